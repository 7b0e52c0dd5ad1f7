"""The loaded whole, and its look-ups."""

from __future__ import annotations

import datetime

from unit.making import SETTINGS, project, scores

DATED = scores(assets="basic")
UNDATED = DATED.replace("date: MONTH-14\n", "")


def test_a_file_without_a_date_is_no_round_yet() -> None:
    found = project(DATED, UNDATED)
    assert [each.month for each in found.assessments] == ["2024-05", "2024-11"]
    assert [each.month for each in found.rounds] == ["2024-05"]
    assert found.round("2024-05") is not None
    assert found.round("2024-11") is None


def test_the_round_before_is_the_latest_that_is_earlier() -> None:
    found = project(DATED, DATED, UNDATED, DATED)
    first, second, last = found.rounds
    assert found.before(last) is second
    assert found.before(second) is first
    assert found.before(first) is None


def test_the_next_round_is_due_a_span_after_the_last() -> None:
    assert project().next_round_due() is None
    assert project(UNDATED).next_round_due() is None
    assert project(DATED, DATED).next_round_due() == datetime.date(2025, 5, 14)
    yearly = SETTINGS + "review_every: 1 year\n"
    assert project(DATED, settings=yearly).next_round_due() == datetime.date(2025, 5, 14)


def test_a_group_is_called_by_its_name_or_else_by_its_id() -> None:
    assert project().group_name("carers") == "family carers"
    assert project().group_name("strangers") == "strangers"


def test_the_people_of_a_round_are_counted_together() -> None:
    counted = DATED + "counts: {members: 5, staff: 2}\n"
    assert [found.people for found in project(DATED, counted).rounds] == [0, 7]


def test_scores_go_by_the_principles_id_and_are_given_under_the_files_name() -> None:
    (found,) = project(scores(capabilities="basic")).rounds
    assert list(found.scores("project")) == ["capacity"]
    assert [(about, name) for about, name, _score in found.given_scores()] == [("project", "capabilities")]
    assert found.scores("organisation") == {}


def test_scores_of_a_framework_that_is_gone_keep_their_names() -> None:
    (found,) = project(DATED.replace("format: 1", "format: 1\nframework: lost-for-ever")).rounds
    assert found.framework is None
    assert list(found.scores("project")) == ["assets"]
