"""What was learned as a page for the organisation's network: the good, the bad and the ugly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import day_words, when_words
from coprod_cli.words.document import Block, Document, Fact, Item, Section
from coprod_cli.words.report.stories import stories
from coprod_cli.words.report.wording import facts, theirs

if TYPE_CHECKING:
    import datetime

    from coprod_cli.project import Project
    from coprod_cli.records.learning import Learned


def learning(project: Project, today: datetime.date) -> Document:
    """Return what a project learned, and its stories; it says nothing of scores and of who gave them."""
    kinds = {
        "good": _("The good: what went well"),
        "bad": _("The bad: what went wrong"),
        "ugly": _("The ugly: what is hard to say aloud"),
    }
    sections = (*(_section(project, kind, heading) for kind, heading in kinds.items()), stories(project))
    purpose = project.settings.purpose
    return Document(
        _("{project}: what we learned").format(project=project.settings.project),
        (
            *((theirs(project, purpose),) if purpose else ()),
            _("Written on {day} from the files that the group keeps.").format(day=day_words(today)),
        ),
        tuple(section for section in sections if section is not None),
        project.language,
    )


def _section(project: Project, kind: str, heading: str) -> Section | None:
    items = tuple(_item(project, learned) for learned in project.all_learned if learned.kind == kind)
    return Section(kind, heading, (Block(items=items),)) if items else None


def _item(project: Project, learned: Learned) -> Item:
    outcomes = {outcome.id: outcome.outcome for outcome in project.all_outcomes}
    about = tuple((_("What it is about"), outcomes.get(outcome)) for outcome in learned.outcomes)
    when = (Fact(_("When we learned it"), when_words(learned.date)),) if learned.date is not None else ()
    shared = tuple(
        Fact(_("Shared, {when}").format(when=when_words(each.date)), theirs(project, each.with_))
        for each in learned.shared
    )
    return Item(theirs(project, learned.learned), (*when, *facts(project, *about), *shared))
