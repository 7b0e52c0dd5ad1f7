"""How a project begins: what was typed, or stands in an answers file, becomes the same data."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest

from coprod_cli.questions.begin import BEGINNING, BeginFlow, as_answers, completed
from coprod_cli.questions.conversation import Conversation
from coprod_cli.records.validate import validate


def begun(answers: dict[str, Any], folder: str = "maple") -> dict[str, Any]:
    """Return the plain data of a beginning; it has to be one."""
    record, findings = validate(BEGINNING, PurePosixPath("answers"), completed(answers, folder))
    assert findings == []
    assert record is not None
    return record.plain()


def test_nothing_answered_is_a_project_with_the_folders_name() -> None:
    assert begun({}) == {
        "coprod": {"format": 1, "project": "maple"},
        "outcomes": {"format": 1, "outcomes": []},
        "roles": {"format": 1, "roles": [], "not_here_yet": []},
        "ground-rules": {"format": 1},
    }


@pytest.mark.parametrize("name", [{}, {"project": None}, {"project": ""}])
def test_a_name_that_is_not_given_is_the_folders(name: dict[str, Any]) -> None:
    assert begun({"coprod": {**name, "purpose": "x"}})["coprod"] == {"format": 1, "project": "maple", "purpose": "x"}
    assert begun({"coprod": {"project": "Maple House"}})["coprod"]["project"] == "Maple House"


def test_what_is_given_is_kept_and_nothing_given_is_changed() -> None:
    given = {"coprod": {"format": "1", "project": "x"}, "roles": None, "ground-rules": {"rules": ["Ask."]}}
    found = begun(given)
    assert found["ground-rules"] == {"format": 1, "rules": ["Ask."]}
    assert found["roles"]["roles"] == []
    assert given == {"coprod": {"format": "1", "project": "x"}, "roles": None, "ground-rules": {"rules": ["Ask."]}}


@pytest.mark.parametrize(
    ("answers", "keys"),
    [
        ({"coprod": "x"}, ("coprod",)),
        ({"coprod": []}, ("coprod",)),
        ({"outcomes": ["x"]}, ("outcomes",)),
        ({"coprod": {"format": "2"}}, ("coprod", "format")),
        ({"surprise": {}}, ("surprise",)),
        ({"ground-rules": {"rules": [""]}}, ("ground-rules", "rules", 0)),
        ({"ground_rules": {}}, ("ground_rules",)),
    ],
)
def test_what_does_not_fit_is_found_where_it_stands(answers: dict[str, Any], keys: tuple[str | int, ...]) -> None:
    record, findings = validate(BEGINNING, PurePosixPath("answers"), completed(answers, "maple"))
    assert record is None
    assert findings[0].place.keys == keys


def held(*answers: str) -> tuple[BeginFlow, Conversation, list[str]]:
    """Answer one question after another; return what was asked too."""
    flow = BeginFlow("maple")
    conversation = Conversation(flow)
    asked = []
    for answer in answers:
        question = conversation.question()
        assert question is not None
        asked.append(question.id)
        conversation.answer(question, answer or str(question.now))
    return flow, conversation, asked


def test_four_things_are_asked_and_the_folders_name_is_offered() -> None:
    flow, conversation, asked = held("", "", "", "")
    assert asked == ["name", "purpose", "group/1", "decided/1"]
    assert conversation.question() is None
    assert flow.data(conversation.answers) == {"coprod": {"project": "maple"}}


def test_groups_and_what_was_decided_are_asked_for_until_there_is_no_more() -> None:
    flow, conversation, asked = held(
        "Maple House", "", "us", "staff paid", "", "The rent", "The council", "The hall", "", ""
    )
    assert asked[2:] == [
        "group/1",
        "group/2",
        "group/3",
        "decided/1",
        "decided/1/who",
        "decided/2",
        "decided/2/who",
        "decided/3",
    ]
    assert flow.data(conversation.answers) == as_answers(
        "Maple House", "", ["us", "staff paid"], [("The rent", "The council"), ("The hall", "")]
    )


def test_personal_data_are_asked_about_before_they_are_written() -> None:
    _flow, conversation, _asked = held("", "Ring Ann on 01172 496 018.")
    question = conversation.question()
    assert question is not None
    assert question.id == "purpose/privacy"


def test_what_was_typed_becomes_answers() -> None:
    assert as_answers("Maple", "We run it.", ["us", "Staff paid"], [("The rent", "The council"), ("The hall", "")]) == {
        "coprod": {
            "project": "Maple",
            "purpose": "We run it.",
            "groups": [{"id": "us", "name": "us"}, {"id": "staff", "name": "Staff", "paid": "true"}],
            "already_decided": [{"what": "The rent", "who": "The council"}, {"what": "The hall"}],
        }
    }


def test_what_was_skipped_is_left_out() -> None:
    assert as_answers("", "", [], []) == {"coprod": {}}


@pytest.mark.parametrize(
    ("line", "name", "paid"),
    [
        ("staff paid", "staff", True),
        ("staff (paid)", "staff", True),
        ("staff, paid", "staff", True),
        ("staff PAID", "staff", True),
        ("nurses ( paid)", "nurses", True),
        ("unpaid", "unpaid", False),
        ("people who are paid for", "people who are paid for", False),
        ("paid", "paid", False),
        (" paid", " paid", False),
        ("badly paid staff", "badly paid staff", False),
        ("the overpaid", "the overpaid", False),
    ],
)
def test_a_group_is_paid_when_its_line_says_so_at_the_end(line: str, name: str, paid: bool) -> None:
    (group,) = as_answers("", "", [line], [])["coprod"]["groups"]
    assert (group["name"], group.get("paid") == "true") == (name, paid)


def test_groups_of_one_name_get_ids_of_their_own() -> None:
    groups = as_answers("", "", ["Staff", "staff", "staff paid"], [])["coprod"]["groups"]
    assert [group["id"] for group in groups] == ["staff", "staff-2", "staff-3"]


@pytest.mark.parametrize("word", ["not paid", "are not paid"])
def test_people_who_say_that_they_are_not_paid_are_not_taken_for_paid(word: str) -> None:
    (group,) = as_answers("", "", [f"neighbours, {word}"], [])["coprod"]["groups"]
    assert "paid" not in group
