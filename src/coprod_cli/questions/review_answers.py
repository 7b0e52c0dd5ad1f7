"""What a review's answers file may hold: a piece of the review, and a piece of the work plan."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import FORMAT, Many, Part, Slug, Words
from coprod_cli.records.kinds import Kind
from coprod_cli.records.review import ReviewRecord
from coprod_cli.records.work_plan import Action, WorkPlanRecord


class ActionAnswer(Action):
    """An action that the plan has, by its id, or a new one by its text."""

    id: Slug | None = Field(default=None, description=_("The id of an action that the plan has."))  # type: ignore[assignment]  # made from the text of a new one
    action: Words | None = Field(default=None, description=_("What we will do."))  # type: ignore[assignment]  # the plan knows it by the id


class WorkPlanAnswers(WorkPlanRecord):
    """What is added to the work plan."""

    actions: Many[ActionAnswer] = Field(default=(), description=_("What became of actions, and new ones."))


class ReviewAnswers(Part):
    """The answers of a review, under the names of the files that they go to."""

    review: ReviewRecord
    work_plan: WorkPlanAnswers = Field(alias="work-plan")


REVIEW_ANSWERS = Kind(
    "review-answers", "answers", "questions.review_answers:ReviewAnswers", _("The answers of a review.")
)


def completed(answers: dict[str, Any]) -> dict[str, Any]:
    """Return answers with both parts, each with its format."""
    whole = dict(answers)
    for name in ("review", "work-plan"):
        given = whole.get(name)
        if given is None:
            given = {}
        if isinstance(given, dict):
            whole[name] = {"format": str(FORMAT), **given}
    return whole
