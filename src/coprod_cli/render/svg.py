"""matplotlib's SVG, made fit to stand inside a page and to be read aloud."""

from __future__ import annotations

import hashlib
import re
from xml.etree.ElementTree import Element, fromstring, register_namespace, tostring

NAMESPACE = "http://www.w3.org/2000/svg"

# All that XML can hold; the rest (controls, halves of characters) would make the file unreadable.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
# matplotlib says the first two in a style sheet for "*", which would reach the page around it.
_STYLE = "stroke-linejoin:round;stroke-linecap:butt;max-width:44rem"


def readable(text: str) -> str:
    """Return `text` as one line, without the characters that no XML file can hold."""
    return _NOT_XML.sub("", " ".join(text.split()))


def clean(raw: bytes, title: str, description: str, language: str) -> bytes:
    """Return matplotlib's picture as one `svg` element that a screen reader can name.

    `title` and `description` are what it says, in `language` (a tag such as 'cy'). All ids begin
    with a fingerprint of picture and words, so that two pictures in one page share none. Prolog,
    document type, metadata, comments and style sheet go, and the page chooses the size.
    """
    register_namespace("", NAMESPACE)
    register_namespace("xlink", "http://www.w3.org/1999/xlink")  # the only prefix HTML knows
    root = fromstring(raw)  # noqa: S314  # matplotlib wrote it a moment ago
    _remove(root, ("metadata", "style"))
    _remove_what_does_nothing(root)
    prefix = _fingerprint(tostring(root), title, description, language)
    _rename_ids(root, prefix)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    root.attrib |= {
        "role": "img",
        "lang": readable(language),
        "aria-labelledby": f"{prefix}title {prefix}description",
        "style": _STYLE,
    }
    root.insert(0, _words("title", f"{prefix}title", title))
    root.insert(1, _words("desc", f"{prefix}description", description))
    return tostring(root, encoding="unicode").encode()


def _fingerprint(picture: bytes, *words: str) -> str:
    digest = hashlib.sha256(picture)
    for word in words:
        digest.update(b"\0" + readable(word).encode())
    return f"picture-{digest.hexdigest()[:12]}-"


def _remove(root: Element, names: tuple[str, ...]) -> None:
    unwanted = {f"{{{NAMESPACE}}}{name}" for name in names}
    for parent in list(root.iter()):
        for child in [child for child in parent if child.tag in unwanted]:
            parent.remove(child)


def _remove_what_does_nothing(root: Element) -> None:
    """Remove empty definitions, and turns by no angle."""
    for parent in list(root.iter()):
        if parent.get("transform", "").startswith("rotate(-0 "):
            del parent.attrib["transform"]
        for child in [child for child in parent if child.tag == f"{{{NAMESPACE}}}defs" and not len(child)]:
            parent.remove(child)


def _rename_ids(root: Element, prefix: str) -> None:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name.endswith("href") and value.startswith("#"):
                element.set(name, f"#{prefix}{value[1:]}")
            else:
                element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))


def _words(tag: str, identifier: str, text: str) -> Element:
    element = Element(f"{{{NAMESPACE}}}{tag}", id=identifier)
    element.text = readable(text)
    return element
