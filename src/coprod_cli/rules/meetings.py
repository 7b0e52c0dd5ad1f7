"""What meetings say one after the other: whether they asked, what comes back, and who sets the agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from coprod_cli.analysis.meetings import (
    TALK_AFTER,
    Worrying,
    asked,
    same_words,
    since_the_longer_talk,
    unsettled,
)
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import MEETINGS_FOLDER
from coprod_cli.rules.rule import Rule, Source
from coprod_cli.words.calendar import when_words
from coprod_cli.words.meetings import holder_words, waiting_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from coprod_cli.findings import Finding
    from coprod_cli.project import Meeting, Project

NOT_ASKED = Rule(
    "meetings-without-questions", Severity.WARNING,
    _("Three meetings in a row were written down without the eight questions."),
    _("A quick look after each meeting shows early what goes wrong, while it is small."),
    Source.TOOLKIT,
)  # fmt: skip
SAME_WORRY = Rule(
    "same-worry-three-times", Severity.WARNING,
    _("Something worried people, or did not work, at three meetings in a row."),
    _("People are asked so that something changes. What comes back again and again needs more than a line."),
    Source.TOOLKIT,
)  # fmt: skip
RULES_NOT_KEPT = Rule(
    "ground-rule-not-kept", Severity.WARNING,
    _("Two of the last three meetings say that the ground rules were not kept, or only partly."),
    _("People agreed the rules so that everyone can speak. A rule that is not kept protects nobody."),
    Source.TOOLKIT,
)  # fmt: skip
TALK_DUE = Rule(
    "longer-talk-due", Severity.NOTE,
    _("Three or more meetings answered the questions since the last longer talk."),
    _("Every few meetings the answers are worth more time: what comes back again shows only side by side."),
    Source.TOOLKIT,
)  # fmt: skip
ONE_AGENDA = Rule(
    "agendas-of-one-group", Severity.WARNING,
    _("The last three agendas were set by one group alone."),
    _("Who sets the agenda decides what can be talked about. Sharing power begins there."),
    Source.POWER,
)  # fmt: skip
TO_COME = Rule(
    "meeting-to-come", Severity.WARNING,
    _("A meeting is written down whose day has not come yet."),
    _("It may be a slip in the name of the file, and the order of the meetings would be wrong."),
    Source.COPROD,
)  # fmt: skip
RULES = (NOT_ASKED, SAME_WORRY, RULES_NOT_KEPT, TALK_DUE, ONE_AGENDA, TO_COME)

_IN_A_ROW = 3
_TOO_OFTEN = 2


def together(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look at the latest meetings together; after the end of the project nobody is asked for more."""
    if project.has_ended(today):
        return
    for meeting in project.meetings:
        if meeting.day.first > today:
            message = _("This meeting is on {day}, and that day has not come yet.").format(day=when_words(meeting.day))
            hint = _("If the day is wrong, give the file the name of the day on which you met.")
            yield TO_COME.at(meeting.path, (), message, hint)
    if any(path.parent == MEETINGS_FOLDER for path in project.unread):
        return  # which meetings are the last ones is not certain
    yield from _not_asked(project.meetings)
    yield from _same_worry(project.meetings)
    yield from _rules_not_kept(project.meetings)
    yield from _talk_due(project.meetings)
    yield from _one_agenda(project)


def _not_asked(meetings: Sequence[Meeting]) -> Iterator[Finding]:
    latest = meetings[-_IN_A_ROW:]
    if len(latest) == _IN_A_ROW and not asked(latest):
        message = _("The last three meetings did not answer the eight questions.")
        hint = _("Take two minutes at the end of the next one. Then: coprod meet")
        yield NOT_ASKED.at(latest[-1].path, (), message, hint)


def _same_worry(meetings: Sequence[Meeting]) -> Iterator[Finding]:
    latest = asked(meetings)[-_IN_A_ROW:]
    if len(latest) < _IN_A_ROW:
        return
    said = [_worrying(meeting) for meeting in latest]
    for each in unsettled(meetings):
        words = same_words(each.text)
        if all(words in texts for texts in said):
            place = getattr(latest[-1].record.questions, each.question).index(each.text)
            message = _("This was said at three meetings in a row: {words}").format(words=each.text)
            hint = _("Ask what one thing would help, who does it and by when. Then type: coprod add action")
            yield SAME_WORRY.at(latest[-1].path, ("questions", each.question, place), message, hint)


def _worrying(meeting: Meeting) -> set[str]:
    return {same_words(text) for name in get_args(Worrying) for text in getattr(meeting.record.questions, name)}


def _rules_not_kept(meetings: Sequence[Meeting]) -> Iterator[Finding]:
    told = [(meeting, said) for meeting in asked(meetings)
            if (said := meeting.record.questions and meeting.record.questions.ground_rules)]  # fmt: skip
    not_kept = [meeting for meeting, said in told[-_IN_A_ROW:] if said.answer != "yes"]
    if len(not_kept) >= _TOO_OFTEN:
        message = _("Two of the last three meetings say that the ground rules were not kept, or only partly.")
        hint = _("Read the rules aloud next time. Which one is hard to keep, and what would make it easier?")
        yield RULES_NOT_KEPT.at(not_kept[-1].path, ("questions", "ground_rules", "answer"), message, hint)


def _talk_due(meetings: Sequence[Meeting]) -> Iterator[Finding]:
    waiting = since_the_longer_talk(meetings)
    if len(waiting) >= TALK_AFTER:
        hint = _('Take half an hour for them. Then add a line "longer_talk: true" to the file of that meeting.')
        yield TALK_DUE.at(waiting[-1].path, ("longer_talk",), waiting_words(len(waiting)), hint)


def _one_agenda(project: Project) -> Iterator[Finding]:
    known = [meeting for meeting in project.meetings if meeting.record.pen.agenda][-_IN_A_ROW:]
    groups = {group for meeting in known for group in meeting.record.pen.agenda}
    if len(known) == _IN_A_ROW and len(groups) == 1 and len(project.groups) > 1:
        message = _("The last three agendas were set by one group alone: {group}.")
        hint = _("Gather ideas for the agenda from everyone, on a sheet on the door for example, and choose together.")
        said = message.format(group=holder_words(project, groups.pop()))
        yield ONE_AGENDA.at(known[-1].path, ("pen", "agenda"), said, hint)
