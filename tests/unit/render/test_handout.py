"""Whatever people write, a handout shows their words and nothing else changes: page, text and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_cli.render.handout import in_markdown, page, text
from coprod_cli.words.form import Choice, Text
from coprod_cli.words.handout import Card, Handout, Part
from test_report_text import MARK, ON_A_GIT_HOST, Seen

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = (
    "</section><script>alert(1)</script><!-- --> ]]> </style> \" ' &lt; &amp;", "{{ 7*7 }} {% raw %} {# x #}",
    "# *b* _i_ `c` [x](y) | a | $x^2$ ~~s~~ @me :tada:", "- 1. > =1+1 \\ +x", "\u05e9\u05dc\u05d5\u05dd \U0001f600 \u0175",
    "x" * 10_000,
)  # fmt: skip


def all_over(words: str) -> Handout:
    said = Text(words, "cy")
    return Handout(
        "en", said, words, (Part("Heading", (words, words)),),
        (Card("assets", "Card 1 of 1", said, said, (said, said), (Choice("a", said, said), Choice("b", said))),
         Card("bare", "Card 2 of 2", said, None, ())),
        "Notes", "Levels", "Picture", Part("End", (words,)),
    )  # fmt: skip


def from_markdown(handout: Handout) -> str:
    return str(ON_A_GIT_HOST.render(in_markdown(handout)))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("shown", [page, from_markdown])
def test_only_the_words_change(shown: Callable[[Handout], str], words: str) -> None:
    wanted = [part.replace(MARK, words) for part in Seen(shown(all_over(MARK))).parts]
    assert sum(words in part for part in wanted) >= 12
    assert Seen(shown(all_over(words))).parts == wanted


@pytest.mark.parametrize("words", [*HOSTILE, ""])
def test_in_a_text_a_line_stays_a_line(words: str) -> None:
    usual = [line.replace(MARK, words).rstrip() for line in text(all_over(MARK)).rstrip().split("\n")]
    assert [line.rstrip() for line in text(all_over(words)).rstrip().split("\n")] == usual


@pytest.mark.parametrize("shown", [text, in_markdown])
def test_what_steers_or_begins_a_line_is_made_visible(shown: Callable[[Handout], str]) -> None:
    said = shown(all_over("one\u202etwo\nthree\x1b[31m"))
    assert "one" in said
    assert [sign for sign in ("\x1b", "\u202e", "\nthree") if sign in said] == []


def test_a_handout_without_levels_or_picture_has_neither() -> None:
    bare = Handout("en", Text("Ours"), "Subject", (), (Card("a", "Card 1", Text("A"), None, (Text("How?"),)),), "Notes")
    shown = page(bare)
    assert 'class="frame"' not in shown
    assert 'class="levels"' not in shown
    assert 'class="one-a-sheet"' not in shown
    assert text(bare).splitlines().count("Notes") == 1
