"""A meeting, written down: asked on the terminal or taken from an answers file, and what is ready for a longer talk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coprod_cli.analysis.meetings import TALK_AFTER, forgotten, since_the_longer_talk
from coprod_cli.cli import clock, console
from coprod_cli.cli.answers import needs_answers, read_answers
from coprod_cli.cli.asking import can_ask
from coprod_cli.cli.group_sitting import GroupSitting, written
from coprod_cli.cli.laid_over import say_what_is_written, warn_of_personal_data
from coprod_cli.cli.meeting import MeetingPlan, planned, write_all
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.talk_page import write_talk
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import MEETINGS_FOLDER, Project
from coprod_cli.questions.meet import MeetFlow
from coprod_cli.records.dates import parse_when
from coprod_cli.store.drafts import Draft
from coprod_cli.store.write import require_writable
from coprod_cli.words.calendar import day_words
from coprod_cli.yamltext.document import Document
from coprod_cli.yamltext.guard import one_line

if TYPE_CHECKING:
    import datetime


def named_day(day: str | None) -> datetime.date | None:
    """Return the day that a person named; CoprodError when it is none."""
    if day is None:
        return None
    when = parse_when(day)
    if when is None or when.first != when.last:
        raise CoprodError(_('"{day}" is no day.').format(day=day), _("Write it as 2026-11-18."))
    return when.first


def sit(root: Path, day: datetime.date | None, folder: Path | None, *, dry_run: bool) -> None:
    """Ask the questions after a meeting, from where they were left, and write it at the end."""
    if not can_ask():
        raise needs_answers("meet")
    require_writable(root / MEETINGS_FOLDER)
    sitting = MeetSitting(root, open_sound(root).project, day, dry_run=dry_run)
    if sitting.hold(typed("meet" if day is None else f"meet {day.isoformat()}", folder)):
        sitting.close(folder)


def take(root: Path, day: datetime.date | None, answers: Path, folder: Path | None, *, dry_run: bool) -> None:
    """Take the answers of a file, and write the meeting."""
    project = open_sound(root).project
    document = read_answers(answers)
    met = day or clock.today()
    plan = _written(root, project, document, met, dry_run=dry_run)
    warn_of_personal_data(plan.project, plan.meeting.path, document)
    if day is None:
        said = _("This is the meeting of {day}: no day was named, so today's was taken.")
        console.message(said.format(day=day_words(met)))
    _say_what_is_forgotten(plan)
    _finish(root, plan, folder, dry_run=dry_run)


class MeetSitting(GroupSitting[MeetFlow]):
    """One conversation about a meeting."""

    def __init__(self, root: Path, project: Project, day: datetime.date | None, *, dry_run: bool) -> None:
        draft = None if dry_run else Draft(root, "meet" if day is None else f"meet-{day.isoformat()}")
        super().__init__(root, project, draft, lambda ids: MeetFlow(project, clock.today(), ids, day))

    def hold(self, again: str) -> bool:
        """Ask what is not answered yet; False when it was stopped."""
        if not self.project.groups:
            console.message(_("No groups stand in coprod.yaml, so nobody is asked who came."))
        return super().hold(again)

    def write(self, document: Document, folder: Path | None, *, dry_run: bool) -> None:
        """Write the files of the meeting."""
        day = self.flow.day(self.conversation.answers)
        _finish(self.root, _written(self.root, self.project, document, day, dry_run=dry_run), folder, dry_run=dry_run)


def _written(root: Path, project: Project, document: Document, day: datetime.date, *, dry_run: bool) -> MeetingPlan:
    return written(root, MEETINGS_FOLDER, lambda: planned(root, project, document, day), write_all, dry_run=dry_run)


def _say_what_is_forgotten(plan: MeetingPlan) -> None:
    left = forgotten(plan.project, plan.meeting)
    if left:
        console.message(_("Left open at the meeting before, and neither settled here nor said again:"))
        for text in dict.fromkeys(each.text for each in left):
            console.message(f"- {one_line(text)}")
        console.message(_("If it goes on, add it below worries: or not_working: in the answers, in the same words."))


def _finish(root: Path, plan: MeetingPlan, folder: Path | None, *, dry_run: bool) -> None:
    """Say what was written, show the answers that are ready for a longer talk, and say what is next."""
    say_what_is_written(root, plan.files, plan.file, dry_run=dry_run)
    waiting = since_the_longer_talk([each for each in plan.project.meetings if each.day <= plan.meeting.day])
    if len(waiting) >= TALK_AFTER:
        write_talk(root, plan.project, waiting, dry_run=dry_run)
    if not dry_run:
        console.message(_("Next: {command}").format(command=typed("status", folder)))
