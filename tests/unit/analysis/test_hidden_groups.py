"""Groups that are too small are never shown apart, nor any that would give them away."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.analysis.hidden_groups import Shown, shown_apart
from unit.making import SETTINGS, project, scores

NAMES = ("members", "carers", "staff")


def seen(counts: dict[str, int], answers: dict[str, int], agreed: tuple[str, ...] = (), fewest: int = 0) -> Shown:
    """Return which groups are shown: how many were counted, how many answered, which agreed to be shown."""
    lines = [f"counts: {{{', '.join(f'{group}: {number}' for group, number in counts.items())}}}"]
    entries = {
        group: f"answers: {number}" + (", agreed_to_be_shown: 2024-05-14" if group in agreed else "")
        for group, number in answers.items()
    }
    lines += ["heard:", *(f"  {group}: {{{said}, project: {{assets: [basic, basic]}}}}" if answers[group] else
                          f"  {group}: {{{said}}}" for group, said in entries.items())]  # fmt: skip
    found = project(scores(assets="basic") + "\n".join([*lines, ""]))
    return shown_apart(found, found.rounds[0], fewest)


def all_of(*numbers: int) -> dict[str, int]:
    return dict(zip(NAMES, numbers, strict=False))


def test_groups_that_are_large_enough_are_shown_in_the_order_of_the_settings() -> None:
    backwards = dict(reversed(all_of(5, 3, 4).items()))
    assert seen(backwards, backwards) == (NAMES, (), ())


@pytest.mark.parametrize(
    ("counts", "answers", "small", "beside"),
    [
        (all_of(5, 2, 4), all_of(5, 2, 4), ["carers"], ["staff"]),  # the smaller of the two others goes with it
        (all_of(5, 4, 4), all_of(5, 2, 4), ["carers"], ["staff"]),  # few answers are few people
        (all_of(5, 2, 4), all_of(5, 4, 4), ["carers"], ["staff"]),  # few people are few people
        (all_of(5, 2, 1), all_of(5, 2, 1), ["carers", "staff"], []),  # three people, of two groups
        (all_of(5, 1, 1), all_of(5, 1, 1), ["carers", "staff"], ["members"]),  # two people can be told apart
        (all_of(5, 2), all_of(5, 2), ["carers"], ["members"]),  # of two groups, the other one would tell all
        (all_of(4, 2, 4), all_of(4, 2, 4), ["carers"], ["staff"]),  # of equal groups, the later in coprod.yaml
        (all_of(5, 2, 4), {"members": 5, "staff": 4}, [], ["staff"]),  # left out of the file, and still there
        (all_of(5, 2, 4), {"members": 5}, [], []),  # left out with another: nothing more to hide
        (all_of(5, 4, 4), {"members": 5, "staff": 4}, [], []),  # a large group that did not answer apart
        ({"members": 5, "staff": 4}, all_of(5, 2, 4), ["carers"], ["staff"]),  # not counted, but heard
        (all_of(5, 2, 4), all_of(5, 0, 4), [], []),  # came to talk, and said nothing apart
        ({"members": 5, "carers": 0, "staff": 4}, {"members": 5, "staff": 4}, [], []),  # was not there
        ({"members": 0}, {"members": 5}, ["members"], []),  # one of the two numbers is wrong: the smaller counts
        ({}, {}, [], []),
    ],
)
def test_a_small_group_is_hidden_and_whatever_would_give_it_away(
    counts: dict[str, int], answers: dict[str, int], small: list[str], beside: list[str]
) -> None:
    found = seen(counts, answers)
    assert (list(found.small), list(found.beside_small)) == (small, beside)
    assert {*found.groups} == {group for group, number in answers.items() if number} - {*small, *beside}


def test_a_small_group_is_shown_if_every_one_of_them_agreed_this_time() -> None:
    assert seen(all_of(5, 2, 4), all_of(5, 2, 4), agreed=("carers",)) == (NAMES, (), ())


def test_a_group_that_agreed_is_the_last_to_be_hidden_beside_another() -> None:
    found = seen(all_of(5, 2, 1), all_of(5, 2, 1), agreed=("carers",))
    assert found == (("carers",), ("staff",), ("members",))


def test_one_that_agreed_is_hidden_where_nobody_else_is_left() -> None:
    found = seen(all_of(2, 1), all_of(2, 1), agreed=("members",))
    assert found == ((), ("carers",), ("members",))


@pytest.mark.parametrize(("hide_under", "fewest", "shown"), [(0, 0, 3), (1, 0, 3), (2, 0, 3), (3, 0, 1), (2, 3, 1)])
def test_the_group_says_what_is_small_and_an_older_version_may_have_asked_for_more(
    hide_under: int, fewest: int, shown: int
) -> None:
    lines = "counts: {members: 5, carers: 2, staff: 4}\nheard: {members: {answers: 5}, carers: {answers: 2}, staff: {answers: 4}}\n"
    found = project(scores(assets="basic") + lines, settings=SETTINGS + f"hide_groups_under: {hide_under}\n")
    assert len(shown_apart(found, found.rounds[0], fewest).groups) == shown


def test_a_group_that_the_settings_do_not_have_is_shown_after_the_others() -> None:
    lines = "heard: {strangers: {answers: 4}, staff: {answers: 4}}\n"
    found = project(scores(assets="basic") + lines)
    assert shown_apart(found, found.rounds[0]).groups == ("staff", "strangers")


LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")
people = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 6), max_size=3)


@given(people, people, st.lists(st.sampled_from(LEVELS), min_size=2, max_size=2))
def test_what_people_answered_decides_nothing(counts: dict[str, int], answers: dict[str, int], said: list[str]) -> None:
    def shown(lowest: str, highest: str) -> Shown:
        entries = "".join(
            f"  {group}: {{answers: {number}, project: {{assets: [{lowest}, {highest}]}}}}\n"
            for group, number in answers.items()
        )
        lines = f"counts: {{{', '.join(f'{group}: {number}' for group, number in counts.items())}}}\nheard:\n{entries}"
        found = project(scores(assets="basic") + lines)
        return shown_apart(found, found.rounds[0])

    assert shown(*said) == shown("basic", "basic")


@pytest.mark.parametrize("numbers", [*itertools.product(range(5), repeat=3)])
def test_nobody_is_left_alone_with_what_is_hidden(numbers: tuple[int, ...]) -> None:
    found = seen(all_of(*numbers), all_of(*numbers))
    size = all_of(*numbers)
    unseen = [group for group in NAMES if size[group] and group not in found.groups]
    assert all(size[group] >= 3 for group in found.groups)
    if unseen and found.groups:
        assert len(unseen) > 1
        assert sum(size[group] for group in unseen) >= 3
