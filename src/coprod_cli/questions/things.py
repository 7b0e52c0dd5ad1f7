"""Things that people name one after the other, and lines that are said before a question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.questions.question import Question
from coprod_cli.questions.texts import text_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.questions.conversation import Answers

MOST_THINGS = 20
"""How many things people may name one after the other."""


def named(
    name: str, first: str, more: str, kept: Sequence[str], answers: Answers, goes_on: Sequence[str] = ()
) -> Iterator[Question]:
    """Ask for things one at a time, after those that the file has and those that go on from last time."""
    before = (_("The file says:"), *kept) if kept else ()
    before += (_("This goes on from last time:"), *goes_on) if goes_on else ()
    for number in range(1, MOST_THINGS + 1):
        text = first if number == 1 else more
        yield from text_question(answers, Question(f"{name}/{number}", text, before=before if number == 1 else ()))
        if not answers.get(f"{name}/{number}"):
            return


def things(name: str, kept: Sequence[str], answers: Answers) -> list[str]:
    """Return what was named, after what the file has; the same thing is not kept twice."""
    said = (str(answers.get(f"{name}/{number}", "")) for number in range(1, MOST_THINGS + 1))
    new = [each for each in said if each and each not in kept]
    return [*kept, *dict.fromkeys(new)] if new else []


def told_first(lines: Iterator[str], questions: Iterator[Question]) -> Iterator[Question]:
    """Yield questions, the first with some lines before it."""
    first = tuple(lines)
    for question in questions:
        yield replace(question, before=(*first, *question.before)) if first else question
        first = ()
