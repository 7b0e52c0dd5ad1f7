"""`roles.yaml`: roles, organisations, skills, who is not here yet, and who can say yes."""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import DayOrMonth, Many, Part, Record, Slug, Words


class Holder(Part):
    """Who holds a role or has a skill: a group, and a name only if the person wants it."""

    group: Slug = Field(description=_("The group of the person."))
    name: Words | None = Field(default=None, description=_("A name, only if the person wants it here."))


class Role(Part):
    """A job that goes on from meeting to meeting."""

    role: Words = Field(description=_("What the role is called: chair, minutes, coordination and so on."))
    held_by: Many[Holder] = Field(
        default=(), description=_("Who holds it. Two people, one from each side, is best for a chair.")
    )
    since: DayOrMonth | None = Field(default=None, description=_("Since when."))


class Organisation(Part):
    """An organisation that takes part."""

    name: Words = Field(description=_("The name of the organisation."))
    group: Slug | None = Field(default=None, description=_("The group that its people belong to."))


class Skill(Part):
    """Something that the work needs someone to know or be able to do."""

    skill: Words = Field(description=_("What someone needs to know or be able to do."))
    held_by: Many[Holder] = Field(default=(), description=_("Who has it. Nobody means a gap."))


class NotHereYet(Part):
    """People who should be at the table and are not."""

    who: Words = Field(description=_("Whom the group misses."))
    why: Words | None = Field(default=None, description=_("Why they are not here."))
    next_step: Words | None = Field(default=None, description=_("What the group will do about it."))
    due: DayOrMonth | None = Field(default=None, description=_("By when."))


class CanSayYes(Part):
    """A decision that someone outside the group has to make."""

    what: Words = Field(description=_("What needs a yes."))
    who: Words = Field(description=_("Who can say it."))


class RolesRecord(Record):
    """Who does what, who knows what, and who is missing."""

    roles: Many[Role] = Field(default=(), description=_("Jobs that go on from meeting to meeting."))
    organisations: Many[Organisation] = Field(default=(), description=_("The organisations that take part."))
    skills: Many[Skill] = Field(default=(), description=_("What the work needs, so that gaps can be seen."))
    not_here_yet: Many[NotHereYet] = Field(default=(), description=_("Who else should be here."))
    can_say_yes: Many[CanSayYes] = Field(default=(), description=_("Who decides what the group cannot decide alone."))
