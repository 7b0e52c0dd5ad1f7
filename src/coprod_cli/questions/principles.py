"""The questions about each principle, and what the answers are as scores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _, text_in
from coprod_cli.questions.examples import MOST_EXAMPLES, Examples, example_answers, plain_example
from coprod_cli.questions.question import POINTS, Choice, Question
from coprod_cli.questions.texts import text_question
from coprod_cli.records.assessment import OWN_PRACTICE
from coprod_cli.words.calendar import month_words
from coprod_cli.words.form import ALONE, own_words
from coprod_cli.words.scores import answer_words, score_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coprod_cli.framework import Theme
    from coprod_cli.project import Project, Round
    from coprod_cli.questions.apart import ToldApart
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.questions.question import Answer
    from coprod_cli.records.assessment import About, Score

NO_LEVELS = ("dont-know", "not-for-us", "no-agreement")


@dataclass(frozen=True, eq=False)
class Principles:
    """The questions about every principle of a framework, for one thing that they are about."""

    project: Project
    about: About
    before: Round | None
    """The round before, whose words are said again."""
    there: Mapping[str, Score]
    """What the file said before the conversation, by principle."""
    groups_together: bool
    """Whether several groups answer, so that an example is somebody's."""
    told: ToldApart | None = None
    """What groups said apart, where it is read out before they agree."""
    on_paper: bool = False
    """Whether somebody answered on paper before: a box is ticked, and nobody is there to be asked for more."""

    def questions(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        for theme in self.project.framework.principles:
            yield from self._principle(theme, answers)

    def scores(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as scores, as a file says them; a principle is among them when it is whole."""
        return {
            theme.id: self._score(theme, answers)
            for theme in self.project.framework.principles
            if answers.get(f"{theme.id}/level")
            and all(question.id in answers for question in self._principle(theme, answers))
        }

    def is_half(self, answers: Answers, saved: Mapping[str, Any]) -> bool:
        """Say whether a principle that was saved is being answered anew, and not at its end yet."""
        return any(
            any(question.id not in answers for question in self._principle(theme, answers))
            for theme in self.project.framework.principles
            if theme.id in saved
        )

    def _principle(self, theme: Theme, answers: Answers) -> Iterator[Question]:
        there = self.there.get(theme.id)
        if there is None:
            yield from self._asked(theme, answers)
            return
        is_whole = there.level is None or there.examples
        if is_whole:
            yield self._again(theme, there)
        if not is_whole or answers.get(f"{theme.id}/again", "keep") == "again":
            given = as_answers(theme.id, there)
            for question in self._asked(theme, answers):
                yield replace(question, now=question.now or given.get(question.id, ""))

    def _asked(self, theme: Theme, answers: Answers) -> Iterator[Question]:
        yield self._level(theme, answers)
        level = str(answers.get(f"{theme.id}/level", ""))
        if not level:
            return
        if level == f"{POINTS}not-for-us":
            yield from text_question(answers, Question(
                f"{theme.id}/why", _("Why is it not for you?"), "long",
                needed=_("Please give the reason in a few words."),
            ))  # fmt: skip
        if level == f"{POINTS}no-agreement":
            yield from self._says(theme, answers)
        if level.startswith(POINTS):
            return
        told = self._read_out(theme, answers)
        examples = Examples(self.project, self._last(theme), self.groups_together, told, self.on_paper)
        yield from examples.of(theme, answers)
        if f"{theme.id}/level" not in answers:
            return
        helps = self.told.helps(theme, answers) if self.told is not None else ()
        yield from text_question(answers, Question(f"{theme.id}/helps", _("What helps?"), "long", helps))
        yield from text_question(answers, self._in_the_way(theme, level, answers))

    def _says(self, theme: Theme, answers: Answers) -> Iterator[Question]:
        """Ask each group what it wants to have written down, where they do not agree after answering apart."""
        there = self.there.get(theme.id)
        if self.told is None and not (there is not None and there.says):
            return
        for group in self.project.groups.values():
            yield from text_question(answers, Question(
                f"{theme.id}/says/{group.id}",
                _("What shall be written down for this group? {group}").format(group=group.name), "long",
                (_("You do not agree, and each group may say why."),),
                help=_("A sentence or two in their own words. Press Enter to leave it out."),
            ))  # fmt: skip

    def _again(self, theme: Theme, there: Score) -> Question:
        return Question(
            f"{theme.id}/again", _("Keep it, or answer again?"), "choice",
            before=(self._name(theme), _("This month's file says: {score}").format(score=self._told(there))),
            choices=(Choice("keep", _("Keep it")), Choice("again", _("Answer again"))), now="keep",
        )  # fmt: skip

    def _level(self, theme: Theme, answers: Answers) -> Question:
        if self.on_paper:
            return self._box(theme)
        language, framework = self.project.language, self.project.framework
        texts = theme.levels.get(self.about, {})
        levels = tuple(
            Choice(step.id, _("{level}: {text}").format(level=name, text=text_in(texts[step.id], language))
                   if step.id in texts else name, short=name)
            for step in framework.levels
            for name in (framework.level_name(step.id, language),)
        )  # fmt: skip
        others = tuple(Choice(f"{POINTS}{answer}", answer_words(answer)) for answer in self._no_levels())
        before = [self._name(theme)]
        if theme.meaning:
            before.append(text_in(theme.meaning, language))
        last = self._last(theme)
        if last is not None and self.before is not None:
            month = month_words(self.before.month)
            before.append(_("Last time, in {month}: {score}").format(month=month, score=self._told(last)))
        if self.told is not None:
            before += self.told.side_by_side(theme, answers)
        return Question(
            f"{theme.id}/level", _("Which of these fits best now?"), "choice", tuple(before), (*levels, *others),
            enter_skips=False,
            help=self._how_to_choose(),
        )  # fmt: skip

    def _box(self, theme: Theme) -> Question:
        """Return the question for the box that is ticked, in the order of the boxes and by their names."""
        framework = self.project.framework
        levels = (Choice(step.id, framework.level_name(step.id, self.project.language)) for step in framework.levels)
        others = (Choice(f"{POINTS}{answer}", own_words(answer)) for answer in ALONE)
        return Question(
            f"{theme.id}/level", _("Which box is ticked?"), "choice", (self._name(theme),), (*levels, *others),
            enter_skips=False, help=_("If none is ticked, or the person leaves the question out, type s."),
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

    def _no_levels(self) -> tuple[str, ...]:
        """Return the answers that are no level; one person alone agrees with everybody."""
        return NO_LEVELS[:-1] if self.about == OWN_PRACTICE else NO_LEVELS

    def _how_to_choose(self) -> str:
        if self.about == OWN_PRACTICE:
            return _("Choose what is true of your own work now. Nobody else reads it.")
        return _("Choose what is true now, for most of you. If you can't agree, that is an answer too.")

    def _in_the_way(self, theme: Theme, level: str, answers: Answers) -> Question:
        """Return the last question about a principle; after a fall it is said that there was one."""
        steps, last = self.project.framework.steps, self._last(theme)
        before = self.told.in_the_way(theme, answers) if self.told is not None else ()
        if last is not None and steps.get(str(last.level), -1) > steps[level]:
            was = self.project.framework.level_name(str(last.level), self.project.language)
            fell = _("Last time it was higher: {level}. A fall is something to learn from.").format(level=was)
            before = (*before, fell)
        return Question(f"{theme.id}/in_the_way", _("What is in the way?"), "long", before)

    def _score(self, theme: Theme, answers: Answers) -> dict[str, Any]:
        level = str(answers[f"{theme.id}/level"])
        key = "answer" if level.startswith(POINTS) else "level"
        told = self._read_out(theme, answers)
        examples = [
            plain_example(self.project, told, answers, f"{theme.id}/example/{number}")
            for number in range(1, MOST_EXAMPLES + 1)
            if answers.get(f"{theme.id}/example/{number}")
        ]
        says = {group: answers.get(f"{theme.id}/says/{group}") for group in self.project.groups}
        found = {
            key: level.removeprefix(POINTS),
            "why": answers.get(f"{theme.id}/why"),
            "examples": [] if key == "answer" else examples,
            "helps": answers.get(f"{theme.id}/helps"),
            "in_the_way": answers.get(f"{theme.id}/in_the_way"),
            "says": {group: said for group, said in says.items() if said},
        }
        return {name: value for name, value in found.items() if value}

    def _read_out(self, theme: Theme, answers: Answers) -> Mapping[str, str]:
        """Return the examples that were told apart and read out, with the groups that told them."""
        return self.told.examples(theme, answers) if self.told is not None else {}


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
    found |= {f"{principle}/says/{group}": said for group, said in score.says.items()}
    return found
