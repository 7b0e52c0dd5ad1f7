"""Writing a file so that the old or the new one is there, and never a mix of both."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
from typing import TYPE_CHECKING

from coprod_cli.errors import CoprodError
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path, PurePosixPath

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_new(root: Path, path: PurePosixPath, content: bytes) -> None:
    """Write a file that does not exist yet; CoprodError when it does, or when it cannot be.

    The file has its name only once all its bytes are on the disk.
    """
    _write(root, path, content, _place_new)


def replace(root: Path, path: PurePosixPath, content: bytes) -> None:
    """Write a file that coprod made, over its earlier version if there is one."""
    _write(root, path, content, _place_over)


def make_folder(root: Path, path: PurePosixPath) -> None:
    """Make a folder inside the project, if it is not there, and those above it."""
    folder = root / path
    try:
        _make(folder)
    except OSError as error:
        raise _failed(folder, error) from error


def require_writable(folder: Path) -> None:
    """Make sure that files may be made in a folder, or in the one that it would be made in."""
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not os.access(there, os.W_OK | os.X_OK):
        raise _failed(there, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))


def _make(folder: Path) -> None:
    if not folder.is_dir():
        _make(folder.parent)
        with contextlib.suppress(FileExistsError):  # somebody else may make it at the same time
            folder.mkdir()
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        _sync_folder(folder.parent)


def _write(root: Path, path: PurePosixPath, content: bytes, place: Callable[[Path, Path], None]) -> None:
    final = root / path
    _refuse_links(root, path)
    make_folder(root, path.parent)
    temporary = final.with_name(f".{final.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write_all(temporary, content)
        place(temporary, final)
    except OSError as error:
        raise _failed(final, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    try:
        _sync_folder(final.parent)
    except OSError as error:
        raise _not_sure(final, error) from error


def _refuse_links(root: Path, path: PurePosixPath) -> None:
    """Refuse a link on the way: it could lead out of the folder."""
    for part in (path, *path.parents[:-1]):
        if (root / part).is_symlink():
            raise CoprodError(
                _("{path} is a link, and coprod does not write through links.").format(path=part),
                _("Put the real folder or file in its place."),
            )


def _write_all(path: Path, content: bytes) -> None:
    """Write every byte, send it to the disk, and read it back."""
    handle = os.open(path, _NEW, 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    if path.read_bytes() != content:
        raise OSError(_("The disk did not keep what was written."))


def _place_new(temporary: Path, final: Path) -> None:
    """Give the file its name, unless another file has it."""
    if sys.platform == "win32":
        temporary.rename(final)  # refuses an existing name there
        return
    try:
        os.link(temporary, final, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second name for a file, such as a memory stick
        if os.path.lexists(final):
            raise FileExistsError from None
        temporary.rename(final)


def _place_over(temporary: Path, final: Path) -> None:
    if final.exists() and not os.access(final, os.W_OK):
        raise PermissionError(_("The file is write-protected."))
    temporary.replace(final)


_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM}
"""What a disk says that cannot sync a folder, and a system where it may be written but not read."""


def _sync_folder(folder: Path) -> None:
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


def _failed(path: Path, error: OSError) -> CoprodError:
    if isinstance(error, FileExistsError):
        return CoprodError(
            _("{path} is there already, and was not changed.").format(path=path),
            _("Choose another name, or move the old one first."),
        )
    return CoprodError(
        _("{path} could not be written: {reason}.").format(path=path, reason=_reason(error)),
        _("Nothing was changed there. Check the space on the disk, and that you may write there."),
    )


def _not_sure(path: Path, error: OSError) -> CoprodError:
    return CoprodError(
        _("{path} was written, but the disk did not say that it keeps it: {reason}.").format(
            path=path, reason=_reason(error)
        ),
        _("Open the file to see that it is whole, and keep a copy on another disk."),
    )


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).rstrip(".")
