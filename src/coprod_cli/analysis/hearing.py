"""What groups said apart, gathered to agree together: who may be shown, and what the round's file keeps of it.

Nothing here changes an answer. Only numbers of people decide which group is hidden, as everywhere:
see `coprod_cli.analysis.hidden_groups`. Of a hidden group no word, no level and no kind of answer
leaves this module, so two projects that differ only in such answers make the same sitting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.analysis.hidden_groups import Shown, shown_apart
from coprod_cli.project import Round, scores_about
from coprod_cli.records.assessment import ABOUTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coprod_cli.analysis.spread import Range
    from coprod_cli.framework import Framework
    from coprod_cli.project import Apart, Project
    from coprod_cli.records.answers import ApartAnswer
    from coprod_cli.records.assessment import About, Heard, Score


class Voice(NamedTuple):
    """What the people of one group said apart about one principle; texts once each, in no order of theirs."""

    group: str
    people: int
    """How many people of the group answered."""
    levels: Range | None
    """The lowest and the highest level, or None where nobody chose one."""
    answers: tuple[str, ...]
    """Answers that are no level."""
    why: tuple[str, ...]
    examples: tuple[str, ...]
    helps: tuple[str, ...]
    in_the_way: tuple[str, ...]


class Hearing(NamedTuple):
    """What may be read out of the answers of one month about one thing."""

    people: Mapping[str, int]
    """How many people of each group answered, in the order of `coprod.yaml`; 0 for nobody."""
    shown: Shown
    """The groups whose answers may be read out, and those that are hidden."""
    entries: Mapping[str, Mapping[str, Any]]
    """What the round's file says below `heard`, group by group."""


def people_apart(project: Project, apart: Iterable[Apart], about: About) -> dict[str, int]:
    """Return how many people of each group answered apart, in the order of `coprod.yaml`."""
    found = dict.fromkeys(project.groups, 0)
    for each in apart:
        found[each.group] = sum(answer.people for answer in _answers(each, about))
    return found


def hear(
    project: Project,
    apart: Iterable[Apart],
    about: About,
    counts: Mapping[str, int],
    agreed: Mapping[str, str],
    before: Mapping[str, Heard],
) -> Hearing:
    """Return what may be read out and kept of the answers of one month.

    `counts` is how many people are here, `agreed` the day on which every one of a small group agreed
    to be shown, and `before` what the round's file said below `heard` already.
    """
    given = list(apart)
    people = people_apart(project, given, about)
    days = {group: str(entry.agreed_to_be_shown) for group, entry in before.items() if entry.agreed_to_be_shown}
    days |= agreed
    shown = _shown(project, people, counts, days)
    entries: dict[str, Mapping[str, Any]] = {}
    silent = {group for group in people if not any(people_apart(project, given, each)[group] for each in ABOUTS)}
    for group in dict.fromkeys([*people, *before]):
        old = before[group].plain() if group in before else {}
        if people.get(group):
            ranges = _ranges(project, given, about, group) if group in shown.groups else {}
            entry = _entry(old, about, people[group], ranges, days.get(group))
        else:
            entry = {"answers": 0} if not old and group in silent and counts.get(group) else old
        if entry:
            entries[group] = entry
    return Hearing(people, shown, entries)


def voices(
    project: Project, apart: Iterable[Apart], about: About, principle: str, groups: Iterable[str]
) -> list[Voice]:
    """Return what groups said about one principle, in the order in which they are named."""
    given = {each.group: each for each in apart}
    return [_voice(project.framework, given[group], about, principle) for group in groups if group in given]


def _shown(project: Project, people: Mapping[str, int], counts: Mapping[str, int], days: Mapping[str, str]) -> Shown:
    """Return who may be shown, by the numbers of people alone; a group that was counted and did not answer talks."""
    from coprod_cli.records.assessment import AssessmentRecord

    took_part = [group for group in people if people[group] or counts.get(group)]
    heard = {
        group: {"answers": people[group]} | ({"agreed_to_be_shown": days[group]} if group in days else {})
        for group in took_part
    }
    record = AssessmentRecord.model_validate({"format": 1, "counts": dict(counts), "heard": heard})
    return shown_apart(project, Round("", record, project.framework))


def _entry(
    old: Mapping[str, Any], about: About, people: int, ranges: Mapping[str, Range], agreed: str | None
) -> Mapping[str, Any]:
    """Return a group's entry; what it said about the other thing stays, and the fewer people count for both."""
    others = {each: old[each] for each in ABOUTS if each != about and old.get(each)}
    if not ranges:
        return {key: value for key, value in old.items() if key != about} if others else {}
    said = {about: {principle: list(levels) for principle, levels in ranges.items()}} | others
    answers = min(people, int(old["answers"])) if others else people
    entry: dict[str, Any] = {"answers": answers}
    if agreed is not None:
        entry["agreed_to_be_shown"] = agreed
    return entry | {each: said[each] for each in ABOUTS if each in said}


def _ranges(project: Project, apart: Iterable[Apart], about: About, group: str) -> dict[str, Range]:
    found = {
        theme.id: voice.levels
        for theme in project.framework.principles
        for voice in voices(project, apart, about, theme.id, [group])
    }
    return {principle: levels for principle, levels in found.items() if levels is not None}


def _voice(framework: Framework, apart: Apart, about: About, principle: str) -> Voice:
    answers = list(_answers(apart, about))
    given = [score for answer in answers for score in _scores(framework, answer, about, principle)]
    steps = framework.steps
    levels = sorted({score.level for score in given if score.level in steps}, key=lambda level: steps[str(level)])
    examples = (text for answer in answers for text in _examples(framework, answer, about, principle))
    return Voice(
        apart.group,
        sum(answer.people for answer in answers),
        (str(levels[0]), str(levels[-1])) if levels else None,
        _once(score.answer for score in given),
        _once(score.why for score in given),
        _once(examples),
        _once(score.helps for score in given),
        _once(score.in_the_way for score in given),
    )


def _answers(apart: Apart, about: About) -> Iterator[ApartAnswer]:
    return (answer for answer in apart.record.answers if scores_about(answer.scores, about))


def _scores(framework: Framework, answer: ApartAnswer, about: About, principle: str) -> Iterator[Score]:
    for name, score in scores_about(answer.scores, about).items():
        if framework.principle_ids.get(name, name) == principle:
            yield score


def _examples(framework: Framework, answer: ApartAnswer, about: About, principle: str) -> Iterator[str | None]:
    """Yield the examples of one answer, also those that were told for another principle."""
    for score in _scores(framework, answer, about, principle):
        for example in score.examples:
            yield example.said
            if example.same_as is not None:
                other = framework.principle_ids.get(example.same_as, example.same_as)
                told = _scores(framework, answer, about, other)
                yield next((each.said for score in told for each in score.examples if each.said), None)


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return texts once each, sorted: their order in the file, alike for all principles, might tell who is who."""
    return tuple(sorted({text for text in texts if text is not None}))
