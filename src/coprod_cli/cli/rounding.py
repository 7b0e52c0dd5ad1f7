"""A new round: its answers are judged beside the rest of the project, then become its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from coprod_cli import rules
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import read_answers, refuse
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import Project, Round
from coprod_cli.records.base import FORMAT
from coprod_cli.records.dates import parse_when
from coprod_cli.records.kinds import ASSESSMENT
from coprod_cli.records.validate import validate
from coprod_cli.render.text import finding_text
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from coprod_cli.findings import Finding
    from coprod_cli.records.assessment import AssessmentRecord
    from coprod_cli.yamltext.document import Document

_MODELINE = "# yaml-language-server: $schema=../.schemas/assessment.json\n"


def new_round(root: Path, month: str | None, answers: Path, folder: Path | None) -> tuple[PurePosixPath, str, bool]:
    """Return the path and the text of a new round's file, and whether it is the first; nothing is written yet."""
    project = open_sound(root, only_scores=True).project
    document = read_answers(answers)
    data = _completed(project, document.data)
    record: Any
    record, findings = validate(ASSESSMENT, document.path, data)
    refuse(document, findings)
    named = _month(month, record, dated="date" in (document.data or {}))
    found = Round(named, record, project.framework)
    _refuse_existing(project, found, folder)
    _judge(project, found, document)
    text = _MODELINE + dump(record.plain())
    _must_read_back(found, text)
    return found.path, text, not project.rounds


def _completed(project: Project, data: Any) -> dict[str, Any]:
    """Add what coprod knows: the format, the framework, and its wording's fingerprint."""
    given = dict(data) if isinstance(data, dict) else {}
    return {
        **given,
        "format": given.get("format", str(FORMAT)),
        "framework": given.get("framework", project.framework.id),
        "wording": project.framework.fingerprint(project.language),
        "date": given.get("date", clock.today().isoformat()),
    }


def _month(month: str | None, record: AssessmentRecord, *, dated: bool) -> str:
    """Return the month of the round: the one that was named, or that of the answers' date."""
    if month is None:
        chosen = str(record.date.month) if record.date is not None else ""
        said = _("This is the round of {month}, by the date in the answers.")
        if not dated:
            said = _("This is the round of {month}: the answers have no date, so today's was taken.")
        console.message(said.format(month=chosen))
        return chosen
    when = parse_when(month)
    if when is None or str(when) != when.month:
        raise CoprodError(_('"{month}" is no month.').format(month=month), _("Write it as 2026-11."))
    return when.month


def _refuse_existing(project: Project, found: Round, folder: Path | None) -> None:
    if str(found.path) in project.surroundings.paths:
        raise CoprodError(
            _("The round {month} is there already, and was not changed.").format(month=found.month),
            _("To change it, open {path}, then type: {command}").format(
                path=found.path, command=typed("check", folder)
            ),
        )


def _judge(project: Project, found: Round, document: Document) -> None:
    """Let the rules look at the round in its place among the others, and at its words."""
    others = [each for each in project.assessments if each.month != found.month]
    whole = replace(
        project,
        assessments=tuple(sorted([*others, found], key=lambda each: each.month)),
        texts={found.path: document.text},
    )
    own = [each for each in rules.run(whole, clock.today()) if each.place.path == found.path]
    refuse(document, own)
    _warn_of_personal_data(document, own)


def _warn_of_personal_data(document: Document, findings: list[Finding]) -> None:
    for finding in findings:
        if finding.rule == "personal-data":
            here = finding._replace(place=finding.place._replace(path=document.path))
            console.message(finding_text(document.locate(here)) + "\n")


def _must_read_back(found: Round, text: str) -> None:
    """Make sure that the file says what was meant, before it is written."""
    document = read_yaml(found.path, text.encode())
    record, _findings = validate(ASSESSMENT, found.path, document.data)
    if record != found.record:
        raise AssertionError("a new round's file would not say what the answers said")
