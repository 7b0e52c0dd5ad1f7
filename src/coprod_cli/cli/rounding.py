"""A month's file: answers are judged beside the rest of the project, and laid over what it says already."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli import rules
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import read_answers, refuse
from coprod_cli.cli.planned import Data, PlannedFile, planned_file, surely
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import Project, Round
from coprod_cli.records.base import FORMAT
from coprod_cli.records.dates import parse_when
from coprod_cli.records.kinds import ASSESSMENT, Kind
from coprod_cli.records.validate import validate
from coprod_cli.render.text import finding_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coprod_cli.findings import Finding
    from coprod_cli.yamltext.document import Document


class Piece(NamedTuple):
    """What is added to a month: keys of its file, and scores by what they are about and by principle."""

    month: str
    given: Mapping[str, Any]
    gone: Mapping[str, Any] = MappingProxyType({})
    """What an earlier piece gave and this one does not: it is taken away."""
    kind: Kind = ASSESSMENT
    """Whether it is the group's round or a person's own."""

    @property
    def path(self) -> PurePosixPath:
        """Where the month's file lies in the project."""
        return PurePosixPath(self.kind.path.replace("YYYY-MM", self.month))


def _as_given(_month: str, data: Data, _record: Any) -> Data:
    return data


def from_answers(
    project: Project,
    root: Path,
    month: str | None,
    answers: Path,
    kind: Kind = ASSESSMENT,
    completed: Callable[[str, Data, Any], Data] = _as_given,
) -> PlannedFile:
    """Return a month's file with the answers of a file in it; nothing is written yet.

    `project` holds the rounds of the same kind: the group's, or the person's own. `completed` may add
    to the answers what is known of the month: it gets the month, the answers, and them as a record.
    """
    document = read_answers(answers)
    data = dict(document.data) if isinstance(document.data, dict) else {}
    given: Any
    given, findings = validate(kind, document.path, {"format": str(FORMAT), **data})
    refuse(document, findings)
    named = month_of(month, given.date if given is not None else None)
    if "date" not in data and project.assessment(named) is None:
        data["date"] = clock.today().isoformat()
    data = completed(named, data, given)
    piece = Piece(named, data, kind=kind)
    found = planned(root, project, piece, document)
    there = [each for each in project.assessments if each.month != named]
    own = Round(named, found.record, project.framework, piece.path.parent)
    judge(replace(project, assessments=tuple(sorted([*there, own], key=lambda each: each.month))), piece.path, document)
    return found


def planned(root: Path, project: Project, piece: Piece, answers: Document | None = None) -> PlannedFile:
    """Return a month's file with a piece in it, laid over what it says already."""

    def merged(old: Data) -> Data:
        return _laid_over(old, piece, project.framework.principle_ids) if old else _new(project, piece)

    refused = surely if answers is None else partial(refuse, answers)
    return planned_file(root, piece.kind, piece.path, merged, refused)


def _new(project: Project, piece: Piece) -> Data:
    """Return a new month's data, with what coprod knows: the framework, and its wording's fingerprint."""
    return {
        "format": str(FORMAT),
        "framework": project.framework.id,
        **piece.given,
        "wording": project.framework.fingerprint(project.language),
    }


def _laid_over(old: Data, piece: Piece, names: Mapping[str, str]) -> Data:
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


def month_of(month: str | None, date: Any) -> str:
    """Return the month of answers: the one that was named, else that of their date, else this one; it is said."""
    if month is not None:
        return named_month(month)
    chosen = date.month if date is not None else f"{clock.today():%Y-%m}"
    said = _("This is the round of {month}, by the date in the answers.")
    if date is None:
        said = _("This is the round of {month}: the answers have no date, so today's was taken.")
    console.message(said.format(month=chosen))
    return str(chosen)


def named_month(month: str) -> str:
    """Return a month that a person named, `2026-11`; CoprodError when it is none."""
    when = parse_when(month)
    if when is None or str(when) != when.month:
        raise CoprodError(_('"{month}" is no month.').format(month=month), _("Write it as 2026-11."))
    return when.month


def say_next(project: Project, month: str, folder: Path | None, about: str = "") -> None:
    """Say how to look at a round that was answered; what is compared needs a round before."""
    compared = any(each.month < month for each in project.rounds)
    command = typed(("diff" if compared else "chart") + about, folder)
    console.message(_("Next: {command}").format(command=command))


def judge(project: Project, path: PurePosixPath, document: Document, inside: tuple[str | int, ...] = ()) -> None:
    """Let the rules look at new answers in their place in the project, and at their words.

    `inside` is where the answers stand in the file; what is found is shown at its place in the document.
    """
    whole = replace(project, texts={path: document.text})
    found = [each for each in rules.run(whole, clock.today()) if each.place.path == path]
    here = [_moved(each, inside) for each in found if each.place.keys[: len(inside)] == inside or not each.place.keys]
    refuse(document, here)
    _warn_of_personal_data(document, here)


def _moved(finding: Finding, inside: Sequence[str | int]) -> Finding:
    return finding._replace(place=finding.place._replace(keys=finding.place.keys[len(inside) :]))


def _warn_of_personal_data(document: Document, findings: list[Finding]) -> None:
    for finding in findings:
        if finding.rule == "personal-data":
            here = finding._replace(place=finding.place._replace(path=document.path))
            console.message(finding_text(document.locate(here)) + "\n")
