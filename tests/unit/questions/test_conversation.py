"""A conversation: its order, the way back, and its draft, which says the same again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.questions.conversation import Conversation, Entry
from coprod_cli.questions.question import Choice, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.questions.conversation import Answers


def flow(answers: Answers) -> Iterator[Question]:
    """Ask for a name, a level with an example unless there is none, and advice that may lead back."""
    yield Question("name", "Name?", now="maple")
    yield Question("level", "Level?", "choice", choices=(Choice("low", "Low"), Choice("none", "None")))
    if answers.get("level") == "low":
        yield Question("level/example", "Example?", "long")
        if answers.get("level/example") == "":
            yield Question("advice", "And now?", "choice",
                           choices=(Choice("more", "More", ("level/example", "advice")), Choice("other", "Other", ("level", "advice"))))  # fmt: skip
    yield Question("end", "Anything else?", "many")


def asked(conversation: Conversation) -> str:
    question = conversation.question()
    return "" if question is None else question.id


def answer(conversation: Conversation, *answers: str) -> list[Entry]:
    entries = []
    for each in answers:
        question = conversation.question()
        assert question is not None
        entries.append(conversation.answer(question, each))
    return entries


def test_the_next_question_is_the_first_that_has_no_answer() -> None:
    conversation = Conversation(flow)
    for name, given_ in (("name", "x"), ("level", "none"), ("end", "")):
        assert asked(conversation) == name
        answer(conversation, given_)
    assert conversation.question() is None


def test_going_back_offers_the_earlier_answer() -> None:
    conversation = Conversation(flow)
    assert conversation.back() is None
    answer(conversation, "x", "low")
    assert conversation.back() == {"back": "level"}
    question = conversation.question()
    assert question is not None
    assert (question.id, question.now) == ("level", "low")


def test_an_earlier_answer_that_is_no_choice_any_more_is_not_offered() -> None:
    conversation = Conversation(
        flow, [{"id": "name", "answer": "x"}, {"id": "level", "answer": "gone"}, {"back": "level"}]
    )
    question = conversation.question()
    assert question is not None
    assert question.now == ""


def test_advice_leads_back_to_what_it_is_about() -> None:
    conversation = Conversation(flow)
    answer(conversation, "x", "low", "", "more")
    assert asked(conversation) == "level/example"
    answer(conversation, "", "other")
    assert asked(conversation) == "level"
    assert set(conversation.answers) == {"name"}


def test_lines_of_a_long_answer_are_kept_until_it_ends() -> None:
    conversation = Conversation(flow)
    answer(conversation, "x", "low")
    conversation.line("one")
    conversation.line("two")
    assert conversation.begun == ["one", "two"]
    answer(conversation, "one two")
    assert conversation.begun == []


def test_a_draft_keeps_what_earlier_ones_kept() -> None:
    conversation = Conversation(flow)
    entries = [*answer(conversation, "x", "low", "", "more"), conversation.line("one"), conversation.mark_saved()]
    assert [*entries, conversation.back()] == [
        {"id": "name", "answer": "x"},
        {"id": "level", "answer": "low"},
        {"id": "level/example", "answer": ""},
        {"id": "advice", "answer": "more", "forgets": ["level/example", "advice"]},
        {"line": "one"},
        {"saved": True},
        {"back": "level"},
    ]
    end = Question("end", "Anything else?", "many")
    assert conversation.answer(end, ("a", "b")) == {"id": "end", "answer": ["a", "b"]}


def test_what_only_begins_like_a_forgotten_answer_is_kept() -> None:
    given_ = [{"id": name, "answer": "x"} for name in ("level", "levels", "level/example")]
    conversation = Conversation(flow, [*given_, {"id": "advice", "answer": "other", "forgets": ["level"]}])
    assert set(conversation.answers) == {"levels", "advice"}


actions = st.lists(
    st.one_of(
        st.just("back"), st.just("saved"), st.text("xy é", max_size=3), st.tuples(st.just("line"), st.text(max_size=3)),
        st.sampled_from(["low", "none", "more", "other", ""]),
    ),
    max_size=30,
)  # fmt: skip


@given(actions)
def test_a_draft_says_everything_again(steps: list[str | tuple[str, str]]) -> None:
    conversation = Conversation(flow)
    entries: list[Entry] = []
    for step in steps:
        question = conversation.question()
        if isinstance(step, tuple):
            entries.append(conversation.line(step[1]))
        elif step == "back":
            entries += filter(None, [conversation.back()])
        elif step == "saved":
            entries.append(conversation.mark_saved())
        elif question is not None:
            entries.append(conversation.answer(question, tuple(step) if question.kind == "many" else step))
    again = Conversation(flow, [json.loads(json.dumps(entry)) for entry in entries])
    assert list(again.answers.items()) == list(conversation.answers.items())
    assert (again.saved, again.begun, again.question()) == (
        conversation.saved,
        conversation.begun,
        conversation.question(),
    )
