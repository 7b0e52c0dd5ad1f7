"""Practicalities: what is there for everyone stands in the folder, and what one person needs does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.one_person import needs_of_one
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import PRACTICALITIES_PATH
from coprod_cli.rules.rule import Rule, Source
from coprod_cli.yamltext.guard import span_at

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project

ONE_PERSON = Rule(
    "one-persons-need", Severity.WARNING,
    _("The practicalities seem to say what one person needs."),
    _("Everybody who has the folder can read it, and git keeps it. What is there for everyone names nobody."),
    Source.COPROD, urgent=True,
)  # fmt: skip
RULES = (ONE_PERSON,)


def one_person(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look through the whole file, comments too; the person's line is never shown."""
    text = project.texts.get(PRACTICALITIES_PATH, "")
    for start in needs_of_one(text, project.language):
        message = _("This may be about one person.")
        hint = _("If it is, put it on the private list, and say here only what is there for everyone.")
        yield ONE_PERSON.at(PRACTICALITIES_PATH, (), message, hint, private=True, span=span_at(text, start))
