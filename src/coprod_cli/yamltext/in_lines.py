"""Which characters to put in another's place where each key and each item has lines of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from coprod_cli.yamltext.layout import (
    Piece,
    below_key,
    is_full,
    like,
    lines_of,
    lines_of_item,
    on_one_line,
    single,
)
from coprod_cli.yamltext.scalars import double_quoted
from coprod_cli.yamltext.spans import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.yamltext.layout import Layout
    from coprod_cli.yamltext.scalars import Plain
    from coprod_cli.yamltext.spans import Entry, Node, Page

_EMPTY_LINES = re.compile(r"(?P<empty>(?:[ \t]*+(?:\r\n|\r|\n))*)(?: *(?=#))?")

Splice = tuple[int, int, str]
"""From which character to which, and the text for their place."""
Change = list[Splice]
"""Splices that make one edit together; none reaches into another."""


def grown(page: Page, node: Node, lines: Sequence[str]) -> Change:
    """Put lines behind the last entry of a collection, and behind the remarks that belong to it."""
    last = node.entries[-1]
    place = page.behind_its_remarks(page.next_line(last.node.end), page.column(last.start))
    return [*_ended(page, last.node), inserted(page, place, lines)]


def lines_of_next_item(page: Page, node: Node, value: Plain, layout: Layout) -> list[str]:
    """Return the lines of an item like the last one: its dash in the same column, the same gap behind it."""
    last = node.entries[-1]
    gap = page.text[last.mark : last.node.start]
    gap = gap if gap and not gap.strip(" ") else " "
    return lines_of_item(value, page.column(last.start), layout, gap)


def inserted(page: Page, place: int, lines: Sequence[str]) -> Splice:
    """Put lines where a line begins, or at the end of the text."""
    end = page.break_before(place)
    if place and page.text[place - 1] not in "\r\n":
        return place, place, end + end.join(lines)
    return place, place, end.join(lines) + end


def _ended(page: Page, node: Node) -> Change:
    """Keep a text below | or > as it is when the last line of the file, which is its own, gets an end."""
    while node.entries:
        node = node.entries[-1].node
    head = HEAD.match(page.text, node.start)
    if node.sign not in {"|", ">"} or head is None or node.end < len(page.text) or node.value[-1:] in {"", "\n"}:
        return []
    plus = page.text.find("+", node.start, head.end(1))
    if plus < 0:
        return [] if "-" in head[1] else [(node.start + 1, node.start + 1, "-")]
    return [(plus, plus + 1, "-")]


def replaced(page: Page, entry: Entry, value: Plain, layout: Layout) -> Iterator[Change]:
    """Yield the ways to give an entry another value, the best one first."""
    for piece in _pieces(page, entry, value, layout):
        yield put(page, entry, piece)


def _pieces(page: Page, entry: Entry, value: Plain, layout: Layout) -> Iterator[Piece]:
    node = entry.node
    if is_full(value):
        if node.flow and node.entries:
            yield Piece(on_one_line(value))
        yield _collection(page, entry, value, layout)
        yield Piece(on_one_line(value))
        return
    column, fresh = page.column(entry.start) + layout.step, node.kind != "text" or node.nothing
    kept = like(node, value, column)
    if kept is not None:
        yield kept
    if fresh:
        yield single(value, column, layout)
    yield Piece(double_quoted(value) if isinstance(value, str) else on_one_line(value))


def _own_line(page: Page, entry: Entry) -> bool:
    """Say whether a value begins on a line below its colon or dash."""
    return bool(entry.mark and page.line_start(entry.node.start) > entry.mark)


def _collection(page: Page, entry: Entry, value: Plain, layout: Layout) -> Piece:
    """Return a list or a mapping as lines in the place of a value."""
    node, column = entry.node, page.column(entry.start)
    if isinstance(entry.key, int):
        inner = column + 2 if node.start == node.end else page.column(node.start)
    elif _own_line(page, entry) and (page.column(node.start) > column or not isinstance(value, Mapping)):
        inner = page.column(node.start)
    else:
        return below_key(value, column, layout)
    first, *rest = lines_of(value, inner, layout)
    return Piece(first.lstrip(" "), rest, in_lines=True)


def put(page: Page, entry: Entry, piece: Piece, *, remark: bool = True) -> Change:
    """Put new text in the place of a value; the remark behind a value of one line stays."""
    if entry.node.in_lines and entry.node.entries:
        return _put_over_lines(page, entry, piece, remark=remark)
    node, text = entry.node, page.text
    start, end, behind = node.start, node.end, piece.behind
    if node.start == node.end or not behind:
        start = entry.mark if entry.mark is not None else node.start
        behind = f" {behind}" if behind else ""
    if entry.mark is None:
        behind = f"{page.break_before(end)}{' ' * page.column(entry.start)}:{behind}"
    if node.sign in {"|", ">"}:
        head = HEAD.match(text, node.start)
        kept = head[2].rstrip() if head else ""
        return [(start, end, page.break_before(end).join([behind + kept, *piece.lines]))]
    if not piece.lines:
        return [(start, end, behind)]
    place = page.next_line(end)
    if node.nothing and piece.in_lines:
        place = page.behind_its_remarks(place, page.column(entry.start))
    return [(start, end, behind), inserted(page, place, piece.lines)]


def _put_over_lines(page: Page, entry: Entry, piece: Piece, *, remark: bool) -> Change:
    node, first = entry.node, entry.node.entries[0].start
    stop, mark = page.line_stop(node.end), entry.mark or first
    end = page.break_before(page.line_start(stop))
    if not page.begins_line(first):
        one_line = page.line_stop(first) == stop
        return [(first, node.end if one_line and remark else stop, end.join([piece.behind, *piece.lines]))]
    if not piece.behind:
        return [(page.line_start(first), stop, end.join(piece.lines))]
    if piece.in_lines:
        return [(first, stop, end.join([piece.behind, *piece.lines]))]
    lines = "".join(line + end for line in piece.lines)
    return [(mark, mark, f" {piece.behind}"), (page.line_start(first), page.next_line(stop), lines)]


def removed(page: Page, node: Node, entry: Entry) -> Iterator[Change]:
    """Yield the ways to take out one of several entries, with the remark behind it."""
    stop = page.line_stop(entry.node.end)
    if page.begins_line(entry.start):
        start, after = page.line_start(entry.start), page.next_line(stop)
        yield [(start, after, "")]
        yield from _moved_left(page, start, after, " " * page.column(entry.start))
        return
    following = node.entries[node.entries.index(entry) + 1].start
    if page.text[stop:following].strip():
        yield [(len(page.text[: entry.start].rstrip(" ")), stop, "")]
    else:
        yield [(entry.start, following, "")]


def _moved_left(page: Page, start: int, after: int, spaces: str) -> Iterator[Change]:
    """Yield ways to take lines out so that a text above, below |, does not take in what follows them.

    A remark moves to the left, which ends the text; if that is not enough, empty lines before it go.
    """
    found = _EMPTY_LINES.match(page.text, after)
    empty, remark = (found.end("empty"), found.end()) if found else (after, after)
    if remark - empty > len(spaces):
        yield [(start, after, ""), (empty, remark, spaces)]
        yield [(start, remark, spaces)]
    yield [(start, empty, "")]
