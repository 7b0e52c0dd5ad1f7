"""New values as YAML text, in the layout of what stands beside them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from coprod_cli.yamltext.parse import NOTHING
from coprod_cli.yamltext.scalars import OTHER_MEANINGS, WIDTH, double_quoted, folds, is_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.yamltext.scalars import Plain
    from coprod_cli.yamltext.spans import Node, Page

_WORDS = re.compile(r"[^\W_](?:[\w ./()'-]*[\w.)])?")
"""What a text without quotes may hold, wherever it stands."""


class Layout(NamedTuple):
    """How a file sets things in: by how many columns, and whether long texts are folded."""

    step: int = 2
    """How far the keys of a mapping stand to the right of its own key."""
    offset: int = 2
    """How far a dash stands to the right of the key of its list."""
    fold: bool = True


class Piece(NamedTuple):
    """New text: what stands behind a colon or a dash, and whole lines below that."""

    behind: str
    lines: Sequence[str] = ()
    in_lines: bool = False
    """True for a list or a mapping with a line for each entry."""


def layout_of(page: Page, near: Node) -> Layout:
    """Return how far things are set in near a value, else elsewhere in the file, else as coprod does."""
    steps = {kind: width for node in (page.root, near) if node is not None for kind, width in _steps(page, node)}
    step = steps.get("mapping") or steps.get("list") or 2
    return Layout(step, steps.get("list", step))


def _steps(page: Page, node: Node) -> Iterator[tuple[str, int]]:
    """Yield how far each list and mapping below a value is set in, the first one last."""
    for entry in reversed(node.entries):
        yield from _steps(page, entry.node)
        if entry.node.in_lines and isinstance(entry.key, str):
            yield entry.node.kind, page.column(entry.node.start) - page.column(entry.start)


def in_words(value: Plain) -> str:
    """Return a single value as text of one line, quoted as coprod quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) or (isinstance(value, str) and is_word(value)):
        return str(value)
    return double_quoted(str(value))


def on_one_line(value: Plain) -> str:
    """Return a value as text of one line, with brackets round lists and mappings."""
    if isinstance(value, Mapping):
        pairs = (f"{key_text(key)}: {on_one_line(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if _is_list(value):
        return "[" + ", ".join(map(on_one_line, value)) + "]"
    return in_words(value)


def key_text(key: str, sign: str = "") -> str:
    """Return a key as text, in the quotes of the key before it if that has any."""
    if sign == "'" and key.isprintable():
        return _single_quoted(key)
    return key if is_word(key) and sign != '"' else double_quoted(key)


def _is_list(value: Plain) -> TypeGuard[Sequence[Plain]]:
    return not isinstance(value, str | int | Mapping) and value is not None


def is_full(value: Plain) -> bool:
    """Say whether a value is a list or a mapping with something in it."""
    return (isinstance(value, Mapping) or _is_list(value)) and bool(value)


def lines_of_key(key: str, value: Plain, column: int, layout: Layout) -> list[str]:
    """Return the lines of a key, written as it should be, with its value."""
    piece = below_key(value, column, layout)
    behind = f" {piece.behind}" if piece.behind else ""
    return [f"{' ' * column}{key}:{behind}", *piece.lines]


def below_key(value: Plain, column: int, layout: Layout) -> Piece:
    """Return a value as it stands behind a key; the key begins in the column."""
    if is_full(value):
        right = layout.step if isinstance(value, Mapping) else layout.offset
        return Piece("", lines_of(value, column + right, layout), in_lines=True)
    return single(value, column + layout.step, layout)


def single(value: Plain, column: int, layout: Layout) -> Piece:
    """Return a single value, folded if it is long; the folded lines begin in the column."""
    if layout.fold and isinstance(value, str) and not is_word(value) and folds(value):
        return Piece(">-", [" " * column + line for line in _wrapped(value)])
    return Piece(on_one_line(value))


def lines_of(value: Plain, column: int, layout: Layout) -> list[str]:
    """Return a list or a mapping as lines that begin in the column."""
    if isinstance(value, Mapping):
        pairs = value.items()
        return [line for key, item in pairs for line in lines_of_key(key_text(key), item, column, layout)]
    items = value if _is_list(value) else ()
    return [line for item in items for line in lines_of_item(item, column, layout)]


def lines_of_item(item: Plain, column: int, layout: Layout, gap: str = " ") -> list[str]:
    """Return the lines of an item; its dash stands in the column, and the gap behind the dash."""
    start = " " * column + "-"
    if is_full(item):
        first, *rest = lines_of(item, column + 1 + len(gap), layout)
        return [start + gap + first.lstrip(" "), *rest]
    piece = single(item, column + 1 + len(gap), layout)
    return [start + gap + piece.behind, *piece.lines]


def like(node: Node, value: Plain, column: int) -> Piece | None:
    """Return a single value in the quotes of an old one, or None when they could change its meaning."""
    text = in_words(value) if isinstance(value, int) else value
    if not isinstance(text, str) or node.kind != "text" or node.nothing:
        return None
    if node.sign == "'":
        return Piece(_single_quoted(text)) if text.isprintable() else None
    if node.sign in {"|", ">"}:
        return None if isinstance(value, int) else _below_sign(node.sign, text, node.column or column)
    if node.sign == "":
        return Piece(text) if isinstance(value, int) or _needs_no_quotes(text, node.value) else None
    return Piece(double_quoted(text))


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _needs_no_quotes(text: str, before: str) -> bool:
    """Say whether a text can do without quotes, where another did; a number only where one was."""
    if text in NOTHING or _WORDS.fullmatch(text) is None:
        return False
    return is_word(text) or _oddness(text) in {"", _oddness(before)}


def _oddness(text: str) -> str:
    """Say what other readers may take a text without quotes for."""
    if text.lower() in OTHER_MEANINGS:
        return "word"
    return "number" if text[:1].isdigit() else ""


def _below_sign(sign: str, text: str, column: int) -> Piece | None:
    """Return a text of several lines below | or >, with the sign that says how it ends."""
    body = text.rstrip("\n")
    lines = body.split("\n")
    ends = len(text) - len(body)
    if not body.strip() or body.lstrip("\n")[0] == " " or not all(map(str.isprintable, lines)):
        return None
    if sign == ">":
        if any(line.split(" ") != line.split() for line in lines if line):
            return None
        lines = [each for line in lines for each in ("", *_wrapped(line))][1:]
    head = sign + ("-" if ends == 0 else "" if ends == 1 else "+")
    lines += [""] * (ends - 1)
    return Piece(head, [" " * column + line if line else "" for line in lines])


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
