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


def blank_wheel(project: Project, about: About) -> Wheel:
    """Return a wheel with nothing filled in, for people to colour in together."""
    framework, language = project.framework, project.language
    names = [framework.principle_name(theme.id, language) for theme in framework.principles]
    return Wheel(
        len(framework.levels) - 1,
        tuple(Segment(name, "", "blank", 0) for name in names),
        title=_("{project}, {about}: a wheel to colour in").format(
            project=project.settings.project, about=about_words(about)
        ),
        description=_("A wheel with {number} parts and nothing filled in. The parts are: {names}.").format(
            number=len(names), names=", ".join(names)
        ),
        columns=(_("Principle"), _("Level")),
        rows=tuple((name, _("Not coloured in yet")) for name in names),
        how_to_read=_rings(framework, language),
        language=language,
    )


def title(project: Project, found: Round, about: About) -> str:
    """Return whose scores a picture of one round shows, when, and about what."""
    return _("{project}, {month}: {about}").format(
        project=project.settings.project, month=month_words(found.month), about=about_words(about)
    )


def how_to_read(framework: Framework, language: str) -> tuple[str, ...]:
    """Return how nef's wheel is read: which level fills how many rings, from the middle."""
    return (*_rings(framework, language), *no_level_marks())


def _rings(framework: Framework, language: str) -> tuple[str, ...]:
    lowest, *names = level_names(framework, language)
    return (
        _("{level}: nothing is filled.").format(level=lowest),
        *(
            _("{level}: filled from the middle to ring {ring} of {rings}.").format(
                level=name, ring=ring, rings=len(names)
            )
            for ring, name in enumerate(names, 1)
        ),
    )
