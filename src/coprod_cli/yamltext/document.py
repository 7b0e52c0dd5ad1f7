"""A file that was read: its text, its data, and the place of every value in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from coprod_cli.findings import WHOLE_FILE, Finding, Keys, Span
from coprod_cli.yamltext.guard import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import PurePosixPath

Data = dict[str, "Data"] | list["Data"] | str | None
"""What a file holds: every scalar stays text, an empty or `null` one is None."""


class Mark(Protocol):
    """A place as the parser counts it: lines and columns from 0."""

    line: int
    column: int
    index: int


class Event(Protocol):
    """What the parser says of one value: where it begins and ends, and how it is written."""

    start_mark: Mark
    end_mark: Mark
    style: str | None


Entry = tuple["Event | None", "Event", "dict[str, Entry] | list[Entry] | None"]
"""A key of a mapping or an item of a list: its key, its value, and the entries below it.

A plain tuple, because thousands are made for each project that is checked.
"""


@dataclass(frozen=True, eq=False)
class Document:
    """One file: `data` is None when it could not be read, and `findings` say why."""

    path: PurePosixPath
    text: str
    data: Data = None
    top: Entry | None = None
    findings: tuple[Finding, ...] = ()
    advice: tuple[Finding, ...] = ()
    """What reads well, and may not be what was meant."""
    body: str = ""
    """What follows the front matter of a Markdown file."""
    first_line: int = 0
    """How many lines stand before the YAML text: 1 for front matter, else 0."""
    unplaced: str = ""
    """The YAML text, when the places of its values are looked up only if somebody asks."""

    @cached_property
    def places(self) -> Entry | None:
        """The place of every value."""
        if self.top is not None or not self.unplaced:
            return self.top
        from coprod_cli.yamltext.parse import places_in

        return places_in(self.path, self.unplaced)

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return lines_of(self.text)

    def line(self, number: int) -> str:
        """Return a line by its number from 1, as it is; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def entry(self, keys: Keys) -> tuple[Entry | None, int]:
        """Return the deepest entry on the way to a value, and how many keys led there."""
        entry = self.places
        for depth, key in enumerate(keys):
            below = _step(entry, key)
            if below is None:
                return entry, depth
            entry = below
        return entry, len(keys)

    def span_of(self, keys: Keys, *, at_key: bool = False) -> Span:
        """Return where a value begins; for one that is missing, where its parent's key stands."""
        entry, depth = self.entry(keys)
        if entry is None:
            return WHOLE_FILE
        missing = depth < len(keys)
        key, value, _below = entry
        event = key if (at_key or missing) and key is not None else value
        return Span(event.start_mark.line + self.first_line + 1, event.start_mark.column + 1)

    def written(self, keys: Keys) -> str:
        """Return a value as it stands in the file, on one line, with what reads like a remark behind it."""
        first, depth = self.entry(keys)
        if first is None or depth < len(keys):
            return ""
        last = first
        while last[2]:
            last = last[2][-1] if isinstance(last[2], list) else list(last[2].values())[-1]
        start, end = first[1].start_mark, last[1].end_mark
        if first[2] is not None and self.line(start.line + self.first_line + 1)[start.column] in "[{":
            return ""
        rows = range(start.line, max(start.line + 1, end.line + (end.column > 0)))
        lines = [self.line(row + self.first_line + 1) for row in rows]
        return " ".join(filter(None, (lines[0][start.column :].strip(), *map(str.strip, lines[1:]))))

    def locate(self, finding: Finding) -> Finding:
        """Return the finding with its line, its column and the person's own line.

        What is about a whole file, or about a key at its top that is not there, shows no line.
        """
        keys = finding.place.keys
        if finding.span is not None:
            return finding.found_at(finding.span, self.line(finding.span.line))
        if not keys or self.entry(keys)[1] == 0:
            return finding.found_at(WHOLE_FILE, "")
        span = self.span_of(keys, at_key=finding.place.at_key)
        return finding.found_at(span, self.line(span.line))


def _step(entry: Entry | None, key: str | int) -> Entry | None:
    below: Any = entry[2] if entry is not None else None
    found: Entry | None = None
    if isinstance(below, dict):
        found = below.get(key)
    elif isinstance(below, list) and isinstance(key, int) and 0 <= key < len(below):
        found = below[key]
    return found


def locate(findings: Iterable[Finding], documents: Mapping[PurePosixPath, Document]) -> list[Finding]:
    """Return the findings with line and column, sorted by file and place."""
    placed = (
        documents[finding.place.path].locate(finding)
        if finding.place.path in documents
        else finding.found_at(finding.span or WHOLE_FILE, "")
        for finding in findings
    )
    return sorted(placed, key=lambda finding: finding.sort_key)
