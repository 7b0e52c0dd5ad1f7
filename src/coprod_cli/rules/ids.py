"""Ids: each one once, so that what points to it points to one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import (
    FRAMEWORK_PATH,
    LEARNING_PATH,
    OUTCOMES_PATH,
    SETTINGS_PATH,
    STORIES_PATH,
    WORK_PLAN_PATH,
    YOU_SAID_PATH,
)
from coprod_cli.rules.rule import Rule, Source

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from pathlib import PurePosixPath

    from coprod_cli.findings import Finding, Keys
    from coprod_cli.project import Project

ID_TWICE = Rule(
    "id-twice", Severity.ERROR,
    _("Two things have the same id."),
    _("What points to the id could mean either. Git can merge two people's work into this without a warning."),
    Source.COPROD,
)  # fmt: skip
RULES = (ID_TWICE,)

Ids = list[tuple["Keys", str]]
"""The ids of one kind of thing, with where each stands."""


def twice(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look for ids that stand twice among things of one kind."""
    if not project.settings_broken:
        groups = [(("groups", place, "id"), group.id) for place, group in enumerate(project.settings.groups)]
        yield from _repeated(SETTINGS_PATH, groups)
    if project.outcomes is not None:
        for ids in _outcome_ids(project):
            yield from _repeated(OUTCOMES_PATH, ids)
    for path, key, names in (
        (YOU_SAID_PATH, "said", [said.id for said in project.all_said]),
        (STORIES_PATH, "stories", [story.id for story in project.all_stories]),
        (LEARNING_PATH, "learning", [learned.id for learned in project.all_learned]),
        (WORK_PLAN_PATH, "actions", [action.id for action in project.actions]),
    ):
        yield from _repeated(path, [((key, place, "id"), name) for place, name in enumerate(names)])
    if project.own_framework is not None:
        for ids in _framework_ids(project):
            yield from _repeated(FRAMEWORK_PATH, ids)


def _outcome_ids(project: Project) -> Iterator[Ids]:
    outcomes = project.all_outcomes
    yield [(("outcomes", place, "id"), outcome.id) for place, outcome in enumerate(outcomes)]
    yield [
        (("outcomes", place, "tasks", below, "id"), task.id)
        for place, outcome in enumerate(outcomes)
        for below, task in enumerate(outcome.tasks)
    ]
    yield [
        (("outcomes", place, "indicators", below, "id"), indicator.id)
        for place, outcome in enumerate(outcomes)
        for below, indicator in enumerate(outcome.indicators)
    ]


def _framework_ids(project: Project) -> Iterator[Ids]:
    own = project.own_framework
    if own is None:
        return
    yield [(("levels", place, "id"), level.id) for place, level in enumerate(own.levels)]
    names: Ids = []
    for place, principle in enumerate(own.principles):
        names.append((("principles", place, "id"), principle.id))
        names += [(("principles", place, "aliases", below), alias) for below, alias in enumerate(principle.aliases)]
    yield names


def _repeated(path: PurePosixPath, ids: Iterable[tuple[Keys, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for keys, name in ids:
        if name in seen:
            message = _('The id "{id}" is given to two things.').format(id=name)
            hint = _("Give one of them another id. If git merged the file, they may be the same thing twice.")
            yield ID_TWICE.at(path, keys, message, hint)
        seen.add(name)
