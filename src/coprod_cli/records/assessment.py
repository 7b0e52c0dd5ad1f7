"""`assessments/YYYY-MM.yaml`: one round of scores, each with a real example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from coprod_cli.language import _
from coprod_cli.records.base import (
    SLUG_PATTERN,
    ByName,
    Day,
    Fingerprint,
    Many,
    Part,
    Read,
    Record,
    Slug,
    WholeNumber,
    Words,
    is_slug,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Answer = Literal["dont-know", "not-for-us", "no-agreement"]
About = Literal["project", "organisation", "own-practice"]

ABOUTS: tuple[About, ...] = ("project", "organisation")
"""What a group can agree scores about."""

OWN_PRACTICE: About = "own-practice"
"""What each person scores alone: it is never agreed, and stays with that person."""


class Example(Part):
    """What happened, really, here: who did what, and when."""

    said: Words | None = Field(default=None, description=_("What happened, in people's own words."))
    same_as: Slug | None = Field(
        default=None,
        description=_("The principle whose example serves here too, instead of said."),
    )
    story: Slug | None = Field(default=None, description=_("The story that it comes from, by its id in stories.yaml."))
    told_by: Slug | None = Field(default=None, description=_("The group whose example it is."))
    also_seen_by: Many[Slug] = Field(default=(), description=_("The other groups that recognise it."))

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.said is None) == (self.same_as is None):
            raise PydanticCustomError("said_or_same_as", "one of two")
        return self


class Score(Part):
    """What was agreed about one principle: a level, or an answer that is no level."""

    level: Slug | None = Field(default=None, description=_("The level that was agreed, by its id in the framework."))
    answer: Answer | None = Field(
        default=None,
        description=_("An answer that is no level: dont-know, not-for-us (with why) or no-agreement."),
    )
    why: Words | None = Field(default=None, description=_("Why the principle is not for us."))
    examples: Many[Example] = Field(
        default=(),
        description=_("Real examples. nef found that they make a score more honest: if nobody can "
                      "think of one, choose another level."),
    )  # fmt: skip
    helps: Words | None = Field(default=None, description=_("What helps."))
    in_the_way: Words | None = Field(default=None, description=_("What is in the way."))
    says: ByName[Words] = Field(
        default={},
        description=_("Where there is no agreement: what each group wants to have written down about it."),
    )

    @model_validator(mode="after")
    def _level_or_answer(self) -> Self:
        if (self.level is None) == (self.answer is None):
            raise PydanticCustomError("level_or_answer", "one of two")
        if self.answer == "not-for-us" and self.why is None:
            raise PydanticCustomError("why_missing", "no reason")
        return self


Scores = ByName[Score]
"""Scores by the id of their principle."""


class AgreedScores(Part):
    """What was agreed about the project, and about the organisation round it."""

    project: Scores = Field(default={}, description=_("Scores for the project."))
    organisation: Scores = Field(default={}, description=_("Scores for the organisation round it."))


def _range(value: Any) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != len(("lowest", "highest")):
        raise PydanticCustomError("two_levels", "not two")
    if not all(isinstance(level, str) and is_slug(level) for level in value):
        raise PydanticCustomError("two_levels", "not levels")
    return value[0], value[1]


_TWO_LEVELS = {"type": "array", "items": {"type": "string", "pattern": SLUG_PATTERN}, "minItems": 2, "maxItems": 2}

Range = Annotated[tuple[str, str], Read(_range, _TWO_LEVELS, list)]
"""The lowest and the highest level that a group's people gave."""


class Heard(Part):
    """What one group's people said apart: how many answered, and the range of their levels."""

    answers: WholeNumber = Field(description=_("How many people of the group answered."))
    agreed_to_be_shown: Day | None = Field(
        default=None,
        description=_("The day on which every one of a small group agreed to be shown apart this time."),
    )
    project: ByName[Range] = Field(
        default={}, description=_("Lowest and highest level for each principle, for the project.")
    )
    organisation: ByName[Range] = Field(
        default={}, description=_("Lowest and highest level for each principle, for the organisation.")
    )

    def ranges(self, about: About) -> Mapping[str, Range]:
        """Return the ranges about one thing, by the name that the file uses for the principle."""
        said: dict[About, ByName[Range]] = {"project": self.project, "organisation": self.organisation}
        return said.get(about, {})


class RoundRecord(Record):
    """What a group's round and a person's own have in common."""

    framework: Slug = Field(default="nef-six", description=_("The framework that this round used."))
    wording: Fingerprint | None = Field(
        default=None,
        description=_("The fingerprint of the wording that was used. coprod writes it, so that a "
                      "comparison can say when the words had changed."),
    )  # fmt: skip
    date: Day | None = Field(
        default=None,
        description=_("The day of the round. A file without a date is no round yet."),
    )


class AssessmentRecord(RoundRecord):
    """One round of the self-assessment, in a file named by its month."""

    how: Literal["together", "apart", "apart-then-together", "alone"] | None = Field(
        default=None, description=_("How people answered.")
    )
    met_first: Many[Slug] = Field(
        default=(),
        description=_("The groups that talked first, without paid staff, before all agreed together."),
    )
    counts: ByName[WholeNumber] = Field(default={}, description=_("How many people of each group took part."))
    came_last_time: WholeNumber | None = Field(
        default=None, description=_("How many of them took part in the round before, too.")
    )
    changed_around_us: Many[Words] = Field(
        default=(),
        description=_("Moves, money, people: what changed around the group and may explain a fall."),
    )
    scores: AgreedScores = Field(default_factory=AgreedScores, description=_("What was agreed."))
    heard: ByName[Heard] = Field(default={}, description=_("What each group said apart, for groups that may be shown."))
