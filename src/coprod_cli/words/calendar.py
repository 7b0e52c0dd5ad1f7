"""Months and days as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _

if TYPE_CHECKING:
    import datetime

    from coprod_cli.records.dates import When


def month_words(month: str) -> str:
    """Return `2026-11` as November 2026."""
    year, number = month.split("-")
    return _months()[int(number) - 1].format(year=year)


def day_words(day: datetime.date) -> str:
    """Return a day as 18 November 2026."""
    return _("{day} {month}").format(day=day.day, month=month_words(f"{day:%Y-%m}"))


def when_words(when: When) -> str:
    """Return a day or a month in words, as it was given."""
    return day_words(when.first) if when.first == when.last else month_words(when.month)


def _months() -> tuple[str, ...]:
    return (
        _("January {year}"), _("February {year}"), _("March {year}"), _("April {year}"),
        _("May {year}"), _("June {year}"), _("July {year}"), _("August {year}"),
        _("September {year}"), _("October {year}"), _("November {year}"), _("December {year}"),
    )  # fmt: skip
