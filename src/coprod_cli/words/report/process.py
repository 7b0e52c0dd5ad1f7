"""Process: how people work together, as the wheels of the latest round and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words.calendar import month_words
from coprod_cli.words.document import Block, Section, Table
from coprod_cli.words.report.apart import what_groups_said
from coprod_cli.words.report.indicators import apart, how_they_go
from coprod_cli.words.report.pictures import picture_of_round
from coprod_cli.words.report.wording import level_words, principle_words
from coprod_cli.words.scores import about_words
from coprod_cli.words.wheel import how_to_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


def process(project: Project) -> Section | None:
    """Return the latest round as pictures and tables, and what else is looked at in how we work together."""
    blocks = tuple(_latest(project)) + tuple(_looked_at(project))
    if not blocks:
        return None
    opening = (
        _("Process is what goes on between us: who is asked, who does what, and who decides."),
        _("Levels are words, not marks. A fall is something to learn from."),
    )
    return Section("process", _("Process: how we work together"), blocks, opening)


def _latest(project: Project) -> Iterator[Block]:
    """Yield the latest round: each thing that its scores are about, and what groups said apart."""
    if project.rounds:
        latest = project.rounds[-1]
        scored = tuple(_scores(project, latest, about) for about in ABOUTS if latest.scores(about))
        yield from (*scored, *_reading(project, latest, scored))
        for about in ABOUTS:
            yield from what_groups_said(project, latest, about)


def _looked_at(project: Project) -> Iterator[Block]:
    """Yield how we look at our own way of working, outcome by outcome."""
    for outcome in project.all_outcomes:
        looks = apart(outcome.indicators, "process")
        if looks:
            yield Block(_("How we look at our own work for: {outcome}").format(outcome=outcome.outcome))
            title = _("How we work together: {outcome}").format(outcome=outcome.outcome)
            yield from how_they_go(project, title, f"process-{outcome.id}", looks)


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
