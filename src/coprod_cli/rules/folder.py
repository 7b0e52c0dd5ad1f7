"""What lies in the folder: files that clash, copies, strangers, projects in projects."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import SETTINGS_PATH
from coprod_cli.records.kinds import KINDS, RECORD_FOLDERS, kind_of
from coprod_cli.rules.rule import Rule, Source
from coprod_cli.words.suggestions import nearest
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project

ONLY_BY_CASE = Rule(
    "differs-only-by-case", Severity.ERROR,
    _("Two names differ only by capital letters."),
    _("On many computers they are one file, so the second would overwrite the first."),
    Source.COPROD,
)  # fmt: skip
PROJECT_IN_PROJECT = Rule(
    "project-in-project", Severity.ERROR,
    _("One project lies inside another."),
    _("Commands would take one for the other, and write a round where it does not belong."),
    Source.COPROD,
)  # fmt: skip
NOT_REGULAR = Rule(
    "not-a-regular-file", Severity.ERROR,
    _("A record is a link or a device, not a file."),
    _("A link can lead out of the folder, to a file that is nobody's business here. It is not read."),
    Source.COPROD,
)  # fmt: skip
SYNC_COPY = Rule(
    "sync-copy", Severity.WARNING,
    _("A program that keeps folders alike has made a copy of a file."),
    _("Two people wrote at the same time. One version stands in the copy, and is not read."),
    Source.COPROD, urgent=True,
)  # fmt: skip
UNEXPECTED_NAME = Rule(
    "unexpected-name", Severity.NOTE,
    _("A file or folder has a name that coprod does not know."),
    _("It is left alone and not read. A record with a slip in its name would go unseen."),
    Source.COPROD, frozenset(),
)  # fmt: skip
RULES = (ONLY_BY_CASE, PROJECT_IN_PROJECT, NOT_REGULAR, SYNC_COPY, UNEXPECTED_NAME)

_SYNC = (
    r"(?i)(?P<start>.+?)(?:"
    r" \(.*conflicted copy.*\)|\.sync-conflict-[0-9-]+.*|-safeBackup-[0-9]+| \([0-9]+\)"
    r"|_conflict-[0-9-]+|-(?:DESKTOP|LAPTOP)-?[A-Z0-9]*)(?P<end>\.[A-Za-z]+)"
)  # Dropbox, Syncthing, OneDrive, browsers and Google Drive, Nextcloud, OneDrive's machine names
_RECORD_NAMES = tuple(kind.path for kind in KINDS if "/" not in kind.path)
_USUAL = frozenset({"README.md", "first-meeting.md", "LICENSE", "LICENCE", "CONTRIBUTING.md"})


def names(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at the names of the files of a project, and at what is not a file."""
    around = project.surroundings
    yield from _clashes(around.paths)
    for path in map(PurePosixPath, sorted(around.not_regular)):
        yield _not_regular(path)
    for name in sorted(around.paths):
        if kind_of(name) is None and name not in _USUAL and name[0] != ".":
            yield _stranger(PurePosixPath(name))
    for path in map(PurePosixPath, sorted(around.other_folders - set(around.inner_projects))):
        if not any(PurePosixPath(inner).is_relative_to(path) for inner in around.inner_projects):
            yield _unexpected_folder(path)


def projects(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look for projects inside this one, and around it."""
    hint = _("Move one of the two folders, so that they lie side by side.")
    for inner in project.surroundings.inner_projects:
        message = _("Another project lies inside this one, in {folder}.").format(folder=printable(inner))
        yield PROJECT_IN_PROJECT.at(SETTINGS_PATH, (), message, hint)
    if project.surroundings.inside_of:
        message = _("This project lies inside another one, {folder}.").format(
            folder=printable(PurePosixPath(project.surroundings.inside_of).name)
        )
        yield PROJECT_IN_PROJECT.at(SETTINGS_PATH, (), message, hint)


def _clashes(paths: frozenset[str]) -> Iterator[Finding]:
    alike = defaultdict(list)
    for path in sorted(paths):
        alike[_folded(path)].append(path)
    for group in alike.values():
        for other in group[1:]:
            message = _("{one} and {other} differ only by capital letters or by how an accent is stored.").format(
                one=printable(group[0]), other=printable(other)
            )
            hint = _("Keep one of them, after looking at what stands in both.")
            yield ONLY_BY_CASE.at(PurePosixPath(other), (), message, hint)


def _folded(path: str) -> str:
    """Return a path as a disk sees it that knows no capitals and stores accents its own way."""
    if path.isascii():
        return path.casefold()
    import unicodedata

    return unicodedata.normalize("NFC", path).casefold()


def _not_regular(path: PurePosixPath) -> Finding:
    if kind_of(str(path)) is None and path.name not in RECORD_FOLDERS:
        return UNEXPECTED_NAME.at(
            path, (), _("This is a link or a device, and coprod does not follow it."),
            _("Nothing to do, unless a record should be here."),
        )  # fmt: skip
    return NOT_REGULAR.at(
        path, (), _("This is a link or a device, not a regular file."),
        _("Put the file or the folder itself here, instead of a link to it."),
    )  # fmt: skip


def _sync_copy(path: PurePosixPath, original: PurePosixPath) -> Finding:
    message = _("This looks like a copy of {original} that a sync program made.").format(original=original.name)
    hint = _("Look at both. Move what is missing into {original}, then delete the copy.")
    return SYNC_COPY.at(path, (), message, hint.format(original=original.name))


def _stranger(path: PurePosixPath) -> Finding:
    found = re.fullmatch(_SYNC, path.name)
    original = path.with_name(found["start"] + found["end"]) if found else path
    if original != path and (kind_of(str(original)) or original.name in _USUAL):
        return _sync_copy(path, original)
    return _unexpected(path)


def _unexpected(path: PurePosixPath) -> Finding:
    if path.parts[0] == "assessments":
        message = _("coprod does not read this file: a round's file is named by its month.")
        return UNEXPECTED_NAME.at(path, (), message, _("Name it like assessments/2026-11.yaml."))
    message = _("coprod does not know this file, and does not read it.")
    return UNEXPECTED_NAME.at(
        path,
        (),
        message,
        _maybe(path.name, _RECORD_NAMES, _("If it is a record, check its name. If not, it may stay.")),
    )


def _unexpected_folder(path: PurePosixPath) -> Finding:
    if kind_of(str(path)) is not None:
        message = _("This is a folder, and a file should be here.")
        return NOT_REGULAR.at(path, (), message, _("Rename the folder, and put the file in its place."))
    message = _("coprod does not know this folder, and reads nothing in it.")
    hint = _maybe(path.name, RECORD_FOLDERS, _("If it holds records, check its name. If not, it may stay."))
    return UNEXPECTED_NAME.at(path, (), message, hint)


def _maybe(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint that names a known file, when the name is much like it."""
    stems = {PurePosixPath(each).stem: each for each in known}
    close = stems.get(nearest(PurePosixPath(name.lower()).stem, stems), "")
    return _('Did you mean "{name}"? If not, it may stay.').format(name=close) if close else otherwise
