"""What the project is about, and what was decided before anyone was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import when_words
from coprod_cli.words.document import Block, Fact, Item, Section
from coprod_cli.words.report.wording import facts, theirs

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.records.project import Decided
    from coprod_cli.words.document import Text


def purpose(project: Project) -> Section | None:
    """Return what the project is about, since when, and what could not be changed."""
    settings = project.settings
    paragraphs: list[Text] = [theirs(project, settings.purpose)] if settings.purpose else []
    if settings.began is not None:
        paragraphs.append(_("We began in {when}.").format(when=when_words(settings.began)))
    if settings.ended is not None:
        paragraphs.append(_("We ended in {when}.").format(when=when_words(settings.ended)))
    decided = tuple(_decided(project, item) for item in settings.already_decided)
    blocks = [Block(paragraphs=tuple(paragraphs))] if paragraphs else []
    if decided:
        blocks.append(Block(_("What was already decided"), items=decided))
    return Section("purpose", _("What it is about"), tuple(blocks)) if blocks else None


def _decided(project: Project, item: Decided) -> Item:
    since = (Fact(_("Since"), when_words(item.date)),) if item.date else ()
    return Item(theirs(project, item.what), (*facts(project, (_("Decided by"), item.who)), *since))
