"""The fonts that ship, and words in lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coprod_cli import resources
from coprod_cli.render import lettering
from coprod_cli.render.lettering import MOST_SIGNS, Type, holds, width, wrap

KIND = Type("normal", 14.0)
WELSH = "âêîôûŵŷÂÊÎÔÛŴŶäëïöüáéíóúàèìòùẁẃẅỳý"
USUAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?'\"()&%+-/\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a3\u20ac"


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_our_font_has_every_welsh_letter_and_the_usual_signs(weight: str) -> None:
    from matplotlib.font_manager import get_font

    font = get_font(resources.fonts() / f"AtkinsonHyperlegibleNext-{weight}.ttf")
    assert [sign for sign in WELSH + USUAL if not font.get_char_index(ord(sign))] == []
    assert font.family_name == lettering.FAMILIES[0]


def test_the_fonts_licence_lies_beside_them() -> None:
    said = (resources.fonts() / "OFL.txt").read_text(encoding="utf-8")
    assert "Atkinson Hyperlegible Next Project Authors" in said
    assert "SIL OPEN FONT LICENSE Version 1.1" in said
    assert {path.suffix for path in resources.fonts().iterdir()} == {".ttf", ".txt"}


def test_only_fonts_that_ship_are_known() -> None:
    from matplotlib.font_manager import fontManager

    lettering.use_own_fonts()
    assert {entry.name for entry in fontManager.ttflist} == {"Atkinson Hyperlegible Next", "DejaVu Sans"}


@pytest.mark.parametrize("sign", [*"aWi,I/J0-", "\u05d0", "ŵ"])
def test_a_sign_is_as_wide_as_in_the_widest_font_that_has_it(sign: str) -> None:
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    found = []
    for file in lettering._files("normal"):
        font = get_font(file)
        if font.get_char_index(ord(sign)):
            found.append(font.load_char(ord(sign), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM)
    assert width(sign, KIND) == pytest.approx(14 * max(found))


@pytest.mark.parametrize("room", [40, 60, 100, 300])
@pytest.mark.parametrize("text", ["No level", "A great deal", "People who use services decide with us", "Not answered"])
def test_lines_fit_and_break_no_word_that_fits(text: str, room: float) -> None:
    lines = wrap(text, room, KIND)
    assert all(width(line, KIND) <= room for line in lines)
    if all(width(word, KIND) <= room for word in text.split()):
        assert " ".join(lines) == text
        assert holds(lines, text)
    assert any(width(f"{one} {two.split()[0]}", KIND) > 0.6 * room for one, two in pairwise(lines)) or len(lines) == 1


def test_a_word_that_is_too_long_is_broken() -> None:
    lines = wrap("Llanfairpwllgwyngyll", 60, KIND)
    assert "".join(lines) == "Llanfairpwllgwyngyll"
    assert len(lines) > 1
    assert not holds(lines, "Llanfairpwllgwyngyll")


@pytest.mark.parametrize("text", ["", " ", "\t\n"])
def test_nothing_is_no_line(text: str) -> None:
    assert wrap(text, 100, KIND) == ()


def test_a_text_without_end_is_cut_in_its_middle() -> None:
    (line,) = wrap("a" * 10_000 + " and its end", 1e6, KIND)
    assert line.startswith("aaa")
    assert line.endswith(" and its end")
    assert len(line) == MOST_SIGNS + 3
