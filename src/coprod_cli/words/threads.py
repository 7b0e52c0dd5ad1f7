"""What came of an outcome so far, for the page of the whole record and for a look at where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.document import Fact, Words
from coprod_cli.words.indicators import how_it_goes

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.records.outcomes import Outcome


def made_and_seen(project: Project, outcome: Outcome) -> list[Fact]:
    """Return what was made for an outcome so far, and the latest look at the first indicator that has one."""
    made = [
        Fact(_("What was made for it"), Words(task.output, project.language))
        for task in outcome.tasks
        if task.status == "done" and task.output is not None
    ]
    looks = [
        Fact(_("How it goes"), Words(f"{indicator.indicator}. {looks[-1]}", project.language))
        for indicator in outcome.indicators
        if (looks := how_it_goes(indicator)[1])
    ]
    return [*made, *looks[:1]]
