"""A sheet of paper that every picture is drawn on, and what it becomes: SVG, PNG or PDF."""

from __future__ import annotations

import logging
import os
import warnings
from contextlib import chdir
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from coprod_cli.render import svg
from coprod_cli.render.lettering import FAMILIES, LEADING, Type, height, properties, use_own_fonts, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.artist import Artist
    from matplotlib.figure import Figure
    from matplotlib.typing import RcKeyType

    from coprod_cli.words.picture import Picture

Kind = Literal["svg", "png", "pdf"]
Pair = tuple[float, float]  # a place, two radii, or two angles in degrees clockwise from the top
_Shown = TypeVar("_Shown", bound="Picture")

# Lengths are points on paper; places are counted from the middle of the sheet, right and up.
WIDTH, EDGE = 453.5, 8.0  # 16 cm: what an A4 page leaves between its margins
A3, MARGIN = (1190.55, 841.89), 36.0  # a printer leaves the margin of a poster white
LINE = 1.4
FILLED, LOST, INK = "#0b4f8a", "#8a3d00", "#1b1b1b"
GREY, DARK_GREY = "#e4e4e4", "#595959"
TITLE, NOTE = Type("bold", 16.0), Type("normal", 14.0)
_SETTINGS: dict[RcKeyType, Any] = {
    "text.parse_math": False,  # else a name with two $ is read as a formula
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "coprod",
    "pdf.fonttype": 42,
    "font.sans-serif": list(FAMILIES[:-1]),
}


class Sheet:
    """White paper that takes words and shapes, and grows upwards and downwards with them."""

    def __init__(self) -> None:
        self._artists: list[Artist] = []
        self.head = self.foot = 0.0
        """How far up and down something was put."""

    def reach(self, *places: float) -> None:
        """Make the sheet high enough for these."""
        self.head, self.foot = max(self.head, *places), min(self.foot, *places)

    def write(self, text: str, x: float, top: float, align: str, kind: Type, ink: str = INK) -> None:
        """Write one line; `x` is its left edge, its right edge or its middle, as `align` says."""
        from matplotlib.text import Text

        self.reach(top, top - kind.size)
        font = properties(kind)
        self._artists.append(Text(x, top - 0.8 * kind.size, text, color=ink, fontproperties=font, ha=align))

    def write_lines(self, lines: Sequence[str], x: float, top: float, align: str, kind: Type) -> float:
        """Write lines below each other, and return where they end."""
        for number, line in enumerate(lines):
            self.write(line, x, top - number * LEADING * kind.size, align, kind)
        return top - height(len(lines), kind.size) if lines else top

    def write_title(self, text: str) -> None:
        """Write a title above everything, which is also the first to be read."""
        body, self._artists = self._artists, []
        lines = wrap(text, WIDTH - 2 * EDGE, TITLE)
        top = self.head + TITLE.size + height(len(lines), TITLE.size)
        self.write_lines(lines, 0, top, "center", TITLE)
        self._artists += body

    def line(self, points: Sequence[Pair], width: float, color: str, dash: float = 0.0) -> None:
        """Draw a line through places; with `dash` a broken one, its parts and its gaps so long."""
        from matplotlib.lines import Line2D

        drawn = Line2D(*zip(*points, strict=True), linewidth=width, color=color)
        if dash:
            drawn.set_linestyle((0, (dash / width, dash / width)))  # counted in widths of the line
        self._artists.append(drawn)

    def shape(self, points: Sequence[Pair], face: str, edge: str, width: float = LINE, hatch: str = "") -> None:
        """Draw a shape with these corners."""
        from matplotlib.patches import Polygon

        self._patch(Polygon(points, closed=True), face, edge, width, hatch)

    def disc(self, middle: Pair, radius: float, face: str, edge: str, hatch: str = "") -> None:
        """Draw a disc."""
        from matplotlib.patches import Circle

        self._patch(Circle(middle, radius), face, edge, LINE, hatch)

    def part(self, turn: Pair, radii: Pair, face: str, edge: str, hatch: str = "") -> None:
        """Draw a part of a ring round the middle, between two angles."""
        from matplotlib.patches import Wedge

        shape = Wedge((0, 0), radii[1], 90 - turn[1], 90 - turn[0], width=radii[1] - radii[0])
        self._patch(shape, face, edge, LINE, hatch)

    def _patch(self, patch: Any, face: str, edge: str, width: float, hatch: str = "") -> None:
        patch.set(facecolor=face, edgecolor=edge, linewidth=width, joinstyle="round", hatch=hatch or None)
        self._artists.append(patch)

    def figure(self, *, poster: bool) -> Figure:
        """Return all of it in its own size, or as large as an A3 sheet can hold it."""
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        size = paper = (WIDTH, self.head - self.foot + 2 * EDGE)
        scale = 1.0
        if poster:
            scale, paper = max((_scale(size, each), each) for each in (A3, A3[::-1]))
        figure = Figure((paper[0] / 72, paper[1] / 72), dpi=200, facecolor="white")
        middle = (paper[1] - scale * (self.head + self.foot)) / 2
        place = Affine2D().scale(scale).translate(paper[0] / 2, middle).scale(1 / 72)
        for number, artist in enumerate(self._artists):
            artist.set_transform(place + figure.dpi_scale_trans)
            artist.set_zorder(number)
            _enlarge(artist, scale)
            figure.add_artist(artist)
        return figure


def drawn(shown: _Shown, lay_out: Callable[[Sheet, _Shown], None], kind: Kind, *, poster: bool) -> bytes:
    """Return a picture with its title above it; the same picture gives the same bytes."""
    with warnings.catch_warnings(action="ignore"):  # of signs that no font has
        load_matplotlib()
        sheet = Sheet()
        lay_out(sheet, shown)
        for note in shown.notes:
            lines = wrap(note, WIDTH - 2 * EDGE, NOTE)
            sheet.write_lines(lines, EDGE - WIDTH / 2, sheet.foot - NOTE.size, "left", NOTE)
        sheet.write_title(shown.title)
        picture = _save(sheet.figure(poster=poster), shown, kind)
    if kind == "svg":
        return svg.clean(picture, shown.title, shown.description, shown.language)
    return picture


def _scale(size: Pair, paper: Pair) -> float:
    return min((paper[0] - 2 * MARGIN) / size[0], (paper[1] - 2 * MARGIN) / size[1])


def _enlarge(artist: Any, scale: float) -> None:
    if hasattr(artist, "set_fontsize"):
        artist.set_fontsize(artist.get_fontsize() * scale)
        return
    artist.set_linewidth(artist.get_linewidth() * scale)
    if scale > 1 and hasattr(artist, "get_hatch") and artist.get_hatch():
        artist.set_hatch(artist.get_hatch()[0])  # seen from further off, stripes lie wider apart
        artist.set_hatch_linewidth(scale)


def load_matplotlib() -> None:
    """Load matplotlib with our settings and fonts only, and without a word on stderr."""
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
    use_own_fonts()


def _save(figure: Figure, shown: Picture, kind: Kind) -> bytes:
    title, description = svg.readable(shown.title), svg.readable(shown.description)
    metadata: dict[str, dict[str, str | None]] = {
        "svg": {"Date": None},
        "png": {"Title": title, "Description": description, "Software": None},
        "pdf": {"Title": title, "Subject": description, "CreationDate": None},
    }
    buffer = BytesIO()
    figure.savefig(buffer, format=kind, metadata=metadata[kind])
    return buffer.getvalue()
