"""Who does what, and what nobody here can do yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import when_words
from coprod_cli.words.document import Block, Fact, Item, Section
from coprod_cli.words.report.wording import theirs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.project import Project
    from coprod_cli.records.roles import Holder, Role


def roles(project: Project) -> Section | None:
    """Return the roles and skills of the group."""
    if project.roles is None:
        return None
    held = tuple(_role(project, role) for role in project.roles.roles)
    skills = tuple(
        _("{skill}: {who}").format(skill=each.skill, who=_holders(project, each.held_by))
        for each in project.roles.skills
        if each.held_by
    )
    gaps = tuple(theirs(project, each.skill) for each in project.roles.skills if not each.held_by)
    blocks = (
        Block(items=held),
        Block(_("What people here can do"), items=skills),
        Block(_("What nobody here can do yet"), items=gaps),
    )
    kept = tuple(block for block in blocks if block.items)
    return Section("roles", _("Who does what"), kept) if kept else None


def _role(project: Project, role: Role) -> Item:
    since = (Fact(_("Since"), when_words(role.since)),) if role.since else ()
    return Item(theirs(project, role.role), (Fact(_("Who"), _holders(project, role.held_by)), *since))


def _holders(project: Project, holders: Sequence[Holder]) -> str:
    if not holders:
        return _("nobody yet")
    named = (
        _("{name} ({group})").format(name=holder.name, group=project.group_name(holder.group))
        if holder.name
        else project.group_name(holder.group)
        for holder in holders
    )
    return ", ".join(named)
