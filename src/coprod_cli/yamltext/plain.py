"""The YAML that coprod itself writes, read line by line.

Most files are written that way, and this reads them three times as fast as libyaml's events can
be followed. It knows no places and no mistakes: a text that is not as plain as that, right or
wrong, is None here and left to `parse`. What it does read it reads as `parse` does; a test holds
the two side by side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coprod_cli.yamltext.document import Data

MOST_LEVELS = 32
LONGEST_TEXT = 1 << 16
"""How long a text may be, in characters; beyond it `parse` counts what it holds."""

NOTHING = frozenset({"null", "Null", "NULL"})
FAR_RIGHT = 1 << 20

_LINE = re.compile(
    r"( *)(- )?(?:([a-z0-9][a-z0-9_-]*):(?![^ \n]) ?)?"  # where the line begins, an item, a key
    r'(?:"([^"\\\n]*)"'  # "a text"
    r"|([A-Za-z0-9](?:[A-Za-z0-9_ -]*[A-Za-z0-9_-])?)"  # a few words, a date, a number
    r"|\[((?:[a-z0-9][a-z0-9-]*(?:, [a-z0-9][a-z0-9-]*)*)?)\]"  # [basic, excellent]
    r"|>-\n(( +)\S(?:[^\n]*\S)?(?:\n\8\S(?:[^\n]*\S)?)*)"  # folded text, every line in one column
    r")?(\n| *#[^\n]*\n)"  # the end of the line, or a remark
    r"|(.)",  # anything else
    re.DOTALL,
)


def read_plain(text: str) -> dict[str, Data] | None:  # noqa: C901, PLR0911, PLR0912, PLR0915  # one loop, as in parse
    """Return what a text holds, or None when it is not as plain as coprod writes."""
    if len(text) > LONGEST_TEXT or "\r" in text or "\t" in text:
        return None
    top: dict[str, Any] = {}
    box: Any = top
    column = 0
    stack: list[tuple[int, Any]] = [(0, top)]
    waiting = None  # the key of the line before, when nothing stood behind it
    folded_at = FAR_RIGHT  # where the folded text just above begins
    for found in _LINE.finditer(text if text[-1:] == "\n" else text + "\n"):
        indent, dash, key, quoted, word, listed, folded, margin, end, other = found.groups()
        if other is not None:
            return None
        here = len(indent)
        value: Any = quoted
        if word is not None:
            value = None if word in NOTHING else word
        elif listed is not None:
            if "null" in listed:
                return None
            value = listed.split(", ") if listed else []
        elif folded is not None:
            if len(margin) <= (here if dash is None or key is None else here + 2):
                return None
            value = folded[len(margin) :].replace("\n" + margin, " ")
        elif quoted is None and key is None and dash is None:
            if here >= folded_at:
                return None
            continue
        if end != "\n":
            return None
        folded_at = FAR_RIGHT if margin is None else len(margin)
        if waiting is not None:
            if here > column or (dash is not None and here == column):
                below: Any = {} if dash is None else []
                box[waiting] = below
                stack.append((here, below))
                column, box = here, below
            waiting = None
        if here != column:
            while column > here:
                stack.pop()
                column, box = stack[-1]
            if column != here:
                return None
        if dash is not None:
            if box.__class__ is not list:
                return None
            if key is None:
                if value is None and word is None:
                    return None
                box.append(value)
                continue
            below = {}
            box.append(below)
            column, box = here + 2, below
            stack.append((column, box))
        elif box.__class__ is list:
            stack.pop()
            column, box = stack[-1]
            if column != here or box.__class__ is list:
                return None
        if key is None or key in box or key in NOTHING or len(stack) > MOST_LEVELS:
            return None
        box[key] = value
        if value is None and word is None:
            waiting = key
    return top or None
