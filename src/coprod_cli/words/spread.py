"""What groups said apart, in words: ranges of levels, and steps between groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.compare import in_both
from coprod_cli.analysis.hidden_groups import shown_apart
from coprod_cli.language import _
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import about_words

if TYPE_CHECKING:
    from coprod_cli.analysis.compare import Comparison
    from coprod_cli.analysis.hidden_groups import Shown
    from coprod_cli.analysis.spread import Range, Spread
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


def steps_words(steps: int) -> str:
    """Return how far apart groups are, 0 to 6 steps: a framework has at most 7 levels."""
    return (
        _("not apart"), _("one step apart"), _("two steps apart"), _("three steps apart"),
        _("four steps apart"), _("five steps apart"), _("six steps apart"),
    )[steps]  # fmt: skip


def distance_words(steps: int | None, spread: Spread | None) -> str:
    """Return how far apart groups are in a round, and if it can be said whether that is closer than before."""
    if steps is None:
        return _("only one group")
    now = steps_words(steps)
    if spread is None or spread.move == "not-comparable" or spread.steps_after != steps:
        return now
    return {
        "same": _("{now}, as before"),
        "closer": _("{now}, closer than before"),
        "further": _("{now}, further than before"),
    }[spread.move].format(now=now)


def range_words(said: Range, framework: Framework | None, language: str) -> str:
    """Return a group's lowest and highest level by their names, or the one if they are the same."""
    lowest, highest = (level if framework is None else framework.level_name(level, language) for level in said)
    return lowest if lowest == highest else _("{lowest} to {highest}").format(lowest=lowest, highest=highest)


def move_sentence(comparison: Comparison, name: str, spread: Spread) -> str:
    """Return whether groups came closer about one principle, whose name comes first."""
    was, now = spread.steps_before, spread.steps_after
    if spread.move == "not-comparable":
        return _not_compared(comparison, spread).format(
            name=name, steps=steps_words((now if spread.after else was) or 0)
        )
    return {
        "same": _("{name}: {now}, as before."),
        "closer": _("{name}: closer than before. Then {then}, now {now}."),
        "further": _("{name}: further apart than before. Then {then}, now {now}."),
    }[spread.move].format(name=name, then=steps_words(was or 0), now=steps_words(now or 0))


def _not_compared(comparison: Comparison, spread: Spread) -> str:
    """Return what can be said where groups cannot be set side by side in both rounds."""
    if spread.before and spread.after and (
        comparison.levels_changed or not in_both(comparison.old, comparison.new, spread.principle)
    ):  # fmt: skip
        return _("{name} can't be compared.")
    if len({*spread.before, *spread.after}) == 1:
        return _("{name}: one group alone.")
    if spread.before and spread.after:
        return _("{name} can't be compared: fewer than two groups are shown both times.")
    return _("{name}: {steps} now.") if spread.after else _("{name}: {steps} then.")


def group_sentences(project: Project, comparison: Comparison, spread: Spread) -> list[str]:
    """Return what each group said then and now, in the order of `coprod.yaml`."""
    given = [*spread.after, *spread.before]
    groups = dict.fromkeys([*(group for group in project.groups if group in given), *given])
    return [_group_sentence(project, comparison, spread, group) for group in groups]


def _group_sentence(project: Project, comparison: Comparison, spread: Spread, group: str) -> str:
    parts = {"group": project.group_name(group)}
    for key, found, ranges in (("then", comparison.old, spread.before), ("now", comparison.new, spread.after)):
        if group in ranges:
            parts[key] = range_words(ranges[group], found.framework, project.language)
    if "then" not in parts:
        return _("{group}: {now} now.").format(**parts)
    if "now" not in parts:
        return _("{group}: {then} then.").format(**parts)
    if parts["then"] == parts["now"]:
        return _("{group}: {now}, as before.").format(**parts)
    return _("{group}: {then} then, {now} now.").format(**parts)


def hidden(project: Project, found: Round, shown: Shown) -> list[str]:
    """Return which groups of a round are not shown apart, and why."""
    reasons = (
        (shown.small, _("{month}: not shown apart, because there are too few of them: {groups}.")),
        (shown.beside_small, _("{month}: not shown apart, so that no smaller group can be worked out: {groups}.")),
    )
    return [
        said.format(month=month_words(found.month), groups=", ".join(map(project.group_name, groups)))
        for groups, said in reasons
        if groups
    ]


def nothing_apart(project: Project, found: Round, about: About) -> list[str]:
    """Return that a round has nothing that groups said apart and that may be shown, and why."""
    said = _("In the round of {month} no group said anything apart about {what} that may be shown.")
    first = said.format(month=month_words(found.month), what=about_words(about))
    return [first, *hidden(project, found, shown_apart(project, found))]
