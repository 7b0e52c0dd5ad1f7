"""`assessments/YYYY-MM/GROUP.yaml`: what people of one group said apart, unseen by the others.

It lies in the shared folder only where the group agreed to that (`views: shared`); else the same
shape lies in the private folder.
"""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.assessment import AgreedScores
from coprod_cli.records.base import Flag, Many, Part, Record, Slug, WholeNumber


class ApartAnswer(Part):
    """What one person answered, or several of a group who answered together."""

    people: WholeNumber = Field(default=1, description=_("How many people gave this answer together; 1 if not given."))
    read_back: Flag = Field(
        default=False,
        description=_("True when the answer was read back to whoever gave it, and they agreed to it."),
    )
    scores: AgreedScores = Field(default_factory=AgreedScores, description=_("What they answered."))


class AnswersRecord(Record):
    """What people of one group said apart, one entry for each answer, in no order."""

    framework: Slug = Field(default="nef-six", description=_("The framework that the answers use."))
    answers: Many[ApartAnswer] = Field(
        default=(), description=_("The answers. Their order says nothing of who answered when.")
    )
