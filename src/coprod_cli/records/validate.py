"""Data to a record, or to findings that say in plain words what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.findings import Finding, Keys, Place, Severity
from coprod_cli.language import _, counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePosixPath

    from coprod_cli.records.base import Part
    from coprod_cli.records.kinds import Kind

MOST_SHOWN = 20
"""How many findings of one file are listed; the rest are counted."""


def validate(
    kind: Kind, path: PurePosixPath, data: object, written: Callable[[Keys], str] = lambda _keys: ""
) -> tuple[Part | None, list[Finding]]:
    """Return the record that the data make, or None and every reason why they make none.

    `written` tells how a value stands in the file; it is asked only about values that do not fit.
    """
    from pydantic import ValidationError

    try:
        return kind.model.model_validate(data), []
    except ValidationError as error:
        errors: list[Any] = error.errors(include_url=False)
    found = [_finding(kind, path, details, written) for details in errors[:MOST_SHOWN]]
    if len(errors) > MOST_SHOWN:
        rest = len(errors) - MOST_SHOWN
        message = counted("{rest} more thing in this file does not fit.",
                          "{rest} more things in this file do not fit.", rest)  # fmt: skip
        hint = _("Mend the ones above first, then run coprod check again.")
        place = max(finding.place for finding in found[-1:])
        found.append(Finding("wrong-value", Severity.ERROR, place, message.format(rest=rest), hint))
    return None, found


def _finding(kind: Kind, path: PurePosixPath, details: Any, written: Callable[[Keys], str]) -> Finding:
    from coprod_cli.records.messages import explain

    keys: Keys = tuple(details["loc"])
    at_key = keys[-1:] == ("[key]",) or details["type"] == "extra_forbidden"
    if keys[-1:] == ("[key]",):
        keys = keys[:-1]
    rule, message, hint = explain(kind.model, keys, details, at_key=at_key, written=written(keys))
    if details["type"] == "missing":
        keys = keys[:-1]
        at_key = True
    return Finding(rule, Severity.ERROR, Place(path, keys, at_key), message, hint)
