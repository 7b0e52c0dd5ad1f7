"""What lies in the folder: files that clash, copies, strangers, projects in projects."""

from __future__ import annotations

from collections import defaultdict
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import MAPPINGS_FOLDER, MEETINGS_FOLDER, ROUNDS_FOLDER, SETTINGS_PATH
from coprod_cli.records.kinds import RECORD_FOLDERS, SHARED, holds_records, kind_of
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
    _("A file is a copy of another one, made by a person or by a program that keeps folders alike."),
    _("Two people may have written at the same time. What stands in the copy is not read."),
    Source.COPROD, urgent=True,
)  # fmt: skip
MISNAMED = Rule(
    "misnamed", Severity.WARNING,
    _("A record has nearly the right name, and no file has the right one."),
    _("coprod finds records by their names. What stands in this file is not read, and seems to be missing."),
    Source.COPROD, urgent=True,
)  # fmt: skip
UNEXPECTED_NAME = Rule(
    "unexpected-name", Severity.NOTE,
    _("A file or folder has a name that coprod does not know."),
    _("It is left alone and not read. A record with a slip in its name would go unseen."),
    Source.COPROD, frozenset(),
)  # fmt: skip
RULES = (ONLY_BY_CASE, PROJECT_IN_PROJECT, NOT_REGULAR, SYNC_COPY, MISNAMED, UNEXPECTED_NAME)

_RECORD_NAMES = tuple(kind.path for kind in SHARED if "/" not in kind.path)
_USUAL = frozenset({"README.md", "first-meeting.md", "LICENSE", "LICENCE", "CONTRIBUTING.md"})


def names(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at the names of the files of a project, and at what is not a file."""
    around = project.surroundings
    of_stories = {story.file for story in project.all_stories if story.file is not None}
    kept = (*around.inner_projects, *of_stories)
    yield from _clashes(around.paths)
    for path in map(PurePosixPath, sorted(around.not_regular)):
        yield _not_regular(path)
    for name in sorted(around.paths):
        if kind_of(name) is None and name not in _USUAL and name[0] != "." and name not in of_stories:
            yield _stranger(PurePosixPath(name), around.paths | around.not_regular)
    for path in map(PurePosixPath, sorted(around.other_folders - set(around.inner_projects))):
        if not any(PurePosixPath(inner).is_relative_to(path) for inner in kept):
            yield _unexpected_folder(path, around.paths)


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
    if kind_of(str(path)) is None and not holds_records(str(path)):
        return UNEXPECTED_NAME.at(
            path, (), _("This is a link or a device, and coprod does not follow it."),
            _("Nothing to do, unless a record should be here."),
        )  # fmt: skip
    return NOT_REGULAR.at(
        path, (), _("This is a link or a device, not a regular file."),
        _("Put the file or the folder itself here, instead of a link to it."),
    )  # fmt: skip


def _stranger(path: PurePosixPath, taken: frozenset[str]) -> Finding:
    from coprod_cli.records.names import copied_by_hand, copied_by_sync, meant_by

    by_hand = copied_by_hand(path)
    original = by_hand or copied_by_sync(path)
    if original is not None and str(original) in taken and (kind_of(str(original)) or original.name in _USUAL):
        return _copy(path, original, by_sync=by_hand is None)
    meant = meant_by(str(path))
    if meant and meant not in taken:
        message = _("coprod does not read this file, because of its name.")
        hint = _("Rename it to {name}.").format(name=PurePosixPath(meant).name)
        return MISNAMED.at(path, (), message, hint)
    return _unexpected(path, taken)


def _copy(path: PurePosixPath, original: PurePosixPath, *, by_sync: bool) -> Finding:
    message = _("This looks like a copy of {original} that somebody made, and coprod does not read it.")
    if by_sync:
        message = _("This looks like a copy of {original} that a sync program made.")
    hint = _("Look at both. Move what is missing into {original}, then delete the copy.")
    return SYNC_COPY.at(path, (), message.format(original=original.name), hint.format(original=original.name))


def _unexpected(path: PurePosixPath, taken: frozenset[str]) -> Finding:
    if path.parent != ROUNDS_FOLDER and path.is_relative_to(ROUNDS_FOLDER):
        message = _("coprod does not read this file: answers that a group gave apart are named by the group.")
        like = path.parent / "members.yaml"
        return UNEXPECTED_NAME.at(path, (), message, _("Name it like {name}.").format(name=like))
    if path.parent == MAPPINGS_FOLDER:
        message = _("coprod does not read this file: mappings end in .yaml and have small letters, digits and hyphens.")
        return UNEXPECTED_NAME.at(path, (), message, _("coprod collect makes such files. If it is none, it may stay."))
    if path.parts[0] == str(MEETINGS_FOLDER):
        message = _("coprod does not read this file: a file of this folder is named by the day of the meeting.")
        free = next(name for day in count(1) if (name := f"{MEETINGS_FOLDER}/2026-11-{day:02}.yaml") not in taken)
        return UNEXPECTED_NAME.at(path, (), message, _("Name it like {name}.").format(name=free))
    if holds_records(path.parts[0]):
        message = _("coprod does not read this file: a file of this folder is named by its month.")
        free = next(name for year in count(2026) if (name := f"{path.parts[0]}/{year}-11.yaml") not in taken)
        return UNEXPECTED_NAME.at(path, (), message, _("Name it like {name}.").format(name=free))
    message = _("coprod does not know this file, and does not read it.")
    names = [name for name in _RECORD_NAMES if name not in taken]
    hint = _maybe(path.name, names, _("If it is a record, check its name. If not, it may stay."))
    return UNEXPECTED_NAME.at(path, (), message, hint)


def _unexpected_folder(path: PurePosixPath, taken: frozenset[str]) -> Finding:
    if kind_of(str(path)) is not None:
        message = _("This is a folder, and a file should be here.")
        return NOT_REGULAR.at(path, (), message, _("Rename the folder, and put the file in its place."))
    from coprod_cli.records.names import folder_meant_by

    free = [name for name in RECORD_FOLDERS if not any(each.startswith(f"{name}/") for each in taken)]
    meant = folder_meant_by(path.name)
    if meant in free:
        message = _("coprod reads nothing in this folder, because of its name.")
        return MISNAMED.at(path, (), message, _('Rename the folder to "{name}".').format(name=meant))
    message = _("coprod does not know this folder, and reads nothing in it.")
    hint = _maybe(path.name, free, _("If it holds records, check its name. If not, it may stay."))
    return UNEXPECTED_NAME.at(path, (), message, hint)


def _maybe(name: str, free: Iterable[str], otherwise: str) -> str:
    """Return a hint that names a record that is not there, when the name is much like it."""
    stems = {PurePosixPath(each).stem: each for each in free}
    close = stems.get(nearest(PurePosixPath(name.lower()).stem, stems), "")
    return _('Did you mean "{name}"? If not, it may stay.').format(name=close) if close else otherwise
