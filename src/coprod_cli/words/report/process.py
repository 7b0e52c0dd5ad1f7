"""Process: how people work together, as the wheels of the latest round and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words.calendar import month_words
from coprod_cli.words.document import Block, Section, Table
from coprod_cli.words.report.apart import what_groups_said
from coprod_cli.words.report.pictures import picture_of_round
from coprod_cli.words.report.wording import level_words, principle_words
from coprod_cli.words.scores import about_words
from coprod_cli.words.wheel import how_to_read

if TYPE_CHECKING:
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


def process(project: Project) -> Section | None:
    """Return the latest round, each thing that its scores are about as a picture and as a table."""
    if not project.rounds:
        return None
    latest = project.rounds[-1]
    scored = tuple(_scores(project, latest, about) for about in ABOUTS if latest.scores(about))
    apart = tuple(block for about in ABOUTS for block in what_groups_said(project, latest, about))
    if not scored and not apart:
        return None
    opening = (
        _("Process is what goes on between us: who is asked, who does what, and who decides."),
        _("Levels are words, not marks. A fall is something to learn from."),
    )
    return Section(
        "process", _("Process: how we work together"), (*scored, *_reading(project, latest, scored), *apart), opening
    )


def _scores(project: Project, found: Round, about: About) -> Block:
    framework = found.framework or project.framework
    scores = found.scores(about)
    named = {"month": month_words(found.month), "about": about_words(about)}
    rows = tuple(
        (principle_words(project, framework, theme.id), level_words(project, framework, scores.get(theme.id)))
        for theme in framework.principles
    )
    table = Table(_("Levels in {month}: {about}").format(**named), (_("Principle"), _("Level")), rows)
    picture = picture_of_round(project, found, about)
    return Block(_("{month}: {about}").format(**named), picture=picture, table=table)


def _reading(project: Project, latest: Round, scored: tuple[Block, ...]) -> tuple[Block, ...]:
    if latest.framework is None or not any(block.picture for block in scored):
        return ()
    return (Block(_("How to read the wheel"), items=tuple(how_to_read(latest.framework, project.language))),)
