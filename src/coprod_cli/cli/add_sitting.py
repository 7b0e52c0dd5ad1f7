"""One thing, added: asked on the terminal or taken from an answers file."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.cli import clock, console
from coprod_cli.cli.adding import Adding, may_be_told_from, refuse_without_holder
from coprod_cli.cli.answers import needs_answers, read_answers
from coprod_cli.cli.asking import ask_first, can_ask
from coprod_cli.cli.held import held
from coprod_cli.cli.laid_over import warn_of_personal_data
from coprod_cli.cli.one_item import put_down
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.typed import typed
from coprod_cli.cli.usage import Mistyped
from coprod_cli.language import _
from coprod_cli.questions.add import AddFlow
from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.items import ITEMS
from coprod_cli.questions.question import Choice, Question
from coprod_cli.store.drafts import Draft
from coprod_cli.store.write import require_writable
from coprod_cli.words.suggestions import did_you_mean
from coprod_cli.yamltext.document import Document
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from coprod_cli.cli.one_item import OneItem
    from coprod_cli.project import Project
    from coprod_cli.questions.items.item import Item


def named_item(kind: str | None, *, asks: bool) -> Item:
    """Return the kind of thing that a person named, or chooses now; Mistyped when there is none such."""
    if kind is None:
        if not asks or not can_ask():
            raise Mistyped(_("Say what you want to add."), _("Kinds: {kinds}").format(kinds=", ".join(ITEMS)))
        kind = ask_first(Question(
            "kind", _("What do you want to write down?"), "choice",
            choices=tuple(Choice(item.name, _("{name}: {about}").format(name=item.name, about=item.about),
                                 short=item.name)
                          for item in ITEMS.values()),
            needed=_("Please choose one of these."),
        ))  # fmt: skip
    if kind not in ITEMS:
        raise Mistyped(_("There is no kind of thing {kind}.").format(kind=kind), did_you_mean(kind, ITEMS))
    return ITEMS[kind]


def sit(root: Path, item: Item, folder: Path | None, *, dry_run: bool) -> None:
    """Ask about one thing, from where it was left, and write it at the end."""
    if not can_ask():
        raise needs_answers(f"add {item.name}")
    require_writable(root)
    project = open_sound(root).project
    refuse_without_holder(project, item)
    draft = None if dry_run else Draft(root, f"add-{item.name}")
    flow = AddFlow(project, item, clock.today(), partial(may_be_told_from, root))
    conversation = Conversation(flow, draft.entries if draft is not None else ())
    if not (conversation.answers or conversation.begun):
        console.message(_("Every answer is kept at once. The file is written after the last one."))
    if not held(conversation, draft, None, typed(f"add {item.name}", folder)):
        return
    data = flow.data(conversation.answers)
    console.message("")
    _write(root, project, item, Document(PurePosixPath(_("answers")), dump(data), data), folder, dry_run=dry_run)
    if draft is not None:
        draft.end()


def take(root: Path, item: Item, answers: Path, folder: Path | None, *, dry_run: bool) -> None:
    """Take one thing from a file, and write it."""
    project = open_sound(root).project
    refuse_without_holder(project, item)
    document = read_answers(answers)
    one = _write(root, project, item, document, folder, dry_run=dry_run)
    warn_of_personal_data(one.project, one.file.path, document)


def _write(
    root: Path, project: Project, item: Item, document: Document, folder: Path | None, *, dry_run: bool
) -> OneItem:
    adding = Adding(root, project, item, document, clock.today().isoformat())
    one = put_down(root, adding.plan, dry_run=dry_run)
    if not dry_run:
        console.message(_("Next: {command}").format(command=typed(item.next(one.said), folder)))
    return one
