"""Markdown that people wrote, read as headings, paragraphs and lists of plain words."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.entities import html5

from coprod_cli.words.document import Block, Words

_HEADING = re.compile(r" {0,3}(?P<signs>#{1,6})(?: +(?P<text>.*?))?(?: +#+)? *$")
_ITEM = re.compile(r" {0,3}(?:[-*+] +(?P<text>\S.*)|(?P<numbered>\d{1,9}[.)] +\S.*))$")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")
_WRITTEN_OTHERWISE = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{0,31});)")
_OWN, _BELOW = 3, 4
"""The level of a heading that begins a part of the page, and of all below it."""


def blocks_of(text: str, language: str) -> list[Block]:
    """Return what stands below the title of a Markdown text, in words of a language.

    Signs that are only there to keep Markdown from reading others are left out; emphasis and
    links stay as they were typed.
    """
    blocks = [Block()]
    lines: list[str] = []
    in_item = False

    def close() -> None:
        nonlocal in_item
        if lines:
            _add(blocks, Words(_as_meant(" ".join(lines)), language), in_item=in_item)
        lines.clear()
        in_item = False

    for line in text.splitlines():
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if not line.strip() or _RULE.match(line) or heading or item:
            close()
        elif not in_item or line[:1].isspace():
            lines.append(line.strip())
        else:
            close()
            lines.append(line.strip())
        if heading and len(heading["signs"]) > 1:
            level = _OWN if len(heading["signs"]) == len("##") else _BELOW
            named = heading["text"]
            blocks.append(Block(Words(_as_meant(named), language), level) if named else Block())
        elif item and not _RULE.match(line):
            lines.append(item["text"] or item["numbered"])
            in_item = True
    close()
    return [block for block in blocks if block != Block()]


def _add(blocks: list[Block], words: Words, *, in_item: bool) -> None:
    """Put words at the end: a paragraph that follows a list begins a part of its own."""
    if in_item:
        blocks[-1] = replace(blocks[-1], items=(*blocks[-1].items, words))
    elif blocks[-1].items:
        blocks.append(Block(paragraphs=(words,)))
    else:
        blocks[-1] = replace(blocks[-1], paragraphs=(*blocks[-1].paragraphs, words))


def _as_meant(text: str) -> str:
    return _WRITTEN_OTHERWISE.sub(lambda found: found[1] or _entity(found[2]), text)


def _entity(written: str) -> str:
    """Return the sign that `&lt;` or `&#60;` stands for; `html.unescape` also takes the beginning of others."""
    return html.unescape(written) if written[1] == "#" else html5.get(written[1:], written)
