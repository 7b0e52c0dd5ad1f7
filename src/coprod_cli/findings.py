"""Findings: what is wrong, or worth a thought, in a project folder, and where."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePosixPath

Keys = tuple[str | int, ...]
"""The way from the top of a file to one value: keys of mappings, positions in lists from 0."""


class Severity(IntEnum):
    """How much a finding matters: an error stops what needs the file, the others are advice."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as people type it: `note`, `warning` or `error`."""
        return self.name.lower()


class Place(NamedTuple):
    """Which file, and which value in it: all that a rule knows of a place."""

    path: PurePosixPath
    keys: Keys = ()
    at_key: bool = False
    """True when the key itself is meant, not the value behind it."""


class Span(NamedTuple):
    """A place in a text; lines and columns are counted in characters, from 1."""

    line: int
    column: int


WHOLE_FILE = Span(1, 1)
"""Where a finding about a whole file stands."""


class Finding(NamedTuple):
    """One thing found: what is, what was expected, and what to type."""

    rule: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    private: bool = False
    """True when no format may show the person's own line."""
    span: Span | None = None
    """Filled once, at the end, from the text of the file."""
    excerpt: str = ""
    """The person's own line, filled with the span; empty when private."""

    def found_at(self, span: Span, excerpt: str) -> Finding:
        """Return the finding with its line, column and, if it may be shown, the line itself."""
        return self._replace(span=span, excerpt="" if self.private else excerpt)

    @property
    def sort_key(self) -> tuple[str, Span, int, str, str]:
        """Order by file, place, then the most serious first."""
        return (
            str(self.place.path),
            self.span or WHOLE_FILE,
            -self.severity,
            self.rule,
            self.message,
        )


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the highest severity found, or None when nothing was."""
    return max((finding.severity for finding in findings), default=None)
