"""What a picture of two rounds shows, in words: what stood then, and what stands now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import month_words
from coprod_cli.words.changes import remarks, sentence
from coprod_cli.words.picture import (
    Picture,
    Segment,
    level_names,
    no_level_marks,
    segment,
    told,
)
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from coprod_cli.analysis.compare import Change, Comparison, Kind
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About


@dataclass(frozen=True, slots=True)
class Move:
    """One principle in both rounds, and what happened to it."""

    then: Segment
    now: Segment
    kind: Kind
    happened: str
    """In a few words, such as `Rose`."""
    said: str
    """With its levels, such as `Rose from Basic to Excellent`."""

    @property
    def is_compared(self) -> bool:
        """Whether its two answers may stand on one scale."""
        return self.kind != "not-comparable" or "level" not in {self.then.state, self.now.state}


@dataclass(frozen=True, slots=True)
class TwoRounds(Picture):
    """One wheel for two rounds, and a row for each principle."""

    months: tuple[str, str]
    """Then and now, in words."""
    levels: tuple[str, ...]
    """Their names, the lowest first."""
    wheel: tuple[Move, ...]
    """The framework's principles, clockwise from the top; none if nothing can be compared."""
    moves: tuple[Move, ...]
    """The same, and what only the older round has."""


def two_rounds(project: Project, comparison: Comparison, about: About) -> TwoRounds:
    """Return two rounds as a picture of what moved, and the same in words."""
    framework = comparison.new.framework or project.framework
    changes = {change.principle: change for change in comparison.changes if change.about == about}
    order = list(dict.fromkeys([*(theme.id for theme in framework.principles), *changes]))
    moves = {name: _move(project, comparison, name, changes.get(name)) for name in order}
    old, new = month_words(comparison.old.month), month_words(comparison.new.month)
    levels, notes = level_names(framework, project.language), tuple(remarks(comparison))
    said = [
        sentence(project, comparison, changes[name])
        if name in changes
        else _("{name}: {after}, as before.").format(name=moves[name].now.name, after=moves[name].now.said)
        for name in order
    ]
    return TwoRounds(
        (old, new),
        levels,
        () if comparison.levels_changed else tuple(moves[theme.id] for theme in framework.principles),
        tuple(moves.values()),
        title=_("{project}, {old} to {new}: {about}").format(
            project=project.settings.project, old=old, new=new, about=about_words(about)
        ),
        description=" ".join([_headline(levels, old, new), *notes, *said]),
        columns=(_("Principle"), old, new, _("What happened")),
        rows=tuple(_row(project, move, changes.get(name)) for name, move in moves.items()),
        how_to_read=_how_to_read(old, new),
        notes=notes,
        language=project.language,
    )


def _row(project: Project, move: Move, change: Change | None) -> tuple[str, str, str, str]:
    then, now = (change.before, change.after) if change else (None, None)
    return move.now.name, told(project, move.then, then), told(project, move.now, now), move.happened


def four_kinds() -> tuple[str, str, str, str]:
    """Return what the four kinds of cells are: reached both times, new, lost, and never reached."""
    return _("Then and now"), _("New since then"), _("Lost since then"), _("Not reached")


def _headline(levels: tuple[str, ...], old: str, new: str) -> str:
    return _("What moved from {old} to {new}. The levels are, from the lowest: {levels}.").format(
        old=old, new=new, levels=", ".join(levels)
    )


def _move(project: Project, comparison: Comparison, principle: str, change: Change | None) -> Move:
    """Return what happened to a principle; a comparison holds none that neither round has scored."""
    language = project.language
    new = comparison.new.framework or project.framework
    before, after = (change.before, change.after) if change else (None, None)
    then = segment(comparison.old.framework or new, principle, before, language)
    now = segment(new, principle, after, language)
    if principle not in new.principle_ids:
        now = replace(now, name=then.name)  # only the older framework can name it
    kind: Kind = change.kind if change else "same"
    return Move(then, now, kind, _happened(kind), _said(kind, then, now))


def _happened(kind: Kind) -> str:
    return {
        "rose": _("Rose"),
        "fell": _("Fell"),
        "same": _("Stayed the same"),
        "new": _("Has a level now"),
        "gone": _("Has no level now"),
        "not-comparable": _("Can't be compared"),
    }[kind]


def _said(kind: Kind, then: Segment, now: Segment) -> str:
    if kind == "same" and now.state != "level":
        return _("{after}, as before").format(after=now.said)
    return {
        "rose": _("Rose from {before} to {after}"),
        "fell": _("Fell from {before} to {after}"),
        "same": _("Stayed at {after}"),
        "new": _("Then: {before}. Now: {after}."),
        "gone": _("Then: {before}. Now: {after}."),
        "not-comparable": _("Then: {before}. Now: {after}. Can't be compared."),
    }[kind].format(before=then.said, after=now.said)


def _how_to_read(old: str, new: str) -> tuple[str, ...]:
    return (
        _("The wheel, solid blue: reached in {old} and in {new}.").format(old=old, new=new),
        _("Stripes with a plus sign: new. Reached in {new}, and not in {old}.").format(old=old, new=new),
        _("Dots with a minus sign: lost. Reached in {old}, and not in {new}.").format(old=old, new=new),
        _("White: not reached in either round."),
        _("A part with a level now and none then has all of it drawn as new."),
        _("A part with no level now is drawn by what was said instead."),
        *no_level_marks(),
        _("Grey with nothing on it: can't be compared."),
        _("The rows: an empty square is {old}, a filled circle is {new}.").format(old=old, new=new),
        _("The arrow goes from the one to the other. Without an arrow, nothing moved, or it can't be compared."),
    )
