"""Colour for a real terminal: the severity and the place stand out, the words stay the same."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.text import Text

from coprod_cli.findings import WHOLE_FILE, Finding, Severity
from coprod_cli.render.text import finding_text
from coprod_cli.words.findings import severity_word
from coprod_cli.yamltext.guard import printable

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def print_finding(finding: Finding) -> None:
    """Print a finding as plain text would be, with its place and its severity in colour."""
    said = Text(finding_text(finding))
    span = finding.span or WHOLE_FILE
    place = len(f"{printable(str(finding.place.path))}:{span.line}:{span.column}:")
    said.stylize("bold", 0, place)
    word = place + 1 + len(severity_word(finding.severity))
    said.stylize(_STYLES[finding.severity], place + 1, word)
    # Data never goes through rich's markup, and lines are broken by the terminal alone.
    console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False, soft_wrap=True)
    console.print(said)
