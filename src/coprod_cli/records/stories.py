"""`stories.yaml`: stories, photos, diaries and interviews, each with the consent of who it is about.

Consent is a process: it says how a person wants to be shown, where, and until when, and it can end.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.base import DayOrMonth, Many, Part, Record, Slug, Words
from coprod_cli.records.kinds import kind_of

Shown = Literal["report", "network", "anywhere"]


class Consent(Part):
    """What the person whose story it is said yes to."""

    given: DayOrMonth | None = Field(default=None, description=_("When the person said yes."))
    shown_as: Words | None = Field(
        default=None, description=_("How the person wants to be shown: a name, other words, or no name at all.")
    )
    where: Many[Shown] = Field(
        default=(),
        description=_("Where it may be shown: report is the group's report, network is the page of what was "
                      "learned, anywhere is both and all other places."),
    )  # fmt: skip
    until: DayOrMonth | None = Field(default=None, description=_("How long it may be shown."))
    withdrawn: DayOrMonth | None = Field(
        default=None, description=_("When the person took their yes back. Then take the story out of every file.")
    )


class Story(Part):
    """A story, a photo, a diary or an interview."""

    id: Slug = Field(description=_("The short name that other files use for this story."))
    kind: Literal["story", "photo", "diary", "interview"] = Field(description=_("What it is."))
    title: Words | None = Field(default=None, description=_("What it is called."))
    words: Words | None = Field(default=None, description=_("The story itself, where it is short enough."))
    file: Words | None = Field(
        default=None, description=_("The file in this folder that holds it, as photos/night-bus.jpg.")
    )
    description: Words | None = Field(
        default=None, description=_("What is seen or heard, in words, for people who cannot see or hear it.")
    )
    group: Slug | None = Field(default=None, description=_("The group of the person whose story it is."))
    date: DayOrMonth | None = Field(default=None, description=_("When it was told or taken."))
    outcomes: Many[Slug] = Field(default=(), description=_("The outcomes that it is about, by their ids."))
    consent: Consent | None = Field(default=None, description=_("What the person said yes to, or nothing is shown."))

    @property
    def path(self) -> PurePosixPath | None:
        """Where its file lies, or None where that is no place in the folder that people may put a file in."""
        return None if self.file is None else file_path(self.file)


def file_path(name: str) -> PurePosixPath | None:
    """Return where a file lies by the name that people give it, or None where they may not put a file in."""
    if re.search(r"[\\:\x00]", name) or name.startswith("/"):
        return None
    path = PurePosixPath(name)
    is_ours = kind_of(str(path)) is not None or path.parts[:1] == ("reports",)
    return None if is_ours or not path.parts or any(part.startswith(".") for part in path.parts) else path


class StoriesRecord(Record):
    """Stories, photos, diaries and interviews, each with its consent."""

    stories: Many[Story] = Field(default=(), description=_("The stories, in the order in which they came."))
