"""What people said at a review about how they work together, and what they learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.document import Block
from coprod_cli.words.report.wording import theirs

if TYPE_CHECKING:
    from coprod_cli.project import Project, Review
    from coprod_cli.records.review import ReviewRecord


def together(record: ReviewRecord) -> tuple[tuple[str, str | None], ...]:
    """Return what was said of working together, each under a label."""
    return (
        (_("What helped"), record.helped),
        (_("What was in the way"), record.in_the_way),
        (_("Whom we asked outside the group, and what they said"), record.asked_outside),
        (_("Which principles matter now"), record.still_fits.principles),
        (_("Our ground rules"), record.ground_rules),
        (_("Who holds the pen"), record.pen),
        (_("Who is not here yet"), record.not_here_yet),
        (_("Whom we tell what came of it"), record.tell),
    )


def learned(project: Project, review: Review, heading: str, level: int) -> Block:
    """Return what people learned, in a block under a heading of a level; it may be empty."""
    return Block(heading, level, items=tuple(theirs(project, each) for each in review.record.learned))
