"""`ground-rules.md`: the front matter above the rules."""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import Agreed, DayOrMonth, Record


class GroundRulesRecord(Record):
    """When the ground rules were agreed; the rules themselves are the text below."""

    agreed: Agreed | None = Field(default=None, description=_("When the rules were agreed, and by which groups."))
    look_again: DayOrMonth | None = Field(default=None, description=_("When the group will look at its rules again."))
