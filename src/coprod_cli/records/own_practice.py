"""`.coprod/own-practice/YYYY-MM.yaml`: one person's look at their own practice, private to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.assessment import RoundRecord, Scores
from coprod_cli.records.base import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.records.assessment import Heard


class OwnScores(Part):
    """What a person says of their own practice."""

    own_practice: Scores = Field(default={}, alias="own-practice", description=_("Scores for one's own practice."))


class OwnPracticeRecord(RoundRecord):
    """What one person says of their own practice, in a file named by its month."""

    scores: OwnScores = Field(default_factory=OwnScores, description=_("What the person says."))

    @property
    def how(self) -> None:
        """How people answered: nobody else was there."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many people of each group took part: nobody is counted where there is one person."""
        return {}

    @property
    def met_first(self) -> tuple[str, ...]:
        """The groups that talked first: none, for it is one person."""
        return ()

    @property
    def came_last_time(self) -> None:
        """How many of them took part before: it is one person, and the same one."""

    @property
    def heard(self) -> Mapping[str, Heard]:
        """What groups said apart: nothing, for nobody else was asked."""
        return {}

    @property
    def changed_around_us(self) -> tuple[str, ...]:
        """What changed around the group: that stands in the group's own round."""
        return ()
