"""Two rounds side by side: what rose, fell, stayed, is new, went, or can't be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from coprod_cli.framework import Framework
    from coprod_cli.project import Round
    from coprod_cli.records.assessment import About, Score

Kind = Literal["rose", "fell", "same", "new", "gone", "not-comparable"]


class Change(NamedTuple):
    """What happened to one principle between two rounds."""

    about: About
    principle: str
    before: Score | None
    after: Score | None
    kind: Kind


class Comparison(NamedTuple):
    """Two rounds, with one change for each principle that either of them has."""

    old: Round
    new: Round
    changes: tuple[Change, ...]
    wording_changed: bool
    """True when the words of the framework were not the same in both rounds."""
    levels_changed: bool
    """True when the levels were not the same, so that nothing can be compared."""


def compare(old: Round, new: Round) -> Comparison:
    """Return what changed from one round to another, in the framework's order."""
    comparable = _same_levels(old.framework, new.framework)
    changes = tuple(
        change
        for about in dict.fromkeys([*old.abouts, *new.abouts])
        for principle in _principles(old, new, about)
        if (change := _change(old, new, about, principle, comparable=comparable)) is not None
    )
    words = {old.record.wording, new.record.wording} - {None}
    return Comparison(old, new, changes, len(words) == 2, not comparable)  # noqa: PLR2004  # one wording each


def _same_levels(old: Framework | None, new: Framework | None) -> bool:
    if old is None or new is None:
        return False
    return list(old.steps) == list(new.steps)


def _principles(old: Round, new: Round, about: About) -> list[str]:
    """Return the principles of either round: the framework's first, in its order."""
    given = [*new.scores(about), *old.scores(about)]
    known = [theme.id for theme in new.framework.principles] if new.framework else []
    return list(dict.fromkeys([*(i for i in known if i in given), *given]))


def _change(old: Round, new: Round, about: About, principle: str, *, comparable: bool) -> Change | None:
    before = old.scores(about).get(principle)
    after = new.scores(about).get(principle)
    known = all(found.framework is not None and principle in found.framework.principle_ids for found in (old, new))
    kind: Kind = "not-comparable"
    if comparable and known and old.framework is not None:
        kind = _kind(old.framework, before, after)
    return Change(about, principle, before, after, kind)


def _kind(framework: Framework, before: Score | None, after: Score | None) -> Kind:
    was = _place(framework, before)
    now = _place(framework, after)
    if was is None and now is None:
        same = before is not None and after is not None and before.answer == after.answer
        return "same" if same else "not-comparable"
    if was is None:
        return "new"
    if now is None:
        return "gone"
    if now == was:
        return "same"
    return "rose" if now > was else "fell"


def _place(framework: Framework, score: Score | None) -> int | None:
    """Return the place of a score's level, 0 for the lowest; None when there is no level."""
    if score is None or score.level is None:
        return None
    return framework.steps.get(score.level)
