"""A document before it has a form: headings, paragraphs, lists and tables, all plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies beside the document: its file's name, and the same in words."""

    file: str
    words: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section: a heading if it has one, paragraphs, pictures, a list, a table."""

    heading: str = ""
    level: int = 3
    """Of the heading: 3 stands right below the section, 4 below another block."""
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under one heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
