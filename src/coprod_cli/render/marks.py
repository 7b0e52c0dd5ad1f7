"""What stands for an answer that is no level, and for rings that were won or lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.render.lettering import Type
from coprod_cli.render.paper import DARK_GREY, GREY, INK, LINE, Pair

if TYPE_CHECKING:
    from coprod_cli.render.paper import Sheet
    from coprod_cli.words.picture import State

STRIPES = "//"
CROSS = 2.6


def cross(sheet: Sheet, middle: Pair, arm: float, width: float = CROSS) -> None:
    """Cross something out."""
    x, y = middle
    for rise in (arm, -arm):
        sheet.line(((x - arm, y - rise), (x + arm, y + rise)), width, INK)


def question(sheet: Sheet, middle: Pair, size: float) -> None:
    """Put a question mark."""
    sheet.write("?", middle[0], middle[1] + 0.44 * size, "center", Type("bold", size))


def answer(sheet: Sheet, middle: Pair, radius: float, state: State) -> None:
    """Draw a small disc for an answer that is no level, with the wheel's mark on it."""
    face = "white" if state == "not-for-us" else GREY
    sheet.disc(middle, radius, face, DARK_GREY, STRIPES * 2 if state == "no-agreement" else "")
    sheet.disc(middle, radius, "none", INK)
    _sign(sheet, middle, radius, state)


def framed_answer(sheet: Sheet, middle: Pair, radius: float, state: State) -> None:
    """Draw the same in a square, which stands for then."""
    square(sheet, middle, radius)
    if state == "no-agreement":
        for shift in (-0.5, 0.0, 0.5):
            x, y, arm = middle[0] + shift * radius, middle[1], 0.5 * radius
            sheet.line(((x - arm, y - arm), (x + arm, y + arm)), LINE, DARK_GREY)
    _sign(sheet, middle, radius, state)


def square(sheet: Sheet, middle: Pair, radius: float) -> None:
    """Draw an empty square."""
    x, y = middle
    corners = ((x - radius, y - radius), (x + radius, y - radius), (x + radius, y + radius), (x - radius, y + radius))
    sheet.shape(corners, "white", INK, 1.25 * LINE)


def sign(sheet: Sheet, middle: Pair, radius: float, *, plus: bool) -> None:
    """Draw a plus or a minus sign on a white disc."""
    sheet.disc(middle, radius, "white", INK)
    (x, y), arm = middle, 0.55 * radius
    sheet.line(((x - arm, y), (x + arm, y)), 1.2 * LINE, INK)
    if plus:
        sheet.line(((x, y - arm), (x, y + arm)), 1.2 * LINE, INK)


def _sign(sheet: Sheet, middle: Pair, radius: float, state: State) -> None:
    if state == "unknown":
        question(sheet, middle, 1.5 * radius)
    if state == "not-for-us":
        cross(sheet, middle, 0.5 * radius, LINE)
