"""Who takes part, who came to each round, and who is not here yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words import changes
from coprod_cli.words.calendar import when_words
from coprod_cli.words.document import Block, Fact, Item, Section
from coprod_cli.words.report.wording import facts, theirs

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.records.roles import NotHereYet


def people(project: Project) -> Section | None:
    """Return who takes part and who is missing."""
    groups = tuple(theirs(project, group.name) for group in project.settings.groups)
    roles = project.roles
    organisations = tuple(theirs(project, each.name) for each in roles.organisations) if roles else ()
    rounds = tuple(changes.people(project, found) for found in project.rounds)
    missing = tuple(not_here(project, each) for each in roles.not_here_yet) if roles else ()
    blocks = (
        Block(items=groups),
        Block(_("Organisations"), items=organisations),
        Block(_("Who came to each round"), items=rounds),
        Block(_("Who is not here yet"), items=missing),
    )
    kept = tuple(block for block in blocks if block.items)
    return Section("people", _("Who takes part"), kept) if kept else None


def not_here(project: Project, each: NotHereYet) -> Item:
    """Return whom the group misses, why, and what it will do about it by when."""
    due = (Fact(_("By when"), when_words(each.due)),) if each.due is not None else ()
    told = facts(project, (_("Why"), each.why), (_("Next step"), each.next_step))
    return Item(theirs(project, each.who), (*told, *due))
