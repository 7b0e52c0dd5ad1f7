"""Who holds the pen: how often each group did what at meetings, and in what the group wrote down.

What to ask is from "Sharing power as equals": who set the agenda, chaired and took the minutes, and
who decides what success is. Groups that may not be named are counted together, as `OTHERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.hidden_groups import named
from coprod_cli.analysis.threads import threads
from coprod_cli.records.meeting import OUTSIDE, Pen

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Mapping

    from coprod_cli.project import Meeting, Project

OTHERS = ""
"""What groups are counted under that may not be named; no group has this id."""

AT_MEETINGS = tuple(Pen.model_fields)
"""What is asked about each meeting, by the keys of the record."""


class Share(NamedTuple):
    """How often each group did one thing."""

    of: int
    """How many times it is known who did it."""
    by: tuple[tuple[str, int], ...]
    """The groups that did it at least once, in the order of coprod.yaml, then `outside` and `others`."""


class PenHeld(NamedTuple):
    """Who did what, by the name of what was done."""

    earlier: Mapping[str, Share]
    """At the meetings up to the last review."""
    since: Mapping[str, Share]
    """At the meetings since then; where there was no review, all of them."""
    written: Mapping[str, Share]
    """In what was written down: indicators, agreed examples, and what people said."""


def pen_held(project: Project, before: datetime.date) -> PenHeld:
    """Return who held the pen; `before` is the day of the review up to which meetings are told apart."""
    sizes = _sizes(project)
    may_name = named(project, sizes) | (set(project.groups) - set(sizes))
    earlier = [meeting for meeting in project.meetings if meeting.day.first <= before]
    since = [meeting for meeting in project.meetings if meeting.day.first > before]
    return PenHeld(
        _at_meetings(project, earlier, may_name), _at_meetings(project, since, may_name), _written(project, may_name)
    )


def _sizes(project: Project) -> dict[str, int]:
    """Return the most people that each group ever had at a round or a meeting, where it was ever counted."""
    counts = [*(found.record.counts for found in project.rounds), *(each.record.counts for each in project.meetings)]
    most = {group: max((count.get(group, 0) for count in counts), default=0) for group in project.groups}
    return {group: size for group, size in most.items() if size}


def _at_meetings(project: Project, meetings: Iterable[Meeting], may_name: Collection[str]) -> dict[str, Share]:
    told = [dict(meeting.record.pen) for meeting in meetings]
    shares = {what: _share(project, [pen[what] for pen in told], may_name) for what in AT_MEETINGS}
    return {what: share for what, share in shares.items() if share.of}


def _written(project: Project, may_name: Collection[str]) -> dict[str, Share]:
    indicators = [indicator for outcome in project.all_outcomes for indicator in outcome.indicators]
    examples: list[Collection[str]] = [
        (example.told_by,)
        for found in project.rounds
        for about in found.abouts
        for score in found.scores(about).values()
        for example in score.examples
        if example.told_by is not None
    ]
    heard = [((said.group or OUTSIDE,), bool(outcomes)) for said, outcomes in threads(project)]
    lists: dict[str, list[Collection[str]]] = {
        "chosen_by": [indicator.chosen_by for indicator in indicators],
        "gathered_by": [indicator.gathered_by for indicator in indicators],
        "read_by": [indicator.read_by for indicator in indicators],
        "examples": examples,
        "heard": [groups for groups, _led in heard],
        "became_outcomes": [groups for groups, led in heard if led],
    }
    shares = {what: _share(project, groups, may_name) for what, groups in lists.items()}
    return {what: share for what, share in shares.items() if share.of}


def _share(project: Project, lists: Iterable[Collection[str]], may_name: Collection[str]) -> Share:
    known = [
        {group if group in may_name or group == OUTSIDE else OTHERS for group in groups} for groups in lists if groups
    ]
    counted = {group: sum(group in groups for groups in known) for group in [*project.groups, OUTSIDE, OTHERS]}
    return Share(len(known), tuple((group, number) for group, number in counted.items() if number))
