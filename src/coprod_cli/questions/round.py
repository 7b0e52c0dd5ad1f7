"""The questions of a round, in their order, and what the answers are in the month's file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _, text_in
from coprod_cli.questions.examples import MOST_EXAMPLES, Examples, example_answers, plain_example
from coprod_cli.questions.question import POINTS, Choice, Question
from coprod_cli.questions.texts import text_question
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import answer_words, score_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from coprod_cli.framework import Theme
    from coprod_cli.project import Project, Round
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.questions.question import Answer
    from coprod_cli.records.assessment import About, Score

NO_LEVELS = ("dont-know", "not-for-us", "no-agreement")
MOST_CHANGES = 10


@dataclass(frozen=True, eq=False)
class RoundFlow:
    """The conversation of one round about one thing; called with the answers so far, it gives the questions."""

    project: Project
    month: str
    about: About
    today: datetime.date
    there: frozenset[str]
    """What the month's file held before the conversation: keys, and ids of principles about the same."""

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        yield from self._beginning(answers)
        for theme in self.project.framework.principles:
            yield from self._principle(theme, answers)

    def piece(self, answers: Answers) -> dict[str, Any]:
        """Return what the answers are in the month's file; a principle is in it when it is whole."""
        scores = {
            theme.id: self._score(theme, answers)
            for theme in self.project.framework.principles
            if answers.get(f"{theme.id}/level")
            and all(question.id in answers for question in self._principle(theme, answers))
        }
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

    def is_half(self, answers: Answers, saved: Mapping[str, Any]) -> bool:
        """Say whether a principle that was saved is being answered anew, and not at its end yet."""
        return any(
            any(question.id not in answers for question in self._principle(theme, answers))
            for theme in self.project.framework.principles
            if theme.id in saved.get("scores", {}).get(self.about, {})
        )

    @property
    def existing(self) -> Round | None:
        """The month's file, where it is there already."""
        return self.project.assessment(self.month)

    @property
    def before(self) -> Round | None:
        """The round before this month."""
        earlier = [each for each in self.project.rounds if each.month < self.month]
        return earlier[-1] if earlier else None

    # What comes before the principles

    def _beginning(self, answers: Answers) -> Iterator[Question]:
        if "date" not in self.there:
            yield self._day()
        if "how" not in self.there:
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

    def _day(self) -> Question:
        today = self.today.isoformat()
        now = today if today.startswith(self.month) else ""
        return Question(
            "date", _("On which day is this round? Type it as year, month and day."), "day",
            now=now, month=self.month,
            needed=_("A round needs its day. Type it as year, month and day."),
        )  # fmt: skip

    def _around(self, answers: Answers) -> Iterator[Question]:
        first = _("What changed around you since last time? Moves, money, people. One thing at a time.")
        for number in range(1, MOST_CHANGES + 1):
            name = f"around/{number}"
            text = first if number == 1 else _("Anything else that changed?")
            yield from text_question(answers, Question(
                name, text, "long",
                help=_("If a level falls later, this helps to see why. Press Enter if nothing changed."),
            ))  # fmt: skip
            if not answers.get(name):
                return

    # One principle

    def _principle(self, theme: Theme, answers: Answers) -> Iterator[Question]:
        if theme.id in self.there and self.existing is not None:
            there = self.existing.scores(self.about)[theme.id]
            yield self._again(theme, there)
            if answers.get(f"{theme.id}/again", "keep") == "again":
                given = as_answers(theme.id, there)
                for question in self._asked(theme, answers):
                    yield replace(question, now=question.now or given.get(question.id, ""))
            return
        yield from self._asked(theme, answers)

    def _asked(self, theme: Theme, answers: Answers) -> Iterator[Question]:
        yield self._level(theme)
        level = str(answers.get(f"{theme.id}/level", ""))
        if not level:
            return
        if level == f"{POINTS}not-for-us":
            yield from text_question(answers, Question(
                f"{theme.id}/why", _("Why is it not for you?"), "long",
                needed=_("Please give the reason in a few words."),
            ))  # fmt: skip
        if level.startswith(POINTS):
            return
        yield from Examples(self.project, self._last(theme)).of(theme, answers)
        if f"{theme.id}/level" not in answers:
            return
        yield from text_question(answers, Question(f"{theme.id}/helps", _("What helps?"), "long"))
        yield from text_question(answers, Question(f"{theme.id}/in_the_way", _("What is in the way?"), "long"))

    def _again(self, theme: Theme, there: Score) -> Question:
        return Question(
            f"{theme.id}/again", _("Keep it, or answer again?"), "choice",
            before=(self._name(theme), _("This month's file says: {score}").format(score=self._told(there))),
            choices=(Choice("keep", _("Keep it")), Choice("again", _("Answer again"))), now="keep",
        )  # fmt: skip

    def _level(self, theme: Theme) -> Question:
        language, framework = self.project.language, self.project.framework
        texts = theme.levels.get(self.about, {})
        levels = tuple(
            Choice(step.id, _("{level}: {text}").format(
                level=framework.level_name(step.id, language), text=text_in(texts[step.id], language))
                if step.id in texts else framework.level_name(step.id, language))
            for step in framework.levels
        )  # fmt: skip
        others = tuple(Choice(f"{POINTS}{answer}", answer_words(answer)) for answer in NO_LEVELS)
        before = [self._name(theme)]
        if theme.meaning:
            before.append(text_in(theme.meaning, language))
        last = self._last(theme)
        if last is not None and self.before is not None:
            month = month_words(self.before.month)
            before.append(_("Last time, in {month}: {score}").format(month=month, score=self._told(last)))
        return Question(
            f"{theme.id}/level", _("Which of these fits best now?"), "choice", tuple(before), (*levels, *others),
            enter_skips=False,
            help=_("Choose what is true now, for most of you. If you can't agree, that is an answer too."),
        )  # fmt: skip

    def _last(self, theme: Theme) -> Score | None:
        """Return what was said of a principle in the round before."""
        return self.before.scores(self.about).get(theme.id) if self.before else None

    def _name(self, theme: Theme) -> str:
        principles = self.project.framework.principles
        return _("{number} of {count}. {name}.").format(
            number=principles.index(theme) + 1, count=len(principles),
            name=self.project.framework.principle_name(theme.id, self.project.language),
        )  # fmt: skip

    def _told(self, score: Score) -> str:
        """Return a score in words, with its first example."""
        words = score_words(score, self.project.framework, self.project.language)
        example = next((example.said for example in score.examples if example.said), None)
        return f"{words}." if example is None else _('{level}. "{example}"').format(level=words, example=example)

    def _score(self, theme: Theme, answers: Answers) -> dict[str, Any]:
        level = str(answers[f"{theme.id}/level"])
        key = "answer" if level.startswith(POINTS) else "level"
        examples = [
            plain_example(answers, f"{theme.id}/example/{number}")
            for number in range(1, MOST_EXAMPLES + 1)
            if answers.get(f"{theme.id}/example/{number}")
        ]
        found = {
            key: level.removeprefix(POINTS),
            "why": answers.get(f"{theme.id}/why"),
            "examples": [] if key == "answer" else examples,
            "helps": answers.get(f"{theme.id}/helps"),
            "in_the_way": answers.get(f"{theme.id}/in_the_way"),
        }
        return {name: value for name, value in found.items() if value}


def as_answers(principle: str, score: Score) -> dict[str, Answer]:
    """Return what a file says of a principle as the answers that made it."""
    found: dict[str, Answer] = {
        f"{principle}/level": score.level or f"{POINTS}{score.answer}",
        f"{principle}/why": score.why or "",
        f"{principle}/helps": score.helps or "",
        f"{principle}/in_the_way": score.in_the_way or "",
    }
    for number, example in enumerate(score.examples, 1):
        found |= example_answers(f"{principle}/example/{number}", example)
    return found


def what_is_there(project: Project, month: str, about: About) -> frozenset[str]:
    """Return what a month's file holds: its keys, and the principles that it has scores for."""
    found = project.assessment(month)
    if found is None:
        return frozenset()
    keys = [key for key in found.record.model_fields_set if getattr(found.record, key)]
    return frozenset([*keys, *found.scores(about)])


def _how() -> Question:
    return Question(
        "how", _("How do you answer today?"), "choice",
        choices=(Choice("together", _("All together")), Choice("apart", _("Each group apart")),
                 Choice("apart-then-together", _("First apart, then together")),
                 Choice("alone", _("One person alone"))),
        help=_("It helps to read the answers later. Press Enter to leave it out."),
    )  # fmt: skip
