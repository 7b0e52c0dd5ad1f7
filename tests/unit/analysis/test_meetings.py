"""Meetings one after the other: what was left open, which ones wait for a longer talk, and when the next is due."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from coprod_cli.analysis.meetings import (
    asked,
    before,
    forgotten,
    next_meeting_due,
    on,
    since_the_longer_talk,
    to_look_at,
    unsettled,
)
from unit.making import SETTINGS, loaded

if TYPE_CHECKING:
    from coprod_cli.project import Project

DAY = datetime.date(2024, 11, 6)


def project(*meetings: str, plan: str = "", **more: str) -> Project:
    """Make a project of meetings, a month apart from January 2024 on."""
    files = {f"meetings/2024-{month:02}-03.yaml": f"format: 1\n{text}" for month, text in enumerate(meetings, 1)}
    found = loaded(
        {"coprod.yaml": SETTINGS, **files, **({"work-plan.yaml": f"format: 1\n{plan}"} if plan else {}), **more}
    )
    return found.project


def test_the_meetings_before_a_day_and_on_it() -> None:
    made = project("", "", "")
    assert [str(each.day) for each in before(made, datetime.date(2024, 3, 3))] == ["2024-01-03", "2024-02-03"]
    assert on(made, datetime.date(2024, 3, 3)) is made.meetings[2]
    assert on(made, DAY) is None


def left(*meetings: str) -> list[tuple[str, str]]:
    return [tuple(each) for each in unsettled(project(*meetings).meetings)]  # type: ignore[misc]  # each is a pair


SAID = "questions: {worries: [The bus, The key], not_working: [Tea]}\n"


def test_what_the_latest_answers_left_open_is_unsettled() -> None:
    assert left() == []
    assert left("") == []
    assert left("questions: {worries: [Old]}\n", SAID) == [
        ("worries", "The bus"), ("worries", "The key"), ("not_working", "Tea"),
    ]  # fmt: skip


def test_a_meeting_without_the_questions_settles_and_forgets_nothing() -> None:
    assert left(SAID, "settled: [the  BUS]\n") == [("worries", "The key"), ("not_working", "Tea")]
    assert left("settled: [The bus]\n", SAID)[0] == ("worries", "The bus")


@pytest.mark.parametrize(
    ("latest", "is_forgotten"),
    [
        ("questions: {going_well: [All of it]}", ["The bus", "The key", "Tea"]),
        ("questions: {worries: [the  bus, Tea]}\nsettled: [The key]", []),
        ("settled: [The key]", []),
        ("", []),
    ],
)
def test_what_is_neither_settled_nor_said_again_is_forgotten_where_the_questions_were_asked(
    latest: str, is_forgotten: list[str]
) -> None:
    made = project(SAID, latest)
    assert [each.text for each in forgotten(made, made.meetings[-1])] == is_forgotten


def test_what_waits_for_a_longer_talk_came_after_the_last_one() -> None:
    meetings = project(SAID, SAID + "longer_talk: true\n", "", SAID).meetings
    assert [str(each.day) for each in since_the_longer_talk(meetings)] == ["2024-04-03"]
    assert since_the_longer_talk(meetings[:1]) == meetings[:1]
    assert since_the_longer_talk(meetings[:2]) == ()
    assert [str(each.day) for each in asked(meetings)] == ["2024-01-03", "2024-02-03", "2024-04-03"]


@pytest.mark.parametrize(
    ("action", "is_looked_at"),
    [
        ("due: 2024-11-06, progress: [{date: 2024-10, note: x}]", True),
        ("due: 2024-11, progress: [{date: 2024-10, note: x}]", False),
        ("progress: [{date: 2024-10, note: x}]", False),
        ("due: 2025-01", True),
        ("status: doing", True),
        ("decided: {at: meeting, date: 2024-11-05}", True),
        ("decided: {at: meeting, date: 2024-11-06}", False),
    ],
)
def test_an_action_is_looked_at_when_it_is_due_or_nobody_did(action: str, is_looked_at: bool) -> None:
    made = project(plan=f"actions: [{{id: a, action: Sing, {action}}}]\n")
    assert bool(to_look_at(made.actions, DAY)) is is_looked_at


def test_the_next_meeting_is_due_where_that_is_agreed_and_certain() -> None:
    every = "meet_every: 4 weeks\n"
    assert next_meeting_due(project("", plan=every)) == datetime.date(2024, 1, 31)
    assert next_meeting_due(project("", plan="meet_every: 1 month\n")) == datetime.date(2024, 2, 3)
    assert next_meeting_due(project("")) is None
    assert next_meeting_due(project(plan=every)) is None
    assert next_meeting_due(project("", plan="activities: []\n")) is None
    broken = {"meetings/2024-05-05.yaml": "format: ["}
    assert next_meeting_due(project("", plan=every, **broken)) is None
