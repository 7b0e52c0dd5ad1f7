"""`meetings/YYYY-MM-DD.yaml`: what is worth keeping of one meeting.

The eight questions are the toolkit's, for a quick look after a meeting; who holds the pen is what
"Sharing power as equals" asks about.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import ByName, Flag, Many, Part, Record, Slug, WholeNumber, Words

OUTSIDE = "outside"
"""What stands for someone who is of no group here, as a chair whom all sides trust."""

YesOrNo = Literal["yes", "partly", "no"]


class Pen(Part):
    """Who did what for this meeting, by group; `outside` is someone of no group here."""

    agenda: Many[Slug] = Field(default=(), description=_("The groups that set the agenda."))
    items: Many[Slug] = Field(default=(), description=_("The groups that brought something to talk about."))
    chair: Many[Slug] = Field(
        default=(), description=_("The groups of who chaired. Two are co-chairs; outside is someone of no group.")
    )
    minutes: Many[Slug] = Field(default=(), description=_("The groups of who took the minutes."))
    read_back: Many[Slug] = Field(
        default=(), description=_("The groups that heard the minutes read back, so that nothing is lost in them.")
    )
    time_and_place: Many[Slug] = Field(default=(), description=_("The groups that chose the time and the place."))


class Checked(Part):
    """One of the three questions that are answered by yes, partly or no."""

    answer: YesOrNo = Field(description=_("What the meeting said: yes, partly or no."))
    why: Words | None = Field(default=None, description=_("Why, in people's words."))


class AfterMeeting(Part):
    """The eight questions after a meeting: three by yes, partly or no, and five in people's words."""

    co_producing: Checked | None = Field(default=None, description=_("Whether this is really co-production."))
    ground_rules: Checked | None = Field(default=None, description=_("Whether the ground rules were kept."))
    work_plan: Checked | None = Field(default=None, description=_("Whether the work keeps to its plan and its dates."))
    worries: Many[Words] = Field(default=(), description=_("What worries anyone."))
    going_well: Many[Words] = Field(default=(), description=_("What goes well."))
    not_working: Many[Words] = Field(default=(), description=_("What does not work well."))
    learned: Many[Words] = Field(default=(), description=_("What was learned."))
    could_do: Many[Words] = Field(default=(), description=_("What else could be done so that this goes well."))


class MeetingRecord(Record):
    """One meeting: who came, who did what, how it was, and what was decided."""

    counts: ByName[WholeNumber] = Field(default={}, description=_("How many people of each group came."))
    came_last_time: WholeNumber | None = Field(
        default=None, description=_("How many of them had been at the meeting before.")
    )
    newcomers_offered: Words | None = Field(
        default=None, description=_("What people who came for the first time were offered.")
    )
    pen: Pen = Field(default_factory=Pen, description=_("Who did what for this meeting, by group."))
    questions: AfterMeeting | None = Field(default=None, description=_("The eight questions after a meeting."))
    settled: Many[Words] = Field(
        default=(), description=_("What was a worry or did not work at an earlier meeting, and is settled now.")
    )
    longer_talk: Flag = Field(
        default=False, description=_("True when there was a longer talk about the answers of the last meetings.")
    )
    decisions: Many[Words] = Field(default=(), description=_("What was decided. Actions stand in work-plan.yaml."))
    outcomes: ByName[Words] = Field(default={}, description=_("How each outcome goes, by its id."))
