"""What groups said apart: a band for each level, and lettered shapes that show where each group stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.render.columns import AIR, LEFT, RIGHT, SAID, columns, write_heads
from coprod_cli.render.lettering import Type, width, wrap
from coprod_cli.render.paper import FILLED, GREY, INK, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.columns import Columns
    from coprod_cli.render.paper import Kind, Pair, Sheet
    from coprod_cli.words.spread_picture import Line, Side, SpreadPicture

NAME = LETTER = Type("bold", 14.0)
RADIUS, LANE, LINK = 9.2, 22.0, 3.0
GAP = 3.0  # between two bands
SHAPES = 3


def draw(spread: SpreadPicture, kind: Kind, *, poster: bool = False) -> bytes:
    """Return a picture of it, 16 cm wide or A3; the same input gives the same bytes."""
    return drawn(spread, _lay_out, kind, poster=poster)


def _lay_out(sheet: Sheet, spread: SpreadPicture) -> None:
    found = columns(len(spread.levels))
    top = _key(sheet, spread.sides, 0.0) - AIR
    top = write_heads(sheet, spread.levels, found, top) - AIR
    for line in spread.lines:
        top = _say(sheet, line, top) - 0.4 * AIR
        top = _draw_line(sheet, line, spread.sides, found, top) - AIR


def _key(sheet: Sheet, sides: Sequence[Side], top: float) -> float:
    """Write which shape is which group, one below the other."""
    for number, side in enumerate(sides):
        lines = wrap(side.name, RIGHT - LEFT - 3 * RADIUS, SAID)
        _shape(sheet, (LEFT + RADIUS, top - SAID.size / 2), number, side.letter)
        foot = sheet.write_lines(lines, LEFT + 3 * RADIUS, top, "left", SAID)
        top = foot - (LANE - SAID.size)
    return top


def _say(sheet: Sheet, line: Line, top: float) -> float:
    """Write the name of a principle and how far apart groups are, on one line if they fit."""
    whole = RIGHT - LEFT
    name, said = wrap(line.name, whole, NAME), wrap(line.said, whole, SAID)
    foot = sheet.write_lines(name, LEFT, top, "left", NAME)
    if len(name) == len(said) == 1 and width(name[0], NAME) + width(said[0], SAID) + AIR <= whole:
        sheet.write_lines(said, RIGHT, top, "right", SAID)
        return foot
    return sheet.write_lines(said, LEFT, foot - 0.3 * SAID.size, "left", SAID)


def _draw_line(sheet: Sheet, line: Line, sides: Sequence[Side], found: Columns, top: float) -> float:
    """Draw the bands of one principle with a lane for each group, and return where that ends."""
    foot = top - LANE * len(line.places)
    half = (found.wide - GAP) / 2
    for x in found.levels:
        sheet.shape(((x - half, top), (x + half, top), (x + half, foot), (x - half, foot)), GREY, GREY, 0)
    for number, place in enumerate(line.places):
        y = top - LANE * (number + 0.5)
        if place is None:
            continue
        ends = [found.levels[step] for step in dict.fromkeys(place)]
        if len(ends) > 1:
            sheet.line(((ends[0], y), (ends[1], y)), LINK, INK)
        for x in ends:
            _shape(sheet, (x, y), number, sides[number].letter)
    sheet.reach(foot)
    return foot


def _shape(sheet: Sheet, middle: Pair, number: int, letter: str) -> None:
    """Draw the shape of a group with its letter: three shapes, each dark at first and then light."""
    x, y = middle
    face, ink = (FILLED, "white") if number // SHAPES % 2 == 0 else ("white", INK)
    if number % SHAPES == 0:
        sheet.disc(middle, RADIUS, face, INK)
    elif number % SHAPES == 1:
        arm = 0.95 * RADIUS
        sheet.shape(((x - arm, y - arm), (x + arm, y - arm), (x + arm, y + arm), (x - arm, y + arm)), face, INK)
    else:
        arm = 1.2 * RADIUS
        sheet.shape(((x - arm, y), (x, y - arm), (x + arm, y), (x, y + arm)), face, INK)
    sheet.write(letter, x, y + 0.5 * LETTER.size, "center", LETTER, ink)
