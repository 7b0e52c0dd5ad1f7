"""No output tells two projects apart that differ only in what people of a hidden group said or did."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from coprod_cli.analysis.hidden_groups import named, shown_apart
from coprod_cli.cli.opened import open_sound
from coprod_cli.words.agenda import agenda
from coprod_cli.words.report import report
from coprod_cli.words.review import document as review
from coprod_cli.words.spread_picture import spread_picture
from coprod_cli.yamltext.scalars import dump
from helpers import tree
from unit.making import SETTINGS, coprod, scores

TODAY = datetime.date(2024, 12, 1)
GROUPS = ("members", "carers", "staff")
LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")
PRINCIPLES = ("assets", "mutuality")
MONTHS = ("2024-05", "2024-11")
REVIEW = "format: 1\ndate: 2024-11-20\ncompared: {from: 2024-05, to: 2024-11}\nnext: 2025-05\n"
COMMANDS = (
    ("check", "--all-advice"), ("check", "--format", "json"), ("status",), ("status", "--format", "json"), ("diff",),
    ("diff", "--format", "markdown"), ("diff", "--format", "json"), ("diff", "--exit-code"), ("report", "--dry-run"),
)  # fmt: skip

pair = st.tuples(st.sampled_from(LEVELS), st.sampled_from(LEVELS)).map(lambda both: sorted(both, key=LEVELS.index))
people = st.fixed_dictionaries({group: st.integers(1, 5) for group in GROUPS})
ranges = st.fixed_dictionaries({
    month: st.fixed_dictionaries({
        group: st.fixed_dictionaries(dict.fromkeys(PRINCIPLES, pair)) for group in GROUPS
    }) for month in MONTHS
})  # fmt: skip


def written(counts: dict[str, Any], said: dict[str, Any]) -> dict[str, str]:
    """Return the files of a project in which every group stands in `heard`, the small ones too."""
    files = {"coprod.yaml": SETTINGS, "reviews/2024-11.yaml": REVIEW}
    for month in MONTHS:
        numbers = counts[month]
        lines = [scores(assets="basic", mutuality="no-agreement").replace("MONTH", month).rstrip(), "counts:"]
        lines += [f"  {group}: {numbers[group]}" for group in GROUPS]
        lines.append("heard:")
        for group in GROUPS:
            lines += [f"  {group}:", f"    answers: {numbers[group]}", "    project:"]
            lines += [f"      {name}: [{low}, {high}]" for name, (low, high) in said[month][group].items()]
        files[f"assessments/{month}.yaml"] = "\n".join([*lines, ""])
    return files


def everything_said(files: dict[str, str]) -> tuple[Any, ...]:
    """Return all that commands print, the pages of report and review, and what the spread shows."""
    with tempfile.TemporaryDirectory() as place:
        root = tree(Path(place) / "maple", files)
        done = [coprod(*command, cwd=root) for command in COMMANDS]
        project = open_sound(root).project
        documents = (report(project, (), TODAY), review(project, project.reviews[0]), agenda(project, TODAY))
        pictures = [spread_picture(project, each, project.before(each), "project") for each in project.rounds]
        return (*((each.exit_code, each.stdout, each.stderr) for each in done), documents, repr(pictures))


@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.fixed_dictionaries(dict.fromkeys(MONTHS, people)), ranges, ranges)
def test_what_a_hidden_group_said_changes_nothing_that_is_said(
    counts: dict[str, Any], said: dict[str, Any], other: dict[str, Any]
) -> None:
    files = written(counts, said)
    with tempfile.TemporaryDirectory() as place:
        project = open_sound(tree(Path(place) / "maple", files)).project
    shown = {found.month: shown_apart(project, found).groups for found in project.rounds}
    assume(any(len(groups) < len(GROUPS) for groups in shown.values()))
    changed = {
        month: {group: (said if group in shown[month] else other)[month][group] for group in GROUPS}
        for month in MONTHS
    }  # fmt: skip
    assert everything_said(written(counts, changed)) == everything_said(files)


holders = st.lists(st.fixed_dictionaries({
    what: st.lists(st.sampled_from(GROUPS), unique=True, max_size=3) for what in ("agenda", "chair", "minutes")
}), min_size=1, max_size=4)  # fmt: skip


def met(counts: dict[str, int], held: list[dict[str, list[str]]]) -> dict[str, str]:
    """Return the files of a project that met, and has no rounds that would count its groups."""
    files = {
        "coprod.yaml": SETTINGS,
        "reviews/2024-11.yaml": REVIEW.replace("compared: {from: 2024-05, to: 2024-11}\n", ""),
    }
    for number, pen in enumerate(held):
        files[f"meetings/2024-0{number + 6}-05.yaml"] = dump({"format": 1, "counts": counts, "pen": pen})
    return files


def pens(files: dict[str, str]) -> tuple[Any, ...]:
    """Return all that is said of who held the pen; `check` alone shows lines of the files themselves."""
    with tempfile.TemporaryDirectory() as place:
        root = tree(Path(place) / "maple", files)
        done = [
            coprod(*command, cwd=root)
            for command in (("status",), ("status", "--format", "json"), ("review", "--agenda", "--dry-run"))
        ]
        project = open_sound(root).project
        documents = report(project, (), TODAY), review(project, project.reviews[0]), agenda(project, TODAY)
        return (*((each.exit_code, each.stdout) for each in done), documents)


@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much])
@given(people, holders)
def test_which_of_the_hidden_groups_held_the_pen_changes_nothing_that_is_said(
    counts: dict[str, int], held: list[dict[str, list[str]]]
) -> None:
    files = met(counts, held)
    with tempfile.TemporaryDirectory() as place:
        project = open_sound(tree(Path(place) / "maple", files)).project
    hidden = [group for group in GROUPS if group not in named(project, {each: counts[each] for each in GROUPS})]
    assume(len(hidden) > 1)
    other = dict(zip(hidden, [*hidden[1:], hidden[0]], strict=True))
    turned = [{what: [other.get(group, group) for group in groups] for what, groups in pen.items()} for pen in held]
    assert pens(met(counts, turned)) == pens(files)


def test_it_would_be_noticed_if_a_group_that_is_shown_had_said_something_else() -> None:
    counts = {month: dict.fromkeys(GROUPS, 4) for month in MONTHS}
    low, high = ({name: [level, level] for name in PRINCIPLES} for level in ("basic", "excellent"))
    same = {month: dict.fromkeys(GROUPS, low) for month in MONTHS}
    other = {**same, MONTHS[1]: {**same[MONTHS[1]], "staff": high}}
    assert everything_said(written(counts, same)) != everything_said(written(counts, other))
