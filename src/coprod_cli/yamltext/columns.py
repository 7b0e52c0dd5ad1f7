"""Lines that begin in the wrong column, and by how much: what the lines above show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coprod_cli.language import _, counted
from coprod_cli.yamltext.trouble import Said, Trouble, dash_missing

if TYPE_CHECKING:
    from collections.abc import Sequence

_EMPTY_LIST = re.compile(r"(?P<start>\s*(?:- +)*)(?P<key>[\w-]+):\s*\[\s*\]\s*(?:#.*)?")
_LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:[\w-]+:(?P<behind>.*)|\S.*)")
_STEP = 2
"""How much further right coprod writes what lies below a key, in columns."""

_NEAR = 2
"""How far a line may be from its column for it to be said to have slipped, in columns."""


def item_below_brackets(trouble: Trouble) -> Said | None:
    """Find an item that was typed below `key: []`."""
    if not trouble.line.lstrip().startswith("- "):
        return None
    indent = _indent(trouble.line)
    for row in range(trouble.row - 1, -1, -1):
        line = trouble.lines[row]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _EMPTY_LIST.fullmatch(line)
        if found is None or len(found["start"]) > indent:
            return None
        message = _("Items stand below the list [], which says that there are none.")
        return Said(row, line.index("["), message, _("Take the [] away behind {key}:").format(key=found["key"]))
    return None


def tab(trouble: Trouble) -> Said | None:
    """Find a tab at the beginning of a line, or behind a dash."""
    for row in trouble.nearby():
        line = trouble.lines[row]
        if re.match(r"\s*-\t", line):
            message, hint = _("A tab stands behind this dash."), _("Delete it, and type one space.")
            return Said(row, line.index("-\t") + 1, message, hint)
        if re.match(r"\s*\t", line):
            message = _("A tab stands at the beginning of this line.")
            return Said(row, 0, message, _spaces(_meant_column(trouble.lines[:row], line)))
    return None


def too_far_right(trouble: Trouble) -> Said | None:
    """Find a line that begins to the right of the one above, below which nothing may lie."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    here = _indent(trouble.line)
    message = _("This line begins too far to the right.")
    hint = _("Move the line so that it begins in the same column as its neighbours.")
    left = [column for column in _columns(trouble.lines[: trouble.row], trouble.line) if column < here]
    if left and here - max(left) <= _NEAR:
        hint = _to_the_left(here - max(left))
    return Said(trouble.row, here, message, hint)


def out_of_column(trouble: Trouble) -> Said | None:
    """Find a line that begins in none of the columns of the lines above, but near one."""
    if "did not find expected" not in trouble.problem or not _LINE.fullmatch(trouble.line):
        return None
    here = _indent(trouble.line)
    columns = _columns(trouble.lines[: trouble.row], trouble.line)
    near = sorted((abs(column - here), column) for column in columns if abs(column - here) < _NEAR)
    if here in _columns(trouble.lines[: trouble.row], "- ") and trouble.line.lstrip()[0] != "-":
        return Said(trouble.row, here, *dash_missing(trouble.line))
    if here in columns or not near:
        return None
    message = _("This line begins in another column than the lines that it belongs to.")
    hint = _("Move it 1 space to the right.") if near[-1][1] > here else _to_the_left(1)
    return Said(trouble.row, here, message, hint)


def _to_the_left(number: int) -> str:
    return counted("Move it {number} space to the left.",
                   "Move it {number} spaces to the left.", number).format(number=number)  # fmt: skip


def _spaces(number: int) -> str:
    if number == 0:
        return _("Delete it, and type nothing in its place.")
    if number == 1:
        return _("Delete it, and type one space.")
    return _("Delete it, and type {number} spaces in its place.").format(number=number)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _columns(above: Sequence[str], line: str) -> list[int]:
    """Return the columns in which a line like this may begin, the nearest line above first.

    A dash belongs below dashes, and a key below keys.
    """
    of_a_dash = line.lstrip().startswith("- ")
    columns: list[int] = []
    lowest = 1 << 20
    for each in reversed(above):
        found = _LINE.fullmatch(each)
        if found is None or each.lstrip().startswith("#"):
            continue
        dash, key = len(found["indent"]), len(found["indent"] + found["dashes"])
        if dash < lowest:
            if of_a_dash and found["dashes"]:
                columns.append(dash)
            if not of_a_dash and key < lowest:
                columns.append(key)
            lowest = dash
    return columns


def _meant_column(above: Sequence[str], line: str) -> int:
    """Return the column in which a line that begins with a tab should probably begin.

    The nearest line above with the same key is its neighbour, more likely than any other.
    """
    alike = re.match(r"(?:- )?[\w-]+:", line.lstrip())
    neighbours = (each for each in reversed(above) if alike is not None and each.lstrip().startswith(alike[0]))
    neighbour = next(neighbours, None)
    if neighbour is not None and "\t" not in neighbour[: _indent(neighbour)]:
        return _indent(neighbour)
    last = next((found for each in reversed(above) if each.strip() and (found := _LINE.fullmatch(each))), None)
    if last is None:
        return 0
    key = len(last["indent"] + last["dashes"])
    if last["behind"] is not None and not last["behind"].split("#")[0].strip():
        return key + _STEP
    columns = _columns(above, line.lstrip())
    return columns[0] if columns else key
