"""Asking for real examples: nef's advice where one is missing, short, general or last time's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.examples import is_general, is_short, stood_before
from coprod_cli.language import _
from coprod_cli.questions.question import POINTS, Choice, Question
from coprod_cli.questions.texts import text_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.framework import Theme
    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.questions.question import Answer
    from coprod_cli.records.assessment import Example, Score

MOST_EXAMPLES = 5


@dataclass(frozen=True, eq=False)
class Examples:
    """The questions about the examples of one principle."""

    project: Project
    last: Score | None
    """What was said of the principle in the round before."""
    groups_together: bool
    """Whether several groups answer, so that an example is somebody's."""

    def of(self, theme: Theme, answers: Answers) -> Iterator[Question]:
        """Yield the questions about one principle's examples."""
        for number in range(1, MOST_EXAMPLES + 1):
            name = f"{theme.id}/example/{number}"
            yield from self._example(theme, number, answers)
            said = str(answers.get(name, ""))
            if name not in answers or (not said and number > 1):
                return
            yield from self._advice(theme, number, said)
            if not said:
                return
            if self.groups_together and not said.startswith(POINTS):
                yield from self._whose(name, answers)

    def _example(self, theme: Theme, number: int, answers: Answers) -> Iterator[Question]:
        name = f"{theme.id}/example/{number}"
        if number > 1:
            yield from text_question(
                answers, Question(name, _("Another example? Press Enter if there is none."), "long")
            )
            return
        told = [
            Choice(f"{POINTS}{other.id}", _('{name}: "{example}"').format(
                name=self.project.framework.principle_name(other.id, self.project.language), example=said))
            for other in self.project.framework.principles
            if other is not theme and (said := self._own_example(other, answers))
        ]  # fmt: skip
        before = (_("Or type the number of an example that you told already:"),) if told else ()
        yield from text_question(answers, Question(
            name, _("What really happened here that shows it? Who did what, and when?"), "long", before, tuple(told),
            help=_("One real thing that happened is better than what usually happens. Leave out full names."),
        ))  # fmt: skip

    def _own_example(self, theme: Theme, answers: Answers) -> str:
        """Return what was told first for another principle in this conversation."""
        if not answers.get(f"{theme.id}/level"):
            return ""
        said = str(answers.get(f"{theme.id}/example/1", ""))
        return "" if said.startswith(POINTS) else said

    def _advice(self, theme: Theme, number: int, said: str) -> Iterator[Question]:
        example = f"{theme.id}/example/{number}"
        if not said:
            why = _("nef found that real examples make people judge more truly. Without one, choose another level.")
        elif said.startswith(POINTS):
            return
        elif is_short(said):
            why = _("This is very short. Could someone who was not there see who did what, and when?")
        elif is_general(said, self.project.language):
            why = _("This tells what people usually do. One time when it really happened says more.")
        elif stood_before(self.last, said):
            why = _("This stood there last time, word for word. Is there something new to tell?")
        else:
            return
        more = Choice("more", _("Tell it anew") if said else _("Give an example"), (example,))
        other = Choice("level", _("Choose another level"), (f"{theme.id}/level", f"{theme.id}/example"))
        keep = (Choice("keep", _("Keep it as it is")),) if said else ()
        yield Question(f"{example}/advice", _("What would you like to do?"), "choice", (why,), (more, other, *keep),
                       needed=_("Please choose one of these."))  # fmt: skip

    def _whose(self, name: str, answers: Answers) -> Iterator[Question]:
        groups = tuple(Choice(group.id, group.name) for group in self.project.groups.values())
        if not groups:
            return
        yield Question(
            f"{name}/told_by", _("Whose example is it? Press Enter if nobody wants to say."), "choice", (), groups
        )
        others = tuple(choice for choice in groups if choice.id != answers.get(f"{name}/told_by"))
        if others:
            yield Question(f"{name}/also_seen_by", _("Who else recognises it? Several numbers, or Enter for nobody."),
                           "many", (), others)  # fmt: skip


def plain_example(answers: Answers, name: str) -> dict[str, Any]:
    """Return an example as it stands in the month's file."""
    said = str(answers[name])
    if said.startswith(POINTS):
        return {"same_as": said.removeprefix(POINTS)}
    seen = answers.get(f"{name}/also_seen_by")
    found = {"said": said, "told_by": answers.get(f"{name}/told_by"), "also_seen_by": list(seen) if seen else None}
    return {key: value for key, value in found.items() if value}


def example_answers(name: str, example: Example) -> dict[str, Answer]:
    """Return an example of a month's file as the answers that made it."""
    said = f"{POINTS}{example.same_as}" if example.said is None else example.said
    return {name: said, f"{name}/told_by": example.told_by or "", f"{name}/also_seen_by": tuple(example.also_seen_by)}
