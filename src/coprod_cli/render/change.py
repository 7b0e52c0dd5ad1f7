"""Two rounds as one wheel of four kinds of cells, with a row for each principle below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.render import arrows, marks
from coprod_cli.render.circle import Said, towards, turns, write_round
from coprod_cli.render.lettering import Type, height, wrap
from coprod_cli.render.paper import EDGE, FILLED, GREY, INK, LOST, WIDTH, Kind, Pair, drawn
from coprod_cli.render.wheel import HUB, RINGS, SEGMENTS, fill_segment, mark_segment, outline, rings_of
from coprod_cli.words.change import four_kinds

if TYPE_CHECKING:
    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.change import Move, TwoRounds


class _Look(NamedTuple):
    """How a kind of cell is drawn."""

    face: str
    edge: str
    hatch: str = ""
    plus: bool | None = None
    """Its sign: a plus, a minus, or none."""


BOTH, NEW, LOST_SINCE, NEITHER = (
    _Look(FILLED, "white"), _Look("white", FILLED, "\\\\", plus=True), _Look("white", LOST, "..", plus=False),
    _Look("white", INK),
)  # fmt: skip
KEY = Type("normal", 14.0)
SAMPLE, SPACE = 20.0, 14.0
LARGEST_SIGN, USUAL_SIGN, SMALLEST_SIGN = 9.0, 5.5, 4.5


def draw(change: TwoRounds, kind: Kind, *, poster: bool = False) -> bytes:
    """Return a picture of two rounds, 16 cm wide or A3; the same two give the same bytes.

    Raises ValueError for what cannot be a wheel.
    """
    fits = not change.wheel or len(change.wheel) in SEGMENTS
    if not fits or len(change.levels) - 1 not in RINGS:
        raise ValueError("A wheel has 3 to 12 segments and 1 to 6 rings.")
    return drawn(change, _lay_out_poster if poster else _lay_out, kind, poster=poster)


def _lay_out(sheet: Sheet, change: TwoRounds) -> None:
    if not change.wheel:
        arrows.write_words(sheet, change, 0)
        return
    _draw_wheel(sheet, change, [(move.now.name, move.happened) for move in change.wheel])
    arrows.write(sheet, change, sheet.foot - 2 * SPACE)


def _lay_out_poster(sheet: Sheet, change: TwoRounds) -> None:
    """Leave out the rows, so that the rest is large; the words round the wheel say the same."""
    if not change.wheel:
        arrows.write_words(sheet, change, 0)
        return
    _draw_wheel(sheet, change, [(move.now.name, move.said) for move in change.wheel])


def _draw_wheel(sheet: Sheet, change: TwoRounds, said: list[Said]) -> None:
    radius = write_round(sheet, said)
    places = list(zip(change.wheel, turns(len(change.wheel)), strict=True))
    rings = rings_of(radius, len(change.levels) - 1)
    for move, turn in places:
        _fill(sheet, move, rings, radius, turn)
    for move, turn in places:
        _outline(sheet, move, rings, radius, turn)
    outline(sheet, radius)
    for move, turn in places:
        _sign_cells(sheet, move, rings, turn)
    _draw_key(sheet, sheet.foot - 1.5 * SPACE)


def _fill(sheet: Sheet, move: Move, rings: list[Pair], radius: float, turn: Pair) -> None:
    if not move.is_compared:
        sheet.part(turn, (radius * HUB, radius), GREY, GREY)
    elif move.now.state != "level":
        fill_segment(sheet, move.now.state, radius, turn)
    else:
        for ring, look in zip(rings, _cells(move, len(rings)), strict=True):
            sheet.part(turn, ring, look.face, look.edge, look.hatch)


def _outline(sheet: Sheet, move: Move, rings: list[Pair], radius: float, turn: Pair) -> None:
    if not move.is_compared:
        sheet.part(turn, (radius * HUB, radius), "none", INK)
    elif move.now.state != "level":
        mark_segment(sheet, move.now.state, radius, turn)
    else:
        for ring, look in zip(rings, _cells(move, len(rings)), strict=True):
            if look is not BOTH:
                sheet.part(turn, ring, "none", INK)


def _cells(move: Move, rings: int) -> list[_Look]:
    """Return what each ring of a segment is, from the middle."""
    then, now = move.then.filled, move.now.filled
    kinds = {(True, True): BOTH, (False, True): NEW, (True, False): LOST_SINCE, (False, False): NEITHER}
    return [kinds[ring < then, ring < now] for ring in range(rings)]


def _sign_cells(sheet: Sheet, move: Move, rings: list[Pair], turn: Pair) -> None:
    """Put a sign on each cell that was won or lost, as large as the cell allows."""
    if not move.is_compared or move.now.state != "level":
        return
    across, up = towards(turn)
    signed = [(ring, look) for ring, look in zip(rings, _cells(move, len(rings)), strict=True) if look.plus is not None]
    for number, (ring, look) in enumerate(signed, 1):
        middle = sum(ring) / 2
        room = min(ring[1] - ring[0], middle * (turn[1] - turn[0]) / 57.3)
        radius = min(LARGEST_SIGN, 0.36 * room)
        if radius >= USUAL_SIGN or number == len(signed):  # the outermost always has one
            place = (middle * across, middle * up)
            marks.sign(sheet, place, max(radius, SMALLEST_SIGN), plus=bool(look.plus))


def _draw_key(sheet: Sheet, top: float) -> None:
    """Draw a sample of each kind of cell beside what it means."""
    looks = (BOTH, NEW, LOST_SINCE, NEITHER)
    left = -WIDTH / 2 + EDGE
    column = WIDTH / 2 - EDGE
    for row in range(2):
        foot = top
        for place in range(2):
            number = 2 * row + place
            x = left + place * column
            lines = wrap(four_kinds()[number], column - 2.4 * SAMPLE - SPACE, KEY)
            _sample(sheet, (x, top), looks[number])
            end = sheet.write_lines(lines, x + 2.4 * SAMPLE, top - (SAMPLE - KEY.size) / 2, "left", KEY)
            foot = min(foot, end, top - SAMPLE)
        top = foot - SPACE / 2


def _sample(sheet: Sheet, corner: Pair, look: _Look) -> None:
    (left, top), wide = corner, 2 * SAMPLE
    corners = ((left, top), (left + wide, top), (left + wide, top - SAMPLE), (left, top - SAMPLE))
    sheet.shape(corners, look.face, look.edge if look.hatch else INK, hatch=look.hatch)
    sheet.shape(corners, "none", INK)
    if look.plus is not None:
        marks.sign(sheet, (left + wide / 2, top - SAMPLE / 2), 7.0, plus=look.plus)
    sheet.reach(top - height(1, SAMPLE))
