"""Data between braces in the middle of other text, as in an e-mail that somebody pasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUOTED = re.compile(r"(?m)^[ \t]*>[> \t]*")
"""How mail programs mark the lines of a letter that is answered; no line of JSON begins so."""
_PART = re.compile(r'"(?:[^"\\]|\\.)*"|[{}]', re.DOTALL)


def pieces(text: str, key: str) -> Iterator[str | None]:
    """Yield each `{...}` that begins with a key, with spaces for all other text; None for one without an end.

    Lines and columns stay as they are in the text, so that a place in the piece is a place in the whole.
    """
    text = _QUOTED.sub(lambda marks: " " * len(marks[0]), text)
    blank = re.sub(r"[^\r\n]", " ", text)
    end = 0
    for start in re.finditer(r'\{\s*"' + re.escape(key) + '"', text):
        if start.start() < end:
            continue
        found = _end(text, start.start())
        end = len(text) if found is None else found
        yield None if found is None else blank[: start.start()] + text[start.start() : end] + blank[end:]


def _end(text: str, start: int) -> int | None:
    """Return where the braces that open at a place are closed; those inside of texts do not count."""
    depth = 0
    for part in _PART.finditer(text, start):
        depth += {"{": 1, "}": -1}.get(part[0], 0)
        if depth == 0:
            return part.end()
    return None
