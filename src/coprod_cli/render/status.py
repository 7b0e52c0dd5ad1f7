"""Where a project is, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, counted
from coprod_cli.words.calendar import month_words
from coprod_cli.words.changes import people
from coprod_cli.words.wheel import said_aloud, wheel
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.project import Project
    from coprod_cli.words.next_steps import Step


def text(project: Project, steps: Sequence[Step]) -> str:
    """Return the next steps, then the state of everything, a paragraph each."""
    paragraphs = [[project.settings.project], [_("Next:"), *map(_step, steps)] if steps else []]
    paragraphs += [_latest(project), _plans(project)]
    return "\n\n".join("\n".join(map(printable, lines)) for lines in paragraphs if lines)


def _step(step: Step) -> str:
    return " ".join(filter(None, (step.what, step.when, step.how)))


def _latest(project: Project) -> list[str]:
    if not project.rounds:
        return [_("There is no round yet.")]
    latest = project.rounds[-1]
    lines = [
        counted("{number} round so far. The latest is of {month}.",
                "{number} rounds so far. The latest is of {month}.", len(project.rounds)).format(
            number=len(project.rounds), month=month_words(latest.month)
        )
    ]  # fmt: skip
    lines += map(said_aloud, wheel(project, latest, "project").segments)
    return [*lines, _("Who took part in {round}").format(round=people(project, latest))]


def _plans(project: Project) -> list[str]:
    outcomes = project.outcomes.outcomes if project.outcomes is not None else ()
    if not outcomes:
        return [_("No outcome is agreed yet.")]
    return [_("Outcomes:"), *(outcome.outcome for outcome in outcomes)]
