"""What a test sees of a picture: its words, its shapes, and the room that they take."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli import resources

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"


def texts(root: Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def shapes(root: Element, style: str) -> list[Element]:
    return [each for each in root.iter(f"{SVG}path") if style in each.get("style", "")]


def corners(shape: Element) -> list[tuple[float, float]]:
    """Return the points that lie on the shape, without those that only bend its curves."""
    steps = re.findall(r"[MLC] ([^MLCz]*)", shape.get("d", ""))
    return [(float(x), float(y)) for x, y in (step.split()[-2:] for step in steps)]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


def around(shape: Element) -> Box:
    across, down = zip(*corners(shape), strict=True)
    return Box(min(across), min(down), max(across), max(down))


def page(root: Element) -> Box:
    left, top, width, height = (float(each) for each in root.get("viewBox", "").split())
    return Box(left, top, left + width, top + height)


def box(text: Element) -> Box:
    """Measure a line of text by the fonts' own shaping, which the module does not use, in the widest of them."""
    style = dict(each.split(": ") for each in text.get("style", "").split("; "))
    weight = "Bold" if style.get("font-weight") == "700" else "Regular"
    size = float(style["font-size"].removesuffix("px"))
    width = max(shaped(file, text.text or "") for file in fonts(weight)) * size
    x, y = float(text.get("x", "")), float(text.get("y", ""))
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[style["text-anchor"]]
    return Box(left, y - 0.76 * size, left + width, y + 0.24 * size)


def fonts(weight: str) -> tuple[Path, Path]:
    from matplotlib import get_data_path

    other = {"Bold": "DejaVuSans-Bold.ttf", "Regular": "DejaVuSans.ttf"}[weight]
    return (
        resources.fonts() / f"AtkinsonHyperlegibleNext-{weight}.ttf",
        Path(get_data_path(), "fonts", "ttf", other),
    )


def shaped(file: Path, text: str) -> float:
    """Return how wide a font sets a text, in sizes."""
    from matplotlib.font_manager import get_font

    font = get_font(file)
    font.set_size(240, 72)  # large, so that fitting to pixels makes no letter wider
    font.set_text(text)
    return float(font.get_width_height()[0] / 64 / 240)
