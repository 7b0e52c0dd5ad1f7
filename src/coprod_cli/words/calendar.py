"""Months and days as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, month_words

if TYPE_CHECKING:
    import datetime

    from coprod_cli.records.dates import When


__all__ = ["day_words", "month_words", "when_words"]


def day_words(day: datetime.date) -> str:
    """Return a day as 18 November 2026."""
    return _("{day} {month}").format(day=day.day, month=month_words(f"{day:%Y-%m}"))


def when_words(when: When) -> str:
    """Return a day or a month in words, as it was given."""
    return day_words(when.first) if when.first == when.last else month_words(when.month)
