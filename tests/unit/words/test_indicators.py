"""How an indicator goes, in sentences."""

from __future__ import annotations

from typing import Any

import pytest

from coprod_cli.records.outcomes import Indicator
from coprod_cli.words.indicators import how_it_goes


def goes(**more: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return how_it_goes(Indicator.model_validate({"id": "a", "indicator": "b", **more}))


def test_nothing_said_is_nothing() -> None:
    assert goes() == ((), ())


@pytest.mark.parametrize(
    ("start", "unit", "said"),
    [
        ({"value": "4", "date": "2025-06"}, "people", "June 2025: 4 people."),
        ({"value": "4", "date": "2025-06-02"}, None, "2 June 2025: 4."),
        ({"value": "Nobody did."}, None, "Before: Nobody did."),
        ({"value": "Few."}, "people", "Before: Few people."),
        ({"value": "4 People"}, "people", "Before: 4 People."),
    ],
)
def test_how_it_was_before(start: dict[str, str], unit: str | None, said: str) -> None:
    assert goes(start=start, **({"unit": unit} if unit else {}))[0] == (said,)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ({"value": "30", "due": "2026-06"}, "What we hope for: 30 people, by June 2026."),
        ({"value": "30"}, "What we hope for: 30 people."),
        ({"value": "Many.", "due": "2026-06-01"}, "What we hope for: Many people, by 1 June 2026."),
    ],
)
def test_what_is_hoped_for(target: dict[str, str], said: str) -> None:
    assert goes(target=target, unit="people")[0] == (said,)


@pytest.mark.parametrize(
    ("look", "said"),
    [
        ({"date": "2025-10-10"}, "10 October 2025: "),
        ({"date": "2025-10", "value": "11"}, "October 2025: 11 people."),
        ({"date": "2025-10", "value": "0"}, "October 2025: 0 people."),
        ({"date": "2025-10", "note": "Rain kept us in."}, "October 2025: Rain kept us in."),
        (
            {"date": "2025-10", "value": "11.", "note": "Good!", "source": "log."},
            "October 2025: 11 people. Good! From: log.",
        ),
    ],
)
def test_each_look_is_a_line(look: dict[str, str], said: str) -> None:
    assert goes(so_far=[look], unit="people")[1] == (said,)


def test_all_looks_come_in_the_order_of_their_days() -> None:
    lead, looks = goes(
        start={"value": "1"}, target={"value": "2"}, so_far=[{"date": "2025-10"}, {"date": "2025-09"}]
    )  # fmt: skip
    assert (len(lead), [look[:4] for look in looks]) == (2, ["Sept", "Octo"])
