"""Where records name groups: the file, the keys, the group's id, and whether the id is a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.project import (
    GROUND_RULES_PATH,
    OUTCOMES_PATH,
    ROLES_PATH,
    STORIES_PATH,
    WORK_PLAN_PATH,
    YOU_SAID_PATH,
)
from coprod_cli.records.meeting import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePosixPath

    from coprod_cli.findings import Keys
    from coprod_cli.project import Meeting, Project
    from coprod_cli.records.outcomes import Outcome
    from coprod_cli.records.roles import Holder

Named = tuple["PurePosixPath", "Keys", str, bool]
"""Where a group is named, its id there, and whether the id is a key."""


def named_groups(project: Project) -> Iterator[Named]:
    """Yield every place in which a record names a group."""
    yield from _in_rounds(project)
    yield from _in_examples(project)
    yield from _in_reviews(project)
    yield from _in_plans(project)
    yield from _in_roles(project)
    yield from _in_what_people_told(project)
    for meeting in project.meetings:
        yield from _in_meeting(meeting)


def _in_rounds(project: Project) -> Iterator[Named]:
    for found in project.assessments:
        yield from _listed(found.path, ("met_first",), found.record.met_first)
        for group in found.record.counts:
            yield found.path, ("counts", group), group, True
        for group in found.record.heard:
            yield found.path, ("heard", group), group, True
    for apart in project.apart:
        yield apart.path, (), apart.group, False


def _in_examples(project: Project) -> Iterator[Named]:
    for given in project.score_sets():
        for name, score in given.given.items():
            for group in score.says:
                yield given.path, (*given.keys, name, "says", group), group, True
            for place, example in enumerate(score.examples):
                keys: Keys = (*given.keys, name, "examples", place)
                yield from _one(given.path, (*keys, "told_by"), example.told_by)
                yield from _listed(given.path, (*keys, "also_seen_by"), example.also_seen_by)


def _in_reviews(project: Project) -> Iterator[Named]:
    for review in project.reviews:
        for group in review.record.counts:
            yield review.path, ("counts", group), group, True


def _in_plans(project: Project) -> Iterator[Named]:
    for place, outcome in enumerate(project.all_outcomes):
        yield from _in_outcome(("outcomes", place), outcome)
    for place, action in enumerate(project.actions):
        yield from _one(WORK_PLAN_PATH, ("actions", place, "group"), action.group)
    for place, activity in enumerate(project.work_plan.activities if project.work_plan is not None else ()):
        yield from _one(WORK_PLAN_PATH, ("activities", place, "group"), activity.group)
    if project.ground_rules is not None and project.ground_rules.agreed is not None:
        agreed = project.ground_rules.agreed
        yield from _listed(GROUND_RULES_PATH, ("agreed", "groups"), agreed.groups)


def _in_roles(project: Project) -> Iterator[Named]:
    if project.roles is not None:
        for place, role in enumerate(project.roles.roles):
            yield from _holders(("roles", place, "held_by"), role.held_by)
        for place, skill in enumerate(project.roles.skills):
            yield from _holders(("skills", place, "held_by"), skill.held_by)
        for place, organisation in enumerate(project.roles.organisations):
            yield from _one(ROLES_PATH, ("organisations", place, "group"), organisation.group)


def _in_what_people_told(project: Project) -> Iterator[Named]:
    for place, said in enumerate(project.all_said):
        yield from _one(YOU_SAID_PATH, ("said", place, "group"), said.group)
        yield from _listed(YOU_SAID_PATH, ("said", place, "asked_by"), said.asked_by)
    for place, story in enumerate(project.all_stories):
        yield from _one(STORIES_PATH, ("stories", place, "group"), story.group)


def _in_meeting(meeting: Meeting) -> Iterator[Named]:
    for group in meeting.record.counts:
        yield meeting.path, ("counts", group), group, True
    for what, groups in meeting.record.pen:
        for place, group in enumerate(groups):
            if group != OUTSIDE:
                yield meeting.path, ("pen", what, place), group, False


def _in_outcome(keys: Keys, outcome: Outcome) -> Iterator[Named]:
    if outcome.agreed is not None:
        yield from _listed(OUTCOMES_PATH, (*keys, "agreed", "groups"), outcome.agreed.groups)
    for place, indicator in enumerate(outcome.indicators):
        here = (*keys, "indicators", place)
        yield from _listed(OUTCOMES_PATH, (*here, "chosen_by"), indicator.chosen_by)
        yield from _listed(OUTCOMES_PATH, (*here, "gathered_by"), indicator.gathered_by)
        yield from _listed(OUTCOMES_PATH, (*here, "read_by"), indicator.read_by)


def _holders(keys: Keys, holders: Iterable[Holder]) -> Iterator[Named]:
    for place, holder in enumerate(holders):
        yield ROLES_PATH, (*keys, place, "group"), holder.group, False


def _one(path: PurePosixPath, keys: Keys, group: str | None) -> Iterator[Named]:
    if group is not None:
        yield path, keys, group, False


def _listed(path: PurePosixPath, keys: Keys, groups: Iterable[str]) -> Iterator[Named]:
    for place, group in enumerate(groups):
        yield path, (*keys, place), group, False
