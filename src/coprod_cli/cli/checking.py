"""Checking projects one by one: each is read, judged, printed and forgotten."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli import rules
from coprod_cli.cli import clock, console
from coprod_cli.cli.opened import open_folder, project_root
from coprod_cli.cli.typed import quoted, typed
from coprod_cli.errors import CoprodError
from coprod_cli.findings import Finding, Severity
from coprod_cli.language import _, counted
from coprod_cli.words.findings import summary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHOWN_ADVICE = 3
"""How many pieces of advice are shown at once: more is a burden, and is not read."""


class Checking(NamedTuple):
    """What a person wants of a check."""

    output: str
    fail_on: Severity
    all_advice: bool
    many: bool
    again: str
    """The command that shows all of the advice."""


class Checked(NamedTuple):
    """What was found in one project, and how far the project is."""

    findings: tuple[Finding, ...]
    stage: rules.Stage


def roots_of(folders: Sequence[Path], folder: Path | None, *, every: bool) -> list[tuple[Path, str]]:
    """Return the projects to check, each with what its paths begin with in the output."""
    from coprod_cli.store import find

    if folders and folder is not None:
        raise CoprodError(_("A folder is named twice."), _("Name it once: coprod check FOLDER"))
    if every:
        starts = list(folders) or [folder or Path()]
        found = [(root, start) for start in starts for root in find.below_folder(start)]
        if not found:
            raise find.no_project(starts[0])
        return [(root, _prefix(root, start)) for root, start in found]
    if len(folders) > 1:
        return [(find.named(named), named.as_posix()) for named in folders]
    return [(project_root(folders[0] if folders else folder), "")]


def typed_again(folders: Sequence[Path], folder: Path | None, *, every: bool) -> str:
    """Return the same check with all of the advice, as it can be typed."""
    words = ["check", *map(quoted, folders), *(["--all"] if every else []), "--all-advice"]
    return typed(" ".join(words), folder)


def _prefix(root: Path, start: Path) -> str:
    inside = root.relative_to(start).as_posix()
    return "" if inside == "." else inside


def check_root(root: Path, prefix: str, today: datetime.date) -> Checked:
    """Return everything that is found in one project, with lines and columns."""
    loaded = open_folder(root)
    found = loaded.locate(rules.run(loaded.project, today, loaded.findings))
    return Checked(tuple(_below(prefix, finding) for finding in found), rules.stage_of(loaded.project))


def _below(prefix: str, finding: Finding) -> Finding:
    if not prefix:
        return finding
    place = finding.place._replace(path=PurePosixPath(prefix) / finding.place.path)
    return finding._replace(place=place)


def check_many(roots: Sequence[tuple[Path, str]], checking: Checking) -> int:
    """Check projects, print what was found, and return the exit code."""
    today = clock.today()
    worst = 0
    everything: list[Finding] = []
    shown = False
    for checked in _each(roots, today):
        worst = max(worst, *(finding.severity for finding in checked.findings), 0)
        if checking.output == "text":
            shown = _print_text(checked, checking, after_another=shown) or shown
        elif checking.output == "github":
            _print_github(checked)
        else:
            everything += checked.findings
    _print_end(everything, checking, projects=len(roots), shown=shown)
    return int(worst >= checking.fail_on)


def _each(roots: Sequence[tuple[Path, str]], today: datetime.date) -> Iterator[Checked]:
    from coprod_cli.cli.crowd import collect_garbage_again, in_parallel, is_worth_it

    if len(roots) > 1:
        collect_garbage_again()
    if is_worth_it(len(roots)):
        yield from in_parallel(roots, today)
        return
    for root, prefix in roots:
        yield check_root(root, prefix, today)


def _print_text(checked: Checked, checking: Checking, *, after_another: bool) -> bool:
    """Print a project's findings; in a crowd, one without findings is passed over."""
    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    advice = [finding for finding in checked.findings if finding.severity < Severity.ERROR]
    chosen, left_out = choose_advice(advice, checked.stage, all_advice=checking.all_advice)
    if checking.many and not (errors or chosen):
        return False
    if after_another:
        console.result("")
    for finding in (*errors, *chosen):
        console.finding(finding)
    console.result("\n".join(summary(checked.findings, left_out, checking.again)))
    return True


def choose_advice(advice: Sequence[Finding], stage: rules.Stage, *, all_advice: bool) -> tuple[list[Finding], int]:
    """Return the advice to show, and how many pieces are left out.

    What is urgent is always shown; of the rest, one finding for each of the three rules that
    fit the stage best.
    """
    ordered = rules.in_order_of_need(advice, stage)
    if all_advice:
        return ordered, 0
    urgent = [finding for finding in ordered if rules.BY_ID[finding.rule].urgent]
    firsts = {finding.rule: finding for finding in reversed(ordered) if finding not in urgent}
    picked = [finding for finding in ordered if finding is firsts.get(finding.rule)][:SHOWN_ADVICE]
    chosen = [*urgent, *picked]
    return chosen, len(ordered) - len(chosen)


def _print_github(checked: Checked) -> None:
    from coprod_cli.render.machine import github_findings

    if checked.findings:
        console.result(github_findings(checked.findings))


def _print_end(everything: Sequence[Finding], checking: Checking, *, projects: int, shown: bool) -> None:
    if checking.output == "text" and checking.many:
        said = counted("{number} project was checked.", "{number} projects were checked.", projects)
        console.result(("\n" if shown else "") + said.format(number=projects))
    elif checking.output in {"json", "sarif"}:
        from coprod_cli.render.machine import json_findings, sarif_findings

        if checking.output == "json":
            console.result(json_findings(everything))
        else:
            console.result(sarif_findings(everything, {rule.id: rule.title for rule in rules.RULES}))
