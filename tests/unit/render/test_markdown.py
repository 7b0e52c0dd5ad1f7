"""Markdown: people's words are words, and nothing else."""

from __future__ import annotations

import pytest

from coprod_cli.render.markdown import escape, page
from coprod_cli.words.document import Block, Document, Fact, Item, Picture, Quote, Section, Table, Words
from coprod_cli.words.wheel import Wheel


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


def test_a_document_is_filled_with_words_that_stay_words() -> None:
    quoted = (Quote(Words("> q", "en"), "*told*"), Quote("r"))
    facts = (Fact("L", Words("*v*", "en")),)
    listed = Block("A # b", 4, ("*p*",), quotes=quoted, facts=facts, items=("- i", Item("j", facts)))
    table = Block(table=Table("not shown", ("c|d", "g"), (("e|f", "h"),)))
    document = Document("T <b>", ("1. o",), (Section("s", "S", (listed, table), ("_o_",)),))
    assert page(document, {}, {}) == (
        "# T &lt;b&gt;\n\n1\\. o\n\n## S\n\n\\_o\\_\n\n#### A \\# b\n\n\\*p\\*\n\n"
        "> &gt; q\n>\n> \\*told\\*\n\n> r\n\n**L:** \\*v\\*\n\n"
        "- \\- i\n- j\n  - **L:** \\*v\\*\n\n"
        "| c\\|d | g |\n| --- | --- |\n| e\\|f | h |\n"
    )


@pytest.mark.parametrize(
    ("file", "address"), [("a.svg", "a.svg"), ("my (1) [x].svg", "my%20%281%29%20%5Bx%5D.svg"), ("ŵ.svg", "%C5%B5.svg")]
)
def test_a_picture_is_named_in_words_and_by_an_address(file: str, address: str) -> None:
    shown = Wheel(3, (), title="A ] b", description="")
    document = Document("T", (), (Section("s", "S", (Block(picture=Picture("w", shown)),)),))
    assert page(document, {"w": file}, {}) == f"# T\n\n## S\n\n![A \\] b]({address})\n"
