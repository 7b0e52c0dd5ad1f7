"""The conversation of a sheet of paper: what one person ticked and wrote is typed, and read back to that person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.questions.principles import Principles
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.round import ApartFlow
from coprod_cli.words.form import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.framework import Theme
    from coprod_cli.questions.conversation import Answers

READ_BACK = "read_back"
"""The id of the last question, and the key that it becomes."""
YES, LATER, NOBODY = "yes", "later", "nobody"


@dataclass(frozen=True, eq=False)
class PaperFlow(ApartFlow):
    """The answers of one sheet of paper, which go among those of the person's group."""

    @cached_property
    def principles(self) -> Principles:
        """The questions about each principle, without anything that would ask the person for more."""
        return Principles(self.project, self.about, None, {}, groups_together=False, on_paper=True)

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        yield from super().__call__(answers)
        if self.principles.scores(answers):
            yield self._read_back(answers)

    def piece(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as one entry among those of the group."""
        found = super().piece(answers)
        return {**found, READ_BACK: True} if answers.get(READ_BACK) == YES else found

    def _read_back(self, answers: Answers) -> Question:
        read_out = [line for theme, score in self._scores(answers) for line in self._lines(theme, score)]
        return Question(
            READ_BACK, _("Was this read to the person, and do they agree that it says what they mean?"), "choice",
            before=(_("Read this to the person whose sheet it is:"), *read_out),
            choices=(Choice(YES, _("Yes, and the person agrees")), Choice(LATER, _("Not yet")),
                     Choice(NOBODY, _("No, because nobody knows whose sheet it is"))),
            needed=_("Please choose one of these."),
            help=_("If something is wrong, type b until you are there, and put it right. Enter keeps the rest."),
        )  # fmt: skip

    def _scores(self, answers: Answers) -> Iterator[tuple[Theme, dict[str, Any]]]:
        scores = self.principles.scores(answers)
        for theme in self.project.framework.principles:
            if theme.id in scores:
                yield theme, scores[theme.id]

    def _lines(self, theme: Theme, score: dict[str, Any]) -> Iterator[str]:
        """Yield what a person said of one principle, a line each."""
        framework, language = self.project.framework, self.project.language
        level = framework.level_name(score["level"], language) if "level" in score else own_words(score["answer"])
        yield _("{name}: {level}.").format(name=framework.principle_name(theme.id, language), level=level)
        for example in score.get("examples", ()):
            same = example.get("same_as")
            if same is None:
                yield _('"{text}"').format(text=example["said"])
            else:
                yield _("The same example as for {name}.").format(name=framework.principle_name(same, language))
        said = {
            "why": _('Why it is not for us: "{text}"'),
            "helps": _('What helps: "{text}"'),
            "in_the_way": _('What is in the way: "{text}"'),
        }
        for key, sentence in said.items():
            if key in score:
                yield sentence.format(text=score[key])
