"""The pictures of a document as SVG, each by the function that draws what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.render import wheel
from coprod_cli.render.document import pictures

if TYPE_CHECKING:
    from coprod_cli.words.document import Document


def drawn(document: Document) -> dict[str, bytes]:
    """Return the pictures of a document by their names."""
    return {picture.name: wheel.draw(picture.shows, "svg") for picture in pictures(document)}
