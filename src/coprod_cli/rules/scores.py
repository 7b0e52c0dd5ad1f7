"""Scores and their examples: known names, a real example each, dates that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.rules.rule import Rule, Source, Stage
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from coprod_cli.findings import Finding, Keys
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round, ScoreSet

WITHOUT_EXAMPLE = Rule(
    "score-without-example", Severity.ERROR,
    _("A level has no example."),
    _("nef found that real examples make people judge more truly. Without one, choose another level."),
    Source.NEF,
)  # fmt: skip
UNKNOWN_PRINCIPLE = Rule(
    "unknown-principle", Severity.ERROR,
    _("A round names a principle that its framework does not have."),
    _("Nobody could compare it with another round."),
    Source.COPROD,
)  # fmt: skip
UNKNOWN_LEVEL = Rule(
    "unknown-level", Severity.ERROR,
    _("A round names a level that its framework does not have."),
    _("Nobody could say what the level means."),
    Source.COPROD,
)  # fmt: skip
PRINCIPLE_TWICE = Rule(
    "principle-twice", Severity.ERROR,
    _("One principle stands twice in a round, under two of its names."),
    _("nef itself uses two names for some principles. Two scores for one would leave it open which holds."),
    Source.NEF,
)  # fmt: skip
SAME_AS_NOWHERE = Rule(
    "same-as-nowhere", Severity.ERROR,
    _("An example points to a principle that has no example of its own."),
    _("One example may serve several principles, but somewhere it must be told."),
    Source.NEF,
)  # fmt: skip
MONTH_AND_DATE = Rule(
    "month-and-date-disagree", Severity.ERROR,
    _("The date in a round's file is not in the month of the file's name."),
    _("Rounds are compared by month. One of the two is a slip."),
    Source.COPROD,
)  # fmt: skip
INCOMPLETE = Rule(
    "round-incomplete", Severity.NOTE,
    _("The latest round leaves out some principles, or has no date yet."),
    _("Principles belong together. If the group cannot answer one, it can say so: dont-know."),
    Source.NEF, frozenset({Stage.BEGINNING, Stage.FIRST_ROUND, Stage.UNDER_WAY}),
)  # fmt: skip
RULES = (
    WITHOUT_EXAMPLE, UNKNOWN_PRINCIPLE, UNKNOWN_LEVEL, PRINCIPLE_TWICE, SAME_AS_NOWHERE,
    MONTH_AND_DATE, INCOMPLETE,
)  # fmt: skip


def scores(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at every score of every round, and of what groups said apart."""
    for given in project.score_sets():
        if given.framework is None:
            continue
        for name, score in given.given.items():
            keys: Keys = (*given.keys, name)
            if name not in given.framework.principle_ids:
                yield _unknown_principle(given.path, keys, given.framework)
            if score.level is not None:
                yield from _level(given.path, keys, score.level, given.framework)
                if not (given.is_apart or score.examples or _is_an_answer(score.level, given.framework)):
                    yield _without_example(given, name, given.framework, project)
        yield from _pointers(given, given.framework)
        yield from _twice(given, given.framework)
    for found in project.assessments:
        if found.framework is not None:
            yield from _heard(found, found.framework)


def dates(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Compare each round's date with its file's name."""
    for found in project.assessments:
        date = found.record.date
        if date is not None and date.month != found.month:
            message = _("The date is {date}, but the file is named {month}.").format(date=date, month=found.month)
            hint = _("Change the date, or name the file assessments/{month}.yaml.").format(month=date.month)
            yield MONTH_AND_DATE.at(found.path, ("date",), message, hint)


def incomplete(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look for principles that the latest round leaves out."""
    if not project.assessments:
        return
    latest = project.assessments[-1]
    if latest.record.date is None:
        message = _("This file has no date, so it is no round yet.")
        hint = _("When the round is done, add its day, as in date: {month}-18").format(month=latest.month)
        yield INCOMPLETE.at(latest.path, (), message, hint)
        return
    if latest.framework is None or any(
        name not in latest.framework.principle_ids for _about, name, _score in latest.given_scores()
    ):
        return
    if latest.record.heard and next(latest.given_scores(), None) is None:
        return  # people answered apart, and have not sat down together yet
    missing = [
        latest.framework.principle_name(theme.id, project.language)
        for theme in latest.framework.principles
        if theme.id not in latest.scores("project")
    ]
    if missing:
        message = _("About the project, the round says nothing of {names}.").format(names=", ".join(missing))
        hint = _('Add a score, or "answer: dont-know" if the group cannot say.')
        yield INCOMPLETE.at(latest.path, ("scores", "project"), message, hint, at_key=True)


def _unknown_principle(path: PurePosixPath, keys: Keys, framework: Framework) -> Finding:
    name = str(keys[-1])
    message = _('The framework {framework} has no principle "{name}".').format(framework=framework.id, name=name)
    hint = did_you_mean(name, [theme.id for theme in framework.principles], framework.principle_ids)
    return UNKNOWN_PRINCIPLE.at(path, keys, message, hint, at_key=True)


def _level(path: PurePosixPath, keys: Keys, level: str, framework: Framework) -> Iterator[Finding]:
    if level not in framework.steps:
        message = _('The framework {framework} has no level "{name}".').format(framework=framework.id, name=level)
        yield UNKNOWN_LEVEL.at(path, (*keys, "level"), message, _level_hint(level, framework))


def _is_an_answer(level: str, framework: Framework) -> bool:
    from coprod_cli.records.messages import answer_meant

    return level not in framework.steps and bool(answer_meant(level))


def _level_hint(level: str, framework: Framework) -> str:
    from coprod_cli.records.messages import answer_hint, answer_meant

    answer = answer_meant(level)
    return answer_hint(answer) if answer else did_you_mean(level, framework.steps)


def _without_example(given: ScoreSet, principle: str, framework: Framework, project: Project) -> Finding:
    score = given.given[principle]
    name = framework.principle_name(principle, project.language)
    message = _("The level for {name} has no example.").format(name=name)
    hint = _(
        'Add "examples:" with what really happened here: who did what, and when. '
        "If nobody can think of one, choose another level."
    )
    if "examples" in score.model_fields_set and project.has_empty_brackets(given.path, "examples"):
        hint = _(
            'Take the [] away behind "examples:", and type below it what really happened: "        - said: ..." '
            "If nobody can think of an example, choose another level."
        )
    elif "examples" in score.model_fields_set:
        hint = _(
            'Write below "examples:" what really happened here: who did what, and when. '
            "If nobody can think of one, choose another level."
        )
    return WITHOUT_EXAMPLE.at(given.path, (*given.keys, principle, "level"), message, hint, at_key=True)


def _pointers(given: ScoreSet, framework: Framework) -> Iterator[Finding]:
    ids = framework.principle_ids
    telling = {
        ids.get(name) for name, score in given.given.items() if any(each.said is not None for each in score.examples)
    }
    for name, score in given.given.items():
        for place, example in enumerate(score.examples):
            wanted = ids.get(example.same_as or "")
            if example.same_as is None or (wanted in telling and wanted not in {None, ids.get(name)}):
                continue
            message = _('"{name}" has no example of its own to point to.').format(name=example.same_as)
            hint = _('Name a principle whose example begins with "said", or tell the example here.')
            if wanted is None:
                hint = did_you_mean(example.same_as, [theme.id for theme in framework.principles])
            yield SAME_AS_NOWHERE.at(given.path, (*given.keys, name, "examples", place, "same_as"), message, hint)


def _twice(given: ScoreSet, framework: Framework) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in given.given:
        first = seen.setdefault(framework.principle_ids.get(name, name), name)
        if first != name:
            message = _('"{one}" and "{other}" are two names of one principle.').format(one=first, other=name)
            hint = _("Keep the one score that the group agreed.")
            yield PRINCIPLE_TWICE.at(given.path, (*given.keys, name), message, hint, at_key=True)


def _heard(found: Round, framework: Framework) -> Iterator[Finding]:
    for group, said in found.record.heard.items():
        for about, ranges in (("project", said.project), ("organisation", said.organisation)):
            for name, (low, high) in ranges.items():
                keys: Keys = ("heard", group, about, name)
                if name not in framework.principle_ids:
                    yield _unknown_principle(found.path, keys, framework)
                for place, level in enumerate((low, high)):
                    for finding in _level(found.path, keys, level, framework):
                        yield UNKNOWN_LEVEL.at(found.path, (*keys, place), finding.message, finding.hint)
