"""The questions after a meeting, in their order, and what the answers are in the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.meetings import TALK_AFTER, before, on, since_the_longer_talk, to_look_at, unsettled
from coprod_cli.language import _
from coprod_cli.questions.actions import ActionQuestions
from coprod_cli.questions.after_meeting import eight_answers, eight_questions
from coprod_cli.questions.pen import pen_data, pen_questions
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.texts import text_question
from coprod_cli.questions.things import named, things, told_first
from coprod_cli.records.dates import parse_when
from coprod_cli.words.calendar import day_words
from coprod_cli.words.meetings import waiting_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from coprod_cli.analysis.meetings import Unsettled
    from coprod_cli.project import Meeting, Project
    from coprod_cli.questions.conversation import Answers


@dataclass(frozen=True, eq=False)
class MeetFlow:
    """The conversation about one meeting; called with the answers so far, it gives the questions."""

    project: Project
    today: datetime.date
    open_ids: Sequence[str]
    """The actions that were open when the conversation began."""
    named_day: datetime.date | None = None
    """The day of the meeting, where it was named and is not asked."""

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        if self.named_day is None:
            yield Question(
                "date", _("On which day did you meet? Type it as year, month and day."), "day", now=str(self.today),
                needed=_("A meeting needs its day. Type it as year, month and day."),
            )  # fmt: skip
            if "date" not in answers:
                return  # the day decides which meeting was before, and what stands there already
        meeting = _OneMeeting(self, self.day(answers), answers)
        yield from told_first(meeting.there_already(), meeting.questions(answers))

    def says_something(self, data: dict[str, Any]) -> bool:
        """Say whether there is anything in the answers beside the day."""
        return "work-plan" in data or bool(data["meeting"])

    def data(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as the data of an answers file: what was skipped is left out."""
        return _OneMeeting(self, self.day(answers), answers).data(answers)

    def day(self, answers: Answers) -> datetime.date:
        """Return the day of the meeting."""
        if self.named_day is not None:
            return self.named_day
        when = parse_when(str(answers["date"]))
        if when is None:
            raise AssertionError("a day that was understood is a day")
        return when.first


class _OneMeeting:
    """What is asked about the meeting of one day."""

    def __init__(self, flow: MeetFlow, day: datetime.date, answers: Answers) -> None:
        self.project = flow.project
        self.day = day
        self.there: Meeting | None = on(self.project, day)
        """What stands in the day's file already."""
        self.before = before(self.project, day)
        self.open = unsettled(self.before)
        was_open = [action for action in self.project.actions if action.id in flow.open_ids]
        asked = {action.id for action in to_look_at(was_open, day)}  # somebody may look at one while it is asked about
        ids = [action.id for action in was_open if action.id in asked or f"action/{action.id}/status" in answers]
        self.actions = ActionQuestions(self.project, ids, asks_principles=False)

    def there_already(self) -> Iterator[str]:
        """Say that the day has a file, where it has."""
        if self.there is not None:
            yield _("The meeting of {day} is written down already. You add to it: Enter keeps what it says.").format(
                day=day_words(self.day))  # fmt: skip

    def questions(self, answers: Answers) -> Iterator[Question]:
        """Yield what waits from before, who came, who did what, how it was, and what was decided."""
        yield from self._is_it_settled()
        yield from self.actions.of_the_open(answers, self.day.isoformat())
        yield from self._longer_talk()
        yield from self._who_came(answers)
        yield from pen_questions(self.project, self.there, self.before[-1] if self.before else None)
        said = self.there.record.questions if self.there is not None else None
        yield from eight_questions(said, self._goes_on(answers), answers)
        yield from named("decisions", _("What was decided? One thing at a time."),
                         _("What else was decided? Press Enter when there is no more."),
                         self._listed("decisions"), answers)  # fmt: skip
        yield from self.actions.of_the_new(
            answers,
            Question("do", _("Who does what now? First what there is to do, one thing at a time."),
                     help=_("Press Enter if there is nothing.")),
            _("What else is there to do? Press Enter when there is no more."),
        )  # fmt: skip
        yield from self._outcomes(answers)

    # What waits from before

    def _is_it_settled(self) -> Iterator[Question]:
        for text, each in {each.text: each for each in self.open}.items():
            now = "yes" if text in self._listed("settled") else "no"
            yield Question(
                f"settled/{text}", _("Is this settled now?"), "choice", (_where_from(each), text),
                (Choice("yes", _("Yes, it is settled")), Choice("no", _("No, it goes on"))), now,
                keeps=_("Press Enter for: {words}"),
                help=_("What goes on is kept in the same words, and is asked again next time."),
            )  # fmt: skip

    def _goes_on(self, answers: Answers) -> dict[str, list[str]]:
        """Return what the meeting before left open and nobody called settled, by its question."""
        found: dict[str, list[str]] = {}
        for each in self.open:
            if answers.get(f"settled/{each.text}") != "yes":
                found.setdefault(each.question, []).append(each.text)
        return found

    def _longer_talk(self) -> Iterator[Question]:
        waiting = len(since_the_longer_talk(self.before))
        was_held = self.there is not None and self.there.record.longer_talk
        if waiting < TALK_AFTER and not was_held:
            return
        yield Question(
            "longer_talk", _("Was there a longer talk about them?"), "choice", (waiting_words(waiting),),
            (Choice("yes", _("Yes")), Choice("no", _("Not yet"))), "yes" if was_held else "",
            help=_("Press Enter if there was none yet. The answers are shown again at the end."),
        )  # fmt: skip

    # Who was there

    def _who_came(self, answers: Answers) -> Iterator[Question]:
        for group in self.project.groups.values():
            came = self.there.record.counts.get(group.id) if self.there is not None else None
            yield _count(
                f"counts/{group.id}", _("How many came from this group? {group}").format(group=group.name), came
            )
        if not self.before:
            return
        again = self.there.record.came_last_time if self.there is not None else None
        last = day_words(self.before[-1].day.first)
        yield _count("again", _("How many of them were there last time, on {day}?").format(day=last), again)
        came = sum(self._counts(answers).values())
        if answers.get("again") and came > int(str(answers["again"])):
            offered = self.there.record.newcomers_offered if self.there is not None else None
            yield from text_question(answers, Question(
                "newcomers", _("Did anyone come for the first time? What were they offered?"), now=offered or "",
                help=_("A seat beside someone, the last minutes read aloud, a job that fits. Enter if nobody was new."),
            ))  # fmt: skip

    def _counts(self, answers: Answers) -> dict[str, int]:
        return {group: int(str(said)) for group in self.project.groups if (said := answers.get(f"counts/{group}"))}

    # How each outcome goes

    def _outcomes(self, answers: Answers) -> Iterator[Question]:
        for outcome in self.project.all_outcomes:
            now = self.there.record.outcomes.get(outcome.id, "") if self.there is not None else ""
            last = next((said for meeting in reversed(self.before)
                         if (said := meeting.record.outcomes.get(outcome.id))), None)  # fmt: skip
            told = (_("Last time: {words}").format(words=last),) if last else ()
            yield from text_question(answers, Question(
                f"outcomes/{outcome.id}", _("How does this go? One line, or Enter for nothing new."),
                before=(outcome.outcome, *told), now=now,
            ))  # fmt: skip

    # What the answers are in the files

    def data(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as the data of an answers file."""
        there = self.there.record if self.there is not None else None
        settled = [each.text for each in self.open if answers.get(f"settled/{each.text}") == "yes"]
        kept = self._listed("settled")
        new = [text for text in dict.fromkeys(settled) if text not in kept]
        meeting: dict[str, Any] = {
            "counts": self._counts(answers),
            "newcomers_offered": answers.get("newcomers"),
            "pen": pen_data(answers),
            "questions": eight_answers(there.questions if there is not None else None, self._goes_on(answers), answers),
            "settled": [*kept, *new] if new else [],
            "decisions": things("decisions", self._listed("decisions"), answers),
            "outcomes": {outcome.id: said for outcome in self.project.all_outcomes
                         if (said := answers.get(f"outcomes/{outcome.id}"))},
        }  # fmt: skip
        meeting = {key: value for key, value in meeting.items() if value}
        if answers.get("again"):
            meeting["came_last_time"] = int(str(answers["again"]))
        if answers.get("longer_talk") == "yes" or (
            answers.get("longer_talk") and there is not None and there.longer_talk
        ):
            meeting["longer_talk"] = answers["longer_talk"] == "yes"
        actions = self.actions.plain(answers, self.day.isoformat())
        plan = {"work-plan": {"actions": actions}} if actions else {}
        return {"meeting": meeting, **plan}

    def _listed(self, name: str) -> tuple[str, ...]:
        return getattr(self.there.record, name) if self.there is not None else ()


def _where_from(each: Unsettled) -> str:
    return _("Last time, this worried someone:") if each.question == "worries" else _("Last time, this did not work:")


def _count(name: str, text: str, now: int | None) -> Question:
    return Question(name, text, "count", now="" if now is None else str(now), enter_skips=False,
                    help=_("A whole number. 0 is an answer too."))  # fmt: skip
