"""Real git repositories for tests, kept apart from the git settings of whoever runs them."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from helpers import clean_environment, required, start, tree

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

AUTHOR: Mapping[str, str | None] = {
    "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.org", "GIT_AUTHOR_DATE": "2026-05-01T12:00:00Z",
    "GIT_COMMITTER_NAME": "Ann", "GIT_COMMITTER_EMAIL": "ann@example.org", "GIT_COMMITTER_DATE": "2026-05-01T12:00:00Z",
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, and return what it printed."""
    required(shutil.which("git"), "earlier versions of a folder: there is no git", on=("linux", "darwin"))
    done = start(["git", *arguments], cwd=folder, environment=AUTHOR)
    assert done.code == 0, done.stderr
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """Make a folder a repository without versions."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main", ".")
    return folder


def keep(folder: Path, files: Mapping[str, str | bytes], tag: str = "") -> None:
    """Write files, and keep them as a version."""
    tree(folder, files)
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "A version")
    if tag:
        git(folder, "tag", tag)


def counting_git(folder: Path) -> tuple[Mapping[str, str], Path]:
    """Return a PATH with a git that notes each start, and where it does."""
    real = shutil.which("git")
    required(real and sys.platform != "win32", "how often git is started: there is no git, or no shell")
    notes = tree(folder, {"starts.txt": ""}) / "starts.txt"
    program = tree(folder, {"bin/git": f'#!/bin/sh\necho "$@" >> "{notes}"\nexec "{real}" "$@"\n'}) / "bin" / "git"
    program.chmod(0o755)
    return {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}, notes


def surroundings(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Return an environment as `cli` hands it down."""
    return clean_environment(changes or {})
