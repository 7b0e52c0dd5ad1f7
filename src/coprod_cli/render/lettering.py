"""Words on paper: the fonts that ship, how wide their signs are, and lines that fit."""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import name, normalize

from coprod_cli import resources
from coprod_cli.render import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.font_manager import FontProperties

# A reader of an SVG may lack the first, which is narrower: the words must fit in the others too.
FAMILIES = ("Atkinson Hyperlegible Next", "DejaVu Sans", "Verdana", "sans-serif")
OWN_FAMILIES = FAMILIES[:2]  # whose files are here
LEADING = 1.3  # from line to line, in sizes of text
MOST_SIGNS = 160  # of one text in a picture; the page in words beside it has the whole of it
_LAST_SIGNS = 50  # of a text cut short: a title ends with what it is about
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\u200d"
)
"""What stands on or in the letter before it."""
_SIGN = re.compile(f"(?s).[{_MARKS}]*")
_VARIANT = re.compile("[\ufe00-\ufe0f\u200d]")
"""What chooses how a sign looks, or joins it to the next, and is no sign itself."""
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


def drawable(text: str) -> str:
    """Return the text with a name in brackets for each sign that no font has, as `[thumbs up sign]`.

    A letter and the marks on it count as one sign: they have to come from one font.
    """
    return "".join(part if _has(part) else _spelled(part) for part in _SIGN.findall(normalize("NFC", text)))


def font_folders() -> list[Path]:
    """Return where the fonts lie."""
    return list(dict.fromkeys(file.parent for file in _files("normal")))


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


@lru_cache(maxsize=4096)
def _has(sign: str) -> bool:
    """Say whether one of the fonts has all characters of a sign, in both weights."""
    from matplotlib.font_manager import get_font

    fonts = [[get_font(file) for file in _files(weight)] for weight in ("normal", "bold")]
    return all(any(all(font.get_char_index(ord(each)) for each in sign) for font in family) for family in fonts)


def _spelled(sign: str) -> str:
    names = [name(each, f"U+{ord(each):04X}").lower() for each in sign if not _VARIANT.match(each)]
    return f"[{', '.join(names)}]" if names else ""


def _files(weight: str) -> tuple[Path, Path]:
    # By file: a system's own DejaVu Sans may be another version, with other widths.
    from matplotlib import get_data_path

    ours, theirs = {
        "bold": ("AtkinsonHyperlegibleNext-Bold.ttf", "DejaVuSans-Bold.ttf"),
        "normal": ("AtkinsonHyperlegibleNext-Regular.ttf", "DejaVuSans.ttf"),
    }[weight]
    return resources.fonts() / ours, Path(get_data_path(), "fonts", "ttf", theirs)
