"""What a review's answers file may hold: a piece of the review, and a piece of the work plan."""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.questions.plan_answers import WorkPlanAnswers
from coprod_cli.records.base import Part
from coprod_cli.records.kinds import Kind
from coprod_cli.records.review import ReviewRecord


class ReviewAnswers(Part):
    """The answers of a review, under the names of the files that they go to."""

    review: ReviewRecord
    work_plan: WorkPlanAnswers = Field(alias="work-plan")


REVIEW_ANSWERS = Kind(
    "review-answers", "answers", "questions.review_answers:ReviewAnswers", _("The answers of a review.")
)
