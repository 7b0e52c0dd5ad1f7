"""The JSON Schemas of what coprod itself prints for programs."""

from __future__ import annotations

from typing import Any, get_args

from coprod_cli.analysis.compare import Kind
from coprod_cli.findings import Severity
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.records.schema import DIALECT
from coprod_cli.render.machine import OUTPUT_VERSION

_MONTH = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
_TEXT = {"type": "string"}
_TEXT_OR_NOTHING = {"type": ["string", "null"]}
_FROM_ONE = {"type": "integer", "minimum": 1}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _output(title: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "title": title,
        **_object({"version": {"const": OUTPUT_VERSION}, **properties}),
    }


_FINDING = _object(
    {
        "rule": _TEXT,
        "severity": {"enum": [severity.word for severity in Severity]},
        "path": _TEXT,
        "line": _FROM_ONE,
        "column": _FROM_ONE,
        "message": _TEXT,
        "hint": _TEXT,
    }
)
_CHANGE = _object(
    {
        "about": {"enum": list(ABOUTS)},
        "principle": _TEXT,
        "group": _TEXT_OR_NOTHING,
        "from": _TEXT_OR_NOTHING,
        "to": _TEXT_OR_NOTHING,
        "change": {"enum": list(get_args(Kind))},
    }
)

_DAY_OR_NOTHING = {"type": ["string", "null"], "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_STEP = _object({"what": _TEXT, "due": _DAY_OR_NOTHING, "waiting_since": _DAY_OR_NOTHING, "how": _TEXT})
_SCORE = _object({"principle": _TEXT, "level": _TEXT_OR_NOTHING, "answer": _TEXT_OR_NOTHING})
_ACTION = _object({"id": _TEXT, "group": _TEXT_OR_NOTHING, "due": _TEXT_OR_NOTHING})


def _many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


OUTPUT_SCHEMAS: dict[str, dict[str, Any]] = {
    "check-output": _output("coprod check --format json", {"findings": {"type": "array", "items": _FINDING}}),
    "diff-output": _output(
        "coprod diff --format json",
        {
            "from": _MONTH,
            "to": _MONTH,
            "wording_changed": {"type": "boolean"},
            "changes": {"type": "array", "items": _CHANGE},
        },
    ),
    "status-output": _output(
        "coprod status --format json",
        {
            "project": _TEXT,
            "ended": _TEXT_OR_NOTHING,
            "next": _many(_STEP),
            "rounds": _many(_MONTH),
            "scores": _many(_SCORE),
            "outcomes": _many(_TEXT),
            "open_actions": _many(_ACTION),
            "reviews": _many(_MONTH),
            "unread": _many(_TEXT),
        },
    ),
}
"""Each schema by the name that `coprod schema` knows it under."""
