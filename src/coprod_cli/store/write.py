"""Writing a file so that the old or the new one is there, and never a mix of both."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
from typing import TYPE_CHECKING

from coprod_cli.errors import CoprodError
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path, PurePosixPath

    _Place = Callable[[Path, Path], None]

_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK
_LOOK = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _NO_LINK
_TEMPORARY = re.compile(r"\..+\.coprod-[0-9a-f]{8}\.tmp", re.DOTALL)
_HOUR = 3600
PAUSE = 0.05
"""Seconds between two tries, of a rename or a lock."""
_TRIES_ON_WINDOWS = 40
_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM}
"""What a disk says that cannot sync a folder, and a system where it may be written but not read."""


class Changed(CoprodError):
    """Somebody else changed a file after it was read, so it was not written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path} was changed by somebody else in the meantime, and was not written.").format(path=path),
            _("Run the command again."),
        )


def write_new(root: Path, path: PurePosixPath, content: bytes, *, mode: int = 0o666) -> None:
    """Write a file that does not exist yet; CoprodError when it does, or when it cannot be.

    The file has its name only once all its bytes are on the disk, and this mode, less what the system takes away.
    """
    _write(root, path, content, _place_new, mode)


def replace(root: Path, path: PurePosixPath, content: bytes, *, mode: int = 0o666) -> None:
    """Write a file that coprod made, over its earlier version if there is one.

    The mode of an earlier version stays; a new file gets this one, less what the system takes away.
    """
    _write(root, path, content, _place_over, mode)


def change(root: Path, path: PurePosixPath, was: bytes, content: bytes) -> None:
    """Write over a person's file whose bytes were read before; Changed when they are others now.

    Its mode stays, and its owner and group as far as the system lets us.
    What a program other than coprod saves between the last look and the rename is not seen.
    """
    refuse_links(root, path)
    if not os.path.lexists(root / path):
        raise Changed(root / path)

    def place(temporary: Path, final: Path) -> None:
        try:
            with _held(final):
                if _read(final) != was:
                    raise Changed(final)
                _place_over(temporary, final)
        except (FileNotFoundError, BlockingIOError):
            raise Changed(final) from None

    _write(root, path, content, place)


def make_folder(root: Path, path: PurePosixPath, mode: int = 0o777) -> None:
    """Make a folder inside the project, if it is not there, and those above it."""
    folder = root / path
    try:
        _make(folder, mode)
    except OSError as error:
        raise failed(folder, error) from error


def require_writable(folder: Path) -> None:
    """Make sure that files may be made in a folder, or in the one that it would be made in."""
    above = (folder, *folder.absolute().parents)
    there = next(each for each in above if os.path.exists(each))  # noqa: PTH110  # Path's own raises where we may not look
    if not os.access(there, os.W_OK | os.X_OK):
        raise failed(there, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def refuse_links(root: Path, path: PurePosixPath) -> None:
    """Refuse a link on the way: it could lead out of the folder."""
    for part in (path, *path.parents[:-1]):
        try:
            is_link = (root / part).is_symlink()
        except OSError as error:
            raise failed(root / part, error) from error
        if is_link:
            raise CoprodError(
                _("{path} is a link, and coprod does not write through links.").format(path=part),
                _("Put the real folder or file in its place."),
            )


def pause() -> None:
    """Let a moment pass before the next try."""
    from threading import Event

    Event().wait(PAUSE)  # the clock itself belongs to `cli`


def failed(path: Path, error: OSError) -> CoprodError:
    """Return the error for a file that could not be written."""
    if isinstance(error, FileExistsError):
        return CoprodError(
            _("{path} is there already, and was not changed.").format(path=path),
            _("Choose another name, or move the old one first."),
        )
    return CoprodError(
        _("{path} could not be written: {reason}.").format(path=path, reason=_reason(error)),
        _("Nothing was changed there. Check the space on the disk, and that you may write there."),
    )


def _make(folder: Path, mode: int = 0o777) -> None:
    if not folder.is_dir():
        _make(folder.parent)
        with contextlib.suppress(FileExistsError):  # somebody else may make it at the same time
            folder.mkdir(mode)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        sync_folder(folder.parent)


def _write(root: Path, path: PurePosixPath, content: bytes, place: _Place, mode: int = 0o666) -> None:
    final = root / path
    refuse_links(root, path)
    make_folder(root, path.parent)
    temporary = final.with_name(f".{final.name[:40]}.coprod-{secrets.token_hex(4)}.tmp")
    try:
        old = final.lstat() if os.path.lexists(final) else None
        new = _write_all(temporary, content, mode, old)
        _sweep(final.parent, new.st_mtime - _HOUR)
        place(temporary, final)
    except OSError as error:
        raise failed(final, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    try:
        _require_kept(final, content, [each for each in (old, new) if each])
        sync_folder(final.parent)
    except OSError as error:
        raise _not_sure(final, error) from error


def _write_all(path: Path, content: bytes, mode: int, like: os.stat_result | None) -> os.stat_result:
    """Write every byte, send it to the disk, and read it back; return what the disk says of the file."""
    handle = os.open(path, _NEW, mode if like is None else 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
        if like is not None:
            _make_like(handle, like)
        os.fsync(handle)
    finally:
        os.close(handle)
    if _read(path) != content:
        raise OSError(_("The disk did not keep what was written."))
    return path.lstat()


def _make_like(handle: int, like: os.stat_result) -> None:
    """Give a new file the owner, the group and the mode of the old one."""
    if sys.platform == "win32":  # which knows none of the three
        return
    mode = stat.S_IMODE(like.st_mode)
    status = os.fstat(handle)
    if (status.st_uid, status.st_gid) != (like.st_uid, like.st_gid):
        try:
            os.fchown(handle, like.st_uid if os.geteuid() == 0 else -1, like.st_gid)
        except OSError:
            if status.st_gid != like.st_gid:  # then this other group may do what everybody may
                mode = mode & ~0o070 | (mode & 0o007) << 3
    if stat.S_IMODE(status.st_mode) != mode:
        os.fchmod(handle, mode)


def _sweep(folder: Path, before: float) -> None:
    """Take away temporary files from before a time, by the disk's clock: a kill left them, nobody writes them."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in [each for each in entries if _TEMPORARY.fullmatch(each.name)]:
            with contextlib.suppress(OSError):
                if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < before:
                    os.unlink(entry.path)  # noqa: PTH108  # scandir gives no Path


def _read(path: Path) -> bytes:
    """Return a regular file's bytes; OSError where something else took its place."""
    with open(os.open(path, _LOOK), "rb", buffering=0) as file:  # noqa: PTH123  # a handle, not a path
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(_("It is not a regular file."))
        return file.readall()


@contextlib.contextmanager
def _held(final: Path) -> Iterator[None]:
    """Keep every other coprod from replacing this version of a file; BlockingIOError when one is doing so."""
    if sys.platform == "win32":  # a file that is open cannot be replaced there
        yield
        return
    import fcntl

    handle = os.open(final, _LOOK)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if isinstance(error, BlockingIOError):
                raise  # else it is a disk without locks
        yield
    finally:
        with contextlib.suppress(OSError):  # nothing was written through it
            os.close(handle)


def _place_new(temporary: Path, final: Path) -> None:
    """Give the file its name, unless another file has it."""
    if sys.platform == "win32":
        _patiently(temporary.rename, final)  # refuses an existing name there
        return
    try:
        os.link(temporary, final, follow_symlinks=False)
    except OSError:  # the name is taken, or this is a disk that knows no second names, such as a memory stick
        if os.path.lexists(final):
            raise FileExistsError from None
        temporary.rename(final)


def _place_over(temporary: Path, final: Path) -> None:
    if final.exists() and not os.access(final, os.W_OK):
        raise PermissionError(_("The file is write-protected."))
    _patiently(temporary.replace, final)


def _patiently(rename: Callable[[Path], object], final: Path) -> None:
    """Rename, again and again on Windows, where a virus scanner may hold the file; untried on a real one."""
    for _try in range(_TRIES_ON_WINDOWS if sys.platform == "win32" else 0):
        with contextlib.suppress(PermissionError):
            rename(final)
            return
        pause()
    rename(final)


def _require_kept(final: Path, content: bytes, known: list[os.stat_result]) -> None:
    """Read the file by its real name: what is there may only be ours, or what somebody wrote since."""
    if _read(final) != content and any(os.path.samestat(final.lstat(), each) for each in known):
        raise OSError(_("Something else came back."))


def sync_folder(folder: Path) -> None:
    """Send a new name to the disk too, where the system can; on Windows it does so itself."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            with contextlib.suppress(OSError):  # nothing was written through it
                os.close(handle)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise


def _not_sure(path: Path, error: OSError) -> CoprodError:
    message = _("{path} was written, but the disk did not say that it keeps it: {reason}.")
    return CoprodError(
        message.format(path=path, reason=_reason(error)),
        _("Open the file to see that it is whole, and keep a copy on another disk."),
    )


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".")
