"""Edits of a file's text: new keys and items, what replaces what, what is taken out, and what is refused."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.yamltext.edit import CannotEdit, Edit, edited
from coprod_cli.yamltext.layout import on_one_line
from coprod_cli.yamltext.parse import MOST_LEVELS, read_yaml
from coprod_cli.yamltext.scalars import dump
from coprod_cli.yamltext.spans import Node, page_of
from coprod_cli.yamltext.wanted import as_read, wanted

YAML = PurePosixPath("roles.yaml")
MARKDOWN = PurePosixPath("ground-rules.md")
LONG = "One member ran the benefits drop-in on 3 March with what she knows from her market stall: fourteen came."
FOLDED = (
    "One member ran the benefits drop-in on 3 March with what she knows from her",
    "market stall: fourteen came.",
)


def made(text: str, *edits: Edit, path: PurePosixPath = YAML) -> str:
    return edited(path, text.encode(), edits).decode()


def put(text: str, *keys: str | int, to: Any) -> str:
    return made(text, Edit(keys, to))


def add(text: str, *keys: str | int, item: Any) -> str:
    return made(text, Edit(keys, item, "add"))


def take(text: str, *keys: str | int) -> str:
    return made(text, Edit(keys, kind="remove"))


# A text for a text


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        # Without quotes, where that cannot mean anything else.
        ("Tom", "Ann", "Ann"), ("Tom", "members", "members"), ("Tom", "Maple House", "Maple House"),
        ("Tom", "Tom's (old)", "Tom's (old)"), ("Tom", "\u00e9cole 4", "\u00e9cole 4"), ("Tom", "Mrs. X", "Mrs. X"),
        ("Tom", "2026-11", "2026-11"), ("4", "5", "5"), ("4", "1.5", "1.5"), ("3 people", "4 people", "4 people"),
        ("no", "yes", "yes"), ("true", "false", "false"), ("Tom", 5, "5"), ("Tom", True, "true"), ("Tom", None, "null"),
        # In double quotes, where it could.
        ("Tom", "a, b", '"a, b"'), ("Tom", "a: b", '"a: b"'), ("Tom", "a #b", '"a #b"'), ("Tom", "- a", '"- a"'),
        ("Tom", "null", '"null"'), ("Tom", "", '""'), ("Tom", "~", '"~"'), ("Tom", "yes", '"yes"'), ("Tom", "12", '"12"'),
        ("Tom", "3 people", '"3 people"'), ("Tom", "a\nb", r'"a\nb"'), ("Tom", " a", '" a"'), ("Tom", "a ", '"a "'),
        ("Tom", "[a]", '"[a]"'), ("Tom", "50%", '"50%"'), ("Tom", "a\tb", r'"a\tb"'), ("4", "yes", '"yes"'),
        # In the quotes that were there.
        ("'Tom'", "it's", "'it''s'"), ("'Tom'", "a: b", "'a: b'"), ("'Tom'", 5, "'5'"), ("'Tom'", "", "''"),
        ("'Tom'", "a\nb", r'"a\nb"'), ("'Tom'", "a\tb", r'"a\tb"'), ("'Tom'", None, "null"),
        ('"Tom"', "Ann", '"Ann"'), ('"Tom"', 'a "b" \\', r'"a \"b\" \\"'), ('"4"', 5, '"5"'), ('"Tom"', LONG, f'"{LONG}"'),
        # As coprod writes, where nothing was.
        ("~", "Ann", '"Ann"'), ("null", "members", "members"), ("~", 5, "5"),
    ],
)  # fmt: skip
def test_a_text_keeps_its_quotes_where_they_are_safe(old: str, new: Any, written: str) -> None:
    assert put(f"a: {old}\nb: 1\n", "a", to=new) == f"a: {written}\nb: 1\n"
    assert put(f"a: [{old}, b]\n", "a", 0, to=new) == f"a: [{written}, b]\n"


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("|\n  x\n", "one\n\n  two\n", "|\n  one\n\n    two\n"), ("|-\n  x\n", "one\n", "|\n  one\n"),
        ("|\n  x\n", "one\n\n\n", "|+\n  one\n\n\n"), ("|\n  x\n", "a: b # c", "|-\n  a: b # c\n"),
        (">-\n  x\n", LONG, ">-\n  " + "\n  ".join(FOLDED) + "\n"), (">\n   x\n", "one\n\ntwo\n", ">\n   one\n\n\n   two\n"),
        ("|\n  x\n", " one", '" one"\n'), ("|\n  x\n", "a\tb", '"a\\tb"\n'), (">\n  x\n", "a  b", '"a  b"\n'),
        ("|\n  x\n", "", '""\n'), ("|\n  x\n", "\n", '"\\n"\n'), ("| # c\n  x\n", "", '"" # c\n'), ("|\n  x\n", 5, "5\n"),
        ("| # c\n  x\n", None, "null # c\n"), ("|\n  x\n", "<<<<<<< HEAD", '"<<<<<<< HEAD"\n'),
        ("|\n", "x", "|-\n  x\n"),
    ],
)  # fmt: skip
def test_a_text_below_a_sign_keeps_it_where_that_is_safe(old: str, new: Any, written: str) -> None:
    assert put(f"a: {old}# next\nb: 1\n", "a", to=new) == f"a: {written}# next\nb: 1\n"


def test_quotes_come_where_a_remark_would_look_like_the_rest_of_the_text() -> None:
    assert put("a: Tom # who\n", "a", to="Tom Smith") == 'a: "Tom Smith" # who\n'


def test_quotes_come_behind_a_comma_where_a_text_would_look_cut_in_two() -> None:
    assert put("a: [b, Tom]\n", "a", 1, to="Tom Smith") == 'a: [b, "Tom Smith"]\n'


def test_a_long_text_is_not_folded_where_it_would_take_a_remark_in() -> None:
    text = "a:\n    # deep\nb: 1\n"
    assert put(text, "a", to=LONG) == text.replace("a:", f'a: "{LONG}"')


@given(st.text(st.characters(exclude_categories=["C"]), max_size=120))
def test_a_new_text_is_quoted_as_coprod_quotes(text: str) -> None:
    assert put("a: 1\n", "b", to=text) == "a: 1\n" + dump({"b": text})


# New keys


@pytest.mark.parametrize(
    ("text", "keys", "value", "after"),
    [
        ("a: 1\n# end\n", ("b",), "x", "a: 1\nb: x\n# end\n"),
        ("a:\n  b: 1 # c\n\n# next\nd: 2\n", ("a", "e"), "x", "a:\n  b: 1 # c\n  e: x\n\n# next\nd: 2\n"),
        ("a:\n  - b: 1\n    # c\n  - d\n", ("a", 0, "e"), "x", "a:\n  - b: 1\n    e: x\n    # c\n  - d\n"),
        ("a:\n  - b: 1\n     # c\n  - d\n", ("a", 0, "e"), "x", "a:\n  - b: 1\n     # c\n    e: x\n  - d\n"),
        ("a: {b: 1}\n", ("a", "c"), "x y", 'a: {b: 1, c: "x y"}\n'),
        ("a: {\n  b: 1,\n}\n", ("a", "c"), "x", "a: {\n  b: 1,\n  c: x,\n}\n"),
        ("a:\n", ("a", "b", "c"), "x", "a:\n  b:\n    c: x\n"),
        ("a: ~ # d\n", ("a", "b"), "x", "a: # d\n  b: x\n"),
        ("a: 1\n", ("b", "c", "d"), "x", "a: 1\nb:\n  c:\n    d: x\n"),
        ("a: {} # none\n", ("a", "b"), "x", "a: # none\n  b: x\n"),
        ("a: { # none\n  }\n", ("a", "b"), "x", "a: {b: x # none\n  }\n"),
        ("{}\n", ("a",), ["x"], "a:\n  - x\n"),
        ("--- {}\n", ("a",), ["x"], "--- {a: [x]}\n"),
        ('"a": 1\n', ("b",), "x", '"a": 1\n"b": x\n'),
        ("'a': 1\n", ("it's",), "x", "'a': 1\n'it''s': x\n"),
        ("a: 1\n", ("Two words",), "x", 'a: 1\n"Two words": x\n'),
        ("a: 1\n", ("yes",), "x", 'a: 1\n"yes": x\n'),
        ("? a\n", ("b",), "x", "? a\nb: x\n"),
        ("a: 1", ("b",), "x", "a: 1\nb: x"),
        ("a: |\n  x", ("b",), "x", "a: |-\n  x\nb: x"),
        ("a: |+\n  x", ("b",), "x", "a: |-\n  x\nb: x"),
        ("a: >-\n  x", ("b",), "x", "a: >-\n  x\nb: x"),
        ("# only a remark\n", ("a",), "x", "# only a remark\na: x\n"),
        ("# only a remark", ("a", "b"), "x", "# only a remark\na:\n  b: x"),
        ("a: [b: 1]\n", ("a", 0, "c"), "x", "a: [{b: 1, c: x}]\n"),
        ("a: 1\n", ("b",), None, "a: 1\nb: null\n"),
        ("a: 1\n", ("b",), {"c": None, "d": [], "e": {"f": None}}, "a: 1\nb:\n  d: []\n  e: {}\n"),
    ],
)
def test_a_new_key_comes_behind_the_last_one(text: str, keys: tuple[str | int, ...], value: Any, after: str) -> None:
    assert put(text, *keys, to=value) == after


@pytest.mark.parametrize(
    ("beside", "new"),
    [
        ("a:\n  b:\n    - c\n", "new:\n  k:\n    - x\n    - l: y\n"),
        ("a:\n    b:\n        - c\n", "new:\n    k:\n        - x\n        - l: y\n"),
        ("a:\n    b:\n    - c\n", "new:\n    k:\n    - x\n    - l: y\n"),
        ("a:\n b:\n - c\n", "new:\n k:\n - x\n - l: y\n"),
        ("a:\n    - c\n", "new:\n    k:\n        - x\n        - l: y\n"),
        ("a:\n- c\n", "new:\n  k:\n  - x\n  - l: y\n"),
        ("a: [b]\n", "new:\n  k:\n    - x\n    - l: y\n"),
    ],
)
def test_new_lines_are_set_in_like_their_neighbours(beside: str, new: str) -> None:
    assert put(beside, "new", to={"k": ["x", {"l": "y"}]}) == beside + new.replace("y\n", '"y"\n')


def test_new_lines_in_a_list_are_set_in_like_those_of_its_items() -> None:
    text = "a:\n- b:\n  - c\nl:\n    - b:\n          - c\n"
    assert add(text, "l", item={"b": ["x"]}) == text + "    - b:\n          - x\n"
    assert add(text, "a", item={"b": ["x"]}) == text.replace("l:", "- b:\n  - x\nl:")


def test_a_long_text_is_folded() -> None:
    folded = "".join(f"\n    {line}" for line in FOLDED)
    assert put("a:\n  b: 1\n", "a", "c", to=LONG) == f"a:\n  b: 1\n  c: >-{folded}\n"
    assert add("a: []\n", "a", item=LONG) == f"a:\n  - >-{folded}\n"
    assert add("a: [b]\n", "a", item=LONG) == f'a: [b, "{LONG}"]\n'


# New items


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: 1\n", 'a: 1\nl:\n  - id: x\n    name: "y"\n'),
        ("l:\n", 'l:\n  - id: x\n    name: "y"\n'),
        ("l: null # none\n", 'l: # none\n  - id: x\n    name: "y"\n'),
        ("l:\n  # - id: who\n  #   name: what\n\n# next\na: 1\n",
         'l:\n  # - id: who\n  #   name: what\n  - id: x\n    name: "y"\n\n# next\na: 1\n'),
        ("l:\n   ~\n", 'l:\n   - id: x\n     name: "y"\n'),
        ("l: []\n", 'l:\n  - id: x\n    name: "y"\n'),
        ("l: [ ]  # none\n", 'l:  # none\n  - id: x\n    name: "y"\n'),
        ("l:\n  []\n", 'l:\n  - id: x\n    name: "y"\n'),
        ("l: [\n  # none\n]\n", 'l: [{id: x, name: "y"}\n  # none\n]\n'),
        ("l: [{id: v}]\n", 'l: [{id: v}, {id: x, name: "y"}]\n'),
        ("{l: []}\n", '{l: [{id: x, name: "y"}]}\n'),
        ("{l: null}\n", '{l: [{id: x, name: "y"}]}\n'),
        ("{l}\n", '{l: [{id: x, name: "y"}]}\n'),
        ("l:\n  -   id: v\n", 'l:\n  -   id: v\n  -   id: x\n      name: "y"\n'),
        ("l:\n  -\n    id: v\n", 'l:\n  -\n    id: v\n  - id: x\n    name: "y"\n'),
        ("l:\n  - - v\n", 'l:\n  - - v\n  - id: x\n    name: "y"\n'),
        ("l:\n  - |\n    v", 'l:\n  - |-\n    v\n  - id: x\n    name: "y"'),
    ],
)  # fmt: skip
def test_an_item_comes_behind_the_last_one(text: str, after: str) -> None:
    assert add(text, "l", item={"id": "x", "name": "y"}) == after


def test_an_item_joins_a_list_in_a_list() -> None:
    assert add("a:\n  - - b\n    - c\n  - d\n", "a", 0, item="x") == "a:\n  - - b\n    - c\n    - x\n  - d\n"
    assert add("a:\n  -\n  - d\n", "a", 0, item="x") == "a:\n  - - x\n  - d\n"


def test_an_item_never_comes_between_a_heading_and_its_section() -> None:
    text = "power:\n- a\n# --- voice ---\nvoice:\n- b\n"
    assert add(text, "power", item="x") == text.replace("- a\n", "- a\n- x\n")


# Another kind of value


@pytest.mark.parametrize(
    ("text", "keys", "value", "after"),
    [
        ("a: x # c\nb: 1\n", ("a",), {"d": "x"}, "a: # c\n  d: x\nb: 1\n"),
        ("a: | # c\n  x\n\n# n\nb: 1\n", ("a",), ["x"], "a: # c\n  - x\n\n# n\nb: 1\n"),
        ("a:\n  v # c\nb: 1\n", ("a",), ["x", "w"], "a:\n  - x # c\n  - w\nb: 1\n"),
        ("a:\n  - x # c\n  - w # d\n# n\nb: 1\n", ("a",), "v", "a: v\n# n\nb: 1\n"),
        ("a: # c\n  # d\n  - x\n  - w\nb: 1\n", ("a",), "v", "a: v # c\n  # d\nb: 1\n"),
        ("a:\n  - x\n  # c\n  - w\nb: 1\n", ("a",), ["v"], "a:\n  - v\nb: 1\n"),
        ("a:\n- x\nb: 1\n", ("a",), {"d": "v"}, "a:\n  d: v\nb: 1\n"),
        ("a:\n    d: x\nb: 1\n", ("a",), ["v"], "a:\n    - v\nb: 1\n"),
        ("a:\n  - d: 1 # c\n", ("a", 0), "v", "a:\n  - v # c\n"),
        ("a:\n  - d: 1 # c\n    e: 2\n", ("a", 0), ["v", "w"], "a:\n  - - v\n    - w\n"),
        ("a:\n  - v\n  - w\n", ("a", 0), {"d": 1, "e": 2}, "a:\n  - d: 1\n    e: 2\n  - w\n"),
        ("a:\n  -\n  - w\n", ("a", 0), {"d": 1, "e": 2}, "a:\n  - d: 1\n    e: 2\n  - w\n"),
        ("a:\n  - # c\n  - w\n", ("a", 0), {"d": 1, "e": 2}, "a:\n  - d: 1 # c\n    e: 2\n  - w\n"),
        ("a:\n  -   v\n", ("a", 0), {"d": 1, "e": 2}, "a:\n  -   d: 1\n      e: 2\n"),
        ("a:\n  -\n    v\n", ("a", 0), {"d": 1, "e": 2}, "a:\n  -\n    d: 1\n    e: 2\n"),
        ("a:\n  - d: 1\n    e: 2\n", ("a", 0), LONG, f"a:\n  - >-\n    {FOLDED[0]}\n    {FOLDED[1]}\n"),
        ("a:\n  - d\n# n\nb: 1\n", ("a",), LONG, f"a: >-\n  {FOLDED[0]}\n  {FOLDED[1]}\n# n\nb: 1\n"),
        ("a: # c\nb: 1\n", ("a",), LONG, f"a: >- # c\n  {FOLDED[0]}\n  {FOLDED[1]}\nb: 1\n"),
        ("a: [x, w] # c\n", ("a",), "v", "a: v # c\n"),
        ("a: [x, w] # c\n", ("a",), {"d": ["v"]}, "a: {d: [v]} # c\n"),
        ("a: [x, [w]]\n", ("a", 1), "v", "a: [x, v]\n"),
        ("a: [x, w]\n", ("a",), [], "a: []\n"),
        ("a:\n  - x\n", ("a",), {}, "a: {}\n"),
        ("? a\n", ("a",), "x", "? a\n: x\n"),
        ("? a # c\n", ("a",), ["x"], "? a\n: # c\n  - x\n"),
        ("a: {b: , c: 1}\n", ("a", "b"), "x", "a: {b: x , c: 1}\n"),
    ],
)
def test_what_stands_around_a_value_stays(text: str, keys: tuple[str | int, ...], value: Any, after: str) -> None:
    assert put(text, *keys, to=value) == after.replace(": x , c", ": x , c")


# What is taken out


@pytest.mark.parametrize(
    ("text", "keys", "after"),
    [
        ("a: 1\n\n# about b\nb: 2 # c\n\n# about d\nd: 3\n", ("b",), "a: 1\n\n# about b\n\n# about d\nd: 3\n"),
        ("a: 1\nb: 2", ("b",), "a: 1\n"),
        ("a: |\n  x\n\nb: 2\n\nc: 3\n", ("a",), "\nb: 2\n\nc: 3\n"),
        ("l:\n  - x # c\n  - w\n    # about w\n# next\nb: 1\n", ("l", 1), "l:\n  - x # c\n    # about w\n# next\nb: 1\n"),
        # The last one of its kind leaves empty brackets.
        ("l: # all\n  # one\n  - x # c\n# next\nb: 1\n", ("l", 0), "l: [] # all\n  # one\n# next\nb: 1\n"),
        ("l:\n- x\nb: 1\n", ("l", 0), "l: []\nb: 1\n"),
        ("m:\n  a: 1\nb: 1\n", ("m", "a"), "m: {}\nb: 1\n"),
        ("l:\n  - a: 1 # c\n  - x\n", ("l", 0, "a"), "l:\n  - {}\n  - x\n"),
        ("l:\n  - - x\n", ("l", 0, 0), "l:\n  - []\n"),
        ("# top\na: 1 # c\n# end\n", ("a",), "# top\n{}\n# end\n"),
        # The first one behind a dash gives its place to the next one.
        ("l:\n  - a: 1 # c\n    b: 2\n", ("l", 0, "a"), "l:\n  - b: 2\n"),
        ("l:\n  -   a: |\n        x\n\n      b: 2\n", ("l", 0, "a"), "l:\n  -   b: 2\n"),
        ("l:\n  - a: 1 # c\n    # about b\n    b: 2\n", ("l", 0, "a"), "l:\n  -\n    # about b\n    b: 2\n"),
        ("l:\n  - - x\n    - w\n    - v\n", ("l", 0, 0), "l:\n  - - w\n    - v\n"),
        # In brackets.
        ("l: [x, v, w]\n", ("l", 1), "l: [x, w]\n"), ("l: [x, v, w]\n", ("l", 2), "l: [x, v]\n"),
        ("l: [ x, v ]\n", ("l", 1), "l: [ x ]\n"), ("l: [x,v,]\n", ("l", 1), "l: [x,]\n"), ("l: [ x , ]\n", ("l", 0), "l: []\n"),
        ("l: [\n  x,\n  w # c\n]\n", ("l", 1), "l: [\n  x\n]\n"), ("l: [\n  x, # c\n]\n", ("l", 0), "l: []\n"),
        ("l: [\n  # c\n  x\n]\n", ("l", 0), "l: [\n  # c\n]\n"), ("l: [x, # c, d\n  w]\n", ("l", 0), "l: [ # c, d\n  w]\n"),
        ("l: [x, # c\n  w]\n", ("l", 1), "l: [x # c\n  ]\n"), ("l: [x,\n  w, v]\n", ("l", 1), "l: [x,\n  v]\n"),
        ("l: [\n  {a: 1,\n   b: 2},\n  w]\n", ("l", 0), "l: [\n  w]\n"), ("l: [a: 1]\n", ("l", 0, "a"), "l: [{}]\n"),
        ("m: {a: 1, 'b': [x, w], c}\n", ("m", "b"), "m: {a: 1, c}\n"), ("m: {a: 1, c}\n", ("m", "c"), "m: {a: 1}\n"),
        ("{a: 1}\n", ("a",), "{}\n"),
        # What follows may not become part of the text above.
        ("a: |\n  x\nb: 1\n  # c\nd: 2\n", ("b",), "a: |\n  x\n# c\nd: 2\n"),
        ("a: |+\n  x\n\nb: 1\n\nc: 2\n", ("b",), "a: |+\n  x\n\nc: 2\n"),
        ("a: |+\n  x\n\nb: 1\n\n    # c\n\nd: 2\n", ("b",), "a: |+\n  x\n\n# c\n\nd: 2\n"),
        ("a: |\n  x\nb: 1\n\n    # c\n", ("b",), "a: |\n  x\n\n# c\n"),
    ],
)  # fmt: skip
def test_what_is_taken_out_takes_only_its_own_remark(text: str, keys: tuple[str | int, ...], after: str) -> None:
    assert take(text, *keys) == after


def test_a_section_can_be_emptied_and_filled_again() -> None:
    text = "# top\na:\n  - x\n  - w\n# end\n"
    again = made(text, Edit(("a", 0), kind="remove"), Edit(("a", 0), kind="remove"), Edit(("a",), kind="remove"),
                 Edit(("a",), "x", "add"), Edit(("a",), "w", "add"))  # fmt: skip
    assert again == text


# Whole files


def test_what_is_there_already_leaves_the_bytes_as_they_are() -> None:
    content = b"a: 'x'\r\nb: [1]"
    assert edited(YAML, content, [Edit(("a",), "x"), Edit(("b",), [1])]) is content
    assert edited(YAML, content, []) is content


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("---\na: 1\n---\nbody\n", "---\na: 1\nb: x\n---\nbody\n"),
        ("---\r\n---\r\n- body", "---\r\nb: x\r\n---\r\n- body"),
        ("---\n# to fill in\n---\nb: y", "---\n# to fill in\nb: x\n---\nb: y"),
        ("\ufeff---\na: {b: 1}\n---", "\ufeff---\na: {b: 1}\nb: x\n---"),
    ],
)
def test_front_matter_is_edited_and_the_text_below_is_not(text: str, after: str) -> None:
    assert made(text, Edit(("b",), "x"), path=MARKDOWN) == after


def test_later_edits_see_the_earlier_ones() -> None:
    edits = (Edit(("a", "l"), {"id": "x"}, "add"), Edit(("a", "l", 0, "m"), 1), Edit(("a", "l"), "w", "add"))
    assert made("b: 1\n", *edits) == "b: 1\na:\n  l:\n    - id: x\n      m: 1\n    - w\n"


# Refusals


def refusal(text: str, edit: Edit, path: PurePosixPath = YAML) -> tuple[str, str]:
    with pytest.raises(CannotEdit) as caught:
        edited(path, text.encode(), [edit])
    return caught.value.message, caught.value.hint


TEXT = "a: x\nb: [c, d]\ne:\n  - f\n"


@pytest.mark.parametrize(
    ("edit", "message", "hint"),
    [
        (Edit(("a", "k"), "x"), '"a" in roles.yaml is a text or a list, so it can have no keys.', "k: x"),
        (Edit(("b", "k"), "x"), '"b" in roles.yaml is a text or a list, so it can have no keys.', "k: x"),
        (Edit(("a",), "x", "add"), '"a" in roles.yaml is not a list, so it can have no items.', "- x"),
        (Edit(("a", 0), "x"), '"a" in roles.yaml is not a list, so it can have no items.', "- x"),
        (Edit(("b", 2), "x y"), '"b" in roles.yaml has no item 3.', '- "x y"'),
        (Edit(("b", -1), "x"), '"b" in roles.yaml has no item 0.', "- x"),
        (Edit(("k", 0, "l"), {"m": [1]}), '"k" in roles.yaml has no item 1.', "l: {m: [1]}"),
        (Edit(("b", 2), kind="remove"), '"b" in roles.yaml has no item 3.', ""),
        (Edit(("k",), kind="remove"), 'There is no "k" to take out in roles.yaml.', ""),
        (Edit(("k", "l"), kind="remove"), 'There is no "l" to take out in roles.yaml.', ""),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edit: Edit, message: str, hint: str) -> None:
    assert refusal(TEXT, edit) == (message, hint and f"This was to be written: {hint}")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\na: 2\n", 2), ("a: [b\n", 1), ("a: &x 1\n", 1), ("a: !t 1\n", 1), ("a: 1\n---\nb: 2\n", 2), ("- a\n", 1),
        ("%YAML 1.2\n---\na: 1\n", 1), ("a: 1\n<<<<<<< HEAD\n", 2), ("a: \u202e1\n", 1), ("", 1), (" \n", 1), ("---\n", 1),
        ("a:\n\t- b\n", 2),
    ],
)  # fmt: skip
def test_a_file_with_a_mistake_is_left_as_it_is(text: str, line: int) -> None:
    message = f"roles.yaml has a mistake in line {line}, so nothing was written to it."
    hint = 'Type "coprod check" to see it.'
    assert refusal(text, Edit(("k",), "x")) == (message, f"{hint} This was to be written: k: x")
    assert refusal(text, Edit(("a",), kind="remove")) == (message, hint)


def test_a_markdown_file_without_front_matter_is_left_as_it_is() -> None:
    said = refusal("# Rules\n", Edit(("a",), "x"), MARKDOWN)
    assert said[0] == "ground-rules.md has a mistake in line 1, so nothing was written to it."


@pytest.mark.parametrize(
    "edit",
    [Edit(("a",), "a\u202eb"), Edit(("a",), {"k": ["a\u202e"]}), Edit(("a",), {"a\u202e": 1}), Edit(("a\u202e",), "x")],
)
def test_what_cannot_be_seen_is_not_written(edit: Edit) -> None:
    message = "The character U+202E RIGHT-TO-LEFT OVERRIDE cannot be seen, so it was not written."
    assert refusal(TEXT, edit) == (message, "Delete it, or type the words again by hand.")


def test_what_would_not_be_read_is_not_written() -> None:
    assert refusal(TEXT, Edit(("a",), "a\ud800b"))[0].startswith("The character U+D800 ")
    assert refusal(TEXT, Edit(("a",), "x" * (1 << 20)))[0].startswith("roles.yaml could not be changed")


def too_deep() -> Any:
    value: Any = "x"
    for _level in range(MOST_LEVELS + 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("edit", "where", "start"),
    [
        (Edit(("k", "l"), too_deep()), "Write this by hand below line 5: ", "k: {l: [["),
        (Edit(("e",), too_deep(), "add"), "Write this by hand below line 5: ", "- [["),
        (Edit(("b",), too_deep(), "add"), "Change line 3 by hand to this: ", "b: [c, d, [["),
        (Edit(("a",), too_deep()), "Change line 2 by hand to this: ", "a: [["),
        (Edit(("e", 0), too_deep()), "Change line 5 by hand to this: ", "- [["),
    ],
)
def test_an_edit_that_is_not_safe_is_shown_for_the_hand(edit: Edit, where: str, start: str) -> None:
    message, hint = refusal(f"---\n{TEXT}---\n", edit, MARKDOWN)
    assert message == "ground-rules.md could not be changed so that all else in it stays the same."
    assert hint.startswith(where + start)
    brackets = on_one_line(too_deep())
    assert hint[len(where) :].replace(brackets, "x") in {"k: {l: x}", "- x", "b: [c, d, x]", "a: x"}


def test_a_file_of_remarks_is_shown_where_it_ends() -> None:
    hint = refusal("# one\n# two\n", Edit(("a",), too_deep()))[1]
    assert hint.startswith("Write this by hand below line 3: a: [[")


def test_what_is_not_safe_to_take_out_is_shown_by_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coprod_cli.yamltext.edit.changes", lambda _page, _edit: iter([[(0, 0, "")]]))
    assert refusal(TEXT, Edit(("e", 0), kind="remove")) == (
        "roles.yaml could not be changed so that all else in it stays the same.",
        "Take it out by hand, in line 4.",
    )


def test_an_edit_names_a_key() -> None:
    with pytest.raises(ValueError, match="at least one key"):
        Edit(())


# What it is made of


def test_the_data_wanted_are_new_and_the_old_ones_stay() -> None:
    data: Any = {"a": ["b"], "c": {"d": "e"}}
    assert wanted(data, Edit(("a",), 1, "add"), YAML) == {"a": ["b", "1"], "c": {"d": "e"}}
    assert wanted(data, Edit(("c", "f", "g"), True), YAML) == {"a": ["b"], "c": {"d": "e", "f": {"g": "true"}}}
    assert data == {"a": ["b"], "c": {"d": "e"}}


def test_every_value_is_compared_as_it_is_read() -> None:
    value: Any = {"a": 1, "b": True, "c": None, "d": ("x", None), "e": {"f": False}}
    assert as_read(value) == {"a": "1", "b": "true", "d": ["x", None], "e": {"f": "false"}}


def placed(text: str) -> dict[str, str]:
    """Return each single value with the characters between its first and its last."""
    page, found = page_of(text), {}

    def walk(node: Node) -> None:
        for entry in node.entries:
            found[str(entry.key) + str(entry.start)] = text[entry.node.start : entry.node.end]
            walk(entry.node)

    assert page.root is not None
    walk(page.root)
    return found


def test_every_value_has_its_first_and_its_last_character() -> None:
    text = "a: |\n  x\n\n# c\nb: [ 'y' , z # d\n ]\nc:\n  - \n  - 1 # e\n\nd: {e, f: }\n"
    assert list(placed(text).values()) == [
        "|\n  x", "[ 'y' , z # d\n ]", "'y'", "z", "- \n  - 1", "", "1", "{e, f: }", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "trimmed"),
    [
        ("|\n  x\n\n   \n", "|\n  x\n\n   "), ("|\n  x\n  \n \n", "|\n  x"), ("|+\n  x\n\n", "|+\n  x\n"), ("|+\n\n", "|+\n"),
        ("|\n\n\n", "|"), ("|2\n    x\n   \n", "|2\n    x\n   "), ("|1-\n  x\n \n", "|1-\n  x"), (">-\n  x\n\n  w\n", ">-\n  x\n\n  w"),
        ("| # c\n  x\n", "| # c\n  x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_below_a_sign_ends_with_its_last_line(written: str, trimmed: str, end: str) -> None:
    text = f"a: {written}b: 1\n".replace("\n", end)
    assert next(iter(placed(text).values())) == trimmed.replace("\n", end)
    assert read_yaml(YAML, text.encode()).findings == ()
