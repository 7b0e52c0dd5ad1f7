"""Questions on the terminal: lines of text, one question at a time, nothing redrawn."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coprod_cli.cli import console
from coprod_cli.language import _
from coprod_cli.yamltext.guard import hidden_character, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def can_ask() -> bool:
    """Say whether there is a person at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> str:
    """Ask for one line; an empty one skips, and the end of the input is a KeyboardInterrupt."""
    while True:
        console.message(question)
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        answer = line.strip()
        odd = hidden_character(answer)
        if odd is None:
            return answer
        console.message(_("The line holds {name}, perhaps from an arrow key. Please type it again.").format(
            name=name_of(odd[0])))  # fmt: skip


def ask_many(question: str, again: str) -> Iterator[str]:
    """Ask for one line after another, until an empty one."""
    answer = ask(question)
    while answer:
        yield answer
        answer = ask(again)
