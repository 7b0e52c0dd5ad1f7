"""Front matter: YAML between two lines of three dashes, and the text below it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from coprod_cli.findings import Span
from coprod_cli.yamltext.front_matter import read_markdown

PATH = PurePosixPath("ground-rules.md")


def test_what_stands_between_the_dashes_is_data_and_what_follows_is_the_body() -> None:
    document = read_markdown(PATH, b"---\nformat: 1\n---\n\n# Rules\n\n- Ask.\n\n---\n\nMore.\n")
    assert document.findings == ()
    assert document.data == {"format": "1"}
    assert document.body == "\n# Rules\n\n- Ask.\n\n---\n\nMore.\n"


@pytest.mark.parametrize(
    "text",
    [
        "---\r\nformat: 1\r\n---\r\nbody\r\n",
        "---\rformat: 1\r---\rbody\r",
        "--- \t\nformat: 1\n---\t \nbody\n",
        "\ufeff---\nformat: 1\n---\nbody\n",
    ],
)
def test_line_ends_spaces_and_a_byte_order_mark_do_no_harm(text: str) -> None:
    document = read_markdown(PATH, text.encode())
    assert document.data == {"format": "1"}
    assert document.body.strip() == "body"


def test_a_file_may_end_with_the_second_dashes() -> None:
    document = read_markdown(PATH, b"---\nformat: 1\n---")
    assert (document.data, document.body) == ({"format": "1"}, "")


def test_places_are_those_of_the_whole_file() -> None:
    document = read_markdown(PATH, b"---\nformat: 1\nagreed:\n  date: x\n---\nbody\n")
    assert document.span_of(("format",)) == Span(2, 9)
    assert document.span_of(("agreed", "date")) == Span(4, 9)
    assert document.span_of(("agreed", "date"), at_key=True) == Span(4, 3)
    assert document.line(4) == "  date: x"


@pytest.mark.parametrize(
    ("text", "rule", "span"),
    [
        ("---\nformat: [a\n---\n", "yaml-syntax", (2, 9)),
        ("---\na: 1\na: 2\n---\n", "key-twice", (3, 1)),
        ("---\na: &x 1\n---\n", "anchor-or-tag", (2, 4)),
    ],
)
def test_findings_stand_at_the_lines_of_the_whole_file(text: str, rule: str, span: tuple[int, int]) -> None:
    (found, *_rest) = read_markdown(PATH, text.encode()).findings
    assert (found.rule, found.span) == (rule, Span(*span))


def test_the_body_may_hold_what_yaml_may_not() -> None:
    document = read_markdown(PATH, b"---\nformat: 1\n---\n&a *b !c: d: [e\n")
    assert document.findings == ()


def test_the_body_may_not_hold_what_nobody_sees() -> None:
    document = read_markdown(PATH, "---\nformat: 1\n---\na\u202eb\n".encode())
    assert [(found.rule, found.span) for found in document.findings] == [("hidden-character", Span(4, 2))]


@pytest.mark.parametrize("text", ["# Rules\n", "format: 1\n---\n", "\n---\nformat: 1\n---\n", "-- -\nformat: 1\n---\n"])
def test_a_file_without_front_matter_is_told_how_to_begin(text: str) -> None:
    (found,) = read_markdown(PATH, text.encode()).findings
    assert (found.rule, found.span) == ("front-matter", Span(1, 1))
    assert "at the top" in found.message


@pytest.mark.parametrize("text", ["---\nformat: 1\n", "---\nformat: 1\n ---\n", "---\nformat: 1\n--- x\n", "---\n"])
def test_front_matter_that_does_not_end_is_told_apart(text: str) -> None:
    (found,) = read_markdown(PATH, text.encode()).findings
    assert (found.rule, found.span) == ("front-matter", Span(1, 1))
    assert "do not end" in found.message


@pytest.mark.parametrize("between", ["", "\n", "# a remark\n"])
def test_nobody_is_told_to_delete_rules_below_front_matter_that_is_empty(between: str) -> None:
    (found,) = read_markdown(PATH, f"---\n{between}---\n\n- Ask when a word is new to you.\n".encode()).findings
    assert "delete the file" not in found.hint
