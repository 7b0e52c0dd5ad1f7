"""A document before it has a form: headings, paragraphs, lists, tables and pictures, all plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coprod_cli.words import picture


class Words(NamedTuple):
    """Words that are not coprod's own: what people said, or what a framework says."""

    text: str
    language: str
    """The code of their language."""


Text = str | Words
"""A sentence of coprod's own, in the language that it speaks, or words that come with their language."""


class Fact(NamedTuple):
    """Something told under a label."""

    label: str
    text: Text


class Item(NamedTuple):
    """An item of a list with facts about it."""

    text: Text
    facts: tuple[Fact, ...] = ()


class Quote(NamedTuple):
    """What people said, word for word, and who told it."""

    text: Text
    told: str = ""


class Table(NamedTuple):
    """Rows of cells; the first cell of a row says what the row is about."""

    caption: str
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


class Picture(NamedTuple):
    """A picture with a name for its file, and what it shows, which is the same in words."""

    name: str
    shows: picture.Picture


class Photo(NamedTuple):
    """A photo in a file of the project, and what is to be seen in it, for where it is not shown."""

    path: str
    description: Text


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section, each kind of content at most once and in this order."""

    heading: Text = ""
    level: int = 3
    """Of the heading: 3 stands right below the section, 4 below another block."""
    paragraphs: tuple[Text, ...] = ()
    picture: Picture | None = None
    table: Table | None = None
    quotes: tuple[Quote, ...] = ()
    facts: tuple[Fact, ...] = ()
    items: tuple[Text | Item, ...] = ()
    photo: Photo | None = None
    """It stands where a picture does."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under one heading."""

    name: str
    """What a link to it ends with: short, lower-case, and the same every time."""
    heading: str
    blocks: tuple[Block, ...]
    opening: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: Text
    opening: tuple[Text, ...]
    sections: tuple[Section, ...]
    language: str = "en"
    """The code of the language that most of it is in."""
