"""Writing a file so that the old or the new one is there, and never a mix of both."""

from __future__ import annotations

import contextlib
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
    """Make a folder inside the project, if it is not there."""
    folder = root / path
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failed(folder, error) from error


def _write(root: Path, path: PurePosixPath, content: bytes, place: Callable[[Path, Path], None]) -> None:
    final = root / path
    _refuse_links(root, path)
    make_folder(root, path.parent)
    temporary = final.with_name(f".{final.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write_all(temporary, content)
        place(temporary, final)
        _sync_folder(final.parent)
    except OSError as error:
        raise _failed(final, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


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
        os.close(os.open(final, _NEW, 0o666))
        temporary.replace(final)


def _place_over(temporary: Path, final: Path) -> None:
    if final.exists() and not os.access(final, os.W_OK):
        raise PermissionError(_("The file is write-protected."))
    temporary.replace(final)


def _sync_folder(folder: Path) -> None:
    """Send the new name to the disk too; on Windows the system does so itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _failed(path: Path, error: OSError) -> CoprodError:
    if isinstance(error, FileExistsError):
        return CoprodError(
            _("{path} is there already, and was not changed.").format(path=path),
            _("Choose another name, or move the old one first."),
        )
    reason = error.strerror or str(error)
    return CoprodError(
        _("{path} could not be written: {reason}.").format(path=path, reason=reason.rstrip(".")),
        _("Nothing was changed there. Check the space on the disk, and that you may write there."),
    )
