"""What a picture of the wheel shows, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coprod_cli.language import _
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words, score_words

if TYPE_CHECKING:
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About, Score

State = Literal["level", "unknown", "no-agreement", "not-for-us"]


@dataclass(frozen=True, slots=True)
class Segment:
    """One principle of the wheel: its name, its level in words, and how far it is filled."""

    name: str
    said: str
    state: State
    """`unknown` is both "we do not know" and unanswered."""
    filled: int
    """Rings filled from the middle, 0 to rings; 0 unless the state is `level`."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One round's scores as nef's wheel, with the same in words for a screen reader."""

    title: str
    description: str
    rings: int
    """1 to 6: the levels, less the lowest, which fills no ring."""
    segments: tuple[Segment, ...]
    """3 to 12, clockwise from the top."""
    language: str = "en"


def wheel(project: Project, found: Round, about: About) -> Wheel:
    """Return the wheel of one round: what it shows, and the same in words."""
    framework = found.framework or project.framework
    scores = found.scores(about)
    segments = tuple(
        _segment(framework, theme.id, scores.get(theme.id), project.language) for theme in framework.principles
    )
    title = _("{project}, {month}: {about}").format(
        project=project.settings.project, month=month_words(found.month), about=about_words(about)
    )
    description = " ".join([_headline(framework, project.language), *map(said_aloud, segments)])
    return Wheel(title, description, len(framework.levels) - 1, segments, project.language)


def said_aloud(segment: Segment) -> str:
    """Return one segment as a sentence."""
    return _("{name}: {level}.").format(name=segment.name, level=segment.said)


def how_to_read(framework: Framework, language: str) -> list[str]:
    """Return how nef's wheel is read: which level fills how many rings, from the middle."""
    names = [framework.level_name(level.id, language) for level in framework.levels]
    lines = [_("{level}: nothing is filled.").format(level=names[0])]
    lines += [
        _("{level}: filled from the middle to ring {ring} of {rings}.").format(
            level=name, ring=ring, rings=len(names) - 1
        )
        for ring, name in enumerate(names[1:], 1)
    ]
    return [
        *lines,
        _("A question mark on grey: we do not know, or nobody answered."),
        _("Grey with stripes: we do not agree."),
        _("Crossed out: not for us."),
    ]


def _headline(framework: Framework, language: str) -> str:
    levels = [framework.level_name(level.id, language) for level in framework.levels]
    return _("A wheel with {number} parts. The levels are, from the lowest: {levels}.").format(
        number=len(framework.principles), levels=", ".join(levels)
    )


def _segment(framework: Framework, principle: str, score: Score | None, language: str) -> Segment:
    name = framework.principle_name(principle, language)
    said = score_words(score, framework, language)
    if score is not None and score.level is not None and score.level in framework.steps:
        return Segment(name, said, "level", framework.steps[score.level])
    states: dict[str | None, State] = {"no-agreement": "no-agreement", "not-for-us": "not-for-us"}
    return Segment(name, said, states.get(score.answer if score else None, "unknown"), 0)
