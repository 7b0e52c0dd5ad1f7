"""What every record is made of: the base models, and values as people type them.

Scalars arrive as text, so each type here reads text and says in its error type what it wanted;
`coprod_cli.records.messages` puts that into words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError, core_schema

from coprod_cli.language import _
from coprod_cli.records.dates import Period, When, parse_period, parse_when
from coprod_cli.records.plugins import leave_out

if TYPE_CHECKING:
    from collections.abc import Callable

leave_out()

FORMAT = 1
"""The version of the file formats that this coprod reads and writes."""

LONGEST_ID = 60
LONGEST_TEXT = 20_000

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEVICE_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
LONGEST_NUMBER = 9

Item = TypeVar("Item")


class Part(BaseModel):
    """Keys that belong together inside a record."""

    def plain(self) -> dict[str, Any]:
        """Return what was given, as text, whole numbers, true or false, lists and mappings."""
        return self.model_dump(mode="json", exclude_unset=True, by_alias=True)

    model_config = ConfigDict(
        strict=True,
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        allow_inf_nan=False,
        defer_build=True,
        use_attribute_docstrings=False,
    )


def is_device_name(text: str) -> bool:
    """Say whether Windows keeps a name for a device, so that no file can have it."""
    return text in _DEVICE_NAMES


@lru_cache(maxsize=1024)
def is_slug(text: str) -> bool:
    """Say whether a text can be an id: lower-case ASCII words joined by hyphens, at most 60."""
    return len(text) <= LONGEST_ID and _SLUG.fullmatch(text) is not None and not is_device_name(text)


def _slug(value: Any) -> str:
    if not isinstance(value, str) or not is_slug(value):
        raise PydanticCustomError("slug", "not an id")
    return value


def _words(value: Any) -> str:
    text = value if value.__class__ is str else _text(value)
    if not text or text.isspace():
        raise PydanticCustomError("words", "empty")
    if len(text) > LONGEST_TEXT:
        raise PydanticCustomError("words_long", "too long")
    return text.strip()


def _name(value: Any) -> str:
    return " ".join(_words(value).split())


def _whole_number(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER:
        return int(value)
    raise PydanticCustomError("whole_number", "not a whole number")


def _amount(value: Any) -> str:
    return _words(str(value) if isinstance(value, int) and not isinstance(value, bool) else value)


def _number(text: str) -> str | int:
    """Return a whole number as one, so that it is written without quotes, and other text as it is."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None
    return text if number is None or str(number) != text else number


def _format(value: Any) -> int:
    if value in (FORMAT, str(FORMAT)):
        return FORMAT
    raise PydanticCustomError("format", "another format")


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise PydanticCustomError("flag", "not true or false")


def _when(value: Any) -> When:
    found = parse_when(value) if isinstance(value, str) else value
    if not isinstance(found, When):
        raise PydanticCustomError("when", "no day or month")
    return found


def _day(value: Any) -> When:
    found = parse_when(value) if isinstance(value, str) else value
    if not isinstance(found, When) or found.first != found.last:
        raise PydanticCustomError("day", "no day")
    return found


def _month(value: Any) -> str:
    found = parse_when(value) if isinstance(value, str) else None
    if found is None or found.month != value:
        raise PydanticCustomError("month", "no month")
    return found.month


def _language(value: Any) -> str:
    if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*", _text(value)) is None:
        raise PydanticCustomError("language", "no language")
    return str(value)


def _fingerprint(value: Any) -> str:
    if re.fullmatch(r"[0-9a-f]{12}", _text(value)) is None:
        raise PydanticCustomError("fingerprint", "no fingerprint")
    return str(value)


def _period(value: Any) -> Period:
    found = parse_period(value) if isinstance(value, str) else value
    if not isinstance(found, Period):
        raise PydanticCustomError("period", "no span of time")
    return found


def _listed(value: Any) -> Any:
    """Read a key with nothing behind it as an empty list."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else value


def mapped(value: Any) -> Any:
    """Read a key with nothing behind it as an empty mapping."""
    return {} if value is None else value


class Read:
    """How a value is read from text, and its JSON Schema.

    Made by hand, because pydantic looks into the signature of every function in every field,
    which takes a tenth of the time of a check.
    """

    def __init__(
        self, read: Callable[[Any], Any], schema: dict[str, Any], write: Callable[[Any], Any] | None = None
    ) -> None:
        self.read = read
        self.schema = schema
        self.write = write

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        """Return the schema of the functions that read a value and write it back."""
        written = self.write and core_schema.plain_serializer_function_ser_schema(self.write)
        return core_schema.no_info_plain_validator_function(self.read, serialization=written)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        """Return the JSON Schema, for editors."""
        return dict(self.schema)


class Emptied:
    """Reads a key with nothing behind it as an empty list or mapping."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self.read = read

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        """Return the schema of the list or mapping, with the reading before it."""
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        """Return the JSON Schema: an editor may leave the place behind the key empty too."""
        whole: dict[str, Any] = handler(schema)
        return {**whole, "type": [whole["type"], "null"]}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not text")
    return value


def _pattern(pattern: str, example: str) -> dict[str, Any]:
    return {"type": "string", "pattern": pattern, "examples": [example]}


SLUG_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"

Slug = Annotated[str, Read(_slug, {"type": "string", "pattern": SLUG_PATTERN, "maxLength": LONGEST_ID})]
"""An id: a slug that stays the same when the words around it change."""

_WORDS = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}

Words = Annotated[str, Read(_words, _WORDS)]
"""What people say, in their own words."""

Name = Annotated[str, Read(_name, _WORDS)]
"""A name stands inside sentences, so it is one line, however it was written."""

Amount = Annotated[str, Read(_amount, {"type": ["number", "string"]}, _number)]
"""A number, or how it is in words: kept as it was written, and never reckoned with."""

WholeNumber = Annotated[int, Read(_whole_number, {"type": "integer", "minimum": 0})]
Flag = Annotated[bool, Read(_flag, {"type": "boolean"})]
Day = Annotated[When, Read(_day, _pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "2026-11-18"), str)]
DayOrMonth = Annotated[When, Read(_when, _pattern("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", "2026-11"), str)]
Month = Annotated[str, Read(_month, _pattern("^[0-9]{4}-[0-9]{2}$", "2026-11"))]
Span = Annotated[Period, Read(_period, _pattern("^[1-9][0-9]{0,2} (week|month|year)s?$", "6 months"), str)]
Language = Annotated[str, Read(_language, _pattern("^[a-z]{2,3}(-[A-Za-z0-9]+)*$", "en"))]
"""The code of a language, as `en` or `cy`."""

Fingerprint = Annotated[str, Read(_fingerprint, {"type": "string", "pattern": "^[0-9a-f]{12}$"})]
"""Twelve hexadecimal digits that stand for the words of a framework."""

Many = Annotated[tuple[Item, ...], Emptied(_listed)]
"""A list; a key with nothing behind it is an empty one."""

ByName = Annotated[dict[Slug, Item], Emptied(mapped)]
"""A mapping from ids; a key with nothing behind it is an empty one."""

Texts = Annotated[dict[Language, Words], Field(min_length=1)]
"""One text in each language, keyed by the language's code."""


class Record(Part):
    """One file of a project."""

    format: Annotated[int, Read(_format, {"const": FORMAT})] = Field(
        description=_("The version of the file format, so that a later coprod can still read it.")
    )


class Agreed(Part):
    """When something was agreed, and which groups agreed it."""

    date: DayOrMonth = Field(description=_("The day or month in which it was agreed."))
    groups: Many[Slug] = Field(
        default=(),
        description=_("The groups that agreed it. What one group agrees alone is not yet shared."),
    )
