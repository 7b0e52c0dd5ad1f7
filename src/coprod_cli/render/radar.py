"""A radar: a line for each principle, a dot at its level, and an outline through the dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.render import marks
from coprod_cli.render.circle import towards, turns, write_round
from coprod_cli.render.lettering import Type, wrap
from coprod_cli.render.paper import DARK_GREY, EDGE, FILLED, INK, WIDTH, Kind, Pair, drawn
from coprod_cli.render.wheel import HUB, MARK, RINGS, SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.picture import Segment
    from coprod_cli.words.radar import Radar

LEVEL = Type("normal", 14.0)
DOT, DISC = 5.2, 10.0
OUTLINE, THIN = 2.6, 0.8
ROW = 1.5 * LEVEL.size
TICK = 4.0


def draw(radar: Radar, kind: Kind, *, poster: bool = False) -> bytes:
    """Return a picture of the radar, 16 cm wide or A3; the same radar gives the same bytes.

    Raises ValueError for what cannot be a radar.
    """
    if len(radar.segments) not in SEGMENTS or len(radar.levels) - 1 not in RINGS:
        raise ValueError("A radar has 3 to 12 lines and 2 to 7 levels.")
    return drawn(radar, _lay_out, kind, poster=poster)


def _lay_out(sheet: Sheet, radar: Radar) -> None:
    radius = write_round(sheet, [(each.name, each.said) for each in radar.segments]) - DOT
    ways = [towards(turn) for turn in turns(len(radar.segments))]
    # The lowest level is a ring too: at the middle itself, the outline would fall into one point.
    step = radius * (1 - HUB) / (len(radar.levels) - 1)
    rings = [radius * HUB + step * number for number in range(len(radar.levels))]
    for ring in rings:
        sheet.shape([_at(way, ring) for way in ways], "none", DARK_GREY, THIN)
    for way in ways:
        sheet.line((_at(way, rings[0]), _at(way, radius)), THIN, DARK_GREY)
    dots = [_at(way, rings[each.filled]) for way, each in zip(ways, radar.segments, strict=True)]
    _draw_outline(sheet, radar.segments, dots)
    for each, way, dot in zip(radar.segments, ways, dots, strict=True):
        if each.state == "level":
            sheet.disc(dot, DOT, FILLED, INK)
        else:
            marks.answer(sheet, _at(way, radius * MARK), DISC, each.state)
    _draw_scale(sheet, radar.levels, rings, sheet.foot - ROW)


def _at(way: Pair, distance: float) -> Pair:
    return way[0] * distance, way[1] * distance


def _draw_outline(sheet: Sheet, segments: Sequence[Segment], dots: Sequence[Pair]) -> None:
    """Join neighbours that both have a level."""
    for number, (each, before) in enumerate(zip(segments, (segments[-1], *segments[:-1]), strict=True)):
        if each.state == before.state == "level":
            sheet.line((dots[number - 1], dots[number]), OUTLINE, FILLED)


def _draw_scale(sheet: Sheet, levels: Sequence[str], rings: Sequence[float], top: float) -> None:
    """Draw how far each level lies from the middle, with their names one below the other."""
    sheet.line(((0, top), (rings[-1], top)), 1.4, INK)
    sheet.line(((0, top - TICK), (0, top + TICK)), 1.4, INK)
    said = wrap(_("From the middle outwards:"), WIDTH / 2 - EDGE - LEVEL.size, LEVEL)
    sheet.write_lines(said, -LEVEL.size, top + LEVEL.size / 2, "right", LEVEL)
    foot = top - ROW
    for name, x in reversed(list(zip(levels, rings, strict=True))):
        lines = wrap(name, WIDTH / 2 - EDGE - x - TICK, LEVEL)
        sheet.line(((x, top + TICK), (x, foot - LEVEL.size)), THIN, DARK_GREY)
        foot = sheet.write_lines(lines, x + TICK, foot, "left", LEVEL) - 0.5 * LEVEL.size
