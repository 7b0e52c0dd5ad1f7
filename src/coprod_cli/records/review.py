"""`reviews/YYYY-MM.yaml`: the look at what changed between two rounds, and why.

What to ask is the review guide's and the council's: process and impact, what taking part gave
people and cost them, and whether it was worth the effort.
"""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import ByName, Day, DayOrMonth, Flag, Many, Month, Part, Record, WholeNumber, Words


class Compared(Part):
    """The two rounds that were looked at."""

    from_: Month = Field(alias="from", description=_("The month of the earlier round."))
    to: Month = Field(description=_("The month of the later round."))


class Why(Part):
    """Why levels moved, in people's words, for each principle."""

    project: ByName[Words] = Field(default={}, description=_("For the project, by principle."))
    organisation: ByName[Words] = Field(default={}, description=_("For the organisation round it, by principle."))


class StillFits(Part):
    """Whether what the group once agreed is still right."""

    aims: Words | None = Field(default=None, description=_("Which of our aims still fit, and which do not."))
    principles: Words | None = Field(default=None, description=_("Which principles matter to us now, and which less."))


class ReviewRecord(Record):
    """One review: what moved between two rounds, why, and what taking part was like."""

    date: Day | None = Field(default=None, description=_("The day of the review."))
    counts: ByName[WholeNumber] = Field(default={}, description=_("How many people of each group took part."))
    compared: Compared | None = Field(default=None, description=_("The two rounds that were looked at."))
    last: Flag = Field(default=False, description=_("True for the review that closes the project."))
    why: Why = Field(default_factory=Why, description=_("Why levels moved. A fall is something to learn from."))
    helped: Words | None = Field(default=None, description=_("What helped since the earlier round."))
    in_the_way: Words | None = Field(default=None, description=_("What was in the way."))
    outcomes: Words | None = Field(
        default=None, description=_("What changed in people's lives, and how the group knows it.")
    )
    still_fits: StillFits = Field(
        default_factory=StillFits, description=_("Whether our aims and the principles still fit.")
    )
    ground_rules: Words | None = Field(
        default=None, description=_("How the ground rules were kept, and which of them has to change.")
    )
    pen: Words | None = Field(default=None, description=_("Who holds the pen, and who has it next."))
    not_here_yet: Words | None = Field(default=None, description=_("Who is missing, and who asks them."))
    tell: Words | None = Field(
        default=None, description=_("Who tells people what came of what they said, where, and by when.")
    )
    gave: Many[Words] = Field(default=(), description=_("What taking part gave people."))
    cost: Many[Words] = Field(default=(), description=_("What taking part cost people: time, money, worry."))
    worth_it: Words | None = Field(default=None, description=_("Whether it was worth the effort, and to whom."))
    changed_elsewhere: Words | None = Field(
        default=None, description=_("What changed in other places because of this work.")
    )
    asked_outside: Words | None = Field(
        default=None,
        description=_("Whom outside the group people asked since the review before, and what they heard."),
    )
    learned: Many[Words] = Field(default=(), description=_("What people learned: the good, the bad and the ugly."))
    next: DayOrMonth | None = Field(default=None, description=_("When the group wants to look again."))
