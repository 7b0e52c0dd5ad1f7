"""`framework.yaml`: the group's own wording of a framework, or a framework of its own."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import ByName, Emptied, Language, Many, Part, Record, Slug, Texts, Words, mapped

LevelTexts = Annotated[dict[Literal["project", "organisation", "own-practice"], ByName[Texts]], Emptied(mapped)]


Questions = Annotated[dict[Language, Many[Words]], Emptied(mapped)]
"""One or two questions in each language, keyed by the language's code."""


class Level(Part):
    """One step that a principle can reach."""

    id: Slug = Field(description=_("The id that rounds use."))
    name: Texts | None = Field(default=None, description=_("Its name, in each language."))


class Principle(Part):
    """One thing that a group looks at in each round."""

    id: Slug = Field(description=_("The id that rounds use. It stays, whatever the name becomes."))
    aliases: Many[Slug] = Field(default=(), description=_("Other ids that are read as this principle."))
    name: Texts | None = Field(default=None, description=_("Its name, in each language."))
    meaning: Texts | None = Field(default=None, description=_("What it means, in one sentence."))
    levels: LevelTexts = Field(
        default={}, description=_("What each level looks like: for the project, the organisation, "
                                  "and a person's own practice."),
    )  # fmt: skip
    idea: Questions = Field(
        default={}, description=_("One or two questions to think a new idea through, in each language.")
    )
    recruiting: Questions = Field(
        default={}, description=_("One or two questions for people who want to work here, in each language.")
    )


class FrameworkRecord(Record):
    """A framework: its levels, its principles, and their words."""

    id: Slug = Field(description=_("The id that coprod.yaml and the rounds use."))
    based_on: Slug | None = Field(
        default=None,
        description=_("The framework whose ids are kept; then only what differs is written here."),
    )
    name: Texts | None = Field(default=None, description=_("The name of the framework."))
    source: Words | None = Field(default=None, description=_("Whose ideas it rests on."))
    levels: Many[Level] = Field(default=(), description=_("The levels, lowest first, 2 to 7 of them."))
    principles: Many[Principle] = Field(default=(), description=_("The principles, 3 to 12 of them."))
