"""A sitting of the whole group, whose files are written at its end: a meeting or a review."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from coprod_cli.cli import console
from coprod_cli.cli.held import held
from coprod_cli.language import _
from coprod_cli.questions.conversation import Conversation
from coprod_cli.store.lock import locked
from coprod_cli.store.write import require_writable
from coprod_cli.yamltext.document import Document
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from coprod_cli.project import Project
    from coprod_cli.questions.conversation import Answers, Entry
    from coprod_cli.questions.question import Question
    from coprod_cli.store.drafts import Draft

Plan = TypeVar("Plan")


class GroupFlow(Protocol):
    """What a sitting asks."""

    def __call__(self, answers: Answers) -> Iterator[Question]:
        """Yield every question that the answers so far lead to."""
        ...

    def data(self, answers: Answers) -> dict[str, Any]:
        """Return the answers as the data of an answers file."""
        ...

    def says_something(self, data: dict[str, Any]) -> bool:
        """Say whether there is anything in the answers that is worth a file."""
        ...


FlowOf = TypeVar("FlowOf", bound=GroupFlow)


class GroupSitting(ABC, Generic[FlowOf]):
    """One conversation, kept in a draft until its files are written; without a draft they are only shown."""

    def __init__(
        self, root: Path, project: Project, draft: Draft | None, flow_for: Callable[[Sequence[str]], FlowOf]
    ) -> None:
        """`flow_for` makes the questions for the actions that were open when the conversation began, by their ids."""
        self.root = root
        self.project = project
        self.draft = draft
        begun = draft.entries if draft is not None else []
        there = begun[0].get("there", ()) if begun else [action.id for action in project.open_actions]
        self.first: Entry = {"there": list(there)}
        self.flow = flow_for(tuple(map(str, there)))
        self.conversation = Conversation(self.flow, begun[1:])

    def hold(self, again: str) -> bool:
        """Ask what is not answered yet, and say whether the end was reached; `again` is the command that goes on."""
        if not self.conversation.answers:
            console.message(_("Every answer is kept at once. The files are written after the last one."))
        return held(self.conversation, self.draft, self.first, again)

    def close(self, folder: Path | None) -> None:
        """Write the files, and throw the draft away."""
        data = self.data()
        console.message("")
        if self.flow.says_something(data):
            self.write(Document(PurePosixPath(_("answers")), dump(data), data), folder, dry_run=self.draft is None)
        else:
            console.message(_("Nothing was written, because nothing was said."))
        if self.draft is not None:
            self.draft.end()

    def data(self) -> dict[str, Any]:
        """Return the answers so far as the data of an answers file."""
        return self.flow.data(self.conversation.answers)

    @abstractmethod
    def write(self, document: Document, folder: Path | None, *, dry_run: bool) -> None:
        """Write the files that the answers make, and say so; with `dry_run` only say so."""


def written(
    root: Path,
    folder: PurePosixPath,
    planned: Callable[[], Plan],
    write: Callable[[Path, Plan], None],
    *,
    dry_run: bool,
) -> Plan:
    """Return a plan whose files were written, from reading them to having written them under the lock."""
    if dry_run:
        return planned()
    require_writable(root / folder)
    with locked(root):
        plan = planned()
        write(root, plan)
    return plan
