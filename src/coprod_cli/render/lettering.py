"""Words on paper: the fonts that ship, how wide their signs are, and lines that fit."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from coprod_cli import resources
from coprod_cli.render import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.font_manager import FontProperties

# A reader of an SVG may lack the first, which is narrower: the words must fit in the others too.
FAMILIES = ("Atkinson Hyperlegible Next", "DejaVu Sans", "Verdana", "sans-serif")
LEADING = 1.3  # from line to line, in sizes of text
MOST_SIGNS = 160  # of one text in a picture; the page in words beside it has the whole of it
_LAST_SIGNS = 50  # of a text cut short: a title ends with what it is about
_Weight = Literal["bold", "normal"]


class Type(NamedTuple):
    """A weight and a size, in points."""

    weight: _Weight
    size: float


def properties(kind: Type) -> FontProperties:
    """Return the font in matplotlib's words."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=list(FAMILIES), weight=kind.weight, size=kind.size)


def use_own_fonts() -> None:
    """Let matplotlib know no fonts but ours and its own, so that each machine draws alike."""
    from matplotlib.font_manager import fontManager

    files = [str(file) for weight in ("normal", "bold") for file in _files(weight)]
    if {entry.fname for entry in fontManager.ttflist} != set(files):
        fontManager.ttflist.clear()
        for file in files:
            fontManager.addfont(file)


@lru_cache(maxsize=1024)
def wrap(text: str, room: float, kind: Type) -> tuple[str, ...]:
    """Return the text in as few lines as the room allows, none much longer than the others.

    A word is broken only where it alone is too long.
    """
    text = _short(svg.readable(text))
    whole = _in_lines(text, room, kind, break_words=False)
    if all(width(line, kind) <= room for line in whole):
        return tuple(whole)
    return tuple(_in_lines(text, room, kind, break_words=True))


def _in_lines(text: str, room: float, kind: Type, *, break_words: bool) -> list[str]:
    lines = [text] if text else []
    for most in range(min(len(text), int(room / kind.size * 4)), 0, -1):
        shorter = textwrap.wrap(text, most, break_long_words=break_words)
        if len(shorter) > len(lines) and all(width(line, kind) <= room for line in lines):
            break
        lines = shorter
    return lines


def holds(lines: Sequence[str], text: str) -> bool:
    """Say whether each word of a text stands whole in its lines; a hyphen may end a line."""
    return _words(text) <= _words(" ".join(lines))


def width(text: str, kind: Type) -> float:
    """Return how wide a line is at most, in whichever font its reader has."""
    return kind.size * sum(_advance(character, kind.weight) for character in text)


def height(lines: int, size: float) -> float:
    """Return how high some lines are."""
    return size * (LEADING * (lines - 1) + 1)


def _words(text: str) -> set[str]:
    return set(_short(svg.readable(text)).replace("-", " ").split())


def _short(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= MOST_SIGNS:
        return text
    return f"{text[: MOST_SIGNS - _LAST_SIGNS]} … {text[-_LAST_SIGNS:]}"


@lru_cache(maxsize=4096)
def _advance(character: str, weight: _Weight) -> float:
    """Return how far one character moves the next in the widest font that has it, in sizes of text."""
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    fonts = [get_font(file) for file in _files(weight)]
    found = [
        font.load_char(ord(character), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM
        for font in fonts
        if font.get_char_index(ord(character))
    ]
    return max(found, default=1.3)  # another font has it: few signs are wider


def _files(weight: str) -> tuple[Path, Path]:
    # By file: a system's own DejaVu Sans may be another version, with other widths.
    from matplotlib import get_data_path

    ours, theirs = {
        "bold": ("AtkinsonHyperlegibleNext-Bold.ttf", "DejaVuSans-Bold.ttf"),
        "normal": ("AtkinsonHyperlegibleNext-Regular.ttf", "DejaVuSans.ttf"),
    }[weight]
    return resources.fonts() / ours, Path(get_data_path(), "fonts", "ttf", theirs)
