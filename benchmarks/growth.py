"""How the time for a text from a stranger grows with its length: no run of signs may make it grow in the square."""

from __future__ import annotations

import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.analysis.personal_data import traces
from coprod_cli.yamltext.parse import read_yaml
from table import Row, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SHORT = 16_384
TIMES = 8
MOST = 4 * TIMES
"""Half of what the square of the length would take."""

IN_BRACKETS = ("[b, b],\n", "b, b, ", "a b, ", "\n\n\n")
LIKE_PERSONAL_DATA = (
    "0", "7", "1 ", "0-", "07", "12-", "123 ", "+44", "+44 ", "0044 ", "(0", "0 (", "1234567 ", "0123456789 ",
    "9434765919", "QQ 12 34 56 ", "AB1", "AB 12 ", "A1 ", "a1 1", "A", "a.", "a@", "@a.", "a@a.", "a.a@a-",
    "2026-11-", "\u0660", "0\n",
)  # fmt: skip


def rows(repeats: int) -> Iterator[Row]:
    """Yield the growth of reading a file, and of looking through a text for what may not be in it."""
    yield measured(
        f"reading a file : reading one of an {TIMES}th, the worst of {len(IN_BRACKETS)} hostile ones", MOST,
        lambda: _worst(IN_BRACKETS, _read, repeats),
    )  # fmt: skip
    yield measured(
        f"personal data in a text : in one of an {TIMES}th, the worst of {len(LIKE_PERSONAL_DATA)}", MOST,
        lambda: _worst(LIKE_PERSONAL_DATA, _look, repeats),
    )  # fmt: skip


def _read(text: str) -> None:
    read_yaml(PurePosixPath("a.yaml"), f"a: [{text}b] # c\n".encode())


def _look(text: str) -> None:
    for _trace in traces(text):
        pass


def _worst(pieces: Sequence[str], work: Callable[[str], None], repeats: int) -> tuple[float, str]:
    ratio, piece = max((_growth(piece, work, repeats), piece) for piece in pieces)
    return ratio, f"with {piece!r}"


def _growth(piece: str, work: Callable[[str], None], repeats: int) -> float:
    short, long = (_least(work, piece * (size // len(piece)), repeats) for size in (SHORT, SHORT * TIMES))
    return long / max(short, 0.0005)


def _least(work: Callable[[str], None], text: str, repeats: int) -> float:
    taken = []
    for _try in range(repeats):
        begun = time.process_time()
        work(text)
        taken.append(time.process_time() - begun)
    return min(taken)
