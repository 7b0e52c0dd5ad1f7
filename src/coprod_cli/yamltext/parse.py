"""YAML text to data, by libyaml's events: one pass that guards, reads and keeps every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.findings import Finding, Place, Severity, Span
from coprod_cli.language import _
from coprod_cli.yamltext.document import Data, Document, Entry
from coprod_cli.yamltext.guard import decode, empty_hint, hidden_character, hidden_finding
from coprod_cli.yamltext.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePosixPath

MOST_LEVELS = 32
"""How deep lists and mappings may lie in each other; the records need 8."""

MOST_EVENTS = 100_000
"""How many values, lists and mappings a file may hold."""

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
"""What a plain scalar says when it says nothing (YAML 1.2, core schema)."""


def read_yaml(path: PurePosixPath, content: bytes) -> Document:
    """Return what a YAML file holds, and everything about its text that may not be."""
    text, findings = decode(path, content)
    if findings:
        return Document(path, text, findings=tuple(findings))
    return parse(path, text)


def parse(path: PurePosixPath, text: str, *, yaml: str | None = None, body: str = "") -> Document:
    """Return the document of a text; `yaml` is its YAML part when that is not the whole."""
    first_line = 0 if yaml is None else 1
    source = text if yaml is None else yaml
    plain = read_plain(source)
    if plain is not None:
        return Document(path, text, plain, body=body, first_line=first_line, unplaced=source)
    reader = _Reader(path, source, first_line)
    data, top = reader.read()
    if not reader.findings and not isinstance(data, dict):
        reader.refuse("wrong-shape", _("The file is not made of keys with values."),
                      _('Write each thing on a line of its own, as "key: value".'))  # fmt: skip
    if reader.findings:
        return Document(path, text, findings=tuple(reader.findings), first_line=first_line)
    return Document(path, text, data, top, (), tuple(reader.advice), body, first_line)


def places_in(path: PurePosixPath, yaml: str) -> Entry | None:
    """Return the place of every value of a text that was read before."""
    return _Reader(path, yaml, 0).read()[1]


class TooMuch(Exception):
    """Reading stops here: the file is too deep or too long to go on."""


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, path: PurePosixPath, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.findings: list[Finding] = []
        self.advice: list[Finding] = []
        self.again: list[tuple[Any, ...]] = []
        self.escapes = "\\" in text
        self.may_be_cut = " #" in text or "\t#" in text or "[" in text

    def read(self) -> tuple[Data, Entry | None]:
        """Return the data and its places, or None twice when the text cannot be read."""
        from _ruamel_yaml import CParser  # libyaml; loaded only by commands that read files
        from ruamel.yaml.error import YAMLError

        try:
            next_event = CParser(self.text).get_event
            next_event()
            start = next_event()
            if type(start).__name__ == "StreamEndEvent":
                self.refuse("empty-file", _("The file holds only comments."), empty_hint(self.path))
                return None, None
            if start.version or start.tags:
                self.refuse("several-documents", _("A line that begins with % has no use here."),
                            _("Delete that line."), start)  # fmt: skip
            data, top = self._value(next_event)
            next_event()
            self._end(next_event())
        except YAMLError as error:
            from coprod_cli.yamltext.syntax import syntax_finding

            self.findings.append(syntax_finding(self.path, self.text, error, self.first_line))
        except TooMuch:
            pass
        if self.again:
            from coprod_cli.yamltext.repeated import Again, repeated_findings

            keys = [Again(*one) for one in self.again]
            self.findings += repeated_findings(self.path, self.text, self.first_line, keys)
        return (None, None) if self.findings else (data, top)

    def _value(  # noqa: C901, PLR0912, PLR0915  # one loop on purpose, see below
        self, next_event: Callable[[], Any]
    ) -> tuple[Data, Entry]:
        """Read one value with all that is below it.

        One loop with its own stack instead of a function for each kind: this is where `check`
        spends its time, and a deep file cannot exhaust Python's stack.
        """
        from ruamel.yaml.events import (
            AliasEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        stack: list[tuple[Any, Any, Any]] = []
        data: Any = None
        below: Any = None
        key_event: Any = None
        key: Any = None
        count = 0
        while True:
            event = next_event()
            kind = type(event)
            count += 1
            if kind is ScalarEvent:
                if event.ctag is not None or event.anchor is not None:
                    self._refuse_mark(event)
                value: Any = event.value
                if event.implicit[0] and value in NOTHING:
                    value = None
                elif self.escapes and event.style == '"':
                    self._check_escapes(event)
                elif event.implicit[0] and value[-1] == '"':
                    self._check_quote(event)
                elif self.may_be_cut and event.implicit[0]:
                    self._check_end(event)
                child_entries: Any = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.ctag is not None or event.anchor is not None:
                    self._refuse_mark(event)
                if len(stack) == MOST_LEVELS or count > MOST_EVENTS:
                    self._refuse_size(event, len(stack))
                if data.__class__ is dict and key_event is None:
                    self._refuse_key(event)
                    raise TooMuch
                value, child_entries = ({}, {}) if kind is MappingStartEvent else ([], [])
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                data, below, key_event = stack.pop()
                if not stack:
                    return data[0], below[0]
                continue
            else:
                value, child_entries = None, None
                if kind is AliasEvent:
                    self._refuse_mark(event)
            if data.__class__ is dict:
                if key_event is None:
                    key, key_event = value, event
                    if key.__class__ is not str:
                        self._refuse_key(event)
                        key = ""
                    elif key in data:
                        in_list = len(stack) > 1 and stack[-1][0].__class__ is list
                        self.again.append((key, event, below[key][0], id(below), next(iter(data)), in_list))
                    continue
                data[key] = value
                below[key] = (key_event, event, child_entries)
                key_event = None
            elif data is None:
                if child_entries is None:
                    return value, (None, event, None)
                stack.append(([value], [(None, event, child_entries)], None))
                data, below = value, child_entries
                continue
            else:
                data.append(value)
                below.append((None, event, child_entries))
            if child_entries is not None:
                stack.append((data, below, None))
                data, below = value, child_entries

    def _end(self, event: Any) -> None:
        if type(event).__name__ != "StreamEndEvent":
            self.refuse("several-documents", _("A second document begins here."),
                        _("Delete the line with ---, or move what follows to a file of its own."), event)  # fmt: skip

    def refuse(self, rule: str, message: str, hint: str, event: Any = None) -> None:
        """Note why the text cannot be read, at an event or at the top of the file."""
        span = Span(1, 1) if event is None else self._span(event)
        self.findings.append(Finding(rule, Severity.ERROR, Place(self.path), message, hint, span=span))

    def _span(self, event: Any) -> Span:
        mark = event.start_mark
        return Span(mark.line + 1 + self.first_line, mark.column + 1)

    def _refuse_mark(self, event: Any) -> None:
        message = {
            "&": _("A word that begins with & is an anchor in YAML, and records have none."),
            "*": _("A word that begins with * points elsewhere in YAML, and records have none."),
            "!": _("A word that begins with ! is a tag in YAML, and records have none."),
        }[self.text[event.start_mark.index]]
        hint = _("If it is part of a text, put the whole text in double quotes.")
        self.refuse("anchor-or-tag", message, hint, event)

    def _refuse_key(self, event: Any) -> None:
        self.refuse("wrong-shape", _("A key must be one word or a few words, and stand alone."),
                    _("Write it as text before the colon, in quotes if it has special signs."), event)  # fmt: skip

    def _refuse_size(self, event: Any, levels: int) -> None:
        if levels == MOST_LEVELS:
            message = _("Lists lie in lists here, more than {most} deep.").format(most=MOST_LEVELS)
            hint = _("Begin each item with one dash, and write it as the format reference shows.")
        else:
            message = _("The file holds more than {most} values.").format(most=f"{MOST_EVENTS:,}")
            hint = _("Look for something that was pasted in by mistake, and take it out.")
        self.refuse("too-deep", message, hint, event)
        raise TooMuch

    def _check_end(self, event: Any) -> None:
        """Look whether a plain text may have been cut short by a # or a comma."""
        mark, place = event.start_mark, event.start_mark.index
        while place and self.text[place - 1].isspace():
            place -= 1
        behind = event.end_mark.index
        while self.text[behind : behind + 1] in (" ", "\t"):
            behind += 1
        gap, sign = behind - event.end_mark.index, self.text[behind : behind + 1]
        if gap and sign == "#" and (" " in event.value or self.text[behind + 1 : behind + 2].isalnum()):
            message = _("The sign # after this text begins a remark, so the text may be cut short.")
            hint = _("If what follows belongs to the text, put the whole text in double quotes.")
            end = event.end_mark
            span = Span(end.line + 1 + self.first_line, end.column + gap + 1)
        elif " " in event.value and self.text[place - 1 : place] == "," and sign in {",", "]"}:
            message = _("A comma in brackets ended the text before, and another text begins here.")
            hint = _("Put each whole text in double quotes.")
            span = Span(mark.line + 1 + self.first_line, mark.column + 1)
        else:
            return
        self.advice.append(Finding("text-cut-short", Severity.WARNING, Place(self.path), message, hint, span=span))

    def _check_quote(self, event: Any) -> None:
        """Look whether a plain text has lost the quote at its beginning; 5" is five inches."""
        if " " not in event.value or event.value.count('"') != 1 or event.value[-2].isdigit():
            return
        message = _("A quote stands at the end of this text, and none at its beginning.")
        hint = _("Type the quote at the beginning too, or delete the one at the end.")
        place = Place(self.path)
        self.advice.append(Finding("text-cut-short", Severity.WARNING, place, message, hint, span=self._span(event)))

    def _check_escapes(self, event: Any) -> None:
        found = hidden_character(event.value)
        if found is not None:
            self.findings.append(hidden_finding(self.path, found[0], self._span(event), escaped=True))
