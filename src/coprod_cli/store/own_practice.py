"""One person's own practice: their rounds, from the private folder of this machine."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.project import Project, Round
from coprod_cli.records.kinds import OWN_PRACTICE
from coprod_cli.store.frameworks import find_framework, own_framework
from coprod_cli.store.load import Loaded, read_record
from coprod_cli.store.tree import read_inside, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from coprod_cli.findings import Finding
    from coprod_cli.yamltext.document import Document

FOLDER = PurePosixPath(OWN_PRACTICE.path).parent
_FILE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])\.yaml")


class _PrivateTree(NamedTuple):
    """The files of a person's own practice."""

    root: Path

    def paths(self) -> Iterable[PurePosixPath]:
        """Return every file by its month; none before the first is written."""
        try:
            names = sorted(path.name for path in (self.root / FOLDER).iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise unreadable(self.root / FOLDER, error) from error
        return [FOLDER / name for name in names if _FILE.fullmatch(name)]

    def read(self, path: PurePosixPath) -> bytes:
        """Return a file's bytes; at most one more than may be read."""
        return read_inside(self.root, path)


def load_own_practice(root: Path, project: Project) -> Loaded:
    """Return the project with the person's own rounds in place of the group's.

    A bad file is a finding, and private: no format shows a line of it.
    """
    tree = _PrivateTree(root)
    own, _findings = own_framework(project.own_framework)
    rounds: list[Round] = []
    documents: dict[PurePosixPath, Document] = {}
    findings: list[Finding] = []
    unread: list[PurePosixPath] = []
    for path in tree.paths():
        record: Any
        record, found, document = read_record(tree, path, OWN_PRACTICE)
        findings += [finding._replace(private=True) for finding in found]
        if document is not None:
            documents[path] = document
        if record is None:
            unread.append(path)
        else:
            rounds.append(Round(path.stem, record, find_framework(record.framework, own), FOLDER))
    texts = {path: document.text for path, document in documents.items()}
    own_project = replace(
        project,
        is_own=True,
        assessments=tuple(rounds),
        apart=(),
        reviews=(),
        texts=texts,
        cut_short=(),
        unread=tuple(unread),
    )
    return Loaded(own_project, documents, tuple(findings))
