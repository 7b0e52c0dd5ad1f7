"""A document as plain data for a template: texts that can be seen, each with its language where that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.language import spoken
from coprod_cli.words.document import Item, Words
from coprod_cli.yamltext.guard import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coprod_cli.words.document import Block, Document, Fact, Photo, Picture, Section, Text

Plain = dict[str, Any]


def plain(document: Document, own: Mapping[str, str] | None = None) -> Plain:
    """Return a document as mappings, lists and text; a text is its `words`, and its `language` if not the page's.

    `own` are more sentences of coprod's, for what stands around the document.
    """
    page = _Page(document.language)
    return {
        "title": page.text(document.title),
        "opening": page.texts(document.opening),
        "language": document.language,
        "sections": [page.section(section) for section in document.sections],
        "own": {name: page.text(sentence) for name, sentence in (own or {}).items()},
    }


def pictures(document: Document) -> Iterator[Picture]:
    """Yield the pictures of a document in their order."""
    for section in document.sections:
        yield from (block.picture for block in section.blocks if block.picture is not None)


def photos(document: Document) -> Iterator[Photo]:
    """Yield the photos of a document in their order."""
    for section in document.sections:
        yield from (block.photo for block in section.blocks if block.photo is not None)


class _Page:
    """A page in a language, for which texts in that language need no remark."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, text: Text) -> Mapping[str, str]:
        words, language = text if isinstance(text, Words) else (text, spoken())
        marked = "" if _same(language, self.language) else language
        return {"words": one_line(words), "language": marked}

    def texts(self, texts: Iterable[Text]) -> list[Mapping[str, str]]:
        return [self.text(text) for text in texts]

    def facts(self, facts: Iterable[Fact]) -> list[Plain]:
        return [{"label": self.text(fact.label), "text": self.text(fact.text)} for fact in facts]

    def section(self, section: Section) -> Plain:
        return {
            "name": section.name,
            "heading": self.text(section.heading),
            "opening": self.texts(section.opening),
            "blocks": [self.block(block) for block in section.blocks],
        }

    def block(self, block: Block) -> Plain:
        heading = self.text(block.heading)
        return {
            "heading": heading if heading["words"] else None,
            "level": block.level,
            "paragraphs": self.texts(block.paragraphs),
            "picture": None if block.picture is None else self.picture(block.picture),
            "photo": None if block.photo is None else {
                "path": block.photo.path,
                "description": self.text(block.photo.description),
            },
            "table": None if block.table is None else {
                "caption": self.text(block.table.caption),
                "columns": self.texts(block.table.columns),
                "rows": [self.texts(row) for row in block.table.rows],
            },
            "quotes": [{"text": self.text(each.text), "told": self.text(each.told)} for each in block.quotes],
            "facts": self.facts(block.facts),
            "list": [self.item(each) for each in block.items],
        }  # fmt: skip

    def item(self, item: Text | Item) -> Plain:
        text, facts = item if isinstance(item, Item) else (item, ())
        return {"text": self.text(text), "facts": self.facts(facts)}

    def picture(self, picture: Picture) -> Plain:
        return {"name": picture.name, "title": self.text(picture.shows.title)}


def _same(language: str, other: str) -> bool:
    """Say whether two codes mean one language, or one of them a kind of the other, as `en` and `en-GB`."""
    return f"{language}-".startswith(f"{other}-") or f"{other}-".startswith(f"{language}-")
