"""What is asked about an action or a task that is done or was stopped, and what its answers are in the record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.language import _
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.texts import text_question
from coprod_cli.records.kinds import OUTCOMES, WORK_PLAN
from coprod_cli.records.work_plan import Action
from coprod_cli.words import actions as words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.records.kinds import Kind
    from coprod_cli.records.outcomes import Task


class ToDo(NamedTuple):
    """Something to do: an action of the work plan, or a task of an outcome."""

    thing: Action | Task

    @property
    def id(self) -> str:
        """Its id."""
        return self.thing.id

    @property
    def is_action(self) -> bool:
        """Whether it is an action."""
        return isinstance(self.thing, Action)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.thing.status not in {"done", "stopped"}

    @property
    def file(self) -> Kind:
        """The file that it stands in."""
        return WORK_PLAN if self.is_action else OUTCOMES

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists that it stands in."""
        return ("actions",) if self.is_action else ("outcomes", "tasks")

    @property
    def text(self) -> str:
        """What it is, in people's words."""
        return self.thing.action if isinstance(self.thing, Action) else self.thing.task

    def words(self, project: Project) -> str:
        """Return what it is, with who does it and by when."""
        return words.sentence(project, self.thing) if isinstance(self.thing, Action) else self.text


def to_dos(project: Project) -> tuple[ToDo, ...]:
    """Return every action, then every task that has not the id of an action."""
    actions = {action.id: ToDo(action) for action in project.actions}
    tasks = (ToDo(task) for outcome in project.all_outcomes for task in outcome.tasks)
    return (*actions.values(), *(task for task in tasks if task.id not in actions))


@dataclass(frozen=True, eq=False)
class DoneFlow:
    """The conversation about something that is done; called with the answers so far, it gives the questions."""

    project: Project
    today: datetime.date
    named: str | None = None
    """The id of what is done, where it was named and is not asked."""
    stopped: bool = False
    """Whether it was stopped, and will not be done."""

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        before: tuple[str, ...] = ()
        if self.named is None:
            yield self._which()
        else:
            before = tuple(each.words(self.project) for each in to_dos(self.project) if each.id == self.named)
        which = self._chosen(answers)
        if which is None:
            return
        text = _("When was it stopped? Type a day or a month.") if self.stopped else _(
            "When was it done? Type a day or a month.")  # fmt: skip
        yield Question("closed", text, "when", before, now=str(self.today),
                       needed=_("Please type the day or the month."))  # fmt: skip
        yield from self._how(which, answers)

    def is_gone(self, answers: Answers) -> bool:
        """Say whether what was chosen is in no file any more."""
        return "which" in answers and self._chosen(answers) is None

    def data(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as the data of an answers file."""
        which = self._chosen(answers)
        if which is None:
            raise AssertionError("what is done was asked first")
        closed, note = answers["closed"], answers.get("note")
        found = {
            "id": which.id,
            "status": "stopped" if self.stopped else "done",
            "closed": closed,
            "why": answers.get("why"),
            "output": answers.get("output"),
            "progress": [{"date": closed, "note": note}] if note else [],
        }
        return {key: value for key, value in found.items() if value}

    def _which(self) -> Question:
        text = _("Which of these was stopped?") if self.stopped else _("Which of these is done?")
        return Question(
            "which", text, "choice", choices=tuple(Choice(each.id, each.text)
                                                   for each in to_dos(self.project) if each.is_open),
            needed=_("Please choose one of these."),
        )  # fmt: skip

    def _how(self, which: ToDo, answers: Answers) -> Iterator[Question]:
        """Yield how it went, as far as the record has a place for it."""
        if which.is_action and self.stopped:
            yield from text_question(answers, Question(
                "why", _("Why was it stopped?"), needed=_("Please give the reason in a few words.")))  # fmt: skip
        elif which.is_action:
            yield from text_question(answers, Question("note", _("How did it go? A few words.")))
        elif not self.stopped and not getattr(which.thing, "output", None):
            yield from text_question(answers, Question(
                "output", _("What is there now that was not there before?"),
                help=_("Something to see or to hold: a map, a room, twelve trips."),
            ))  # fmt: skip

    def _chosen(self, answers: Answers) -> ToDo | None:
        name = self.named or answers.get("which")
        return self._to_do(str(name)) if name else None

    def _to_do(self, name: str) -> ToDo | None:
        return next((each for each in to_dos(self.project) if each.id == name), None)
