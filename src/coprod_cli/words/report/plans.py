"""What came of what was decided, and what is next: who does what, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.actions import by_whom, latest_looks, status_words
from coprod_cli.words.calendar import day_words, when_words
from coprod_cli.words.document import Block, Fact, Item, Section
from coprod_cli.words.report.wording import facts, theirs

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.project import Project
    from coprod_cli.records.dates import When
    from coprod_cli.records.work_plan import Action, Activity
    from coprod_cli.words.document import Text


def came_of_it(project: Project, today: datetime.date) -> Section | None:
    """Return what meetings decided, what was done besides them, and the actions that are over."""
    done = tuple(_activity(project, each) for each in _activities(project) if _is_past(each, today))
    blocks = (
        Block(items=tuple(_over(project, action) for action in project.actions if not action.is_open)),
        Block(_("What our meetings decided"), items=tuple(_decided(project))),
        Block(_("What we did besides our meetings"), items=done),
    )
    kept = tuple(block for block in blocks if block.items)
    return Section("came-of-it", _("What came of what we decided"), kept) if kept else None


def what_is_next(project: Project, today: datetime.date) -> Section | None:
    """Return what is still to be done, by whom and when, and when the group looks again.

    Where a project has ended, nothing is next.
    """
    if project.settings.ended is not None:
        return None
    actions = tuple(_open(project, action, today) for action in project.open_actions)
    steps = tuple(_steps(project, today))
    dates = tuple(_dates(project, today))
    planned = tuple(_activity(project, each) for each in _activities(project) if not _is_past(each, today))
    blocks = (
        Block(_("What we will do"), items=actions),
        Block(_("Our tasks, in the order in which we take them"), items=tuple(_in_order(project))),
        Block(_("What we plan besides our meetings"), items=planned),
        Block(_("How we reach who is not here yet"), items=steps),
        Block(_("When we look again"), facts=dates),
    )
    kept = tuple(block for block in blocks if block.items or block.facts)
    return Section("next", _("What is next"), kept) if kept else None


def _decided(project: Project) -> Iterator[Item]:
    for meeting in project.meetings:
        day = (Fact(_("Decided on"), day_words(meeting.day.first)),)
        yield from (Item(theirs(project, each), day) for each in meeting.record.decisions)


def _activities(project: Project) -> tuple[Activity, ...]:
    return project.work_plan.activities if project.work_plan is not None else ()


def _is_past(activity: Activity, today: datetime.date) -> bool:
    """Say whether an activity is over: its day is past, or somebody wrote how it went."""
    return activity.note is not None or (activity.date is not None and activity.date.last < today)


def _activity(project: Project, activity: Activity) -> Item:
    when = (Fact(_("When"), when_words(activity.date)),) if activity.date is not None else ()
    who = project.group_name(activity.group) if activity.group is not None else None
    told = facts(project, (_("Who"), who), (_("How it went"), activity.note))
    return Item(theirs(project, activity.activity), (*when, *told))


def _in_order(project: Project) -> Iterator[Text]:
    """Yield the tasks that are still to be done, where the group agreed in which order it takes them."""
    tasks = {task.id: task for outcome in project.all_outcomes for task in outcome.tasks}
    order = project.work_plan.tasks_in_order if project.work_plan is not None else ()
    for task in (tasks[each] for each in order if each in tasks):
        if task.status not in {"done", "stopped"}:
            yield theirs(project, task.task)


def _over(project: Project, action: Action) -> Item:
    told = [*_who(project, action)]
    if action.status is not None:
        told.append(Fact(_("How far it is"), status_words(action)))
    return Item(
        theirs(project, action.action),
        (*told, *facts(project, (_("Why"), action.why)), *_latest(project, action)),
    )


def _open(project: Project, action: Action, today: datetime.date) -> Item:
    due = (_by(action.due, today),) if action.due is not None else ()
    return Item(theirs(project, action.action), (*_who(project, action), *due, *_latest(project, action)))


def _who(project: Project, action: Action) -> Iterator[Fact]:
    """Yield who does it: the group, and a name only where the person gave it."""
    if action.name or action.group:
        yield Fact(_("Who"), theirs(project, by_whom(project, action)))


def _by(due: When, today: datetime.date) -> Fact:
    return Fact(_("Waiting since") if due.last < today else _("By"), when_words(due))


def _latest(project: Project, action: Action) -> tuple[Fact, ...]:
    """Return the latest look at an action."""
    return tuple(Fact(when_words(look.date), theirs(project, look.note)) for look in latest_looks(action))


def _steps(project: Project, today: datetime.date) -> Iterator[Item]:
    for missing in project.roles.not_here_yet if project.roles is not None else ():
        if missing.next_step:
            due = (_by(missing.due, today),) if missing.due is not None else ()
            yield Item(theirs(project, missing.next_step), (*facts(project, (_("For"), missing.who)), *due))


def _dates(project: Project, today: datetime.date) -> Iterator[Fact]:
    """Yield when the group scores, reviews and reads its rules again."""
    due = project.next_round_due()
    if due is not None:
        when = _("waiting since {day}") if due < today else _("by {day}")
        yield Fact(_("The next round of scores"), when.format(day=day_words(due)))
    review = project.reviews[-1].record if project.reviews else None
    if review is not None and review.next is not None and not review.last:
        yield Fact(_("The next review"), when_words(review.next))
    rules = project.ground_rules
    if rules is not None and rules.look_again is not None:
        yield Fact(_("Our ground rules, read again"), when_words(rules.look_again))
