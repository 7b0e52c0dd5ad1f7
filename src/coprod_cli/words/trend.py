"""What a picture of all rounds shows, in words: each principle's levels, round by round."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import month_words
from coprod_cli.words.picture import (
    Picture,
    Segment,
    level_names,
    no_level_marks,
    segments,
    told_rows,
)
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


@dataclass(frozen=True, slots=True)
class Stop:
    """One round on the way: when it was, and whether one was left out before it."""

    month: str
    """In words."""
    day: int
    """Days since the first one."""
    after_a_gap: bool = False


@dataclass(frozen=True, slots=True)
class Trend(Picture):
    """All rounds side by side, a panel for each principle."""

    levels: tuple[str, ...]
    """Their names, the lowest first."""
    stops: tuple[Stop, ...]
    """The rounds, the oldest first."""
    panels: tuple[tuple[Segment, ...], ...]
    """One for each principle, with a segment for each round."""


def trend(project: Project, rounds: Sequence[Round], about: About) -> Trend:
    """Return the trend over rounds, the oldest first, by the framework of the last one."""
    framework = rounds[-1].framework or project.framework
    language = project.language
    drawn = tuple(found for found in rounds if _has_levels_of(framework, found))
    stops = _stops(project, drawn)
    panels = tuple(zip(*(segments(framework, found, about, language) for found in drawn), strict=True))
    told = tuple(zip(*(told_rows(project, framework, found, about) for found in drawn), strict=True))
    levels, notes = level_names(framework, language), tuple(_notes(stops, rounds, drawn))
    return Trend(
        levels,
        stops,
        panels,
        title=_("{project}, {old} to {new}: {about}").format(
            project=project.settings.project, old=stops[0].month, new=stops[-1].month, about=about_words(about)
        ),
        description=" ".join([*_headline(levels, stops), *notes, *(_story(stops, panel) for panel in panels)]),
        columns=(_("Principle"), *(stop.month for stop in stops)),
        rows=tuple((rows[0][0], *(said for _name, said in rows)) for rows in told),
        how_to_read=_how_to_read(),
        notes=notes,
        language=language,
    )


def _has_levels_of(framework: Framework, found: Round) -> bool:
    return found.framework is not None and list(found.framework.steps) == list(framework.steps)


def _stops(project: Project, rounds: Sequence[Round]) -> tuple[Stop, ...]:
    days = [found.record.date.first for found in rounds if found.record.date is not None]
    stops = []
    for number, (found, day) in enumerate(zip(rounds, days, strict=True)):
        before = days[max(number - 1, 0)]
        due = project.settings.review_every.after(before)
        late = day - due > (due - before) / 2  # a round half as late again is one left out
        stops.append(Stop(month_words(found.month), (day - days[0]).days, late))
    return tuple(stops)


def _headline(levels: Sequence[str], stops: Sequence[Stop]) -> list[str]:
    return [
        _("A small picture for each principle, from {old} to {new}.").format(old=stops[0].month, new=stops[-1].month),
        _("The levels are, from the lowest: {levels}.").format(levels=", ".join(levels)),
    ]


def _notes(stops: Sequence[Stop], rounds: Sequence[Round], drawn: Sequence[Round]) -> Iterator[str]:
    for old, new in pairwise(stops):
        if new.after_a_gap:
            yield _("Between {old} and {new} nothing was scored, though a round was due.").format(
                old=old.month, new=new.month
            )
    for found in rounds:
        if found not in drawn:
            yield _("{month} is not drawn, because its levels were not the same.").format(
                month=month_words(found.month)
            )
    if len({found.record.wording for found in drawn} - {None}) > 1:
        yield _("The wording of the framework changed between the rounds. Read the lines with care.")


def _story(stops: Sequence[Stop], panel: Sequence[Segment]) -> str:
    steps = (
        _("{level} in {month}").format(level=each.said, month=stop.month)
        for each, stop in zip(panel, stops, strict=True)
    )
    return _("{name}: {steps}.").format(name=panel[0].name, steps=", ".join(steps))


def _how_to_read() -> tuple[str, ...]:
    return (
        _("Each dot is a round. The higher it stands, the higher the level; the names are on the left."),
        _("A line joins two rounds that followed each other."),
        _("A gap in the line: nothing was scored when a round was due, or there was no level."),
        _("Below the levels stand answers that are no level."),
        *no_level_marks(),
    )
