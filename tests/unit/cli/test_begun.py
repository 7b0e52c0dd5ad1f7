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


@pytest.mark.parametrize(
    ("command", "again"),
    [
        ("add learning", "add learning"), ("assess 2026-09", "assess 2026-09"), ("meet", "meet"), ("review", "review"),
        ("assess 2026-09 --about organisation", "assess 2026-09 --about organisation"), ("review --last", "review --last"),
        ("meet 2026-09-12", "meet 2026-09-12"), ("done", "done"), ("done a --stopped", "done a --stopped"),
        ("assess 2026-09 --mine", None), ("assess 2026-09 --group members", None),
    ],
)  # fmt: skip
def test_a_sitting_that_was_stopped_is_begun(
    command: str, again: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("add_sitting", "assessing", "meet_sitting", "review_sitting", "done_sitting", "asking"):
        monkeypatch.setattr(f"coprod_cli.cli.{module}.can_ask", lambda: True)
    plan = "format: 1\nactions: [{id: a, action: Ask}]\n"
    maple = tree(tmp_path / "maple", {"coprod.yaml": SETTINGS, "work-plan.yaml": plan, "assessments/.keep": ""})
    lines = "2026-09-12\n" if "--stopped" in command else "2026-09-12\n1\n"  # one more would be its end
    coprod(*command.split(), cwd=maple, stdin=lines)
    assert list((maple / ".coprod/drafts").iterdir()) != []
    assert json.loads(coprod("status", "--format", "json", cwd=maple).stdout)["begun"] == (
        [f"coprod {again}"] if again else []
    )
