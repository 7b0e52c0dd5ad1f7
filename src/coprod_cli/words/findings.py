"""How a check went, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.findings import Finding


def severity_word(severity: Severity) -> str:
    """Return a severity as people read it."""
    return {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.NOTE: _("note"),
    }[severity]


def summary(findings: Sequence[Finding], left_out: int, command: str) -> list[str]:
    """Return the sentences that close a check: errors, then the advice that was not shown, and what shows it."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        first = counted("{number} error to mend.", "{number} errors to mend.", errors).format(number=errors)
    else:
        first = _("No errors.")
    if not left_out:
        return [first]
    more = counted(
        "{number} more piece of advice: {command}",
        "{number} more pieces of advice: {command}",
        left_out,
    )
    return [first, more.format(number=left_out, command=command)]
