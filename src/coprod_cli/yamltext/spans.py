"""A text of YAML as a tree in which every value, key and dash has its first and last character."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, Literal

from coprod_cli.yamltext.parse import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BREAK = re.compile(r"\r\n|\r|\n")
_REMARKS = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*+)*+")
_REMARKS_AND_COMMAS = re.compile(r"(?:[ \t\r\n,]|#[^\r\n]*+)*+")
_REMARK_LINE = re.compile(r"( *)#")
HEAD = re.compile(r"[|>]([0-9+-]*)([^\r\n]*)")
"""The first line of a text below | or >: its signs, and the remark behind them."""
_NOT_A_SPACE = re.compile(r"[^ \r\n]")


@dataclass(slots=True, eq=False)
class Node:
    """One value: a text, a list or a mapping."""

    kind: Literal["text", "list", "mapping"]
    start: int
    end: int
    """Behind its last character: never a line's end, and never a remark behind it."""
    flow: bool = False
    """True for a collection that is written with brackets or commas."""
    inside: bool = False
    """True when it lies in such a collection."""
    sign: str = ""
    """The quotes of a text, or the | or > it begins with."""
    value: str = ""
    column: int = 0
    """Where the lines of a text below | or > begin."""
    entries: list[Entry] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Say whether this is no value at all: empty, `~` or `null`."""
        return self.kind == "text" and not self.sign and self.value in NOTHING

    @property
    def in_lines(self) -> bool:
        """Say whether this is a collection with a line for each entry, without brackets."""
        return self.kind != "text" and not self.flow

    def entry(self, key: str | int) -> Entry | None:
        """Return the entry of a key or a position, or None."""
        if isinstance(key, int):
            return self.entries[key] if self.kind == "list" and 0 <= key < len(self.entries) else None
        return next((entry for entry in self.entries if entry.key == key), None)


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value, or an item of a list."""

    key: str | int
    start: int
    """Where the key, the dash or the question mark stands."""
    mark: int | None
    """Behind the colon or the dash; None where there is none."""
    node: Node
    sign: str = ""
    """The quotes of the key."""


@dataclass(frozen=True, eq=False)
class Page:
    """A text and its tree; `root` is None when it holds nothing but remarks."""

    text: str
    root: Node | None
    usual_break: str = "\n"
    """How a line ends when there is no other line to follow."""

    def line_start(self, place: int) -> int:
        """Return where the line of a character begins."""
        return _line_start(self.text, place)

    def line_stop(self, place: int) -> int:
        """Return where the line of a character ends, before its line break."""
        found = BREAK.search(self.text, place)
        return found.start() if found else len(self.text)

    def next_line(self, place: int) -> int:
        """Return where the next line begins, or the end of the text."""
        found = BREAK.search(self.text, place)
        return found.end() if found else len(self.text)

    def column(self, place: int) -> int:
        """Return how far from the left a character stands, from 0."""
        return place - self.line_start(place)

    def begins_line(self, place: int) -> bool:
        """Say whether only spaces stand before a character in its line."""
        return not self.text[self.line_start(place) : place].strip(" \t")

    def break_before(self, place: int) -> str:
        """Return the line break of a neighbour: of the line before a place, or of another near it."""
        if self.text[max(place - 2, 0) : place] == "\r\n":
            return "\r\n"
        if place and self.text[place - 1] in "\r\n":
            return self.text[place - 1]
        before = self.line_start(place)
        return self.break_before(before) if before else self._first_break()

    def _first_break(self) -> str:
        found = BREAK.search(self.text)
        return found[0] if found else self.usual_break

    def behind_its_remarks(self, place: int, column: int) -> int:
        """Return the end of the remarks that follow a line at once and stand to the right of a column."""
        while (found := _REMARK_LINE.match(self.text, place)) and len(found[1]) > column:
            place = self.next_line(place)
        return place


def page_of(text: str, usual_break: str = "\n") -> Page:
    """Return a text with its tree; the text must be one that the reader takes."""
    from _ruamel_yaml import CParser

    next_event = CParser(text).get_event
    next_event()
    start = next_event()
    if type(start).__name__ == "StreamEndEvent":
        return Page(text, None, usual_break)
    return Page(text, _Walk(text, next_event).node(next_event(), start.end_mark.index), usual_break)


class _Walk:
    """One walk over the events; what they do not tell, such as a dash, is looked up in the text."""

    def __init__(self, text: str, next_event: Callable[[], Any]) -> None:
        self.text = text
        self.next_event = next_event

    def node(self, event: Any, at: int, *, inside: bool = False) -> Node:
        """Read the value that begins with an event; `at` is where what stands before it ends."""
        kind = type(event).__name__
        if kind == "ScalarEvent":
            return self._text(event, at, inside)
        flow = bool(event.flow_style)
        node = Node("list" if kind == "SequenceStartEvent" else "mapping", event.start_mark.index, at, flow, inside)
        bracket = flow and self.text[node.start] in "[{"
        at = node.start + 1 if bracket else node.start
        for entry in self._entries(node):
            node.entries.append(entry)
        stop = self.end_mark
        node.end = stop if bracket else (node.entries[-1].node.end if node.entries else at)
        return node

    def _entries(self, node: Node) -> Iterator[Entry]:
        skip = _REMARKS_AND_COMMAS if node.flow else _REMARKS
        at = node.start + 1 if node.flow and self.text[node.start] in "[{" else node.start
        for place in count():
            event = self.next_event()
            if type(event).__name__ in {"SequenceEndEvent", "MappingEndEvent"}:
                self.end_mark = event.end_mark.index
                return
            at = skip.match(self.text, at).end()  # type: ignore[union-attr]  # it fits nothing, too
            entry = self._pair(event, at, node.flow) if node.kind == "mapping" else self._item(event, at, node, place)
            yield entry
            at = entry.node.end

    def _item(self, event: Any, at: int, node: Node, place: int) -> Entry:
        mark = None if node.flow else at + 1
        return Entry(place, at, mark, self.node(event, at if mark is None else mark, inside=node.flow))

    def _pair(self, key: Any, at: int, flow: bool) -> Entry:
        behind = key.end_mark.index
        event = self.next_event()
        colon = _REMARKS.match(self.text, behind).end()  # type: ignore[union-attr]  # it fits nothing, too
        empty = type(event).__name__ == "ScalarEvent" and event.start_mark.index == event.end_mark.index
        after = self.text[colon + 1 : colon + 2]
        there = self.text[colon : colon + 1] == ":" and (not empty or not after or after in " \t\r\n,]}")
        mark = colon + 1 if there else None
        node = self.node(event, behind if mark is None else mark, inside=flow)
        return Entry(key.value, at, mark, node, key.style or "")

    def _text(self, event: Any, at: int, inside: bool) -> Node:
        start, end, sign = event.start_mark.index, event.end_mark.index, event.style or ""
        if start == end:
            start = end = at
        node = Node("text", start, end, inside=inside, sign=sign, value=event.value)
        if sign in {"|", ">"}:
            self._trim(node)
        return node

    def _trim(self, node: Node) -> None:
        """Take from the end of a text below | or > what libyaml counts to it: its line end and empty lines."""
        head = HEAD.match(self.text, node.start)
        first = head.end() if head else node.end
        said = _NOT_A_SPACE.search(self.text, first, node.end)
        words = node.value.lstrip("\n")
        if said is not None and words.strip():
            blank = next(line for line in words.split("\n") if line.strip())
            node.column = said.start() - _line_start(self.text, said.start()) - (len(blank) - len(blank.lstrip(" ")))
        keeps = head is not None and "+" in head[1] and bool(node.value)
        while (begin := _line_start(self.text, node.end)) > first:
            tail = self.text[begin : node.end]
            if tail.strip(" ") or len(tail) > node.column:
                return
            node.end = begin - (2 if self.text[begin - 2 : begin] == "\r\n" else 1)
            if keeps:
                return


def _line_start(text: str, place: int) -> int:
    begin = text.rfind("\n", 0, place) + 1
    return max(begin, text.rfind("\r", begin, place) + 1)
