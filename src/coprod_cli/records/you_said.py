"""`you-said.yaml`: what people said, what it led to, and when they were told.

Hearing what matters to people before anyone sets an agenda, and telling them what came of it, is
what "Sharing power as equals" asks for.
"""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import DayOrMonth, Many, Part, Record, Slug, Words


class Told(Part):
    """One time that people were told what came of what they said."""

    date: DayOrMonth = Field(description=_("When they were told."))
    how: Words | None = Field(default=None, description=_("How they were told, and where."))


class Said(Part):
    """Something that people said, and what became of it."""

    id: Slug = Field(description=_("The short name that outcomes use for this under heard."))
    said: Words = Field(description=_("What people said, in their own words, and without names."))
    group: Slug | None = Field(default=None, description=_("The group that said it."))
    who: Words | None = Field(
        default=None, description=_("Who said it, where they are of no group here: people at the bus stop.")
    )
    date: DayOrMonth | None = Field(default=None, description=_("When it was heard."))
    how: Words | None = Field(default=None, description=_("How it was heard: a stall, a meeting, a complaint."))
    where: Words | None = Field(default=None, description=_("Where it was heard."))
    asked: Words | None = Field(default=None, description=_("What they had been asked, if anything."))
    asked_by: Many[Slug] = Field(default=(), description=_("The groups that asked them."))
    led_to: Many[Slug] = Field(default=(), description=_("The outcomes that it led to, by their ids."))
    not_done_because: Words | None = Field(default=None, description=_("Why nothing was done about it."))
    told: Many[Told] = Field(default=(), description=_("When and how people were told what came of it."))


class YouSaidRecord(Record):
    """What people said, what it led to, and when they were told."""

    said: Many[Said] = Field(default=(), description=_("What people said, in the order in which it was heard."))
