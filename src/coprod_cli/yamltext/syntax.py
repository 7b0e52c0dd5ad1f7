"""What libyaml says of a text that is no YAML, said so that a person can mend it.

libyaml names the place where it could not go on; a person looks for the place where the mistake
was made. Each detector below knows one usual mistake; the first that recognises it speaks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coprod_cli.findings import Finding, Place, Severity, Span
from coprod_cli.language import _
from coprod_cli.yamltext.columns import item_below_brackets, out_of_column, tab, too_far_right
from coprod_cli.yamltext.guard import lines_of, printable
from coprod_cli.yamltext.scalars import double_quoted
from coprod_cli.yamltext.trouble import Said, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import PurePosixPath

_KEY_AND_TEXT = re.compile(r"(?P<start>\s*(?:- +)*[\w-]+:[ \t]+|\s*(?:- +)+)(?P<text>\S.*?)\s*")
_DASH_WITHOUT_SPACE = re.compile(r"(?P<indent>\s*)-(?P<rest>[A-Za-z][\w-]*:.*)")
_COLON_WITHOUT_SPACE = re.compile(r"(?P<key>\s*(?:- +)*[\w-]+):(?P<text>[^\s:/].*)")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_KEY_OF_WORDS = re.compile(r"\s*[^\s:\"'#-][^:\"'#]* [^:\"'#]*: ")
_SIGNS_OF_YAML = "*&!>|[{,%@`?"


def syntax_finding(path: PurePosixPath, text: str, error: Any, lines_before: int) -> Finding:
    """Return the finding for an error of libyaml, at the place where a person would look."""
    context = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or context
    row, column = (mark.line, mark.column) if mark is not None else (0, 0)
    began = None if context is None else (context.line, context.column)
    trouble = Trouble(str(getattr(error, "problem", None) or ""), lines_of(text), row, column, began)
    said = next(found for detect in _DETECTORS if (found := detect(trouble)) is not None)
    span = Span(said.row + 1 + lines_before, said.column + 1)
    return Finding("yaml-syntax", Severity.ERROR, Place(path), said.message, said.hint, span=span)


def quoted_line(line: str) -> str:
    """Return a line as `key: "text"`, or nothing when it has no text to put in quotes."""
    found = _KEY_AND_TEXT.fullmatch(line)
    if found is None:
        return ""
    return printable(f"{found['start'].strip()} {double_quoted(found['text'])}")


def _quote_hint(line: str) -> str:
    quoted = quoted_line(line)
    if quoted:
        return _("Put the text in double quotes: {line}").format(line=quoted)
    return _("Put the whole text in double quotes.")


def _odd_space(trouble: Trouble) -> Said | None:
    for row in trouble.nearby():
        found = _ODD_SPACE.search(trouble.lines[row])
        before = trouble.lines[row][: found.start()] if found else "text"
        if found is not None and (before.endswith((":", "-")) or not before.strip()):
            message = _("A space that is no usual space stands here (U+{code:04X}).").format(code=ord(found[0]))
            return Said(row, found.start(), message, _("Delete it, and type a space with the space bar."))
    return None


def _open_quote(trouble: Trouble) -> Said | None:
    """Find a text in quotes that does not end, or that ended where another one should begin."""
    message, hint = _("A text in quotes begins here and does not end."), _("Type the closing quote.")
    if "end of stream" in trouble.problem and trouble.began is not None:
        line = trouble.lines[trouble.began[0]]
        if line[trouble.began[1]] == "'":
            hint = _("If it is an apostrophe, put the whole text in double quotes. If not, type the closing quote.")
        return Said(*trouble.began, message, hint)
    for row in range(trouble.row - 1, -1, -1):
        found = _KEY_AND_TEXT.fullmatch(trouble.lines[row])
        if found is not None and found["text"].startswith('"'):
            whole = re.fullmatch(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?', found["text"])
            closed_below = '"' in "".join(trouble.lines[row + 1 : trouble.row + 1])
            return Said(row, found.start("text"), message, hint) if whole is None and closed_below else None
    return None


def _sign_first(trouble: Trouble) -> Said | None:
    for row in trouble.nearby():
        found = _KEY_AND_TEXT.fullmatch(trouble.lines[row])
        if found is not None and found["text"][0] in _SIGNS_OF_YAML and _is_prose(found["text"]):
            sign = found["text"][0]
            message = _("A text without quotes cannot begin with {sign}.").format(sign=sign)
            return Said(row, found.start("text"), message, _quote_hint(trouble.lines[row]))
    return None


def _sign_somewhere(trouble: Trouble) -> Said | None:
    if "cannot start any token" not in trouble.problem:
        return None
    sign = trouble.line[trouble.column : trouble.column + 1]
    message = _("A text without quotes cannot begin with {sign}.").format(sign=sign)
    return Said(trouble.row, trouble.column, message, _("Put the whole text in double quotes."))


def _is_prose(text: str) -> bool:
    """Say whether a text that begins with a sign of YAML is prose, not what the sign is for."""
    if text[0] in "[{":
        closing = "]" if text[0] == "[" else "}"
        return not text.rstrip().endswith(closing) and closing in text
    if text[0] in "|>":
        return re.fullmatch(r"[|>][-+1-9]*(?:\s+#.*)?", text) is None
    return True


def _star_for_a_dash(trouble: Trouble) -> Said | None:
    for row in trouble.nearby():
        found = re.match(r"(\s*)[*\u2010-\u2015\u2022\u2212] ", trouble.lines[row])
        if found is not None:
            message = _("A list item begins with a dash, not with {sign}.").format(sign=trouble.lines[row].strip()[0])
            return Said(row, len(found[1]), message, _("Write a dash and a space in its place."))
    return None


def _dash_without_space(trouble: Trouble) -> Said | None:
    for row in trouble.nearby():
        found = _DASH_WITHOUT_SPACE.fullmatch(trouble.lines[row])
        if found is not None:
            hint = _("Write it with the space: {line}").format(line=printable(f"- {found['rest']}"))
            return Said(row, len(found["indent"]), _("A dash needs a space after it."), hint)
    return None


def _colon_without_space(trouble: Trouble) -> Said | None:
    for row in trouble.nearby():
        found = _COLON_WITHOUT_SPACE.fullmatch(trouble.lines[row])
        if found is not None and ": " not in trouble.lines[row]:
            line = printable(f"{found['key'].strip()}: {found['text']}")
            hint = _("Write it with the space: {line}").format(line=line)
            return Said(row, found.end("key"), _("A space is missing after the colon."), hint)
    return None


def _second_colon(trouble: Trouble) -> Said | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    line = trouble.line
    indent = len(line) - len(line.lstrip())
    above = next((trouble.lines[row] for row in trouble.nearby()[1:]), "")
    if above and ":" not in above and len(above) - len(above.lstrip()) == indent:
        message = _("A line stands here that has no key, or a text goes on too far to the left.")
        hint = _('Write "key: text", or move the line to the right, below the text that it belongs to.')
        return Said(trouble.nearby()[1], indent, message, hint)
    found = _KEY_AND_TEXT.fullmatch(line)
    if found is not None and ":" in found["start"] and re.search(r":(?: |$)", found["text"]):
        message = _("A second colon stands in this line, and YAML takes it for a key.")
        return Said(trouble.row, trouble.column, message, _quote_hint(line))
    if _KEY_OF_WORDS.match(line):
        message = _("The colon in this text makes YAML take it for a key.")
        hint = _("Put the text in double quotes, from its first line to its last.")
        return Said(trouble.row, trouble.column, message, hint)
    return too_far_right(trouble)


def _bracket(trouble: Trouble) -> Said | None:
    if "',' or" not in trouble.problem and "expected node content" not in trouble.problem:
        return None
    row, column = trouble.began if trouble.began is not None else (trouble.row, trouble.column)
    row = min(row, len(trouble.lines) - 1)
    remark = re.search(r"[ \t](#)", trouble.lines[row])
    if remark is not None:
        message = _("The sign # after a space begins a remark, so the rest of this line is not read.")
        return Said(row, remark.start(1), message, _("Put the text in double quotes, and close the bracket after it."))
    return Said(
        row, column,
        _("A bracket is not closed, or a sign inside it is not expected."),
        _("Write each thing on a line of its own, without brackets, and put texts in quotes."),
    )  # fmt: skip


def _backslash(trouble: Trouble) -> Said | None:
    if "escape" not in trouble.problem and "hexdecimal" not in trouble.problem:
        return None
    column = trouble.line.rfind("\\", 0, trouble.column + 1)
    message = _("A backslash in double quotes means something to YAML.")
    return Said(trouble.row, max(column, 0), message, _("Write the backslash twice, or use single quotes."))


def _text_after_quote(trouble: Trouble) -> Said | None:
    line = trouble.line
    if not line[: trouble.column].rstrip().endswith(('"', "'")) or "expected" not in trouble.problem:
        return None
    hint = _("Put one pair of quotes around the whole text.")
    found = _KEY_AND_TEXT.fullmatch(line)
    if found is not None and re.fullmatch(r'"[^\\]*"', found["text"]):
        text = found["text"][1:-1].replace('"', "'")
        hint = _("Use single quotes inside the text: {line}").format(
            line=printable(f"{found['start'].strip()} {double_quoted(text)}")
        )
    if line[: trouble.column].rstrip().endswith("'"):
        hint = _("Use double quotes around the text; inside them an apostrophe is fine.")
    return Said(trouble.row, trouble.column, _("The text goes on after its closing quote."), hint)


def _colon_in_brackets(trouble: Trouble) -> Said | None:
    if "unexpected ':'" not in trouble.problem:
        return None
    message = _("A colon stands inside brackets, and YAML takes what is before it for a key.")
    return Said(trouble.row, trouble.column, message, _("Put the text in the brackets in double quotes."))


def _list_behind_colon(trouble: Trouble) -> Said | None:
    if "block sequence entries" not in trouble.problem:
        return None
    hint = _("Put each item on a line of its own, below the key, with two spaces before the dash.")
    return Said(trouble.row, trouble.column, _("A list cannot begin behind a colon."), hint)


def _no_key(trouble: Trouble) -> Said | None:
    if "could not find expected ':'" not in trouble.problem:
        return None
    row, column = trouble.began if trouble.began is not None else (trouble.row, trouble.column)
    message = _("A line stands here that has no key, or a text goes on too far to the left.")
    hint = _('Write "key: text", or move the line to the right, below the text that it belongs to.')
    return Said(row, column, message, hint)


def _anything_else(trouble: Trouble) -> Said:
    message = _("This line does not fit the lines above it.")
    hint = _("Lines that belong together begin in the same column. Look for a missing dash, colon or quote.")
    return Said(min(trouble.row, len(trouble.lines) - 1), trouble.column, message, hint)


_DETECTORS: tuple[Callable[[Trouble], Said | None], ...] = (
    item_below_brackets, _odd_space, tab, _backslash,
    _star_for_a_dash, _sign_first, _sign_somewhere, _dash_without_space, _open_quote,
    _text_after_quote, _colon_without_space, _second_colon, _colon_in_brackets, _list_behind_colon, _bracket, _no_key,
    out_of_column, _anything_else,
)  # fmt: skip
