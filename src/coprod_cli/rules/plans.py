"""What was decided: for which outcome, by whom, by when; and when the group looks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import WORK_PLAN_PATH
from coprod_cli.rules.rule import LATER, Rule, Source
from coprod_cli.rules.scores import UNKNOWN_PRINCIPLE
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding, Keys
    from coprod_cli.project import Project
    from coprod_cli.records.work_plan import Action

NO_OWNER = Rule(
    "action-without-group", Severity.WARNING,
    _("An action is to be done, and no group does it."),
    _("What is everyone's job is done by no one. A plan says who does what."),
    Source.REVIEW, LATER,
)  # fmt: skip
NO_DAY = Rule(
    "action-without-due", Severity.WARNING,
    _("An action is to be done, and has no date."),
    _("Without a date nobody asks how it went. A plan says by when."),
    Source.REVIEW, LATER,
)  # fmt: skip
NO_NEXT = Rule(
    "review-without-next", Severity.NOTE,
    _("The last review says nothing of the next one."),
    _("Looking back is part of the work, every six months. A day that is set is more likely to come."),
    Source.REVIEW, LATER,
)  # fmt: skip
ROUND_NOT_HERE = Rule(
    "review-of-no-round", Severity.WARNING,
    _("A review compares a round that is not in this folder."),
    _("Nobody could look up what was compared."),
    Source.COPROD,
)  # fmt: skip
RULES = (NO_OWNER, NO_DAY, NO_NEXT, ROUND_NOT_HERE)


def actions(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look at every action: what it is for, who does it and by when; after the end nobody is asked for more."""
    ended = project.has_ended(today)
    for place, action in enumerate(project.actions):
        keys: Keys = ("actions", place)
        yield from _principles(project, keys, action)
        if action.is_open and action.group is None and not ended:
            message = _("No group does this action: {action}").format(action=action.action)
            hint = _('Ask who would like to, and add a line "group: ..." with the id of the group.')
            yield NO_OWNER.at(WORK_PLAN_PATH, (*keys, "id"), message, hint)
        if action.is_open and action.due is None and not ended:
            message = _("This action has no date: {action}").format(action=action.action)
            hint = _('Agree by when, and add a line "due: ..." with a day or a month.')
            yield NO_DAY.at(WORK_PLAN_PATH, (*keys, "id"), message, hint)


def _principles(project: Project, keys: Keys, action: Action) -> Iterator[Finding]:
    framework = project.framework
    for place, name in enumerate(action.principles):
        if name not in framework.principle_ids:
            message = _('The framework {framework} has no principle "{name}".')
            hint = did_you_mean(name, [theme.id for theme in framework.principles], framework.principle_ids)
            said = message.format(framework=framework.id, name=name)
            yield UNKNOWN_PRINCIPLE.at(WORK_PLAN_PATH, (*keys, "principles", place), said, hint)


def reviews(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look at which rounds each review compares, and whether the latest one says when the next is."""
    months = {found.month for found in project.assessments}
    for review in project.reviews:
        compared = review.record.compared
        for key, month in (("from", compared.from_), ("to", compared.to)) if compared is not None else ():
            if month not in months and not project.unread_rounds:
                message = _("There is no round {month} in this folder.").format(month=month)
                hint = _("Write the month of a round that is here, or put its file back.")
                yield ROUND_NOT_HERE.at(review.path, ("compared", key), message, hint)
    latest = project.reviews[-1] if project.reviews else None
    closed = project.has_ended(today) or (latest is not None and latest.record.last)
    if latest is not None and latest.record.next is None and not closed:
        message = _("This review does not say when the next one is.")
        hint = _('Agree a month with the group, and add a line "next: ..."')
        yield NO_NEXT.at(latest.path, ("next",), message, hint)
