"""Values to YAML text: quoted or folded, so that a comma or a # in prose stays prose."""

from __future__ import annotations

import io
import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

Plain = Mapping[str, "Plain"] | Sequence["Plain"] | str | int | bool | None
"""What can be written: no dates, no models, no floats."""

WIDTH = 80
"""How wide folded prose is written, in characters."""


OTHER_MEANINGS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that some YAML readers take for something else."""


def double_quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes; JSON's form is one."""
    return json.dumps(text, ensure_ascii=False)


def dump(data: Mapping[str, Plain]) -> str:
    """Return the data as YAML in block style, in the order given, without its empty parts."""
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import BaseResolver

    yaml = YAML()
    # No scalar means anything by itself, so dates and numbers stay as they are written.
    yaml.Resolver = lambda version, loader: BaseResolver(loader)  # noqa: ARG005  # the names are ruamel's
    yaml.width = 1 << 20
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    yaml.dump(_styled(data), text)
    return text.getvalue()


def _styled(value: Plain) -> Any:
    """Give every text the style in which no sign of it can change its meaning."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, PlainScalarString

    if isinstance(value, bool):
        return PlainScalarString("true" if value else "false")
    if isinstance(value, int) or (isinstance(value, str) and is_word(value)):
        return PlainScalarString(str(value))
    if isinstance(value, str):
        return _folded(value) if folds(value) else DoubleQuotedScalarString(value)
    if isinstance(value, Mapping):
        return {_styled(key): _styled(item) for key, item in value.items() if item is not None}
    return [_styled(item) for item in value or ()]


def is_word(text: str) -> bool:
    """Say whether a text is an id, a date or a month, which stand without quotes."""
    if text in OTHER_MEANINGS or text.isdigit():
        return False
    return text.isascii() and text == text.lower() and all(p.isalnum() for p in re.split("[-_]", text))


def folds(text: str) -> bool:
    """Say whether a text is longer than a line and comes back the same when it is folded.

    A folded line may not begin like one that git leaves between two versions.
    """
    if len(text) <= WIDTH or "<<<<<<<" in text or ">>>>>>>" in text:
        return False
    return text.isprintable() and text.split(" ") == text.split()


def _folded(text: str) -> Any:
    from ruamel.yaml.scalarstring import FoldedScalarString

    folded = FoldedScalarString(text)
    places, position = [], 0
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    for line in lines[:-1]:
        position += len(line)
        places.append(position)
        position += 1
    folded.fold_pos = places
    return folded
