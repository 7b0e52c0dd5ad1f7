"""Files that only some may read, own practice and answers apart: no finding shows a line of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.store.load import read_record
from coprod_cli.store.tree import read_inside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path, PurePosixPath

    from coprod_cli.findings import Finding
    from coprod_cli.records.kinds import Kind
    from coprod_cli.yamltext.document import Document


class PrivateFiles(NamedTuple):
    """What stands in some files of one kind."""

    records: tuple[tuple[PurePosixPath, Any], ...]
    """The records that are sound, each with its file."""
    documents: dict[PurePosixPath, Document]
    findings: tuple[Finding, ...]
    """What is wrong with the others; each is private."""
    unread: tuple[PurePosixPath, ...]
    """The files that are there and hold no sound record."""


class _Tree(NamedTuple):
    root: Path
    chosen: tuple[PurePosixPath, ...]

    def paths(self) -> Iterable[PurePosixPath]:
        return self.chosen

    def read(self, path: PurePosixPath) -> bytes:
        return read_inside(self.root, path)


def read_private(root: Path, paths: Iterable[PurePosixPath], kind: Kind) -> PrivateFiles:
    """Return the records of some files below a folder; a bad file is a finding, and never raises."""
    tree = _Tree(root, tuple(paths))
    records: list[tuple[PurePosixPath, Any]] = []
    documents: dict[PurePosixPath, Document] = {}
    findings: list[Finding] = []
    unread: list[PurePosixPath] = []
    for path in tree.paths():
        record, found, document = read_record(tree, path, kind)
        findings += [finding._replace(private=True) for finding in found]
        if document is not None:
            documents[path] = document
        if record is None:
            unread.append(path)
        else:
            records.append((path, record))
    return PrivateFiles(tuple(records), documents, tuple(findings), tuple(unread))
