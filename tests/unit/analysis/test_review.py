"""Which rounds a review looks at, what it asks about, and which actions are its own."""

from __future__ import annotations

import pytest

from coprod_cli.analysis import review
from coprod_cli.analysis.compare import compare
from unit.making import SETTINGS, loaded, project, scores

PLAN = """\
format: 1
actions:
  - {id: new, action: a, decided: {at: review, date: 2024-11-20}}
  - {id: met, action: b, decided: {at: meeting, date: 2024-11-20}}
  - {id: open, action: c, decided: {at: review, date: 2024-05}}
  - {id: told, action: d, status: done, progress: [{date: 2024-06-01, note: e}]}
  - {id: long-ago, action: f, status: done, progress: [{date: 2024-05-20, note: g}]}
  - {id: closed, action: h, status: stopped, closed: 2024-08}
  - {id: dayless, action: i, status: done}
"""


def rounds(*days: str, every: str = "6 months") -> tuple[str, str] | None:
    files = {f"assessments/{day[:7]}.yaml": f"format: 1\ndate: {day}\n" for day in days}
    found = loaded({"coprod.yaml": f"{SETTINGS}review_every: {every}\n", **files}).project
    chosen = review.rounds_of_the_latest(found)
    return None if chosen is None else (chosen[0].month, chosen[1].month)


@pytest.mark.parametrize(
    ("days", "every", "chosen"),
    [
        ((), "6 months", None),
        (("2026-10-14",), "6 months", None),
        (("2025-06-11", "2026-10-14"), "6 months", "2025-06"),
        (("2025-06-11", "2025-11-19", "2026-05-20", "2026-10-14"), "6 months", "2026-05"),
        (("2025-06-11", "2025-11-19", "2026-05-20", "2026-10-14"), "1 year", "2025-11"),
        (("2026-04-14", "2026-05-20", "2026-06-10", "2026-10-14"), "6 months", "2026-04"),
        (("2026-03-10", "2026-05-14", "2026-10-14"), "6 months", "2026-05"),
        (("2026-08-14", "2026-09-14", "2026-10-14"), "4 weeks", "2026-09"),
        (("2026-04-10", "2026-05-08", "2026-10-09"), "24 weeks", "2026-05"),
    ],
)
def test_the_older_round_is_the_one_nearest_to_the_span(days: tuple[str, ...], every: str, chosen: str | None) -> None:
    assert rounds(*days, every=every) == (None if chosen is None else (chosen, "2026-10"))


def test_of_two_rounds_that_are_as_near_the_later_is_taken() -> None:
    assert rounds("2026-03-04", "2026-04-01", "2026-09-02", every="24 weeks") == ("2026-04", "2026-09")


def test_the_last_review_looks_at_the_whole_life() -> None:
    found = project(*[scores(assets="basic")] * 3)
    whole = review.rounds_of_the_whole(found)
    assert whole is not None
    assert [each.month for each in whole] == ["2024-05", "2025-05"]
    assert review.rounds_of_the_whole(project(scores(assets="basic"))) is None


def test_nobody_is_asked_why_what_stayed_or_was_not_scored_in_one_round() -> None:
    old = scores(assets="basic", capacity="excellent", mutuality="basic", networks="dont-know", catalysts="dont-know")
    new = scores(assets="excellent", capacity="basic", mutuality="basic", networks="basic", catalysts="no-agreement")
    about = "  organisation:\n    assets:\n      answer: dont-know\n    capacity: {level: basic}\n"
    found = project(old, new + about)
    kinds = [(each.principle, each.kind) for each in review.moved(compare(*found.rounds))]
    assert kinds == [("assets", "rose"), ("capacity", "fell"), ("networks", "new")]


@pytest.mark.parametrize(
    ("counts", "alone"),
    [({"members": 4}, "members"), ({"members": 4, "staff": 0}, "members"), ({"members": 1, "staff": 1}, ""), ({}, "")],
)
def test_one_group_alone_is_seen(counts: dict[str, int], alone: str) -> None:
    assert review.only_group(project(), counts) == alone


def test_where_there_is_one_group_it_is_not_alone() -> None:
    one = project(settings="format: 1\nproject: x\ngroups: [{id: members, name: all of us}]\n")
    assert review.only_group(one, {"members": 4}) == ""


def test_the_actions_of_a_review_are_those_that_it_decided_and_those_it_had_before_it() -> None:
    files = {
        "coprod.yaml": SETTINGS,
        "work-plan.yaml": PLAN,
        "reviews/2024-05.yaml": "format: 1\ndate: 2024-05-21\n",
        "reviews/2024-11.yaml": "format: 1\ndate: 2024-11-20\n",
    }
    found = loaded(files).project
    first, second = found.reviews
    assert [each.id for each in review.decided_at(found, second)] == ["new"]
    assert [each.id for each in review.looked_at(found, second)] == ["met", "open", "told", "closed"]
    assert [each.id for each in review.decided_at(found, first)] == ["open"]
    assert "dayless" in [each.id for each in review.looked_at(found, first)]
    del files["work-plan.yaml"]
    nothing = loaded(files).project
    assert review.decided_at(nothing, second) == review.looked_at(nothing, second) == ()


def test_what_was_decided_after_a_review_was_not_before_it() -> None:
    plan = "format: 1\nactions: [{id: a, action: Ask, decided: {at: meeting, date: 2024-06}}, {id: b, action: Sing, decided: {at: meeting, date: 2024-05}}]\n"
    files = {"coprod.yaml": SETTINGS, "work-plan.yaml": plan, "reviews/2024-05.yaml": "format: 1\ndate: 2024-05-21\n"}
    found = loaded(files).project
    assert [each.id for each in review.looked_at(found, found.reviews[0])] == ["b"]


def test_the_last_review_has_every_action_of_the_project_before_it() -> None:
    files = {
        "coprod.yaml": SETTINGS,
        "work-plan.yaml": PLAN,
        "reviews/2024-05.yaml": "format: 1\ndate: 2024-05-21\n",
        "reviews/2024-11.yaml": "format: 1\ndate: 2024-11-20\nlast: true\n",
    }
    found = loaded(files).project
    assert [each.id for each in review.looked_at(found, found.reviews[1])] == [
        "met", "open", "told", "long-ago", "closed", "dayless",
    ]  # fmt: skip
