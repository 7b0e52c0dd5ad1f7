"""Projects made of a few lines of text, and coprod run inside the process of a test."""

from __future__ import annotations

import contextlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from typer.testing import CliRunner

from coprod_cli.cli.app import app
from coprod_cli.findings import Severity
from coprod_cli.store.load import load
from coprod_cli.store.tree import MemoryTree
from coprod_cli.surroundings import Surroundings
from helpers import SOURCE_DATE_EPOCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.project import Project
    from coprod_cli.store.load import Loaded

SETTINGS = """\
format: 1
project: Maple House
groups:
  - id: members
    name: people who live here
  - id: carers
    name: family carers
  - id: staff
    name: staff
    paid: true
"""
PRINCIPLES = ("assets", "capacity", "mutuality", "networks", "shared-roles", "catalysts")
EXAMPLE = '"On 2 October Kofi ran the evening with two of us."'
NAMES = {"settings": "coprod.yaml", "outcomes": "outcomes.yaml", "roles": "roles.yaml", "framework": "framework.yaml",
         "rules": "ground-rules.md", "plan": "work-plan.yaml", "stories": "stories.yaml",
         "learning": "learning.yaml", "practicalities": "practicalities.yaml", "review": "reviews/2024-12.yaml"}  # fmt: skip


def loaded(files: Mapping[str, str | bytes]) -> Loaded:
    """Read files as the project that they make."""
    content = {PurePosixPath(name): text.encode() if isinstance(text, str) else text for name, text in files.items()}
    return load(MemoryTree(content), Surroundings("maple", frozenset(files)))


def project(*rounds: str, **texts: str) -> Project:
    """Make a project of rounds, from May 2024 on and half a year apart, and of other files by their name."""
    months = [f"{2024 + place // 2}-{'05' if place % 2 == 0 else '11'}" for place in range(len(rounds))]
    files = {"settings": SETTINGS, **texts}
    found = loaded({
        **{NAMES[name]: text for name, text in files.items()},
        **{f"assessments/{month}.yaml": text.replace("MONTH", month) for month, text in zip(months, rounds, strict=True)},
    })  # fmt: skip
    assert all(finding.severity < Severity.ERROR for finding in found.findings), found.findings
    return found.project


def scores(**levels: str) -> str:
    """Return a round about the project: a level or an answer for each principle; `_` stands for `-`."""
    lines = [line for name, said in levels.items() for line in score(name.replace("_", "-"), said)]
    return "\n".join(["format: 1", "date: MONTH-14", "scores:", "  project:", *lines, ""])


def score(principle: str, said: str) -> list[str]:
    """Return the lines of one score, with an example where there is a level."""
    if said in {"dont-know", "no-agreement"}:
        return [f"    {principle}:", f"      answer: {said}"]
    if said == "not-for-us":
        return [f"    {principle}:", "      answer: not-for-us", "      why: We are one family."]
    return [f"    {principle}:", f"      level: {said}", "      examples:", f"        - said: {EXAMPLE}"]


def coprod(*arguments: str | Path, cwd: Path, stdin: str | bytes = "", **environment: str) -> Any:
    """Run coprod in this process, in a folder and on a fixed day; typer's result says how it went."""
    known = {"SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH, "LANGUAGE": "C", **environment}
    with contextlib.chdir(cwd):
        return CliRunner().invoke(app, list(map(str, arguments)), input=stdin, env=known, prog_name="coprod")


def heard(answers: Mapping[str, int], **said: Mapping[str, str]) -> str:
    """Return what groups said apart: how many answered, and one or two levels for each principle."""
    lines = ["heard:"]
    for group, number in answers.items():
        lines += [f"  {group}:", f"    answers: {number}", "    project:"]
        for name, levels in said.get(group, {}).items():
            lowest, *highest = levels.split()
            lines.append(f"      {name.replace('_', '-')}: [{lowest}, {highest[0] if highest else lowest}]")
    return "\n".join([*lines, ""])
