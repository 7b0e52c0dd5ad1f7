"""Months and days as people say them."""

from __future__ import annotations

import datetime

import pytest

from coprod_cli.records.dates import parse_when
from coprod_cli.words.calendar import day_words, month_words, when_words

NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
         "December")  # fmt: skip


@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES, 1)))
def test_every_month_has_its_name(number: int, name: str) -> None:
    assert month_words(f"2026-{number:02}") == f"{name} 2026"


def test_a_day_is_said_without_zeros() -> None:
    assert day_words(datetime.date(2026, 11, 8)) == "8 November 2026"


@pytest.mark.parametrize(("text", "said"), [("2026-11-18", "18 November 2026"), ("2026-11", "November 2026")])
def test_a_day_or_a_month_is_said_as_it_was_given(text: str, said: str) -> None:
    found = parse_when(text)
    assert found is not None
    assert when_words(found) == said
