"""Something that is done, written down: asked on the terminal or taken from an answers file."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import needs_answers, read_answers
from coprod_cli.cli.asking import can_ask
from coprod_cli.cli.closing import Closing, named_to_do
from coprod_cli.cli.held import held
from coprod_cli.cli.laid_over import warn_of_personal_data
from coprod_cli.cli.one_item import put_down
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.done import DoneFlow, to_dos
from coprod_cli.store.drafts import Draft
from coprod_cli.store.write import require_writable
from coprod_cli.yamltext.document import Document
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from coprod_cli.cli.one_item import OneItem


def sit(root: Path, name: str | None, folder: Path | None, *, stopped: bool, dry_run: bool) -> None:
    """Ask what is done and how it went, from where it was left, and write it at the end."""
    command = " ".join(["done", *([name] if name else []), *(["--stopped"] if stopped else [])])
    if not can_ask():
        raise needs_answers(command)
    require_writable(root)
    project = open_sound(root).project
    if not any(each.is_open for each in to_dos(project)):
        raise CoprodError(_("No action and no task is open."), _("To add one, type: {command}").format(
            command=typed("add action", folder)))  # fmt: skip
    if name is not None and not named_to_do(project, name).is_open:
        raise CoprodError(_('"{name}" was closed before.').format(name=name),
                          _("To see what is open, type: {command}").format(command=typed("done", folder)))  # fmt: skip
    draft = None if dry_run else Draft(root, "-".join(["stopped" if stopped else "done", *([name] if name else [])]))
    flow = DoneFlow(project, clock.today(), name, stopped)
    conversation = Conversation(flow, draft.entries if draft is not None else ())
    if flow.is_gone(conversation.answers) and draft is not None:
        console.message(_("What you had chosen is in no file any more. Choose again."))
        draft.end()
        conversation = Conversation(flow)
    if not held(conversation, draft, None, typed(command, folder)):
        return
    data = flow.data(conversation.answers)
    console.message("")
    _write(root, Document(PurePosixPath(_("answers")), dump(data), data), data, folder, dry_run=dry_run)
    if draft is not None:
        draft.end()


def take(root: Path, name: str | None, answers: Path, folder: Path | None, *, stopped: bool, dry_run: bool) -> None:
    """Take from a file how something went, and write it."""
    document = read_answers(answers)
    given: dict[str, Any] = dict(document.data) if isinstance(document.data, dict) else {}
    named = name or given.get("id")
    if not isinstance(named, str):
        raise CoprodError(_("Nothing says what is done."), _("Name it: coprod done ID, or add a line: id: ..."))
    usual = {"status": "stopped" if stopped else "done", "closed": clock.today().isoformat()}
    one = _write(root, document, {**usual, **given, "id": named}, folder, dry_run=dry_run)
    warn_of_personal_data(one.project, one.file.path, document)


def _write(root: Path, document: Document, data: dict[str, Any], folder: Path | None, *, dry_run: bool) -> OneItem:
    project = open_sound(root).project
    closing = Closing(root, project, named_to_do(project, data["id"]), document, data)
    one = put_down(root, closing.plan, dry_run=dry_run)
    if not dry_run:
        console.message(_("Next: {command}").format(command=typed("status", folder)))
    return one
