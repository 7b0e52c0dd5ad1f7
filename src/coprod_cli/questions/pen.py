"""Who held the pen at a meeting: asked by group, with what the last meeting had as the usual answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.questions.question import Choice, Question
from coprod_cli.records.meeting import OUTSIDE
from coprod_cli.words.meetings import holder_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.project import Meeting, Project
    from coprod_cli.questions.conversation import Answers


def pen_questions(project: Project, there: Meeting | None, last: Meeting | None) -> Iterator[Question]:
    """Yield who did what, where there are groups; Enter keeps what the day's file says, else what was so last time."""
    if not project.groups:
        return
    ids = [*project.groups, OUTSIDE]
    choices = tuple(Choice(group, holder_words(project, group)) for group in ids)
    usual = there or last
    keeps = "" if there is not None or last is None else _("As last time: {words} Press Enter to keep it.")
    for name, text in _texts().items():
        now = getattr(usual.record.pen, name) if usual is not None else ()
        known = tuple(group for group in now if group in ids)
        yield Question(
            f"pen/{name}", text, "many", choices=choices, now=known, keeps=keeps if known else "",
            help=_("Type one number or several, as 1 3. Type s if nobody knows."),
        )  # fmt: skip


def pen_data(answers: Answers) -> dict[str, Any]:
    """Return who did what, as the file has it."""
    return {name: list(said) for name in _texts() if (said := answers.get(f"pen/{name}"))}


def _texts() -> dict[str, str]:
    return {
        "agenda": _("Who set the agenda?"),
        "items": _("Who brought something to talk about?"),
        "chair": _("Who chaired? Choose two for co-chairs."),
        "minutes": _("Who took the minutes?"),
        "read_back": _("Who heard the minutes read back?"),
        "time_and_place": _("Who chose the time and the place?"),
    }
