"""What was begun and not ended is told by the command that goes on with it, and what is private is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from helpers import tree
from unit.making import SETTINGS, coprod

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "assess-2026-09-project": "assess 2026-09", "assess-2026-09-organisation": "assess 2026-09 --about organisation",
    "agree-2026-09-project": "agree 2026-09", "review": "review", "review-2026-03-2026-09": "review",
    "review-last-2025-03-2026-09": "review --last", "meet": "meet", "meet-2026-09-12": "meet 2026-09-12",
    "add-said": "add said", "done": "done", "done-ask-round": "done ask-round", "stopped-ask-round": "done ask-round --stopped",
    "assess-2026-09-own-practice": None, "assess-2026-09-project--members": None, "typed-2026-09-project--members": None,
}  # fmt: skip


@pytest.mark.parametrize(("name", "command"), NAMES.items())
def test_status_says_how_to_go_on(name: str, command: str | None, tmp_path: Path) -> None:
    maple = tree(tmp_path / "maple", {"coprod.yaml": SETTINGS, f".coprod/drafts/{name}.jsonl": '{"line": "x"}\n'})
    said = coprod("status", cwd=maple).stdout
    assert ("\n\nBegun, and not ended. To go on, type: " in said) is (command is not None)
    assert f"type: coprod {command}\n" in said or command is None
    assert json.loads(coprod("status", "--format", "json", cwd=maple).stdout)["begun"] == (
        [f"coprod {command}"] if command else []
    )


def test_a_sitting_that_was_stopped_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coprod_cli.cli.add_sitting.can_ask", lambda: True)
    maple = tree(tmp_path / "maple", {"coprod.yaml": SETTINGS})
    coprod("add", "learning", cwd=maple, stdin="We ask first.\n")
    assert "To go on, type: coprod add learning\n" in coprod("status", cwd=maple).stdout
