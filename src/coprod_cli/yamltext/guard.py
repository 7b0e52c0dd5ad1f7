"""Bytes to text: what no file of a project may hold is found here, before anything reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coprod_cli.findings import WHOLE_FILE, Finding, Place, Severity, Span
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath

MOST_BYTES = 1 << 20
"""The largest file that is read, in bytes; a year of full records is about a hundredth of it."""

MOST_OF_A_KIND = 20
"""How many findings of one kind a file may cause: the first ones are enough to mend it."""

_BOM = "\ufeff"
_USUAL_BYTES = bytes([9, 10, 13, *range(32, 127)])
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the direction of writing
    "\u200b\u2028\u2029\u2060\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"  # invisible, or no character
)
_MERGE_EDGE = r"(?m)^[ \t]*(?:<{7}|>{7})(?=[ \t\r\n]|\Z)"
_PDF = b"%PDF-"
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", _PDF)
"""How packed files such as those of Word, old files of Word, and PDF begin."""

_LINE_END = r"\r\n|\r|\n"


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; a line ends with CR LF, CR or LF and with nothing else."""
    return re.split(_LINE_END, text)


def hidden_character(text: str) -> re.Match[str] | None:
    """Return the first character that a reader would not see, or that turns the text around."""
    return _HIDDEN.search(text)


def without_hidden(text: str) -> str:
    """Return the text without what nobody sees, and with each end of a line as one sign."""
    return _HIDDEN.sub("", re.sub("\r\n?|[\u2028\u2029]", "\n", text))


def name_of(character: str) -> str:
    """Return a character as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    import unicodedata

    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def printable(text: str) -> str:
    """Return the text with every hidden character and surrogate written as `<U+202E>`."""
    shown = _HIDDEN.sub(_by_number, text.replace("\t", " "))
    return re.sub("[\r\n]", _by_number, shown)


def one_line(text: str) -> str:
    """Return what people wrote as one line: a text in a file may have several."""
    return printable(" ".join(text.split()))


def _by_number(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def decode(path: PurePosixPath, content: bytes) -> tuple[str, list[Finding]]:
    """Return the text of a file without its byte-order mark, and why it may not be read."""
    if len(content) > MOST_BYTES:
        return "", [_too_big(path)]
    if content.startswith(_NO_TEXT):
        return "", [_no_text(path, content)]
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "", [_not_utf8(path, WHOLE_FILE, "")]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-8")
        return "", [_not_utf8(path, span_at(good, len(good)), hex(content[error.start]))]
    text = text.removeprefix(_BOM)
    found = [] if not content.translate(None, _USUAL_BYTES) else list(_hidden(path, text))
    if "<<<<<<<" in text or ">>>>>>>" in text:
        found += _merge_markers(path, text)
    if not text.strip():
        found.append(_empty(path))
    return text, found


def span_at(text: str, index: int) -> Span:
    """Return the line and column of a character, both from 1."""
    lines = lines_of(text[:index])
    return Span(len(lines), len(lines[-1]) + 1)


def _hidden(path: PurePosixPath, text: str) -> Iterator[Finding]:
    for count, match in enumerate(_HIDDEN.finditer(text)):
        if count == MOST_OF_A_KIND:
            return
        yield hidden_finding(path, match[0], span_at(text, match.start()))


def hidden_finding(path: PurePosixPath, character: str, span: Span, *, escaped: bool = False) -> Finding:
    """Return the finding for one hidden character; `escaped` when a backslash writes it."""
    message = _("The character {name} stands here and cannot be seen.")
    if escaped:
        message = _("The character {name} is written here with a backslash, and could not be seen.")
    hint = _("Delete it, or type the words again by hand.")
    place = Place(path)
    return Finding("hidden-character", Severity.ERROR, place, message.format(name=name_of(character)), hint, span=span)


def _merge_markers(path: PurePosixPath, text: str) -> Iterator[Finding]:
    for count, match in enumerate(re.finditer(_MERGE_EDGE, text)):
        if count == MOST_OF_A_KIND:
            return
        yield Finding(
            "merge-marker",
            Severity.ERROR,
            Place(path),
            _merge_message(match[0]),
            _("Keep what the group agreed. Delete the lines that begin with <<<<<<<, ======= and >>>>>>>."),
            span=span_at(text, match.start()),
        )


def _merge_message(marker: str) -> str:
    if marker.lstrip().startswith(">"):
        return _("A git merge that was not finished ends here.")
    return _("A git merge was not finished here: both versions stand in the file.")


def _too_big(path: PurePosixPath) -> Finding:
    return Finding(
        "too-big",
        Severity.ERROR,
        Place(path),
        _("The file is larger than 1 MiB, so it was not read."),
        _("Keep records short. Move long texts to a file of their own outside the project."),
        span=WHOLE_FILE,
    )


def _not_utf8(path: PurePosixPath, span: Span, byte: str) -> Finding:
    if byte:
        message = _("A letter here is not saved as UTF-8 (byte {byte}).").format(byte=byte)
    else:
        message = _("The file is saved as UTF-16, and coprod reads UTF-8.")
    hint = _("Save it again with the encoding UTF-8. In Notepad: Save as, and choose UTF-8 under Encoding.")
    return Finding("not-utf-8", Severity.ERROR, Place(path), message, hint, private=True, span=span)


def _no_text(path: PurePosixPath, content: bytes) -> Finding:
    message = _("This is a Word file or another packed file, and no plain text.")
    if content.startswith(_PDF):
        message = _("This is a PDF file, and no plain text.")
    hint = _("Open it in the program that made it, and copy its words into a plain text file.")
    return Finding("not-utf-8", Severity.ERROR, Place(path), message, hint, private=True, span=WHOLE_FILE)


def _empty(path: PurePosixPath) -> Finding:
    message = _("The file is empty.")
    return Finding("empty-file", Severity.ERROR, Place(path), message, empty_hint(path), span=WHOLE_FILE)


def empty_hint(path: PurePosixPath) -> str:
    """Return what to do about a file without text; a project cannot be without `coprod.yaml`."""
    if path.name == "coprod.yaml":
        return _("Get its text back from git or a copy. Without it this folder is no project.")
    return _("Get its text back from git or a copy, or delete the file.")
