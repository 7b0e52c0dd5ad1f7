"""Asking on the terminal: lines of text, one question at a time, every answer kept before the next one."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import typer

from coprod_cli.cli import console
from coprod_cli.cli.keyboard import keyboard
from coprod_cli.language import _
from coprod_cli.questions.conversation import Conversation
from coprod_cli.questions.question import NotUnderstood, said, understood
from coprod_cli.words.spoken import as_sentence
from coprod_cli.yamltext.guard import hidden_character, name_of, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_cli.cli.keyboard import Keyboard
    from coprod_cli.questions.conversation import Entry
    from coprod_cli.questions.question import Answer, Question

BACK, SKIP, HELP, STOP, EDITOR = "b", "s", "?", "q", "e"


def can_ask() -> bool:
    """Say whether there is a person at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


class Stopped(Exception):
    """Somebody typed q, and will go on another time."""


class Asking:
    """One conversation on a terminal."""

    def __init__(self, conversation: Conversation, keep: Callable[[Entry], None], save: Callable[[], None]) -> None:
        self.conversation = conversation
        self.keep = keep
        """Keeps an entry of the draft."""
        self.save = save
        """Writes what is whole by now."""
        self.said_how_it_ends = False
        self.keys: Keyboard
        self._open: contextlib.ExitStack

    def hold(self, *, says_keys: bool = True) -> None:
        """Ask until nothing is left; Stopped for q, KeyboardInterrupt for Ctrl-C and the end of the input."""
        with contextlib.ExitStack() as self._open:
            self.keys = self._open.enter_context(keyboard())
            if says_keys:
                self._say_keys()
            self.save()  # a crash may have come between an answer and its file
            while (question := self.conversation.question()) is not None:
                self._ask(question)
                self.save()

    def _say_keys(self) -> None:
        say(_("Type b to go back, s to skip, ? for help, q to save and stop."))
        say(_("For an answer in words, e opens your editor."))

    def _ask(self, question: Question) -> None:
        """Ask one question until it is answered, skipped or left."""
        show(question, self.conversation.begun)
        while True:
            typed = self._typed()
            if typed == BACK:
                self._back()
                return
            if typed == STOP:
                raise Stopped
            if typed == HELP:
                self._help(question)
                continue
            answer = self._answer(question, typed)
            if not isinstance(answer, NotUnderstood):
                self._take(question, answer)
                return
            say(answer.sentence)

    def _typed(self) -> str:
        """Return one line without what nobody can see."""
        while True:
            console.prompt("> ")
            line = self.keys.line()
            if line is None:
                raise KeyboardInterrupt
            typed = line.strip()
            odd = hidden_character(typed)
            if odd is None:
                return typed
            say(_("The line holds {name}, which nobody can see. Please type it again.").format(
                name=name_of(odd[0])))  # fmt: skip

    def _answer(self, question: Question, typed: str) -> Answer | NotUnderstood:
        if typed == SKIP or (not typed and not question.now and not self.conversation.begun):
            return self._skipped(question, typed)
        if not typed and not self.conversation.begun:
            return question.now
        if typed == EDITOR and question.kind in {"line", "long"}:
            return self._edited(question)
        if question.kind != "long":
            return understood(question, typed)
        pointed = understood(question, typed)
        if not self.conversation.begun and pointed != typed:
            return pointed
        return self._long(question, typed)

    def _skipped(self, question: Question, typed: str) -> Answer | NotUnderstood:
        if question.needed:
            return NotUnderstood(question.needed)
        if not typed and not question.enter_skips:
            return NotUnderstood(_("Please type a number, or s to skip."))
        if typed:
            say(_("Not answered."))
        return ""

    def _long(self, question: Question, typed: str) -> Answer | NotUnderstood:
        """Take lines until an empty one; each is kept at once."""
        while typed:
            if typed == HELP:
                self._help(question)
            else:
                self.keep(self.conversation.line(typed))
                self._say_how_it_ends()
            typed = self._typed()
            if typed == STOP:
                raise Stopped
        return understood(question, " ".join(self.conversation.begun))

    def _say_how_it_ends(self) -> None:
        """Say once that a long answer ends with an empty line: other answers end with their line."""
        if not self.said_how_it_ends:
            self.said_how_it_ends = True
            say(_("Write on, or press Enter to end this answer."))

    def _edited(self, question: Question) -> Answer | NotUnderstood:
        from coprod_cli.cli.editor import edited

        begun = " ".join(self.conversation.begun) or (question.now if isinstance(question.now, str) else "")
        self._open.close()  # the editor gets the keys
        text = edited(begun)
        self.keys = self._open.enter_context(keyboard())
        if text is None:
            return NotUnderstood(
                _("No editor gave anything back. Please type your answer here, or name an editor in EDITOR first.")
            )
        return understood(question, text) if text else self._skipped(question, SKIP)

    def _take(self, question: Question, answer: Answer) -> None:
        self.keep(self.conversation.answer(question, answer))
        if answer and question.choices:
            say(_("Your answer: {words}").format(words=one_line(said(question, answer))))

    def _back(self) -> None:
        entry = self.conversation.back()
        if entry is None:
            say(_("This is the first question."))
        else:
            self.keep(entry)

    def _help(self, question: Question) -> None:
        if question.help:
            say(question.help)
        if question.kind == "long":
            say(_("Write as many lines as you like. An empty line ends your answer."))
        say(_("Enter keeps what is there, or goes on. Everything you answered is kept at once."))
        self._say_keys()


def ask_first(question: Question) -> str:
    """Return what a person answers outside a conversation; it is kept nowhere, so q ends the command.

    The keys are told by the conversation that comes before or after.
    """
    alone = Conversation(lambda _answers: iter([question]))
    try:
        Asking(alone, lambda _entry: None, lambda: None).hold(says_keys=False)
    except Stopped:
        raise typer.Exit from None
    return str(alone.answers[question.id])


def show(question: Question, begun: list[str]) -> None:
    """Print a question, what comes before it, its choices, and what Enter keeps."""
    lines = [*question.before, question.text]
    lines += [f"{number}. {choice.words}" for number, choice in enumerate(question.choices, 1)]
    if begun:
        lines.append(_("You had begun: {text}").format(text=" ".join(begun)))
    elif question.now:
        now = as_sentence(said(question, question.now))
        keeps = question.keeps or _("Your answer now: {words} Press Enter to keep it.")
        lines.append(keeps.format(words=now))
    console.message("")
    for line in lines:
        say(line)


def say(line: str) -> None:
    """Print a line of a conversation, cut between words so that it fits the terminal."""
    console.message(console.cut_to_fit(one_line(line)))


def say_how_to_go_on(command: str) -> None:
    """Say that every answer is kept, and how to go on."""
    console.message("")
    console.message(_("Saved. To go on, type: {command}").format(command=command))  # not cut: it may be copied
