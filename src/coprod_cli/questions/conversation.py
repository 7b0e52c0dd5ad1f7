"""A conversation: which question is next, going back, and everything that was answered so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from typing import Any

from coprod_cli.questions.question import Answer, Question, forgotten, may_be

Answers = Mapping[str, Answer]
Flow = Callable[[Answers], Iterator[Question]]
"""Gives the questions in their order, as far as the answers so far allow it."""

Entry = dict[str, Any]
"""One line of a draft: an answer with what it made forget, a step back, or a line of a long answer."""


class Conversation:
    """Answers by the id of their question, in the order in which they were given."""

    def __init__(self, flow: Flow, entries: Iterable[Entry] = ()) -> None:
        self.flow = flow
        self.answers: dict[str, Answer] = {}
        self.earlier: dict[str, Answer] = {}
        """Answers that were taken back; Enter gives them again."""
        self.begun: list[str] = []
        """The lines of a long answer that was not ended."""
        self.saved: dict[str, Answer] = {}
        """The answers that are in the file already."""
        for entry in entries:
            self.replay(entry)

    def question(self) -> Question | None:
        """Return the next question, or None when everything is answered."""
        found = next((question for question in self.flow(self.answers) if question.id not in self.answers), None)
        if found is None:
            return None
        earlier = self.earlier.get(found.id)
        return replace(found, now=earlier, keeps="") if earlier and may_be(found, earlier) else found

    def last(self) -> tuple[Question, Answer] | None:
        """Return the question that was answered last, with its answer, or None before the first answer."""
        asked = [*takewhile(lambda question: question.id in self.answers, self.flow(self.answers))]
        return (asked[-1], self.answers[asked[-1].id]) if asked else None

    def answer(self, question: Question, answer: Answer) -> Entry:
        """Take an answer, and return it as an entry of the draft."""
        entry: Entry = {"id": question.id, "answer": list(answer) if isinstance(answer, tuple) else answer}
        forgets = forgotten(question, answer)
        if forgets:
            entry["forgets"] = list(forgets)
        self.replay(entry)
        return entry

    def back(self) -> Entry | None:
        """Take the last answer back; None at the first question."""
        if not self.answers:
            return None
        entry: Entry = {"back": next(reversed(self.answers))}
        self.replay(entry)
        return entry

    def line(self, text: str) -> Entry:
        """Take one line of a long answer."""
        entry: Entry = {"line": text}
        self.replay(entry)
        return entry

    def mark_saved(self) -> Entry:
        """Note that everything so far is in the file."""
        entry: Entry = {"saved": True}
        self.replay(entry)
        return entry

    def replay(self, entry: Entry) -> None:
        """Do again what an entry of a draft says."""
        if "line" in entry:
            self.begun.append(str(entry["line"]))
            return
        if "saved" in entry:
            self.saved = dict(self.answers)
            return
        self.begun = []
        if "back" in entry:
            name = str(entry["back"])
            if name in self.answers:
                self.earlier[name] = self.answers.pop(name)
            return
        given = entry["answer"]
        self.answers[str(entry["id"])] = tuple(given) if isinstance(given, list) else str(given)
        for name in entry.get("forgets", ()):
            self._forget(str(name))

    def _forget(self, beginning: str) -> None:
        for name in [each for each in self.answers if each == beginning or each.startswith(f"{beginning}/")]:
            self.earlier[name] = self.answers.pop(name)
