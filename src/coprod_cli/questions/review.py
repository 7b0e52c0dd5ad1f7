"""The questions of a review, in their order, and what the answers are in the files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.covered import covered
from coprod_cli.analysis.review import moved, only_group
from coprod_cli.language import _
from coprod_cli.questions.actions import ActionQuestions
from coprod_cli.questions.question import Question
from coprod_cli.questions.texts import text_question
from coprod_cli.questions.things import named, things, told_first
from coprod_cli.words import changes
from coprod_cli.words.agenda import to_talk_about
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words
from coprod_cli.words.spoken import spoken

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from coprod_cli.analysis.compare import Change, Comparison
    from coprod_cli.project import Project, Review, Round
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.words.document import Section


@dataclass(frozen=True, eq=False)
class ReviewFlow:
    """The conversation of one review; called with the answers so far, it gives the questions."""

    project: Project
    compared: tuple[Round, Round] | None
    """The two rounds that are looked at, the older first; None where there are not two."""
    today: datetime.date
    open_ids: Sequence[str]
    """The actions that were open when the conversation began."""
    is_last: bool = False
    """Whether it closes the project."""

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        yield self._day()
        if "date" not in answers:
            return  # which month's file it is decides what stands there already
        yield from told_first(self._there_already(answers), self._after_the_day(answers))

    def says_something(self, data: dict[str, Any]) -> bool:
        """Say whether there is anything in the answers beside the day, who came and when next."""
        return "work-plan" in data or bool(data["review"].keys() - {"date", "counts", "compared", "next"})

    def data(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as the data of an answers file: what was skipped is left out."""
        there = self._there(answers)
        review = {
            "date": answers["date"],
            "counts": {group: int(str(answers[name])) for group in self.project.groups
                       if answers.get(name := f"counts/{group}")},
            "compared": {"from": self.compared[0].month, "to": self.compared[1].month} if self.compared else {},
            "last": self.is_last,
            "why": self._why(answers),
            "helped": answers.get("helped"),
            "in_the_way": answers.get("in_the_way"),
            "outcomes": answers.get("outcomes"),
            "still_fits": {key: said for key in ("aims", "principles") if (said := answers.get(f"still_fits/{key}"))},
            **{name: answers.get(name) for name in ("ground_rules", "pen", "not_here_yet", "tell")},
            "gave": things("gave", _listed(there, "gave"), answers),
            "cost": things("cost", _listed(there, "cost"), answers),
            "worth_it": answers.get("worth_it"),
            "changed_elsewhere": answers.get("changed_elsewhere"),
            "asked_outside": answers.get("asked_outside"),
            "learned": things("learned", _listed(there, "learned"), answers),
            "next": answers.get("next"),
        }  # fmt: skip
        actions = self._actions.plain(answers, str(answers["date"]))
        plan = {"work-plan": {"actions": actions}} if actions else {}
        return {"review": {key: value for key, value in review.items() if value}, **plan}

    @cached_property
    def comparison(self) -> Comparison | None:
        """What happened to each principle between the two rounds."""
        return compare(*self.compared) if self.compared is not None else None

    @cached_property
    def _parts(self) -> dict[str, Section | None]:
        return to_talk_about(covered(self.project, "report", self.today))

    @cached_property
    def _actions(self) -> ActionQuestions:
        return ActionQuestions(self.project, self.open_ids)

    def _there(self, answers: Answers) -> Review | None:
        """Return the review that stands in the month's file already."""
        return self.project.review(str(answers["date"])[:7])

    # The day, and who is here

    def _day(self) -> Question:
        there = self.project.review(f"{self.today:%Y-%m}")
        day = there.record.date if there is not None else None
        return Question(
            "date", _("On which day is this review? Type it as year, month and day."), "day",
            now=str(day or self.today), needed=_("A review needs its day. Type it as year, month and day."),
        )  # fmt: skip

    def _there_already(self, answers: Answers) -> Iterator[str]:
        there = self._there(answers)
        if there is not None:
            yield _("{month} has a review already. You add to it: Enter keeps what it says.").format(
                month=month_words(there.month))  # fmt: skip

    def _after_the_day(self, answers: Answers) -> Iterator[Question]:
        there = self._there(answers)
        for group in self.project.groups.values():
            before = there.record.counts.get(group.id) if there is not None else None
            yield Question(
                f"counts/{group.id}", _("How many are here from this group? {group}").format(group=group.name), "count",
                now="" if before is None else str(before), enter_skips=False,
                help=_("A whole number. 0 is an answer too."),
            )  # fmt: skip
        yield from told_first(self._alone(answers), self._talk(answers))

    def _alone(self, answers: Answers) -> Iterator[str]:
        counts = {group: int(str(answers.get(f"counts/{group}") or 0)) for group in self.project.groups}
        alone = only_group(self.project, counts)
        if alone:
            yield _("Only one group is here: {group}. A review needs the others too.").format(
                group=self.project.group_name(alone))  # fmt: skip
            yield _("Go on, and read this to them before you decide anything. Or stop with q, and ask them in.")

    # What is talked about

    def _talk(self, answers: Answers) -> Iterator[Question]:
        yield from self._actions.of_the_open(answers, str(answers["date"]))
        yield from self._moved(answers)
        there = self._there(answers)
        for question in self._looking_back():
            said = _says(there, question.id)
            yield from text_question(answers, replace(question, now=said))
        for name in ("ground_rules", "pen", "not_here_yet", "tell"):
            for question in self._about(name):
                yield from text_question(answers, replace(question, now=_says(there, name)))
        yield from named("gave", _("What did taking part give people? One thing at a time."),
                         _("What else did it give people? Press Enter when there is no more."),
                         _listed(there, "gave"), answers)  # fmt: skip
        yield from named("cost", _("What did taking part cost people? Time, money, worry. One thing at a time."),
                         _("What else did it cost people? Press Enter when there is no more."),
                         _listed(there, "cost"), answers)  # fmt: skip
        for question in self._about("worth_it") or (Question("worth_it", _("Was it worth the effort? Who says so?")),):
            yield from text_question(answers, replace(question, kind="long", now=_says(there, "worth_it")))
        for name, text in (
            ("changed_elsewhere", _("What changed in other places because of our work?")),
            ("asked_outside", _("Whom outside the group did we ask, and what did they say?")),
        ):
            yield from text_question(answers, Question(name, text, "long", now=_says(there, name)))
        heard = self._parts["learned"]
        yield from told_first(spoken(heard) if heard is not None else iter(()), named(
            "learned", _("What did we learn, good, bad or ugly? One thing at a time."),
            _("What else did we learn? Press Enter when there is no more."), _listed(there, "learned"), answers,
        ))  # fmt: skip
        yield from self._looking_ahead(answers)

    def _moved(self, answers: Answers) -> Iterator[Question]:
        comparison = self.comparison
        for number, change in enumerate(moved(comparison) if comparison is not None else ()):
            first = changes.remarks(comparison) if comparison is not None and number == 0 else []
            yield from text_question(answers, self._why_of(change, first, self._there(answers)))

    def _why_of(self, change: Change, first: Sequence[str], there: Review | None) -> Question:
        if self.comparison is None:
            raise AssertionError("nothing moves where nothing is compared")
        fell = change.kind == "fell"
        text = _("What may have made it fall?") if fell else _("Why is that?")
        said = _("About {what}:").format(what=about_words(change.about))
        help_ = _("A fall is something to learn from. Nobody has to have been wrong.") if fell else ""
        return Question(
            f"why/{change.about}/{change.principle}", text, "long",
            (*first, said, changes.sentence(self.project, self.comparison, change)),
            now=getattr(there.record.why, change.about).get(change.principle, "") if there is not None else "",
            help=help_,
        )  # fmt: skip

    def _looking_back(self) -> Iterator[Question]:
        comparison = self.comparison
        nothing = comparison is not None and not moved(comparison)
        before = (_("No level moved between the two rounds."),) if nothing else ()
        yield Question("helped", _("What helped?"), "long", before, help=_("People, money, luck: whatever it was."))
        yield Question("in_the_way", _("What was in the way?"), "long")
        yield from self._about("outcomes")
        plans = self.project.outcomes
        aims = tuple(outcome.outcome for outcome in (plans.outcomes if plans is not None else ()))
        if aims:
            yield Question("still_fits/aims", _("Which of our aims still fit, and which do not?"), "long",
                           (_("What we want to change:"), *aims))  # fmt: skip
        framework, language = self.project.framework, self.project.language
        names = ", ".join(framework.principle_name(theme.id, language) for theme in framework.principles)
        yield Question("still_fits/principles", _("Which principles matter to us now, and which less?"), "long",
                       (_("The principles: {names}.").format(names=names),))  # fmt: skip

    def _about(self, name: str) -> tuple[Question, ...]:
        """Return what the agenda asks about one part, after what is known of it; nothing where nothing is known."""
        part = self._parts[name]
        return (Question(name, str(part.opening[0]), "long", tuple(spoken(part))),) if part is not None else ()

    def _looking_ahead(self, answers: Answers) -> Iterator[Question]:
        text = _("What will we do now? One thing at a time.")
        more = _("What else will we do? Press Enter when there is no more.")
        if self.is_last:
            text = _("What is left to do, for those who go on? One thing at a time.")
            more = _("What else is left to do? Press Enter when there is no more.")
        first = Question("do", text, help=_("Press Enter if there is nothing."))
        yield from self._actions.of_the_new(answers, first, more)
        if not self.is_last:
            yield self._next(answers)

    def _next(self, answers: Answers) -> Question:
        there = self._there(answers)
        agreed = there.record.next if there is not None else None
        usual = f"{self.project.settings.review_every.after(self.today):%Y-%m}"
        return Question("next", _("When do we look back again? Type a day or a month."), "when",
                        now=str(agreed or usual))  # fmt: skip

    def _why(self, answers: Answers) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for name, said in answers.items():
            parts = name.split("/")
            if parts[0] == "why" and len(parts) == len(("why", "about", "principle")) and said:
                found.setdefault(parts[1], {})[parts[2]] = str(said)
        return found


def _says(there: Review | None, name: str) -> str:
    """Return what a review says to a question, by the question's id."""
    found: Any = there.record if there is not None else None
    for key in name.split("/"):
        found = getattr(found, key, None)
    return found or ""


def _listed(there: Review | None, name: str) -> tuple[str, ...]:
    return getattr(there.record, name) if there is not None else ()
