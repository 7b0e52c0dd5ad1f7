"""The questions after a meeting: which come when, what Enter keeps, and what the answers are in the files."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.meet import MeetFlow
from coprod_cli.questions.meeting_answers import MEETING_ANSWERS
from coprod_cli.questions.plan_answers import completed
from coprod_cli.records.validate import validate
from unit.making import SETTINGS, loaded
from unit.questions.test_review import ask, ids, tell

TODAY = datetime.date(2024, 11, 21)
PLAN = """\
format: 1
actions:
  - {id: drivers, action: Ask the drivers, group: staff, due: 2024-09, progress: [{date: 2024-08, note: Soon.}]}
  - {id: room, action: Find a room, due: 2025-03}
  - {id: later, action: Later, due: 2025-03, progress: [{date: 2024-08, note: Not yet.}]}
  - {id: bus, action: Ask for a bus, status: done}
"""
LAST = """\
format: 1
counts: {members: 5}
pen: {agenda: [staff], chair: [members, outside], minutes: [gone, carers]}
questions:
  worries: [The key]
  not_working: [The tea]
outcomes: {a: Slowly.}
"""
FILES = {
    "coprod.yaml": SETTINGS,
    "outcomes.yaml": "format: 1\noutcomes: [{id: a, outcome: We travel alone.}]\n",
    "work-plan.yaml": PLAN,
    "meetings/2024-10-10.yaml": LAST,
}
PEN = [f"pen/{name}" for name in ("agenda", "items", "chair", "minutes", "read_back", "time_and_place")]
EIGHT = [
    *(f"questions/{name}" for name in ("co_producing", "ground_rules", "work_plan")),
    *(f"questions/{name}/1" for name in ("worries", "going_well", "not_working", "learned", "could_do")),
]
COUNTS = ["counts/members", "counts/carers", "counts/staff"]


def begun(more: dict[str, str] | None = None, day: datetime.date | None = None) -> tuple[MeetFlow, Conversation]:
    project = loaded({**FILES, **(more or {})}).project
    flow = MeetFlow(project, TODAY, tuple(action.id for action in project.open_actions), day)
    return flow, Conversation(flow)


def said(answers: dict[str, str], more: dict[str, str] | None = None) -> dict[str, Any]:
    """Answer some of the questions, keep what Enter keeps for the rest, and return the answers as data."""
    flow, conversation = begun(more)
    asked = ids(conversation, answers)
    assert [name for name in answers if name not in asked] == []
    data = flow.data(conversation.answers)
    _record, findings = validate(MEETING_ANSWERS, PurePosixPath("x"), completed(data, "meeting"))
    assert findings == []
    return data


def test_what_was_left_open_comes_first() -> None:
    _flow, conversation = begun()
    assert ids(conversation, {}) == [
        "date", "settled/The key", "settled/The tea", "action/drivers/status", "action/room/status",
        *COUNTS, "again", *PEN, *EIGHT, "decisions/1", "do/1", "outcomes/a",
    ]  # fmt: skip


def test_a_first_meeting_asks_nothing_about_an_earlier_one() -> None:
    _flow, conversation = begun({"meetings/2024-10-10.yaml": "", "work-plan.yaml": "format: 1\n"})
    assert ids(conversation, {}) == ["date", *COUNTS, *PEN, *EIGHT, "decisions/1", "do/1", "outcomes/a"]


def test_a_day_that_is_named_is_not_asked() -> None:
    flow, conversation = begun(day=datetime.date(2024, 10, 9))
    assert ask(conversation).id == "action/drivers/status"  # the meeting of 10 October was not before that day
    assert flow.day({}) == datetime.date(2024, 10, 9)


def test_enter_alone_says_as_last_time_and_invents_nothing() -> None:
    assert said({}) == {
        "meeting": {"pen": {"agenda": ["staff"], "chair": ["members", "outside"], "minutes": ["carers"]}}
    }


def test_what_enter_keeps_is_shown_as_of_last_time() -> None:
    _flow, conversation = begun()
    while ask(conversation).id != "pen/chair":
        tell(conversation, "")
    chair = ask(conversation)
    assert (chair.now, chair.keeps) == (("members", "outside"), "As last time: {words} Press Enter to keep it.")
    tell(conversation, "2")
    conversation.back()
    assert (ask(conversation).now, ask(conversation).keeps) == (("carers",), "")
    tell(conversation, "2", "")
    assert ask(conversation).keeps == ""  # nothing stood there last time


def test_everything_that_was_answered_stands_in_the_files() -> None:
    answers = {
        "date": "2024-11-20", "settled/The key": "yes",
        "action/drivers/status": "doing", "action/drivers/note": "One came.", "action/drivers/due": "2025-01",
        "action/room/status": "done",
        "counts/members": "6", "counts/carers": "0", "counts/staff": "2", "again": "5", "newcomers": "A seat.",
        "pen/agenda": "1, 3", "pen/read_back": "2",
        "questions/co_producing": "yes", "questions/ground_rules": "partly", "questions/ground_rules/why": "Loud.",
        "questions/work_plan": "no", "questions/worries/1": "The hall", "questions/worries/2": "Money",
        "questions/learned/1": "To wait.", "decisions/1": "We sing.",
        "do/1": "Sing", "do/1/group": "carers", "do/1/due": "2025-02", "do/2": "Dance", "outcomes/a": "Faster.",
    }  # fmt: skip
    assert said(answers) == {
        "meeting": {
            "counts": {"members": 6, "carers": 0, "staff": 2}, "came_last_time": 5, "newcomers_offered": "A seat.",
            "pen": {"agenda": ["members", "staff"], "chair": ["members", "outside"], "minutes": ["carers"],
                    "read_back": ["carers"]},
            "questions": {
                "co_producing": {"answer": "yes"}, "ground_rules": {"answer": "partly", "why": "Loud."},
                "work_plan": {"answer": "no"}, "worries": ["The hall", "Money"], "learned": ["To wait."],
                "not_working": ["The tea"],
            },
            "settled": ["The key"], "decisions": ["We sing."], "outcomes": {"a": "Faster."},
        },
        "work-plan": {"actions": [
            {"id": "drivers", "status": "doing", "due": "2025-01", "progress": [{"date": "2024-11-20", "note": "One came."}]},
            {"id": "room", "status": "done", "closed": "2024-11-20"},
            {"action": "Sing", "group": "carers", "due": "2025-02"}, {"action": "Dance"},
        ]},
    }  # fmt: skip


def test_what_goes_on_is_shown_where_it_belongs_and_stands_before_what_is_new() -> None:
    flow, conversation = begun()
    tell(conversation, "", "no", "yes")
    while ask(conversation).id != "questions/worries/1":
        tell(conversation, "")
    assert ask(conversation).before == ("This goes on from last time:", "The key")
    tell(conversation, "The hall", "")
    assert flow.data(conversation.answers)["meeting"]["questions"] == {"worries": ["The key", "The hall"]}
    while ask(conversation).id != "questions/not_working/1":
        tell(conversation, "")
    assert ask(conversation).before == ()


def test_a_meeting_that_answered_none_of_the_eight_has_no_questions() -> None:
    data = said({"counts/members": "4", "settled/The key": "no"})
    assert "questions" not in data["meeting"]


@pytest.mark.parametrize(("again", "is_asked"), [("5", False), ("4", True), ("", False)])
def test_newcomers_are_asked_about_only_where_some_were_not_there_before(again: str, is_asked: bool) -> None:
    _flow, conversation = begun()
    asked = ids(conversation, {"counts/members": "5", "again": again})
    assert ("newcomers" in asked) is is_asked


def test_a_longer_talk_is_asked_about_when_three_meetings_wait() -> None:
    more = {f"meetings/2024-{month}-10.yaml": LAST for month in ("08", "09")}
    _flow, conversation = begun(more)
    assert ids(conversation, {})[5] == "longer_talk"
    assert said({"longer_talk": "yes"}, more)["meeting"]["longer_talk"] is True
    assert "longer_talk" not in said({"longer_talk": "no"}, more)["meeting"]
    one = {**more, "meetings/2024-09-10.yaml": LAST + "longer_talk: true\n"}
    assert "longer_talk" not in ids(begun(one)[1], {})


THERE = """\
format: 1
counts: {members: 4}
came_last_time: 3
pen: {agenda: [carers]}
questions: {co_producing: {answer: partly, why: Loud.}, worries: [The hall]}
settled: [The key]
longer_talk: true
decisions: [We sing.]
outcomes: {a: Faster.}
"""


def test_a_day_that_is_written_down_is_shown_and_added_to() -> None:
    more = {"meetings/2024-11-21.yaml": THERE}
    _flow, conversation = begun(more)
    first = tell(conversation, "")
    assert first is not None
    assert (
        first.before[0]
        == "The meeting of 21 November 2024 is written down already. You add to it: Enter keeps what it says."
    )
    kept = said({"decisions/1": "We dance.", "questions/worries/1": "Money"}, more)["meeting"]
    assert kept == {
        "counts": {"members": 4}, "came_last_time": 3, "pen": {"agenda": ["carers"]}, "longer_talk": True,
        "questions": {"co_producing": {"answer": "partly", "why": "Loud."}, "worries": ["The hall", "Money"],
                      "not_working": ["The tea"]},
        "decisions": ["We sing.", "We dance."], "outcomes": {"a": "Faster."},
    }  # fmt: skip
    assert said({"longer_talk": "no"}, more)["meeting"]["longer_talk"] is False


def test_personal_data_are_asked_about_before_they_are_written() -> None:
    _flow, conversation = begun()
    while ask(conversation).id != "decisions/1":
        tell(conversation, "")
    tell(conversation, "Ring 01172 496 018")
    assert ask(conversation).id == "decisions/1/privacy"
    tell(conversation, "1")
    assert ask(conversation).id == "decisions/1"


def test_no_groups_no_outcomes_no_plan() -> None:
    files = {"coprod.yaml": "format: 1\nproject: x\n", "outcomes.yaml": "format: 1\n", "work-plan.yaml": "format: 1\n",
             "meetings/2024-10-10.yaml": ""}  # fmt: skip
    _flow, conversation = begun(files)
    assert ids(conversation, {}) == ["date", *EIGHT, "decisions/1", "do/1"]
    assert said({}, files) == {"meeting": {}}


def test_nothing_said_is_nothing_to_write() -> None:
    flow, _conversation = begun()
    assert not flow.says_something({"meeting": {}})
    assert flow.says_something({"meeting": {"counts": {"members": 0}}})
    assert flow.says_something({"meeting": {}, "work-plan": {}})
