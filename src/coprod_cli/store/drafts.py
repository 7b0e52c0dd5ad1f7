"""Drafts: what was answered in a conversation that is not ended, kept after every line."""

from __future__ import annotations

import json
import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.store.private import ONLY_OWNER, private_folder
from coprod_cli.store.tree import read_inside
from coprod_cli.store.write import make_folder, refuse_links

if TYPE_CHECKING:
    from pathlib import Path

_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = PurePosixPath(".coprod/drafts")
_KEYS = frozenset({"there", "line", "back", "saved"})


class Draft:
    """One draft, a line of JSON for each entry; only its owner may read it, and git never sees it."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        self.path = _FOLDER / f"{name}.jsonl"
        self.entries: list[dict[str, Any]] = _read(root, self.path)
        """What stands in it; a line that a crash cut off is left out."""
        self._handle: int | None = None

    def add(self, entry: dict[str, Any]) -> None:
        """Keep an entry: it is on the disk when this returns, or CoprodError says that it is not."""
        line = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        try:
            handle = self._open()
            end = os.lseek(handle, 0, os.SEEK_END)
            try:
                _write_all(handle, line)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, end)
                raise
        except OSError as error:
            raise _failed(error) from error
        self.entries.append(entry)

    def end(self) -> None:
        """Throw the draft away: it was used."""
        self.close()
        (self.root / self.path).unlink(missing_ok=True)
        self.entries.clear()

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _open(self) -> int:
        """Return the file's handle; what a crash cut off behind the last whole line goes."""
        if self._handle is None:
            private_folder(self.root)
            refuse_links(self.root, self.path)
            make_folder(self.root, _FOLDER, 0o700)
            self._handle = os.open(self.root / self.path, _OPEN, ONLY_OWNER)
            os.ftruncate(self._handle, _whole(self.root / self.path))
        return self._handle


def drafts(root: Path, beginning: str) -> list[str]:
    """Return the names of the drafts that begin with a word, sorted."""
    return sorted(path.stem for path in (root / _FOLDER).glob(f"{beginning}*.jsonl"))


def _read(root: Path, path: PurePosixPath) -> list[dict[str, Any]]:
    try:
        lines = read_inside(root, path).split(b"\n")[:-1]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise _failed(error) from error
    try:
        entries = [json.loads(line) for line in lines]
    except ValueError:
        entries = [None]
    if not all(isinstance(entry, dict) and _is_whole(entry) for entry in entries):
        raise CoprodError(
            _("The draft {path} was changed by something else, and cannot be read.").format(path=path),
            _("Move it somewhere else, then run the command again."),
        )
    return entries


def _is_whole(entry: dict[str, Any]) -> bool:
    """Say whether an entry is one that a conversation makes: see `questions/conversation.py`."""
    if "id" in entry:
        return isinstance(entry.get("answer"), str | list)
    return not _KEYS.isdisjoint(entry)


def _whole(path: Path) -> int:
    content = path.read_bytes()
    return content.rfind(b"\n") + 1


def _write_all(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _failed(error: OSError) -> CoprodError:
    return CoprodError(
        _("The last answer could not be kept: {reason}.").format(reason=error.strerror or error),
        _("Every answer before it is safe. Make room on the disk, then run the command again."),
    )
