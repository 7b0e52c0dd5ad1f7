"""What groups said apart: the lowest and highest of each, and how far the groups are from each other.

Only groups that may be shown are looked at; see `coprod_cli.analysis.hidden_groups`. There is no
mean, and no group that the others are measured by: groups are as far apart as the two that are
furthest from each other, and not apart where they have a level in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from coprod_cli.analysis.compare import in_both, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.framework import Framework
    from coprod_cli.project import Round
    from coprod_cli.records.assessment import About

Range = tuple[str, str]
"""The lowest and the highest level that people of one group gave."""

Ranges = dict[str, Range]
"""What each group said about one principle, in the order of `coprod.yaml`."""

Move = Literal["closer", "further", "same", "not-comparable"]


class Spread(NamedTuple):
    """What groups said apart about one principle, then and now."""

    about: About
    principle: str
    before: Mapping[str, Range]
    after: Mapping[str, Range]
    move: Move
    """`not-comparable` where fewer than two groups can be looked at both times."""
    steps_before: int | None
    """How far apart the groups were: those that can be looked at both times, else all; None for one alone."""
    steps_after: int | None


def spreads(comparison: Comparison, shown_before: Iterable[str], shown_after: Iterable[str]) -> tuple[Spread, ...]:
    """Return what the groups that may be shown said apart in two rounds, principle by principle."""
    old, new = comparison.old, comparison.new
    found = []
    for about in comparison.abouts:
        before, after = ranges(old, about, shown_before), ranges(new, about, shown_after)
        found += [
            _spread(comparison, about, principle, before.get(principle, {}), after.get(principle, {}))
            for principle in in_order(new, [*after, *before])
        ]
    return tuple(found)


def ranges(found: Round, about: About, groups: Iterable[str]) -> dict[str, Ranges]:
    """Return what groups of a round said apart: the principle's id, then each group's lowest and highest."""
    ids = found.framework.principle_ids if found.framework is not None else {}
    said: dict[str, Ranges] = {}
    for group in groups:
        for name, (lowest, highest) in found.record.heard[group].ranges(about).items():
            said.setdefault(ids.get(name, name), {})[group] = (lowest, highest)
    return {principle: said[principle] for principle in in_order(found, list(said))}


def steps_apart(framework: Framework, said: Mapping[str, Range]) -> int | None:
    """Return how many steps lie between the two groups furthest from each other; None without two groups.

    0 means that all of them have a level in common. None, too, where the framework lacks a level.
    """
    levels = [framework.steps.get(level) for pair in said.values() for level in pair]
    places = [place for place in levels if place is not None]
    if len(said) < 2 or len(places) < len(levels):  # noqa: PLR2004  # one group alone is not apart
        return None
    pairs = list(zip(places[::2], places[1::2], strict=True))
    return max(0, max(min(pair) for pair in pairs) - min(max(pair) for pair in pairs))


def _spread(
    comparison: Comparison, about: About, principle: str, before: Mapping[str, Range], after: Mapping[str, Range]
) -> Spread:
    old, new = comparison.old, comparison.new
    comparable = not comparison.levels_changed and in_both(old, new, principle)
    both = [group for group in after if group in before] if comparable else []
    was = _steps(old, {group: before[group] for group in both})
    now = _steps(new, {group: after[group] for group in both})
    if was is None or now is None:
        return Spread(about, principle, before, after, "not-comparable", _steps(old, before), _steps(new, after))
    move: Move = "same" if was == now else "closer" if now < was else "further"
    return Spread(about, principle, before, after, move, was, now)


def _steps(found: Round, said: Mapping[str, Range]) -> int | None:
    return steps_apart(found.framework, said) if found.framework is not None else None
