"""Progress: actions that wait, outputs that come, measures of more than the process, and who looks back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.review import only_group
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import OUTCOMES_PATH, WORK_PLAN_PATH
from coprod_cli.records.dates import Period
from coprod_cli.rules.rule import LATER, Rule, Source
from coprod_cli.words.calendar import day_words, when_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project
    from coprod_cli.records.work_plan import Action

SIX_MONTHS = Period(6, "month")
CARRIED_OVER = 2
"""An action that was open at this many reviews, and decided before them, is looked at anew; our own figure."""

WAITING = Rule(
    "action-waiting", Severity.NOTE,
    _("The date of an action is past, and nothing says how it goes."),
    _("A plan is worth something when people look at it, and say what came of it."),
    Source.REVIEW, LATER,
)  # fmt: skip
TWICE = Rule(
    "action-carried-over", Severity.NOTE,
    _("An action was carried over at two reviews."),
    _("What is carried over again and again is too big, in the wrong hands, or not wanted any more."),
    Source.REVIEW, LATER,
)  # fmt: skip
ONLY_PROCESS = Rule(
    "only-process-measured", Severity.NOTE,
    _("All indicators look at how people work together, and none at what changes in their lives."),
    _("Most look at the process and leave out the impact. Both are needed, so that both can get better."),
    Source.REVIEW,
)  # fmt: skip
NO_OUTPUT = Rule(
    "no-output", Severity.NOTE,
    _("For six months no task was done."),
    _("There should be something to show for it in the end. Without that it is a row of meetings."),
    Source.POWER, LATER,
)  # fmt: skip
REVIEW_ALONE = Rule(
    "review-of-one-group", Severity.NOTE,
    _("One group alone held the last review."),
    _("Reviews are made together too. Whoever looks back alone decides alone what is seen."),
    Source.REVIEW, LATER,
)  # fmt: skip
RULES = (WAITING, TWICE, ONLY_PROCESS, NO_OUTPUT, REVIEW_ALONE)


def actions(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look at actions that wait; a project that has ended waits for nothing."""
    if project.has_ended(today):
        return
    for place, action in enumerate(project.actions):
        if not action.is_open:
            continue
        where = WORK_PLAN_PATH, ("actions", place, "id")
        if action.due is not None and action.due.last < today and not _is_looked_at_since(action, action.due.last):
            message = _("This action has been waiting since {when}: {action}")
            hint = _("Ask how it goes. Write that below progress:, with a new date, or type: {command}").format(
                command=f"coprod done {action.id}")  # fmt: skip
            yield WAITING.at(*where, message.format(when=when_words(action.due), action=action.action), hint)
        if _reviews_since(project, action) >= CARRIED_OVER:
            message = _("This action was open at {reviews} reviews after it was decided: {action}")
            said = message.format(reviews=_reviews_since(project, action), action=action.action)
            hint = _("Ask what is in its way. Make it smaller, give it to someone else, or stop it and say why.")
            yield TWICE.at(*where, said, hint)


def _is_looked_at_since(action: Action, day: datetime.date) -> bool:
    return any(look.date.last > day for look in action.progress)


def _reviews_since(project: Project, action: Action) -> int:
    if action.decided is None:
        return 0
    days = [review.record.date.first for review in project.reviews if review.record.date is not None]
    return sum(day > action.decided.date.last for day in days)


def outputs(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look whether anything came out in the last six months, where there is something to do."""
    tasks = [(place, task) for place, outcome in enumerate(project.all_outcomes) for task in outcome.tasks]
    if project.has_ended(today) or not any(task.status not in {"done", "stopped"} for _place, task in tasks):
        return
    if any(task.status == "done" and task.closed is None for _place, task in tasks):
        return  # when that was is not known
    began = project.settings.began.last if project.settings.began is not None else None
    agreed = [outcome.agreed.date.last for outcome in project.all_outcomes if outcome.agreed is not None]
    done = [task.closed.last for _place, task in tasks if task.status == "done" and task.closed is not None]
    latest = max([*done, *agreed] or ([began] if began is not None else []), default=None)
    if latest is not None and SIX_MONTHS.after(latest) < today:
        message = _("No task has been done since {when}.").format(when=day_words(latest))
        hint = _("Look at the tasks together: what can be done in a month, and who would like to?")
        yield NO_OUTPUT.at(OUTCOMES_PATH, ("outcomes", tasks[0][0], "tasks"), message, hint, at_key=True)


def impact(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look whether the indicators look at more than the process."""
    looks = [indicator.looks_at for outcome in project.all_outcomes for indicator in outcome.indicators]
    if looks and set(looks) == {"process"}:
        message = _("All indicators look at the process.")
        hint = _("Ask what should change in people's lives, and how we will know. Then type: coprod add indicator")
        yield ONLY_PROCESS.at(OUTCOMES_PATH, ("outcomes",), message, hint, at_key=True)


def looking_back(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at who held the last review."""
    latest = project.reviews[-1] if project.reviews else None
    alone = only_group(project, latest.record.counts) if latest is not None else ""
    if latest is not None and alone:
        message = _("Only one group was at this review: {group}.").format(group=project.group_name(alone))
        hint = _("Read it to the others, and ask what they would add. Agree the next day together.")
        yield REVIEW_ALONE.at(latest.path, ("counts", alone), message, hint, at_key=True)
