"""The questions about one thing that is added to a record, and what their answers are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _
from coprod_cli.questions.items.item import WITHOUT, placed, there
from coprod_cli.questions.question import Choice, Question
from coprod_cli.questions.things import told_first

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers
    from coprod_cli.questions.items.item import IsThere, Item

IN = "in"
"""The key of answers that says what a thing belongs to, by its id."""


@dataclass(frozen=True, eq=False)
class AddFlow:
    """The conversation about one thing; called with the answers so far, it gives the questions."""

    project: Project
    item: Item
    today: datetime.date
    is_there: IsThere

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        yield from told_first(self._only_one(), self._questions(answers))

    def data(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as the data of an answers file: what was skipped is left out."""
        data: dict[str, Any] = {IN: answers[IN]} if answers.get(IN) else {}
        for ask in self.item.asks:
            if answers.get(ask.key) and ask.only_if(answers) and answers.get(there(ask.key)) != WITHOUT:
                placed(data, ask.key, answers[ask.key])
        return data

    def _only_one(self) -> Iterator[str]:
        """Say what a thing belongs to, where there is one only."""
        holders = self._holders()
        if len(holders) == 1:
            yield self.item.belongs
            yield holders[0].words

    def _questions(self, answers: Answers) -> Iterator[Question]:
        holders = self._holders()
        if len(holders) > 1:
            yield Question(IN, self.item.belongs, "choice", choices=holders, needed=_("Please choose one of these."))
        for ask in self.item.asks:
            yield from ask.questions(self.project, self.today, self.is_there, answers)

    def _holders(self) -> tuple[Choice, ...]:
        return self.item.holders(self.project) if self.item.holders is not None else ()
