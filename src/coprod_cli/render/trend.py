"""All rounds side by side: a small panel for each principle, its levels one above the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _
from coprod_cli.render import marks
from coprod_cli.render.lettering import Type, height, width, wrap
from coprod_cli.render.paper import DARK_GREY, EDGE, FILLED, INK, WIDTH, Kind, Pair, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.picture import Segment
    from coprod_cli.words.trend import Stop, Trend

NAME, SAID = Type("bold", 14.0), Type("normal", 14.0)
ABREAST = 2
LEFT, RIGHT = -WIDTH / 2 + EDGE, WIDTH / 2 - EDGE
WIDEST_NAMES = 120.0  # of the levels
AIR = 16.0
DOT, SMALLEST_DOT = 5.2, 3.0
DISC, SMALLEST_DISC = 7.0, 5.0
THIN, LINE = 0.8, 2.4


class _Grid(NamedTuple):
    """Where the levels and the rounds stand in each panel, counted from its upper left corner."""

    names: tuple[tuple[str, ...], ...]
    """The lines of each level's name, the lowest level first, and last those of no level, if there is one."""
    down: tuple[float, ...]
    """How far down each of them stands."""
    left: float
    """Where the first panel of a row begins."""
    wide: float
    """How wide a panel is."""
    across: tuple[float, ...]
    """How far right each round stands."""

    @property
    def high(self) -> float:
        return max(self.down)


def draw(trend: Trend, kind: Kind, *, poster: bool = False) -> bytes:
    """Return a picture of all rounds, 16 cm wide or A3; the same rounds give the same bytes."""
    return drawn(trend, _lay_out, kind, poster=poster)


def _lay_out(sheet: Sheet, trend: Trend) -> None:
    grid = _grid(trend)
    top = 0.0
    for first in range(0, len(trend.panels), ABREAST):
        row = trend.panels[first : first + ABREAST]
        heads = [wrap(panel[0].name, grid.wide, NAME) for panel in row]
        lasts = [wrap(panel[-1].said, grid.wide, SAID) for panel in row]
        foot = top
        for place, (head, last) in enumerate(zip(heads, lasts, strict=True)):
            x = _left_of(grid, place)
            end = sheet.write_lines(head, x, top, "left", NAME)
            foot = min(foot, sheet.write_lines(last, x, end - 0.3 * SAID.size, "left", SAID))
        _write_levels(sheet, grid, foot - AIR)
        ends = [_panel(sheet, trend.stops, panel, grid, (_left_of(grid, place), foot - AIR))
                for place, panel in enumerate(row)]  # fmt: skip
        top = min(ends) - 1.5 * AIR


def _left_of(grid: _Grid, place: int) -> float:
    return grid.left + place * (grid.wide + AIR)


def _grid(trend: Trend) -> _Grid:
    others = any(each.state != "level" for panel in trend.panels for each in panel)
    said = [*trend.levels, *([_("No level")] if others else [])]
    names = tuple(wrap(name, WIDEST_NAMES, SAID) for name in said)
    left = LEFT + max(width(line, SAID) for lines in names for line in lines) + AIR
    wide = (RIGHT - left - (ABREAST - 1) * AIR) / ABREAST
    ordered = [*reversed(range(len(trend.levels))), *([len(trend.levels)] if others else [])]
    down = [0.0] * len(names)
    reached = 0.0
    for place, number in enumerate(ordered):
        half = height(len(names[number]), SAID.size) / 2
        reached += half + 0.3 * SAID.size if place else 0
        down[number] = reached
        reached += half + 0.3 * SAID.size
    days = max(trend.stops[-1].day, 1)
    room = wide - 2 * DISC
    across = tuple(DISC + room * stop.day / days for stop in trend.stops)
    return _Grid(names, tuple(down), left, wide, across)


def _write_levels(sheet: Sheet, grid: _Grid, top: float) -> None:
    for lines, down in zip(grid.names, grid.down, strict=True):
        sheet.write_lines(lines, LEFT, top - down + height(len(lines), SAID.size) / 2, "left", SAID)


def _panel(sheet: Sheet, stops: Sequence[Stop], panel: Sequence[Segment], grid: _Grid, corner: Pair) -> float:
    """Draw one principle, and return where it ends."""
    left, top = corner
    for down in grid.down:
        sheet.line(((left, top - down), (left + grid.wide, top - down)), THIN, DARK_GREY)
    places = [(left + across, top - grid.down[each.filled if each.state == "level" else -1])
              for across, each in zip(grid.across, panel, strict=True)]  # fmt: skip
    for number, (before, each) in enumerate(pairwise(panel), 1):
        if each.state == before.state == "level" and not stops[number].after_a_gap:
            sheet.line((places[number - 1], places[number]), LINE, FILLED)
    closest = min((after - before for before, after in pairwise(grid.across)), default=2 * DISC)
    dot = max(SMALLEST_DOT, min(DOT, 0.45 * closest))
    for place, each in zip(places, panel, strict=True):
        if each.state == "level":
            sheet.disc(place, dot, FILLED, INK)
        else:
            marks.answer(sheet, place, max(SMALLEST_DISC, min(DISC, 0.5 * closest)), each.state)
    return _write_months(sheet, stops, grid, (left, top - grid.high - AIR))


def _write_months(sheet: Sheet, stops: Sequence[Stop], grid: _Grid, corner: Pair) -> float:
    """Write when the first and the last round were, below their dots, each on lines of its own."""
    left, top = corner
    end = sheet.write_lines(wrap(stops[0].month, grid.wide, SAID), left, top, "left", SAID)
    last = wrap(stops[-1].month, grid.wide, SAID)
    return sheet.write_lines(last, left + grid.wide, end - 0.3 * SAID.size, "right", SAID)
