"""Two rounds side by side: what rose, fell, stayed, is new, went, or can't be compared."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.compare import Comparison, compare, with_new_examples
from coprod_cli.records.assessment import ABOUTS
from unit.making import PRINCIPLES, project, scores


def compared(old: str, new: str, **texts: str) -> Comparison:
    return compare(*project(old, new, **texts).rounds)


def kinds(comparison: Comparison) -> dict[str, str]:
    return {change.principle: change.kind for change in comparison.changes}


LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")


@pytest.mark.parametrize("was", LEVELS)
@pytest.mark.parametrize("now", LEVELS)
def test_levels_rise_fall_and_stay_by_their_order(was: str, now: str) -> None:
    steps = LEVELS.index(now) - LEVELS.index(was)
    wanted = "same" if steps == 0 else "rose" if steps > 0 else "fell"
    assert kinds(compared(scores(assets=was), scores(assets=now))) == {"assets": wanted}


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("dont-know", "basic", "new"),
        ("no-agreement", "basic", "new"),
        ("not-for-us", "not-there-yet", "new"),
        ("basic", "dont-know", "gone"),
        ("not-there-yet", "not-for-us", "gone"),
        ("dont-know", "dont-know", "same"),
        ("not-for-us", "not-for-us", "same"),
        ("dont-know", "no-agreement", "not-comparable"),
        ("no-agreement", "not-for-us", "not-comparable"),
    ],
)
def test_an_answer_that_is_no_level_is_never_taken_for_one(was: str, now: str, kind: str) -> None:
    assert kinds(compared(scores(assets=was), scores(assets=now))) == {"assets": kind}


def test_a_principle_that_one_round_leaves_out_is_new_or_gone() -> None:
    found = compared(scores(assets="basic", networks="basic"), scores(assets="basic", capacity="basic"))
    assert kinds(found) == {"assets": "same", "capacity": "new", "networks": "gone"}
    assert found.changes[1].before is None
    assert found.changes[2].after is None


def test_an_answer_beside_nothing_cannot_be_compared() -> None:
    assert kinds(compared(scores(assets="basic"), scores(assets="basic", capacity="dont-know"))) == {
        "assets": "same", "capacity": "not-comparable",
    }  # fmt: skip


def test_changes_come_in_the_order_of_the_framework() -> None:
    shuffled = {name.replace("-", "_"): "basic" for name in reversed(PRINCIPLES)}
    assert list(kinds(compared(scores(**shuffled), scores(**shuffled)))) == list(PRINCIPLES)


def test_two_names_of_one_principle_are_one() -> None:
    found = compared(
        scores(capabilities="basic", blur_roles="basic"), scores(capacity="excellent", shared_roles="basic")
    )
    assert kinds(found) == {"capacity": "rose", "shared-roles": "same"}


def test_the_project_comes_before_the_organisation() -> None:
    both = scores(assets="basic") + "  organisation:\n    assets: {answer: dont-know}\n"
    assert [change.about for change in compared(both, both).changes] == ["project", "organisation"]


def worded(wording: str, **levels: str) -> str:
    return scores(**levels).replace("format: 1", f"format: 1\nwording: {wording}" if wording else "format: 1")


@pytest.mark.parametrize(
    ("was", "now", "changed"),
    [("3f9c01d2a4b7", "a9aecc9bc02f", True), ("3f9c01d2a4b7", "3f9c01d2a4b7", False), ("", "a9aecc9bc02f", False),
     ("a9aecc9bc02f", "", False), ("", "", False)],
)  # fmt: skip
def test_changed_words_are_known_where_both_rounds_say_theirs(was: str, now: str, changed: bool) -> None:
    found = compared(worded(was, assets="basic"), worded(now, assets="basic"))
    assert (found.wording_changed, found.levels_changed) == (changed, False)
    assert kinds(found) == {"assets": "same"}


OWN = """\
format: 1
id: own
levels: [{id: no}, {id: yes}]
principles: [{id: assets}, {id: b}, {id: c}]
"""


def of(framework: str, text: str) -> str:
    return text.replace("format: 1", f"format: 1\nframework: {framework}")


def test_rounds_with_other_levels_are_shown_and_not_compared() -> None:
    found = compared(scores(assets="basic"), of("own", scores(assets="yes", b="no")), framework=OWN)
    assert found.levels_changed
    assert kinds(found) == {"assets": "not-comparable", "b": "not-comparable"}
    assert [change.before is None for change in found.changes] == [False, True]


def test_rounds_of_one_framework_of_ones_own_are_compared() -> None:
    found = compared(of("own", scores(assets="no", b="yes")), of("own", scores(assets="yes", b="yes")), framework=OWN)
    assert not found.levels_changed
    assert kinds(found) == {"assets": "rose", "b": "same"}


def test_a_round_whose_framework_is_gone_is_shown_and_not_compared() -> None:
    lost = of("lost-for-ever", scores(assets="yes", d="no"))
    for comparison in (
        compared(lost, scores(assets="basic")),
        compared(scores(assets="basic"), lost),
        compared(lost, lost),
    ):
        assert comparison.levels_changed
        assert set(kinds(comparison).values()) == {"not-comparable"}
        assert set(kinds(comparison)) == {"assets", "d"}


def test_own_words_laid_over_a_framework_stay_comparable_with_it() -> None:
    own = "format: 1\nid: own\nbased_on: nef-six\nprinciples: [{id: assets, name: {en: Ours}}]\n"
    found = compared(scores(assets="basic"), of("own", scores(assets="excellent")), framework=own)
    assert kinds(found) == {"assets": "rose"}


# Why something is not compared


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (scores(assets="dont-know"), scores(assets="no-agreement"), {"assets": "answers"}),
        (scores(assets="basic"), of("own", scores(assets="yes")), {"assets": "levels"}),
        (scores(assets="basic"), of("lost-for-ever", scores(assets="basic")), {"assets": "framework"}),
        (scores(assets="basic"), scores(assets="excellent"), {"assets": None}),
        (scores(assets="basic"), scores(capacity="basic"), {"assets": None, "capacity": None}),
    ],
)
def test_what_is_not_compared_says_why(old: str, new: str, why: dict[str, str | None]) -> None:
    assert {change.principle: change.why for change in compared(old, new, framework=OWN).changes} == why


LARGER = OWN.replace("{id: c}", "{id: c}, {id: d}")


def test_a_principle_that_only_one_framework_has_is_not_compared() -> None:
    first, second = (project(of("own", scores(assets="no", **more)), framework=text).rounds[0]
                     for text, more in ((OWN, {}), (LARGER, {"d": "yes"})))  # fmt: skip
    for found in (compare(first, second), compare(second, first)):
        assert {change.principle: (change.kind, change.why) for change in found.changes} == {
            "assets": ("same", None), "d": ("not-comparable", "principle"),
        }  # fmt: skip


def test_one_thing_can_be_compared_alone() -> None:
    both = scores(assets="basic") + "  organisation:\n    assets: {answer: dont-know}\n"
    found = project(both, both)
    for about in ABOUTS:
        comparison = compare(found.rounds[0], found.rounds[1], about)
        assert comparison.abouts == (about,)
        assert [change.about for change in comparison.changes] == [about]
    assert compare(*found.rounds).abouts == ("project", "organisation")


# New examples


def told(*examples: str) -> str:
    """Return the lines of examples; `=assets` points to those of assets."""
    return "".join(
        f"        - same_as: {text[1:]}\n" if text[0] == "=" else f'        - said: "{text}"\n' for text in examples
    )


def with_examples(about: str = "project", **examples: tuple[str, ...]) -> str:
    lines = "".join(
        f"    {name.replace('_', '-')}:\n      level: basic\n      examples:\n{told(*texts)}"
        for name, texts in examples.items()
    )
    return f"format: 1\ndate: MONTH-14\nscores:\n  {about}:\n{lines}"


def new_ones(old: str, new: str) -> dict[str, list[tuple[str, str | None]]]:
    return {change.principle: [(each.said, each.same_as) for each in change.new_examples]
            for change in with_new_examples(compared(old, new)).changes}  # fmt: skip


def test_examples_that_stood_in_no_score_before_are_new() -> None:
    old = with_examples(assets=("We met.", "She cooked."), capacity=("He drove.",))
    new = with_examples(assets=("she  COOKED.", "They sang.", "They sang."), mutuality=("He drove.",))
    assert new_ones(old, new) == {"assets": [("They sang.", None)], "capacity": [], "mutuality": []}


def test_an_example_that_stood_under_the_other_heading_is_not_new() -> None:
    old = with_examples("organisation", assets=("We met.",))
    assert new_ones(old, with_examples(assets=("We met.",))) == {"assets": []}


def test_a_score_that_points_to_an_example_has_it_too() -> None:
    old = with_examples(assets=("We met.",), capacity=("=assets",))
    new = with_examples(
        assets=("They sang.",), capacity=("=assets", "We met."), blur_roles=("=capabilities", "=networks")
    )
    assert new_ones(old, new) == {
        "assets": [("They sang.", None)],
        "capacity": [("They sang.", "assets")],
        "shared-roles": [],  # what capacity points to is not told there
    }


def test_a_pointer_to_itself_or_to_nothing_adds_nothing() -> None:
    assert new_ones(scores(assets="basic"), with_examples(assets=("=assets", "=nothing"))) == {"assets": []}


def test_examples_of_a_round_without_its_framework_are_still_told() -> None:
    lost = of("lost-for-ever", with_examples(assets=("They sang.",), other=("=assets",)))
    assert new_ones(scores(assets="basic"), lost) == {
        "assets": [("They sang.", None)], "other": [("They sang.", "assets")],
    }  # fmt: skip


def test_a_round_beside_itself_has_nothing_new() -> None:
    (found,) = project(with_examples(assets=("We met.",), capacity=("=assets",))).rounds
    other = project(with_examples(assets=("They sang.",), capacity=("=assets",))).rounds[0]
    assert not with_new_examples(compare(found, found)).is_moved
    assert with_new_examples(compare(found, other)).is_moved
    assert not compare(found, other).is_moved  # which did not look for examples
