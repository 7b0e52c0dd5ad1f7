"""The files that stories name: photos and the like, which lie in the folder beside the records."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from coprod_cli.store.tree import read_inside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path, PurePosixPath

    from coprod_cli.records.stories import Story

MOST_OF_A_PHOTO = 8 * 1024 * 1024
"""How many bytes a photo may have; what a telephone takes has less."""


def read_photo(root: Path, path: PurePosixPath) -> bytes | None:
    """Return the bytes of a photo inside a folder, or None where there is none, or one that is too large."""
    try:
        content = read_inside(root, path, MOST_OF_A_PHOTO)
    except OSError:
        return None
    return content if len(content) <= MOST_OF_A_PHOTO else None


def is_there(root: Path, path: PurePosixPath) -> bool:
    """Say whether a regular file lies at a path inside a folder, with no link on the way."""
    try:
        modes = [(root / part).lstat().st_mode for part in (*reversed(path.parents[:-1]), path)]
    except OSError:
        return False
    return all(map(stat.S_ISDIR, modes[:-1])) and stat.S_ISREG(modes[-1])


def missing(root: Path, stories: Iterable[Story]) -> frozenset[str]:
    """Return the names of files that stories give and that are no files of people's in the folder."""
    return frozenset(
        story.file for story in stories if story.file and (story.path is None or not is_there(root, story.path))
    )
