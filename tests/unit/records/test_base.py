"""Values as people type them: what each type reads, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from coprod_cli.records.assessment import Example, Heard, Score
from coprod_cli.records.base import Agreed, Part, Record, is_device_name, is_slug
from coprod_cli.records.dates import Period, When, parse_when
from coprod_cli.records.framework import Level
from coprod_cli.records.outcomes import Start
from coprod_cli.records.project import Group, ProjectRecord

PROJECT = {"format": "1", "project": "Maple House"}


def error(model: type[Part], data: Any) -> str:
    """Return the type of the first error in some data."""
    with pytest.raises(ValidationError) as raised:
        model.model_validate(data)
    return raised.value.errors()[0]["type"]


def when(text: str) -> When:
    found = parse_when(text)
    assert found is not None
    return found


@pytest.mark.parametrize("text", ["a", "members", "a-b-c", "5", "com", "com10", "x" * 60, "nulls", "lpt", "aux-1"])
def test_an_id_is_small_letters_and_digits_with_hyphens(text: str) -> None:
    assert is_slug(text)
    assert Group.model_validate({"id": text, "name": "us"}).id == text


@pytest.mark.parametrize(
    "text",
    ["", "A", "é", "a_b", "a b", "-a", "a-", "a--b", "a\n", "x" * 61, "con", "prn", "aux", "nul", "com1", "lpt9", "com0",
     "५"],
)  # fmt: skip
def test_what_could_not_be_the_name_of_a_file_everywhere_is_no_id(text: str) -> None:
    assert not is_slug(text)
    assert error(Group, {"id": text, "name": "us"}) == "slug"


def test_names_that_windows_keeps_for_devices_are_known() -> None:
    assert [name for name in ("con", "com9", "lpt0", "cons", "com", "nul.txt") if is_device_name(name)] == [
        "con", "com9", "lpt0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("", "words"), (" \t", "words"), ("x" * 20_000, ""), ("x" * 20_001, "words_long"), ("\u00a0", "words")],
)
def test_words_are_neither_empty_nor_endless(text: str, wanted: str) -> None:
    data = {**PROJECT, "project": text}
    assert (error(ProjectRecord, data) if wanted else "") == wanted
    if not wanted:
        assert ProjectRecord.model_validate(data).plain()["project"] == text


@pytest.mark.parametrize("value", [5, True, ["x"], {"x": "y"}, None])
def test_words_are_text(value: Any) -> None:
    assert error(ProjectRecord, {**PROJECT, "project": value}) == "string_type"


@pytest.mark.parametrize(
    ("value", "read"), [("0", 0), ("5", 5), ("007", 7), ("999999999", 999_999_999), (5, 5), (0, 0)]
)
def test_a_whole_number_is_read_from_digits(value: Any, read: int) -> None:
    assert ProjectRecord.model_validate({**PROJECT, "hide_groups_under": value}).hide_groups_under == read


@pytest.mark.parametrize(
    "value",
    ["", "-1", "5.0", "1e3", "1,000", "five", "+5", " 5", "1000000000", "৫", "²", -1, True, 5.0, ["5"], {}, None],
)
def test_what_is_no_whole_number_is_refused(value: Any) -> None:
    assert error(ProjectRecord, {**PROJECT, "hide_groups_under": value}) == "whole_number"


@pytest.mark.parametrize(("value", "read"), [("true", True), ("false", False), (True, True), (False, False)])
def test_true_and_false_are_read(value: Any, read: bool) -> None:
    assert Group.model_validate({"id": "a", "name": "us", "paid": value}).paid is read


@pytest.mark.parametrize("value", ["yes", "True", "1", "", 1, 0, None, ["true"]])
def test_what_is_neither_true_nor_false_is_refused(value: Any) -> None:
    assert error(Group, {"id": "a", "name": "us", "paid": value}) == "flag"


@pytest.mark.parametrize("value", ["1", 1])
def test_the_format_is_1(value: Any) -> None:
    assert Record.model_validate({"format": value}).format == 1


@pytest.mark.parametrize("value", ["2", "01", "1.0", "", 2, None, ["1"]])
def test_another_format_is_refused(value: Any) -> None:
    assert error(Record, {"format": value}) == "format"


def test_a_day_is_wanted_where_a_month_is_not_enough() -> None:
    assert Agreed.model_validate({"date": "2026-11"}).date == when("2026-11")
    assert Agreed.model_validate({"date": when("2026-11")}).date == when("2026-11")
    assert error(Agreed, {"date": "2026-13"}) == "when"
    assert error(Agreed, {"date": 2026}) == "when"


@pytest.mark.parametrize("code", ["en", "cy", "gsw", "pt-BR", "zh-Hant-TW"])
def test_a_language_is_named_by_its_code(code: str) -> None:
    assert ProjectRecord.model_validate({**PROJECT, "language": code}).language == code


@pytest.mark.parametrize("code", ["", "e", "EN", "english", "en_GB", "en-", "en\n", "é"])
def test_what_is_no_code_of_a_language_is_refused(code: str) -> None:
    assert error(ProjectRecord, {**PROJECT, "language": code}) == "language"


def test_a_span_of_time_is_read_and_written_back() -> None:
    found = ProjectRecord.model_validate({**PROJECT, "review_every": "1 years"})
    assert found.review_every == Period(1, "year")
    assert found.plain()["review_every"] == "1 year"
    assert ProjectRecord.model_validate({**PROJECT, "review_every": Period(2, "week")}).review_every.number == 2
    assert error(ProjectRecord, {**PROJECT, "review_every": 6}) == "period"


@pytest.mark.parametrize(
    ("text", "written"),
    [("4", 4), ("0", 0), ("04", "04"), ("4.5", "4.5"), ("1234567890", "1234567890"), ("most", "most"), ("-4", "-4"),
     ("৪", "৪")],
)  # fmt: skip
def test_an_amount_is_kept_as_it_was_written(text: str, written: str | int) -> None:
    found = Start.model_validate({"value": text})
    assert found.value == text
    assert found.plain() == {"value": written}


@pytest.mark.parametrize("value", [None, [], ()])
def test_a_list_with_nothing_in_it_is_empty(value: Any) -> None:
    assert ProjectRecord.model_validate({**PROJECT, "groups": value}).groups == ()


@pytest.mark.parametrize("value", [None, {}])
def test_a_mapping_with_nothing_in_it_is_empty(value: Any) -> None:
    assert Heard.model_validate({"answers": "5", "project": value}).project == {}


@pytest.mark.parametrize("value", [None, {}])
def test_a_key_that_could_hold_others_and_holds_none_is_empty_everywhere(value: Any) -> None:
    assert ProjectRecord.model_validate({**PROJECT, "advice_off": value}).advice_off == {}


@pytest.mark.parametrize("value", ["members", {"id": "a"}, 5])
def test_what_is_no_list_is_not_taken_for_one(value: Any) -> None:
    assert error(ProjectRecord, {**PROJECT, "groups": value}) == "tuple_type"


@pytest.mark.parametrize(
    "value", ["basic", [], ["basic"], ["a", "b", "c"], ["Basic", "b"], ["a", None], ["a", 5], {"a": "b"}]
)
def test_what_was_heard_is_two_levels(value: Any) -> None:
    assert error(Heard, {"answers": "5", "project": {"assets": value}}) == "two_levels"


def test_a_text_in_languages_has_at_least_one() -> None:
    assert Level.model_validate({"id": "a", "name": {"en": "A"}}).name == {"en": "A"}
    assert error(Level, {"id": "a", "name": {}}) == "too_short"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({}, "level_or_answer"),
        ({"level": "basic", "answer": "dont-know"}, "level_or_answer"),
        ({"answer": "not-for-us"}, "why_missing"),
        ({"answer": "perhaps"}, "literal_error"),
    ],
)
def test_a_score_is_a_level_or_an_answer(data: Any, wanted: str) -> None:
    assert error(Score, data) == wanted


@pytest.mark.parametrize("data", [{}, {"told_by": "staff"}, {"said": "x", "same_as": "assets"}])
def test_an_example_says_something_or_points_to_another(data: Any) -> None:
    assert error(Example, data) == "said_or_same_as"


def test_a_record_gives_back_what_was_given_and_nothing_else() -> None:
    given = {"format": "1", "project": "x", "groups": [{"id": "a", "name": "us", "paid": "true"}], "began": "2025-05"}
    assert ProjectRecord.model_validate(given).plain() == {
        "format": 1, "project": "x", "groups": [{"id": "a", "name": "us", "paid": True}], "began": "2025-05",
    }  # fmt: skip


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        ProjectRecord.model_validate(PROJECT).project = "other"  # type: ignore[misc]  # what is tried
