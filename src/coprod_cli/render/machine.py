"""Findings for programs: JSON, GitHub's annotations, and SARIF 2.1.0."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from coprod_cli import __version__
from coprod_cli.findings import WHOLE_FILE, Severity
from coprod_cli.yamltext.guard import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_cli.findings import Finding

OUTPUT_VERSION = 1
"""The version of coprod's own machine formats; it grows when a key changes its meaning."""

_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def to_json(value: Any) -> str:
    """Return JSON with two spaces, in the order given, with every letter as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def json_findings(findings: Sequence[Finding]) -> str:
    """Return the findings in coprod's own JSON; its schema is `coprod schema check-output`."""
    return to_json({"version": OUTPUT_VERSION, "findings": [_plain(finding) for finding in findings]})


def github_findings(findings: Sequence[Finding]) -> str:
    """Return the findings as workflow commands, which a git host shows beside the lines."""
    return "\n".join(_github(finding) for finding in findings)


def sarif_findings(findings: Sequence[Finding], titles: Mapping[str, str]) -> str:
    """Return the findings as SARIF 2.1.0; `titles` gives a sentence for each rule."""
    rules = sorted({finding.rule for finding in findings})
    driver = {
        "name": "coprod",
        "version": __version__,
        "rules": [{"id": rule, "shortDescription": {"text": titles[rule]}} for rule in rules],
    }
    results = [_sarif_result(finding, rules) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return to_json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _plain(finding: Finding) -> dict[str, str | int]:
    span = finding.span or WHOLE_FILE
    return {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "path": _path(finding),
        "line": span.line,
        "column": span.column,
        "message": one_line(finding.message),
        "hint": printable(finding.hint),
    }


def _path(finding: Finding) -> str:
    return printable(str(finding.place.path))


def _github(finding: Finding) -> str:
    span = finding.span or WHOLE_FILE
    command = _GITHUB_COMMANDS[finding.severity]
    properties = {
        "file": _path(finding), "line": str(span.line), "col": str(span.column), "title": finding.rule,
    }  # fmt: skip
    named = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{command} {named}::{_escaped(_said(finding), '')}"


def _said(finding: Finding) -> str:
    return " ".join(filter(None, (one_line(finding.message), printable(finding.hint))))


def _escaped(text: str, also: str) -> str:
    """Write signs that end a workflow command or a part of it as %XX."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + also else sign for sign in text)


def _sarif_result(finding: Finding, rules: Sequence[str]) -> dict[str, Any]:
    span = finding.span or WHOLE_FILE
    place = {
        "artifactLocation": {"uri": quote(str(finding.place.path), errors="surrogateescape")},
        "region": {"startLine": span.line, "startColumn": span.column},
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": rules.index(finding.rule),
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": _said(finding)},
        "locations": [{"physicalLocation": place}],
    }
