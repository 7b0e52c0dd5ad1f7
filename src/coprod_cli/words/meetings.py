"""Meetings in words: who held the pen, and how many wait for a longer talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, counted
from coprod_cli.records.meeting import OUTSIDE

if TYPE_CHECKING:
    from coprod_cli.project import Project


def holder_words(project: Project, group: str) -> str:
    """Return a group by its name, or the words for someone who is of no group here."""
    return _("someone of no group") if group == OUTSIDE else project.group_name(group)


def waiting_words(number: int) -> str:
    """Say that the answers of so many meetings wait for a longer talk."""
    said = counted(
        "The answers of {number} meeting wait for a longer talk.",
        "The answers of {number} meetings wait for a longer talk.",
        number,
    )
    return said.format(number=number)
