"""A review: which two rounds it looks at, what moved between them, and what was decided when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.records.assessment import ABOUTS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from coprod_cli.analysis.compare import Change, Comparison
    from coprod_cli.project import Project, Review, Round
    from coprod_cli.records.work_plan import Action

    TwoRounds = tuple[Round, Round]

MOVED = frozenset({"rose", "fell", "new", "gone"})
"""What happened to a principle that the group is asked about; what stayed or can't be compared is not."""


def rounds_of_the_latest(project: Project) -> TwoRounds | None:
    """Return the latest round and, before it, the one nearest to review_every earlier; None below two rounds."""
    if len(project.rounds) < 2:  # noqa: PLR2004  # an older and a newer
        return None
    *earlier, latest = project.rounds
    every = project.settings.review_every

    def distance(found: Round) -> datetime.timedelta:
        return abs(every.after(_day(found)) - _day(latest))

    return min(reversed(earlier), key=distance), latest  # of two that are as near, the later


def rounds_of_the_whole(project: Project) -> TwoRounds | None:
    """Return the first round and the latest, for the review that closes a project; None below two rounds."""
    return (project.rounds[0], project.rounds[-1]) if len(project.rounds) > 1 else None


def moved(comparison: Comparison) -> tuple[Change, ...]:
    """Return the changes that the group is asked about.

    What one of the rounds did not score at all has not moved: nobody is asked why.
    """
    scored = {about for about in ABOUTS if comparison.old.scores(about) and comparison.new.scores(about)}
    return tuple(each for each in comparison.changes if each.kind in MOVED and each.about in scored)


def only_group(project: Project, counts: Mapping[str, int]) -> str:
    """Return the group that is alone in the room, or nothing; with one group in the project none is alone."""
    present = [group for group, number in counts.items() if number]
    return present[0] if len(project.groups) > 1 and len(present) == 1 else ""


def decided_at(project: Project, review: Review) -> tuple[Action, ...]:
    """Return the actions that were decided at a review."""
    return tuple(action for action in project.actions if _is_decided_at(action, review))


def looked_at(project: Project, review: Review) -> tuple[Action, ...]:
    """Return the actions that were decided before a review, and that it had before it.

    These are the ones that are still open, and those that were closed or looked at since the review
    before. What was closed without a day is told only where there was no review before.
    """
    before = [each.record.date.last for each in project.reviews if each.month < review.month and each.record.date]
    since = before[-1] if before and not review.record.last else None
    return tuple(
        action
        for action in project.actions
        if not _is_decided_at(action, review)
        and not _is_decided_after(action, review)
        and (action.is_open or _is_told_since(action, since))
    )


def _is_told_since(action: Action, since: datetime.date | None) -> bool:
    days = [look.date.last for look in action.progress] + ([action.closed.last] if action.closed is not None else [])
    return since is None or any(day > since for day in days)


def _is_decided_at(action: Action, review: Review) -> bool:
    decided = action.decided
    return decided is not None and decided.at == "review" and decided.date.month == review.month


def _is_decided_after(action: Action, review: Review) -> bool:
    decided, held = action.decided, review.record.date
    return decided is not None and held is not None and decided.date.first > held.last


def _day(found: Round) -> datetime.date:
    if found.record.date is None:
        raise AssertionError("a round has a date")
    return found.record.date.first
