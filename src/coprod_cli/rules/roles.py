"""Roles: the three that every group needs, who holds them, and who is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import ROLES_PATH
from coprod_cli.rules.rule import Rule, Source, Stage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project
    from coprod_cli.records.roles import Role

_EARLY = frozenset({Stage.BEGINNING, Stage.FIRST_ROUND})

UNFILLED = Rule(
    "role-unfilled", Severity.WARNING,
    _("Nobody is the chair, takes the minutes or does the coordination."),
    _("These three go on from meeting to meeting. What nobody holds falls to whoever is paid."),
    Source.TOOLKIT, _EARLY,
)  # fmt: skip
ALL_PAID = Rule(
    "roles-all-paid", Severity.NOTE,
    _("Every role is held by paid people."),
    _("Whoever chairs and takes the minutes holds the pen. Ask whether people who use the service want to."),
    Source.POWER,
)  # fmt: skip
NOBODY_MISSING = Rule(
    "nobody-not-here-yet", Severity.NOTE,
    _("Nobody is listed under not_here_yet."),
    _("There is always someone who was not asked. Naming them is the first step to asking."),
    Source.TOOLKIT, frozenset({Stage.BEGINNING}),
)  # fmt: skip
RULES = (UNFILLED, ALL_PAID, NOBODY_MISSING)


_WORDS = {
    "chair": ("chair", "facilitat"),
    "minutes": ("minute", "note", "secretary"),
    "coordination": ("coordinat", "co-ordinat", "admin", "organis"),
}
"""The roles that every group needs, each with words by which English-speaking groups call it."""


def unfilled(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look for the chair, the minutes and the coordination."""
    if project.roles is None or project.language != "en":
        return
    for name, words in _WORDS.items():
        places = [
            place
            for place, role in enumerate(project.roles.roles)
            if any(word in role.role.casefold() for word in words)
        ]
        if any(project.roles.roles[place].held_by for place in places):
            continue
        message = _('Nobody holds the role "{role}".').format(role=name)
        hint = _("Ask who would like to, or two people together. Then type: coprod add role")
        if places:
            hint = _how_to_hold(project, project.roles.roles[places[0]])
        keys = ("roles", places[0], "role") if places else ("roles",)
        yield UNFILLED.at(ROLES_PATH, keys, message, hint, at_key=not places)


def _how_to_hold(project: Project, role: Role) -> str:
    if "held_by" in role.model_fields_set and project.has_empty_brackets(ROLES_PATH, "held_by"):
        return _(
            "Ask who would like to, or two people together. "
            'Take the [] away behind "held_by:", and type below it: "      - group: ..."'
        )
    return _("Ask who would like to, or two people together. Write their groups below held_by:.")


def held(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at who holds the roles, and whether anyone is missed."""
    if project.roles is None:
        return
    holders = [holder.group for role in project.roles.roles for holder in role.held_by]
    known = [project.groups[group] for group in holders if group in project.groups]
    if holders and len(known) == len(holders) and all(group.paid for group in known):
        message = _("Every role is held by paid people.")
        hint = _("Ask whether someone who uses the service would chair, or take the minutes, with support.")
        yield ALL_PAID.at(ROLES_PATH, ("roles",), message, hint, at_key=True)
    if not project.roles.not_here_yet:
        message = _("Nobody is listed as not here yet.")
        hint = _("Ask the group who else should be at the table. Then type: coprod add not-here-yet")
        yield NOBODY_MISSING.at(ROLES_PATH, ("not_here_yet",), message, hint, at_key=True)
