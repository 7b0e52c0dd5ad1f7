"""Whether a text tells something, however it was wrapped, marked up or escaped on its way to a page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_LETTERS = 6
"""What has fewer letters stands in too many texts to say anything."""


def tells(text: str, wanted: Iterable[str]) -> bool:
    """Say whether a text has one of some other texts in it, letter for letter."""
    inside = _letters(text)
    return any(len(letters := _letters(each)) >= FEWEST_LETTERS and letters in inside for each in wanted)


def page_tells(page: str, wanted: Iterable[str]) -> bool:
    """Say whether a page, Markdown, HTML or SVG, has one of some texts in it."""
    return tells(html.unescape(re.sub(r"<[^>]*>", "", page)), wanted)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
