"""What a picture of how outcomes go shows."""

from __future__ import annotations

from typing import Any

import pytest

from coprod_cli.records.outcomes import Indicator
from coprod_cli.words.so_far_picture import SoFarPicture, so_far_picture
from unit.making import project


def shown(*indicators: dict[str, Any]) -> SoFarPicture | None:
    read = [Indicator.model_validate({"id": f"i{place}", **each}) for place, each in enumerate(indicators)]
    return so_far_picture(project(), "How it goes", read)


BUSES = {
    "indicator": "More people travel alone", "unit": "people", "start": {"value": "4", "date": "2025-06"},
    "target": {"value": "20", "due": "2027-06"},
    "so_far": [{"date": "2026-04-10", "value": "8"}, {"date": "2025-09-26", "value": "11,5"}],
}  # fmt: skip


def test_each_look_stands_at_its_number_and_its_day() -> None:
    found = shown(BUSES)
    assert found is not None
    (heading, (panel,)), = found.parts  # fmt: skip
    assert (heading, panel.name, panel.said) == ("", "More people travel alone", "8 people, 10 April 2026")
    assert panel.start is not None
    assert panel.hope is not None
    marks = [panel.start, *panel.looks, panel.hope]
    assert [(each.value, each.said, each.day) for each in marks] == [
        (4, "4", 0), (11.5, "11,5", 117), (8, "8", 313), (20, "20", 730),
    ]  # fmt: skip


def test_the_same_stands_in_a_table_and_in_a_sentence() -> None:
    found = shown(BUSES)
    assert found is not None
    row = (
        "More people travel alone", "4 people, June 2025", "11,5 people, 26 September 2025; 8 people, 10 April 2026",
        "20 people, June 2027",
    )  # fmt: skip
    assert found.rows == (row,)
    assert all(cell in found.description for cell in row)


@pytest.mark.parametrize(("value", "number"), [("0,125", 0.125), ("1.5", 1.5), ("12,25", 12.25), ("1000", 1000)])
def test_a_number_is_drawn_as_it_stands(value: str, number: float) -> None:
    found = shown({"indicator": "A", "so_far": [{"date": "2026-02", "value": value}]})
    assert found is not None
    assert [look.value for look in found.parts[0][1][0].looks] == [number]


def test_words_are_never_drawn_as_a_number() -> None:
    words = [
        {"date": "2026-01", "value": value}
        for value in ("about twenty", "20 %", "1,200", "-1.234", "1e9", "٣", "1" * 400)
    ]
    told = [{"date": "2026-01", "note": "We laughed."}]
    assert shown() is None
    assert shown({"indicator": "A", "so_far": words}, {"indicator": "B", "so_far": told}, {"indicator": "C"}) is None
    found = shown({"indicator": "A", "start": {"value": "few"}, "target": {"value": "many"},
                   "so_far": [*words, {"date": "2026-02", "value": "-3.5"}]})  # fmt: skip
    assert found is not None
    (_heading, (panel,)), = found.parts  # fmt: skip
    assert (panel.start, panel.hope, [each.value for each in panel.looks]) == (None, None, [-3.5])
    assert found.rows[0][2].startswith("about twenty, January 2026; 20 %, January 2026; 1,200, January 2026; ")


def test_the_lives_of_people_and_how_we_work_stand_apart() -> None:
    look = {"so_far": [{"date": "2026-01", "value": "1"}]}
    found = shown(
        {"indicator": "A", "looks_at": "process", **look}, {"indicator": "B", **look},
        {"indicator": "C", "looks_at": "impact", **look},
    )  # fmt: skip
    assert found is not None
    assert [(name, [panel.name for panel in panels]) for name, panels in found.parts] == [
        ("What changes in people's lives", ["B", "C"]), ("How we work together", ["A"]),
    ]  # fmt: skip
