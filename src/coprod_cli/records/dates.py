"""Dates as people write them: a day, or a month where a month is enough."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

YEARS = range(1900, 3000)
"""The years that a record can speak of."""

_WHEN = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_PERIOD = re.compile(r"(?P<count>[1-9][0-9]{0,2}) (?P<unit>week|month|year)s?")


class When(NamedTuple):
    """A day (`2026-11-18`) or a whole month (`2026-11`)."""

    first: datetime.date
    last: datetime.date

    def __str__(self) -> str:
        return self.first.isoformat() if self.first == self.last else f"{self.first:%Y-%m}"

    @property
    def month(self) -> str:
        """The month as `2026-11`."""
        return f"{self.first:%Y-%m}"


class Period(NamedTuple):
    """A span of weeks, months or years, as in `6 months`."""

    number: int
    unit: str

    def __str__(self) -> str:
        return f"{self.number} {self.unit}{'' if self.number == 1 else 's'}"

    def after(self, day: datetime.date) -> datetime.date:
        """Return the day that lies this span later; in a shorter month, its last day."""
        if self.unit == "week":
            return day + datetime.timedelta(weeks=self.number)
        months = day.year * 12 + day.month - 1 + self.number * (12 if self.unit == "year" else 1)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return datetime.date(year, month + 1, min(day.day, last))


def parse_when(text: str) -> When | None:
    """Return the day or month that a text names, or None when the calendar has no such one."""
    found = _WHEN.fullmatch(text)
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"]), found["day"]
    if year not in YEARS or month not in range(1, 13):
        return None
    last = calendar.monthrange(year, month)[1]
    if day is not None:
        if not 1 <= int(day) <= last:
            return None
        return When(*[datetime.date(year, month, int(day))] * 2)
    return When(datetime.date(year, month, 1), datetime.date(year, month, last))


def parse_period(text: str) -> Period | None:
    """Return the span that a text names, or None."""
    found = _PERIOD.fullmatch(text)
    return None if found is None else Period(int(found["count"]), found["unit"])
