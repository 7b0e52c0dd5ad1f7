"""Data between braces, found in the middle of other text."""

from __future__ import annotations

import pytest

from coprod_cli.yamltext.braces import pieces

KEY = "coprod-answers"
DATA = '{"coprod-answers": 1, "a": {"said": "} { \\" }"}}'


@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("Dear Ann,\n\nhere: ", "\n-- \nBo {1}"), ("{ } ", " }"), ("\ufeffŵ ", "\r\n")]
)
def test_it_is_found_and_stays_in_its_place(before: str, after: str) -> None:
    text = before + DATA + after
    (found,) = pieces(text, KEY)
    assert found is not None
    assert found.strip() == DATA
    assert found.index("{") == len(before)
    assert len(found) == len(text)
    assert found.count("\n") == text.count("\n")


def test_lines_of_a_letter_that_was_answered_lose_their_marks() -> None:
    (found,) = pieces('> > {\n> >  "coprod-answers": 1,\n> > "a": "> b"\n> > }\n', KEY)
    assert found is not None
    assert "".join(found.split()) == '{"coprod-answers":1,"a":">b"}'


def test_several_in_one_text_are_several() -> None:
    found = [(piece or "").strip() for piece in pieces(f"one {DATA} two {DATA}", KEY)]
    assert found == [DATA, DATA]


@pytest.mark.parametrize("text", ["", "{}", '{"other": 1}', '"coprod-answers": 1}', "coprod-answers {"])
def test_where_none_begins_none_is_found(text: str) -> None:
    assert list(pieces(text, KEY)) == []


@pytest.mark.parametrize("cut", [20, 30, len(DATA) - 1])
def test_one_without_an_end_is_told(cut: int) -> None:
    assert list(pieces(DATA[:cut], KEY)) == [None]


def test_many_braces_take_no_more_time_than_their_number() -> None:
    assert list(pieces('{"coprod-answers": ' + "{" * 500_000, KEY)) == [None]
    assert list(pieces("{" * 500_000, KEY)) == []
    assert list(pieces('{ "' * 200_000, KEY)) == []
