"""Ids that other files give: outcomes, tasks, what people said, and stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import LEARNING_PATH, OUTCOMES_PATH, STORIES_PATH, WORK_PLAN_PATH, YOU_SAID_PATH
from coprod_cli.rules.rule import Rule, Source
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from pathlib import PurePosixPath

    from coprod_cli.findings import Finding, Keys
    from coprod_cli.project import Project

UNKNOWN_OUTCOME = Rule(
    "unknown-outcome", Severity.ERROR,
    _("A file names an outcome that outcomes.yaml does not have."),
    _("Nobody could follow what this is for."),
    Source.COPROD,
)  # fmt: skip
UNKNOWN_TASK = Rule(
    "unknown-task", Severity.ERROR,
    _("The work plan names a task that outcomes.yaml does not have."),
    _("Nobody could tell what comes next."),
    Source.COPROD,
)  # fmt: skip
UNKNOWN_SAID = Rule(
    "unknown-said", Severity.ERROR,
    _("An outcome comes from something that you-said.yaml does not have."),
    _("The thread from what people said to what came of it would break, and nobody could be told."),
    Source.POWER,
)  # fmt: skip
UNKNOWN_STORY = Rule(
    "unknown-story", Severity.ERROR,
    _("A file names a story that stories.yaml does not have."),
    _("Nobody could tell what its teller said yes to, so it may not be shown."),
    Source.COPROD,
)  # fmt: skip
RULES = (UNKNOWN_OUTCOME, UNKNOWN_TASK, UNKNOWN_SAID, UNKNOWN_STORY)


class Named(NamedTuple):
    """An id that a record gives, and where."""

    path: PurePosixPath
    keys: Keys
    id: str
    at_key: bool = False


def unknown(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look up every outcome, task, story and thing said that another file names."""
    outcomes = [outcome.id for outcome in project.all_outcomes]
    tasks = [task.id for outcome in project.all_outcomes for task in outcome.tasks]
    if OUTCOMES_PATH not in project.unread:
        yield from _missing(
            UNKNOWN_OUTCOME, _named_outcomes(project), outcomes, _('outcomes.yaml has no outcome "{name}".'),
            _("Delete it here, or agree the outcome first."),
        )  # fmt: skip
        yield from _missing(
            UNKNOWN_TASK, _named_tasks(project), tasks, _('outcomes.yaml has no task "{name}".'),
            _("Delete it here, or add the task to its outcome first."),
        )  # fmt: skip
    if YOU_SAID_PATH not in project.unread:
        yield from _missing(
            UNKNOWN_SAID, _named_said(project), [said.id for said in project.all_said],
            _('you-said.yaml has nothing with the id "{name}".'),
            _("Write down in you-said.yaml what people said, with this id."),
        )  # fmt: skip
    if STORIES_PATH not in project.unread:
        yield from _missing(
            UNKNOWN_STORY, named_stories(project), [story.id for story in project.all_stories],
            _('stories.yaml has no story "{name}".'),
            _("Delete it here, or add the story with what its teller said yes to."),
        )  # fmt: skip


def _missing(rule: Rule, named: Iterable[Named], known: list[str], message: str, otherwise: str) -> Iterator[Finding]:
    for each in named:
        if each.id not in known:
            hint = did_you_mean(each.id, known) if known else otherwise
            yield rule.at(each.path, each.keys, message.format(name=each.id), hint, at_key=each.at_key)


def _named_outcomes(project: Project) -> Iterator[Named]:
    for place, action in enumerate(project.actions):
        yield from _listed(WORK_PLAN_PATH, ("actions", place, "outcomes"), action.outcomes)
    for place, activity in enumerate(project.work_plan.activities if project.work_plan is not None else ()):
        yield from _listed(WORK_PLAN_PATH, ("activities", place, "outcomes"), activity.outcomes)
    for place, said in enumerate(project.all_said):
        yield from _listed(YOU_SAID_PATH, ("said", place, "led_to"), said.led_to)
    for place, story in enumerate(project.all_stories):
        yield from _listed(STORIES_PATH, ("stories", place, "outcomes"), story.outcomes)
    for place, learned in enumerate(project.all_learned):
        yield from _listed(LEARNING_PATH, ("learning", place, "outcomes"), learned.outcomes)
    for meeting in project.meetings:
        for outcome in meeting.record.outcomes:
            yield Named(meeting.path, ("outcomes", outcome), outcome, at_key=True)


def _named_tasks(project: Project) -> Iterator[Named]:
    if project.work_plan is not None:
        yield from _listed(WORK_PLAN_PATH, ("tasks_in_order",), project.work_plan.tasks_in_order)


def _named_said(project: Project) -> Iterator[Named]:
    for place, outcome in enumerate(project.all_outcomes):
        yield from _listed(OUTCOMES_PATH, ("outcomes", place, "heard"), outcome.heard)


def named_stories(project: Project) -> Iterator[Named]:
    """Yield every place in which a record uses a story: examples, and looks at an indicator."""
    for given in project.score_sets():
        for name, score in given.given.items():
            for place, example in enumerate(score.examples):
                if example.story is not None:
                    yield Named(given.path, (*given.keys, name, "examples", place, "story"), example.story)
    for place, outcome in enumerate(project.all_outcomes):
        for below, indicator in enumerate(outcome.indicators):
            for deep, look in enumerate(indicator.so_far):
                if look.story is not None:
                    keys: Keys = ("outcomes", place, "indicators", below, "so_far", deep, "story")
                    yield Named(OUTCOMES_PATH, keys, look.story)


def _listed(path: PurePosixPath, keys: Keys, ids: Iterable[str]) -> Iterator[Named]:
    for place, name in enumerate(ids):
        yield Named(path, (*keys, place), name)
