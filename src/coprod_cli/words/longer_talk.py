"""What some meetings said, side by side under each of the eight questions, for a longer talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import when_words
from coprod_cli.words.document import Block, Document, Fact, Item, Section
from coprod_cli.words.report.wording import facts, theirs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.project import Meeting, Project
    from coprod_cli.words.document import Text


def document(project: Project, meetings: Sequence[Meeting]) -> Document:
    """Return the document of what meetings said, oldest first."""
    first, last = when_words(meetings[0].day), when_words(meetings[-1].day)
    title = _("{project}: for a longer talk")
    sections = [_by_yes_or_no(project, name, heading, meetings) for name, heading in _checked().items()]
    sections += [_in_words(project, name, heading, meetings) for name, heading in _lists().items()]
    return Document(
        title.format(project=project.settings.project),
        (
            _("What our meetings said, from {first} to {last}.").format(first=first, last=last),
            _("Read it together. What comes back again and again? What do we want to change?"),
        ),
        tuple(section for section in sections if section.blocks),
        project.language,
    )


def answer_words(answer: str) -> str:
    """Return yes, partly or no as it is said."""
    return {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")}[answer]


def _by_yes_or_no(project: Project, name: str, heading: str, meetings: Sequence[Meeting]) -> Section:
    told: list[Text | Item] = []
    for meeting in meetings:
        said = getattr(meeting.record.questions, name)
        if said is not None:
            line = _("{day}: {said}").format(day=when_words(meeting.day), said=answer_words(said.answer))
            told.append(Item(line, facts(project, (_("Why"), said.why))))
    return Section(name.replace("_", "-"), heading, (Block(items=tuple(told)),) if told else ())


def _in_words(project: Project, name: str, heading: str, meetings: Sequence[Meeting]) -> Section:
    days: dict[str, list[str]] = {}
    for meeting in meetings:
        for said in getattr(meeting.record.questions, name):
            days.setdefault(said, []).append(when_words(meeting.day))
    items = tuple(Item(theirs(project, said), (Fact(_("Said on"), ", ".join(on)),)) for said, on in days.items())
    return Section(name.replace("_", "-"), heading, (Block(items=items),) if items else ())


def _checked() -> dict[str, str]:
    return {
        "co_producing": _("Whether we do this as equals"),
        "ground_rules": _("Whether we kept to our ground rules"),
        "work_plan": _("Whether the work goes as we planned it"),
    }


def _lists() -> dict[str, str]:
    return {
        "worries": _("What worried us"),
        "going_well": _("What went well"),
        "not_working": _("What did not work so well"),
        "learned": _("What we learned"),
        "could_do": _("What more we could do"),
    }
