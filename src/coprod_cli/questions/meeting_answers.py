"""What a meeting's answers file may hold: a piece of the meeting, and a piece of the work plan."""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.questions.plan_answers import WorkPlanAnswers
from coprod_cli.records.base import Part
from coprod_cli.records.kinds import Kind
from coprod_cli.records.meeting import MeetingRecord


class MeetingAnswers(Part):
    """The answers after a meeting, under the names of the files that they go to."""

    meeting: MeetingRecord
    work_plan: WorkPlanAnswers = Field(alias="work-plan")


MEETING_ANSWERS = Kind(
    "meeting-answers", "answers", "questions.meeting_answers:MeetingAnswers", _("The answers after a meeting.")
)
