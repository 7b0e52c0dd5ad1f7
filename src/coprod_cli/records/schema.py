"""The JSON Schema of a record, for editors and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coprod_cli.records.kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: Kind) -> dict[str, Any]:
    """Return the schema of a kind of record, with a description for every key."""
    schema = kind.model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        part.pop("title", None)
        part.pop("description", None)
        for key in part.get("properties", {}).values():
            key.pop("title", None)
    _close(schema)
    return {"$schema": DIALECT, "title": kind.path, "description": kind.about, **schema}


def _close(schema: Any) -> None:
    """Let no key into a mapping but those of its pattern, at any depth."""
    below = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict) and "patternProperties" in schema:
        schema["additionalProperties"] = False
    for part in list(below):
        _close(part)
