"""What a picture of the wheel shows, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import month_words
from coprod_cli.words.picture import (
    Picture,
    Segment,
    level_names,
    no_level_marks,
    said_aloud,
    segments,
    told_rows,
)
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


@dataclass(frozen=True, slots=True)
class Wheel(Picture):
    """One round's scores as nef's wheel, with the same in words for a screen reader."""

    rings: int
    """1 to 6: the levels, less the lowest, which fills no ring."""
    segments: tuple[Segment, ...]
    """3 to 12, clockwise from the top."""


def wheel(project: Project, found: Round, about: About) -> Wheel:
    """Return the wheel of one round: what it shows, and the same in words."""
    framework = found.framework or project.framework
    parts = segments(framework, found, about, project.language)
    levels = level_names(framework, project.language)
    headline = _("A wheel with {number} parts. The levels are, from the lowest: {levels}.").format(
        number=len(parts), levels=", ".join(levels)
    )
    return Wheel(
        len(levels) - 1,
        parts,
        title=title(project, found, about),
        description=" ".join([headline, *map(said_aloud, parts)]),
        columns=(_("Principle"), _("Level")),
        rows=told_rows(project, framework, found, about),
        how_to_read=how_to_read(framework, project.language),
        language=project.language,
    )


def title(project: Project, found: Round, about: About) -> str:
    """Return whose scores a picture of one round shows, when, and about what."""
    return _("{project}, {month}: {about}").format(
        project=project.settings.project, month=month_words(found.month), about=about_words(about)
    )


def how_to_read(framework: Framework, language: str) -> tuple[str, ...]:
    """Return how nef's wheel is read: which level fills how many rings, from the middle."""
    lowest, *names = level_names(framework, language)
    return (
        _("{level}: nothing is filled.").format(level=lowest),
        *(
            _("{level}: filled from the middle to ring {ring} of {rings}.").format(
                level=name, ring=ring, rings=len(names)
            )
            for ring, name in enumerate(names, 1)
        ),
        *no_level_marks(),
    )
