"""`practicalities.yaml`: access for everyone, place, times, papers and keeping in touch.

What to sort out before people can work together is the toolkit's list. What one person needs does
not stand here: it belongs on a private list, and this file says only which role holds that.
"""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import DayOrMonth, Flag, Many, Part, Record, Words


class Access(Part):
    """What the group provides so that everyone can take part."""

    for_everyone: Many[Words] = Field(
        default=(), description=_("What is there for everyone at each meeting. Nobody has to ask for it.")
    )
    last_asked: DayOrMonth | None = Field(
        default=None, description=_("When everyone was last asked what would make it easier to take part.")
    )
    private_list: Words | None = Field(
        default=None, description=_("The role that holds the private list of what single people need.")
    )


class MeetingPlace(Part):
    """Where the group meets, and how people get there and in."""

    where: Words | None = Field(default=None, description=_("Where the group meets. Somewhere neutral is a good idea."))
    getting_there: Words | None = Field(default=None, description=_("How people get there and home."))
    getting_in: Words | None = Field(default=None, description=_("How people get in: doors, steps, lifts, passes."))


class Papers(Part):
    """How papers reach people before a meeting."""

    before: Words | None = Field(default=None, description=_("How long before a meeting they are sent."))
    forms: Many[Words] = Field(default=(), description=_("The forms that they come in, as large print or read aloud."))


class Offered(Part):
    """What people are offered for their time; never an amount, and never who took it."""

    expenses: Flag = Field(default=False, description=_("True when everyone is offered their expenses."))
    payment: Flag = Field(
        default=False, description=_("True when people whom nobody pays already are offered payment.")
    )


class PracticalitiesRecord(Record):
    """What is sorted out so that everyone can take part; nothing here is about one person."""

    access: Access = Field(default_factory=Access, description=_("What the group provides for everyone."))
    place: MeetingPlace = Field(default_factory=MeetingPlace, description=_("Where the group meets."))
    times: Words | None = Field(default=None, description=_("When the group meets, and for how long."))
    breaks: Words | None = Field(default=None, description=_("When there are breaks, and how people ask for one."))
    keeping_in_touch: Many[Words] = Field(
        default=(), description=_("How people keep in touch between meetings, and how often.")
    )
    papers: Papers = Field(default_factory=Papers, description=_("How people get the papers for a meeting."))
    offered: Offered = Field(default_factory=Offered, description=_("What people are offered for their time."))
