"""The JSON Schemas of what coprod itself prints for programs."""

from __future__ import annotations

from typing import Any, get_args

from coprod_cli.analysis.compare import Kind, Reason
from coprod_cli.analysis.spread import Move
from coprod_cli.findings import Severity
from coprod_cli.records.assessment import About
from coprod_cli.records.schema import DIALECT
from coprod_cli.render.machine import OUTPUT_VERSION

_MONTH = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
_TEXT = {"type": "string"}
_TEXT_OR_NOTHING = {"type": ["string", "null"]}
_YES_OR_NO = {"type": "boolean"}
_FROM_ONE = {"type": "integer", "minimum": 1}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _by_group(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value}


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
_ABOUT = {"enum": list(get_args(About))}
_NUMBER = {"type": "integer", "minimum": 0}
_NUMBER_OR_NOTHING = {"type": ["integer", "null"], "minimum": 0}
_CHANGE = _object(
    {
        "about": _ABOUT,
        "principle": _TEXT,
        "group": {"type": "null"},
        "from": _TEXT_OR_NOTHING,
        "to": _TEXT_OR_NOTHING,
        "change": {"enum": list(get_args(Kind))},
        "why": {"enum": [*get_args(Reason), None]},
        "new_examples": _list(_object({"said": _TEXT, "same_as": _TEXT_OR_NOTHING})),
        "says": _by_group(_TEXT),
    }
)
_RANGES = _by_group({"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2})
_HEARD = _object(
    {
        "about": _ABOUT,
        "principle": _TEXT,
        "groups": _object({"from": _RANGES, "to": _RANGES}),
        "steps_apart": _object({"from": _NUMBER_OR_NOTHING, "to": _NUMBER_OR_NOTHING}),
        "change": {"enum": list(get_args(Move))},
    }
)
_COUNTS = _by_group(_NUMBER)

_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_DAY_OR_NOTHING = {**_DAY, "type": ["string", "null"]}
_STEP = _object({"what": _TEXT, "due": _DAY_OR_NOTHING, "waiting_since": _DAY_OR_NOTHING, "how": _TEXT})
_SCORE = _object({"principle": _TEXT, "level": _TEXT_OR_NOTHING, "answer": _TEXT_OR_NOTHING})
_SAID = _object({"id": _TEXT, "led_to": _list(_TEXT), "not_done": _YES_OR_NO, "told": _YES_OR_NO})
_OUTCOME = _object({"id": _TEXT, "heard": _list(_TEXT), "made": _list(_TEXT), "latest": _TEXT_OR_NOTHING})
_ACTION = _object({"id": _TEXT, "group": _TEXT_OR_NOTHING, "due": _TEXT_OR_NOTHING})


OUTPUT_SCHEMAS: dict[str, dict[str, Any]] = {
    "check-output": _output("coprod check --format json", {"findings": _list(_FINDING)}),
    "diff-output": _output(
        "coprod diff --format json",
        {
            "from": _MONTH,
            "to": _MONTH,
            "revision": _TEXT_OR_NOTHING,
            "wording_changed": _YES_OR_NO,
            "changes": _list(_CHANGE),
            "heard": _list(_HEARD),
            "not_shown": _object({"from": _list(_TEXT), "to": _list(_TEXT)}),
            "people": _object({"from": _COUNTS, "to": _COUNTS, "came_both_times": _NUMBER_OR_NOTHING}),
            "changed_around_us": _list(_object({"month": _MONTH, "what": _TEXT})),
        },
    ),
    "status-output": _output(
        "coprod status --format json",
        {
            "project": _TEXT,
            "ended": _TEXT_OR_NOTHING,
            "next": _list(_STEP),
            "begun": _list(_TEXT),
            "rounds": _list(_MONTH),
            "scores": _list(_SCORE),
            "outcomes": _list(_OUTCOME),
            "open_actions": _list(_ACTION),
            "meetings": _list(_DAY),
            "reviews": _list(_MONTH),
            "said": _list(_SAID),
            "unread": _list(_TEXT),
        },
    ),
}
"""Each schema by the name that `coprod schema` knows it under."""
