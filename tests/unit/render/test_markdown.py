"""Markdown: people's words are words, and nothing else."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from coprod_cli.render.markdown import escape, items_of, render
from coprod_cli.words.document import Block


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words, 5 of them (yes!)", "plain words, 5 of them (yes!)"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("[a](b)", r"\[a\](b)"),
        ("a|b", r"a\|b"),
        ("# a", r"\# a"),
        ("$x^2$ = {y}", r"\$x\^2\$ \= \{y\}"),
        ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
        ("ann@x", "ann&#64;x"),
        ("https://x.org", "https&#58;//x.org"),
        ("WWW.x.org", "WWW&#46;x.org"),
        (":smile: at 10:30 and a:b", "&#58;smile: at 10:30 and a:b"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("1234567890. a", "1234567890. a"),
        ("---", r"\---"),
        ("a\n- b\n\nc\td", "a - b c d"),
        ("a\\b", r"a\\b"),
        ("a\u202eb\x1b", "a&lt;U+202E&gt;b&lt;U+001B&gt;"),
        (5, "5"),
        ("", ""),
    ],
)
def test_signs_that_mean_something_are_shown_as_signs(text: object, shown: str) -> None:
    assert escape(text) == shown


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", []),
        ("# Rules\n\n- Ask.\n- Listen.\n", ["Ask.", "Listen."]),
        ("* a\n+ b\n- c", ["a", "b", "c"]),
        ("- one\n  and more\n- two", ["one and more", "two"]),
        ("- one\n\n  not more\n", ["one"]),
        ("- one\nnot more", ["one"]),
        ("   - three spaces\n    - four", ["three spaces - four"]),
        ("-no space\n- \n-\n", []),
        ("text\n  more text\n- a", ["a"]),
        ("- a\r\n- b\r\n", ["a", "b"]),
    ],
)
def test_the_items_of_lists_are_read_as_lines(text: str, items: list[str]) -> None:
    assert items_of(text) == items


def test_a_document_is_filled_with_words_that_stay_words() -> None:
    empty: dict[str, object] = asdict(Block())
    listed = {**empty, "heading": "A # b", "level": 4, "paragraphs": ("*p*",), "items": ("- i", "j")}
    table = {**empty, "columns": ("c|d", "g"), "rows": (("e|f", "h"),)}
    data = {"title": "T <b>", "opening": ("1. o",), "sections": ({"heading": "S", "blocks": (listed, table)},)}
    assert render("report/report.md.j2", data) == (
        "# T &lt;b&gt;\n\n1\\. o\n\n## S\n\n#### A \\# b\n\n\\*p\\*\n\n- \\- i\n- j\n\n"
        "| c\\|d | g |\n| --- | --- |\n| e\\|f | h |\n"
    )
