"""The arrow plot: a row for each principle, with a square for then and a circle for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.render import marks
from coprod_cli.render.columns import AIR, LEFT, RIGHT, SAID, columns, write_heads
from coprod_cli.render.lettering import Type, width, wrap
from coprod_cli.render.paper import DARK_GREY, EDGE, FILLED, INK, LINE, WIDTH

if TYPE_CHECKING:
    from coprod_cli.render.columns import Columns
    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.change import Move, TwoRounds
    from coprod_cli.words.picture import Segment

NAME = Type("bold", 14.0)
SQUARE, CIRCLE = 8.0, 5.2
THIN, TICK = 0.8, 4.0


def write(sheet: Sheet, change: TwoRounds, top: float) -> None:
    """Write the rows below a place of the sheet."""
    found = _columns(change)
    top = _key(sheet, change.months, top)
    top = write_heads(sheet, change.levels, found, top - AIR)
    for move in change.moves:
        top = _say(sheet, move, top - AIR)
        if move.is_compared:
            top = _draw_move(sheet, move, found, top - 0.6 * AIR - SQUARE)


def write_words(sheet: Sheet, change: TwoRounds, top: float) -> None:
    """Write the same in words only, for two rounds that cannot be compared."""
    for move in change.moves:
        top = _say(sheet, move, top) - AIR


def _columns(change: TwoRounds) -> Columns:
    answers = [each for move in change.moves if move.is_compared for each in (move.then, move.now)]
    return columns(len(change.levels), no_level=any(each.state != "level" for each in answers))


def _place(found: Columns, each: Segment) -> float:
    if each.state == "level":
        return found.levels[each.filled]
    if found.no_level is None:
        raise AssertionError("there is a column for answers that are no level where one is given")
    return found.no_level


def _key(sheet: Sheet, months: tuple[str, str], top: float) -> float:
    """Write which sign is which round."""
    middle = top - NAME.size / 2
    old, new = (wrap(month, WIDTH / 2 - EDGE - 3 * SQUARE, SAID) for month in months)
    marks.square(sheet, (LEFT + SQUARE, middle), SQUARE)
    sheet.disc((SQUARE, middle), CIRCLE + 1, FILLED, INK)
    ends = [sheet.write_lines(lines, x + 2.5 * SQUARE, top, "left", SAID) for lines, x in ((old, LEFT), (new, 0.0))]
    return min(*ends, top - 2 * SQUARE)


def _say(sheet: Sheet, move: Move, top: float) -> float:
    """Write the name of a principle and what happened to it, on one line if they fit; return where it ends."""
    whole = RIGHT - LEFT
    name, said = wrap(move.now.name, whole, NAME), wrap(move.said, whole, SAID)
    foot = sheet.write_lines(name, LEFT, top, "left", NAME)
    if len(name) == len(said) == 1 and width(name[0], NAME) + width(said[0], SAID) + AIR <= whole:
        sheet.write_lines(said, RIGHT, top, "right", SAID)
        return foot
    return sheet.write_lines(said, LEFT, foot - 0.3 * SAID.size, "left", SAID)


def _draw_move(sheet: Sheet, move: Move, found: Columns, y: float) -> float:
    """Draw where a principle stood and stands, and return where that ends."""
    sheet.reach(y - SQUARE - LINE)
    sheet.line(((found.levels[0], y), (found.levels[-1], y)), THIN, DARK_GREY)
    for x in found.levels:
        sheet.line(((x, y - TICK), (x, y + TICK)), THIN, DARK_GREY)
    then, now = _place(found, move.then), _place(found, move.now)
    if "level" not in {move.then.state, move.now.state}:
        then, now = then - 1.4 * SQUARE, now + 1.4 * SQUARE
    if move.kind in {"rose", "fell"}:
        _arrow(sheet, then, now, y)
    if move.then.state == "level":
        marks.square(sheet, (then, y), SQUARE)
    else:
        marks.framed_answer(sheet, (then, y), SQUARE, move.then.state)
    if move.now.state == "level":
        sheet.disc((now, y), CIRCLE, FILLED, INK)
    else:
        marks.answer(sheet, (now, y), SQUARE, move.now.state)
    return y - SQUARE


def _arrow(sheet: Sheet, then: float, now: float, y: float) -> None:
    """Draw an arrow that ends before the circle."""
    way = 1.0 if now > then else -1.0
    start, tip = then + way * SQUARE, now - way * (CIRCLE + 2)
    sheet.line(((start, y), (tip - way * 6, y)), 2.2, INK)
    sheet.shape(((tip, y), (tip - way * 9, y + 5), (tip - way * 9, y - 5)), INK, INK, 0.5)
