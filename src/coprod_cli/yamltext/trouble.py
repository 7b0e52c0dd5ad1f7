"""What libyaml found wrong, and where a person should look: what the detectors pass on."""

from __future__ import annotations

from typing import NamedTuple

from coprod_cli.language import _
from coprod_cli.yamltext.guard import printable


class Said(NamedTuple):
    """Where a person should look, from 0, and what to say there."""

    row: int
    column: int
    message: str
    hint: str


class Trouble(NamedTuple):
    """What libyaml found: the problem in its words, and two places, from 0."""

    problem: str
    lines: list[str]
    row: int
    column: int
    began: tuple[int, int] | None
    """Where the thing that is not finished began."""

    @property
    def line(self) -> str:
        """The line of the problem."""
        return self.lines[self.row] if self.row < len(self.lines) else ""

    def nearby(self) -> list[int]:
        """Return the rows in which the mistake may be: the problem's, and the one above it with text."""
        above = [row for row in range(min(self.row, len(self.lines)) - 1, -1, -1) if self.lines[row].strip()]
        return [row for row in (self.row, *above[:1]) if row < len(self.lines)]


def dash_missing(line: str) -> tuple[str, str]:
    """Return what is wrong with the first line of an item that has lost its dash, and what to type."""
    message = _("A dash is missing here. It looks as if a new item begins without its dash.")
    hint = _("Type it with the dash, below the dash of the item before: {line}")
    return message, hint.format(line=printable(f"- {line.strip()}"))
