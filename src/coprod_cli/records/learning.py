"""`learning.yaml`: what was learned, the good, the bad and the ugly, and whom it was shared with.

The council's framework asks for all three, and for sharing them with the people round the project.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import DayOrMonth, Many, Part, Record, Slug, Words


class Shared(Part):
    """One time that something learned was shared."""

    with_: Words = Field(alias="with", description=_("Whom it was shared with."))
    date: DayOrMonth = Field(description=_("When it was shared."))


class Learned(Part):
    """Something that the group learned."""

    id: Slug = Field(description=_("The short name that other files use for this."))
    learned: Words = Field(description=_("What we learned, in people's words."))
    kind: Literal["good", "bad", "ugly"] = Field(
        description=_("good went well, bad went wrong, and ugly is what is hard to say aloud.")
    )
    date: DayOrMonth | None = Field(default=None, description=_("When we learned it."))
    outcomes: Many[Slug] = Field(default=(), description=_("The outcomes that it is about, by their ids."))
    shared: Many[Shared] = Field(default=(), description=_("Whom it was shared with, and when."))


class LearningRecord(Record):
    """What was learned, and whom it was shared with."""

    learning: Many[Learned] = Field(default=(), description=_("What we learned, the good, the bad and the ugly."))
