"""What holds of any two rounds: mirrored, the same beside itself, and transitive where it must be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.analysis.difference import Difference, difference
from coprod_cli.render import changes
from unit.making import PRINCIPLES, SETTINGS, loaded

if TYPE_CHECKING:
    from coprod_cli.project import Project

LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")
GROUPS = ("members", "carers", "staff")
MIRRORED = {"rose": "fell", "fell": "rose", "new": "gone", "gone": "new", "closer": "further", "further": "closer"}

principles = st.sampled_from(PRINCIPLES[:3])
examples = st.lists(
    st.one_of(st.sampled_from(["We met.", "we  MET.", "She cooked."]).map(lambda said: {"said": said}),
              principles.map(lambda there: {"same_as": there})),
    min_size=1, max_size=3,
)  # fmt: skip
scores = st.dictionaries(
    principles,
    st.one_of(
        st.builds(lambda level, told: {"level": level, "examples": told}, st.sampled_from(LEVELS), examples),
        st.sampled_from([{"answer": "dont-know"}, {"answer": "no-agreement"}]),
    ),
)
ranges = st.lists(st.sampled_from(LEVELS), min_size=2, max_size=2).map(lambda pair: sorted(pair, key=LEVELS.index))
entries = st.builds(
    lambda answers, said, agreed: {"answers": answers, "project": said, **agreed},
    st.integers(0, 6),
    st.dictionaries(principles, ranges),
    st.sampled_from([{}, {}, {"agreed_to_be_shown": "2026-05-01"}]),
)
rounds = st.fixed_dictionaries(
    {
        "scores": st.fixed_dictionaries({"project": scores}, optional={"organisation": scores}),
        "counts": st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 6)),
        "heard": st.dictionaries(st.sampled_from(GROUPS), entries),
    }
)


def project(*found: Any) -> Project:
    files = {"coprod.yaml": SETTINGS}
    for month, each in enumerate(found, 1):
        files[f"assessments/2026-{month:02}.yaml"] = json.dumps({"format": 1, "date": f"2026-{month:02}-01", **each})
    return loaded(files).project


def kinds(found: Difference) -> dict[tuple[str, str], tuple[str, str | None]]:
    return {(each.about, each.principle): (each.kind, each.why) for each in found.comparison.changes}


def moves(found: Difference) -> dict[tuple[str, str], tuple[str, int | None, int | None]]:
    return {(each.about, each.principle): (each.move, each.steps_before, each.steps_after) for each in found.spreads}


@given(rounds, rounds)
def test_a_difference_is_mirrored(old: Any, new: Any) -> None:
    both = project(old, new)
    there, back = (difference(both, *order) for order in (both.rounds, both.rounds[::-1]))
    assert kinds(back) == {place: (MIRRORED.get(kind, kind), why) for place, (kind, why) in kinds(there).items()}
    assert moves(back) == {
        place: (MIRRORED.get(move, move), now, then) for place, (move, then, now) in moves(there).items()
    }
    assert (back.before, back.after) == (there.after, there.before)
    assert {each[2:4] for each in map(_ordered, back.spreads)} == {
        each[3:1:-1] for each in map(_ordered, there.spreads)
    }


def _ordered(spread: Any) -> tuple[Any, ...]:
    return tuple(tuple(sorted(part.items())) if isinstance(part, dict) else part for part in spread)


@given(rounds)
def test_a_round_beside_itself_moved_nowhere(found: Any) -> None:
    both = project(found, found)
    same = difference(both, *both.rounds)
    assert not same.is_any
    assert {kind for kind, _why in kinds(same).values()} <= {"same"}
    assert {(move, then == now) for move, then, now in moves(same).values()} <= {
        ("same", True),
        ("not-comparable", True),
    }
    assert all(move == "same" or then is None for move, then, _now in moves(same).values())
    assert all(change.new_examples == () for change in same.comparison.changes)


@given(rounds, rounds, rounds)
def test_what_rose_twice_rose_and_what_came_closer_twice_came_closer(first: Any, second: Any, third: Any) -> None:
    a, b, c = project(first, second, third).rounds
    all_three = project(first, second, third)
    one, two, both = (difference(all_three, *pair) for pair in ((a, b), (b, c), (a, c)))
    for place in kinds(one).keys() & kinds(two).keys():
        steps = {kinds(one)[place][0], kinds(two)[place][0]} - {"same"}
        if steps <= {"rose"} or steps <= {"fell"}:
            assert kinds(both)[place][0] == (steps.pop() if steps else "same")
    heard = [{each.principle: set(each.before) for each in found.spreads} for found in (one, two)]
    heard.append({each.principle: set(each.after) for each in two.spreads})
    for place in moves(one).keys() & moves(two).keys():
        steps = {moves(one)[place][0], moves(two)[place][0]} - {"same"}
        same_groups = heard[0].get(place[1]) == heard[1].get(place[1]) == heard[2].get(place[1])
        if same_groups and (steps <= {"closer"} or steps <= {"further"}):
            assert moves(both)[place][0] == (steps.pop() if steps else "same")


@given(rounds, rounds, st.randoms(use_true_random=False))
def test_the_order_of_what_is_written_changes_nothing(old: Any, new: Any, chance: Any) -> None:
    def shuffled(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key]) for key in keys}

    written, mixed = project(old, new), project(shuffled(old), shuffled(new))
    one, other = (difference(each, *each.rounds) for each in (written, mixed))
    assert kinds(one) == kinds(other)
    assert moves(one) == moves(other)
    assert (one.before, one.after) == (other.before, other.after)
    assert [each.principle for each in one.spreads] == [each.principle for each in other.spreads]


@given(rounds, rounds)
def test_what_hidden_groups_said_is_in_no_output(old: Any, new: Any) -> None:
    both = project(old, new)
    found = difference(both, *both.rounds)
    said = json.loads(changes.json(both, found))["heard"]
    for side, shown in (("from", found.before), ("to", found.after)):
        assert {group for each in said for group in each["groups"][side]} <= {*shown.groups}
        assert not {*shown.groups} & {*shown.small, *shown.beside_small}
    without = [
        {**each, "heard": {g: ({**e, "project": {p: ["basic", "basic"] for p in e["project"]}} if g not in shown.groups else e)
                           for g, e in each["heard"].items()}}
        for each, shown in ((old, found.before), (new, found.after))
    ]  # fmt: skip
    other = project(*without)
    beside = difference(other, *other.rounds)
    for form in (changes.text, changes.markdown, changes.json):
        assert form(other, beside) == form(both, found)
