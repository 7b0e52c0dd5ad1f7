"""Ids made from the names that groups chose."""

from __future__ import annotations

import pytest

from coprod_cli.records.base import LONGEST_ID, is_slug
from coprod_cli.records.slugs import slug_for


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("staff", "staff"),
        ("People who use the day centre", "people-who-use-the-day-centre"),
        ("  Tom & Ann's  ", "tom-ann-s"),
        ("Équipe Ŵŷn", "equipe-wyn"),
        ("ﬁrst", "first"),
        ("--a--", "a"),
        ("5", "5"),
        ("con", "group-con"),
        ("LPT1", "group-lpt1"),
        ("друзья", "group"),
        ("!?", "group"),
        ("", "group"),
    ],
)
def test_an_id_has_the_letters_and_digits_of_a_name(name: str, made: str) -> None:
    assert slug_for(name, []) == made
    assert is_slug(made)


def test_a_long_name_is_cut_between_its_letters_with_room_for_a_number() -> None:
    made = slug_for("x" * 80, [])
    assert made == "x" * (LONGEST_ID - 4)
    numbered = slug_for("x" * 80, [made, *(f"{made}-{number}" for number in range(2, 999))])
    assert numbered == f"{made}-999"
    assert len(numbered) <= LONGEST_ID


def test_a_long_name_does_not_end_with_a_hyphen() -> None:
    assert slug_for("x" * 55 + " yz", []) == "x" * 55


def test_an_id_that_is_taken_gets_the_next_number() -> None:
    assert slug_for("Staff", ["staff"]) == "staff-2"
    assert slug_for("Staff", ["staff", "staff-2", "staff-4"]) == "staff-3"
    assert slug_for("Staff", ["members"]) == "staff"
