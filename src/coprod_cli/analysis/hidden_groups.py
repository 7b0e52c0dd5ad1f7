"""Which groups of a round may be shown apart: small ones are hidden, and whatever would give them away.

A group is small when the smaller of two numbers, people counted and answers given, is below
`hide_groups_under`. It is hidden unless its entry says when every one of its people agreed.

Hiding it alone is not enough. What was agreed together stands in the same round, beside what
everyone else said apart: where all others say "basic" and there is no agreement, the one group
left out must have said something else. So the people whom nobody sees apart have to be at least
two groups, and together as many as a group that may be shown; where they are not, the smallest
group still shown is hidden too. One more is always enough, because it is no small group itself
(only a small one that agreed may be followed by another).

A file leaves out groups that may not be shown, so a small group that was counted and has no entry
counts as hidden. One that only came to talk says `answers: 0`, and then there is nothing to hide.

Numbers of people and the order in `coprod.yaml` decide, never what somebody answered: which group
is hidden says nothing about its answers. See docs/decisions/0026.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_cli.project import Project, Round

FEWEST_GROUPS = 2
"""How many groups nobody may see apart, if there is one: a single one is what is left of the whole."""


class Shown(NamedTuple):
    """The groups of one round that have an entry in `heard`, in the order of `coprod.yaml`."""

    groups: tuple[str, ...]
    """Those that may be shown apart."""
    small: tuple[str, ...]
    """Hidden, because too few people answered."""
    beside_small: tuple[str, ...]
    """Hidden, because what a smaller group said could be worked out."""


def shown_apart(project: Project, found: Round, fewest: int = 0) -> Shown:
    """Return which groups of a round may be shown apart; `fewest` people if the settings ask for less."""
    fewest = max(fewest, project.settings.hide_groups_under)
    heard = found.record.heard
    small = [group for group in _took_part(found) if _size(found, group) < fewest and not _agreed(found, group)]
    shown = {group for group in heard if _said_something(found, group)} - set(small)
    unseen = set(_took_part(found)) - shown
    if small:
        people = {group: (_agreed(found, group), _size(found, group)) for group in shown | unseen}
        _hide_beside(shown, unseen, fewest, people, list(project.groups))
    order = list(dict.fromkeys([*(group for group in project.groups if group in heard), *heard]))
    return Shown(
        tuple(group for group in order if group in shown),
        tuple(group for group in order if group in small),
        tuple(group for group in order if group in unseen and group not in small),
    )


def named(project: Project, sizes: Mapping[str, int]) -> frozenset[str]:
    """Return the groups that may be named where it is told who did what; `sizes` is how many people each had."""
    fewest = project.settings.hide_groups_under
    unseen = {group for group, size in sizes.items() if size < fewest}
    shown = set(sizes) - unseen
    if unseen:
        _hide_beside(shown, unseen, fewest, {group: (False, size) for group, size in sizes.items()}, list(sizes))
    return frozenset(shown)


def _hide_beside(
    shown: set[str], unseen: set[str], fewest: int, people: Mapping[str, tuple[bool, int]], order: list[str]
) -> None:
    """Hide more groups until those whom nobody sees apart are enough to hide among.

    `people` says of each group whether it agreed to be shown, and how many people it had.
    """
    while shown and (len(unseen) < FEWEST_GROUPS or sum(people[group][1] for group in unseen) < fewest):
        place = {group: number for number, group in enumerate([*order, *sorted(shown - set(order))])}
        # Those who agreed to be shown come last, and of two equal groups the later one in coprod.yaml goes.
        smallest = min(shown, key=lambda group: (*people[group], -place[group]))
        shown.remove(smallest)
        unseen.add(smallest)


def _took_part(found: Round) -> Iterable[str]:
    """Return the groups that somebody counted or heard, but for those that only came to talk."""
    present = [group for group, number in found.record.counts.items() if number]
    groups = dict.fromkeys([*present, *found.record.heard])
    return [group for group in groups if group not in found.record.heard or _said_something(found, group)]


def _said_something(found: Round, group: str) -> bool:
    entry = found.record.heard[group]
    return bool(entry.answers or entry.project or entry.organisation)


def _size(found: Round, group: str) -> int:
    """Return the smaller of people counted and answers given; one that is not known says nothing."""
    counted = found.record.counts.get(group)
    entry = found.record.heard.get(group)
    return min(number for number in (counted, entry.answers if entry else None) if number is not None)


def _agreed(found: Round, group: str) -> bool:
    entry = found.record.heard.get(group)
    return entry is not None and entry.agreed_to_be_shown is not None
