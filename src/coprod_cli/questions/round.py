"""The conversations of `coprod assess`: a round of the group, one group's answers apart, and one's own practice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from coprod_cli.analysis.covered import covered
from coprod_cli.language import _
from coprod_cli.questions.principles import Principles
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.texts import text_question
from coprod_cli.records.assessment import OWN_PRACTICE
from coprod_cli.words.calendar import month_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from coprod_cli.project import Project, Round
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.records.assessment import About, Score

MOST_CHANGES = 10


class AssessFlow(Protocol):
    """A conversation of `coprod assess`; called with the answers so far, it gives the questions."""

    @property
    def month(self) -> str:
        """The month that it is for, `2026-11`."""
        ...

    @property
    def principles(self) -> Principles:
        """The questions about each principle."""
        ...

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        ...

    def piece(self, answers: Answers) -> dict[str, Any]:
        """Return what the answers are in the file; a principle is in it when it is whole."""
        ...


@dataclass(frozen=True, eq=False)
class RoundFlow:
    """The conversation of one round of the group about one thing."""

    project: Project
    month: str
    about: About
    today: datetime.date
    there: frozenset[str]
    """What the month's file held before the conversation: keys, and ids of principles about the same."""

    @cached_property
    def principles(self) -> Principles:
        """The questions about each principle."""
        return Principles(
            self.project, self.about, self.before, scores_there(self.project, self.month, self.about, self.there),
            groups_together=True,
        )  # fmt: skip

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        yield from self._beginning(answers)
        yield from self.principles.questions(answers)

    def piece(self, answers: Answers) -> dict[str, Any]:
        """Return what the answers are in the month's file; a principle is in it when it is whole."""
        scores = self.principles.scores(answers)
        found: dict[str, Any] = {
            "date": answers.get("date"),
            "how": answers.get("how"),
            "counts": {group: int(str(answers[name])) for group in self.project.groups
                       if answers.get(name := f"counts/{group}")},
            "came_last_time": int(str(answers["came_last_time"])) if answers.get("came_last_time") else None,
            "changed_around_us": [said for number in range(1, MOST_CHANGES + 1)
                                  if (said := answers.get(f"around/{number}"))],
            "scores": {self.about: scores} if scores else {},
        }  # fmt: skip
        return {key: value for key, value in found.items() if value or value == 0}

    @cached_property
    def before(self) -> Round | None:
        """The round before this month, as it may be read out."""
        return _before(covered(self.project, "report", self.today), self.month)

    def _beginning(self, answers: Answers) -> Iterator[Question]:
        if "date" not in self.there:
            yield _day(self.month, self.today)
        if "how" not in self.there and self._asks_how():
            yield _how()
        if "counts" not in self.there:
            for group in self.project.groups.values():
                text = _("How many are here from this group? {group}").format(group=group.name)
                yield Question(f"counts/{group.id}", text, "count", enter_skips=False,
                               help=_("A whole number. 0 is an answer too."))  # fmt: skip
        if self.before is not None and "came_last_time" not in self.there:
            month = month_words(self.before.month)
            text = _("How many of all of you were here last time, in {month}?").format(month=month)
            yield Question("came_last_time", text, "count",
                           help=_("A whole number. If nobody knows, type s."))  # fmt: skip
        if "changed_around_us" not in self.there:
            yield from self._around(answers)

    def _asks_how(self) -> bool:
        return True

    def _around(self, answers: Answers) -> Iterator[Question]:
        first = _("What changed around you since last time? Moves, money, people. One thing at a time.")
        if self.before is None:
            first = _("What changed around you lately? Moves, money, people. One thing at a time.")
        for number in range(1, MOST_CHANGES + 1):
            name = f"around/{number}"
            text = first if number == 1 else _("Anything else that changed?")
            yield from text_question(answers, Question(
                name, text, "long",
                help=_("If a level falls later, this helps to see why. Press Enter if nothing changed."),
            ))  # fmt: skip
            if not answers.get(name):
                return


@dataclass(frozen=True, eq=False)
class OwnFlow:
    """The conversation of one person about their own practice; its project holds that person's own rounds."""

    project: Project
    month: str
    today: datetime.date
    there: frozenset[str]
    """What the file held before the conversation: keys, and ids of principles."""

    @cached_property
    def principles(self) -> Principles:
        """The questions about each principle."""
        return Principles(
            self.project, OWN_PRACTICE, _before(self.project, self.month),
            scores_there(self.project, self.month, OWN_PRACTICE, self.there), groups_together=False,
        )  # fmt: skip

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        if "date" not in self.there:
            yield _day(self.month, self.today)
        yield from self.principles.questions(answers)

    def piece(self, answers: Answers) -> dict[str, Any]:
        """Return what the answers are in the person's file; a principle is in it when it is whole."""
        scores = self.principles.scores(answers)
        found = {"date": answers.get("date"), "scores": {OWN_PRACTICE: scores} if scores else {}}
        return {key: value for key, value in found.items() if value}


@dataclass(frozen=True, eq=False)
class ApartFlow:
    """The conversation of one person, or of several of one group, whose answers the others do not see."""

    project: Project
    month: str
    about: About
    today: datetime.date

    @cached_property
    def principles(self) -> Principles:
        """The questions about each principle."""
        before = _before(covered(self.project, "report", self.today), self.month)
        return Principles(self.project, self.about, before, {}, groups_together=False)

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        yield Question("people", _("How many people give this answer together?"), "count", now="1",
                       help=_("One answer a person tells most. If you are more, say how many."))  # fmt: skip
        yield from self.principles.questions(answers)

    def piece(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as one entry among those of the group."""
        scores = self.principles.scores(answers)
        people = int(str(answers.get("people") or 1))
        return ({"people": people} if people > 1 else {}) | ({"scores": {self.about: scores}} if scores else {})


def what_is_there(project: Project, month: str, about: About) -> frozenset[str]:
    """Return what a month's file holds: its keys, and the principles that it has scores for."""
    found = project.assessment(month)
    if found is None:
        return frozenset()
    keys = [key for key in found.record.model_fields_set if getattr(found.record, key)]
    return frozenset([*keys, *found.scores(about)])


def _before(project: Project, month: str) -> Round | None:
    """Return the round before a month."""
    earlier = [each for each in project.rounds if each.month < month]
    return earlier[-1] if earlier else None


def scores_there(project: Project, month: str, about: About, there: frozenset[str]) -> Mapping[str, Score]:
    """Return what a month's file said before the conversation, by principle."""
    found = project.assessment(month)
    return {name: score for name, score in found.scores(about).items() if name in there} if found is not None else {}


def _day(month: str, today: datetime.date) -> Question:
    now = today.isoformat()
    return Question(
        "date", _("On which day is this round? Type it as year, month and day."), "day",
        now=now if now.startswith(month) else "", month=month,
        needed=_("A round needs its day. Type it as year, month and day."),
    )  # fmt: skip


def _how() -> Question:
    return Question(
        "how", _("How do you answer today?"), "choice",
        choices=(Choice("together", _("All together")), Choice("apart", _("Each group apart")),
                 Choice("apart-then-together", _("First apart, then together")),
                 Choice("alone", _("One person alone"))),
        help=_("It helps to read the answers later. Press Enter to leave it out."),
    )  # fmt: skip
