"""A project's folder as it was in a revision of git."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.records.kinds import holds_records
from coprod_cli.store.git import Git, in_part, is_shallow, other_version
from coprod_cli.store.tree import PROJECT_FILE, Listing, is_own
from coprod_cli.yamltext.guard import MOST_BYTES, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from coprod_cli.store.git import Kept

MOST_FOLDER_BYTES = 1 << 24
"""The largest folder that is read, in bytes: some hundred thousand names."""

LONGEST_NAME = 500
"""The longest name of a revision, in characters."""

_FOLDER, _FILE = "40000", "100"
"""How git writes that an entry is a folder; a regular file's mode begins so, a link's does not."""


_ENTRY = re.compile(rb"([0-7]{5,6}) ([^\0]+)\0")


class Entry(NamedTuple):
    """One name in a folder."""

    mode: str
    name: str
    id: str


class GitTree:
    """The folder as it was; it can be read as long as git runs."""

    def __init__(self, git: Git, listing: Listing, ids: Mapping[PurePosixPath, str]) -> None:
        self.listing = listing
        self._git = git
        self._ids = ids

    def paths(self) -> Iterable[PurePosixPath]:
        """Yield every regular file in which a record could lie, relative to the project."""
        return self.listing.files

    def read(self, path: PurePosixPath) -> bytes:
        """Return a file's bytes; at most one more than may be read."""
        found = self._git.ask(self._ids[path], MOST_BYTES)
        if found is None or found.kind != "blob":
            raise OSError(_("this copy of the repository does not hold it"))
        return found.content


@contextlib.contextmanager
def past_folder(root: Path, revision: str, environment: Mapping[str, str]) -> Iterator[GitTree]:
    """Give the project in a folder as it was in a revision; CoprodError says why it cannot be had."""
    _refuse_odd_names(revision)
    with Git(root, environment) as git:
        commit = git.ask(f"{revision}^{{commit}}", 0)
        if commit is None:
            raise _unknown(git, root, revision)
        top = git.ask(f"{commit.id}:./", MOST_FOLDER_BYTES)
        if top is None and git.ask(f"{commit.id}^{{tree}}", 0) is None:
            raise in_part()
        if top is None or top.kind != "tree":
            raise _elsewhere(revision)
        listing = Listing([], [], [], [])
        ids: dict[PurePosixPath, str] = {}
        _list(git, top, PurePosixPath(), listing, ids)
        if PurePosixPath(PROJECT_FILE) not in ids:
            raise CoprodError(_("In {revision} this folder had no coprod.yaml, so it was no project yet.")
                              .format(revision=revision), other_version())  # fmt: skip
        yield GitTree(git, listing, ids)


def _list(git: Git, kept: Kept, folder: PurePosixPath, listing: Listing, ids: dict[PurePosixPath, str]) -> None:
    """Note what lies in a folder, and in the folders of records below it."""
    for mode, name, object_id in _entries(kept):
        path = folder / name
        if mode == _FOLDER and holds_records(str(path)):
            inner = git.ask(object_id, MOST_FOLDER_BYTES)
            if inner is None or inner.kind != "tree":
                raise in_part()
            _list(git, inner, path, listing, ids)
        elif mode == _FOLDER:
            listing.folders.extend([] if is_own(str(path)) else [path])
        elif mode.startswith(_FILE):
            listing.files.append(path)
            ids[path] = object_id
        else:
            listing.not_regular.append(path)


def _entries(folder: Kept) -> Iterator[Entry]:
    """Yield the entries of a folder as git packs them: mode, name, and the bytes of an id; each name once."""
    content, id_bytes = folder.content, len(folder.id) // 2
    seen = {"", ".", ".."}
    at = 0
    while at < len(content):
        found = _ENTRY.match(content, at)
        if found is None or len(content) > MOST_FOLDER_BYTES:
            raise CoprodError(_("git keeps a folder of this version in a form that coprod cannot read."),
                              other_version())  # fmt: skip
        at = found.end() + id_bytes
        name = os.fsdecode(found[2])
        if name not in seen and "/" not in name:
            seen.add(name)
            yield Entry(found[1].decode(), name, content[found.end() : at].hex())


def _refuse_odd_names(revision: str) -> None:
    """Refuse what git would take for an option, for several names, or for nothing."""
    if revision.startswith("-"):
        message = _('"{revision}" is no version: the name of one never begins with a hyphen.')
        raise CoprodError(message.format(revision=revision), other_version())
    if not revision.strip() or len(revision) > LONGEST_NAME or printable(revision) != revision:
        raise CoprodError(_('"{revision}" is no version.').format(revision=revision[:LONGEST_NAME]), other_version())


def _unknown(git: Git, root: Path, revision: str) -> CoprodError:
    """Return the error for a revision that is not there, and why that may be."""
    if git.ask("HEAD^{commit}", 0) is None:
        return CoprodError(_("This repository holds no version yet."),
                           _("Keep one first: git add . and then git commit"))  # fmt: skip
    if is_shallow(root):
        message = _('git knows no version "{revision}" here, for this copy holds only the newest ones.')
        return CoprodError(message.format(revision=revision), _("Fetch the others first: git fetch --unshallow"))
    return CoprodError(_('git knows no version "{revision}" here.').format(revision=revision), other_version())


def _elsewhere(revision: str) -> CoprodError:
    """Return the error for a folder that is not in a revision: git would take it for an empty one."""
    message = _("In {revision} there is no folder of this name: it came later, or had another name then.")
    return CoprodError(message.format(revision=revision), other_version())
