"""One thing in a record, new or changed: judged beside the rest of the project, and put in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli import rules
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import refuse
from coprod_cli.cli.laid_over import say_what_is_written
from coprod_cli.cli.planned import Data, PlannedFile, planned_file, write
from coprod_cli.findings import Finding, Keys, Place
from coprod_cli.records.validate import validate
from coprod_cli.store.lock import locked
from coprod_cli.store.write import require_writable
from coprod_cli.yamltext.guard import printable
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_cli.project import Project
    from coprod_cli.records.kinds import Kind
    from coprod_cli.yamltext.document import Document

Put = tuple[Data, Keys]
"""The data of a file with the thing in it, and where it stands."""


class OneItem(NamedTuple):
    """A file as it will be with one thing in it, and where that stands."""

    files: tuple[PlannedFile, ...]
    """Its own file, and the one of what it is tied to; in the order in which they are written."""
    keys: Keys
    project: Project
    """The project with the files."""

    @property
    def file(self) -> PlannedFile:
        """Its own file."""
        return self.files[0]

    @property
    def said(self) -> Data:
        """The thing as its file says it."""
        return _at(self.file.record.plain(), self.keys)


class Putting:
    """One thing on its way to its file, and to what it is tied to."""

    def __init__(self, root: Path, project: Project, document: Document) -> None:
        self.root = root
        self.project = project
        self.document = document
        self.keys: Keys = ()
        """Where the thing stands in its file."""
        self.files: list[PlannedFile] = []

    def put(self, kind: Kind, put: Callable[[Data], Put]) -> Data:
        """Plan a file with the thing in it, by a function that puts it into the data; return the thing."""

        def merged(old: Data) -> Data:
            data, self.keys = put({"format": "1", **old})
            return data

        file = planned_file(self.root, kind, PurePosixPath(kind.path), merged, self._refuse)
        self._take(kind, file)
        return _at(file.record.plain(), self.keys)

    def tie(self, kind: Kind, merged: Callable[[Data], Data]) -> None:
        """Plan the file of what the thing is tied to."""
        self._take(kind, planned_file(self.root, kind, PurePosixPath(kind.path), merged, self._refuse))

    def judged(self) -> OneItem:
        """Let the rules look at the files in their place among the others."""
        paths = {file.path for file in self.files}
        self._refuse([each for each in rules.run(self.project, clock.today()) if each.place.path in paths])
        return OneItem(tuple(self.files), self.keys, self.project)

    def _take(self, kind: Kind, file: PlannedFile) -> None:
        self.files.append(file)
        self.project = replace(self.project, **{kind.name.replace("-", "_"): file.record})

    def _refuse(self, findings: Any) -> None:
        """Raise FilesHaveErrors for errors, each at its place in the answers."""
        refuse(self.document, [self._in_answers(each) for each in findings])

    def _in_answers(self, finding: Finding) -> Finding:
        place = finding.place
        own = not self.files or place.path == self.files[0].path
        inside = own and place.keys[: len(self.keys)] == self.keys
        keys = place.keys[len(self.keys) :] if inside else ()
        return finding._replace(place=Place(place.path, keys, place.at_key and inside))


def sound_item(kind: Kind, document: Document, data: Data) -> Data:
    """Return the data of one thing as its record says them; FilesHaveErrors for what does not fit."""
    record, findings = validate(kind, document.path, data)
    refuse(document, findings)
    if record is None:
        raise AssertionError  # `refuse` raised, for a record that is None has findings
    return record.plain()


def put_down(root: Path, plan: Callable[[], OneItem], *, dry_run: bool) -> OneItem:
    """Write one thing, from reading its file to having written it under the lock; say what was written."""
    if dry_run:
        one = plan()
    else:
        require_writable(root)
        with locked(root):
            one = plan()
            for file in one.files:
                if file.changes:
                    write(root, file)
    say_what_is_written(root, one.files, one.file, dry_run=dry_run)
    if one.file.changes:
        console.result("\n".join(printable(line) for line in dump(one.said).splitlines()))
    return one


def _at(data: Any, keys: Keys) -> Data:
    for key in keys:
        data = data[key]
    found: Data = data
    return found
