"""What coprod writes: each text in the style in which no sign of it can change its meaning."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from coprod_cli.yamltext.parse import parse
from coprod_cli.yamltext.scalars import WIDTH, double_quoted, dump

LONG = "One member ran the benefits drop-in on 3 March with what she knows from her market stall: fourteen came."


def line(value: Any) -> str:
    """Return how a value is written behind its key."""
    return dump({"a": value}).removeprefix("a: ").removesuffix("\n")


@pytest.mark.parametrize("word", ["members", "travel-alone", "shared_roles", "2026-11", "2026-11-18", "3f9c01d2a4b7"])
def test_an_id_and_a_date_stand_without_quotes(word: str) -> None:
    assert line(word) == word


@pytest.mark.parametrize("word", ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "12", "007"])
def test_a_word_that_other_readers_take_for_something_else_stands_in_quotes(word: str) -> None:
    assert line(word) == f'"{word}"'


@pytest.mark.parametrize(
    "text",
    ["", " ", "Members", "two words", "a,b", "#a", "a: b", "- a", "-a", "_", "a-", "é", "5%", "~", "a.b", "'", "[x]"],
)
def test_every_other_text_stands_in_quotes(text: str) -> None:
    assert line(text) == f'"{text}"'


@pytest.mark.parametrize(
    ("text", "written"), [('"', r'"\""'), ("\\", r'"\\"'), ("a\nb", r'"a\nb"'), ("\t", r'"\t"'), ("a\x85b", '"a\x85b"')]
)
def test_signs_that_end_a_text_are_written_with_a_backslash(text: str, written: str) -> None:
    assert double_quoted(text) == written


@pytest.mark.parametrize(("value", "written"), [(True, "true"), (False, "false"), (0, "0"), (12, "12"), (-3, "-3")])
def test_true_false_and_whole_numbers_stand_without_quotes(value: bool | int, written: str) -> None:
    assert line(value) == written


def test_a_long_text_is_folded_between_words() -> None:
    written = dump({"a": [{"said": LONG}]})
    assert written.startswith("a:\n  - said: >-\n      One member ran")
    assert all(len(each) <= WIDTH + 6 for each in written.splitlines())
    assert len(written.splitlines()) == 4
    assert parse(PurePosixPath("x"), written).data == {"a": [{"said": LONG}]}


@pytest.mark.parametrize(
    "text", [LONG.replace(" ran", "  ran"), f" {LONG}", f"{LONG} ", LONG.replace(" ran", "\nran"), f"{LONG}\u00ad"]
)
def test_a_long_text_that_folding_would_change_stands_in_quotes(text: str) -> None:
    written = dump({"a": text})
    assert written.startswith('a: "')
    assert written.count("\n") == 1
    assert parse(PurePosixPath("x"), written).data == {"a": text}


def test_folding_begins_where_a_line_is_full() -> None:
    assert line("ab " * 26 + "ab").startswith('"')
    assert line("ab " * 26 + "abc").startswith(">-")


def test_a_word_longer_than_a_line_is_not_broken() -> None:
    word = "x" * 200
    written = dump({"a": f"{word} {word} and {word}"})
    assert f"\n  {word}\n" in written
    assert parse(PurePosixPath("x"), written).data == {"a": f"{word} {word} and {word}"}


def test_keys_come_in_the_order_given_and_what_is_nothing_is_left_out() -> None:
    assert dump({"b": "x", "a": None, "c": {"d": None, "e": "f"}}) == "b: x\nc:\n  e: f\n"


def test_lists_are_indented_below_their_key_and_an_empty_one_shows() -> None:
    assert dump({"a": ["x", {"b": "v", "c": ["w"]}], "d": []}) == (
        "a:\n  - x\n  - b: v\n    c:\n      - w\nd: []\n"
    )  # fmt: skip


def test_a_tuple_is_a_list() -> None:
    assert dump({"a": ("x", "v")}) == "a:\n  - x\n  - v\n"


def test_a_key_that_is_no_word_stands_in_quotes() -> None:
    assert dump({"yes": {"Two words": 1, "a: b": 2}}) == '"yes":\n  "Two words": 1\n  "a: b": 2\n'


def test_what_is_written_reads_back_the_same() -> None:
    texts = ["", "a", "no", "12", LONG, LONG + "\n" + LONG, "#", ": ", "- ", "? a", "&a *b !c", "[a, b]", "'\"\\"]
    data = {"texts": texts, "keys": {f"k{place}": text for place, text in enumerate(texts)}}
    document = parse(PurePosixPath("x"), dump(data))
    assert document.data == data
