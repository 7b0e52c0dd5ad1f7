"""Everything that can be said of two rounds together."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.difference import came_both_times, changed_around, difference
from unit.making import heard, project, scores

SAME = scores(assets="basic")
PEOPLE = "counts: {members: 5, carers: 2, staff: 4}\n"


def test_small_groups_are_hidden_in_both_rounds_before_anything_is_compared() -> None:
    said = {group: {"assets": "basic"} for group in ("members", "carers", "staff")}
    few, many = ({"members": 5, "carers": number, "staff": 4} for number in (2, 4))
    found = project(SAME + heard(few, **said), SAME + heard(many, **said))
    both = difference(found, *found.rounds)
    assert both.before == (("members",), ("carers",), ("staff",))
    assert both.after == (("members", "carers", "staff"), (), ())
    (spread,) = both.spreads
    assert (list(spread.before), list(spread.after)) == (["members"], ["members", "carers", "staff"])
    assert difference(found, *found.rounds, fewest=5).after == (("members",), ("carers", "staff"), ())


@pytest.mark.parametrize(
    ("now", "moved"),
    [
        (SAME + heard({"members": 5}, members={"assets": "basic"}), False),
        (SAME + heard({"members": 5}, members={"assets": "basic excellent"}), True),
        (SAME + heard({"members": 2}, members={"assets": "basic"}), True),
        (SAME, True),
        (scores(assets="excellent") + heard({"members": 5}, members={"assets": "basic"}), True),
        (SAME.replace("Kofi", "Ann") + heard({"members": 5}, members={"assets": "basic"}), True),
    ],
)
def test_what_differs_is_known(now: str, moved: bool) -> None:
    found = project(SAME + heard({"members": 5}, members={"assets": "basic"}), now)
    assert difference(found, *found.rounds).is_any is moved


def test_of_one_month_in_two_versions_only_what_was_added_is_told() -> None:
    then, now = (project(SAME + f"changed_around_us: [{what}]\n") for what in ("Rain.", "Rain., The hall closed."))
    assert changed_around(now, compare(then.rounds[0], now.rounds[0])) == [("2024-05", "The hall closed.")]


def test_what_changed_is_told_by_every_round_up_to_the_newer() -> None:
    found = project(*(SAME + f"changed_around_us: [{what}]\n" for what in ("One.", "Two.", "Three.")))
    assert changed_around(found, compare(found.rounds[0], found.rounds[2])) == [
        ("2024-11", "Two."),
        ("2025-05", "Three."),
    ]
    assert changed_around(found, compare(found.rounds[2], found.rounds[0])) == []


def test_who_came_both_times_is_known_of_the_round_before_alone() -> None:
    found = project(SAME, SAME + "came_last_time: 3\n", SAME + "came_last_time: 4\n")
    first, second, third = found.rounds
    again = project(SAME).rounds[0]
    assert [came_both_times(found, compare(old, third)) for old in (first, second)] == [None, 4]
    assert came_both_times(found, compare(again, second)) == 3  # from another version of the folder
    assert came_both_times(found, compare(second, first)) is None
