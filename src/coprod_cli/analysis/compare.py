"""Two rounds side by side: what rose, fell, stayed, is new, went, or can't be compared, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from coprod_cli.analysis.examples import new_examples, texts_of

if TYPE_CHECKING:
    from coprod_cli.analysis.examples import Told
    from coprod_cli.framework import Framework
    from coprod_cli.project import Round
    from coprod_cli.records.assessment import About, Score

Kind = Literal["rose", "fell", "same", "new", "gone", "not-comparable"]
Reason = Literal["framework", "levels", "principle", "answers"]
"""Why nothing is compared: a framework is gone, the levels changed, the principle is not in both
frameworks, or there was no level to compare, only answers that are none."""


class Change(NamedTuple):
    """What happened to one principle between two rounds."""

    about: About
    principle: str
    before: Score | None
    after: Score | None
    kind: Kind
    why: Reason | None = None
    """Said where the kind is `not-comparable`."""
    new_examples: tuple[Told, ...] = ()
    """The examples of the newer round that stand nowhere in the older one, if they were looked for."""


class Comparison(NamedTuple):
    """Two rounds, with one change for each principle that either of them has."""

    old: Round
    new: Round
    changes: tuple[Change, ...]
    wording_changed: bool
    """True when the words of the framework were not the same in both rounds."""
    levels_changed: bool
    """True when the levels were not the same, so that nothing can be compared."""
    abouts: tuple[About, ...] = ()
    """What the two were compared about, in the order in which it is told."""

    @property
    def is_moved(self) -> bool:
        """Whether anything differs between the scores of the two, or examples are new."""
        return any(change.kind != "same" or change.new_examples for change in self.changes)


def compare(old: Round, new: Round, about: About | None = None) -> Comparison:
    """Return what changed from one round to another, in the framework's order; `about` is one thing or all."""
    abouts = tuple(dict.fromkeys([*old.abouts, *new.abouts])) if about is None else (about,)
    levels = _levels_differ(old.framework, new.framework)
    changes = tuple(
        _change(old, new, each, principle, levels) for each in abouts for principle in principles_of(old, new, each)
    )
    words = {old.record.wording, new.record.wording} - {None}
    return Comparison(old, new, changes, len(words) == 2, levels is not None, abouts)  # noqa: PLR2004  # one wording each


def with_new_examples(comparison: Comparison) -> Comparison:
    """Return a comparison that also says which examples are new; `check` compares all rounds without."""
    stood = texts_of(comparison.old)
    found = (new_examples(comparison.new, each.about, each.principle, stood) for each in comparison.changes)
    changes = (change._replace(new_examples=new) for change, new in zip(comparison.changes, found, strict=True))
    return comparison._replace(changes=tuple(changes))


def principles_of(old: Round, new: Round, about: About) -> list[str]:
    """Return the principles that either round has scored: the framework's first, in its order."""
    return in_order(new, [*new.scores(about), *old.scores(about)])


def in_order(found: Round, given: list[str]) -> list[str]:
    """Return principles once each: the framework's first, in its order."""
    known = [theme.id for theme in found.framework.principles] if found.framework else []
    return list(dict.fromkeys([*(principle for principle in known if principle in given), *given]))


def in_both(old: Round, new: Round, principle: str) -> bool:
    """Say whether both frameworks have a principle."""
    return all(each.framework is not None and principle in each.framework.principle_ids for each in (old, new))


def _levels_differ(old: Framework | None, new: Framework | None) -> Reason | None:
    if old is None or new is None:
        return "framework"
    return None if list(old.steps) == list(new.steps) else "levels"


def _change(old: Round, new: Round, about: About, principle: str, levels: Reason | None) -> Change:
    before = old.scores(about).get(principle)
    after = new.scores(about).get(principle)
    why = levels or (None if in_both(old, new, principle) else "principle")
    if why is not None or old.framework is None:
        return Change(about, principle, before, after, "not-comparable", why)
    kind = _kind(old.framework, before, after)
    return Change(about, principle, before, after, kind, "answers" if kind == "not-comparable" else None)


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
