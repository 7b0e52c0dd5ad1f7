"""Asking about actions: what became of the open ones, and what will be done now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.texts import text_question
from coprod_cli.words import actions as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.records.work_plan import Action

MOST_ACTIONS = 20


@dataclass(frozen=True, eq=False)
class ActionQuestions:
    """The questions of a review or a meeting about actions, and what their answers are in the work plan."""

    project: Project
    open_ids: Sequence[str]
    """What was open when the conversation began, by id: it may be closed in the file before the end is reached."""
    asks_principles: bool = True
    """Whether each new action is asked which principles it is for: a review has the time for it."""

    # What was decided before

    def of_the_open(self, answers: Answers, day: str) -> Iterator[Question]:
        """Yield what is asked about each action that was open; `day` is that of the review or meeting."""
        found = self._there()
        for number, action in enumerate(found, 1):
            first = _("What we decided, {number} of {count}: {action}").format(
                number=number, count=len(found), action=words.sentence(self.project, action)
            )
            yield from self._of_one(action, first, answers, day)

    def _there(self) -> list[Action]:
        """Return the actions that were open and are still in the plan."""
        there = {action.id: action for action in self.project.actions}
        return [there[each] for each in self.open_ids if each in there]

    def _of_one(self, action: Action, first: str, answers: Answers, day: str) -> Iterator[Question]:
        name = f"action/{action.id}"
        before = (first, *map(words.look, words.latest_looks(action)))
        yield Question(
            f"{name}/status", _("How far is it?"), "choice", before,
            (Choice("done", _("Done")), Choice("doing", _("It goes on")), Choice("stopped", _("Stopped"))),
            help=_("Press Enter to leave it as it is."),
        )  # fmt: skip
        status = answers.get(f"{name}/status")
        if status == "stopped":
            yield from text_question(answers, Question(
                f"{name}/why", _("Why was it stopped?"), "line",
                needed=_("Please give the reason in a few words."),
            ))  # fmt: skip
        elif status:
            yield from text_question(answers, Question(f"{name}/note", _("How did it go? A few words."), "line"))
        if status == "doing" and (action.due is None or action.due.last.isoformat() <= day):
            yield Question(f"{name}/due", _("By when now? Type a day or a month."), "when")

    # What is decided now

    def of_the_new(self, answers: Answers, first: Question, more: str) -> Iterator[Question]:
        """Yield what is asked about each new action; `first` asks for the first one, `more` for another."""
        for number in range(1, MOST_ACTIONS + 1):
            name = f"do/{number}"
            one = first if number == 1 else replace(first, text=more)
            yield from text_question(answers, replace(one, id=name))
            if not answers.get(name):
                return
            groups = tuple(Choice(group.id, group.name) for group in self.project.groups.values())
            if groups:
                yield Question(f"{name}/group", _("Which group does it?"), "choice", choices=groups,
                               help=_("What nobody takes on is seldom done. Enter, if nobody has yet."))  # fmt: skip
            yield Question(f"{name}/due", _("By when? Type a day or a month."), "when",
                           help=_("As 2027-01-31 or 2027-01. Press Enter if you do not know yet."))  # fmt: skip
            if self.asks_principles:
                yield Question(
                    f"{name}/principles", _("Which principles is it for? Several numbers, or Enter for none."), "many",
                    choices=self._principles(),
                )  # fmt: skip

    def _principles(self) -> tuple[Choice, ...]:
        framework, language = self.project.framework, self.project.language
        return tuple(Choice(each.id, framework.principle_name(each.id, language)) for each in framework.principles)

    # What the answers are in the work plan

    def plain(self, answers: Answers, day: str) -> list[dict[str, Any]]:
        """Return the actions as items of an answers file: the open ones by their ids, then the new ones."""
        told = [_told(each.id, answers, day) for each in self._there() if answers.get(f"action/{each.id}/status")]
        return [*told, *(_new(f"do/{number}", answers) for number in range(1, MOST_ACTIONS + 1)
                         if answers.get(f"do/{number}"))]  # fmt: skip


def _told(action: str, answers: Answers, day: str) -> dict[str, Any]:
    name = f"action/{action}"
    status = answers[f"{name}/status"]
    note = answers.get(f"{name}/note") if status != "stopped" else ""
    found = {
        "id": action,
        "status": status,
        "closed": "" if status == "doing" else day,
        "why": answers.get(f"{name}/why") if status == "stopped" else "",
        "due": answers.get(f"{name}/due") if status == "doing" else "",
        "progress": [{"date": day, "note": note}] if note else [],
    }
    return {key: value for key, value in found.items() if value}


def _new(name: str, answers: Answers) -> dict[str, Any]:
    found = {
        "action": answers[name],
        "principles": list(answers.get(f"{name}/principles", ())),
        "group": answers.get(f"{name}/group"),
        "due": answers.get(f"{name}/due"),
    }
    return {key: value for key, value in found.items() if value}
