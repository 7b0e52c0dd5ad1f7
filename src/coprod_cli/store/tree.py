"""Where a project's files come from: only regular files inside its folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.records.kinds import holds_records
from coprod_cli.yamltext.guard import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

PROJECT_FILE = "coprod.yaml"
OWN_FOLDERS = frozenset({"reports"})
"""Folders that coprod writes and never reads."""

MOST_FOLDERS = 2_000
"""How many folders below a project are looked into for another project."""

_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class Tree(Protocol):
    """A project's files: the working folder, a past revision, or a mapping in a test."""

    def paths(self) -> Iterable[PurePosixPath]:
        """Yield every regular file in which a record could lie, relative to the project."""
        ...

    def read(self, path: PurePosixPath) -> bytes:
        """Return a file's bytes; at most one more than may be read."""
        ...


class Listing(NamedTuple):
    """What lies in a project's folder."""

    files: list[PurePosixPath]
    """Regular files at the top and in the folders of records."""
    folders: list[PurePosixPath]
    """Folders that hold no records, as `photos/`."""
    not_regular: list[PurePosixPath]
    """Links, devices and the like, which are never opened."""
    inner_projects: list[PurePosixPath]
    """Other projects' folders further down."""


class FolderTree:
    """The working folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.listing = list_folder(root)

    def paths(self) -> Iterable[PurePosixPath]:
        """Yield every regular file in which a record could lie, relative to the project."""
        return self.listing.files

    def read(self, path: PurePosixPath) -> bytes:
        """Return a file's bytes; at most one more than may be read."""
        return read_inside(self.root, path)


class MemoryTree(NamedTuple):
    """Files that are not written yet, by path."""

    files: Mapping[PurePosixPath, bytes]

    def paths(self) -> Iterable[PurePosixPath]:
        """Yield every path."""
        return self.files

    def read(self, path: PurePosixPath) -> bytes:
        """Return a file's bytes."""
        return self.files[path]


def read_inside(root: Path, path: PurePosixPath, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a regular file inside a folder, at most one more than `most`; no link is followed.

    Raises OSError, also where something else than a file took its place.
    """
    folder = None
    try:
        for part in path.parts[:-1] if os.open in os.supports_dir_fd else ():
            inner = os.open(root / part if folder is None else part,
                            _OPEN | os.O_DIRECTORY, dir_fd=folder)  # fmt: skip
            if folder is not None:
                os.close(folder)
            folder = inner
        place = root / path if folder is None else path.name
        handle = os.open(place, _OPEN, dir_fd=folder)
    finally:
        if folder is not None:
            os.close(folder)
    with open(handle, "rb", buffering=0) as file:  # noqa: PTH123  # a handle, not a path
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(_("it is not a regular file"))
        # Not `most` at once: that much room would be made for each file.
        return file.read(min(status.st_size, most) + 1)


def list_folder(root: Path) -> Listing:
    """Return what lies in a project's folder, sorted by name."""
    listing = Listing([], [], [], [])
    for entry in _entries(root):
        path = PurePosixPath(entry.name)
        if entry.is_dir(follow_symlinks=False):
            if holds_records(entry.name):
                _list_records(root, path, listing)
            elif not is_own(entry.name):
                listing.folders.append(path)
        elif entry.is_file(follow_symlinks=False):
            listing.files.append(path)
        else:
            listing.not_regular.append(path)
    listing.inner_projects.extend(_inner_projects(root, listing.folders))
    return listing


def _list_records(root: Path, folder: PurePosixPath, listing: Listing) -> None:
    for entry in _entries(root / folder):
        path = folder / entry.name
        if entry.is_file(follow_symlinks=False):
            listing.files.append(path)
        elif entry.is_dir(follow_symlinks=False) and holds_records(str(path)):
            _list_records(root, path, listing)
        elif entry.is_dir(follow_symlinks=False):
            listing.folders.append(path)
        else:
            listing.not_regular.append(path)


def is_own(name: str) -> bool:
    """Say whether a folder is coprod's or git's own, and not of the project's people."""
    return name.startswith(".") or name in OWN_FOLDERS


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise unreadable(folder, error) from error


def text_files(root: Path, endings: Collection[str], top: PurePosixPath) -> Iterator[PurePosixPath]:
    """Yield the regular files with some endings below a folder of a project, in its own `reports/` too.

    No link is followed, and no folder with a dot before its name or of another project is opened; at most
    `MOST_FOLDERS` are.
    """
    for folder, entries in _folders(root, [top], lambda name: name.startswith(".")):
        if folder == top or not _holds_project(entries):
            files = (PurePosixPath(entry.name) for entry in entries if entry.is_file(follow_symlinks=False))
            yield from (folder / name for name in files if name.suffix in endings)


def _folders(
    root: Path, tops: Iterable[PurePosixPath], passes_by: Callable[[str], bool]
) -> Iterator[tuple[PurePosixPath, list[os.DirEntry[str]]]]:
    """Yield folders and all below them with what lies in them; another project is not looked into further.

    A folder that is not there, or may not be read, is of no concern.
    """
    waiting = list(tops)
    for _count in range(MOST_FOLDERS):
        if not waiting:
            return
        folder = waiting.pop(0)
        try:
            entries = _entries(root / folder)
        except CoprodError:
            continue
        yield folder, entries
        if folder == PurePosixPath() or not _holds_project(entries):
            waiting += [folder / e.name for e in entries if e.is_dir(follow_symlinks=False) and not passes_by(e.name)]


def _holds_project(entries: Iterable[os.DirEntry[str]]) -> bool:
    return any(entry.name == PROJECT_FILE for entry in entries)


def read_if_there(root: Path, path: PurePosixPath) -> bytes | None:
    """Return the bytes of a file inside a folder, or None where there is none; CoprodError if it cannot be read."""
    try:
        return read_inside(root, path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(root / path, error) from error


def names_in(folder: Path) -> list[str]:
    """Return the sorted names in a folder, none where there is no folder; CoprodError if it cannot be read."""
    try:
        return sorted(path.name for path in folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(folder, error) from error


def unreadable(path: Path, error: OSError) -> CoprodError:
    """Return the error for a file or folder that the system does not let us read."""
    return CoprodError(
        _("{path} could not be read: {reason}.").format(path=path, reason=error.strerror or error),
        _("Check that the path is right and that you may read it."),
    )


def _inner_projects(root: Path, folders: list[PurePosixPath]) -> list[PurePosixPath]:
    return sorted(folder for folder, entries in _folders(root, folders, is_own) if _holds_project(entries))
