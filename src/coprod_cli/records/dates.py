"""Dates as people write them: a day, or a month where a month is enough."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from coprod_cli.language import month_words

YEARS = range(1900, 3000)
"""The years that a record can speak of."""

_WHEN = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_OTHER_FORM = re.compile(r" *(?P<first>[0-9]{4}|[0-9]{1,2})(?P<sign>[-./ ])(?P<second>[0-9]{1,2}|[0-9]{4})"
                         r"(?:(?P=sign)(?P<third>[0-9]{4}|[0-9]{1,2}))? *")  # fmt: skip
_WORDS = re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? +)?(?P<month>[^\s,]+),? +(?P<year>[0-9]{4})")
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


def meant_by(text: str) -> tuple[str, ...]:
    """Return the days or months, as `2026-11-18`, that a text in another form may mean: none, one or two."""
    found = _OTHER_FORM.fullmatch(text)
    if found is not None:
        first, second, third = found["first"], found["second"], found["third"] or ""
        year = max((first, second, third), key=len)
        if year == first:
            tried = [(first, second, third)]
        elif third:
            tried = [(third, second, first), (third, first, second)]
        else:
            tried = [(second, first, "")]
    else:
        tried = [_in_words(text)]
    dates = ("-".join(part.zfill(2) for part in parts if part) for parts in tried)
    return tuple(dict.fromkeys(date for date in dates if parse_when(date) is not None))


def _in_words(text: str) -> tuple[str, str, str]:
    """Return the year, month and day of a text such as `18th November 2026`."""
    found = _WORDS.fullmatch(text.strip())
    if found is None:
        return ("", "", "")
    month = f"{found['month']} {found['year']}".casefold()
    numbers = (str(number) for number in range(1, 13))
    number = next((each for each in numbers if month_words(f"{found['year']}-{each}").casefold() == month), "")
    return (found["year"], number, found["day"] or "")


def days_in(text: str) -> int:
    """Return how many days a month has of which a text names a day that it has not, or 0."""
    found = _WHEN.fullmatch(text)
    if found is None or found["day"] is None or int(found["year"]) not in YEARS:
        return 0
    month = int(found["month"])
    return calendar.monthrange(int(found["year"]), month)[1] if month in range(1, 13) else 0


def parse_period(text: str) -> Period | None:
    """Return the span that a text names, or None."""
    found = _PERIOD.fullmatch(text)
    return None if found is None else Period(int(found["count"]), found["unit"])
