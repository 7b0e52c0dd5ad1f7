"""Meetings: the one before a day, what it left open, which ones asked how they were, and when the next is due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from coprod_cli.project import MEETINGS_FOLDER, WORK_PLAN_PATH

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from coprod_cli.project import Meeting, Project
    from coprod_cli.records.work_plan import Action

Worrying = Literal["worries", "not_working"]
"""The two of the eight questions whose answers are asked about again at the next meeting."""

TALK_AFTER = 3
"""After so many meetings their answers are there for a longer talk."""


class Unsettled(NamedTuple):
    """What worried people at a meeting, or did not work, and is not settled: where it was said, and its words."""

    question: Worrying
    text: str


def before(project: Project, day: datetime.date) -> tuple[Meeting, ...]:
    """Return the meetings before a day, oldest first."""
    return tuple(meeting for meeting in project.meetings if meeting.day.first < day)


def on(project: Project, day: datetime.date) -> Meeting | None:
    """Return the meeting of a day, or None."""
    return next((meeting for meeting in project.meetings if meeting.day.first == day), None)


def asked(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Return the meetings at which the eight questions were asked."""
    return tuple(meeting for meeting in meetings if meeting.record.questions is not None)


def unsettled(meetings: Sequence[Meeting]) -> tuple[Unsettled, ...]:
    """Return what the latest meeting that was asked left open, in its own words.

    A meeting without the questions may still have settled something.
    """
    latest = next(iter(reversed(asked(meetings))), None)
    if latest is None or latest.record.questions is None:
        return ()
    later = [meeting for meeting in meetings if meeting.day >= latest.day]
    settled = {same_words(text) for meeting in later for text in meeting.record.settled}
    found = [
        Unsettled(question, text)
        for question in get_args(Worrying)
        for text in getattr(latest.record.questions, question)
    ]
    return tuple(each for each in found if same_words(each.text) not in settled)


def forgotten(project: Project, meeting: Meeting) -> tuple[Unsettled, ...]:
    """Return what was left open before a meeting, and is neither settled there nor said again.

    Nobody is asked about it any more: the meeting after it asks what this one left open. A meeting
    without the questions forgets nothing.
    """
    said = meeting.record.questions
    if said is None:
        return ()
    here = {same_words(text) for text in (*said.worries, *said.not_working, *meeting.record.settled)}
    return tuple(each for each in unsettled(before(project, meeting.day.first)) if same_words(each.text) not in here)


def same_words(text: str) -> str:
    """Return a text as it is compared: without regard to capital letters and the spaces between words."""
    return " ".join(text.casefold().split())


def since_the_longer_talk(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Return the meetings with answers that no longer talk was about yet: those after the latest talk."""
    talks = [place for place, meeting in enumerate(meetings) if meeting.record.longer_talk]
    return asked(meetings[talks[-1] + 1 :] if talks else meetings)


def to_look_at(actions: Sequence[Action], day: datetime.date) -> tuple[Action, ...]:
    """Return the actions that a meeting asks about: those due by its day, and those nobody looked at yet."""
    return tuple(
        action
        for action in actions
        if (action.due is not None and action.due.last <= day) or not (action.progress or _is_new(action, day))
    )


def _is_new(action: Action, day: datetime.date) -> bool:
    return action.decided is not None and action.decided.date.last >= day


def next_meeting_due(project: Project) -> datetime.date | None:
    """Return the day on which the next meeting is due, or None where nobody agreed how often, or nothing is certain."""
    every = project.work_plan.meet_every if project.work_plan is not None else None
    unread = any(path == WORK_PLAN_PATH or path.parent == MEETINGS_FOLDER for path in project.unread)
    if every is None or unread or not project.meetings:
        return None
    return every.after(project.meetings[-1].day.first)
