"""The folder that is this person's alone: drafts, own answers, and the lock."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path, PurePosixPath

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.store.tree import read_inside
from coprod_cli.store.write import failed, make_folder, refuse_links, replace

FOLDER = PurePosixPath(".coprod")
ONLY_OWNER = 0o600
"""The mode of every file in it."""
_FOLDER_MODE = 0o700
_IGNORE = FOLDER / ".gitignore"
_EVERYTHING = b"*\n"


class NotOurs(CoprodError):
    """The private folder belongs to another person, who could read what is put there."""


def private_folder(root: Path) -> Path:
    """Return the project's private folder, made if need be: its owner alone may look, and git does not.

    Where a disk knows no owners and modes, everybody who has the disk may look.
    """
    folder = root / FOLDER
    refuse_links(root, FOLDER)
    make_folder(root, FOLDER, _FOLDER_MODE)
    _require_ours(folder)
    if not _is_ignored(root):
        replace(root, _IGNORE, _EVERYTHING, mode=ONLY_OWNER)
    return folder


def _require_ours(folder: Path) -> None:
    if sys.platform == "win32":  # a folder there is as private as the one that it lies in
        return
    try:
        status = folder.lstat()
        if stat.S_IMODE(status.st_mode) != _FOLDER_MODE and status.st_uid == os.geteuid():
            with contextlib.suppress(PermissionError):  # a disk that knows no modes
                folder.chmod(_FOLDER_MODE)
    except OSError as error:
        raise failed(folder, error) from error
    if status.st_uid != os.geteuid():
        raise NotOurs(
            _("{path} belongs to somebody else.").format(path=folder),
            _("Work in a copy of the project of your own, or ask them to take that folder away."),
        )


def _is_ignored(root: Path) -> bool:
    try:
        return read_inside(root, _IGNORE) == _EVERYTHING
    except FileNotFoundError:
        return False
    except OSError as error:
        raise failed(root / _IGNORE, error) from error
