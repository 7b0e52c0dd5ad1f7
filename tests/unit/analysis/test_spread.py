"""What groups said apart: how far they are from each other, then and now."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.compare import compare
from coprod_cli.analysis.spread import Spread, ranges, spreads, steps_apart
from coprod_cli.store.frameworks import shipped_framework
from unit.making import heard, project, scores

LOW, BASIC, MORE, HIGH = "not-there-yet", "basic", "making-progress", "excellent"
ALL = {"members": 5, "carers": 4, "staff": 3}
GROUPS = tuple(ALL)


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ({}, None),
        ({"members": (LOW, HIGH)}, None),
        ({"members": (LOW, BASIC), "staff": (BASIC, HIGH)}, 0),
        ({"members": (LOW, HIGH), "staff": (BASIC, BASIC)}, 0),
        ({"members": (BASIC, BASIC), "staff": (MORE, HIGH)}, 1),
        ({"staff": (MORE, HIGH), "members": (BASIC, BASIC)}, 1),  # nobody is who the others are measured by
        ({"members": (LOW, LOW), "carers": (BASIC, MORE), "staff": (HIGH, HIGH)}, 3),  # no mean: those furthest apart
        ({"members": (HIGH, BASIC), "staff": (HIGH, MORE)}, 0),  # highest first, by a slip
        ({"members": (LOW, LOW), "staff": ("very-good", HIGH)}, None),
    ],
)
def test_groups_are_as_far_apart_as_the_two_furthest_from_each_other(
    said: dict[str, tuple[str, str]], steps: int | None
) -> None:
    assert steps_apart(shipped_framework("nef-six"), said) == steps


def test_ranges_come_by_principle_and_then_in_the_order_of_the_groups() -> None:
    text = heard(
        ALL, staff={"blur_roles": HIGH, "assets": BASIC}, members={"assets": f"{LOW} {MORE}", "shared_roles": LOW}
    )
    found = project(scores(assets=BASIC) + text).rounds[0]
    assert ranges(found, "project", GROUPS) == {
        "assets": {"members": (LOW, MORE), "staff": (BASIC, BASIC)},
        "shared-roles": {"members": (LOW, LOW), "staff": (HIGH, HIGH)},
    }
    assert list(ranges(found, "project", GROUPS)["shared-roles"]) == ["members", "staff"]
    assert ranges(found, "project", ("staff",))["assets"] == {"staff": (BASIC, BASIC)}
    assert ranges(found, "organisation", GROUPS) == {}
    assert ranges(found, "own-practice", GROUPS) == {}


def moved(
    then: str, now: str, before: tuple[str, ...] = GROUPS, after: tuple[str, ...] = GROUPS, **texts: str
) -> Spread:
    comparison = compare(*project(scores(assets=BASIC) + then, scores(assets=BASIC) + now, **texts).rounds)
    (found,) = spreads(comparison, [g for g in before if g in comparison.old.record.heard],
                       [g for g in after if g in comparison.new.record.heard])  # fmt: skip
    return found


def said(**levels: str) -> str:
    return heard(
        {group: ALL[group] for group in levels}, **{group: {"assets": level} for group, level in levels.items()}
    )


FAR = said(members=LOW, staff=HIGH)
NEAR = said(members=MORE, staff=HIGH)


@pytest.mark.parametrize(
    ("then", "now", "move", "steps"),
    [(FAR, NEAR, "closer", (3, 1)), (NEAR, FAR, "further", (1, 3)), (NEAR, NEAR, "same", (1, 1)),
     (NEAR, said(members=LOW, staff=BASIC), "same", (1, 1))],
)  # fmt: skip
def test_groups_come_closer_move_further_apart_or_stay(then: str, now: str, move: str, steps: tuple[int, int]) -> None:
    found = moved(then, now)
    assert (found.move, (found.steps_before, found.steps_after)) == (move, steps)


def test_only_groups_that_were_heard_both_times_are_compared() -> None:
    found = moved(said(members=LOW, carers=BASIC), said(members=LOW, carers=BASIC, staff=HIGH))
    assert (found.move, found.steps_before, found.steps_after) == ("same", 1, 1)
    assert list(found.after) == ["members", "carers", "staff"]


@pytest.mark.parametrize(
    ("then", "now", "steps"),
    [
        (said(members=LOW, carers=HIGH), said(members=LOW, staff=BASIC), (3, 1)),
        (said(members=LOW), said(members=HIGH), (None, None)),
        ("", NEAR, (None, 1)),
        (NEAR, "", (1, None)),
    ],
)
def test_fewer_than_two_groups_heard_both_times_are_not_compared(
    then: str, now: str, steps: tuple[int | None, int | None]
) -> None:
    found = moved(then, now)
    assert (found.move, (found.steps_before, found.steps_after)) == ("not-comparable", steps)


def test_hidden_groups_are_not_looked_at() -> None:
    found = moved(FAR, FAR, after=("members",))
    assert found.after == {"members": (LOW, LOW)}
    assert (found.move, found.steps_before, found.steps_after) == ("not-comparable", 3, None)


OWN = (
    "format: 1\nid: own\nlevels: [{id: not-there-yet}, {id: excellent}]\nprinciples: [{id: assets}, {id: b}, {id: c}]\n"
)


def test_other_levels_are_not_compared() -> None:
    comparison = compare(*project(
        scores(assets=BASIC) + FAR,
        (scores(assets=HIGH) + FAR).replace("format: 1", "format: 1\nframework: own"),
        framework=OWN,
    ).rounds)  # fmt: skip
    (found,) = spreads(comparison, ("members", "staff"), ("members", "staff"))
    assert (found.move, found.steps_before, found.steps_after) == ("not-comparable", 3, 1)


def test_a_round_without_its_framework_is_shown_and_not_measured() -> None:
    lost = (scores(assets=BASIC) + FAR).replace("format: 1", "format: 1\nframework: lost-for-ever")
    comparison = compare(*project(lost, lost).rounds)
    (found,) = spreads(comparison, ("members", "staff"), ("members", "staff"))
    assert found.before == found.after == {"members": (LOW, LOW), "staff": (HIGH, HIGH)}
    assert (found.move, found.steps_before, found.steps_after) == ("not-comparable", None, None)
