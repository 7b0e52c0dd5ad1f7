"""A form as a sheet of paper: one list of what stands on it from top to bottom, for Word and for print alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from coprod_cli.language import _
from coprod_cli.words.form import Text
from coprod_cli.words.form_page import text_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.words.form import Form

FOR_WORDS = ("why", "example", "helps", "in_the_way")
"""Where a person can write, below each question."""
_REASON = "not-for-us"
Medium = Literal["word", "pen"]
_LINES: dict[Medium, dict[str, int]] = {
    "word": {"why": 1, "example": 3, "helps": 2, "in_the_way": 2},
    "pen": {"why": 2, "example": 6, "helps": 4, "in_the_way": 4},
}
"""How many lines there are to write on; in Word they grow in number."""


class Block(NamedTuple):
    """One thing on a sheet."""

    kind: Literal["title", "text", "heading", "part", "label", "choice", "room"]
    """`heading` begins a question, `part` what is asked in it, and a `label` goes before the room of its choice."""
    texts: tuple[Text, ...] = ()
    """Of a choice its name, and what it looks like if that is known."""
    place: tuple[int, str] = (0, "")
    """For what is filled in: which question, from 1, and which of its answers."""
    lines: int = 0


def sheet(form: Form, medium: Medium) -> tuple[Block, ...]:
    """Return everything on the sheet of a form, in the order in which people read it."""
    own = text_words()
    before = (form.subject, *form.opening, *_how(medium))
    after = (own["thanks"], _give_back(medium), own["code"].format(code=form.code))
    return (
        Block("title", (form.title,)),
        *(_text(words) for words in before),
        *(block for number in range(1, len(form.questions) + 1) for block in _question(form, number, medium)),
        Block("heading", (Text(_("When you have finished")),)),
        *(_text(words) for words in after),
    )


def page_line() -> str:
    """Return what stands at the foot of each page, with {code}, {page} and {pages} still to fill in."""
    return _("Form {code}. Page {page} of {pages}.")


def choice_key(number: int) -> str:
    """Return by what one of the boxes of a question is known, counted from 1."""
    return f"choice-{number}"


def _how(medium: Medium) -> tuple[str, ...]:
    tick = _("Tick one box for each question.")
    if medium == "word":
        return (
            tick,
            _("Click on a box to tick it. Write in the frames: they grow with your words."),
            _("You can also print this and use a pen. Somebody else may write down what you say."),
        )
    return (
        tick,
        _("Somebody else may write down what you say."),
        _("If you need more room, use another sheet. Write the number of the question on it."),
    )


def _give_back(medium: Medium) -> str:
    if medium == "word":
        return _("Save this file, and give it to the person who gave it to you.")
    return _("Give this paper to the person who gave it to you.")


def _question(form: Form, number: int, medium: Medium) -> Iterator[Block]:
    question = form.questions[number - 1]
    yield Block("heading", (Text(question.progress), question.name))
    if question.meaning is not None:
        yield Block("text", (question.meaning,))
    yield Block("part", (Text(form.ask["level"]),))
    for place, choice in enumerate(question.choices, 1):
        texts = (choice.name,) if choice.text is None else (choice.name, choice.text)
        yield Block("choice", texts, (number, choice_key(place)))
        if choice.id == _REASON:
            yield Block("label", (Text(form.ask["why"]),))
            yield _room(number, "why", medium)
    for key in FOR_WORDS[1:]:
        yield Block("part", (Text(form.ask[key]),))
        if key == "example":
            yield _text(form.ask["example_hint"])
        yield _room(number, key, medium)


def _room(number: int, key: str, medium: Medium) -> Block:
    return Block("room", place=(number, key), lines=_LINES[medium][key])


def _text(words: str) -> Block:
    return Block("text", (Text(words),))
