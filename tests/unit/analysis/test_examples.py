"""Whether an example can be pictured."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.examples import is_general, is_short, repeated
from unit.making import project, scores


@pytest.mark.parametrize(
    ("said", "short"), [("", True), ("We did it.", True), ("a b c d e", True), ("a b c d e f", False)]
)
def test_fewer_than_six_words_are_short(said: str, short: bool) -> None:
    assert is_short(said) is short


@pytest.mark.parametrize(
    "said",
    [
        "We always ask people what they would like to do.",
        "Staff often listen to what members say about it.",
        "EVERYONE is welcome and we try to be kind.",
        "people generally say what they think about things",
        "We never leave anybody out of our meetings here.",
        "As a rule the agenda is made by all of us.",
        "We share the work where possible with everyone.",
    ],
)
def test_a_habit_is_general(said: str) -> None:
    assert is_general(said, "en")


@pytest.mark.parametrize(
    "said",
    [
        "On 3 March everyone came to the benefits drop-in.",
        "We always ask Nadia to begin, and she began today.",
        "One member often ran it, and a driver helped out.",
        "Last week everyone came to the hall to paint it.",
        "Two young people always came early to lay the table.",
        "Everyone came to the party we held last summer.",
        "We never asked before, and in may we did for once.",
        "The keys were given to us by the manager herself.",
        "We tried it out in the garden and it went well.",
    ],
)
def test_a_person_a_number_a_name_or_a_time_makes_it_particular(said: str) -> None:
    assert not is_general(said, "en")


def test_a_capital_at_the_beginning_is_no_name() -> None:
    assert is_general("Members always decide. Staff always listen.", "en")


def test_other_languages_are_not_judged() -> None:
    assert not is_general("We always ask people what they would like to do.", "cy")


def test_an_example_that_stood_there_before_is_found_by_its_words_alone() -> None:
    told = '"On 2 October Kofi ran the evening with two of us."'
    again = '"on 2  october KOFI ran the evening\\nwith two of us."'
    found = project(scores(assets="basic"), scores(assets="basic").replace(told, again))
    old, new = (each.scores("project")["assets"] for each in found.rounds)
    assert repeated(old, new) == [0]
    assert repeated(None, new) == []


def test_each_example_that_is_told_again_is_named_by_its_place() -> None:
    more = "\n        - said: Something new.\n        - said: An old tale.\n        - same_as: capacity\n"
    was = scores(assets="basic").rstrip() + more
    now = was.replace("Something new", "Something else")
    old, new = (each.scores("project")["assets"] for each in project(was, now).rounds)
    assert repeated(old, new) == [0, 2]
