"""The places of a Word file where something is filled in, and the words beside them, in one pass over its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_AGAIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PASSED_OVER = {_AGAIN, f"{_W}moveFrom", f"{_W}del"}
"""What is said a second time for old programs, and what was moved or deleted while Word kept a record of it."""
_SIGNS = {
    f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "\u2011",
    f"{_W}commentReference": "\ufffc", f"{_W}footnoteReference": "\ufffc", f"{_W}endnoteReference": "\ufffc",
}  # fmt: skip
"""What stands for a sign, or for words that are kept elsewhere in the file."""
_OFF = {"0", "false", "off"}


@dataclass(slots=True)
class Place:
    """One place where something can be filled in."""

    mark: str = ""
    ticked: bool = False
    """What the file says of a box; the sign in it may say something else."""
    hint: bool = False
    """Whether Word itself put the words there, because nobody wrote any."""
    signs: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What stands there."""
        return "" if self.hint else "".join(self.signs).strip()


def read_places(text: bytes, prefix: str) -> tuple[list[Place], str]:
    """Return the places whose marks begin with a prefix, and all words that stand at none of them."""
    from defusedxml.ElementTree import iterparse

    found: list[Place] = []
    outside: list[str] = []
    open_places: list[Place] = []
    passed_over = 0
    for event, element in iterparse(BytesIO(text), events=("start", "end")):
        if element.tag in _PASSED_OVER:
            passed_over += 1 if event == "start" else -1
        elif event == "start":
            if element.tag == f"{_W}sdt":
                open_places.append(Place())
            continue
        if element.tag == f"{_W}sdt":
            place = open_places.pop()
            if place.mark.startswith(prefix):
                found.append(place)
        elif open_places and _notes(element, open_places[-1]):
            pass
        elif not passed_over and (sign := _sign(element)):
            ours = [place for place in open_places if place.mark.startswith(prefix)]
            (ours[-1].signs if ours else outside).append(sign)
        if element.tag in {f"{_W}p", f"{_W}sdt", f"{_W}tbl"}:
            element.clear()
    return found, "".join(outside)


def _notes(element: Element, place: Place) -> bool:
    """Note what an element says of the place that it belongs to; False when it says nothing of it."""
    value = element.get(f"{_W}val", "")
    if element.tag == f"{_W}tag":
        place.mark = value
    elif element.tag == f"{_W14}checked":
        place.ticked = element.get(f"{_W14}val", "1") not in _OFF
    elif element.tag == f"{_W}showingPlcHdr":
        place.hint = value not in _OFF
    else:
        return False
    return True


def _sign(element: Element) -> str:
    """Return what an element adds to the words."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.get(f"{_W}val") is not None:
        return ""  # a tab stop that is set, and no tab
    if element.tag == f"{_W}sym":
        return chr(int(element.get(f"{_W}char", "FFFC"), 16))
    return "\n" if element.tag == f"{_W}p" else _SIGNS.get(element.tag, "")
