"""Which sheets were taken back already: their random ids, in the private folder, for each month.

Two files are written for the sheets of one group, the answers and the list of ids, and a crash can come between.
With the answers first, they would be taken twice; with the ids first, they would be lost. So it is written down
before both what is about to be added, and how often just that stood among the answers (`begin`). The next run
looks at each sheet: if it stands there once more, its answers were written, and only the id is missing. If not,
nothing had happened yet, and the sheet may be taken as if for the first time. The list is sorted, so that it does
not tell who answered when, and once a sheet is taken nothing leads from its id to its answers.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.store.private import FOLDER, ONLY_OWNER, private_folder
from coprod_cli.store.tree import read_if_there
from coprod_cli.store.write import failed, refuse_links, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path, PurePosixPath

_FOLDER = FOLDER / "collected"


class Begun(NamedTuple):
    """A sheet that is being added: its group, a digest of its answers, and how often they stood there before it."""

    sheet: str
    group: str
    digest: str
    before: int


def taken(root: Path, month: str) -> frozenset[str]:
    """Return the ids of the sheets of a month that were taken."""
    content = read_if_there(root, _list(month))
    return frozenset() if content is None else frozenset(content.decode("ascii", "replace").split())


def months(root: Path) -> list[str]:
    """Return every month of which sheets were taken."""
    return sorted(path.stem for path in (root / _FOLDER).glob("*.txt"))


def begun(root: Path, month: str) -> tuple[Begun, ...]:
    """Return the sheets that were being added when coprod was stopped."""
    content = read_if_there(root, _note(month))
    if content is None:
        return ()
    try:
        return tuple(
            Begun(str(sheet), str(group), str(digest), int(before))
            for sheet, group, digest, before in json.loads(content)
        )
    except (ValueError, TypeError) as error:
        raise CoprodError(
            _("{path} was changed by something else, and cannot be read.").format(path=_note(month)),
            _("Move it somewhere else, and look whether the last answers are there once."),
        ) from error


def begin(root: Path, month: str, sheets: Sequence[Begun]) -> None:
    """Write down which sheets are about to be added."""
    private_folder(root)
    replace(root, _note(month), json.dumps(sheets).encode() + b"\n", mode=ONLY_OWNER)


def end(root: Path, month: str, sheets: Iterable[str]) -> None:
    """Write down which sheets were taken, perhaps none, and that nothing is begun any more."""
    old = taken(root, month)
    ids = old.union(sheets)
    if ids != old:
        replace(root, _list(month), "".join(f"{each}\n" for each in sorted(ids)).encode(), mode=ONLY_OWNER)
    refuse_links(root, _note(month))
    try:
        (root / _note(month)).unlink(missing_ok=True)
    except OSError as error:
        raise failed(root / _note(month), error) from error


def _list(month: str) -> PurePosixPath:
    return _FOLDER / f"{month}.txt"


def _note(month: str) -> PurePosixPath:
    return _FOLDER / f"{month}.begun.json"
