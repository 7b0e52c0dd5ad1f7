"""Days, months and spans of time, as people write them."""

from __future__ import annotations

import datetime

import pytest

from coprod_cli.records.dates import Period, When, days_in, meant_by, parse_period, parse_when


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2025-6-14", "2025-06-14"), ("14.6.2025", "2025-06-14"), ("14/6/2025", "2025-06-14"),
        ("6/14/2025", "2025-06-14"), ("5/6/2025", "2025-06-05 2025-05-06"), ("5-5-2025", "2025-05-05"),
        ("2025/06/14", "2025-06-14"), ("2025-6", "2025-06"), ("6/2025", "2025-06"), ("14 6 2025", "2025-06-14"),
        ("14 June 2025", "2025-06-14"), ("14th june 2025", "2025-06-14"), ("June, 2025", "2025-06"),
        ("31.6.2025", ""), ("14.6.25", ""), ("summer 2025", ""), ("", ""), ("1/2", ""), ("2025-2025", ""),
        ("2025-6-2025", ""), ("1/2025/2025", ""), ("99 June 2025", ""),
    ],
)  # fmt: skip
def test_a_date_in_another_form_is_understood(text: str, dates: str) -> None:
    assert " ".join(meant_by(text)) == dates


@pytest.mark.parametrize(
    ("text", "days"), [("2026-11-31", 30), ("2027-02-29", 28), ("2026-13-01", 0), ("2026-11", 0), ("3000-01-40", 0)]
)
def test_the_days_of_a_month_are_counted(text: str, days: int) -> None:
    assert days_in(text) == days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-18", "2026-11-18", "2026-11-18"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2028-02-29", "2028-02-29", "2028-02-29"),
        ("1900-01", "1900-01-01", "1900-01-31"),
        ("2999-12-31", "2999-12-31", "2999-12-31"),
    ],
)
def test_a_day_or_a_month_is_read_and_written_the_same(text: str, first: str, last: str) -> None:
    found = parse_when(text)
    assert found == When(day(first), day(last))
    assert str(found) == text
    assert found.month == text[:7]


@pytest.mark.parametrize(
    "text",
    [
        "", "2026", "2026-13", "2026-00", "2026-1", "2026-11-", "2026-11-1", "2026-11-00", "2026-11-31", "2026-02-29",
        "1900-02-29", "1899-12", "3000-01", "26-11-18", "18-11-2026", "2026-11-18T10:00", "2026-11\n", " 2026-11",
        "2026/11/18", "20261118", "২০২৬-১১", "-2026-11", "2026-11-18 ",
    ],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_no_day(text: str) -> None:
    assert parse_when(text) is None


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [("6 months", 6, "month"), ("1 month", 1, "month"), ("2 weeks", 2, "week"), ("1 years", 1, "year"),
     ("999 weeks", 999, "week")],
)  # fmt: skip
def test_a_span_is_a_number_and_a_unit(text: str, number: int, unit: str) -> None:
    assert parse_period(text) == Period(number, unit)


@pytest.mark.parametrize(
    "text", ["", "6", "months", "0 months", "06 months", "1000 weeks", "6  months", "6 Months", "6 days", "six months",
             "6 months ", "6months", "-1 week", "৬ months"],
)  # fmt: skip
def test_what_names_no_span_is_none(text: str) -> None:
    assert parse_period(text) is None


def test_a_span_is_written_with_its_plural() -> None:
    assert [str(Period(number, "month")) for number in (1, 2)] == ["1 month", "2 months"]


@pytest.mark.parametrize(
    ("span", "begin", "end"),
    [
        ("2 weeks", "2026-12-25", "2027-01-08"),
        ("1 month", "2026-01-31", "2026-02-28"),
        ("1 month", "2028-01-31", "2028-02-29"),
        ("1 month", "2026-11-30", "2026-12-30"),
        ("1 month", "2026-12-15", "2027-01-15"),
        ("6 months", "2026-06-30", "2026-12-30"),
        ("6 months", "2026-08-31", "2027-02-28"),
        ("13 months", "2026-11-18", "2027-12-18"),
        ("1 year", "2028-02-29", "2029-02-28"),
        ("4 years", "2028-02-29", "2032-02-29"),
        ("10 years", "2026-12-31", "2036-12-31"),
    ],
)
def test_a_span_later_is_the_same_day_or_the_last_of_a_shorter_month(span: str, begin: str, end: str) -> None:
    period = parse_period(span)
    assert period is not None
    assert period.after(day(begin)) == day(end)


def test_the_longest_span_after_the_last_year_is_still_a_day() -> None:
    assert Period(999, "year").after(day("2999-12-31")) == day("3998-12-31")
