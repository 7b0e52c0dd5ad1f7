"""The pictures of a document as SVG, each by the function that draws what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.render import change, so_far, spread, wheel
from coprod_cli.render.document import pictures
from coprod_cli.words.change import TwoRounds
from coprod_cli.words.so_far_picture import SoFarPicture
from coprod_cli.words.spread_picture import SpreadPicture
from coprod_cli.words.wheel import Wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coprod_cli.words.document import Document

_DRAW: Mapping[type, Callable[[Any, Any], bytes]] = {
    Wheel: wheel.draw,
    TwoRounds: change.draw,
    SpreadPicture: spread.draw,
    SoFarPicture: so_far.draw,
}


def drawn(document: Document) -> dict[str, bytes]:
    """Return the pictures of a document by their names."""
    return {picture.name: _DRAW[type(picture.shows)](picture.shows, "svg") for picture in pictures(document)}
