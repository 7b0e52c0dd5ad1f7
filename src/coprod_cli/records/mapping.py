"""`mappings/NAME.yaml`: how the columns of a table with answers become answers, looked over by a person."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import Many, Month, Part, Record, Slug, Words

Says = Literal["level", "example", "helps", "in_the_way", "why", "group", "form", "drop"]
Tool = Literal["google-forms", "microsoft-forms", "kobo", "odk", "limesurvey", "table"]


class Column(Part):
    """One column, in the order of the table."""

    column: Words = Field(description=_("The heading of the column."))
    says: Says | None = Field(
        default=None,
        description=_("What stands in it. drop: nothing of it is read or kept. form: which form of coprod it was."),
    )
    principle: Slug | None = Field(default=None, description=_("The principle that it is about."))


class Meaning(Part):
    """What people chose, and what it means."""

    words: Words = Field(description=_("The words, as they stand in the table."))
    means: Slug | None = Field(
        default=None,
        description=_("The id of a level, or dont-know, not-for-us, or left-out for no answer."),
    )


class Naming(Part):
    """What a group is called in the table."""

    words: Words = Field(description=_("The words, as they stand in the table."))
    group: Slug | None = Field(default=None, description=_("The id of the group in coprod.yaml."))


class MappingRecord(Record):
    """How one shape of table is read; what is not filled in yet stops its answers from being taken."""

    made_by: Tool = Field(description=_("The tool that the table came from; table for any other."))
    month: Month | None = Field(
        default=None,
        description=_("The month of the round. Times in the table are not read, so a person says it."),
    )
    about: Literal["project", "organisation"] = Field(default="project", description=_("What the answers are about."))
    group: Slug | None = Field(default=None, description=_("The group that answered, if no column tells it."))
    columns: Many[Column] = Field(default=(), description=_("Every column, in the order of the table."))
    words: Many[Meaning] = Field(default=(), description=_("The words that people chose from, and what they mean."))
    groups: Many[Naming] = Field(default=(), description=_("What the groups are called in the table."))
