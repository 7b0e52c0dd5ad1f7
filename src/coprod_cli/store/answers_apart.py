"""What groups said apart, from where the group keeps it: the shared folder, or this person's alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.project import ROUNDS_FOLDER, Apart
from coprod_cli.records.kinds import ANSWERS, kind_of
from coprod_cli.store.frameworks import find_framework, framework_findings, own_framework
from coprod_cli.store.load import Loaded
from coprod_cli.store.private import FOLDER
from coprod_cli.store.private_files import read_private
from coprod_cli.store.tree import names_in

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project


def load_answers_apart(root: Path, project: Project) -> Loaded:
    """Return the project with all answers apart, private ones too; a bad file is a finding that shows no line."""
    top = PurePosixPath() if project.settings.views == "shared" else FOLDER
    files = read_private(root, _paths(root, top), ANSWERS)
    own, _findings = own_framework(project.own_framework)
    given = tuple(
        Apart(path.parent.name, path.stem, record, find_framework(record.framework, own), path)
        for path, record in files.records
    )
    whole = replace(project, apart=given, unread=files.unread)
    lost = framework_findings(replace(whole, assessments=()), own)
    return Loaded(whole, files.documents, (*files.findings, *(finding._replace(private=True) for finding in lost)))


def months_apart(root: Path, project: Project) -> tuple[str, ...]:
    """Return the months for which somebody answered apart, the first of them first; no answer is read."""
    top = PurePosixPath() if project.settings.views == "shared" else FOLDER
    return tuple(sorted({path.parent.name for path in _paths(root, top)}))


def _paths(root: Path, top: PurePosixPath) -> list[PurePosixPath]:
    """Return every file by month and group; none before the first answer."""
    rounds = top / ROUNDS_FOLDER
    months = [month for month in names_in(root / rounds) if (root / rounds / month).is_dir()]
    found = [rounds / month / name for month in months for name in names_in(root / rounds / month)]
    return [path for path in found if kind_of(str(path.relative_to(top))) is ANSWERS]
