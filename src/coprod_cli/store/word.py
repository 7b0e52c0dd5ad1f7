"""What people filled into a Word file: read from its text alone, and nothing else in it is opened."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.store.word_places import Place, read_places

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_TEXT = 16 << 20
"""The largest text of a Word file that is read, in bytes; most of it is Word's own marks."""
_BROKEN = (KeyError, ValueError, OSError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What Python raises for files that somebody or something broke; its errors for unsafe XML are ValueErrors too."""
_MAIN = "/officeDocument"
_PROPERTIES = "/custom-properties"


@dataclass(frozen=True, slots=True)
class WordFile:
    """What stands in a Word file."""

    text: bytes
    """The part that holds the text, as it lies in the file."""
    said: dict[str, str]
    """What the file says of itself, by name."""
    places: list[Place]
    """What was filled in, in the order in which it stands."""
    outside: str
    """All words that stand at no such place."""


def read_word(content: bytes, prefix: str) -> WordFile | str:
    """Return what stands in a packed file that may be opened, or in a sentence why it cannot be read.

    Only places whose marks begin with `prefix` count as such.
    """
    from xml.etree.ElementTree import ParseError

    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            parts = _parts(file)
            if _MAIN not in parts or not parts[_MAIN].startswith("word/"):
                return _("It is a packed file, and no file of Word.")
            text = _part(file, parts[_MAIN])
            if len(text) > MOST_TEXT:
                return _("Its text is longer than that of any filled-in form.")
            return WordFile(text, _said(file, parts), *read_places(text, prefix))
    except (*_BROKEN, ParseError):
        return _("It is no file of Word, or it is broken.")


def _parts(file: zipfile.ZipFile) -> dict[str, str]:
    """Return where the parts lie, by what they are: Word gives its text another name at times."""
    from defusedxml.ElementTree import fromstring

    found = {}
    for each in fromstring(_part(file, "_rels/.rels")):
        kind = each.get("Type", "")
        for wanted in (_MAIN, _PROPERTIES):
            if kind.endswith(wanted):
                found[wanted] = posixpath.normpath(each.get("Target", "").lstrip("/"))
    return found


def _said(file: zipfile.ZipFile, parts: dict[str, str]) -> dict[str, str]:
    from defusedxml.ElementTree import fromstring

    if _PROPERTIES not in parts:
        return {}
    top: Element = fromstring(_part(file, parts[_PROPERTIES]))
    return {each.get("name", ""): "".join(each.itertext()) for each in top}


def _part(file: zipfile.ZipFile, name: str) -> bytes:
    with file.open(name) as part:
        return part.read(MOST_TEXT + 1)
