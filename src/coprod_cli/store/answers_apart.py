"""What groups said apart, from where the group keeps it: the shared folder, or this person's alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from coprod_cli.project import ROUNDS_FOLDER, Apart
from coprod_cli.records.kinds import ANSWERS, kind_of
from coprod_cli.store.frameworks import find_framework, framework_findings, own_framework
from coprod_cli.store.load import Loaded, read_record
from coprod_cli.store.private import FOLDER
from coprod_cli.store.tree import read_inside, unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project
    from coprod_cli.yamltext.document import Document


class _Answers:
    """The files of answers, of all months."""

    def __init__(self, root: Path, top: PurePosixPath) -> None:
        self.root = root
        self.top = top

    def paths(self) -> list[PurePosixPath]:
        """Return every file by month and group; none before the first answer."""
        rounds = self.top / ROUNDS_FOLDER
        found = [
            rounds / month / name for month in _names(self.root / rounds) for name in _names(self.root / rounds / month)
        ]
        return [path for path in found if kind_of(str(path.relative_to(self.top))) is ANSWERS]

    def read(self, path: PurePosixPath) -> bytes:
        """Return a file's bytes; at most one more than may be read."""
        return read_inside(self.root, path)


def load_answers_apart(root: Path, project: Project) -> Loaded:
    """Return the project with all answers apart, private ones too; a bad file is a finding that shows no line."""
    tree = _Answers(root, PurePosixPath() if project.settings.views == "shared" else FOLDER)
    own, _findings = own_framework(project.own_framework)
    given: list[Apart] = []
    documents: dict[PurePosixPath, Document] = {}
    findings: list[Finding] = []
    unread: list[PurePosixPath] = []
    for path in tree.paths():
        record: Any
        record, found, document = read_record(tree, path, ANSWERS)
        findings += found
        if document is not None:
            documents[path] = document
        if record is None:
            unread.append(path)
        else:
            framework = find_framework(record.framework, own)
            given.append(Apart(path.parent.name, path.stem, record, framework, path))
    whole = replace(project, apart=tuple(given), unread=tuple(unread))
    findings += framework_findings(replace(whole, assessments=()), own)
    return Loaded(whole, documents, tuple(finding._replace(private=True) for finding in findings))


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise unreadable(folder, error) from error
