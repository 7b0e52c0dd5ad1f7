"""YAML to data: every scalar stays text, every value keeps its place, and what may not be is refused."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.findings import WHOLE_FILE, Finding, Place, Severity, Span
from coprod_cli.yamltext.document import locate
from coprod_cli.yamltext.parse import MOST_EVENTS, MOST_LEVELS, parse, read_yaml

if TYPE_CHECKING:
    from coprod_cli.findings import Keys
    from coprod_cli.yamltext.document import Document

PATH = PurePosixPath("outcomes.yaml")
TEXT = """\
# a remark
format: 1
outcomes:
  - id: travel   # another
    agreed: {date: 2025-06, groups: [members, "family carers"]}
  - id: rest
"a key": >-
  folded
  text
nothing:
"""


def read(text: str) -> Document:
    document = parse(PATH, text)
    assert document.findings == ()
    return document


def refused(text: str) -> list[tuple[str, Span | None]]:
    document = parse(PATH, text)
    assert document.data is None
    assert document.top is None
    return [(finding.rule, finding.span) for finding in document.findings]


# Data


def test_data_are_texts_lists_and_mappings() -> None:
    assert read(TEXT).data == {
        "format": "1",
        "outcomes": [
            {"id": "travel", "agreed": {"date": "2025-06", "groups": ["members", "family carers"]}},
            {"id": "rest"},
        ],
        "a key": "folded text",
        "nothing": None,
    }


@pytest.mark.parametrize(
    "word", ["no", "on", "True", "1.0", "0x10", "1_000", "007", "2026-02-30", ".nan", "=", "<<", "NuLL", "-1"]
)
def test_a_word_stays_a_word(word: str) -> None:
    assert read(f"a: {word}\nb: [{word}, '{word}']\n").data == {"a": word, "b": [word, word]}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_nothing_unless_it_stands_in_quotes(word: str) -> None:
    assert read(f"a: {word}\nb:\n  - {word}\n").data == {"a": None, "b": [None]}
    assert read(f"a: '{word}'\nb: \"{word}\"\n").data == {"a": word, "b": word}


def test_a_merge_key_merges_nothing() -> None:
    assert read("<<: {a: 1}\n").data == {"<<": {"a": "1"}}


def test_lists_and_mappings_lie_in_each_other_as_written() -> None:
    assert read("a: [[], {}, [b, {c: [d]}]]\ne: {f: {}, g: [{h: i}, j]}\n").data == {
        "a": [[], {}, ["b", {"c": ["d"]}]],
        "e": {"f": {}, "g": [{"h": "i"}, "j"]},
    }


@pytest.mark.parametrize("text", ["--- \nformat: 1\n...\n", "---\nformat: 1\n", "--- # remark\nformat: 1\n"])
def test_dashes_above_the_one_document_do_no_harm(text: str) -> None:
    assert read(text).data == {"format": "1"}


# Places


@pytest.mark.parametrize(
    ("keys", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("format",), (2, 9), (2, 1)),
        (("outcomes",), (4, 3), (3, 1)),
        (("outcomes", 0), (4, 5), (4, 5)),
        (("outcomes", 0, "id"), (4, 9), (4, 5)),
        (("outcomes", 0, "agreed"), (5, 13), (5, 5)),
        (("outcomes", 0, "agreed", "date"), (5, 20), (5, 14)),
        (("outcomes", 0, "agreed", "groups", 1), (5, 47), (5, 47)),
        (("outcomes", 1, "id"), (6, 9), (6, 5)),
        (("a key",), (7, 10), (7, 1)),
        (("nothing",), (10, 9), (10, 1)),
    ],
)
def test_every_value_and_every_key_keeps_its_place(keys: Keys, value: tuple[int, int], key: tuple[int, int]) -> None:
    document = read(TEXT)
    assert document.span_of(keys) == value
    assert document.span_of(keys, at_key=True) == key


@pytest.mark.parametrize(
    ("keys", "span"),
    [
        (("missing",), (2, 1)),
        (("outcomes", 7), (3, 1)),
        (("outcomes", -1), (3, 1)),
        (("outcomes", "id"), (3, 1)),
        (("outcomes", 0, "agreed", "date", "deeper"), (5, 14)),
        (("outcomes", 1, "agreed"), (6, 5)),
        (("format", 0), (2, 1)),
    ],
)
def test_for_a_value_that_is_missing_its_nearest_parent_is_shown(keys: Keys, span: tuple[int, int]) -> None:
    assert read(TEXT).span_of(keys) == span


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_do_not_depend_on_how_lines_end(end: str) -> None:
    document = read(TEXT.replace("\n", end))
    assert document.span_of(("outcomes", 1, "id")) == (6, 9)
    assert document.line(6) == "  - id: rest"


def test_columns_are_counted_in_characters_not_bytes() -> None:
    document = read_yaml(PATH, "\ufeffa: {Ŵŷn: é, \U0001f600: c}\n".encode())
    assert document.span_of(("a", "\U0001f600")) == (1, 16)


def test_a_line_that_is_not_there_is_empty() -> None:
    document = read("a: 1\n")
    assert [document.line(number) for number in (-1, 0, 1, 2, 3)] == ["", "", "a: 1", "", ""]


def test_a_file_that_could_not_be_read_has_only_its_beginning() -> None:
    document = parse(PATH, "a: [\n")
    assert document.span_of(("a", 0)) == WHOLE_FILE
    assert document.entry(("a",)) == (None, 0)


# Findings get their place


def finding(keys: Keys, **more: Any) -> Finding:
    at_key = more.pop("at_key", False)
    return Finding("wrong-value", Severity.ERROR, Place(PATH, keys, at_key), "m", **more)


def test_a_finding_gets_its_line_and_what_stands_there() -> None:
    found = read(TEXT).locate(finding(("outcomes", 0, "id")))
    assert (found.span, found.excerpt) == (Span(4, 9), "  - id: travel   # another")
    assert read(TEXT).locate(finding(("outcomes", 0, "id"), at_key=True)).span == Span(4, 5)


def test_a_private_finding_gets_its_line_but_not_what_stands_there() -> None:
    found = read(TEXT).locate(finding(("outcomes", 0, "id"), private=True))
    assert (found.span, found.excerpt) == (Span(4, 9), "")


def test_a_finding_that_knows_its_line_keeps_it() -> None:
    found = read(TEXT).locate(finding((), span=Span(6, 3)))
    assert (found.span, found.excerpt) == (Span(6, 3), "  - id: rest")


@pytest.mark.parametrize("keys", [(), ("missing",), ("missing", 0)])
def test_a_finding_about_a_whole_file_shows_no_line(keys: Keys) -> None:
    found = read(TEXT).locate(finding(keys))
    assert (found.span, found.excerpt) == (WHOLE_FILE, "")


def test_a_key_that_is_missing_further_down_shows_where_it_should_be() -> None:
    found = read(TEXT).locate(finding(("outcomes", 1, "outcome")))
    assert (found.span, found.excerpt) == (Span(6, 5), "  - id: rest")


def test_findings_come_in_the_order_of_the_files_and_their_lines() -> None:
    other = PurePosixPath("coprod.yaml")
    unread = Finding("unreadable", Severity.ERROR, Place(PurePosixPath("roles.yaml")), "m", span=Span(3, 2))
    first = Finding("wrong-value", Severity.ERROR, Place(other, ("b",)), "m")
    found = locate(
        [unread, finding(("outcomes", 1, "id")), first, finding(("format",))],
        {PATH: read(TEXT), other: parse(other, "a: 1\nb: 2\n")},
    )
    assert [(str(each.place.path), each.span, each.excerpt) for each in found] == [
        ("coprod.yaml", Span(2, 4), "b: 2"),
        ("outcomes.yaml", Span(2, 9), "format: 1"),
        ("outcomes.yaml", Span(6, 9), "  - id: rest"),
        ("roles.yaml", Span(3, 2), ""),
    ]


# Guards


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: &x 1", 4), ("a: &x [1]", 4), ("a: &x {b: 1}", 4), ("&x a: 1", 1), ("a: *x", 4), ("*x : 1", 1),
        ("a: !x 1", 4), ("a: !!str 1", 4), ("a: !x [1]", 4), ("a: !x {b: 1}", 4), ("!x a: 1", 1), ("a: ! 1", 4),
        ("a: !<tag:yaml.org,2002:int> 1", 4), ("a: [b, *x]", 8), ("a: !!python/object/apply:os.system [ls]", 4),
    ],
)  # fmt: skip
def test_anchors_aliases_and_tags_are_refused_where_they_stand(text: str, column: int) -> None:
    assert refused(text)[0] == ("anchor-or-tag", Span(1, column))


@pytest.mark.parametrize(("text", "sign"), [("a: &x 1", "&"), ("a: *x", "*"), ("a: !x 1", "!")])
def test_the_sign_is_named(text: str, sign: str) -> None:
    assert f"begins with {sign} " in parse(PATH, text).findings[0].message


def test_a_bomb_of_aliases_is_refused_at_once() -> None:
    lines = ["a: &a [x, x]"] + [f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)]
    assert {rule for rule, _span in refused("\n".join(lines))} == {"anchor-or-tag"}


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("[a]: 1", (1, 1)),
        ("{a: b}: 1", (1, 1)),
        ("x:\n  ? [a]\n  : 1", (2, 5)),
        ("~: 1", (1, 1)),
        ("null: 1", (1, 1)),
        ("? \n: 1", (1, 2)),
    ],
)
def test_a_key_is_a_text(text: str, span: tuple[int, int]) -> None:
    assert refused(text)[0] == ("wrong-shape", Span(*span))


def test_a_key_in_quotes_may_be_any_word() -> None:
    assert read("'null': 1\n'': 2\n").data == {"null": "1", "": "2"}


def test_a_key_that_stands_twice_names_the_first_line() -> None:
    document = parse(PATH, "a: 1\nb:\n  c: 1\n  d: 2\n  'c': 3\na: 4\n")
    assert [(found.rule, found.span) for found in document.findings] == [
        ("key-twice", Span(5, 3)), ("key-twice", Span(6, 1)),
    ]  # fmt: skip
    assert "line 3 " in document.findings[0].message
    assert "line 1 " in document.findings[1].message


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    c: 4\n", [("yaml-syntax", Span(4, 5))]),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n    d: 5\n    c: 4\n    c: 5\n    b: 6\n",
         [("yaml-syntax", Span(4, 5)), ("yaml-syntax", Span(7, 5))]),
        ("a:\n  - b: 1\n    c: 2\n    b: 3\n", [("key-twice", Span(4, 5))]),
        ("a:\n  - b: 1\n    b: 1\n    c: 2\n    c: 4\n", [("key-twice", Span(3, 5)), ("key-twice", Span(5, 5))]),
        ("a:\n  - b: 1\n    c: 2\n    d: 2\n    c: 3\n    d: 4\n", [("key-twice", Span(5, 5)), ("key-twice", Span(6, 5))]),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n  c: 4\n", [("key-twice", Span(4, 3)), ("key-twice", Span(5, 3))]),
        ("a: [{b: 1, c: 2, b: 3, c: 4}]\n", [("key-twice", Span(1, 18)), ("key-twice", Span(1, 24))]),
    ],
)  # fmt: skip
def test_keys_that_stand_again_in_a_row_have_lost_their_dash(text: str, rules: list[tuple[str, Span]]) -> None:
    assert refused(text) == rules


def test_the_same_key_may_stand_in_two_places() -> None:
    assert read("a: {b: 1}\nc: {b: 2}\n").data == {"a": {"b": "1"}, "c": {"b": "2"}}


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\n---\n", 2), ("a: 1\n---\nb: 2\n", 2), ("a: 1\n...\n---\nb: 2\n", 3), ("a: 1\n--- # again\n", 2)],
)
def test_a_second_document_is_refused_where_it_begins(text: str, line: int) -> None:
    assert refused(text) == [("several-documents", Span(line, 1))]


@pytest.mark.parametrize("line", ["%YAML 1.2", "%TAG ! tag:example.org,2026:"])
def test_a_directive_is_refused(line: str) -> None:
    assert refused(f"{line}\n---\na: 1\n")[0][0] == "several-documents"


@pytest.mark.parametrize("text", ["# only\n# remarks\n", "\n# one\n\n"])
def test_a_file_of_remarks_is_empty(text: str) -> None:
    assert refused(text) == [("empty-file", Span(1, 1))]


@pytest.mark.parametrize("text", ["word", "- a\n- b", "'text'", "---\n", "[]"])
def test_a_file_is_made_of_keys(text: str) -> None:
    assert refused(text) == [("wrong-shape", Span(1, 1))]


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_values_lie_32_deep_and_no_deeper(opening: str, closing: str) -> None:
    levels = MOST_LEVELS - 1  # and the mapping around them
    read(f"a: {opening * levels}{closing * levels}\n")
    deeper = levels + 1
    (rule, span), *more = refused(f"a: {opening * deeper}{closing * deeper}\n")
    assert (rule, more) == ("too-deep", [])
    assert span == Span(1, 4 + len(opening) * levels)


def test_a_file_of_brackets_is_refused_without_reading_on() -> None:
    assert [rule for rule, _span in refused("a: " + "[" * 500_000)] == ["too-deep"]


def test_a_file_may_hold_many_values_but_not_endlessly_many() -> None:
    read("a:\n" + " - {}\n" * (MOST_EVENTS // 2 - 2))
    assert [rule for rule, _span in refused("a:\n" + " - {}\n" * (MOST_EVENTS // 2 + 2))] == ["too-deep"]


def test_what_is_wrong_with_the_bytes_is_all_that_is_said() -> None:
    document = read_yaml(PATH, b"a: [\x07")
    assert [found.rule for found in document.findings] == ["hidden-character"]
    assert document.data is None


# Backslashes


@pytest.mark.parametrize("text", [r'a: "x\u202ey"', r'a: "\x07"', r'a: "\e[31m"', r'a: "\0"', r'a: "b\_c\L"'])
def test_a_hidden_character_behind_a_backslash_is_found(text: str) -> None:
    assert refused(text) == [("hidden-character", Span(1, 4))]


@pytest.mark.parametrize("text", [r"a: 'x\u202ey'", r"a: x\u202ey", r'a: "\u00e9 \t \n \" \\ \/"', r'a: "\\u202e"'])
def test_other_backslashes_are_text(text: str) -> None:
    read(text)


# Texts that may be cut short


def advice(text: str) -> list[tuple[str, Span | None]]:
    return [(found.message[:10], found.span) for found in read(text).advice]


@pytest.mark.parametrize(
    "text",
    [
        "a: the key to room #4",
        "a:\n  - we are #1 here",
        "a: two words #",
        "a: over two\n  lines it #goes",
        "a: {b: two words #4\n  }",
    ],
)
def test_a_text_that_a_number_sign_ends_is_pointed_out(text: str) -> None:
    (found,) = read(text).advice
    assert (found.rule, found.severity) == ("text-cut-short", Severity.WARNING)
    assert "#" in found.message


def test_the_caret_stands_at_the_sign_that_ends_the_text() -> None:
    assert advice("a: the key to room #4") == [("The sign #", Span(1, 20))]


@pytest.mark.parametrize(
    "text",
    [
        "a: word # remark",
        "a: 'two words' # remark",
        '"a b": "two words" # remark',
        "a: two words\n# remark",
        "a: two words#4",
        "a: |\n  two words #4",
        "a: >-\n  two words #4",
        "a b: # remark\n  c d: 1",
        "two words: 1 # remark",
        "a: [two, words] # remark",
        "a: two words\n  \n# b",
        "a: 'b #c' \nd: e f",
    ],
)
def test_a_remark_behind_anything_else_is_a_remark(text: str) -> None:
    assert read(text).advice == ()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a: [one text, and more of it]", (1, 15)),
        ("a: [one text, and more, of it]", (1, 15)),
        ("a:\n  [one text,\n   and more of it]", (3, 4)),
    ],
)
def test_a_comma_in_brackets_is_pointed_out(text: str, span: tuple[int, int]) -> None:
    assert advice(text)[0] == ("A comma in", Span(*span))


@pytest.mark.parametrize(
    "text", ["a: [members, carers]", "a: ['one text', 'and more']", "a: one text, and more", "a: [one text]", "a: []"]
)
def test_other_commas_are_let_pass(text: str) -> None:
    assert read(text).advice == ()
