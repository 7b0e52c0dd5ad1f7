"""One question: what is an answer to it, and what is said of anything else."""

from __future__ import annotations

import pytest

from coprod_cli.questions.question import Choice, NotUnderstood, Question, forgotten, said, understood
from coprod_cli.records.base import LONGEST_TEXT

LEVELS = (
    Choice("not-there-yet", "Not there yet: We mostly see problems.", short="Not there yet"),
    Choice("basic", "Basic: Staff see what people do.", short="Basic"),
    Choice("making-progress", "Making progress: Staff ask.", short="Making progress"),
    Choice("=not-for-us", "Not for us"),
)
LEVEL = Question("assets/level", "Which?", "choice", choices=LEVELS)
SEVERAL = Question("seen", "Who?", "many", choices=(Choice("members", "members"), Choice("carers", "family carers")))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("1", "not-there-yet"), ("2.", "basic"), ("3)", "making-progress"), ("bas", "basic"), ("BASIC", "basic"),
     ("progress", "making-progress"), ("not for", "=not-for-us"), ("making-progress", "making-progress")],
)  # fmt: skip
def test_a_choice_is_its_number_or_some_of_its_letters(typed: str, answer: str) -> None:
    assert understood(LEVEL, typed) == answer


def test_a_whole_word_may_be_short() -> None:
    question = Question("a", "Is it?", "choice", choices=(Choice("yes", "Yes"), Choice("no", "No, it is not")))
    assert understood(question, "No") == "no"
    assert [understood(question, typed) for typed in ("y", "N")] == ["yes", "no"]
    assert isinstance(
        understood(Question("a", "Which?", "choice", choices=(Choice("node", "No"),)), "n"), NotUnderstood
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("0", "from 1 to 4"), ("5", "from 1 to 4"), ("99999999", "from 1 to 4"), ("ba", "three letters"), ("not", "more than one"),
     ("staff", "three letters"), ("xyz", "three letters"), ("-1", "three letters"), ("٣", "three letters")],
)  # fmt: skip
def test_what_fits_no_choice_or_several_is_asked_again(typed: str, sentence: str) -> None:
    found = understood(LEVEL, typed)
    assert isinstance(found, NotUnderstood)
    assert sentence in found.sentence


@pytest.mark.parametrize("typed", ["1 2", "1,2", "1, 2;", "mem fam", "1 1 2"])
def test_several_choices_stand_on_one_line(typed: str) -> None:
    assert understood(SEVERAL, typed) == ("members", "carers")
    assert isinstance(understood(SEVERAL, f"{typed} 9"), NotUnderstood)


@pytest.mark.parametrize(("typed", "answer"), [("0", "0"), ("5", "5"), ("0012", "12"), ("9999", "9999")])
def test_a_count_is_a_whole_number(typed: str, answer: str) -> None:
    assert understood(Question("n", "How many?", "count"), typed) == answer


@pytest.mark.parametrize("typed", ["five", "-1", "1.5", "10000", "٣", "5 or 6"])
def test_anything_else_is_no_count(typed: str) -> None:
    assert isinstance(understood(Question("n", "How many?", "count"), typed), NotUnderstood)


def test_a_day_lies_in_its_month() -> None:
    day = Question("date", "When?", "day", now="2026-11-21", month="2026-11")
    assert understood(day, "2026-11-30") == "2026-11-30"
    for typed, said_of_it in (("2026-11-31", "2026-11-21"), ("2026-11", "2026-11-21"), ("18 November", "2026-11-21"),
                              ("2026-12-01", "coprod assess 2026-12")):  # fmt: skip
        found = understood(day, typed)
        assert isinstance(found, NotUnderstood)
        assert said_of_it in found.sentence


def test_a_text_is_taken_as_it_is_up_to_its_length() -> None:
    text = Question("helps", "What helps?", "long")
    assert understood(text, "2") == "2"
    assert understood(text, "x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert isinstance(understood(text, "x" * (LONGEST_TEXT + 1)), NotUnderstood)


def test_where_examples_are_listed_a_number_alone_is_one_of_them() -> None:
    text = Question(
        "example", "What happened?", "long", choices=(Choice("=assets", 'Assets: "Ann sang."', short="Assets"),)
    )
    assert understood(text, "1") == "=assets"
    assert isinstance(understood(text, "2"), NotUnderstood)
    assert understood(text, "1 person sang") == "1 person sang"


def test_an_answer_is_read_back_in_words() -> None:
    assert said(LEVEL, "basic") == "Basic"
    assert said(SEVERAL, ("members", "carers")) == "members, family carers"
    assert said(Question("x", "?"), "as it is") == "as it is"


def test_a_choice_may_take_answers_back() -> None:
    again = Question("x", "?", "choice", choices=(Choice("more", "More", ("a", "b")), Choice("keep", "Keep")))
    assert forgotten(again, "more") == ("a", "b")
    assert forgotten(again, "keep") == ()


def test_a_choice_with_a_colon_in_its_own_words_is_read_back_whole() -> None:
    outcome = "Nobody eats alone: there is a table."
    question = Question("led_to", "Which?", "many", choices=(Choice("table", outcome), LEVELS[0]))
    assert said(question, ("table", "not-there-yet")) == f"{outcome}, Not there yet"
