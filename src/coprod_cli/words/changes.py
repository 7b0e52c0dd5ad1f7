"""What moved between two rounds, one whole sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis import difference
from coprod_cli.language import _, counted
from coprod_cli.words.calendar import month_words
from coprod_cli.words.document import Fact, Item, Words
from coprod_cli.words.scores import says, score_words

if TYPE_CHECKING:
    from coprod_cli.analysis.compare import Change, Comparison
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About


def title(project: Project, comparison: Comparison, revision: str = "") -> str:
    """Return what is compared with what; the older round may be one of an earlier version of the folder."""
    said = _("{project}: what moved from {old} to {new}")
    if revision:
        said = _("{project}: what moved from {old}, as it was in {revision}, to {new}")
    return said.format(
        project=project.settings.project,
        old=month_words(comparison.old.month),
        new=month_words(comparison.new.month),
        revision=revision,
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
    parts = {
        "name": principle_name(project, comparison, change.principle),
        "before": score_words(change.before, comparison.old.framework, language),
        "after": score_words(change.after, comparison.new.framework, language),
    }
    if change.kind == "same" and change.after is not None and change.after.level is None:
        return _("{name}: {after}, as before.").format(**parts)
    if change.kind == "not-comparable":
        return _not_comparable(change).format(**parts)
    return {
        "rose": _("{name} rose from {before} to {after}."),
        "fell": _("{name} fell from {before} to {after}."),
        "same": _("{name} stayed at {after}."),
        "new": _("{name} has a level now: {after}. Before: {before}."),
        "gone": _("{name} has no level now: {after}. Before: {before}."),
    }[change.kind].format(**parts)


def told(project: Project, comparison: Comparison, about: About) -> list[Item]:
    """Return the sentences about what happened; where there is no agreement now, with what each group says."""
    found = [change for change in comparison.changes if change.about == about]
    said = sentences(project, comparison, about)
    if len(said) < len(found):  # one sentence says that nothing is compared
        return [Item(each) for each in said]
    return [Item(each, says_facts(project, change)) for each, change in zip(said, found, strict=True)]


def says_facts(project: Project, change: Change) -> tuple[Fact, ...]:
    """Return what each group says where there is no agreement now."""
    return tuple(Fact(group, Words(text, project.language)) for group, text in says(project, change.after))


def _not_comparable(change: Change) -> str:
    """Return why a principle is not compared; what holds for all of them stands above them."""
    if change.why == "principle":
        return _("{name} can't be compared: not both frameworks have it. Then: {before}. Now: {after}.")
    if change.why == "answers":
        return _("{name} can't be compared: neither round has a level. Then: {before}. Now: {after}.")
    return _("{name} can't be compared. Then: {before}. Now: {after}.")


def principle_name(project: Project, comparison: Comparison, principle: str) -> str:
    """Return a principle's name by the newer framework that has it, or else its id."""
    known: list[Framework] = [each.framework for each in (comparison.new, comparison.old) if each.framework is not None]
    having = (each for each in [*known, project.framework] if principle in each.principle_ids)
    framework = next(having, project.framework)
    return framework.principle_name(principle, project.language)


def new_examples(project: Project, comparison: Comparison, about: About) -> list[str]:
    """Return the examples that are new, each once, behind the name of its principle."""
    lines = []
    seen = set()
    for change in comparison.changes:
        name = principle_name(project, comparison, change.principle)
        for example in change.new_examples if change.about == about else ():
            if example.said not in seen:
                lines.append(_("{name}: {example}").format(name=name, example=example.said))
            elif example.same_as is not None:
                other = principle_name(project, comparison, example.same_as)
                lines.append(_("{name}: the same example as for {other}.").format(name=name, other=other))
            seen.add(example.said)
    return lines


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
    """Return who took part in a round, by group, in the group's own words, and who met first."""
    counts = [
        _("{number} {group}").format(number=number, group=project.group_name(group))
        for group, number in found.record.counts.items()
    ]
    month = month_words(found.month)
    if not counts:
        return _("{month}: nobody wrote down who took part.").format(month=month)
    said = _("{month}: {groups}.").format(month=month, groups=", ".join(counts))
    if not found.record.met_first:
        return said
    first = ", ".join(project.group_name(group) for group in found.record.met_first)
    return " ".join([said, _("These met first, without paid staff: {groups}.").format(groups=first)])


def changed_around_us(project: Project, comparison: Comparison) -> list[str]:
    """Return what changed around the group from the older round to the newer; each round tells a part."""
    told = difference.changed_around(project, comparison)
    if {month for month, _what in told} == {comparison.new.month}:
        return [what for _month, what in told]
    return [_("{month}: {what}").format(month=month_words(month), what=what) for month, what in told]


def came_both_times(project: Project, comparison: Comparison) -> str:
    """Return how many people were there both times, or nothing when nobody knows."""
    number = difference.came_both_times(project, comparison)
    if number is None:
        return ""
    return counted("{number} person came both times.", "{number} people came both times.", number).format(number=number)
