"""A part of a document as lines that are read out before a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.document import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.words.document import Block, Fact, Section, Table, Text


def spoken(section: Section) -> Iterator[str]:
    """Yield a section without what it opens with: a line for its headline, and for each thing that it says."""
    yield _("{heading}:").format(heading=section.heading)
    for block in section.blocks:
        if block.heading:
            yield _("{heading}:").format(heading=_text(block.heading))
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    yield from map(_text, block.paragraphs)
    if block.table is not None:
        yield from _rows(block.table)
    yield from map(spoken_fact, block.facts)
    for item in block.items:
        yield _text(item.text if isinstance(item, Item) else item)
        yield from map(spoken_fact, item.facts if isinstance(item, Item) else ())


def _rows(table: Table) -> Iterator[str]:
    """Yield a line for each row; the name of a single column says nothing that the headline does not."""
    if len(table.columns) == 2:  # noqa: PLR2004  # a headline and one column
        yield from (_told(_text(first), cell) for first, cell in table.rows)
        return
    for first, *cells in table.rows:
        said = (_told(_text(name), cell) for name, cell in zip(table.columns[1:], cells, strict=True))
        yield ". ".join((_text(first), *said))


def as_sentence(text: str) -> str:
    """Return a text with a full stop, where it has no end of its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def spoken_fact(fact: Fact) -> str:
    """Return a fact as one line, behind its label."""
    return _told(fact.label, fact.text)


def _told(label: str, text: Text) -> str:
    return f"{label} {_text(text)}" if label.endswith("?") else f"{label}: {_text(text)}"


def _text(text: Text) -> str:
    return text if isinstance(text, str) else text.text
