"""From what a file says to what it is to say: the fewest edits, so that the rest stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.yamltext.edit import Edit, edited
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.wanted import as_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import PurePosixPath

    from coprod_cli.findings import Keys


def with_data(path: PurePosixPath, content: bytes, data: Mapping[str, Any]) -> bytes:
    """Return a YAML file with other data and everything else as it was; CannotEdit where that is not safe."""
    old = read_yaml(path, content).data
    return edited(path, content, list(edits_between((), old, data)))


def edits_between(keys: Keys, old: Any, new: Any) -> Iterator[Edit]:
    """Yield the edits that make new data of old data; numbers count as the text that they are written as."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_mappings(keys, old, {key: value for key, value in new.items() if value is not None})
    elif isinstance(old, list) and isinstance(new, list | tuple) and old:
        yield from _of_lists(keys, old, new)
    elif as_read(old) != as_read(new):
        yield Edit(keys, new)


def _of_mappings(keys: Keys, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Edit]:
    for key in old:
        if key not in new and old[key] is not None:
            yield Edit((*keys, key), kind="remove")
    for key, value in new.items():
        if key in old:
            yield from edits_between((*keys, key), old[key], value)
        else:
            yield Edit((*keys, key), value)


def _of_lists(keys: Keys, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Edit]:
    for place, (before, after) in enumerate(zip(old, new, strict=False)):
        yield from edits_between((*keys, place), before, after)
    for place in range(len(old) - 1, len(new) - 1, -1):
        yield Edit((*keys, place), kind="remove")
    for value in new[len(old) :]:
        yield Edit(keys, value, "add")
