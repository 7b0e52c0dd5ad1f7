"""Asking for real examples: nef's advice where one is missing, short, general or last time's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.examples import is_general, is_short, stood_before
from coprod_cli.language import _
from coprod_cli.questions.question import POINTS, Choice, Question
from coprod_cli.questions.texts import text_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coprod_cli.framework import Theme
    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.questions.question import Answer
    from coprod_cli.records.assessment import Example, Score

MOST_EXAMPLES = 5
_LONGEST_BEGINNING = 60
"""How many letters of an example that was read out are said again; it is chosen by its number."""


@dataclass(frozen=True, eq=False)
class Examples:
    """The questions about the examples of one principle."""

    project: Project
    last: Score | None
    """What was said of the principle in the round before."""
    groups_together: bool
    """Whether several groups answer, so that an example is somebody's."""
    told: Mapping[str, str] = field(default_factory=dict)
    """Examples that were told apart and read out, with the groups that told them."""
    on_paper: bool = False
    """Whether it stands on paper: there is room for one, and nobody is there to hear advice."""

    def of(self, theme: Theme, answers: Answers) -> Iterator[Question]:
        """Yield the questions about one principle's examples."""
        for number in range(1, MOST_EXAMPLES + 1):
            name = f"{theme.id}/example/{number}"
            yield from self._example(theme, number, answers)
            said = str(answers.get(name, ""))
            if name not in answers or self.on_paper or (not said and number > 1):
                return
            yield from self._advice(theme, number, said)
            if not said:
                return
            if self.groups_together and not _points_at(self.project, said):
                yield from self._whose(name, answers)

    def _example(self, theme: Theme, number: int, answers: Answers) -> Iterator[Question]:
        name = f"{theme.id}/example/{number}"
        read_out = self._read_out(theme, number, answers)
        before = (_("Type the number of an example that was told already, or tell another one."),) if read_out else ()
        if number > 1:
            yield from text_question(answers, Question(
                name, _("Another example? Press Enter if there is none."), "long", before, read_out))  # fmt: skip
            return
        told = [
            Choice(f"{POINTS}{other.id}", _('{name}: "{example}"').format(name=shown, example=said), short=shown)
            for other in self.project.framework.principles
            if other is not theme and (said := self._own_example(other, answers))
            for shown in (self.project.framework.principle_name(other.id, self.project.language),)
        ]  # fmt: skip
        if told and not read_out:
            before = (_("Or type the number of an example that you told already:"),)
        yield from text_question(answers, Question(
            name, _("What really happened here that shows it? Who did what, and when?"), "long", before,
            (*read_out, *told),
            help=_("One real thing that happened is better than what usually happens. Leave out full names."),
        ))  # fmt: skip

    def _read_out(self, theme: Theme, number: int, answers: Answers) -> tuple[Choice, ...]:
        """Return the examples that were told apart, but for those that were chosen before this one."""
        chosen = {answers.get(f"{theme.id}/example/{each}") for each in range(1, number)}
        return tuple(
            Choice(text, _('{name}: "{example}"').format(
                name=self.project.group_name(group), example=_beginning_of(text)))
            for text, group in self.told.items()
            if text not in chosen
        )  # fmt: skip

    def _own_example(self, theme: Theme, answers: Answers) -> str:
        """Return what was told first for another principle in this conversation."""
        if not answers.get(f"{theme.id}/level"):
            return ""
        said = str(answers.get(f"{theme.id}/example/1", ""))
        return "" if _points_at(self.project, said) else said

    def _advice(self, theme: Theme, number: int, said: str) -> Iterator[Question]:
        example = f"{theme.id}/example/{number}"
        if not said:
            why = _("nef found that real examples make people judge more truly. Without one, choose another level.")
        elif _points_at(self.project, said):
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
        teller = self.told.get(str(answers[name]))
        if teller is None:
            yield Question(
                f"{name}/told_by", _("Whose example is it? Press Enter if nobody wants to say."), "choice", (), groups
            )
            teller = str(answers.get(f"{name}/told_by"))
        others = tuple(choice for choice in groups if choice.id != teller)
        if others:
            yield Question(f"{name}/also_seen_by", _("Who else recognises it? Several numbers, or Enter for nobody."),
                           "many", (), others)  # fmt: skip


def plain_example(project: Project, told: Mapping[str, str], answers: Answers, name: str) -> dict[str, Any]:
    """Return an example as it stands in the month's file; `told` are those that were read out, with their groups."""
    said = str(answers[name])
    if _points_at(project, said):
        return {"same_as": said.removeprefix(POINTS)}
    seen = answers.get(f"{name}/also_seen_by")
    teller = told.get(said) or answers.get(f"{name}/told_by")
    found = {"said": said, "told_by": teller, "also_seen_by": list(seen) if seen else None}
    return {key: value for key, value in found.items() if value}


def example_answers(name: str, example: Example) -> dict[str, Answer]:
    """Return an example of a month's file as the answers that made it."""
    said = f"{POINTS}{example.same_as}" if example.said is None else example.said
    return {name: said, f"{name}/told_by": example.told_by or "", f"{name}/also_seen_by": tuple(example.also_seen_by)}


def _points_at(project: Project, said: str) -> bool:
    """Say whether an answer stands for another principle's example; words may begin with the same sign."""
    return said.startswith(POINTS) and said.removeprefix(POINTS) in project.framework.principle_ids


def _beginning_of(text: str) -> str:
    """Return the first words of a text, which stands in full further up."""
    whole = " ".join(text.split())
    if len(whole) <= _LONGEST_BEGINNING:
        return whole
    return (whole[:_LONGEST_BEGINNING].rpartition(" ")[0] or whole[:_LONGEST_BEGINNING]) + " ..."
