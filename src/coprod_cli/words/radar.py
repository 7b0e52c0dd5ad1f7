"""What a radar shows, in words: the outline of one round's levels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.picture import (
    Picture,
    Segment,
    level_names,
    no_level_marks,
    said_aloud,
    segments,
    told_rows,
)
from coprod_cli.words.wheel import title

if TYPE_CHECKING:
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


@dataclass(frozen=True, slots=True)
class Radar(Picture):
    """One round's levels as points on lines from the middle, joined by an outline."""

    levels: tuple[str, ...]
    """Their names, the lowest first: it lies nearest to the middle."""
    segments: tuple[Segment, ...]
    """3 to 12, clockwise."""


def radar(project: Project, found: Round, about: About) -> Radar:
    """Return the radar of one round: what it shows, and the same in words."""
    framework = found.framework or project.framework
    parts = segments(framework, found, about, project.language)
    levels = level_names(framework, project.language)
    headline = _("A radar with {number} lines. The levels are, from the middle outwards: {levels}.").format(
        number=len(parts), levels=", ".join(levels)
    )
    return Radar(
        levels,
        parts,
        title=title(project, found, about),
        description=" ".join([headline, *map(said_aloud, parts)]),
        columns=(_("Principle"), _("Level")),
        rows=told_rows(project, framework, found, about),
        how_to_read=(
            _("Each principle has a line from the middle outwards. A dot on it shows the level."),
            _("The scale below the radar names the levels, from the middle outwards."),
            _("The outline joins the dots. Its shape and its size mean nothing, so look at the dots."),
            _("Where there is no level, the outline has a gap."),
            *no_level_marks(),
        ),
        language=project.language,
    )
