"""The arrow plot: a row for each principle, with a square for then and a circle for now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _
from coprod_cli.render import marks
from coprod_cli.render.lettering import Type, height, width, wrap
from coprod_cli.render.paper import DARK_GREY, EDGE, FILLED, INK, LINE, WIDTH, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.change import Move, TwoRounds
    from coprod_cli.words.picture import Segment

NAME, SAID = Type("bold", 14.0), Type("normal", 14.0)
LEVEL = Type("normal", 14.0)
LEFT, RIGHT = -WIDTH / 2 + EDGE, WIDTH / 2 - EDGE
SQUARE, CIRCLE = 8.0, 5.2
AIR = 14.0
TICK = 4.0


class _Scale(NamedTuple):
    """Where the levels stand across the page, and where answers that are no level do."""

    levels: tuple[float, ...]
    no_level: float | None

    def place(self, each: Segment) -> float | None:
        return self.levels[each.filled] if each.state == "level" else self.no_level


def write(sheet: Sheet, change: TwoRounds, top: float) -> None:
    """Write the rows below a place of the sheet."""
    scale = _scale(change)
    top = _key(sheet, change.months, top)
    top = _heads(sheet, change.levels, scale, top - AIR)
    for move in change.moves:
        top = _row(sheet, move, scale, top - AIR)


def _scale(change: TwoRounds) -> _Scale:
    states = [each.state for move in change.moves if move.is_compared for each in (move.then, move.now)]
    others = int(any(state != "level" for state in states))
    step = (RIGHT - LEFT) / (len(change.levels) + others)
    places = [LEFT + step * (number + 0.5) for number in range(len(change.levels) + others)]
    return _Scale(tuple(places[others:]), places[0] if others else None)


def _key(sheet: Sheet, months: Pair | tuple[str, str], top: float) -> float:
    """Write which sign is which round."""
    middle = top - NAME.size / 2
    old, new = (wrap(str(month), WIDTH / 2 - EDGE - 3 * SQUARE, SAID) for month in months)
    marks.square(sheet, (LEFT + SQUARE, middle), SQUARE)
    sheet.disc((SQUARE, middle), CIRCLE + 1, FILLED, INK)
    ends = [sheet.write_lines(lines, x + 2.5 * SQUARE, top, "left", SAID) for lines, x in ((old, LEFT), (new, 0.0))]
    return min(*ends, top - 2 * SQUARE)


def _heads(sheet: Sheet, levels: Sequence[str], scale: _Scale, top: float) -> float:
    """Write the names of the levels over their places, all ending on one line."""
    named = list(zip(levels, scale.levels, strict=True))
    if scale.no_level is not None:
        named.insert(0, (_("No level"), scale.no_level))
    room = (RIGHT - LEFT) / len(named) - 4
    written = [(_fitting(name, room), x) for name, x in named]
    foot = top - max(height(len(lines), kind.size) for (lines, kind), _x in written)
    for (lines, kind), x in written:
        sheet.write_lines(lines, x, foot + height(len(lines), kind.size), "center", kind)
    return foot


def _fitting(name: str, room: float) -> tuple[tuple[str, ...], Type]:
    """Return a name in lines, in smaller letters where a word would not fit."""
    for size in (LEVEL.size, 12.0, 10.0):
        kind = Type(LEVEL.weight, size)
        if all(width(word, kind) <= room for word in name.split()):
            break
    return wrap(name, room, kind), kind


def _row(sheet: Sheet, move: Move, scale: _Scale, top: float) -> float:
    """Write one principle: its name, what happened in words, and below them the move itself."""
    whole = RIGHT - LEFT
    name, said = wrap(move.now.name, whole, NAME), wrap(move.said, whole, SAID)
    beside = len(name) == len(said) == 1 and width(name[0], NAME) + width(said[0], SAID) + AIR <= whole
    foot = sheet.write_lines(name, LEFT, top, "left", NAME)
    if beside:
        sheet.write_lines(said, RIGHT, top, "right", SAID)
    else:
        foot = sheet.write_lines(said, LEFT, foot - 0.3 * SAID.size, "left", SAID)
    if not move.is_compared:
        return foot
    middle = foot - 0.6 * AIR - SQUARE
    sheet.reach(middle - SQUARE - LINE)
    _draw_move(sheet, move, scale, middle)
    return middle - SQUARE


def _draw_move(sheet: Sheet, move: Move, scale: _Scale, y: float) -> None:
    sheet.line(((scale.levels[0], y), (scale.levels[-1], y)), 0.8, DARK_GREY)
    for x in scale.levels:
        sheet.line(((x, y - TICK), (x, y + TICK)), 0.8, DARK_GREY)
    then, now = scale.place(move.then), scale.place(move.now)
    if then is None or now is None:
        return  # only what has a place is drawn; a place for answers is there when one is needed
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


def _arrow(sheet: Sheet, then: float, now: float, y: float) -> None:
    """Draw an arrow that ends before the circle."""
    way = 1.0 if now > then else -1.0
    start, tip = then + way * SQUARE, now - way * (CIRCLE + 2)
    sheet.line(((start, y), (tip - way * 6, y)), 2.2, INK)
    sheet.shape(((tip, y), (tip - way * 9, y + 5), (tip - way * 9, y - 5)), INK, INK, 0.5)
