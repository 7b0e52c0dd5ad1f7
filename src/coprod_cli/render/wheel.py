"""nef's wheel as a picture: one segment a principle, its rings filled from the middle."""

from __future__ import annotations

import logging
import math
import os
import textwrap
import warnings
from contextlib import chdir
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from coprod_cli.render import svg

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.typing import RcKeyType

    from coprod_cli.words.wheel import Segment, Wheel


class _Type(NamedTuple):
    weight: Literal["bold", "normal"]
    size: float


# Lengths are points on paper; places are counted from the middle of the wheel, right and up.
WIDTH, EDGE = 453.5, 8.0  # 16 cm: what an A4 page leaves between its margins
TEXT = 12.0
NAME, SAID = _Type("bold", TEXT), _Type("normal", TEXT)
TITLE, QUESTION = _Type("bold", 16.0), _Type("bold", 24.0)
GAP, FAR = 9.0, 20.0  # from the rim to the words; so far off that a line must lead to them
SEGMENTS, RINGS = range(3, 13), range(1, 7)
RADII = (123.0, 111.0, 98.0, 86.0)  # usual words fit round the first: one size, month after month
LEADING = 1.3  # from line to line, in sizes of text
MOST_LINES = 7  # of one label; then, as for a word too long, a smaller wheel gives more room
HUB, MARK = 0.16, 0.66  # of the radius: the empty middle; where a segment has room for a mark
LINE, CROSS, LEADER = 1.4, 2.6, 0.8
FILLED, INK, GREY, DARK_GREY = "#0b4f8a", "#1b1b1b", "#e4e4e4", "#595959"
_Pair = tuple[float, float]  # a place, two radii, or two angles in degrees clockwise from the top
_SETTINGS: dict[RcKeyType, Any] = {
    "text.parse_math": False,  # else a name with two $ is read as a formula
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "coprod",
    "pdf.fonttype": 42,
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans", "Verdana"],  # equally wide, so that words stay in the page
}


@dataclass(frozen=True, slots=True)
class _Label:
    """The words of one segment, and where they stand."""

    lines: tuple[tuple[str, _Type], ...]
    x: float  # of their inner edge, or of their middle at 0
    top: float
    rim: _Pair  # the middle of the segment's outer edge

    @property
    def bottom(self) -> float:
        return self.top - _height(len(self.lines))


def draw(wheel: Wheel, kind: Literal["svg", "png", "pdf"]) -> bytes:
    """Return a picture of the wheel, 16 cm wide; the same wheel gives the same bytes.

    nef's reading of the wheel: 'not there yet' fills no ring, 'excellent' fills all.
    Raises ValueError for what cannot be a wheel.
    """
    most = {"level": wheel.rings, "unknown": 0, "no-agreement": 0, "not-for-us": 0}
    fits = all(0 <= each.filled <= most.get(each.state, -1) for each in wheel.segments)
    if not (fits and len(wheel.segments) in SEGMENTS and wheel.rings in RINGS):
        raise ValueError("A wheel has 3 to 12 segments, 1 to 6 rings, and only levels fill rings.")
    with warnings.catch_warnings(action="ignore"):  # of signs that no font has
        _load_matplotlib()
        picture = _save(_figure(wheel), wheel, kind)
    if kind == "svg":
        return svg.clean(picture, wheel.title, wheel.description, wheel.language)
    return picture


def _load_matplotlib() -> None:
    """Load matplotlib with our settings only, and without a word on stderr."""
    # It obeys a `matplotlibrc` in the current folder, which may be a stranger's: one that is not
    # UTF-8 stops it, and a pipe hangs it. In its own folder it finds its own. With no home to
    # write to it makes a folder for itself, says so at length, and removes it at exit.
    logging.getLogger("matplotlib").setLevel(logging.CRITICAL)
    os.environ["MPLBACKEND"] = "agg"
    found = find_spec("matplotlib")
    own_folder = Path(found.origin).parent / "mpl-data" if found and found.origin else Path()
    with chdir(own_folder):
        from matplotlib import rcParams, rcParamsDefault
    # What rcdefaults() does, but that also reads the style sheets in the home folder.
    rcParams.update(rcParamsDefault)
    rcParams.update(_SETTINGS)


def _save(figure: Figure, wheel: Wheel, kind: str) -> bytes:
    title, description = svg.readable(wheel.title), svg.readable(wheel.description)
    metadata: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None},
        "png": {"Title": title, "Description": description, "Software": None},
        "pdf": {"Title": title, "Subject": description, "CreationDate": None},
    }
    buffer = BytesIO()
    figure.savefig(buffer, format=kind, metadata=metadata[kind])
    return buffer.getvalue()


def _figure(wheel: Wheel) -> Figure:
    radius, labels = _arrange(wheel)
    title = _wrap(wheel.title, WIDTH - 2 * EDGE, TITLE)
    head = max(radius, *(label.top for label in labels)) + 1.5 * TITLE.size
    top = head + _height(len(title), TITLE.size)
    foot = min(-radius, *(label.bottom for label in labels)) - 1.5 * EDGE
    sheet = _Sheet(top + EDGE, foot)
    for number, line in enumerate(title):
        sheet.write(line, 0, top - number * LEADING * TITLE.size, "center", TITLE)
    for number, segment in enumerate(wheel.segments):
        turn = 360 / len(wheel.segments)
        _draw_segment(sheet, segment, wheel.rings, radius, (turn * number, turn * (number + 1)))
    for edge in (radius * HUB, radius):
        sheet.part((0, 360), (0, edge), "none", INK)
    for label in sorted(labels, key=lambda each: math.atan2(*each.rim) % math.tau):
        _draw_label(sheet, label)
    return sheet.figure


def _draw_segment(sheet: _Sheet, each: Segment, rings: int, radius: float, turn: _Pair) -> None:
    x, y = (radius * MARK * way for way in _towards(sum(turn) / 2))
    if each.state == "level":
        step = radius * (1 - HUB) / rings
        for ring in range(rings):
            inner = radius * HUB + ring * step
            colours = (FILLED, "white") if ring < each.filled else ("white", INK)
            sheet.part(turn, (inner, inner + step), *colours)
        return
    hatch = "//" if each.state == "no-agreement" else ""
    face = "white" if each.state == "not-for-us" else GREY
    sheet.part(turn, (radius * HUB, radius), face, DARK_GREY, hatch)
    sheet.part(turn, (radius * HUB, radius), "none", INK)
    if each.state == "unknown":
        sheet.write("?", x, y + 0.44 * QUESTION.size, "center", QUESTION)
    if each.state == "not-for-us":
        room = min(1 - MARK, MARK * math.sin(math.radians(turn[1] - turn[0]) / 2))
        arm = 0.62 * radius * room
        for rise in (arm, -arm):
            sheet.line((x - arm, y - rise), (x + arm, y + rise), CROSS, INK)


def _draw_label(sheet: _Sheet, label: _Label) -> None:
    near = (label.x, min(max(label.rim[1], label.bottom - 2), label.top + 2))
    if math.dist(label.rim, near) > FAR:
        sheet.line(label.rim, near, LEADER, DARK_GREY)
    align = "left" if label.x > 0 else "right" if label.x < 0 else "center"
    for number, (line, kind) in enumerate(label.lines):
        sheet.write(line, label.x, label.top - number * LEADING * TEXT, align, kind)


class _Sheet:
    """White paper that takes shapes and words by their place from the middle of the wheel."""

    def __init__(self, head: float, foot: float) -> None:
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.figure = Figure((WIDTH / 72, (head - foot) / 72), dpi=200, facecolor="white")
        inches = Affine2D().translate(WIDTH / 2, -foot).scale(1 / 72)
        self._place = inches + self.figure.dpi_scale_trans

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._place)
        self.figure.add_artist(artist)

    def write(self, text: str, x: float, top: float, align: str, kind: _Type) -> None:
        from matplotlib.font_manager import FontProperties
        from matplotlib.text import Text

        font = FontProperties(fname=_font(kind.weight), weight=kind.weight, size=kind.size)
        self._add(Text(x, top - 0.8 * kind.size, text, color=INK, fontproperties=font, ha=align))

    def line(self, start: _Pair, end: _Pair, width: float, color: str) -> None:
        from matplotlib.lines import Line2D

        self._add(Line2D(*zip(start, end, strict=True), linewidth=width, color=color))

    def part(self, turn: _Pair, radii: _Pair, face: str, edge: str, hatch: str = "") -> None:
        from matplotlib.patches import Wedge

        shape = Wedge((0, 0), radii[1], 90 - turn[1], 90 - turn[0], width=radii[1] - radii[0])
        shape.set(facecolor=face, edgecolor=edge, linewidth=LINE, joinstyle="round")
        shape.set(hatch=hatch or None, zorder=1 if edge == INK else 0.5)  # dark outlines come last
        self._add(shape)


def _arrange(wheel: Wheel) -> tuple[float, list[_Label]]:
    wanted = _words(*(f"{each.name} {each.said}" for each in wheel.segments))
    for radius in RADII:
        labels = _labels(wheel, radius)
        shown = _words(*(line for label in labels for line, _ in label.lines))
        if wanted <= shown and all(len(label.lines) <= MOST_LINES for label in labels):
            break
    return radius, labels


def _words(*texts: str) -> set[str]:
    return set(svg.readable(" ".join(texts)).replace("-", " ").split())


def _labels(wheel: Wheel, radius: float) -> list[_Label]:
    labels: list[_Label] = []
    taken = {(right, upper): TEXT / 2 for right in (True, False) for upper in (True, False)}
    turn = 360 / len(wheel.segments)
    places = [_towards(turn * (number + 0.5)) for number in range(len(wheel.segments))]
    from_waist = sorted(zip(places, wheel.segments, strict=True), key=lambda each: abs(each[0][1]))
    for (across, up), segment in from_waist:
        if across:
            labels.append(_beside(segment, across, up, radius, taken[across > 0, up > 0]))
        else:
            labels.append(_below(segment, radius, labels))
        for upper in (up > 0,) if up else (True, False):
            taken[across > 0, upper] = max(labels[-1].top, -labels[-1].bottom) + TEXT
    return labels


def _towards(angle: float) -> _Pair:
    """Return the way right and up, rounded so that the waist is at 0 and the sides are alike."""
    return round(math.sin(math.radians(angle)), 9), round(math.cos(math.radians(angle)), 9)


def _beside(segment: Segment, across: float, up: float, radius: float, start: float) -> _Label:
    reach = radius + GAP
    height = _height(len(_lines(segment, WIDTH / 2 - EDGE - reach * abs(across))))
    inner = reach * abs(up) - height * (1 - abs(up)) / 2
    inner = max(inner, start) if up else inner  # at the waist it stands across it
    # Clear of the rim, and never nearer the middle than its segment: no leader crosses a word.
    x = max(math.sqrt(max(reach**2 - max(inner, 0) ** 2, 0)), radius * abs(across))
    lines = _lines(segment, WIDTH / 2 - EDGE - x)
    top = inner + _height(len(lines)) if up >= 0 else -inner
    return _Label(lines, math.copysign(x, across), top, (radius * across, radius * up))


def _below(segment: Segment, radius: float, others: list[_Label]) -> _Label:
    lines = _lines(segment, WIDTH / 2)
    half = max((_width(text, kind) for text, kind in lines), default=0) / 2
    low = [each.bottom - TEXT for each in others if abs(each.x) - TEXT < half]
    return _Label(lines, 0, min([-radius - GAP, *low]), (0, -radius))


def _lines(segment: Segment, room: float) -> tuple[tuple[str, _Type], ...]:
    pairs = ((segment.name, NAME), (segment.said, SAID))
    return tuple((line, kind) for text, kind in pairs for line in _wrap(text, room, kind))


@lru_cache(maxsize=1024)
def _wrap(text: str, room: float, kind: _Type) -> tuple[str, ...]:
    """Return the text in as few lines as the room allows, none much longer than the others."""
    text = svg.readable(text)
    lines = [text]
    for most in range(min(len(text), int(room / kind.size * 4)), 0, -1):
        shorter = textwrap.wrap(text, most)
        if len(shorter) > len(lines) and all(_width(line, kind) <= room for line in lines):
            break
        lines = shorter
    return tuple(lines)


def _width(text: str, kind: _Type) -> float:
    return kind.size * sum(_advance(character, kind.weight) for character in text)


@lru_cache(maxsize=4096)
def _advance(character: str, weight: str) -> float:
    """Return how far one character moves the next, in sizes of text."""
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    font = get_font(_font(weight))
    if not font.get_char_index(ord(character)):
        return 1.3  # another font has it: few signs are wider
    return font.load_char(ord(character), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM


def _height(lines: int, size: float = TEXT) -> float:
    return size * (LEADING * (lines - 1) + 1)


def _font(weight: str) -> Path:
    # By file: a system's own DejaVu Sans may be another version, with other widths.
    from matplotlib import get_data_path

    name = "DejaVuSans-Bold.ttf" if weight == "bold" else "DejaVuSans.ttf"
    return Path(get_data_path(), "fonts", "ttf", name)
