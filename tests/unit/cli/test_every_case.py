"""Every folder in which something is wrong: each command does its work or says why not, and is never a bug."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coprod_cli.render import wheel
from helpers import TOP
from unit.making import coprod

if TYPE_CHECKING:
    from coprod_cli.words.wheel import Wheel

CASES = sorted((TOP / "tests" / "cases").glob("*/*/invalid"))
COMMANDS = ("status", "diff", "chart --dry-run", "report --dry-run", "framework show")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the drawing, which has tests of its own."""

    def draw(picture: Wheel, kind: str, *, poster: bool) -> bytes:
        assert all(0 <= segment.filled <= picture.rings for segment in picture.segments)
        return kind.encode()

    monkeypatch.setattr(wheel, "draw", draw)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.parent.name}/{case.parent.name}")
def test_every_command_copes(case: Path) -> None:
    for command in COMMANDS:
        done = coprod(*command.split(), cwd=case)
        assert done.exit_code in {0, 3}, f"{command}: {done.stderr}"
        assert "bug in coprod" not in done.stderr


def test_a_file_named_as_the_format_reference_writes_it_is_no_round(riverside: Path) -> None:
    shutil.copy(riverside / "assessments" / "2026-10.yaml", riverside / "assessments" / "YYYY-MM.yaml")
    assert coprod("status", cwd=riverside).exit_code == 0
    assert (
        "assessments/YYYY-MM.yaml:1:1: note: coprod does not read this file"
        in coprod("check", "--all-advice", cwd=riverside).stdout
    )
