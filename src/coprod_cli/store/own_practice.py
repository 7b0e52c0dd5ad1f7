"""One person's own practice: their rounds, from the private folder of this machine."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.project import Project, Round
from coprod_cli.records.kinds import OWN_PRACTICE
from coprod_cli.store.frameworks import find_framework, own_framework
from coprod_cli.store.load import Loaded
from coprod_cli.store.private_files import read_private
from coprod_cli.store.tree import names_in

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = PurePosixPath(OWN_PRACTICE.path).parent
_FILE = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])\.yaml")


def load_own_practice(root: Path, project: Project) -> Loaded:
    """Return the project with the person's own rounds in place of the group's.

    A bad file is a finding, and private: no format shows a line of it.
    """
    paths = [FOLDER / name for name in names_in(root / FOLDER) if _FILE.fullmatch(name)]
    files = read_private(root, paths, OWN_PRACTICE)
    own, _findings = own_framework(project.own_framework)
    rounds = tuple(
        Round(path.stem, record, find_framework(record.framework, own), FOLDER) for path, record in files.records
    )
    own_project = replace(
        project,
        is_own=True,
        assessments=rounds,
        apart=(),
        reviews=(),
        texts={path: document.text for path, document in files.documents.items()},
        cut_short=(),
        unread=files.unread,
    )
    return Loaded(own_project, files.documents, files.findings)
