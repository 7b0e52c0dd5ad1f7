"""Edits of a file's text: what nobody asked to change stays as it is, byte for byte."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.yamltext.changes import changes, nearest
from coprod_cli.yamltext.front_matter import FRONT, read_markdown
from coprod_cli.yamltext.guard import hidden_character, name_of
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.spans import BREAK, page_of
from coprod_cli.yamltext.wanted import CannotEdit, Edit, texts_in, wanted, without_empty

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import PurePosixPath

    from coprod_cli.yamltext.document import Data, Document
    from coprod_cli.yamltext.in_lines import Change
    from coprod_cli.yamltext.spans import Page

__all__ = ["CannotEdit", "Edit", "edited"]

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, eq=False)
class _File:
    """A file that was read, and the part of its text that is YAML."""

    document: Document
    data: Data
    before: str
    yaml: str
    after: str

    def is_right(self, old: _File, wanted: Data) -> bool:
        """Say whether this file holds what is wanted, and the reader has no more to say than of the old one."""
        around = (self.before, self.after) == (old.before, old.after)
        return around and not self.document.findings and self.data == wanted and self.advice() <= old.advice()

    def advice(self) -> Counter[tuple[str, str]]:
        """Return how often the reader advises what."""
        return Counter((finding.rule, finding.message) for finding in self.document.advice)


def edited(path: PurePosixPath, content: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a file with all edits made, one after the other.

    A file whose name ends in `.md` is edited in its front matter. Raises `CannotEdit` when an edit
    does not fit what the file holds, or cannot be made without touching anything else.
    """
    file = _opened(path, content)
    for given in edits:
        edit = replace(given, value=without_empty(given.value))
        _refuse_hidden(edit)
        if file.data is None:
            raise _broken(file.document, edit)
        after = wanted(file.data, edit, path)
        if after != file.data:
            content, file = _made(file, content, edit, after)
    return content


def _opened(path: PurePosixPath, content: bytes) -> _File:
    markdown = path.suffix == ".md"
    document = (read_markdown if markdown else read_yaml)(path, content)
    text = document.text
    front = FRONT.match(text) if markdown else None
    start, end = front.span("yaml") if front else (0, len(text))
    rule = document.findings[0].rule if document.findings else ""
    only_remarks = (front is not None and rule == "front-matter") or (rule == "empty-file" and bool(text.strip()))
    return _File(document, {} if only_remarks else document.data, text[:start], text[start:end], text[end:])


def _made(file: _File, content: bytes, edit: Edit, after: Data) -> tuple[bytes, _File]:
    """Return the new bytes, once they were read again and hold what is wanted and nothing else."""
    found = BREAK.search(file.before)
    page = page_of(file.yaml, found[0] if found else "\n")
    mark = _BOM if content.startswith(_BOM) else b""
    tried = set()
    for change in changes(page, edit):
        yaml = spliced(file.yaml, change)
        if yaml in tried:
            continue
        tried.add(yaml)
        new = mark + (file.before + yaml + file.after).encode()
        read_again = _opened(file.document.path, new)
        if read_again.is_right(file, after):
            return new, read_again
    message = _("{path} could not be changed so that all else in it stays the same.")
    raise CannotEdit(message.format(path=file.document.path), _by_hand(file, page, edit, after))


def spliced(text: str, change: Change) -> str:
    """Return a text with all splices of a change made."""
    parts, place = [], 0
    for start, end, new in sorted(change, key=lambda splice: splice[:2]):
        parts += [text[place:start], new]
        place = end
    return "".join([*parts, text[place:]])


def _refuse_hidden(edit: Edit) -> None:
    for text in (*texts_in(edit.value), *(key for key in edit.keys if isinstance(key, str))):
        found = hidden_character(text)
        if found is not None:
            message = _("The character {name} cannot be seen, so it was not written.")
            hint = _("Delete it, or type the words again by hand.")
            raise CannotEdit(message.format(name=name_of(found[0])), hint)


def _broken(document: Document, edit: Edit) -> CannotEdit:
    line = document.locate(document.findings[0]).span
    message = _("{path} has a mistake in line {line}, so nothing was written to it.")
    said = message.format(path=document.path, line=line.line if line else 1)
    if edit.kind == "remove":
        return CannotEdit(said, _('Type "coprod check" to see it.'))
    return CannotEdit(said, _('Type "coprod check" to see it. This was to be written: {text}').format(text=edit.text))


def _by_hand(file: _File, page: Page, edit: Edit, after: Data) -> str:
    """Return how somebody makes an edit by hand: in which line, and with what text."""
    place, text, exists = nearest(page, edit, after)
    line = len(BREAK.findall(page.text, 0, place)) + file.document.first_line + 1
    if edit.kind == "remove":
        return _("Take it out by hand, in line {line}.").format(line=line)
    if exists:
        return _("Change line {line} by hand to this: {text}").format(line=line, text=text)
    return _("Write this by hand below line {line}: {text}").format(line=line, text=text)
