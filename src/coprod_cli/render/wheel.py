"""nef's wheel as a picture: one segment a principle, its rings filled from the middle."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from coprod_cli.render import marks
from coprod_cli.render.circle import towards, turns, write_round
from coprod_cli.render.paper import DARK_GREY, FILLED, GREY, INK, Kind, Pair, drawn

if TYPE_CHECKING:
    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.picture import State
    from coprod_cli.words.wheel import Wheel

SEGMENTS, RINGS = range(3, 13), range(1, 7)
HUB, MARK = 0.16, 0.66  # of the radius: the empty middle; where a segment has room for a mark
QUESTION = 24.0


def draw(wheel: Wheel, kind: Kind, *, poster: bool = False) -> bytes:
    """Return a picture of the wheel, 16 cm wide or A3; the same wheel gives the same bytes.

    nef's reading of the wheel: 'not there yet' fills no ring, 'excellent' fills all.
    Raises ValueError for what cannot be a wheel.
    """
    most = {"level": wheel.rings, "unknown": 0, "no-agreement": 0, "not-for-us": 0, "blank": 0}
    fits = all(0 <= each.filled <= most.get(each.state, -1) for each in wheel.segments)
    if not (fits and len(wheel.segments) in SEGMENTS and wheel.rings in RINGS):
        raise ValueError("A wheel has 3 to 12 segments, 1 to 6 rings, and only levels fill rings.")
    return drawn(wheel, _lay_out, kind, poster=poster)


def _lay_out(sheet: Sheet, wheel: Wheel) -> None:
    radius = write_round(sheet, [(each.name, each.said) for each in wheel.segments])
    # Dark outlines come last, or white edges would rub them out.
    for filled in (True, False):
        for each, turn in zip(wheel.segments, turns(len(wheel.segments)), strict=True):
            if each.state in {"level", "blank"}:
                rings = rings_of(radius, wheel.rings)
                for ring in rings[: each.filled] if filled else rings[each.filled :]:
                    sheet.part(turn, ring, *((FILLED, "white") if filled else ("white", INK)))
            elif filled:
                fill_segment(sheet, each.state, radius, turn)
            else:
                mark_segment(sheet, each.state, radius, turn)
    outline(sheet, radius)


def rings_of(radius: float, number: int) -> list[Pair]:
    """Return the inner and outer radius of each ring, from the middle."""
    step = radius * (1 - HUB) / number
    return [(radius * HUB + ring * step, radius * HUB + (ring + 1) * step) for ring in range(number)]


def outline(sheet: Sheet, radius: float) -> None:
    """Draw the hub and the rim."""
    for edge in (radius * HUB, radius):
        sheet.part((0, 360), (0, edge), "none", INK)


def fill_segment(sheet: Sheet, state: State, radius: float, turn: Pair) -> None:
    """Fill a segment whose answer is no level."""
    hatch = marks.STRIPES if state == "no-agreement" else ""
    face = "white" if state == "not-for-us" else GREY
    sheet.part(turn, (radius * HUB, radius), face, DARK_GREY, hatch)


def mark_segment(sheet: Sheet, state: State, radius: float, turn: Pair) -> None:
    """Outline a segment whose answer is no level, and put its mark on it."""
    sheet.part(turn, (radius * HUB, radius), "none", INK)
    across, up = towards(turn)
    middle = (radius * MARK * across, radius * MARK * up)
    if state == "unknown":
        marks.question(sheet, middle, QUESTION)
    if state == "not-for-us":
        room = min(1 - MARK, MARK * math.sin(math.radians(turn[1] - turn[0]) / 2))
        marks.cross(sheet, middle, 0.62 * radius * room)
