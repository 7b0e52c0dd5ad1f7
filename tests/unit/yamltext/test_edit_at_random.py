"""Edits at random, in files of every style: the data are as wanted, and nothing else has changed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coprod_cli.yamltext.edit import CannotEdit, Edit, edited
from coprod_cli.yamltext.front_matter import read_markdown
from coprod_cli.yamltext.parse import read_yaml
from unit.yamltext.random_pages import after, at, edit, reverse, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.findings import Keys
    from unit.yamltext.random_pages import Written

EDITS = 34 * settings().max_examples
"""How many edits are tried: 2,000 as a rule, 10,000 in CI."""
PARTS = 8
REMARK = re.compile(rb"#\s*r\d+")


def read(name: str, content: bytes) -> Any:
    """Return the data of a file, or its findings if there are any."""
    document = (read_markdown if name.endswith(".md") else read_yaml)(PurePosixPath(name), content)
    return document.findings or document.data


def tried(random: Random) -> str:
    """Make a file and an edit, look at what came of it, and say in a word how it went."""
    page = written(random)
    if read(page.name, page.content) != page.data:
        return "not as meant"
    path, change = PurePosixPath(page.name), edit(random, page.data)
    expected, back = after(page.data, change), reverse(page.data, change)
    try:
        new = edited(path, page.content, [change])
        again = edited(path, new, [back]) if back is not None else page.content
    except CannotEdit as problem:
        assert "could not be changed" in problem.message, problem
        return "refused"
    assert read(page.name, new) == expected
    assert read(page.name, again) == page.data
    if expected == page.data:
        assert new == page.content
    assert_remarks_kept(page, change, new)
    return "done" if only_its_lines(page, change, new) else "moved"


def assert_remarks_kept(page: Written, change: Edit, new: bytes) -> None:
    """Hold that all remarks are there in their order, but for those inside of what went."""
    old_remarks, new_remarks = REMARK.findall(page.content), REMARK.findall(new)
    assert [each for each in old_remarks if each in set(new_remarks)] == new_remarks
    first, last = touched(page, change)
    replaced = change.kind == "set" and isinstance(found(page.data, change.keys), dict | list)
    inside = page.lines[first:last] if replaced or change.kind == "remove" else []
    assert set(old_remarks) - set(REMARK.findall(b"".join(inside))) <= set(new_remarks)


def only_its_lines(page: Written, change: Edit, new: bytes) -> bool:
    """Hold that all lines around an edit are there; say whether they are the same byte for byte."""
    first, last = touched(page, change)
    for end in ends(page, change, last):
        before = b"".join(page.lines[: end if first == last else first])
        behind = b"".join(page.lines[end:])
        if new.startswith(before) and new[len(before) :].endswith(behind):
            return True
    # A remark may move to the left where a text below | would take it in; CR and LF may meet.
    assert bare(new).startswith(bare(b"".join(page.lines[:first])).rstrip())
    assert bare(new).endswith(bare(b"".join(page.lines[last:])))
    return False


def bare(text: bytes) -> bytes:
    """Return a text without its empty lines, and without the spaces before its remarks."""
    return re.sub(rb"(?m)^\s*(?=#)|^\s*\n", b"", re.sub(rb"\r\n?", b"\n", text))


def touched(page: Written, change: Edit) -> tuple[int, int]:
    """Return the first line that an edit may touch, and the line after the last one."""
    way = change.keys
    if change.kind == "remove":
        return without(page, way)
    for depth in range(len(way) + 1):
        held = found(page.data, way[:depth])
        ends_here = depth < len(way) and found(page.data, way[: depth + 1], missing=True) is MISSING
        if ends_here or (depth == len(way) and change.kind == "add"):
            return grown(page, way[:depth], held)
    return page.span(way)


def without(page: Written, way: Keys) -> tuple[int, int]:
    """Return the lines that change when an entry goes: its own, at times with its parent's or the next one's."""
    holder = at(page.data, way[:-1])
    first, last = page.span(way)
    if len(holder) == 1:
        return page.span(way[:-1]) if way[:-1] else (first, last)
    if way[:-1] and page.span(way[:-1])[0] == first and way not in page.page.in_brackets:
        following = list(holder)[1] if isinstance(holder, dict) else 1
        return first, page.span((*way[:-1], following))[0] + 1
    return first, last


def grown(page: Written, way: Keys, held: Any) -> tuple[int, int]:
    """Return the lines that change when a collection gets one more entry: none where each has its lines."""
    if not way and not held:
        return len(page.lines), len(page.lines)
    if not held or way in page.page.in_brackets or way in page.page.in_brackets.values():
        return page.span(way)
    last = list(held)[-1] if isinstance(held, dict) else len(held) - 1
    end = page.span((*way, last))[1]
    return end, end


def ends(page: Written, change: Edit, last: int) -> Iterator[int]:
    """Yield where an edit may end: something new may stand behind remarks that follow at once."""
    yield last
    new = change.kind == "add" or found(page.data, change.keys) is None
    while new and last < len(page.lines) and page.lines[last].lstrip().startswith(b"#"):
        last += 1
        yield last


MISSING = object()


def found(data: Any, way: Keys, *, missing: bool = False) -> Any:
    """Return what stands at the end of a way, or nothing."""
    try:
        return at(data, way)
    except (KeyError, IndexError, TypeError):
        return MISSING if missing else None


@pytest.mark.parametrize("part", range(PARTS))
def test_random_edits_change_what_was_asked_and_nothing_else(part: int) -> None:
    count = EDITS // PARTS
    results = Counter(tried(Random(part * 1_000_000 + number)) for number in range(count))
    assert results["not as meant"] < 0.03 * count, "the files are not what their maker meant"
    assert results["refused"] < 0.02 * count
    assert results["moved"] < 0.02 * count


@given(st.randoms(use_true_random=False))
def test_any_edit_changes_what_was_asked_and_nothing_else(random: Random) -> None:
    assert tried(random)


@given(st.randoms(use_true_random=False))
def test_edits_follow_one_another(random: Random) -> None:
    page = written(random)
    content, data, path = page.content, page.data, PurePosixPath(page.name)
    if read(page.name, content) != data:
        return
    for _number in range(6):
        change = edit(random, data)
        try:
            content = edited(path, content, [change])
        except CannotEdit:
            continue
        data = after(data, change)
        assert read(page.name, content) == data
        remarks = REMARK.findall(content)
        assert remarks == [each for each in REMARK.findall(page.content) if each in set(remarks)]


@given(st.randoms(use_true_random=False))
def test_edits_together_are_edits_one_by_one(random: Random) -> None:
    page = written(random)
    path, data, edits = PurePosixPath(page.name), page.data, []
    if read(page.name, page.content) != data:
        return
    content = page.content
    for _number in range(3):
        change = edit(random, data)
        try:
            content = edited(path, content, [change])
        except CannotEdit:
            continue
        edits.append(change)
        data = after(data, change)
    assert edited(path, page.content, edits) == content
