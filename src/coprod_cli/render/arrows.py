"""The arrow plot: a row for each principle, with a square for then and a circle for now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _
from coprod_cli.render import marks
from coprod_cli.render.lettering import Type, height, holds, width, wrap
from coprod_cli.render.paper import DARK_GREY, EDGE, FILLED, INK, LINE, WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.change import Move, TwoRounds
    from coprod_cli.words.picture import Segment

NAME, SAID = Type("bold", 14.0), Type("normal", 14.0)
LEFT, RIGHT = -WIDTH / 2 + EDGE, WIDTH / 2 - EDGE
SQUARE, CIRCLE = 8.0, 5.2
AIR = 14.0
THIN, TICK = 0.8, 4.0


_Written = tuple[tuple[str, ...], float, str]  # lines, where they stand, and how they are aligned


class _Scale(NamedTuple):
    """Where the levels stand across the page, and where answers that are no level do."""

    levels: tuple[float, ...]
    no_level: float
    """Left of the levels; nothing stands there unless some answer is no level."""
    is_needed: bool

    def place(self, each: Segment) -> float:
        return self.levels[each.filled] if each.state == "level" else self.no_level


def write(sheet: Sheet, change: TwoRounds, top: float) -> None:
    """Write the rows below a place of the sheet."""
    scale = _scale(change)
    top = _key(sheet, change.months, top)
    top = _heads(sheet, change.levels, scale, top - AIR)
    for move in change.moves:
        top = _say(sheet, move, top - AIR)
        if move.is_compared:
            top = _draw_move(sheet, move, scale, top - 0.6 * AIR - SQUARE)


def write_words(sheet: Sheet, change: TwoRounds, top: float) -> None:
    """Write the same in words only, for two rounds that cannot be compared."""
    for move in change.moves:
        top = _say(sheet, move, top) - AIR


def _scale(change: TwoRounds) -> _Scale:
    answers = [each for move in change.moves if move.is_compared for each in (move.then, move.now)]
    is_needed = any(each.state != "level" for each in answers)
    columns = len(change.levels) + is_needed
    step = (RIGHT - LEFT) / columns
    places = [LEFT + step * (number + 0.5) for number in range(columns)]
    return _Scale(tuple(places[is_needed:]), places[0], is_needed)


def _key(sheet: Sheet, months: tuple[str, str], top: float) -> float:
    """Write which sign is which round."""
    middle = top - NAME.size / 2
    old, new = (wrap(month, WIDTH / 2 - EDGE - 3 * SQUARE, SAID) for month in months)
    marks.square(sheet, (LEFT + SQUARE, middle), SQUARE)
    sheet.disc((SQUARE, middle), CIRCLE + 1, FILLED, INK)
    ends = [sheet.write_lines(lines, x + 2.5 * SQUARE, top, "left", SAID) for lines, x in ((old, LEFT), (new, 0.0))]
    return min(*ends, top - 2 * SQUARE)


def _heads(sheet: Sheet, levels: Sequence[str], scale: _Scale, top: float) -> float:
    """Write the names of the levels over their places, or only those at the ends where all have no room."""
    named = list(zip(levels, scale.levels, strict=True))
    if scale.is_needed:
        named.insert(0, (_("No level"), scale.no_level))
    room = (RIGHT - LEFT) / len(named) - 4
    written = [(wrap(name, room, SAID), x, "center") for name, x in named]
    if not all(holds(lines, name) for (lines, _x, _align), (name, _place) in zip(written, named, strict=True)):
        written = _ends(levels, scale)
    foot = top - max(height(len(lines), SAID.size) for lines, _x, _align in written)
    for lines, x, align in written:
        sheet.write_lines(lines, x, foot + height(len(lines), SAID.size), align, SAID)
    return foot


def _ends(levels: Sequence[str], scale: _Scale) -> list[_Written]:
    """Return the names of the lowest and of the highest level; each row says those that it needs."""
    first, last = scale.levels[0] - SQUARE, scale.levels[-1] + SQUARE
    room = (last - first - AIR) / 2
    ends = [(wrap(levels[0], room, SAID), first, "left"), (wrap(levels[-1], room, SAID), last, "right")]
    if scale.is_needed:
        ends.append((wrap(_("No level"), first - LEFT - 4, SAID), LEFT, "left"))
    return ends


def _say(sheet: Sheet, move: Move, top: float) -> float:
    """Write the name of a principle and what happened to it, on one line if they fit; return where it ends."""
    whole = RIGHT - LEFT
    name, said = wrap(move.now.name, whole, NAME), wrap(move.said, whole, SAID)
    foot = sheet.write_lines(name, LEFT, top, "left", NAME)
    if len(name) == len(said) == 1 and width(name[0], NAME) + width(said[0], SAID) + AIR <= whole:
        sheet.write_lines(said, RIGHT, top, "right", SAID)
        return foot
    return sheet.write_lines(said, LEFT, foot - 0.3 * SAID.size, "left", SAID)


def _draw_move(sheet: Sheet, move: Move, scale: _Scale, y: float) -> float:
    """Draw where a principle stood and stands, and return where that ends."""
    sheet.reach(y - SQUARE - LINE)
    sheet.line(((scale.levels[0], y), (scale.levels[-1], y)), THIN, DARK_GREY)
    for x in scale.levels:
        sheet.line(((x, y - TICK), (x, y + TICK)), THIN, DARK_GREY)
    then, now = scale.place(move.then), scale.place(move.now)
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
