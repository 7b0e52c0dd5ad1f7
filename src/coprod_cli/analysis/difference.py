"""Everything that can be said of two rounds: scores, examples, people, and what groups said apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.compare import compare, with_new_examples
from coprod_cli.analysis.hidden_groups import shown_apart
from coprod_cli.analysis.spread import spreads

if TYPE_CHECKING:
    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.analysis.hidden_groups import Shown
    from coprod_cli.analysis.spread import Spread
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


class Difference(NamedTuple):
    """Two rounds compared, with what their groups said apart, as far as it may be shown."""

    comparison: Comparison
    before: Shown
    """Which groups of the older round may be shown apart."""
    after: Shown
    spreads: tuple[Spread, ...]
    revision: str = ""
    """The git revision that the older round comes from, as it was typed; empty for this folder's own."""

    @property
    def is_any(self) -> bool:
        """Whether anything moved: scores, examples, or what groups said apart."""
        return self.comparison.is_moved or any(each.before != each.after for each in self.spreads)


def difference(
    project: Project, old: Round, new: Round, about: About | None = None, *, revision: str = "", fewest: int = 0
) -> Difference:
    """Compare two rounds; `fewest` is how large a shown group has to be, if the settings ask for less."""
    comparison = with_new_examples(compare(old, new, about))
    before, after = shown_apart(project, old, fewest), shown_apart(project, new, fewest)
    return Difference(comparison, before, after, spreads(comparison, before.groups, after.groups), revision)


def changed_around(project: Project, comparison: Comparison) -> list[tuple[str, str]]:
    """Return what changed around the group from the older round to the newer, each with its round's month.

    Each round tells of the time since the one before. Of one month in two versions, only what was
    added is told.
    """
    old, new = comparison.old, comparison.new
    if old.month == new.month:
        return [(new.month, what) for what in new.record.changed_around_us if what not in old.record.changed_around_us]
    return [
        (each.month, what)
        for each in project.rounds
        if old.month < each.month <= new.month
        for what in each.record.changed_around_us
    ]


def came_both_times(project: Project, comparison: Comparison) -> int | None:
    """Return how many people were there both times, or None when nobody knows.

    A round counts who came to the one before it, and says nothing of older ones.
    """
    before = project.before(comparison.new)
    is_next = before is not None and before.month == comparison.old.month
    return comparison.new.record.came_last_time if is_next else None
