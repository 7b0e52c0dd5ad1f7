"""The shape of a record: which keys may stand where."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin

from pydantic import BaseModel

from coprod_cli.records.base import Language

if TYPE_CHECKING:
    from coprod_cli.findings import Keys
    from coprod_cli.records.base import Part


def known_keys(model: type[Part], keys: Keys) -> list[str]:
    """Return the keys that may stand at a place of a record, or none where any may."""
    found: Any = model
    for key in keys:
        found = _below(found, key)
    if not _is_model(found):
        return []
    return [field.alias or name for name, field in found.model_fields.items()]


def holds_texts(model: type[Part], keys: Keys) -> bool:
    """Say whether a place of a record holds one text in each language."""
    found: Any = model
    for key in keys:
        found = _below(found, key)
    return get_origin(found) is dict and get_args(found)[0] == Language


def _below(found: Any, key: str | int) -> Any:
    if _is_model(found):
        return next(
            (_bare(field.annotation) for name, field in found.model_fields.items()
             if key in {name, field.alias}), None
        )  # fmt: skip
    if get_origin(found) is tuple:
        return _bare(get_args(found)[0])
    if get_origin(found) is dict:
        return _bare(get_args(found)[1])
    return None


def _bare(annotation: Any) -> Any:
    """Return a type without Annotated and without `| None`."""
    while hasattr(annotation, "__metadata__"):
        annotation = annotation.__origin__
    if get_origin(annotation) in {Union, UnionType}:
        return _bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _is_model(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, BaseModel)
