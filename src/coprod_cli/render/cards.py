"""A rule explained, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.words.findings import severity_word

if TYPE_CHECKING:
    from coprod_cli.rules.rule import Rule


def card(rule: Rule) -> str:
    """Return a rule's card: its name and severity, what it finds, why, its source."""
    lines = [
        _("{rule}: {severity}").format(rule=rule.id, severity=severity_word(rule.severity)),
        rule.title,
        _("Why: {why}").format(why=rule.why),
        _("Source: {source}.").format(source=rule.source.words),
    ]
    if rule.severity < Severity.ERROR:
        lines.append(
            _("To turn it off, write in coprod.yaml below advice_off: {rule}: and your reason.").format(rule=rule.id)
        )
    return "\n".join(lines)
