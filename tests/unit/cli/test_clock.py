"""Today, read once."""

from __future__ import annotations

import datetime
import time

import pytest

from coprod_cli.cli import clock
from helpers import SOURCE_DATE_EPOCH, TODAY


@pytest.mark.parametrize(
    ("seconds", "day"),
    [("0", "1970-01-01"), ("86399", "1970-01-01"), ("86400", "1970-01-02"), (SOURCE_DATE_EPOCH, TODAY),
     ("99999999999", "5138-11-16")],
)  # fmt: skip
def test_a_fixed_day_is_counted_in_seconds_from_1970(seconds: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert clock.today().isoformat() == day


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "1e9", "٣", "1.5", "100000000000", "9" * 400])
def test_anything_else_leaves_the_local_day(nonsense: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", nonsense)
    before = datetime.datetime.now().astimezone().date()
    assert before <= clock.today() <= datetime.datetime.now().astimezone().date()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="NOT TESTED: Windows keeps its own time zone")
def test_the_day_is_that_of_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    days = set()
    try:
        for zone in ("AAA-14", "BBB+12"):  # 26 hours apart, so that they never share a day
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            days.add(clock.today())
    finally:
        monkeypatch.undo()
        time.tzset()
    assert len(days) == 2
