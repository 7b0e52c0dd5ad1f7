"""Stories: what their tellers said yes to, what is seen in them, and where they are used."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from coprod_cli.analysis.consent import refusal
from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import STORIES_PATH
from coprod_cli.rules.references import named_stories
from coprod_cli.rules.rule import Rule, Source
from coprod_cli.words.calendar import when_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project
    from coprod_cli.records.stories import Story

SOON = datetime.timedelta(days=30)
"""So long before a consent ends there is time to ask again; our own figure."""

MISSING = Rule(
    "consent-missing", Severity.WARNING,
    _("A story does not say that its teller said yes to it."),
    _("A story belongs to its teller. Without their yes, no page shows it, nor what comes from it."),
    Source.COPROD,
)  # fmt: skip
ENDED = Rule(
    "consent-ended", Severity.WARNING,
    _("The time that a teller said yes to is over."),
    _("No page shows the story any more, but the folder still holds it."),
    Source.COPROD,
)  # fmt: skip
ENDS = Rule(
    "consent-ends-soon", Severity.NOTE,
    _("The time that a teller said yes to is over within a month."),
    _("After that day no page shows the story. Whoever told it may want to go on, or to stop."),
    Source.COPROD,
)  # fmt: skip
WITHDRAWN = Rule(
    "consent-withdrawn", Severity.WARNING,
    _("A teller took their yes back, and the story is still here."),
    _("A yes can be taken back at any time. Everybody who has the folder can still read the story."),
    Source.COPROD, urgent=True,
)  # fmt: skip
NOT_DESCRIBED = Rule(
    "story-not-described", Severity.WARNING,
    _("A photo, or another file of a story, has no description in words."),
    _("People who cannot see or hear it are left out."),
    Source.COPROD,
)  # fmt: skip
NO_FILE = Rule(
    "story-file-missing", Severity.WARNING,
    _("The file that a story names is not in the folder."),
    _("A page can show only what lies in this folder as a file of its own, and never what is behind a link."),
    Source.COPROD,
)  # fmt: skip
NOT_THERE = Rule(
    "story-used-where-it-may-not", Severity.WARNING,
    _("An example or a look comes from a story that the report may not show."),
    _("Every page leaves it out, so the score or the indicator stands there without it."),
    Source.COPROD,
)  # fmt: skip
RULES = (WITHDRAWN, MISSING, ENDED, NOT_THERE, NOT_DESCRIBED, NO_FILE, ENDS)


def consents(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look at what the teller of each story said yes to; no line of it is shown."""
    for place, story in enumerate(project.all_stories):
        why, consent = refusal(story, "report", today), story.consent
        where = STORIES_PATH, ("stories", place, "id")
        if why == "withdrawn":
            message = _('The teller of "{id}" took the yes back.').format(id=story.id)
            hint = _("Take it out of every file: coprod withdraw {id}").format(id=story.id)
            yield WITHDRAWN.at(*where, message, hint, private=True)
        elif why == "no-consent":
            message = _('Nobody wrote down that the teller of "{id}" said yes.').format(id=story.id)
            hint = _(
                "Ask how, where and until when it may be shown. Write that below consent:, with the day of the yes."
            )
            yield MISSING.at(*where, message, hint)
        elif consent is not None and consent.until is not None:
            ends = when_words(consent.until)
            if why == "ended":
                message = _('"{id}" was to be shown until {day}.').format(id=story.id, day=ends)
                hint = _("Ask its teller. For a no, type: coprod withdraw {id}").format(id=story.id)
                yield ENDED.at(*where, message, hint)
            elif why != "not-yet" and consent.until.last - today <= SOON:
                message = _('"{id}" may be shown until {day}.').format(id=story.id, day=ends)
                hint = _("Ask its teller whether it may be shown for longer.")
                yield ENDS.at(*where, message, hint)


def files(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look whether the file of each story is there, and said in words."""
    for place, story in enumerate(project.all_stories):
        if _wants_words(story):
            message = _('"{id}" has no description.').format(id=story.id)
            hint = _('Say what is seen or heard in it, in a line "description: ..."')
            yield NOT_DESCRIBED.at(STORIES_PATH, ("stories", place, "id"), message, hint)
        if story.file is not None and story.file in project.surroundings.missing_files:
            message = _('This folder holds no photo or other file "{file}".').format(file=story.file)
            hint = _("Put the file there, or write where it is, as in photos/night-bus.jpg.")
            yield NO_FILE.at(STORIES_PATH, ("stories", place, "file"), message, hint)


def _wants_words(story: Story) -> bool:
    told = story.words is not None and story.kind != "photo"
    return story.description is None and not told and (story.kind == "photo" or story.file is not None)


def used(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look whether the report may show the stories from which examples and looks come."""
    stories = {story.id: story for story in project.all_stories}
    for named in named_stories(project):
        if named.id in stories and refusal(stories[named.id], "report", today) in {"elsewhere", "not-yet"}:
            message = _('The teller of "{id}" did not say yes to the report.').format(id=named.id)
            hint = _("Ask whether the report may show it, or put another example or look in its place.")
            yield NOT_THERE.at(named.path, named.keys, message, hint)
