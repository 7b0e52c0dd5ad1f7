"""Keys that stand twice in one place: one of the two is too much, or a dash between them is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.findings import Finding, Place, Severity, Span
from coprod_cli.language import _
from coprod_cli.yamltext.guard import lines_of
from coprod_cli.yamltext.trouble import dash_missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import PurePosixPath


class Again(NamedTuple):
    """A key that stands again: its own event, that of the one before, and where both stand."""

    key: str
    event: Any
    before: Any
    mapping: int
    """Which mapping it is; the same number for all keys of one."""
    opening: str
    """The first key of the mapping."""
    in_list: bool


def repeated_findings(path: PurePosixPath, text: str, first_line: int, again: Sequence[Again]) -> Iterator[Finding]:
    """Yield one finding for each item that has lost its dash, and for each other key that stands twice."""
    lines = lines_of(text)
    for run in _runs(again):
        if _lost_dash(run, lines):
            yield _dash_missing(path, lines, first_line, run[0])
        else:
            yield from (_key_twice(path, first_line, one) for one in run)


def _runs(again: Sequence[Again]) -> Iterator[list[Again]]:
    """Yield keys of one mapping that stand again one after the other, each once."""
    run: list[Again] = []
    for one in again:
        if run and (one.mapping != run[0].mapping or one.key in {other.key for other in run}):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _lost_dash(run: Sequence[Again], lines: Sequence[str]) -> bool:
    """Say whether a new item begins with these keys: all of the old ones stand before all of them."""
    first = run[0].event.start_mark
    return (
        len(run) > 1
        and run[0].in_list
        and any(one.key == one.opening for one in run)
        and all(one.before.start_mark.line < first.line for one in run)
        and not lines[first.line][: first.column].strip()
    )


def _dash_missing(path: PurePosixPath, lines: Sequence[str], first_line: int, one: Again) -> Finding:
    mark = one.event.start_mark
    message, hint = dash_missing(lines[mark.line])
    span = Span(mark.line + 1 + first_line, mark.column + 1)
    return Finding("yaml-syntax", Severity.ERROR, Place(path), message, hint, span=span)


def _key_twice(path: PurePosixPath, first_line: int, one: Again) -> Finding:
    message = _('The key "{key}" stands here again; line {line} has it too.').format(
        key=one.key, line=one.before.start_mark.line + 1 + first_line
    )
    hint = _("Keep one of the two. If git merged the file, ask what the group agreed.")
    mark = one.event.start_mark
    span = Span(mark.line + 1 + first_line, mark.column + 1)
    return Finding("key-twice", Severity.ERROR, Place(path), message, hint, span=span)
