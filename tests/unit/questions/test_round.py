"""The questions of a round: which come when, and what the answers are in the month's file."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.question import Answer, NotUnderstood, Question, understood
from coprod_cli.questions.round import RoundFlow, what_is_there
from coprod_cli.records.kinds import ASSESSMENT
from coprod_cli.records.validate import validate
from unit.making import project, scores

if TYPE_CHECKING:
    from coprod_cli.project import Project

TODAY = datetime.date(2026, 11, 21)
REAL = "On 3 March two members ran the stall at the market."
LAST = scores(assets="basic") + "counts: {members: 4}\n"


def begun(found: Project, about: Any = "project", month: str = "2026-11") -> tuple[RoundFlow, Conversation]:
    flow = RoundFlow(found, month, about, TODAY, what_is_there(found, month, about))
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


HEAD = ("", "s", "4", "3", "0", "s")
"""The day, how, three counts, what changed; there is no round before."""


def at_assets(*rounds: str) -> tuple[RoundFlow, Conversation]:
    flow, conversation = begun(project(*rounds))
    tell(conversation, *HEAD[:5], *(["3"] if rounds else []), "s")
    assert ask(conversation).id == "assets/level"
    return flow, conversation


def test_first_the_day_the_people_and_what_changed() -> None:
    flow, conversation = begun(project(LAST))
    ids = []
    for typed in ("", "together", "4", "3", "0", "3", "The hall closed.", "Ann moved away.", ""):
        ids.append(ask(conversation).id)
        tell(conversation, typed)
    assert ids == [
        "date",
        "how",
        "counts/members",
        "counts/carers",
        "counts/staff",
        "came_last_time",
        "around/1",
        "around/2",
        "around/3",
    ]
    assert flow.piece(conversation.answers) == {
        "date": "2026-11-21", "how": "together", "counts": {"members": 4, "carers": 3, "staff": 0}, "came_last_time": 3,
        "changed_around_us": ["The hall closed.", "Ann moved away."],
    }  # fmt: skip
    assert ask(conversation).id == "assets/level"


def test_without_a_round_before_nobody_is_asked_who_came_again() -> None:
    _flow, conversation = begun(project())
    tell(conversation, *HEAD)
    assert "came_last_time" not in conversation.answers
    assert not any("Last time" in line for line in ask(conversation).before)


def test_another_month_than_this_offers_no_day() -> None:
    _flow, conversation = begun(project(), month="2026-10")
    assert (ask(conversation).id, ask(conversation).now, ask(conversation).month) == ("date", "", "2026-10")


def test_a_level_is_chosen_in_words_with_what_was_said_last_time() -> None:
    _flow, conversation = at_assets(LAST)
    question = ask(conversation)
    assert question.before[0] == "1 of 6. Assets."
    assert question.before[1] == "Each of us has something to give, and we build on it."
    assert question.before[2].startswith('Last time, in May 2024: Basic. "On 2 October')
    assert [choice.words.partition(":")[0] for choice in question.choices] == [
        "Not there yet", "Basic", "Making progress", "Excellent", "We do not know", "Not for us", "No agreement",
    ]  # fmt: skip
    assert all(": " in choice.words for choice in question.choices[:4])


def test_a_whole_principle_stands_in_the_file_with_its_example() -> None:
    flow, conversation = at_assets()
    nxt = tell(conversation, "basic", REAL, "members", "1 2", "s", "The manager gave her the keys.", "s")
    assert nxt is not None
    assert nxt.id == "capacity/level"
    assert flow.piece(conversation.answers)["scores"] == {"project": {"assets": {
        "level": "basic",
        "examples": [{"said": REAL, "told_by": "members", "also_seen_by": ["carers", "staff"]}],
        "helps": "The manager gave her the keys.",
    }}}  # fmt: skip


def test_a_principle_that_is_not_at_its_end_is_in_no_file() -> None:
    flow, conversation = at_assets()
    for typed in ("basic", REAL, "s", "s", "s", "s"):
        assert "scores" not in flow.piece(conversation.answers)
        tell(conversation, typed)
    assert "scores" not in flow.piece(conversation.answers)
    tell(conversation, "s")
    assert "scores" in flow.piece(conversation.answers)


@pytest.mark.parametrize(
    ("typed", "score"),
    [
        (("dont", ), None),
        (("we do not",), {"answer": "dont-know"}),
        (("no agree",), {"answer": "no-agreement"}),
        (("not for", "We are one family."), {"answer": "not-for-us", "why": "We are one family."}),
    ],
)  # fmt: skip
def test_answers_that_are_no_level_need_no_example(typed: tuple[str, ...], score: dict[str, str] | None) -> None:
    flow, conversation = at_assets()
    if score is None:
        assert isinstance(understood(ask(conversation), typed[0]), NotUnderstood)
        return
    nxt = tell(conversation, *typed)
    assert nxt is not None
    assert nxt.id == "capacity/level"
    assert flow.piece(conversation.answers)["scores"]["project"]["assets"] == score


def test_a_reason_is_needed_where_a_principle_is_not_for_us() -> None:
    _flow, conversation = at_assets()
    question = tell(conversation, "not for")
    assert question is not None
    assert question.needed


def test_a_principle_that_is_skipped_is_not_answered() -> None:
    flow, conversation = at_assets()
    nxt = tell(conversation, "s")
    assert nxt is not None
    assert nxt.id == "capacity/level"
    assert "scores" not in flow.piece(conversation.answers)


# Examples


@pytest.mark.parametrize(
    ("said", "word", "choices"),
    [
        ("s", "nef found", ["more", "level"]),
        ("We sang.", "very short", ["more", "level", "keep"]),
        ("We always try to ask everybody what they think of it.", "usually do", ["more", "level", "keep"]),
        ("On 2 October Kofi ran the evening with two of us.", "last time", ["more", "level", "keep"]),
    ],
)
def test_an_example_that_does_not_show_much_gets_advice_and_a_choice(said: str, word: str, choices: list[str]) -> None:
    _flow, conversation = at_assets(LAST)
    question = tell(conversation, "excellent", said)
    assert question is not None
    assert question.id == "assets/example/1/advice"
    assert word in question.before[0]
    assert [choice.id for choice in question.choices] == choices
    assert question.needed


def test_a_level_without_an_example_is_never_kept() -> None:
    flow, conversation = at_assets()
    tell(conversation, "basic", "s")
    nxt = tell(conversation, "level")
    assert nxt is not None
    assert (nxt.id, nxt.now) == ("assets/level", "basic")
    tell(conversation, "", "s", "example")
    assert ask(conversation).id == "assets/example/1"
    tell(conversation, REAL, "s", "s", "s", "s", "s")
    assert flow.piece(conversation.answers)["scores"]["project"]["assets"]["examples"] == [{"said": REAL}]


def test_a_short_example_may_be_kept() -> None:
    flow, conversation = at_assets()
    tell(conversation, "basic", "We sang.", "keep", "s", "s", "s", "s", "s")
    assert flow.piece(conversation.answers)["scores"]["project"]["assets"]["examples"] == [{"said": "We sang."}]


def test_one_example_may_serve_a_second_principle() -> None:
    flow, conversation = at_assets()
    tell(conversation, "basic", REAL, "s", "s", "s", "s", "s", "excellent")
    question = ask(conversation)
    assert [choice.words for choice in question.choices] == [f'Assets: "{REAL}"']
    nxt = tell(conversation, "1", "s", "s", "s")
    assert nxt is not None
    assert nxt.id == "mutuality/level"
    assert flow.piece(conversation.answers)["scores"]["project"]["capacity"] == {
        "level": "excellent", "examples": [{"same_as": "assets"}],
    }  # fmt: skip


def test_several_examples_are_told_one_after_the_other() -> None:
    flow, conversation = at_assets()
    other = "In May one carer wrote the letter to the council."
    tell(conversation, "basic", REAL, "s", "s", other, "carers", "s", "s", "s", "s")
    assert flow.piece(conversation.answers)["scores"]["project"]["assets"]["examples"] == [
        {"said": REAL}, {"said": other, "told_by": "carers"},
    ]  # fmt: skip


def test_personal_data_are_shown_by_their_kind_before_they_are_written() -> None:
    flow, conversation = at_assets()
    question = tell(conversation, "basic", "Ann, 01172 496 018, ran the stall on 3 March.")
    assert question is not None
    assert question.id == "assets/example/1/privacy"
    assert question.before[0] == "This looks like a telephone number."
    nxt = tell(conversation, "reword")
    assert nxt is not None
    assert nxt.id == "assets/example/1"
    tell(conversation, REAL)
    assert "01172" not in str(flow.piece(conversation.answers))


# A month that is there already


def test_what_the_file_says_already_is_shown_and_kept_with_enter() -> None:
    there = scores(assets="basic", capacity="dont-know") + "counts: {members: 4}\n"
    found = project(there)
    flow, conversation = begun(found, month="2024-05")
    assert flow.there == {"format", "date", "scores", "counts", "assets", "capacity"}
    tell(conversation, "s", "s")
    question = ask(conversation)
    assert (question.id, question.now) == ("assets/again", "keep")
    assert question.before[1].startswith("This month's file says: Basic. ")
    tell(conversation, "", "again", "excellent", REAL, "s", "s", "s", "s", "s")
    assert ask(conversation).id == "mutuality/level"
    assert list(flow.piece(conversation.answers)["scores"]["project"]) == ["capacity"]


def test_a_level_that_lost_its_example_is_asked_about_and_not_kept() -> None:
    bare = scores(assets="basic").split("      examples")[0] + "counts: {members: 4}\n"
    _flow, conversation = begun(project(bare), month="2024-05")
    tell(conversation, "s", "s")
    question = ask(conversation)
    assert (question.id, question.now) == ("assets/level", "basic")
    tell(conversation, "")
    assert ask(conversation).id == "assets/example/1"


def test_about_the_organisation_the_levels_say_so() -> None:
    _flow, conversation = begun(project(), "organisation")
    tell(conversation, *HEAD)
    assert "Across the organisation" in ask(conversation).choices[0].words


def test_every_round_that_is_answered_is_a_valid_record() -> None:
    flow, conversation = at_assets()
    answers = [
        "basic",
        REAL,
        "s",
        "s",
        "s",
        "s",
        "s",
        "no agree",
        "s",
        "exc",
        "1",
        "s",
        "s",
        "s",
        "dont",
        "we do",
        "not for",
        "Why not.",
    ]
    for typed in answers:
        question = conversation.question()
        if question is None:
            break
        answer = "" if typed == "s" else understood(question, typed)
        if not isinstance(answer, NotUnderstood):
            conversation.answer(question, answer)
    record, findings = validate(ASSESSMENT, PurePosixPath("x"), {"format": "1", **flow.piece(conversation.answers)})
    assert findings == []
    assert record is not None
