"""Markdown with front matter: YAML between two lines of three dashes, then the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coprod_cli.findings import WHOLE_FILE, Finding, Place, Severity
from coprod_cli.language import _
from coprod_cli.yamltext.document import Document
from coprod_cli.yamltext.guard import decode, lines_of
from coprod_cli.yamltext.parse import parse

if TYPE_CHECKING:
    from pathlib import PurePosixPath

_END = r"(?:\r\n|\r|\n)"
FRONT = re.compile(rf"---[ \t]*{_END}(?P<yaml>(?:.*?{_END})??)---[ \t]*(?:{_END}|\Z)", re.DOTALL)


def read_markdown(path: PurePosixPath, content: bytes) -> Document:
    """Return the data of a Markdown file's front matter, with the text that follows as `body`."""
    text, findings = decode(path, content)
    if findings:
        return Document(path, text, findings=tuple(findings))
    found = FRONT.match(text)
    if found is None:
        return Document(path, text, findings=(_no_front_matter(path, text),))
    if all(line.lstrip(" \t")[:1] in {"", "#"} for line in lines_of(found["yaml"])):
        return Document(path, text, findings=(_nothing_in_it(path),))
    return parse(path, text, yaml=found["yaml"], body=text[found.end() :])


def _nothing_in_it(path: PurePosixPath) -> Finding:
    message = _("The lines about the file say nothing.")
    hint = _('Write "format: 1" between the two lines of three dashes.')
    return Finding("front-matter", Severity.ERROR, Place(path), message, hint, span=WHOLE_FILE)


def _no_front_matter(path: PurePosixPath, text: str) -> Finding:
    if text.startswith("---"):
        message = _("The lines about the file begin here and do not end.")
        hint = _("Type a line of three dashes below the last of them, above the text.")
        return Finding("front-matter", Severity.ERROR, Place(path), message, hint, span=WHOLE_FILE)
    return Finding(
        "front-matter",
        Severity.ERROR,
        Place(path),
        _("The file has no lines about itself at the top."),
        _('Begin the file with three lines: "---", then "format: 1", then "---".'),
        span=WHOLE_FILE,
    )
