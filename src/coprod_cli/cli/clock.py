"""The clock, read once: the local date, or the day that SOURCE_DATE_EPOCH names."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """Return the local date, or the day of SOURCE_DATE_EPOCH, which counts seconds since 1970 (UTC)."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit() and len(fixed) <= 11:  # noqa: PLR2004  # the year 5000
        return datetime.datetime.fromtimestamp(int(fixed), tz=datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()
