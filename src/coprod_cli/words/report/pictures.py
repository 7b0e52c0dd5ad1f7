"""The pictures of a report: the wheel of a round, and what moved between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.words.change import two_rounds
from coprod_cli.words.document import Picture
from coprod_cli.words.wheel import wheel

if TYPE_CHECKING:
    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


def picture_of_round(project: Project, found: Round, about: About) -> Picture | None:
    """Return the wheel, where the round has scores about that, and a framework that can be drawn."""
    if found.framework is None or not found.framework.fits or not found.scores(about):
        return None
    return Picture(f"wheel-{about}-{found.month}", wheel(project, found, about))


def picture_of_change(project: Project, comparison: Comparison, about: About) -> Picture | None:
    """Return the picture of two rounds, where both have scores about that, and frameworks that can be drawn."""
    rounds = (comparison.old, comparison.new)
    if any(found.framework is None or not found.framework.fits or not found.scores(about) for found in rounds):
        return None
    name = f"change-{about}-{comparison.old.month}-{comparison.new.month}"
    return Picture(name, two_rounds(project, comparison, about))
