"""Whether a story may be shown in a place on a day; consent is a process, and it can end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from coprod_cli.project import Project
    from coprod_cli.records.stories import Story

Where = Literal["report", "network"]
"""Where people read: the group's own pages, or the page for the organisation's network."""

Refusal = Literal["no-consent", "not-yet", "withdrawn", "ended", "elsewhere"]
"""Why a story may not be shown; the first that is true."""


def refusal(story: Story, where: Where, today: datetime.date) -> Refusal | None:
    """Return why a story may not be shown there, or None where its teller said yes to it."""
    consent = story.consent
    if consent is None:
        return "no-consent"
    if consent.withdrawn is not None:
        return "withdrawn"
    if consent.given is None:
        return "no-consent"
    if consent.given.first > today:
        return "not-yet"
    if consent.until is not None and consent.until.last < today:
        return "ended"
    return None if {where, "anywhere"}.intersection(consent.where) else "elsewhere"


def refused(project: Project, where: Where, today: datetime.date) -> Mapping[str, Refusal]:
    """Return every story that may not be shown there, by its id, and why."""
    found = ((story.id, refusal(story, where, today)) for story in project.all_stories)
    return {id_: why for id_, why in found if why is not None}
