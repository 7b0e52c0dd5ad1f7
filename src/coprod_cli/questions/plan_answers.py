"""What a sitting's answers may hold for the work plan: a piece of it, with actions named by their ids."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import FORMAT, Many, Slug, Words
from coprod_cli.records.work_plan import Action, WorkPlanRecord


class ActionAnswer(Action):
    """An action that the plan has, by its id, or a new one by its text."""

    id: Slug | None = Field(default=None, description=_("The id of an action that the plan has."))  # type: ignore[assignment]  # made from the text of a new one
    action: Words | None = Field(default=None, description=_("What we will do."))  # type: ignore[assignment]  # the plan knows it by the id


class WorkPlanAnswers(WorkPlanRecord):
    """What is added to the work plan."""

    actions: Many[ActionAnswer] = Field(default=(), description=_("What became of actions, and new ones."))


def completed(answers: dict[str, Any], other: str) -> dict[str, Any]:
    """Return answers with both parts, the work plan and the other one, each with its format."""
    whole = dict(answers)
    for name in (other, "work-plan"):
        given = whole.get(name)
        if given is None:
            given = {}
        if isinstance(given, dict):
            whole[name] = {"format": str(FORMAT), **given}
    return whole
