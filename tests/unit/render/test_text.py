"""Findings as text: the place, the sentence, the person's own line with a caret, and the hint."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from coprod_cli.findings import Finding, Place, Severity, Span
from coprod_cli.render.text import LONGEST_LINE, excerpt, finding_text


def finding(**more: Any) -> Finding:
    known: dict[str, Any] = {"hint": "Type b.", "span": Span(3, 4), "excerpt": "a: b"}
    return Finding("wrong-value", Severity.ERROR, Place(PurePosixPath("a b.yaml")), "No a.", **{**known, **more})


def test_a_finding_is_its_place_its_line_and_its_hint() -> None:
    assert finding_text(finding()) == (
        "a b.yaml:3:4: error: No a. [wrong-value]\n  3 | a: b\n    |    ^\n  hint: Type b."
    )  # fmt: skip


def test_what_there_is_not_is_left_out() -> None:
    assert finding_text(finding(hint="", excerpt="")) == "a b.yaml:3:4: error: No a. [wrong-value]"
    assert finding_text(finding(hint="", excerpt=" \t")) == "a b.yaml:3:4: error: No a. [wrong-value]"
    assert finding_text(finding(hint="", excerpt="", span=None)).startswith("a b.yaml:1:1: ")


def test_nothing_in_a_file_can_colour_a_terminal_or_begin_a_line() -> None:
    odd = finding(hint="a\x1b[31m", excerpt="b\u202ec", span=Span(1, 1))
    odd = odd._replace(message="m\nn", place=Place(PurePosixPath("p\r\x1b.yaml")))
    said = finding_text(odd)
    assert said == (
        "p<U+000D><U+001B>.yaml:1:1: error: m n [wrong-value]\n  1 | b<U+202E>c\n    | ^\n  hint: a<U+001B>[31m"
    )


def shown(line: str, column: int) -> tuple[str, str]:
    """Return what is shown of a line, and the character above the caret."""
    first, second = excerpt(line, 7, column)
    margin = "  7 | "
    assert first.startswith(margin)
    assert second.startswith("    | ")
    assert len(second.rstrip("^")) == len(second) - 1
    place = len(second) - 1
    return first.removeprefix(margin), first[place : place + 1]


LINE = "".join(chr(33 + place % 90) for place in range(500))


@pytest.mark.parametrize("column", [1, 2, 50, 99, 100, 101, 102, 160, 161, 250, 499, 500])
def test_the_caret_stands_below_its_character_however_long_the_line(column: int) -> None:
    text, above = shown(LINE, column)
    assert above == LINE[column - 1]
    assert len(text) <= LONGEST_LINE + 6
    assert text.strip(".") in LINE


@pytest.mark.parametrize(("length", "whole"), [(99, True), (100, True), (101, False)])
def test_a_line_of_a_hundred_characters_is_shown_whole(length: int, whole: bool) -> None:
    text, _above = shown("x" * length, 1)
    assert text == "x" * min(length, LONGEST_LINE) + ("" if whole else "...")


def test_a_piece_says_on_which_sides_more_stands() -> None:
    assert shown("x" * 300, 1)[0] == "x" * 100 + "..."
    assert shown("x" * 300, 101)[0] == "..." + "x" * 100 + "..."
    assert shown("x" * 300, 300)[0] == "..." + "x" * 61


def test_hidden_characters_before_the_caret_move_it_with_their_words() -> None:
    text, above = shown("a\u202eb\tc", 5)
    assert (text, above) == ("a<U+202E>b c", "c")
    assert shown("\x07" * 60 + "y", 61)[1] == "y"


def test_the_caret_may_stand_behind_the_last_character() -> None:
    assert shown("a:", 3) == ("a:", "")


def test_a_line_that_goes_on_after_the_hundredth_with_spaces_alone() -> None:
    assert shown("x" * 95 + " " * 50, 1)[0] == "x" * 95 + "..."
