"""What moved between two rounds, one whole sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _, counted
from coprod_cli.words.calendar import month_words
from coprod_cli.words.scores import score_words

if TYPE_CHECKING:
    from coprod_cli.analysis.compare import Change, Comparison
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


def title(project: Project, comparison: Comparison) -> str:
    """Return what is compared with what."""
    return _("{project}: what moved from {old} to {new}").format(
        project=project.settings.project,
        old=month_words(comparison.old.month),
        new=month_words(comparison.new.month),
    )


def sentences(project: Project, comparison: Comparison, about: About) -> list[str]:
    """Return what happened to each principle; where a round left all of them out, only that."""
    found = [change for change in comparison.changes if change.about == about]
    for missing in (comparison.old, comparison.new):
        if found and not missing.scores(about):
            month = month_words(missing.month)
            return [_("Not scored in {month}, so nothing is compared.").format(month=month)]
    return [sentence(project, comparison, change) for change in found]


def sentence(project: Project, comparison: Comparison, change: Change) -> str:
    """Return what happened to one principle; its name comes first."""
    language = project.language
    framework = comparison.new.framework or comparison.old.framework or project.framework
    parts = {
        "name": framework.principle_name(change.principle, language),
        "before": score_words(change.before, comparison.old.framework, language),
        "after": score_words(change.after, comparison.new.framework, language),
    }
    if change.kind == "same" and change.after is not None and change.after.level is None:
        return _("{name}: {after}, as before.").format(**parts)
    return {
        "rose": _("{name} rose from {before} to {after}."),
        "fell": _("{name} fell from {before} to {after}."),
        "same": _("{name} stayed at {after}."),
        "new": _("{name} has a level now: {after}. Before: {before}."),
        "gone": _("{name} has no level now: {after}. Before: {before}."),
        "not-comparable": _("{name} can't be compared. Then: {before}. Now: {after}."),
    }[change.kind].format(**parts)


def remarks(comparison: Comparison) -> list[str]:
    """Return what a reader must know before reading the changes."""
    said = []
    if comparison.old.framework is None or comparison.new.framework is None:
        said.append(_("The framework of one of the rounds is not in this folder, so nothing is compared."))
    elif comparison.levels_changed:
        said.append(_("The framework's levels are not the same in both rounds, so nothing is compared."))
    elif comparison.wording_changed:
        said.append(_("The wording of the framework changed between the rounds. Read the changes with care."))
    return said


def people(project: Project, found: Round) -> str:
    """Return who took part in a round, by group, in the group's own words."""
    counts = [
        _("{number} {group}").format(number=number, group=project.group_name(group))
        for group, number in found.record.counts.items()
    ]
    month = month_words(found.month)
    if not counts:
        return _("{month}: nobody wrote down who took part.").format(month=month)
    return _("{month}: {groups}.").format(month=month, groups=", ".join(counts))


def changed_around_us(project: Project, comparison: Comparison) -> list[str]:
    """Return what changed around the group from the older round to the newer; each round tells a part."""
    old, new = comparison.old.month, comparison.new.month
    told = [each for each in project.rounds if old < each.month <= new and each.record.changed_around_us]
    if len(told) == 1 and told[0].month == new:
        return list(told[0].record.changed_around_us)
    return [
        _("{month}: {what}").format(month=month_words(each.month), what=what)
        for each in told
        for what in each.record.changed_around_us
    ]


def came_both_times(project: Project, comparison: Comparison) -> str:
    """Return how many people were there both times, or nothing when nobody knows.

    A round counts who came to the one before it, and says nothing of older ones.
    """
    number = comparison.new.record.came_last_time
    if number is None or project.before(comparison.new) is not comparison.old:
        return ""
    return counted("{number} person came both times.", "{number} people came both times.", number).format(number=number)
