"""`coprod.yaml`: the project, its groups, its framework, how often it reviews."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import (
    ByName,
    DayOrMonth,
    Flag,
    Language,
    Many,
    Name,
    Part,
    Record,
    Slug,
    Span,
    WholeNumber,
    Words,
)
from coprod_cli.records.dates import Period


class Group(Part):
    """People who take part, under the words that they chose."""

    id: Slug = Field(description=_("The short name that other files use for this group."))
    name: Name = Field(description=_("What these people want to be called."))
    paid: Flag = Field(
        default=False,
        description=_("True when people are here as part of their paid work, so that coprod can "
                      "say when only paid people take part."),
    )  # fmt: skip


class Decided(Part):
    """Something that was decided before the group began."""

    what: Words = Field(description=_("What cannot be changed, or not by this group."))
    who: Words | None = Field(default=None, description=_("Who decided it."))
    date: DayOrMonth | None = Field(default=None, description=_("When it was decided."))


class ProjectRecord(Record):
    """The project itself: who takes part, what it is for, and how it works with coprod."""

    project: Name = Field(description=_("The name of the project."))
    purpose: Words | None = Field(default=None, description=_("What the project is about, in a sentence or two."))
    began: DayOrMonth | None = Field(default=None, description=_("When people began to work on it."))
    framework: Slug = Field(
        default="nef-six",
        description=_("The framework that the rounds use: nef-six, or the id in framework.yaml."),
    )
    language: Language = Field(
        default="en",
        description=_("The language of the group's pages and pictures, as a code such as en or cy."),
    )
    review_every: Span = Field(
        default=Period(6, "month"),
        description=_("How often the group looks at what changed. nef advises every six months."),
    )
    hide_groups_under: WholeNumber = Field(
        default=3,
        description=_("Groups with fewer people than this are not shown apart, because anyone "
                      "could tell who said what."),
    )  # fmt: skip
    views: Literal["private", "shared"] = Field(
        default="private",
        description=_("Where each group's own answers are kept. Private: on the machine where they were typed, "
                      "for the person who logs in there. Shared: in this folder, for all who have it. "
                      "Git cannot forget: what was once shared stays in its history, also when it is deleted. "
                      "So write shared only if everyone who answers has agreed."),
    )  # fmt: skip
    already_decided: Many[Decided] = Field(
        default=(),
        description=_("What was decided before people were asked. It is fair to say so at the start."),
    )
    groups: Many[Group] = Field(default=(), description=_("The groups of people who take part."))
    ended: DayOrMonth | None = Field(
        default=None, description=_("When the project ended. From then on coprod reminds of nothing.")
    )
    advice_off: ByName[Words] = Field(
        default={},
        description=_("Advice that does not fit this group: the name of the rule, and the reason."),
    )
