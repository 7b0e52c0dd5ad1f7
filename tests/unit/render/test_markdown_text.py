"""What people wrote in a Markdown file, read as plain words in their places."""

from __future__ import annotations

import pytest

from coprod_cli.render.markdown_text import blocks_of
from coprod_cli.words.document import Text, Words


def told(text: str) -> list[tuple[str, int, list[str], list[str]]]:
    """Return each block as its heading, level, paragraphs and items."""
    return [
        (words(block.heading), block.level, [words(each) for each in block.paragraphs],
         [words(each) for each in block.items if not isinstance(each, tuple) or isinstance(each, Words)])
        for block in blocks_of(text, "cy")
    ]  # fmt: skip


def words(text: Text) -> str:
    if not text:
        return ""
    assert isinstance(text, Words)
    assert text.language == "cy"
    return text.text


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("* a\n+ b\n- c", ["a", "b", "c"]),
        ("- one\n  and more\n- two", ["one and more", "two"]),
        ("   - three spaces\n    - four", ["three spaces - four"]),
        ("- a\r\n- b\r\n", ["a", "b"]),
        ("1. Ask.\n2) Wait.", ["1. Ask.", "2) Wait."]),
        ("- a\n\n\n- b", ["a", "b"]),
    ],
)
def test_lists_are_items(text: str, items: list[str]) -> None:
    assert told(text) == [("", 3, [], items)]


@pytest.mark.parametrize("text", ["", "\n \n", "# Rules", "---", "* * *\n___", "# Rules #\n\n***\n"])
def test_a_title_and_lines_across_the_page_are_not_told(text: str) -> None:
    assert blocks_of(text, "en") == []


def test_text_stands_in_its_place() -> None:
    page = "# Title\n\nOne.\nTwo.\n\nThree.\n- a\nnot a\n\n## Own ##\nText\n### Below\n- b\n\nLast\n"
    assert told(page) == [
        ("", 3, ["One. Two.", "Three."], ["a"]),
        ("", 3, ["not a"], []),
        ("Own", 3, ["Text"], []),
        ("Below", 4, [], ["b"]),
        ("", 3, ["Last"], []),
    ]


@pytest.mark.parametrize("text", ["-no space", "#no space", "word # word", "1.no space", "- "])
def test_what_is_no_mark_stays_text(text: str) -> None:
    assert told(text) == [("", 3, [text.strip()], [])]


def test_a_heading_without_words_is_no_heading() -> None:
    assert told("##\n\n- a") == [("", 3, [], ["a"])]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\*a\* \_b\_ \\ \< \- \.", "*a* _b_ \\ < - ."),
        ("&lt;b&gt; &amp; &#64; &#x40; &#58;x", "<b> & @ @ :x"),
        (r"\&lt; &nothing; & &;", "&lt; &nothing; & &;"),
        (r"\a \é *bold* [x](y)", r"\a \é *bold* [x](y)"),
        ("&#0; &#xD800; &#99999999;", "\ufffd \ufffd &#99999999;"),
    ],
)
def test_signs_that_only_keep_markdown_quiet_are_left_out(written: str, meant: str) -> None:
    assert told(f"- {written}") == [("", 3, [], [meant])]
    assert told(f"## {written}\n") == [(meant, 3, [], [])]
