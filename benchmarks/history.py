"""What comparing with an earlier version costs: a hundred rounds out of git, beside the same out of the folder."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import data
from table import Row, measured
from timing import Command, CommandError, output_of, paired

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROUNDS = 100
AUTHOR = ("-c", "user.name=Hillside", "-c", "user.email=hillside@example.org")


def rows(coprod: str, work: Path, repeats: int) -> Iterator[Row]:
    """Yield the CPU time of `diff --rev`, with git's, as a ratio to that of `diff`; it reads every round twice."""
    yield measured(
        f"coprod diff --rev, {ROUNDS} rounds : coprod diff", 2, lambda: _beside_the_folder(coprod, work, repeats)
    )


def _beside_the_folder(coprod: str, work: Path, repeats: int) -> tuple[float, str]:
    project = _kept(work)
    in_git = Command([coprod, "diff", "--rev", "HEAD"], project)
    output_of(in_git, holds="as it was in HEAD")
    found, seconds = paired(in_git, Command([coprod, "diff"], project), repeats)
    return found, f"{seconds * 1000:.0f} ms"


def _kept(work: Path) -> Path:
    """Return a project with a hundred rounds, kept in a repository of its own."""
    if shutil.which("git") is None:
        raise CommandError("there is no git")
    project = work / "history"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(min(data.projects(work)[0].iterdir()), project)
    rounds = sorted((project / "assessments").glob("*.yaml"))
    texts = {path.stem: path.read_text(encoding="utf-8") for path in rounds}
    for decade in range(ROUNDS // len(texts)):
        for month, text in texts.items():
            year = f"{int(month[:4]) - 10 * decade}"
            written = text.replace(f"date: {month[:4]}", f"date: {year}")
            (project / "assessments" / f"{year}{month[4:]}.yaml").write_text(written, encoding="utf-8", newline="\n")
    for words in (("init", "--quiet", "."), ("add", "."), (*AUTHOR, "commit", "--quiet", "-m", "All rounds")):
        output_of(Command(["git", *words], project), holds="")
    return project
