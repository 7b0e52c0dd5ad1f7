"""Which characters to put in another's place where entries stand in brackets, with commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coprod_cli.yamltext.layout import like, on_one_line
from coprod_cli.yamltext.scalars import double_quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.yamltext.in_lines import Change
    from coprod_cli.yamltext.scalars import Plain
    from coprod_cli.yamltext.spans import Entry, Node, Page

_COMMA = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*+)*+,")
_BLANKS = re.compile(r"[ \t]*")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")


def replaced(entry: Entry, value: Plain) -> Iterator[Change]:
    """Yield the ways to give an entry another value, the best one first."""
    kept = like(entry.node, value, 0) if entry.node.sign not in {"|", ">"} else None
    if kept is not None:
        yield _put(entry, kept.behind)
    if entry.node.kind != "text" or entry.node.nothing:
        yield _put(entry, on_one_line(value))
    yield _put(entry, double_quoted(value) if isinstance(value, str) else on_one_line(value))


def _put(entry: Entry, text: str) -> Change:
    node = entry.node
    if node.start < node.end:
        return [(node.start, node.end, text)]
    return [(node.start, node.start, f" {text}" if entry.mark is not None else f": {text}")]


def is_blank(page: Page, node: Node) -> bool:
    """Say whether nothing stands between the brackets, not even a remark."""
    return not node.entries and not page.text[node.start + 1 : node.end - 1].strip()


def grown(page: Page, node: Node, new: str) -> Change:
    """Put an entry behind the last one: on a line of its own if that one has one."""
    if not node.entries:
        return [(node.start + 1, node.end - 1 if is_blank(page, node) else node.start + 1, new)]
    last = node.entries[-1]
    end, start = last.node.end, last.start
    if page.text[node.start] not in "[{":
        return [(node.start, node.start, "{"), (end, end, f", {new}}}")]
    if not page.begins_line(start) or page.line_start(start) <= node.start:
        return [(end, end, _comma_between(page, node) + new)]
    comma = _COMMA.match(page.text, end, node.end)
    rest = _REST_OF_LINE.match(page.text, comma.end() if comma else end)
    before = page.break_before(page.line_start(start)) + page.text[page.line_start(start) : start]
    if rest is None:
        return [(end, end, f",{before}{new}")]
    if comma is not None:
        return [(rest.end(), rest.end(), f"{before}{new},")]
    return [(end, end, ","), (rest.end(), rest.end(), before + new)]


def _comma_between(page: Page, node: Node) -> str:
    """Return a comma with the spaces round it that the last two entries have between them."""
    if len(node.entries) > 1:
        between = page.text[node.entries[-2].node.end : node.entries[-1].start]
        if not between.strip(", \t\r\n"):
            return between
    return ", "


def removed(page: Page, node: Node, entry: Entry) -> Iterator[Change]:
    """Yield the ways to take out an entry with its comma, and with its whole line if it has one of its own."""
    text, start, end = page.text, entry.start, entry.node.end
    if text[node.start] not in "[{":
        yield [(node.start, node.end, "{}")]  # a pair without brackets, which has no other beside it
        return
    comma = _COMMA.match(text, end, node.end)
    after = comma.end() if comma else end
    rest = _REST_OF_LINE.match(text, after)
    around = text[node.start + 1 : start] + text[rest.end() if rest else after : node.end - 1]
    if len(node.entries) == 1 and not around.strip():
        yield [(node.start + 1, node.end - 1, "")]
        return
    place = node.entries.index(entry)
    before = node.entries[place - 1].node.end if place else node.start + 1
    if rest is not None and page.begins_line(start) and page.line_start(start) > node.start:
        whole = (page.line_start(start), page.next_line(rest.end()), "")
        yield [whole] if comma else [*_comma_from(page, before, start), whole]
        yield [whole]
    elif place and place == len(node.entries) - 1:
        yield _without_last(page, before, start, end)
    elif comma is not None and rest is None:
        yield [(start, _BLANKS.match(text, after).end(), "")]  # type: ignore[union-attr]  # it fits nothing, too
    else:
        yield [(before + len(text[before:start].rstrip(" \t")), after, "")]


def _without_last(page: Page, before: int, start: int, end: int) -> Change:
    """Take out the last entry with the comma before it; a remark between the two stays."""
    if page.text[before:start].strip(", \t\r\n"):
        return [*_comma_from(page, before, start), (start, end, "")]
    return [(before, end, "")]


def _comma_from(page: Page, start: int, stop: int) -> Change:
    """Take out the comma that stands between two places, if there is one."""
    found = _COMMA.match(page.text, start, stop)
    return [(found.end() - 1, found.end(), "")] if found else []
