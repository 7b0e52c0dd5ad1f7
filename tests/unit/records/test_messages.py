"""Every way in which data may not fit is said in plain words, at the place where it stands."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from coprod_cli import rules
from coprod_cli.records.kinds import KINDS, Kind
from coprod_cli.records.validate import MOST_SHOWN, validate
from coprod_cli.yamltext.parse import read_yaml
from unit.records.samples import FULL, places, slips, with_instead

if TYPE_CHECKING:
    from coprod_cli.findings import Finding, Keys
    from coprod_cli.yamltext.document import Document

BY_NAME = {kind.name: kind for kind in KINDS}
TYPES = {
    "extra_forbidden", "missing", "model_type", "dict_type", "tuple_type", "string_type", "literal_error", "too_short",
    "slug", "words", "words_long", "whole_number", "format", "flag", "when", "day", "month", "period", "language", "fingerprint",
    "two_levels", "level_or_answer", "said_or_same_as", "why_missing",
}  # fmt: skip
"""Every type of error that our models can raise: pydantic's, then ours."""


@cache
def slipped(kind: str) -> list[tuple[Keys, str, Document]]:
    """Return a full record of a kind with each place of it mistaken in every way, once read."""
    return [(way, instead, read_yaml(PurePosixPath("x"), text.encode())) for way, instead, text in slips(kind)]


def said(kind: Kind, text: str) -> list[Finding]:
    """Return what is said of a file of a kind."""
    document = read_yaml(PurePosixPath(kind.path), text.encode())
    return list(document.findings) or validate(kind, document.path, document.data)[1]


def only(kind: str, text: str) -> Finding:
    (found,) = said(BY_NAME[kind], text)
    return found


def project(line: str) -> Finding:
    return only("project", f"format: 1\nproject: x\n{line}\n")


def assessment(text: str) -> Finding:
    return only("assessment", f"format: 1\n{text}\n")


def outcome(text: str) -> Finding:
    return only("outcomes", f"format: 1\noutcomes:\n  - id: a\n    outcome: b\n    {text}\n")


def types(kind: Kind, data: object) -> set[str]:
    try:
        kind.model.model_validate(data)
    except ValidationError as error:
        return {str(details["type"]) for details in error.errors()}
    return set()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_sample_holds_every_key_and_fits(kind: Kind) -> None:
    document = read_yaml(PurePosixPath(kind.path), with_instead(kind.name, ("format",), "1").encode())
    record, findings = validate(kind, document.path, document.data)
    assert findings == []
    assert record is not None
    assert set(FULL[kind.name]) == set(kind.model.model_fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_slip_is_said_in_words(kind: Kind) -> None:
    for way, instead, document in slipped(kind.name):
        for found in document.findings or validate(kind, document.path, document.data)[1]:
            case = f"{way} {instead}: {found}"
            assert found.rule in rules.BY_ID, case
            assert re.search(r"[.?]$", found.message), case
            assert found.hint, case
            assert re.search(r"\{(?:key|value|keys|id|text|most)\}", found.message + found.hint) is None, case
            assert re.search(r"\b(?:None|Input should|str|dict|tuple|literal)\b", found.message) is None, case
            keys = found.place.keys
            assert keys[: len(way)] == way[: len(keys)], case


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_key_that_no_record_has_is_said_in_words_wherever_it_stands(kind: Kind) -> None:
    rules_seen = set()
    for way in places(FULL[kind.name]):
        for found in said(kind, with_instead(kind.name, way, "{surprise: {deep: 5}}") if way else "surprise: 5"):
            assert found.message.endswith(".")
            assert found.hint
            rules_seen.add(found.rule)
    assert rules_seen >= {"unknown-key", "missing-key", "wrong-shape"}


def test_every_type_of_error_has_its_sentence() -> None:
    seen: set[str] = set()
    for kind in KINDS:
        for _way, _instead, document in slipped(kind.name):
            seen |= types(kind, document.data)
    seen |= types(BY_NAME["project"], {"format": "1", "project": "x" * 20_001})
    assert seen == TYPES


# Unknown keys


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("porpose: x", 'Did you mean "purpose"?'),
        ("Began: 2025", 'Did you mean "began"?'),
        ("review every: 6 months", 'Did you mean "review_every"?'),
        ("hide-groups-under: 3", 'Did you mean "hide_groups_under"?'),
        ("funding: x", "Keys that fit here: format, project, purpose, began"),
    ],
)
def test_an_unknown_key_is_told_which_keys_are_known(line: str, hint: str) -> None:
    found = project(line)
    assert (found.rule, found.place.at_key) == ("unknown-key", True)
    assert found.hint.startswith(hint)


def test_a_letter_of_another_alphabet_is_named() -> None:
    found = project("pur\u0440ose: x")
    assert "U+0440" in found.message
    assert found.hint == 'Did you mean "purpose"?'


def test_a_key_is_not_offered_that_is_nothing_like_it() -> None:
    (found, *_rest) = said(BY_NAME["assessment"], "format: 1\ncarers: 3\n")
    assert "Did you mean" not in found.hint


def test_an_endless_key_is_shown_by_its_beginning() -> None:
    found = project("x" * 90 + ": 5")
    assert f'"{"x" * 37}..."' in found.message


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("{what: On Fridays, nobody comes}", "A comma ended"),
        ("{On Fridays nobody comes: x, what: y}", "A colon or a comma"),
    ],
)
def test_prose_that_became_a_key_is_known_for_what_it_is(text: str, cause: str) -> None:
    found = only("roles", f"format: 1\ncan_say_yes:\n  - {{who: x, {text[1:]}\n")
    assert found.rule == "prose-trap"
    assert cause in found.hint


# Missing keys and wrong shapes


def test_a_missing_key_stands_at_what_it_is_missing_from() -> None:
    found = project("groups:\n  - name: us")
    assert (found.rule, found.place.keys, found.place.at_key) == ("missing-key", ("groups", 0), True)
    assert (found.message, found.hint) == ('The key "id" is missing here.', 'Add a line "id: ..." with what is true.')


def test_the_format_is_missing_at_the_top() -> None:
    found = only("project", "project: x\n")
    assert (found.rule, found.hint) == ("missing-key", 'Add a line "format: 1" at the top.')


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("scores: x", '"scores" wants keys with values below it.', "Keys that fit: project, organisation."),
        ("scores: [x]", '"scores" wants keys with values below it.', "Keys that fit: project, organisation."),
        ("scores:\n  project: x", '"project" wants keys with values below it.', "Put keys with values"),
        ("scores:\n  project:\n    assets:", 'Nothing stands below "assets".', "Keys that fit: level, answer"),
        ("counts: 5", '"counts" wants keys with values below it.', "Put keys with values"),
        ("changed_around_us: x", '"changed_around_us" wants a list.', "begin the line with a dash"),
        ("changed_around_us: {a: b}", '"changed_around_us" wants a list.', "begin the line with a dash"),
    ],
)
def test_a_wrong_shape_is_told_what_is_wanted(text: str, message: str, hint: str) -> None:
    found = assessment(text)
    assert (found.rule, found.message) == ("wrong-shape", message)
    assert hint in found.hint


@pytest.mark.parametrize(("text", "key"), [("tasks: x", "id"), ("indicators: x", "id"), ("tasks: {a: b}", "id")])
def test_a_list_of_keys_is_shown_its_first_key(text: str, key: str) -> None:
    assert f'"- {key}: ..."' in outcome(text).hint


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("purpose: [a, b]", '"purpose" wants one text, and a list stands here.', "Write it behind the colon"),
        ("purpose: {a: b}", '"purpose" wants one text, and keys stand here.', 'Put it in double quotes: "a: b"'),
        ("purpose: {a: }", '"purpose" wants one text, and keys stand here.', 'Put it in double quotes: "a:"'),
        ('purpose: {a "b": c}', '"purpose" wants one text, and keys stand here.', "\"a 'b': c\""),
        ("purpose: {a: [b]}", '"purpose" wants one text, and keys stand here.', "behind the colon or the dash"),
        ("purpose: {}", '"purpose" wants one text, and keys stand here.', "behind the colon or the dash"),
        ("project:", 'Nothing stands behind "project".', "If the text begins with #"),
        ("review_every: [6 months]", '"review_every" wants one text, and a list stands here.', "6 months"),
        ("views: {private: x}", '"views" wants one text, and keys stand here.', "behind the colon or the dash"),
    ],
)
def test_a_text_is_wanted_where_something_else_stands(line: str, message: str, hint: str) -> None:
    text = f"format: 1\n{line}\n" if line.startswith("project") else f"format: 1\nproject: x\n{line}\n"
    found = only("project", text)
    assert found.message == message
    if "views" not in line:
        assert hint in found.hint


# Values


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("began: 2025-13", '"2025-13" is no day or month of the calendar.', "2026-11-18"),
        ("began:", None, None),
        ("views: Privat", '"Privat" is not a word that "views" knows.', 'Did you mean "private"?'),
        ("views: open", '"open" is not a word that "views" knows.', "private, shared."),
        ("views:", 'Nothing stands behind "views".', "private, shared."),
        ("review_every: often", '"often" is no span of time.', "6 months"),
        ("hide_groups_under: few", '"hide_groups_under" wants a whole number, and "few" is none.', "digits"),
        ("language: English", '"English" is no code of a language.', "en for English"),
        ("purpose: ' '", 'The text behind "purpose" is empty.', "delete the line"),
        ("framework: Ours", '"Ours" cannot be an id.', "Write ours:"),
        ("framework: aux", '"aux" cannot be an id.', "with a hyphen between"),
        ("framework: " + "a" * 70, f'"{"a" * 37}..." cannot be an id.', f"Write {'a' * 60}:"),
        ("framework: мы", '"мы" cannot be an id.', "at most 60"),
        ("groups: [{id: a, name: b, paid: yes}]", '"paid" wants true or false, and "yes" is neither.', "small letters"),
        ("advice_off: {Two Words: x}", '"Two Words" cannot be an id.', "Write two-words:"),
    ],
)
def test_a_value_that_does_not_fit_is_shown_with_what_does(line: str, message: str | None, hint: str | None) -> None:
    if message is None:
        assert said(BY_NAME["project"], f"format: 1\nproject: x\n{line}\n") == []
        return
    found = project(line)
    assert found.message == message
    assert hint is not None
    assert hint in found.hint


def test_the_longest_value_that_is_shown_whole_has_40_letters() -> None:
    assert f'"{"A" * 40}"' in project("framework: " + "A" * 40).message
    assert f'"{"A" * 37}..."' in project("framework: " + "A" * 41).message


def test_a_newer_format_is_told_to_use_a_newer_coprod() -> None:
    found = only("project", "format: 2\nproject: x\n")
    assert found.message == 'This coprod does not know the file format "2".'
    assert "newer coprod" in found.hint
    assert "format: 1" in found.hint


def test_a_text_too_long_is_told_how_long_it_may_be() -> None:
    found = project("purpose: " + "x" * 20_001)
    assert found.message == 'The text behind "purpose" is longer than a record should be.'
    assert "20,000" in found.hint


@pytest.mark.parametrize(
    ("score", "message", "hint"),
    [
        ("{level: basic, answer: dont-know}", '"assets" has both a level and an answer.', "Keep one of the two"),
        ("{helps: x}", '"assets" has no level and no answer.', "level: basic"),
        ("{answer: not-for-us}", '"assets" is not for us, and no reason is given.', "why: ..."),
        ("{level: basic, examples: [{said: a, same_as: b}]}", "This example has both said and same_as.", "Keep one"),
        ("{level: basic, examples: [{told_by: a}]}", "This example says nothing.", 'behind "said:"'),
        ("{level: basic, examples: [{}]}", "This example says nothing.", 'behind "said:"'),
    ],
)
def test_what_does_not_go_together_is_said(score: str, message: str, hint: str) -> None:
    found = assessment(f"scores: {{project: {{assets: {score}}}}}")
    assert found.message == message
    assert hint in found.hint


@pytest.mark.parametrize("value", ["basic", "[basic]", "{a: b}", "[Basic, b]"])
def test_what_was_heard_is_shown_as_two_levels(value: str) -> None:
    found = assessment(f"heard: {{members: {{answers: 5, project: {{assets: {value}}}}}}}")
    assert found.message == '"assets" wants two levels: the lowest and the highest.'
    assert "[basic, making-progress]" in found.hint


def test_a_text_without_a_language_is_told_about_languages() -> None:
    found = only("framework", "format: 1\nid: a\nname: {}\n")
    assert (found.message, "en: ..." in found.hint) == ('Something is missing behind "name".', True)


def test_a_wrong_key_is_named_and_not_what_stands_behind_it() -> None:
    found = assessment("counts: {Members: 5}")
    assert found.place.keys == ("counts", "Members")
    assert (found.place.at_key, found.message) == (True, '"Members" cannot be an id.')


def test_a_word_as_a_key_is_checked_against_the_words_known() -> None:
    found = only("framework", "format: 1\nid: a\nprinciples: [{id: b, levels: {us: {}}}]\n")
    assert found.message == '"us" is not a word that "levels" knows.'
    assert "project, organisation, own-practice" in found.hint


# How many are shown


def many(number: int) -> list[Finding]:
    return said(BY_NAME["project"], "format: 1\nproject: x\n" + "".join(f"key{n}: x\n" for n in range(number)))


def test_twenty_findings_are_shown_and_the_rest_are_counted() -> None:
    assert len(many(MOST_SHOWN)) == MOST_SHOWN
    assert [found.rule for found in many(MOST_SHOWN)] == ["unknown-key"] * MOST_SHOWN
    assert len(many(MOST_SHOWN + 1)) == MOST_SHOWN + 1
    assert many(MOST_SHOWN + 1)[-1].message.startswith("1 more thing ")
    last = many(MOST_SHOWN + 7)[-1]
    assert (len(many(MOST_SHOWN + 7)), last.rule, last.message[:7]) == (MOST_SHOWN + 1, "wrong-value", "7 more ")
    assert last.place == many(MOST_SHOWN + 7)[-2].place


# Hints that used to send people the wrong way


@pytest.mark.parametrize("text", ["told_by: [members, carers]", "same_as: [assets]"])
def test_a_list_for_an_id_is_not_answered_with_quotes(text: str) -> None:
    found = assessment(f"scores: {{project: {{assets: {{level: basic, examples: [{{{text}, said: x}}]}}}}}}")
    assert "double quotes" not in found.hint


@pytest.mark.parametrize(
    ("kind", "text", "first"),
    [
        ("project", "format: 1\nproject: x\ngroups:\n  - members\n", "id"),
        ("project", "format: 1\nproject: x\nalready_decided:\n  - The rent\n", "what"),
        ("outcomes", "format: 1\noutcomes:\n  - We travel alone.\n", "id"),
        ("roles", "format: 1\nroles: [{role: chair, held_by: [members]}]\n", "group"),
    ],
)
def test_an_item_without_a_key_is_shown_its_first_key(kind: str, text: str, first: str) -> None:
    assert f"- {first}: " in only(kind, text).hint


def test_a_day_is_not_offered_a_month() -> None:
    assert "2026-11." not in assessment("date: 18/11/2026").hint


def test_a_text_for_words_in_languages_is_told_about_languages() -> None:
    assert "en: " in only("framework", "format: 1\nid: a\nname: Our words\n").hint
