"""What to change in a file, and what the file should hold then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.yamltext.layout import key_text, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from coprod_cli.findings import Keys
    from coprod_cli.yamltext.document import Data
    from coprod_cli.yamltext.scalars import Plain


@dataclass(frozen=True, slots=True)
class Edit:
    """What to change: `set` a key or an item, `add` an item to a list, `remove` a key or an item.

    What is missing on the way to a key is made; a list that is missing or empty is begun.
    """

    keys: Keys
    value: Plain = None
    kind: Literal["set", "add", "remove"] = "set"

    def __post_init__(self) -> None:
        """Refuse an edit of the whole file, which is no edit."""
        if not self.keys:
            raise ValueError("an edit names at least one key")

    @property
    def text(self) -> str:
        """The edit as one line of YAML, for somebody who makes it by hand."""
        key = self.keys[-1]
        if self.kind == "add" or isinstance(key, int):
            return f"- {on_one_line(self.value)}"
        return f"{key_text(key)}: {on_one_line(self.value)}"


class CannotEdit(CoprodError):
    """An edit that cannot be made safely; the hint has the text to write by hand."""


def without_empty(value: Plain) -> Plain:
    """Return a value without the keys that say nothing, which coprod does not write."""
    if isinstance(value, Mapping):
        return {key: without_empty(item) for key, item in value.items() if item is not None}
    if value is None or isinstance(value, str | int):
        return value
    return [without_empty(item) for item in value]


def as_read(value: Plain) -> Data:
    """Return a value as the reader gives it back: every single value as text, no keys that say nothing."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, str | int):
        return None if value is None else str(value)
    if isinstance(value, Mapping):
        return {key: as_read(item) for key, item in value.items() if item is not None}
    return [as_read(item) for item in value]


def texts_in(value: Plain) -> Iterator[str]:
    """Yield every key and every text of a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield key
            yield from texts_in(item)
    elif value is not None and not isinstance(value, int):
        for item in value:
            yield from texts_in(item)


def wanted(data: Data, edit: Edit, path: PurePosixPath, depth: int = 0) -> Data:
    """Return what a file should hold after an edit; this looks at its data and never at its text."""
    key = edit.keys[depth]
    here: Any = list(data) if isinstance(data, list) else dict(data) if isinstance(data, dict) else {}
    wrong = _misfit(data, key, edit.keys[:depth], path)
    if wrong:
        raise cannot(wrong, edit)
    there = here[key] if isinstance(key, int) or key in here else None
    if depth < len(edit.keys) - 1:
        here[key] = wanted(there, edit, path, depth + 1)
    elif edit.kind == "set":
        here[key] = as_read(edit.value)
    elif edit.kind == "add":
        if there is not None and not isinstance(there, list):
            raise cannot(_not_a_list(path, key), edit)
        here[key] = [*(there or []), as_read(edit.value)]
    elif isinstance(key, str) and key not in here:
        raise cannot(_('There is no "{name}" to take out in {path}.').format(name=key, path=path), edit)
    else:
        del here[key]
    after: Data = here
    return after


def cannot(message: str, edit: Edit) -> CannotEdit:
    """Return the refusal of an edit that has no place in the text; the hint keeps what was to be written."""
    if edit.kind == "remove":
        return CannotEdit(message)
    return CannotEdit(message, _("This was to be written: {text}").format(text=edit.text))


def _misfit(data: Data, key: str | int, way: Keys, path: PurePosixPath) -> str:
    """Return why a key cannot be looked for in what stands there, or nothing."""
    name = next((each for each in reversed(way) if isinstance(each, str)), str(path))
    if isinstance(key, str):
        if data is None or isinstance(data, dict):
            return ""
        return _('"{name}" in {path} is a text or a list, so it can have no keys.').format(name=name, path=path)
    if data is not None and not isinstance(data, list):
        return _not_a_list(path, name)
    if 0 <= key < len(data or []):
        return ""
    return _('"{name}" in {path} has no item {number}.').format(name=name, path=path, number=key + 1)


def _not_a_list(path: PurePosixPath, name: str | int) -> str:
    return _('"{name}" in {path} is not a list, so it can have no items.').format(name=name, path=path)
