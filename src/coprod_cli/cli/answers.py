"""An answers file: read by the one reader, and named in its findings."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.cli import console
from coprod_cli.errors import CoprodError, FilesHaveErrors
from coprod_cli.findings import Place, Severity
from coprod_cli.language import _
from coprod_cli.render.text import finding_text
from coprod_cli.store.tree import unreadable
from coprod_cli.yamltext.guard import MOST_BYTES
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_cli.findings import Finding
    from coprod_cli.yamltext.document import Document

STDIN = Path("-")


def read_answers(path: Path) -> Document:
    """Return the document of an answers file; FilesHaveErrors when it does not read.

    Where a text may say less than was meant, that is told: once it is written, nobody can see it any more.
    """
    if path == STDIN:
        shown, content = _("answers"), _standard_input()
    else:
        shown = str(path)
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise unreadable(path, error) from error
    document = read_yaml(PurePosixPath(shown), content)
    begins_with_dash = document.text.lstrip().startswith("- ")
    refuse(document, map(_without_dash, document.findings) if begins_with_dash else document.findings)
    for each in document.advice:
        console.message(finding_text(document.locate(each)) + "\n")
    return document


def _without_dash(finding: Finding) -> Finding:
    """Return a finding about a list with what to do: answers are one thing, and a dash begins one of several."""
    if finding.rule != "wrong-shape" or finding.place.keys:
        return finding
    return finding._replace(hint=_("Answers are one thing and no list: take the dash away, and the spaces below it."))


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise CoprodError(_("The standard input is closed."), _("Name a file: --answers FILE"))
    return sys.stdin.buffer.read(MOST_BYTES + 1)


def refuse(document: Document, findings: Iterable[Finding]) -> None:
    """Raise FilesHaveErrors for errors in the answers, each at its place in the answers file."""
    errors = [
        document.locate(finding._replace(place=finding.place._replace(path=document.path)))
        for finding in findings
        if finding.severity is Severity.ERROR
    ]
    if errors:
        raise FilesHaveErrors(
            _("The answers have errors, so nothing was written."),
            sorted(errors, key=lambda finding: finding.sort_key),
            _("Mend what stands above, then run the command again."),
        )


def below(finding: Finding, key: str) -> Finding:
    """Return a finding about a file as one about the part of the answers that becomes it."""
    return finding._replace(place=Place(finding.place.path, (key, *finding.place.keys), finding.place.at_key))


def needs_answers(command: str) -> CoprodError:
    """Return the error for a command that cannot ask here."""
    return CoprodError(
        _("There is no terminal to ask in."),
        _("Put the answers in a file: coprod {command} --answers FILE").format(command=command),
    )
