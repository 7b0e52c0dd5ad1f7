"""Who holds the pen: counted by group, over time, with small groups among others."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from coprod_cli.analysis.pen import OTHERS, pen_held
from unit.making import SETTINGS, loaded

if TYPE_CHECKING:
    from coprod_cli.analysis.pen import PenHeld

NEVER = datetime.date.min


def held(*meetings: str, before: datetime.date = NEVER, **files: str) -> PenHeld:
    """Return who held the pen at meetings of a month each, from January 2026 on."""
    texts = {f"meetings/2026-{month:02}-10.yaml": f"format: 1\n{text}" for month, text in enumerate(meetings, 1)}
    found = loaded({"coprod.yaml": SETTINGS, **texts, **{f"{name}.yaml": text for name, text in files.items()}})
    assert not found.findings
    return pen_held(found.project, before)


ALL = "counts: {members: 5, carers: 3, staff: 4}\n"


def test_each_group_is_counted_once_a_meeting_where_it_is_known() -> None:
    found = held(
        ALL + "pen: {agenda: [staff], chair: [members, outside]}\n",
        ALL + "pen: {agenda: [staff, members]}\n",
        ALL,
    )
    assert dict(found.since) == {
        "agenda": (2, (("members", 1), ("staff", 2))),
        "chair": (1, (("members", 1), ("outside", 1))),
    }
    assert found.earlier == {}


def test_what_was_before_the_review_is_told_apart() -> None:
    found = held(ALL + "pen: {agenda: [staff]}\n", ALL + "pen: {agenda: [members]}\n",
                 before=datetime.date(2026, 1, 10))  # fmt: skip
    assert (found.earlier["agenda"].by, found.since["agenda"].by) == ((("staff", 1),), (("members", 1),))


def test_a_small_group_and_the_one_that_would_give_it_away_are_counted_together() -> None:
    found = held("counts: {members: 5, carers: 2, staff: 4}\npen: {agenda: [carers], items: [staff, carers]}\n")
    assert dict(found.since) == {"agenda": (1, ((OTHERS, 1),)), "items": (1, ((OTHERS, 1),))}


def test_a_group_that_was_never_counted_is_named() -> None:
    found = held("pen: {agenda: [carers]}\n")
    assert found.since["agenda"].by == (("carers", 1),)


@pytest.mark.parametrize("agenda", ["[carers]", "[staff]", "[carers, staff]"])
def test_nothing_tells_which_of_two_hidden_groups_it_was(agenda: str) -> None:
    found = held(f"counts: {{members: 5, carers: 2, staff: 4}}\npen: {{agenda: {agenda}}}\n")
    assert found.since["agenda"] == (1, ((OTHERS, 1),))


def test_what_was_written_down_is_counted_too() -> None:
    outcomes = ("format: 1\noutcomes:\n  - id: travel\n    outcome: We travel.\n    heard: [buses]\n    indicators:\n"
                "      - {id: a, indicator: A, chosen_by: [members, staff], gathered_by: [staff]}\n"
                "      - {id: b, indicator: B, chosen_by: [members]}\n")  # fmt: skip
    said = ("format: 1\nsaid:\n  - {id: buses, said: Six., group: carers}\n"
            "  - {id: sundays, said: None., who: People at the stall}\n")  # fmt: skip
    found = held(ALL, outcomes=outcomes, **{"you-said": said})
    assert dict(found.written) == {
        "chosen_by": (2, (("members", 2), ("staff", 1))),
        "gathered_by": (1, (("staff", 1),)),
        "heard": (2, (("carers", 1), ("outside", 1))),
        "became_outcomes": (1, (("carers", 1),)),
    }
