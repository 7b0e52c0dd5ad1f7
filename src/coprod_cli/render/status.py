"""Where a project is, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, counted
from coprod_cli.project import OUTCOMES_PATH
from coprod_cli.words.calendar import month_words
from coprod_cli.words.changes import people
from coprod_cli.words.picture import said_aloud
from coprod_cli.words.wheel import wheel
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.project import Project
    from coprod_cli.words.next_steps import Step


def text(project: Project, steps: Sequence[Step]) -> str:
    """Return the next steps, then the state of everything, a paragraph each."""
    paragraphs = [[project.settings.project], [_("Next:"), *map(_step, steps)] if steps else []]
    paragraphs += [_latest(project), _plans(project), _unread(project)]
    return "\n\n".join("\n".join(map(printable, lines)) for lines in paragraphs if lines)


def _step(step: Step) -> str:
    return " ".join(filter(None, (step.what, step.when, step.how)))


def _latest(project: Project) -> list[str]:
    unread = project.unread_rounds
    if not project.rounds:
        if not unread:
            return [_("There is no round yet.")]
        said = counted("{number} round is here and cannot be read now.",
                       "{number} rounds are here and cannot be read now.", unread)  # fmt: skip
        return [said.format(number=unread)]
    latest = project.rounds[-1]
    lines = [_how_many(project).format(number=len(project.rounds), unread=unread, month=month_words(latest.month))]
    lines += map(said_aloud, wheel(project, latest, "project").segments)
    return [*lines, _("Who took part in {round}").format(round=people(project, latest))]


def _how_many(project: Project) -> str:
    if project.unread_rounds:
        return counted(
            "{number} round can be read, and {unread} cannot. The latest that can is of {month}.",
            "{number} rounds can be read, and {unread} cannot. The latest that can is of {month}.",
            len(project.rounds),
        )
    return counted(
        "{number} round so far. The latest is of {month}.",
        "{number} rounds so far. The latest is of {month}.",
        len(project.rounds),
    )


def _plans(project: Project) -> list[str]:
    outcomes = project.outcomes.outcomes if project.outcomes is not None else ()
    if OUTCOMES_PATH in project.unread:
        return []
    if not outcomes:
        return [_("No outcome is agreed yet.")]
    return [_("Outcomes:"), *(outcome.outcome for outcome in outcomes)]


def _unread(project: Project) -> list[str]:
    """Say which files cannot be read; the rounds are counted elsewhere."""
    files = [path for path in project.unread if len(path.parts) == 1]
    return [_("{file} cannot be read now.").format(file=path) for path in files]
