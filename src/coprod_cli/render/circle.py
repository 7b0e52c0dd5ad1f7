"""A circle of parts with words round it: where each name stands, and how large the circle may be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_cli.render import lettering
from coprod_cli.render.lettering import LEADING, Type, height, wrap
from coprod_cli.render.paper import DARK_GREY, EDGE, WIDTH, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.render.paper import Sheet

Said = tuple[str, str]
"""The name of a part, and a few words about it."""

GAP, FAR = 9.0, 20.0  # from the rim to the words; so far off that a line must lead to them
TEXT, SMALLER_TEXT = 14.0, 12.0
# Usual words fit round the first: one size, month after month.
SIZES = (*((TEXT, radius) for radius in (123.0, 111.0, 98.0)),
         *((SMALLER_TEXT, radius) for radius in (111.0, 98.0, 86.0)))  # fmt: skip
MOST_LINES = 7  # of one label; then, as for a word too long, smaller things give more room
HIGHEST = 640.0  # of all labels together, so that a page of A4 holds them and a title
LEADER = 0.8


@dataclass(frozen=True, slots=True)
class _Label:
    """The words of one part, and where they stand."""

    said: Said
    lines: tuple[tuple[str, Type], ...]
    x: float  # of their inner edge, or of their middle at 0
    top: float
    rim: Pair  # the middle of the part's outer edge

    @property
    def size(self) -> float:
        return self.lines[0][1].size if self.lines else SMALLER_TEXT

    @property
    def bottom(self) -> float:
        return self.top - height(len(self.lines), self.size)


def write_round(sheet: Sheet, parts: Sequence[Said]) -> float:
    """Write the words of parts round the middle of a sheet, and return how large the circle is.

    The parts are equally wide and go clockwise from the top. What lies inside is the caller's.
    """
    radius, labels = _arrange(parts)
    sheet.reach(radius, -radius)
    for label in sorted(labels, key=lambda each: math.atan2(*each.rim) % math.tau):
        _draw_label(sheet, label)
    return radius


def turns(number: int) -> list[Pair]:
    """Return where each of some parts begins and ends, in degrees clockwise from the top."""
    return [(360 / number * each, 360 / number * (each + 1)) for each in range(number)]


def towards(turn: Pair) -> Pair:
    """Return the way right and up to the middle of a part, rounded so that both sides are alike."""
    angle = math.radians(sum(turn) / 2)
    return round(math.sin(angle), 9), round(math.cos(angle), 9)


def _draw_label(sheet: Sheet, label: _Label) -> None:
    near = (label.x, min(max(label.rim[1], label.bottom - 2), label.top + 2))
    if math.dist(label.rim, near) > FAR:
        sheet.line((label.rim, near), LEADER, DARK_GREY)
    align = "left" if label.x > 0 else "right" if label.x < 0 else "center"
    for number, (line, kind) in enumerate(label.lines):
        sheet.write(line, label.x, label.top - number * LEADING * kind.size, align, kind)


def _arrange(parts: Sequence[Said]) -> tuple[float, list[_Label]]:
    for size, radius in SIZES:
        labels = _labels(parts, radius, size)
        if _is_compact(labels) and all(_is_whole(label) for label in labels):
            break
    return radius, labels


def _is_compact(labels: Sequence[_Label]) -> bool:
    total = max(label.top for label in labels) - min(label.bottom for label in labels)
    return total <= HIGHEST and all(len(label.lines) <= MOST_LINES for label in labels)


def _is_whole(label: _Label) -> bool:
    written = ([line for line, kind in label.lines if kind.weight == weight] for weight in ("bold", "normal"))
    return all(lettering.holds(lines, text) for lines, text in zip(written, label.said, strict=True))


def _labels(parts: Sequence[Said], radius: float, size: float) -> list[_Label]:
    labels: list[_Label] = []
    taken = {(right, upper): size / 2 for right in (True, False) for upper in (True, False)}
    places = [towards(turn) for turn in turns(len(parts))]
    from_waist = sorted(zip(places, parts, strict=True), key=lambda each: abs(each[0][1]))
    for (across, up), said in from_waist:
        if across:
            labels.append(_beside(said, (across, up), radius, taken[across > 0, up > 0], size))
        else:
            labels.append(_below(said, radius, labels, size))
        for upper in (up > 0,) if up else (True, False):
            taken[across > 0, upper] = max(labels[-1].top, -labels[-1].bottom) + size
    return labels


def _beside(said: Said, way: Pair, radius: float, start: float, size: float) -> _Label:
    across, up = way
    reach = radius + GAP
    tall = height(len(_lines(said, WIDTH / 2 - EDGE - reach * abs(across), size)), size)
    inner = reach * abs(up) - tall * (1 - abs(up)) / 2
    inner = max(inner, start) if up else inner  # at the waist it stands across it
    # Clear of the rim, and never nearer the middle than its part: no leader crosses a word.
    x = max(math.sqrt(max(reach**2 - max(inner, 0) ** 2, 0)), radius * abs(across))
    lines = _lines(said, WIDTH / 2 - EDGE - x, size)
    top = inner + height(len(lines), size) if up >= 0 else -inner
    return _Label(said, lines, math.copysign(x, across), top, (radius * across, radius * up))


def _below(said: Said, radius: float, others: list[_Label], size: float) -> _Label:
    lines = _lines(said, WIDTH / 2, size)
    half = max((lettering.width(text, kind) for text, kind in lines), default=0) / 2
    low = [each.bottom - size for each in others if abs(each.x) - size < half]
    return _Label(said, lines, 0, min([-radius - GAP, *low]), (0, -radius))


def _lines(said: Said, room: float, size: float) -> tuple[tuple[str, Type], ...]:
    kinds = (Type("bold", size), Type("normal", size))
    return tuple((line, kind) for text, kind in zip(said, kinds, strict=True) for line in wrap(text, room, kind))
