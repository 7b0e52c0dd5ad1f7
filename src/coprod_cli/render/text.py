"""Findings as text: one paragraph each, the place first, then the person's own line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import WHOLE_FILE
from coprod_cli.language import _
from coprod_cli.words.findings import severity_word
from coprod_cli.yamltext.guard import one_line, printable

if TYPE_CHECKING:
    from coprod_cli.findings import Finding

LONGEST_LINE = 100
"""How much of a person's line is shown, in characters; the caret stays inside it."""

_BEFORE_CARET = 60


def finding_text(finding: Finding) -> str:
    """Return a finding as `path:line:col: severity: message [rule]`, its line and its hint."""
    span = finding.span or WHOLE_FILE
    path = printable(str(finding.place.path))
    head = f"{path}:{span.line}:{span.column}: {severity_word(finding.severity)}: "
    lines = [f"{head}{one_line(finding.message)} [{finding.rule}]"]
    if finding.excerpt.strip():
        lines += excerpt(finding.excerpt, span.line, span.column)
    if finding.hint:
        lines.append("  " + _("hint: {hint}").format(hint=printable(finding.hint)))
    return "\n".join(lines)


def excerpt(line: str, number: int, column: int) -> list[str]:
    """Return a person's line with its number, made safe to print, and a caret below the column."""
    place = len(printable(line[: column - 1]))
    line = printable(line)
    first = 0 if place < LONGEST_LINE else place - _BEFORE_CARET
    shown = line[first : first + LONGEST_LINE]
    shown = f"{'...' if first else ''}{shown.rstrip()}{'...' if len(line) > first + LONGEST_LINE else ''}"
    margin = f"  {number} | "
    caret = " " * (place - first + (3 if first else 0))
    return [f"{margin}{shown}", f"{' ' * (len(margin) - 2)}| {caret}^"]
