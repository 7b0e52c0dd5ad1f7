"""A new project: its answers are judged, its files planned, filled, checked and written."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import typer

from coprod_cli import resources, rules
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import below, needs_answers, read_answers, refuse
from coprod_cli.cli.asking import can_ask
from coprod_cli.cli.held import held
from coprod_cli.cli.typed import quoted, typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.questions.begin import BEGINNING, BeginFlow, completed
from coprod_cli.questions.conversation import Conversation
from coprod_cli.records.validate import validate
from coprod_cli.render.markdown import render
from coprod_cli.scaffold import NewFile, plan, schema_files
from coprod_cli.store import find
from coprod_cli.store.drafts import Draft
from coprod_cli.store.load import load
from coprod_cli.store.tree import FolderTree, MemoryTree, list_folder
from coprod_cli.store.write import make_folder, require_writable, write_new
from coprod_cli.surroundings import Surroundings
from coprod_cli.yamltext.document import Document
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.findings import Finding

Files = dict[PurePosixPath, bytes]

ROUNDS = PurePosixPath("assessments")
_DRAFT = "init"


def refuse_a_bad_place(folder: Path) -> None:
    """Refuse a folder that is a project, lies in one, holds one, or may not be written."""
    if find.is_project(folder):
        message = _("There is a project in {folder} already, and nothing was changed.")
        raise CoprodError(
            message.format(folder=find.whole(folder).name),
            _("To see how it is, type: {command}").format(
                command=typed("status", None if folder == Path() else folder)
            ),
        )
    if find.around(folder):
        raise CoprodError(_("This folder lies inside another project."),
                          _("Choose a folder beside it: coprod init ../FOLDER"))  # fmt: skip
    if folder.is_dir() and list_folder(folder).inner_projects:
        raise CoprodError(_("Another project lies inside this folder."), _("Choose a folder beside it."))
    require_writable(folder)


def new_files(folder: Path, answers: Path | None, *, dry_run: bool) -> Files:
    """Return the files of a new project, from an answers file or from the person."""
    name = os.fsencode(find.whole(folder).name).decode("utf-8", "replace")
    document = _asked(folder, name, dry_run=dry_run) if answers is None else read_answers(answers)
    data = completed(dict(document.data) if isinstance(document.data, dict) else {}, name)
    record, findings = validate(BEGINNING, document.path, data)
    refuse(document, findings)
    if record is None:
        raise AssertionError  # `refuse` raised, for a record that is None has findings
    files = {file.path: _content(file) for file in plan(record.plain())}
    refuse(document, _errors_of(files))
    return files


def _asked(folder: Path, name: str, *, dry_run: bool) -> Document:
    """Ask the four questions; the answers are judged like those of a file."""
    named = "" if folder == Path() else f" {quoted(folder)}"
    if not can_ask():
        raise needs_answers(f"init{named}")
    draft = None if dry_run else Draft(folder, _DRAFT)
    flow = BeginFlow(name)
    conversation = Conversation(flow, draft.entries if draft is not None else ())
    console.message(_("Four questions. Press Enter to go past one. Nothing is written before the last."))
    if not held(conversation, draft, None, f"coprod init{named}"):
        raise typer.Exit
    data: Any = flow.data(conversation.answers)
    return Document(PurePosixPath(_("answers")), dump(data), data)


def example_files(name: str) -> Files:
    """Return the files of an example that ships with coprod."""
    known = sorted(path.name for path in resources.examples().iterdir() if path.is_dir())
    if name not in known:
        raise CoprodError(_("There is no example {name}.").format(name=name),
                          _("Examples: {names}").format(names=", ".join(known)))  # fmt: skip
    tree = FolderTree(resources.examples() / name)
    return {file.path: _content(file) for file in schema_files()} | {path: tree.read(path) for path in tree.paths()}


def _content(file: NewFile) -> bytes:
    return (render(file.template, file.data) if file.data is not None else file.text).encode()


def _errors_of(files: Mapping[PurePosixPath, bytes]) -> list[Finding]:
    """Return what the files would be blamed for, at the places of the answers they come from."""
    loaded = load(MemoryTree(files), Surroundings("", frozenset(map(str, files))))
    found = rules.run(loaded.project, clock.today(), loaded.findings)
    return [below(finding, finding.place.path.stem) for finding in found]


def write(folder: Path, files: Mapping[PurePosixPath, bytes], *, dry_run: bool) -> None:
    """Write the files that are not there yet, `coprod.yaml` last; say what was written."""
    if not dry_run:
        make_folder(folder, ROUNDS)
    for path, content in sorted(files.items(), key=lambda item: item[0] == PurePosixPath("coprod.yaml")):
        shown = folder / path
        if shown.exists() or shown.is_symlink():
            console.message(_("Kept {path}, which was there.").format(path=shown))
        elif dry_run:
            if path.parts[0][0] != ".":
                console.message(_("Would write {path}").format(path=shown))
        else:
            write_new(folder, path, content)
            if path.parts[0][0] != ".":
                console.message(_("Wrote {path}").format(path=shown))
    if not dry_run:
        Draft(folder, _DRAFT).end()


def say_what_is_next(folder: Path, *, example: bool, dry_run: bool) -> None:
    """Say how to go on, and how to keep earlier versions with git."""
    if dry_run:
        return
    if any((place / ".git").exists() for place in (find.whole(folder), *find.whole(folder).parents)):
        console.message(_("The folder lies in a git repository. Add the new files to it when you are ready."))
    else:
        console.message(
            _("To keep every earlier version, begin a git repository: git init {folder}").format(folder=quoted(folder))
        )
    check = "coprod check" if folder == Path() else f"coprod check {quoted(folder)}"
    if example:
        console.message(_("Next: {command}").format(command=check))
    else:
        page = folder / "first-meeting.md"
        console.message(_("Next: take {page} to the first meeting. Then: {command}").format(page=page, command=check))
