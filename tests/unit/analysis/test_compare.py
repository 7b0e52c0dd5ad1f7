"""Two rounds side by side: what rose, fell, stayed, is new, went, or can't be compared."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.compare import Comparison, compare
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
