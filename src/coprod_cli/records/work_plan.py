"""`work-plan.yaml`: how often the group meets, and what it decided to do, by whom and when."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import DayOrMonth, Many, Part, Record, Slug, Span, Words


class DecidedAt(Part):
    """Where and when an action was decided."""

    at: Literal["review", "meeting", "plan"] = Field(description=_("Where it was decided."))
    date: DayOrMonth = Field(description=_("When it was decided."))


class Progress(Part):
    """How an action goes: one look at it."""

    date: DayOrMonth = Field(description=_("When we looked."))
    note: Words = Field(description=_("How it went, in people's words."))


class Action(Part):
    """Something that the group decided to do."""

    id: Slug = Field(description=_("The short name that other files use for this action."))
    action: Words = Field(description=_("What we will do."))
    principles: Many[Slug] = Field(default=(), description=_("The principles that it is for."))
    outcomes: Many[Slug] = Field(default=(), description=_("The outcomes that it is for, by their ids."))
    group: Slug | None = Field(default=None, description=_("The group that does it."))
    name: Words | None = Field(default=None, description=_("Who does it, only if that person wants to be named."))
    due: DayOrMonth | None = Field(default=None, description=_("By when."))
    decided: DecidedAt | None = Field(default=None, description=_("Where and when it was decided."))
    status: Literal["to-do", "doing", "done", "stopped"] | None = Field(default=None, description=_("How far it is."))
    closed: DayOrMonth | None = Field(default=None, description=_("When it was done or stopped."))
    why: Words | None = Field(default=None, description=_("Why it was stopped."))
    progress: Many[Progress] = Field(default=(), description=_("How it went, one entry for each look."))

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status not in {"done", "stopped"}


class Activity(Part):
    """Something beyond the meetings: an event, a visit, someone who knows a lot about one thing."""

    activity: Words = Field(description=_("What it is: an event, a visit, a talk with someone who knows."))
    date: DayOrMonth | None = Field(default=None, description=_("When it is, or was."))
    group: Slug | None = Field(default=None, description=_("The group that looks after it."))
    outcomes: Many[Slug] = Field(default=(), description=_("The outcomes that it is for, by their ids."))
    note: Words | None = Field(default=None, description=_("How it went, in people's words."))


class WorkPlanRecord(Record):
    """What the group decided to do, and how often it meets."""

    meet_every: Span | None = Field(default=None, description=_("How often the group meets."))
    time_for_networks: Words | None = Field(
        default=None, description=_("How much time people have to ask those whom they speak for, before a decision.")
    )
    tasks_in_order: Many[Slug] = Field(
        default=(), description=_("The tasks of outcomes.yaml in the order in which we take them, by their ids.")
    )
    activities: Many[Activity] = Field(default=(), description=_("What we do beyond the meetings."))
    actions: Many[Action] = Field(default=(), description=_("What we decided to do, in the order agreed."))
