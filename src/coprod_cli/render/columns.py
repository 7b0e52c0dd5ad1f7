"""Levels side by side across the page, with their names above."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _
from coprod_cli.render.lettering import Type, height, holds, wrap
from coprod_cli.render.paper import EDGE, WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.paper import Sheet

SAID = Type("normal", 14.0)
LEFT, RIGHT = -WIDTH / 2 + EDGE, WIDTH / 2 - EDGE
AIR = 14.0
_ASIDE = 8.0  # how far beside the middle of its column the name of the first or last level begins, if it must

_Written = tuple[tuple[str, ...], float, str]  # lines, where they stand, and how they are aligned


class Columns(NamedTuple):
    """Where the levels stand across the page, and where answers that are no level do."""

    levels: tuple[float, ...]
    """The middle of each level's column, the lowest level first."""
    wide: float
    """How wide a column is."""
    no_level: float | None
    """Left of the levels; None where every answer is a level."""


def columns(levels: int, *, no_level: bool = False) -> Columns:
    """Return columns for some levels, with one more on the left for answers that are none."""
    count = levels + no_level
    wide = (RIGHT - LEFT) / count
    places = [LEFT + wide * (number + 0.5) for number in range(count)]
    return Columns(tuple(places[no_level:]), wide, places[0] if no_level else None)


def write_heads(sheet: Sheet, levels: Sequence[str], found: Columns, top: float) -> float:
    """Write the names of the levels over their columns, or only those at the ends where all have no room."""
    named = list(zip(levels, found.levels, strict=True))
    if found.no_level is not None:
        named.insert(0, (_("No level"), found.no_level))
    written: list[_Written] = [(wrap(name, found.wide - 4, SAID), x, "center") for name, x in named]
    if not all(holds(lines, name) for (lines, _x, _align), (name, _place) in zip(written, named, strict=True)):
        written = _ends(levels, found)
    foot = top - max(height(len(lines), SAID.size) for lines, _x, _align in written)
    for lines, x, align in written:
        sheet.write_lines(lines, x, foot + height(len(lines), SAID.size), align, SAID)
    return foot


def _ends(levels: Sequence[str], found: Columns) -> list[_Written]:
    """Return the names of the lowest and of the highest level; each row says those that it needs."""
    first, last = found.levels[0] - _ASIDE, found.levels[-1] + _ASIDE
    room = (last - first - AIR) / 2
    ends = [(wrap(levels[0], room, SAID), first, "left"), (wrap(levels[-1], room, SAID), last, "right")]
    if found.no_level is not None:
        ends.append((wrap(_("No level"), first - LEFT - 4, SAID), LEFT, "left"))
    return ends
