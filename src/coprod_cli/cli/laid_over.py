"""Answers laid over what a file says already, and what people are told of that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from coprod_cli import rules
from coprod_cli.cli import clock, console
from coprod_cli.cli.outputs import shown
from coprod_cli.language import _
from coprod_cli.render.text import finding_text
from coprod_cli.yamltext.difference import edits_between
from coprod_cli.yamltext.guard import one_line
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path, PurePosixPath

    from coprod_cli.cli.planned import PlannedFile
    from coprod_cli.findings import Keys
    from coprod_cli.project import Project
    from coprod_cli.yamltext.document import Document


_OPEN = ("to-do", "doing")
"""The status that everything has before it is done: nobody loses anything with it."""


def laid_over(old: Any, new: Any) -> Any:
    """Return a mapping with the keys of another laid over it, at every depth."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    return {**old, **{key: laid_over(old.get(key), value) for key, value in new.items()}}


def warn_of_personal_data(project: Project, path: PurePosixPath, document: Document) -> None:
    """Warn of what looks like personal data in answers that become a file, where it stands in them."""
    read = replace(project, texts={path: document.text})
    for each in rules.run(read, clock.today()):
        if each.rule == "personal-data":
            here = each._replace(place=each.place._replace(path=document.path))
            console.message(finding_text(document.locate(here)) + "\n")


def say_what_is_written(root: Path, files: Sequence[PlannedFile], main: PlannedFile, *, dry_run: bool) -> None:
    """Say which files of a sitting were written, and what the main one of them said before."""
    changed = [file for file in files if file.changes]
    for file in changed:
        verb = _("Would write {path}") if dry_run else _("Wrote {path}")
        console.message(verb.format(path=shown(root / file.path)))
    for file in files:
        _say_what_it_said_before(file, but="" if file is main else "actions")
    if not changed:
        said = _("{path} says all of that already, and was not changed.")
        console.message(said.format(path=shown(root / main.path)))


def _say_what_it_said_before(file: PlannedFile, but: str) -> None:
    """Say what a file said before where it says something else by now; what goes on, or grew, is not told.

    Nothing is told of the list that `but` names: actions change at every sitting, and keep their looks.
    """
    if file.was is None:
        return
    old: Any = read_yaml(file.path, file.was).data
    new: Any = read_yaml(file.path, file.content).data
    for edit in edits_between((), old, new):
        before = _at(old, edit.keys)
        if edit.kind != "add" and isinstance(before, str) and before not in _OPEN and edit.keys[0] != but:
            key = " ".join(part for part in edit.keys if isinstance(part, str))
            console.message(_("Before, {key} said: {text}").format(key=key, text=one_line(before)))


def _at(data: Any, keys: Keys) -> Any:
    """Return what stands at a place of some data, or None."""
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data
