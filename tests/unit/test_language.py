"""Texts that are kept by language, and sentences that count; which language is chosen is in tests/test_language.py."""

from __future__ import annotations

import pytest

from coprod_cli.language import counted, text_in


@pytest.mark.parametrize(("wanted", "said"), [("cy", "un"), ("en", "one"), ("de", "one")])
def test_a_text_is_said_in_the_language_that_is_wanted_or_else_in_english(wanted: str, said: str) -> None:
    assert text_in({"cy": "un", "en": "one"}, wanted) == said


def test_a_text_that_is_not_in_english_either_is_said_in_its_first_language() -> None:
    assert text_in({"fr": "un", "cy": "un arall"}, "de") == "un"


def test_a_count_chooses_its_form() -> None:
    assert [counted("{n} day", "{n} days", number) for number in (0, 1, 2)] == ["{n} days", "{n} day", "{n} days"]
