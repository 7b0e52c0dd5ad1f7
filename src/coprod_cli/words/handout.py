"""A handout as plain data: a few words to begin with, and a card for each principle with room to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coprod_cli.words.form import Choice, Text


class Part(NamedTuple):
    """A heading, and what stands below it, one paragraph each."""

    heading: str
    lines: tuple[str, ...]


class Card(NamedTuple):
    """One principle to talk about."""

    id: str
    progress: str
    name: Text
    meaning: Text | None
    questions: tuple[Text, ...]
    choices: tuple[Choice, ...] = ()
    """The levels, where people choose one."""


@dataclass(frozen=True)
class Handout:
    """What is printed and laid on the table: nothing of it comes back as a file."""

    language: str
    title: Text
    subject: str
    parts: tuple[Part, ...]
    """What is read before the cards."""
    cards: tuple[Card, ...]
    notes: str
    """What stands above the room for notes."""
    levels: str = ""
    """What stands above the levels; empty where there are none."""
    picture: str = ""
    """What stands above the empty frame for a picture; without it there is no frame."""
    closing: Part | None = None
    """What is read after the cards."""
