"""A text that is no YAML: where a person should look, and what to type there."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest

from coprod_cli.findings import Span
from coprod_cli.yamltext.parse import parse
from coprod_cli.yamltext.syntax import quoted_line, syntax_finding

if TYPE_CHECKING:
    from coprod_cli.findings import Finding

PATH = PurePosixPath("outcomes.yaml")


def said(text: str) -> Finding:
    (found,) = parse(PATH, text).findings
    assert found.rule == "yaml-syntax"
    return found


@pytest.mark.parametrize(
    ("text", "span", "message", "hint"),
    [
        # quotes
        ("a: 'x", (1, 4), "quotes begins here and does not end", "closing quote"),
        ('a: "x\n\nb: 2\nc: 3', (1, 4), "quotes begins here and does not end", "closing quote"),
        ('a: "x\nb: "y"\nc: z', (1, 4), "quotes begins here and does not end", "closing quote"),
        ('a: "b" # c\nd: "x\ne: "y"', (2, 4), "quotes begins here and does not end", "closing quote"),
        ('a: "b \\" c"\nd: e: f', (2, 5), "second colon", 'd: "e: f"'),
        ('a: "x" y', (1, 8), "goes on after its closing quote", "one pair of quotes"),
        ("a: 'it's'", (1, 8), "goes on after its closing quote", "double quotes around"),
        ("- 'a' b", (1, 7), "goes on after its closing quote", "double quotes around"),
        # backslashes
        (r'a: "C:\old"', (1, 7), "backslash", "backslash twice"),
        (r'a: "\xZZ"', (1, 5), "backslash", "backslash twice"),
        (r'a: "\u12"', (1, 5), "backslash", "backslash twice"),
        # signs
        ("a: @b", (1, 4), "begin with @", 'a: "@b"'),
        ("- - `b`", (1, 5), "begin with `", '- - "`b`"'),
        ("a: %", (1, 4), "begin with %", 'a: "%"'),
        ("a: > x", (1, 4), "begin with >", 'a: "> x"'),
        ("a: |x", (1, 4), "begin with |", 'a: "|x"'),
        ("a: ? b", (1, 4), "begin with ?", 'a: "? b"'),
        ("a: ,", (1, 4), "begin with ,", 'a: ","'),
        ("a: & b", (1, 4), "begin with &", 'a: "& b"'),
        ("a: [b] c", (1, 4), "begin with [", 'a: "[b] c"'),
        ("a: {b} c", (1, 4), "begin with {", 'a: "{b} c"'),
        ('a: *b* said "c" d', (1, 4), "begin with *", r'a: "*b* said \"c\" d"'),
        ("a: [b, @c]", (1, 8), "begin with @", "whole text in double quotes"),
        # dashes
        ("* a", (1, 1), "not with *", "a dash and a space"),
        ("a:\n  - b\n  \u2022 c", (3, 3), "not with \u2022", "a dash and a space"),
        ("a:\n  - b\n  \u2013 c", (3, 3), "not with \u2013", "a dash and a space"),
        ("a:\n  - b\n  \u2014 c", (3, 3), "not with \u2014", "a dash and a space"),
        ("a:\n  - b: c\n  -d: e", (3, 3), "dash needs a space", "- d: e"),
        ("a: - b", (1, 4), "cannot begin behind a colon", "below the key"),
        # colons
        ("a:b\nc: d", (1, 2), "space is missing after the colon", "a: b"),
        ("- a:b\n  c: d", (1, 4), "space is missing after the colon", "- a: b"),
        ("a: b: c", (1, 5), "second colon", 'a: "b: c"'),
        ("- a: b: c", (1, 7), "second colon", '- a: "b: c"'),
        ("a: https://b.example: c", (1, 21), "second colon", 'a: "https://b.example: c"'),
        ("a: one text\n  and more: of it", (2, 11), "colon in this text", "from its first line to its last"),
        ("a:\n  b: 1\n   c: 2", (3, 4), "too far to the right", "Move it 1 space to the left."),
        # spaces and tabs
        ("a:\u00a0b\nc: d", (1, 3), "U+00A0", "space bar"),
        ("a:\n\u2003- b: c: d", (2, 1), "U+2003", "space bar"),
        ("a:\n\tb: c", (2, 1), "tab", "type 2 spaces"),
        ("a:\n  b: c\n \td: e", (3, 1), "tab", "type 2 spaces"),
        # brackets
        ("a: [b", (1, 4), "bracket is not closed", "without brackets"),
        ("a:\n  - {b: c\nd: e", (2, 5), "bracket is not closed", "without brackets"),
        ("a: {b: [c}", (1, 8), "bracket is not closed", "without brackets"),
        ("a: ]", (1, 4), "bracket is not closed", "without brackets"),
        ("a: [b, # c]\nd: e", (1, 8), "sign # after a space", "close the bracket after it"),
        ("a: [b\t# c]\nd: e", (1, 7), "sign # after a space", "close the bracket after it"),
        # lines
        ("a: 1\nb c\nd: 2", (2, 1), "has no key", "key: text"),
        ("a: |\n  b\nc\n", (3, 1), "has no key", "key: text"),
        ("a:\n   b: 1\n  c: 2", (3, 3), "another column", "Move it 1 space to the right."),
        ("a:\n    b: 1\n  c: 2", (3, 3), "does not fit", "same column"),
        ("a:\n  - b: 1\n    c: 2\n   - b: 3", (4, 4), "another column", "Move it 1 space to the left."),
        ("a:\n  - b: 1\n    c: 2\n  b: 3", (4, 3), "dash is missing", "- b: 3"),
        ("a: []\n# see\n\n  - b: c\n", (1, 4), "says that there are none", "Take the [] away behind a:"),
        ("a:\n  - b: []\n    - c\n", (2, 8), "says that there are none", "behind b:"),
        ("\ta: b", (1, 1), "tab", "type nothing"),
        ("a:\n  - b: 1\n\tc: 2", (3, 1), "tab", "type 4 spaces"),
        ("a:\n  - b: 1\n\t- b: 2", (3, 1), "tab", "type 2 spaces"),
        ("r:\n  - a: x\n    h:\n      - g: m\n\t- a: y", (5, 1), "tab", "type 2 spaces"),
        ("a:\n- b\n-\tc: d\n  e: f", (3, 2), "behind this dash", "type one space"),
        ('a: "b "c" d"', (1, 8), "after its closing quote", """a: "b 'c' d\""""),
        ("a: b\n- c", (2, 1), "does not fit", "same column"),
    ],
)  # fmt: skip
def test_a_mistake_is_shown_where_it_was_made(text: str, span: tuple[int, int], message: str, hint: str) -> None:
    found = said(text)
    assert message in found.message
    assert hint in found.hint
    assert found.span == Span(*span)


def test_lines_above_the_yaml_are_counted() -> None:
    found = parse(PATH, "---\na: b: c\n---\n", yaml="a: b: c\n").findings
    assert [each.span for each in found] == [Span(2, 5)]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("a: b", 'a: "b"'),
        ("  - a: b c  ", '- a: "b c"'),
        ("- b", '- "b"'),
        ('a: "b" c', r'a: "\"b\" c"'),
        ("a: \u202eb", 'a: "<U+202E>b"'),
        ("a:", ""),
        ("a", ""),
        ("", ""),
    ],
)
def test_a_line_is_offered_with_its_text_in_quotes(line: str, quoted: str) -> None:
    assert quoted_line(line) == quoted


def test_an_error_without_a_place_stands_at_the_top() -> None:
    found = syntax_finding(PATH, "a: 1\n", ValueError("no mark"), 0)
    assert (found.rule, found.span) == ("yaml-syntax", Span(1, 1))


@pytest.mark.parametrize("text", ["a: 'b\n\n\n", "a: [b,\n  c\n\n"])
def test_what_does_not_end_is_shown_where_it_begins(text: str) -> None:
    assert said(text).span == Span(1, 4)


# Slips that used to be shown at the wrong place, or with a hint that did not help


def test_a_tab_behind_a_dash_is_called_a_tab() -> None:
    found = said("a:\n  -\tb\n")
    assert found.span in {Span(2, 1), Span(2, 4)}
    assert "tab" in found.message.lower() + found.hint.lower()


@pytest.mark.parametrize("text", ["a: [We meet at 10:30 now]", "a: {b: 10:30}", "a: [https://b.example]"])
def test_a_colon_inside_brackets_is_no_question_of_columns(text: str) -> None:
    found = said(text)
    assert "same column" not in found.hint
    assert "quotes" in found.hint


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ('a: Ann said: "Go on."', r'a: "Ann said: \"Go on.\""'),
        ('a: "Go on" said: Ann', r'a: "\"Go on\" said: Ann"'),
    ],
)
def test_a_quotation_at_the_end_of_a_text_keeps_both_its_quotes(line: str, quoted: str) -> None:
    assert quoted_line(line) == quoted


def test_an_apostrophe_that_begins_a_text_is_no_quote_to_close() -> None:
    assert "double quotes" in said("a: 'Twas a good evening\nb: c\n").hint
