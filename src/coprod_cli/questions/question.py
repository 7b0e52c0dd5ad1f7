"""One question as data: what is said before it, what may be answered, and how an answer is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from coprod_cli.language import _
from coprod_cli.records.base import LONGEST_TEXT
from coprod_cli.records.dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Sequence

Kind = Literal["line", "long", "choice", "many", "count", "day", "when"]
"""One line; lines until an empty one; one of some choices; several of them; a whole number; a day; a day or month."""

Answer = str | tuple[str, ...]
"""What was answered: text, the id of a choice, or the ids of several. An empty one was skipped."""

FEWEST_LETTERS = 3
"""So many letters of a choice's words stand for it; fewer are taken for a slip."""

MOST_PEOPLE = 9_999

POINTS = "="
"""Stands before a choice that is no text and no level: another example, or an answer without a level."""


class Choice(NamedTuple):
    """One thing that may be chosen."""

    id: str
    words: str
    forgets: tuple[str, ...] = ()
    """What is asked again when this is chosen: the ids of questions, or how they begin, up to a slash."""

    short: str = ""
    """What is read back, where it is less than all of its words."""

    @property
    def name(self) -> str:
        """What is read back when it is chosen."""
        return self.short or self.words


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and everything that is needed to ask it."""

    id: str
    text: str
    """The question itself; it is said last."""
    kind: Kind = "line"
    before: tuple[str, ...] = ()
    """What is said before it, a line each."""
    choices: tuple[Choice, ...] = ()
    now: Answer = ""
    """The answer that Enter keeps."""
    keeps: str = ""
    """The sentence that says what Enter keeps, with {words} in it; the usual one, if empty."""
    needed: str = ""
    """Why it cannot be skipped; empty for one that can."""
    enter_skips: bool = True
    """Whether Enter alone goes on where there is nothing to keep; else s is typed."""
    help: str = ""
    month: str = ""
    """The month in which a day has to lie."""


class NotUnderstood(NamedTuple):
    """What was typed is no answer; the sentence says what would be."""

    sentence: str


def understood(question: Question, typed: str) -> Answer | NotUnderstood:
    """Return what was typed as an answer; nothing at all is not asked here."""
    if question.kind == "choice":
        return _chosen(question.choices, typed)
    if question.kind == "many":
        return _several(question.choices, typed)
    if question.kind == "count":
        return _counted(typed)
    if question.kind in {"day", "when"}:
        return _day(question, typed) if question.kind == "day" else _day_or_month(typed)
    if len(typed) > LONGEST_TEXT:
        return NotUnderstood(_("That is longer than one answer may be. Please say it in fewer words."))
    return _pointed(question.choices, typed)


def said(question: Question, answer: Answer) -> str:
    """Return an answer as it is read back: a choice by its name."""
    words = {choice.id: choice.name for choice in question.choices}
    if isinstance(answer, tuple):
        return ", ".join(words.get(one, one) for one in answer)
    if question.kind == "long" and not answer.startswith(POINTS):
        return answer  # people's own words, also where they stood among the choices
    return words.get(answer, answer)


def may_be(question: Question, answer: Answer) -> bool:
    """Say whether an earlier answer may be kept: the choices may be others by now, and advice is given anew."""
    ids = {choice.id for choice in question.choices}
    if any(choice.forgets for choice in question.choices):
        return False
    if question.kind == "long":
        return answer in ids or not str(answer).startswith(POINTS)
    return not ids or ids.issuperset(answer if isinstance(answer, tuple) else (answer,))


def forgotten(question: Question, answer: Answer) -> tuple[str, ...]:
    """Return what is asked again because of an answer."""
    return next((choice.forgets for choice in question.choices if choice.id == answer), ())


_SHORT = {"yes": "y", "no": "n"}


def _chosen(choices: Sequence[Choice], typed: str) -> Answer | NotUnderstood:
    number = typed.rstrip(".)")
    if number.isdecimal() and number.isascii():
        if 1 <= int(number[:4]) <= len(choices):
            return choices[int(number) - 1].id
        return NotUnderstood(_("Please type a number from 1 to {last}.").format(last=len(choices)))
    whole = [
        choice for choice in choices if typed.casefold() in {choice.id, choice.words.casefold(), _SHORT.get(choice.id)}
    ]
    if len(whole) == 1:
        return whole[0].id
    fitting = whole or [choice for choice in choices if _fits(choice, typed)]
    if len(fitting) == 1 and (whole or len(typed) >= FEWEST_LETTERS):
        return fitting[0].id
    if len(fitting) > 1 and len(typed) >= FEWEST_LETTERS:
        return NotUnderstood(_("That fits more than one. Please type its number."))
    return NotUnderstood(
        _("Please type a number from 1 to {last}, or three letters of the words.").format(last=len(choices))
    )


def _fits(choice: Choice, typed: str) -> bool:
    wanted, words = typed.casefold(), choice.words.casefold()
    return words.startswith(wanted) or f" {wanted}" in choice.name.casefold()


def _several(choices: Sequence[Choice], typed: str) -> Answer | NotUnderstood:
    found: list[str] = []
    for piece in re.split(r"[,;\s]+", typed.strip(" ,;")):
        one = _chosen(choices, piece)
        if isinstance(one, NotUnderstood):
            return one
        if str(one) not in found:
            found.append(str(one))
    return tuple(found)


def _counted(typed: str) -> Answer | NotUnderstood:
    if typed.isascii() and typed.isdecimal() and len(typed) <= len(str(MOST_PEOPLE)):
        return str(int(typed))
    return NotUnderstood(_("Please type a whole number in digits, as 5."))


def _day(question: Question, typed: str) -> Answer | NotUnderstood:
    when = parse_when(typed)
    if when is None or when.first != when.last:
        return NotUnderstood(
            _("Please type a day as year, month and day, as {day}.").format(day=question.now or "2026-11-18")
        )
    if question.month and when.month != question.month:
        return NotUnderstood(
            _("That day is not in {month}. Stop with q to begin another month: coprod assess {other}").format(
                month=question.month, other=when.month
            )
        )
    return typed


def _day_or_month(typed: str) -> Answer | NotUnderstood:
    if parse_when(typed) is None:
        return NotUnderstood(_("Please type a day or a month, as 2027-01-31 or 2027-01."))
    return typed


def _pointed(choices: Sequence[Choice], typed: str) -> Answer | NotUnderstood:
    """Return a text; where choices stand below it too, a number alone is one of them."""
    if choices and typed.isdecimal():
        return _chosen(choices, typed)
    return typed
