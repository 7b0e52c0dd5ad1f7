"""The lock on a project: one coprod at a time reads, changes and writes its files."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.store.private import ONLY_OWNER, NotOurs, private_folder
from coprod_cli.store.write import PAUSE, failed, pause, require_writable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_WAIT = 10.0
"""Seconds after which another coprod that holds the lock is told."""
NAME = "lock"
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL}
"""What a disk says that has no locks, as some network disks."""


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Keep every other coprod from writing in a project, from reading its files to having written them.

    Waits for another one, at most LONGEST_WAIT seconds. The system drops the lock when the process ends,
    however it ends. Not to be taken twice by one process. Where none can be had, because the disk has no locks
    or the private folder is another person's, it goes on without: `change` still tells the later of two.
    """
    require_writable(root)
    try:
        path = private_folder(root) / NAME
    except NotOurs:
        yield
        return
    handle = _opened(path)
    try:
        _take(handle, path)
        yield
    finally:
        _close(handle)


def _opened(path: Path) -> int:
    try:
        return os.open(path, _OPEN, ONLY_OWNER)
    except OSError as error:
        raise failed(path, error) from error


def _take(handle: int, path: Path) -> None:
    """Wait for the lock; CoprodError when somebody else keeps it."""
    for _try in range(max(1, round(LONGEST_WAIT / PAUSE))):
        try:
            _lock(handle)
        except BlockingIOError:
            pause()
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return
            raise failed(path, error) from error
        else:
            return
    raise CoprodError(
        _("Another coprod is writing in this folder."), _("Wait until it is done, then run the command again.")
    )


def _lock(handle: int) -> None:
    """Lock a file; BlockingIOError at once when somebody else has. The way of Windows is untried on a real one."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:  # so it says there that it is taken
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _close(handle: int) -> None:
    """Drop the lock; Windows drops that of a closed file only when it has time."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    with contextlib.suppress(OSError):  # nothing was written through it
        os.close(handle)
