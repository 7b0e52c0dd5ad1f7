"""Stories, photos, diaries and interviews, as the people whose they are want to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import month_words
from coprod_cli.words.document import Block, Photo, Quote, Section
from coprod_cli.words.report.wording import theirs

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.records.stories import Story

_SHOWN_AS_PHOTOS = (".jpg", ".jpeg", ".png")


def stories(project: Project) -> Section | None:
    """Return the stories of a project from which those that may not be shown were taken out."""
    blocks = tuple(_story(project, story) for story in project.all_stories)
    opening = (_("Each story is shown as its teller wants it."),)
    return Section("stories", _("Stories"), blocks, opening) if blocks else None


def _story(project: Project, story: Story) -> Block:
    told = _told(story)
    description = (theirs(project, story.description),) if story.description else ()
    photo = None
    if story.path is not None and (story.kind == "photo" or story.path.suffix.lower() in _SHOWN_AS_PHOTOS):
        photo = Photo(str(story.path), description[0] if description else _kind_words(story))
        description = ()
    quotes = (Quote(theirs(project, story.words), told),) if story.words else ()
    paragraphs = description if quotes or not told else (*description, told)
    heading = theirs(project, story.title) if story.title else _kind_words(story)
    return Block(heading, paragraphs=paragraphs, photo=photo, quotes=quotes)


def _told(story: Story) -> str:
    """Return whose story it is, in the words of that person, and the month."""
    month = _("{month}.").format(month=month_words(story.date.month)) if story.date is not None else ""
    named = story.consent.shown_as if story.consent is not None else None
    shown_as = _("{name}.").format(name=named.rstrip(".")) if named else ""
    return " ".join(filter(None, (shown_as, month)))


def _kind_words(story: Story) -> str:
    return {
        "story": _("A story"), "photo": _("A photo"), "diary": _("A diary"), "interview": _("An interview"),
    }[story.kind]  # fmt: skip
