"""Ids made from names."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from coprod_cli.records.base import LONGEST_ID, is_slug

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOM_FOR_A_NUMBER = 4
_WORDS_OF_AN_ID = 6


def id_for(text: str, taken: Iterable[str], kind: str) -> str:
    """Return an id for a thing, made of the first words of its text."""
    return slug_for(" ".join(text.split()[:_WORDS_OF_AN_ID]), taken, kind)


def slug_for(name: str, taken: Iterable[str], kind: str = "group") -> str:
    """Return an id for a name: its letters a to z and digits, with hyphens for the rest.

    One that has none of those gets the kind of thing instead.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    base = base[: LONGEST_ID - _ROOM_FOR_A_NUMBER].strip("-")
    base = base if is_slug(base) else f"{kind}-{base}".strip("-")
    others = set(taken)
    numbered = (f"{base}-{number}" for number in range(2, len(others) + 3))
    return base if base not in others else next(name for name in numbered if name not in others)
