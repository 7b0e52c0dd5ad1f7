"""A meeting's files: its answers are judged beside the rest of the project, and laid over what is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli import rules
from coprod_cli.cli import clock
from coprod_cli.cli.answers import refuse
from coprod_cli.cli.decided import Decided
from coprod_cli.cli.laid_over import laid_over
from coprod_cli.cli.planned import Data, PlannedFile, planned_file, write
from coprod_cli.language import _
from coprod_cli.project import MEETINGS_FOLDER, WORK_PLAN_PATH, Meeting, Project
from coprod_cli.questions.meeting_answers import MEETING_ANSWERS
from coprod_cli.questions.plan_answers import completed
from coprod_cli.records.dates import When
from coprod_cli.records.kinds import MEETING
from coprod_cli.records.validate import validate

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from coprod_cli.findings import Finding
    from coprod_cli.yamltext.document import Document

_MERGED = frozenset({"counts", "pen", "questions", "outcomes"})
"""The keys of a meeting whose own keys are laid over what is there, one by one."""


class MeetingPlan(NamedTuple):
    """Every file of a meeting as it will be, and the project with them."""

    files: tuple[PlannedFile, ...]
    """In the order in which they are written: the meeting last, for it says that the sitting is over."""
    project: Project
    meeting: Meeting

    @property
    def file(self) -> PlannedFile:
        """The file of the meeting itself."""
        return self.files[-1]


def planned(root: Path, project: Project, document: Document, day: datetime.date) -> MeetingPlan:
    """Return the files of a meeting with its answers in them; nothing is written yet."""
    data = document.data if isinstance(document.data, dict) else {}
    answers, findings = validate(MEETING_ANSWERS, document.path, completed(data, "meeting"))
    refuse(document, map(_with_day, findings))
    if answers is None:
        raise AssertionError  # `refuse` raised, for a record that is None has findings
    given = answers.plain()
    decided = Decided(project, document, "meeting")
    path = MEETINGS_FOLDER / f"{day.isoformat()}.yaml"
    file = planned_file(root, MEETING, path, lambda old: _merged(old, given["meeting"]), decided.refuse_other)
    files = (*decided.planned(root, given["work-plan"], day.isoformat()), file)
    meeting = Meeting(When(day, day), file.record)
    whole = _with(project, files, meeting)
    found = [each for each in rules.run(whole, clock.today()) if each.place.path in {file.path for file in files}]
    refuse(document, [decided.in_answers(each) for each in found])
    return MeetingPlan(files, whole, meeting)


def _with_day(finding: Finding) -> Finding:
    """Return a finding with where the day of a meeting goes: other answers have it in their file."""
    if finding.rule != "unknown-key" or finding.place.keys[-1:] != ("date",):
        return finding
    return finding._replace(hint=_("The day goes behind the command, as in: coprod meet 2026-11-18"))


def write_all(root: Path, plan: MeetingPlan) -> None:
    """Write the files of a meeting that say something else by now."""
    for file in plan.files:
        if file.changes:
            write(root, file)


def _merged(old: Data, given: Data) -> Data:
    data = {"format": "1", **old}
    for key, value in given.items():
        if key != "format":
            data[key] = laid_over(data.get(key), value) if key in _MERGED else value
    return {key: data[key] for key in (*old, *(each for each in MEETING.model.model_fields if each not in old))
            if key in data}  # fmt: skip


def _with(project: Project, files: tuple[PlannedFile, ...], meeting: Meeting) -> Project:
    records = {file.path: file.record for file in files}
    others = [each for each in project.meetings if each.day != meeting.day]
    return replace(
        project,
        work_plan=records.get(WORK_PLAN_PATH, project.work_plan),
        meetings=tuple(sorted([*others, meeting], key=lambda each: each.day)),
    )
