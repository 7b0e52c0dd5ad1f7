"""How outcomes go: a small panel for each indicator, with the start, every look, and what is hoped for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.render.lettering import Type, width, wrap
from coprod_cli.render.paper import DARK_GREY, EDGE, FILLED, INK, LOST, WIDTH, Kind, Pair, drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.so_far_picture import Look, Panel, SoFarPicture

HEADING, NAME, SAID = Type("bold", 16.0), Type("bold", 14.0), Type("normal", 14.0)
ABREAST = 2
AIR = 16.0
LEFT = -WIDTH / 2 + EDGE
WIDE = (WIDTH - 2 * EDGE - (ABREAST - 1) * AIR) / ABREAST
HIGH = 90.0  # from the ground of a panel to its largest number
DOT, FLAG, DASH = 5.2, 9.0, 6.0
THIN, LINE = 0.8, 2.4
UNDATED = 0.12  # of the width: how far a start without a date lies before the first look


class _Scale(NamedTuple):
    """Where the numbers and the days of a panel stand, counted from its lower left corner."""

    lowest: float
    highest: float
    days: int
    before: float
    """How far right the first day stands."""
    after: float
    """How much room is kept on the right for what is hoped for, so that no look can lie on it."""

    def up(self, look: Look) -> float:
        return HIGH * (look.value - self.lowest) / (self.highest - self.lowest)

    def across(self, look: Look) -> float:
        return self.before + DOT + (WIDE - self.before - self.after - 2 * DOT) * (look.day or 0) / self.days


def draw(shown: SoFarPicture, kind: Kind, *, poster: bool = False) -> bytes:
    """Return a picture of how outcomes go, 16 cm wide or A3; the same looks give the same bytes."""
    return drawn(shown, _lay_out, kind, poster=poster)


def _lay_out(sheet: Sheet, shown: SoFarPicture) -> None:
    top = 0.0
    for heading, panels in shown.parts:
        if heading:
            top = sheet.write_lines(wrap(heading, WIDTH - 2 * EDGE, HEADING), LEFT, top, "left", HEADING) - AIR
        for first in range(0, len(panels), ABREAST):
            top = _row(sheet, panels[first : first + ABREAST], top) - 1.5 * AIR


def _row(sheet: Sheet, row: Sequence[Panel], top: float) -> float:
    """Draw panels side by side, and return where the lowest of them ends."""
    foot = top
    for place, panel in enumerate(row):
        x = LEFT + place * (WIDE + AIR)
        end = sheet.write_lines(wrap(panel.name, WIDE, NAME), x, top, "left", NAME)
        foot = min(foot, sheet.write_lines(wrap(panel.said, WIDE, SAID), x, end - 0.3 * SAID.size, "left", SAID))
    ground = foot - 0.5 * AIR - 1.8 * FLAG - SAID.size - HIGH
    return min(_panel(sheet, panel, (LEFT + place * (WIDE + AIR), ground)) for place, panel in enumerate(row))


def _panel(sheet: Sheet, panel: Panel, corner: Pair) -> float:
    scale = _scale(panel)
    left, ground = corner
    sheet.line((corner, (left + WIDE, ground)), THIN, DARK_GREY)
    for look in filter(None, [panel.start, *panel.looks, panel.hope]):
        sheet.reach(ground + scale.up(look) + 1.8 * FLAG + SAID.size)
    if panel.hope is not None:
        _hope(sheet, panel.hope, scale, corner)
    places = [(left + scale.across(look), ground + scale.up(look)) for look in panel.looks]
    before = []
    if panel.start is not None:
        x = scale.across(panel.start) if panel.start.day is not None else DOT
        before = [(left + x, ground + scale.up(panel.start))]
    for two in pairwise([*before, *places]):
        sheet.line(two, LINE, FILLED)
    for place in before:
        sheet.disc(place, DOT, "white", INK)
    for place in places:
        sheet.disc(place, DOT, FILLED, INK)
    said = [*([panel.start.said] if panel.start is not None else []), *(look.said for look in panel.looks)]
    _write_numbers(sheet, (left, left + WIDE - scale.after), [*before, *places], said)
    return _write_days(sheet, panel, left, ground - 0.6 * AIR)


def _scale(panel: Panel) -> _Scale:
    looks = list(filter(None, [panel.start, *panel.looks, panel.hope]))
    values = [0.0, *(look.value for look in looks)]
    highest = max(values)
    days = max([look.day for look in looks if look.day is not None] + [1])
    lowest = min(values)
    undated = panel.start is not None and panel.start.day is None
    return _Scale(
        lowest,
        highest if highest > lowest else lowest + 1,
        days,
        UNDATED * WIDE if undated else 0.0,
        max(FLAG, width(panel.hope.said, SAID)) + AIR / 2 if panel.hope is not None else 0.0,
    )


def _hope(sheet: Sheet, hope: Look, scale: _Scale, corner: Pair) -> None:
    """Draw a broken line as high as the number that is hoped for, and at its end a flag with the number."""
    left, ground = corner
    up = ground + scale.up(hope)
    sheet.line(((left, up), (left + WIDE, up)), THIN, LOST, DASH)
    pole = left + WIDE - DOT
    sheet.line(((pole, up), (pole, up + 1.6 * FLAG)), LINE, LOST)
    sheet.shape(((pole, up + 1.6 * FLAG), (pole - FLAG, up + 1.1 * FLAG), (pole, up + 0.6 * FLAG)), LOST, LOST)
    sheet.write_lines([hope.said], left + WIDE, up + 1.8 * FLAG + SAID.size, "right", SAID)


def _write_numbers(sheet: Sheet, sides: Pair, places: Sequence[Pair], said: Sequence[str]) -> None:
    """Write each number above its dot and between two sides; one that would lie on another is left out.

    The last never is.
    """
    taken: list[tuple[float, float, float]] = []
    for (place, y), text in reversed(list(zip(places, said, strict=True))):
        half = width(text, SAID) / 2
        x = max(sides[0] + half, min(place, sides[1] - half))
        top = y + DOT + 1.2 * SAID.size
        if any(abs(each[0] - x) < each[2] + half + 2 and abs(each[1] - top) < SAID.size for each in taken):
            continue
        foot = top - SAID.size
        corners = [(x - half, top), (x + half, top), (x + half, foot), (x - half, foot)]
        sheet.shape(corners, "white", "white", 0)
        sheet.write_lines([text], x, top, "center", SAID)
        taken.append((x, top, half))


def _write_days(sheet: Sheet, panel: Panel, left: float, top: float) -> float:
    """Write when the first and the last day of a panel are, each on lines of its own."""
    dated = [look for look in [panel.start, *panel.looks, panel.hope] if look is not None and look.when]
    first, last = min(dated, key=lambda look: look.day or 0), max(dated, key=lambda look: look.day or 0)
    end = sheet.write_lines(wrap(first.when, WIDE, SAID), left, top, "left", SAID)
    if last.when == first.when:
        return end
    lines = wrap(last.when, WIDE, SAID)
    beside = width(first.when, SAID) + max(width(line, SAID) for line in lines) + AIR < WIDE
    return sheet.write_lines(lines, left + WIDE, top if beside else end, "right", SAID)
