"""What groups said apart, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_cli.analysis.difference import Difference, difference
from coprod_cli.words import spread
from unit.making import heard, project, scores

if TYPE_CHECKING:
    from coprod_cli.project import Project

ALL = {"members": 5, "carers": 4, "staff": 3}
LOST = "format: 1\nframework: lost-for-ever"


def said(**levels: str) -> str:
    return heard(
        {group: ALL[group] for group in levels}, **{group: {"assets": level} for group, level in levels.items()}
    )


def found(then: str, now: str, lost: bool = False) -> tuple[Project, Difference]:
    rounds = (scores(assets="basic") + each for each in (then, now))
    both = project(*(each.replace("format: 1", LOST) if lost else each for each in rounds))
    return both, difference(both, *both.rounds)


NEAR, FAR = said(members="basic", staff="making-progress"), said(members="not-there-yet", staff="excellent")
MEET = said(members="basic excellent", staff="basic")


@pytest.mark.parametrize(
    ("then", "now", "sentence"),
    [
        (FAR, NEAR, "Assets: closer than before. Then three steps apart, now one step apart."),
        (MEET, FAR, "Assets: further apart than before. Then not apart, now three steps apart."),
        (NEAR, NEAR, "Assets: one step apart, as before."),
        (MEET, MEET, "Assets: not apart, as before."),
        ("", NEAR, "Assets: one step apart now."),
        (FAR, "", "Assets: three steps apart then."),
        (said(members="basic"), said(members="excellent"), "Assets: one group alone."),
        ("", said(staff="basic"), "Assets: one group alone."),
        (NEAR, said(members="basic", carers="basic"),
         "Assets can't be compared: fewer than two groups are shown both times."),
    ],
)  # fmt: skip
def test_each_way_in_which_groups_move_is_a_sentence(then: str, now: str, sentence: str) -> None:
    _project, both = found(then, now)
    (each,) = both.spreads
    assert spread.move_sentence(both.comparison, "Assets", each) == sentence


def test_groups_of_rounds_that_cannot_be_compared_are_told_all_the_same() -> None:
    both, moved = found(NEAR, NEAR, lost=True)
    (each,) = moved.spreads
    assert spread.move_sentence(moved.comparison, "Assets", each) == "Assets can't be compared."
    assert spread.group_sentences(both, moved.comparison, each)[0] == "people who live here: basic, as before."


def test_each_group_says_what_it_said_then_and_now() -> None:
    both, moved = found(said(staff="excellent", members="basic"), said(members="basic excellent", carers="basic"))
    (each,) = moved.spreads
    assert spread.group_sentences(both, moved.comparison, each) == [
        "people who live here: Basic then, Basic to Excellent now.",
        "family carers: Basic now.",
        "staff: Excellent then.",
    ]


def test_steps_are_words_as_far_as_a_framework_may_go() -> None:
    assert [spread.steps_words(steps) for steps in range(7)] == [
        "not apart", "one step apart", "two steps apart", "three steps apart", "four steps apart", "five steps apart",
        "six steps apart",
    ]  # fmt: skip


def test_groups_that_are_not_shown_are_named_with_the_reason_and_not_with_what_they_said() -> None:
    both = project(scores(assets="basic") + "counts: {members: 5, carers: 1, staff: 4}\n" + said(
        members="basic", carers="excellent", staff="basic"))  # fmt: skip
    shown = difference(both, *both.rounds * 2).after
    assert spread.hidden(both, both.rounds[0], shown) == [
        "May 2024: not shown apart, because there are too few of them: family carers.",
        "May 2024: not shown apart, so that no smaller group can be worked out: staff.",
    ]
    everybody = project(scores(assets="basic") + FAR)
    assert spread.hidden(everybody, everybody.rounds[0], difference(everybody, *everybody.rounds * 2).after) == []
