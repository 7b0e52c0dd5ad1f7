"""What every picture says in words: read aloud instead of it, and written on the page beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coprod_cli.language import _
from coprod_cli.words.scores import says_words, score_words

if TYPE_CHECKING:
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About, Score

State = Literal["level", "unknown", "no-agreement", "not-for-us", "blank"]
"""`blank` is a segment that people are still to fill in by hand; no round has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The words of a picture, which each kind of picture adds its shapes to."""

    title: str
    description: str
    """All that the picture shows, in sentences."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """The same as a table: as many cells in a row as there are columns."""
    how_to_read: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What nobody should overlook: it stands in the picture, and in the description too."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Segment:
    """One principle in one round: its name, its level in words, and how far it is filled."""

    name: str
    said: str
    state: State
    """`unknown` is both "we do not know" and unanswered."""
    filled: int
    """Steps above the lowest level; 0 unless the state is `level`."""


def segment(framework: Framework, principle: str, score: Score | None, language: str) -> Segment:
    """Return what one score of a round looks like, and how it is said."""
    name = framework.principle_name(principle, language)
    said = score_words(score, framework, language)
    if score is not None and score.level is not None and score.level in framework.steps:
        return Segment(name, said, "level", framework.steps[score.level])
    states: dict[str | None, State] = {"no-agreement": "no-agreement", "not-for-us": "not-for-us"}
    return Segment(name, said, states.get(score.answer if score else None, "unknown"), 0)


def segments(framework: Framework, found: Round, about: About, language: str) -> tuple[Segment, ...]:
    """Return every principle of a framework as it stands in a round, in the framework's order."""
    scores = found.scores(about)
    return tuple(segment(framework, theme.id, scores.get(theme.id), language) for theme in framework.principles)


def told(project: Project, each: Segment, score: Score | None) -> str:
    """Return how a segment is said in a table: where there is no agreement, with what each group says."""
    said = says_words(project, score)
    return " ".join([_("{level}.").format(level=each.said), *said]) if said else each.said


def told_rows(project: Project, framework: Framework, found: Round, about: About) -> tuple[tuple[str, str], ...]:
    """Return every principle of a framework and how it stands in a round, as rows of a table."""
    scores = found.scores(about)
    parts = segments(framework, found, about, project.language)
    return tuple(
        (each.name, told(project, each, scores.get(theme.id)))
        for theme, each in zip(framework.principles, parts, strict=True)
    )


def level_names(framework: Framework, language: str) -> tuple[str, ...]:
    """Return the names of the levels, the lowest first."""
    return tuple(framework.level_name(level.id, language) for level in framework.levels)


def said_aloud(each: Segment) -> str:
    """Return one segment as a sentence."""
    return _("{name}: {level}.").format(name=each.name, level=each.said)


def no_level_marks() -> tuple[str, ...]:
    """Return how answers that are no level are drawn, alike in all pictures."""
    return (
        _("A question mark on grey: we do not know, or nobody answered."),
        _("Grey with stripes: we do not agree."),
        _("Crossed out: not for us."),
    )
