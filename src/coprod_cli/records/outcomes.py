"""`outcomes.yaml`: outcomes, their tasks and outputs, and how we will know it is working."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import (
    Agreed,
    Amount,
    DayOrMonth,
    Many,
    Part,
    Record,
    Slug,
    Words,
)


class Task(Part):
    """Something that we do for an outcome."""

    id: Slug = Field(description=_("The short name that other files use for this task."))
    task: Words = Field(description=_("What we do."))
    output: Words | None = Field(default=None, description=_("What the task makes."))
    due: DayOrMonth | None = Field(default=None, description=_("When it should be done."))
    status: Literal["to-do", "doing", "done", "stopped"] | None = Field(default=None, description=_("How far it is."))
    closed: DayOrMonth | None = Field(default=None, description=_("When it was done or stopped."))


class Start(Part):
    """How things were before we began."""

    value: Amount = Field(description=_("The number, or how it was in words."))
    date: DayOrMonth | None = Field(default=None, description=_("When it was like that."))


class Target(Part):
    """What we hope for, and by when."""

    value: Amount = Field(description=_("The number, or what we hope for in words."))
    due: DayOrMonth | None = Field(
        default=None, description=_("By when. A hope without a date is never looked at again.")
    )


class SoFar(Part):
    """How it goes: one look at an indicator."""

    date: DayOrMonth = Field(description=_("When we looked."))
    value: Amount | None = Field(default=None, description=_("The number then."))
    note: Words | None = Field(default=None, description=_("What happened, in people's words."))
    source: Words | None = Field(default=None, description=_("Where this comes from."))
    story: Slug | None = Field(default=None, description=_("The story that tells it, by its id in stories.yaml."))


class Indicator(Part):
    """How we will know that it is working."""

    id: Slug = Field(description=_("The short name that other files use for this indicator."))
    indicator: Words = Field(description=_("What we look at."))
    purpose: Many[Literal["prove", "improve"]] = Field(
        default=(),
        description=_("Why we look: to prove what it is worth to others, or to improve the work "
                      "while we do it. A mix of both is best."),
    )  # fmt: skip
    looks_at: Literal["impact", "process"] | None = Field(
        default=None,
        description=_("What it looks at: impact is what changes in people's lives, process is how we work together."),
    )
    kind: (
        Literal[
            "number", "statistic", "survey", "story", "interview", "diary", "log", "photo",
            "observation",
        ]
        | None
    ) = Field(default=None, description=_("What it is made of: numbers, or what people tell."))  # fmt: skip
    unit: Words | None = Field(default=None, description=_("What the number counts."))
    chosen_by: Many[Slug] = Field(default=(), description=_("The groups that chose it: who decides what success is?"))
    gathered_by: Many[Slug] = Field(default=(), description=_("The groups that gather it."))
    read_by: Many[Slug] = Field(default=(), description=_("The groups that look at what was gathered."))
    start: Start | None = Field(default=None, description=_("How it was before, so that a change can be seen."))
    target: Target | None = Field(default=None, description=_("What we hope for."))
    so_far: Many[SoFar] = Field(default=(), description=_("What we saw, one entry for each look."))


class Outcome(Part):
    """A change that people want to see."""

    id: Slug = Field(description=_("The short name that other files use for this outcome."))
    outcome: Words = Field(
        description=_("The change in people's lives, not what we do for it and not what that makes.")
    )
    agreed: Agreed | None = Field(default=None, description=_("When it was agreed, and by whom."))
    heard: Many[Slug] = Field(default=(), description=_("What people said that led here: ids in you-said.yaml."))
    tasks: Many[Task] = Field(default=(), description=_("What we do for it, in the order agreed."))
    indicators: Many[Indicator] = Field(default=(), description=_("How we will know that it is working."))


class OutcomesRecord(Record):
    """The changes that people want, what is done for each, and how it goes."""

    outcomes: Many[Outcome] = Field(default=(), description=_("The outcomes, in the order agreed."))
