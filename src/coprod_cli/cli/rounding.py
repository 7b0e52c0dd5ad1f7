"""A month's file: answers are judged beside the rest of the project, and laid over what it says already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli import rules
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import read_answers, refuse
from coprod_cli.cli.opened import open_sound
from coprod_cli.errors import CoprodError, FilesHaveErrors
from coprod_cli.language import _
from coprod_cli.project import Project, Round
from coprod_cli.records.base import FORMAT
from coprod_cli.records.dates import parse_when
from coprod_cli.records.kinds import ASSESSMENT
from coprod_cli.records.validate import validate
from coprod_cli.render.text import finding_text
from coprod_cli.store.tree import read_inside, unreadable
from coprod_cli.store.write import change, write_new
from coprod_cli.yamltext.parse import read_yaml
from coprod_cli.yamltext.scalars import dump

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.findings import Finding
    from coprod_cli.records.assessment import AssessmentRecord
    from coprod_cli.yamltext.document import Document

_MODELINE = "# yaml-language-server: $schema=../.schemas/assessment.json\n"


class Piece(NamedTuple):
    """What is added to a month: keys of its file, and scores by what they are about and by principle."""

    month: str
    given: Mapping[str, Any]
    gone: Mapping[str, Any] = MappingProxyType({})
    """What an earlier piece gave and this one does not: it is taken away."""

    @property
    def path(self) -> PurePosixPath:
        """Where the month's file lies in the project."""
        return PurePosixPath(f"assessments/{self.month}.yaml")


class Planned(NamedTuple):
    """A month's file as it will be, and what it was."""

    path: PurePosixPath
    was: bytes | None
    content: bytes
    record: AssessmentRecord


def from_answers(root: Path, month: str | None, answers: Path) -> tuple[Planned, Project]:
    """Return a month's file with the answers of a file in it; nothing is written yet."""
    project = open_sound(root, only_scores=True).project
    document = read_answers(answers)
    data = dict(document.data) if isinstance(document.data, dict) else {}
    given, findings = validate(ASSESSMENT, document.path, {"format": str(FORMAT), **data})
    refuse(document, findings)
    named = _month(month, given)
    if "date" not in data and project.assessment(named) is None:
        data["date"] = clock.today().isoformat()
    plan = planned(root, project, Piece(named, data), document)
    _judge(project, Round(named, plan.record, project.framework), document)
    return plan, project


def planned(root: Path, project: Project, piece: Piece, answers: Document | None = None) -> Planned:
    """Return a month's file with a piece in it, laid over what it says already."""
    from coprod_cli.yamltext.difference import with_data

    was = _read(root, piece.path)
    if was is None:
        return _new(project, piece, answers)
    document = read_yaml(piece.path, was)
    old: Any = document.data
    ours = _as_ours(_sound(document)) == was
    data = _laid_over(old, piece, project.framework.principle_ids)
    record: Any = _valid(data, answers)
    content = _as_ours(record) if ours else with_data(piece.path, was, data)
    return Planned(piece.path, was, content, record)


def write(root: Path, plan: Planned) -> None:
    """Write a month's file, unless somebody changed it since it was read."""
    if plan.was is None:
        write_new(root, plan.path, plan.content)
    elif plan.content != plan.was:
        change(root, plan.path, plan.was, plan.content)


def _read(root: Path, path: PurePosixPath) -> bytes | None:
    try:
        return read_inside(root, path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(root / path, error) from error


def _new(project: Project, piece: Piece, answers: Document | None) -> Planned:
    """Return a new month's file, with what coprod knows: the framework, and its wording's fingerprint."""
    data = {
        "format": str(FORMAT),
        "framework": project.framework.id,
        **piece.given,
        "wording": project.framework.fingerprint(project.language),
    }
    record: Any = _valid(data, answers)
    content = _as_ours(record)
    if _valid(read_yaml(piece.path, content).data, None) != record:
        raise AssertionError("a new round's file would not say what the answers said")
    return Planned(piece.path, None, content, record)


def _as_ours(record: Any) -> bytes:
    """Return a record as coprod writes a file of its own."""
    return (_MODELINE + dump(record.plain())).encode()


def _sound(document: Document) -> Any:
    """Return the record of a month's file; somebody may have spoilt it since the project was read."""
    record, findings = (None, document.findings) if document.findings else validate(
        ASSESSMENT, document.path, document.data)  # fmt: skip
    if record is None:
        raise FilesHaveErrors(
            _("{path} has errors, so it was not changed.").format(path=document.path),
            [document.locate(finding) for finding in findings],
            _("Mend what stands above, then run the command again."),
        )
    return record


def _valid(data: Any, shown_in: Document | None) -> Any:
    """Return the record of some data; errors are shown where they stand in a document."""
    record, findings = validate(ASSESSMENT, PurePosixPath(_("answers")), data)
    if shown_in is not None:
        refuse(shown_in, findings)
    if record is None:
        raise AssertionError("the answers of a conversation make no round")
    return record


def _laid_over(old: Mapping[str, Any], piece: Piece, names: Mapping[str, str]) -> dict[str, Any]:
    """Return a file's data with a piece in it: a principle replaces that principle, any other key its value."""
    data = {key: value for key, value in old.items() if key == "scores" or key not in piece.gone}
    data |= {key: value for key, value in piece.given.items() if key not in {"scores", "format"}}
    scores = {about: dict(given or {}) for about, given in (old.get("scores") or {}).items()}
    for about, gone in piece.gone.get("scores", {}).items():
        for name in gone:
            scores.get(about, {}).pop(name, None)
    for about, given in (piece.given.get("scores") or {}).items():
        there = scores.setdefault(about, {})
        for name, score in (given or {}).items():
            there[next((each for each in there if names.get(each, each) == names.get(name, name)), name)] = score
    scores = {about: given for about, given in scores.items() if given}
    return {**data, "scores": scores} if scores or "scores" in old else data


def _month(month: str | None, given: Any) -> str:
    """Return the month of the round: the one that was named, or that of the answers' date."""
    if month is not None:
        return named_month(month)
    today = f"{clock.today():%Y-%m}"
    chosen = given.date.month if given is not None and given.date is not None else today
    said = _("This is the round of {month}, by the date in the answers.")
    if given is None or given.date is None:
        said = _("This is the round of {month}: the answers have no date, so today's was taken.")
    console.message(said.format(month=chosen))
    return str(chosen)


def named_month(month: str) -> str:
    """Return a month that a person named, `2026-11`; CoprodError when it is none."""
    when = parse_when(month)
    if when is None or str(when) != when.month:
        raise CoprodError(_('"{month}" is no month.').format(month=month), _("Write it as 2026-11."))
    return when.month


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
