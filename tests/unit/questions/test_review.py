"""The questions of a review: which come when, and what the answers are in the files."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from typing import Any

import pytest

from coprod_cli.analysis.review import rounds_of_the_latest
from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.plan_answers import completed
from coprod_cli.questions.question import Answer, NotUnderstood, Question, understood
from coprod_cli.questions.review import ReviewFlow
from coprod_cli.questions.review_answers import REVIEW_ANSWERS
from coprod_cli.records.validate import validate
from unit.making import SETTINGS, loaded, scores

TODAY = datetime.date(2024, 11, 21)
PLAN = """\
format: 1
actions:
  - id: drivers
    action: Ask the drivers
    group: staff
    due: 2024-09
    progress: [{date: 2024-08-01, note: Two said yes.}]
  - {id: room, action: Find a room!, due: 2025-03}
  - {id: bus, action: Ask for a bus, status: done}
"""
FILES = {
    "coprod.yaml": SETTINGS,
    "assessments/2024-05.yaml": scores(assets="basic", capacity="excellent", mutuality="basic").replace("MONTH", "2024-05"),
    "assessments/2024-11.yaml": scores(assets="excellent", capacity="basic", mutuality="basic").replace("MONTH", "2024-11"),
    "outcomes.yaml": "format: 1\noutcomes: [{id: a, outcome: We travel alone.}]\n",
    "work-plan.yaml": PLAN,
}  # fmt: skip


def begun(more: dict[str, str] | None = None, *, is_last: bool = False) -> tuple[ReviewFlow, Conversation]:
    found = loaded({**FILES, **(more or {})})
    assert found.findings == ()
    project = found.project
    ids = tuple(action.id for action in project.open_actions)
    flow = ReviewFlow(project, rounds_of_the_latest(project), TODAY, ids, is_last)
    return flow, Conversation(flow)


def ask(conversation: Conversation) -> Question:
    question = conversation.question()
    assert question is not None
    return question


def tell(conversation: Conversation, *typed: str) -> Question | None:
    """Answer as a person types; an empty line keeps what is there, and `s` skips."""
    for each in typed:
        question = ask(conversation)
        answer: Answer | NotUnderstood = (
            question.now if each == "" else "" if each == "s" else understood(question, each)
        )
        assert not isinstance(answer, NotUnderstood), (question.id, answer)
        conversation.answer(question, answer)
    return conversation.question()


def ids(conversation: Conversation, answers: dict[str, str]) -> list[str]:
    """Answer every question, by its id or not at all, and return the ids in the order they came."""
    asked = []
    while (question := conversation.question()) is not None:
        asked.append(question.id)
        typed = answers.get(question.id, "")
        conversation.answer(question, understood(question, typed) if typed else question.now)  # type: ignore[arg-type]  # every answer of the tests is understood
    return asked


def test_everything_is_asked_in_the_order_of_the_review() -> None:
    _flow, conversation = begun()
    assert ids(conversation, {}) == [
        "date", "counts/members", "counts/carers", "counts/staff", "action/drivers/status", "action/room/status",
        "why/project/assets", "why/project/capacity", "helped", "in_the_way", "outcomes", "still_fits/aims",
        "still_fits/principles", "not_here_yet",
        "gave/1", "cost/1", "worth_it", "changed_elsewhere", "asked_outside", "learned/1", "do/1", "next",
    ]  # fmt: skip


def test_what_is_known_of_each_part_is_told_before_it_is_talked_about() -> None:
    _flow, conversation = begun({
        "ground-rules.md": "---\nformat: 1\n---\n- We listen.\n",
        "meetings/2024-11-13.yaml": "format: 1\npen: {chair: [carers]}\nquestions: {learned: [Tea helps.], "
                                    "ground_rules: {answer: partly, why: Loud.}}\n",
        "outcomes.yaml": "format: 1\noutcomes: [{id: a, outcome: We travel alone., heard: [bus], indicators: ["
                         "{id: b, indicator: Trips, looks_at: impact, so_far: [{date: 2024-10, value: 7}]},"
                         "{id: c, indicator: Talks, looks_at: process, so_far: [{date: 2024-10, value: 2}]}]}]\n",
        "you-said.yaml": "format: 1\nsaid: [{id: bus, said: No bus., led_to: [a]}]\n",
        "roles.yaml": "format: 1\nnot_here_yet: [{who: Drivers, next_step: Ask them.}]\n",
    })  # fmt: skip
    told = {}
    while (question := conversation.question()) is not None:
        told[question.id] = question.before, question.text
        conversation.answer(question, question.now)
    assert told["outcomes"] == (
        ("How our outcomes go:", "In people's lives:", "We travel alone.", "Trips: October 2024: 7.",
         "In how we work together:", "We travel alone.", "Talks: October 2024: 2."),
        "What changed in people's lives, and how do we know?",
    )  # fmt: skip
    assert told["ground_rules"] == (
        ("Our ground rules, as the meetings saw them:", "13 November 2024. Were they kept? Partly. Why: Loud."),
        "Does a rule have to change?",
    )
    assert told["pen"][0][:3] == (
        "Who holds the pen:", "At our meetings, by group:", "Chaired: family carers 1 of 1",
    )  # fmt: skip
    assert told["not_here_yet"] == (
        ("Who is not here yet:", "Drivers", "Next step: Ask them."),
        "Who else is missing? Who asks them?",
    )
    assert told["tell"] == (
        ("Whom to tell what came of it:", "People said this, and have not heard what came of it:", "No bus.",
         "It led to: We travel alone."),
        "Who tells them, where, and by when?",
    )  # fmt: skip
    assert told["learned/1"][0] == ("What we learned:", "What meetings learned:", "Tea helps.")


def test_after_two_reviews_the_year_is_looked_at() -> None:
    review = "format: 1\ndate: {0}-20\nhelped: The keys.\ncompared: {{from: 2024-05, to: 2024-11}}\n"
    _flow, conversation = begun({
        f"reviews/{month}.yaml": review.format(month) for month in ("2024-05", "2024-10")
    })  # fmt: skip
    while ask(conversation).id != "worth_it":
        conversation.answer(ask(conversation), ask(conversation).now)
    assert ask(conversation).text == "Was the year worth the effort, and to whom? What would you do otherwise?"
    assert ask(conversation).before[:3] == (
        "The year behind us:", "From May 2024 to November 2024, about our project:", "Assets rose from Basic to Excellent."
    )  # fmt: skip
    assert ask(conversation).before[-2:] == ("At the review of October 2024:", "What helped: The keys.")


def test_what_is_answered_is_a_review_and_a_piece_of_the_work_plan() -> None:
    flow, conversation = begun()
    answers = {
        "counts/members": "6", "counts/carers": "0", "counts/staff": "3",
        "action/drivers/status": "doing", "action/drivers/note": "Their rota clashed.", "action/drivers/due": "2025-01",
        "action/room/status": "stopped", "action/room/why": "The library has one.",
        "why/project/assets": "Two lead now.", "helped": "The keys.", "still_fits/principles": "All of them.",
        "gave/1": "Friends.", "gave/2": "A voice.", "cost/1": "Saturdays.", "worth_it": "Yes.",
        "changed_elsewhere": "The church asks too.",
        "do/1": "Write to the council", "do/1/group": "carers", "do/1/due": "2025-02-01", "do/1/principles": "assets, networks",
        "do/2": "Sing", "next": "2025-05-20",
    }  # fmt: skip
    asked = ids(conversation, answers)
    assert [name for name in answers if name not in asked] == []
    assert flow.data(conversation.answers) == {
        "review": {
            "date": "2024-11-21", "counts": {"members": 6, "carers": 0, "staff": 3},
            "compared": {"from": "2024-05", "to": "2024-11"}, "why": {"project": {"assets": "Two lead now."}},
            "helped": "The keys.", "still_fits": {"principles": "All of them."}, "gave": ["Friends.", "A voice."],
            "cost": ["Saturdays."], "worth_it": "Yes.", "changed_elsewhere": "The church asks too.", "next": "2025-05-20",
        },
        "work-plan": {"actions": [
            {"id": "drivers", "status": "doing", "due": "2025-01",
             "progress": [{"date": "2024-11-21", "note": "Their rota clashed."}]},
            {"id": "room", "status": "stopped", "closed": "2024-11-21", "why": "The library has one."},
            {"action": "Write to the council", "principles": ["assets", "networks"], "group": "carers", "due": "2025-02-01"},
            {"action": "Sing"},
        ]},
    }  # fmt: skip
    _record, findings = validate(
        REVIEW_ANSWERS, PurePosixPath("x"), completed(flow.data(conversation.answers), "review")
    )
    assert findings == []


def test_an_action_is_asked_about_with_what_was_said_of_it_last() -> None:
    _flow, conversation = begun()
    tell(conversation, "", "6", "3", "3")
    assert ask(conversation).before == (
        "What we decided, 1 of 2: Ask the drivers. Who: staff. By when: September 2024.", "1 August 2024: Two said yes.",
    )  # fmt: skip
    tell(conversation, "s")
    assert ask(conversation).before == ("What we decided, 2 of 2: Find a room! By when: March 2025.",)


def test_a_new_day_is_asked_for_only_where_the_old_one_is_past() -> None:
    _flow, conversation = begun()
    nxt = tell(conversation, "", "6", "3", "3", "doing", "s", "s", "doing", "s")
    assert nxt is not None
    assert "action/drivers/due" in conversation.answers
    assert nxt.id == "why/project/assets"


def test_what_was_stopped_needs_its_reason() -> None:
    _flow, conversation = begun()
    question = tell(conversation, "", "6", "3", "3", "stopped")
    assert question is not None
    assert question.needed


def test_one_group_alone_is_told_once() -> None:
    _flow, conversation = begun()
    question = tell(conversation, "", "6", "0", "0")
    assert question is not None
    assert question.before[0] == "Only one group is here: people who live here. A review needs the others too."
    tell(conversation, "s")
    assert "Only one group" not in ask(conversation).before[0]


@pytest.mark.parametrize("counts", [("6", "1", "s"), ("0", "0", "0"), ("s", "s", "s")])
def test_two_groups_or_nobody_is_nothing_to_tell(counts: tuple[str, str, str]) -> None:
    _flow, conversation = begun()
    question = tell(conversation, "", *counts)
    assert question is not None
    assert question.before[0].startswith("What we decided, 1 of 2")


def test_a_fall_is_asked_about_as_something_to_learn_from() -> None:
    _flow, conversation = begun()
    rose = tell(conversation, "", "6", "3", "3", "s", "s")
    assert rose is not None
    assert rose.before == ("About our project:", "Assets rose from Basic to Excellent.")
    assert rose.text == "Why is that?"
    fell = tell(conversation, "s")
    assert fell is not None
    assert fell.text == "What may have made it fall?"
    assert fell.help.startswith("A fall is something to learn from.")


def test_where_the_words_of_the_framework_changed_that_is_said_first() -> None:
    more = {
        name: f"{FILES[name]}wording: {sign * 12}\n"
        for name, sign in (("assessments/2024-05.yaml", "a"), ("assessments/2024-11.yaml", "b"))
    }
    _flow, conversation = begun(more)
    question = tell(conversation, "", "6", "3", "3", "s", "s")
    assert question is not None
    assert question.before[0].startswith("The wording of the framework changed")
    after = tell(conversation, "s")
    assert after is not None
    assert after.before[0] == "About our project:"


def test_where_nothing_moved_that_is_said() -> None:
    same = FILES["assessments/2024-05.yaml"].replace("2024-05", "2024-11")
    _flow, conversation = begun({"assessments/2024-11.yaml": same})
    question = tell(conversation, "", "6", "3", "3", "s", "s")
    assert question is not None
    assert (question.id, question.before) == ("helped", ("No level moved between the two rounds.",))


def test_without_two_rounds_groups_aims_and_actions_the_rest_is_asked() -> None:
    flow = ReviewFlow(loaded({"coprod.yaml": "format: 1\nproject: x\n"}).project, None, TODAY, ())
    conversation = Conversation(flow)
    assert ids(conversation, {"do/1": "Sing"}) == [
        "date", "helped", "in_the_way", "still_fits/principles", "not_here_yet", "gave/1", "cost/1", "worth_it",
        "changed_elsewhere", "asked_outside", "learned/1", "do/1", "do/1/due", "do/1/principles", "do/2", "next",
    ]  # fmt: skip
    assert flow.data(conversation.answers) == {
        "review": {"date": "2024-11-21", "next": "2025-05"}, "work-plan": {"actions": [{"action": "Sing"}]},
    }  # fmt: skip


def test_the_last_review_asks_for_no_next_one() -> None:
    flow, conversation = begun(is_last=True)
    asked = ids(conversation, {})
    assert asked[-1] == "do/1"
    assert flow.data(conversation.answers)["review"]["last"] is True


def test_personal_data_are_shown_by_their_kind_and_may_be_said_anew() -> None:
    flow, conversation = begun()
    tell(conversation, "", "6", "3", "3", "s", "s", "s", "s")
    question = tell(conversation, "Ann, 01172 496 018, had the keys.")
    assert question is not None
    assert question.id == "helped/privacy"
    nxt = tell(conversation, "reword")
    assert nxt is not None
    assert nxt.id == "helped"
    tell(conversation, "One of us had the keys.")
    assert flow.data(conversation.answers)["review"]["helped"] == "One of us had the keys."


@pytest.mark.parametrize(("typed", "says"), [({}, False), ({"counts/members": "4", "next": "2025-05"}, False), ({"helped": "Keys"}, True),
                                             ({"do/1": "Sing"}, True), ({"action/room/status": "done"}, True)])  # fmt: skip
def test_a_day_and_who_came_are_no_review_yet(typed: dict[str, str], says: bool) -> None:
    flow, conversation = begun()
    ids(conversation, typed)
    assert flow.says_something(flow.data(conversation.answers)) is says
    last, whole = begun(is_last=True)
    ids(whole, {})
    assert last.says_something(last.data(whole.answers))


# A month that has a review already

THERE = """\
format: 1
date: 2024-11-05
counts: {members: 5}
compared: {from: 2024-05, to: 2024-11}
why: {project: {assets: Two lead.}}
helped: The keys.
still_fits: {aims: Both do.}
gave: [Friends., A voice.]
next: 2025-04
"""


def test_what_the_review_says_already_is_kept_with_enter_and_added_to() -> None:
    flow, conversation = begun({"reviews/2024-11.yaml": THERE})
    assert ask(conversation).now == "2024-11-05"
    question = tell(conversation, "")
    assert question is not None
    assert question.before == ("November 2024 has a review already. You add to it: Enter keeps what it says.",)
    assert question.now == "5"
    answers = {"gave/1": "Friends.", "gave/2": "Tea."}
    shown: dict[str, Any] = {}
    while (each := conversation.question()) is not None:
        shown[each.id] = each
        typed = answers.get(each.id, "")
        conversation.answer(each, typed or each.now)
    assert shown["gave/1"].before == ("The file says:", "Friends.", "A voice.")
    assert (shown["why/project/assets"].now, shown["helped"].now, shown["next"].now) == (
        "Two lead.",
        "The keys.",
        "2025-04",
    )
    assert flow.data(conversation.answers)["review"] == {
        "date": "2024-11-05", "counts": {"members": 5}, "compared": {"from": "2024-05", "to": "2024-11"},
        "why": {"project": {"assets": "Two lead."}}, "helped": "The keys.", "still_fits": {"aims": "Both do."},
        "gave": ["Friends.", "A voice.", "Tea."], "next": "2025-04",
    }  # fmt: skip


def test_a_day_in_another_month_is_another_review() -> None:
    _flow, conversation = begun({"reviews/2024-11.yaml": THERE})
    question = tell(conversation, "2024-10-30")
    assert question is not None
    assert (question.before, question.now) == ((), "")


def test_a_day_or_a_month_is_understood_and_nothing_else() -> None:
    question = Question("x", "When?", "when")
    assert understood(question, "2025-05") == "2025-05"
    assert understood(question, "2025-05-20") == "2025-05-20"
    for slip in ("May", "2025-13", "2025-02-30", "2025"):
        assert isinstance(understood(question, slip), NotUnderstood)
