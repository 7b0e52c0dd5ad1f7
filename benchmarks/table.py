"""The table of what was measured, and whether each bound was kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timing import CommandError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Row:
    """One thing that was measured."""

    what: str
    measured: float | None
    """None when it could not be measured; `note` says why."""
    bound: float
    unit: str = "x"
    at_least: bool = False
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the bound was kept; what could not be measured was not."""
        if self.measured is None:
            return False
        return self.measured >= self.bound if self.at_least else self.measured <= self.bound

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as text."""
        measured = "not measured" if self.measured is None else f"{self.measured:.{self._places}f} {self.unit}"
        limit = f"{'at least ' if self.at_least else ''}{self.bound:g} {self.unit}"
        return self.what, measured, limit, "kept" if self.kept else "NOT KEPT", self.note

    @property
    def _places(self) -> int:
        return 3 if self.bound < 1 else 2 if self.bound < 2.5 else 1


def text(rows: Sequence[Row]) -> str:
    """Return the table as lines with aligned columns."""
    lines = [("what", "measured", "at most", "", ""), *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in {1, 2} else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def measured(what: str, bound: float, measure: Callable[[], tuple[float, str]]) -> Row:
    """Return the row of something that is measured now; `measure` says how much, and a remark."""
    try:
        ratio, note = measure()
    except CommandError as error:
        return Row(what, None, bound, note=str(error))
    return Row(what, ratio, bound, note=note)
