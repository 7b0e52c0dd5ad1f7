"""Something that is done: asked or taken from a file, and only its own lines touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.cli import done_sitting
from helpers import snapshot, tree
from unit.cli.test_review import PLAN, drafts, records, written
from unit.making import SETTINGS, coprod

if TYPE_CHECKING:
    from collections.abc import Sequence

OUTCOMES = """\
format: 1
outcomes:
- id: travel
  outcome: We travel alone.
  tasks:
  - {id: map, task: Draw a map}   # on paper
  - {id: bus, task: Try a bus, output: Twelve trips, status: doing}
  - {id: drivers, task: The same id as an action}
"""
FILES = {"coprod.yaml": SETTINGS, "outcomes.yaml": OUTCOMES, "work-plan.yaml": PLAN}


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with two actions and some tasks, and a person at the terminal."""
    monkeypatch.setattr(done_sitting, "can_ask", lambda: True)
    return tree(tmp_path / "maple", FILES)


def sat(project: Path, *lines: str, arguments: Sequence[str] = ()) -> Any:
    return coprod("done", *arguments, cwd=project, stdin="".join(f"{line}\n" for line in lines))


def taken(project: Path, answers: str, *arguments: str) -> Any:
    return coprod("done", *arguments, "--answers", "-", cwd=project, stdin=answers)


def test_that_it_was_to_be_done_before_is_not_told(maple: Path) -> None:
    assert taken(maple, "id: bus\n").stderr == "Wrote outcomes.yaml\nNext: coprod status\n"


def test_an_action_is_chosen_and_closed_with_a_word_about_it(maple: Path) -> None:
    done = sat(maple, "room", "", "The library said yes.")
    assert done.exit_code == 0, done.stderr
    assert "Which of these is done?\n1. Ask the drivers\n2. Find a room\n3. Draw a map\n4. Try a bus\n" in done.stderr
    assert done.stderr.endswith("Wrote work-plan.yaml\nNext: coprod status\n")
    assert (maple / "work-plan.yaml").read_text(encoding="utf-8") == PLAN + (
        "    status: done\n    closed: 2026-11-21\n"
        '    progress:\n      - date: 2026-11-21\n        note: "The library said yes."\n'
    )
    assert (maple / "outcomes.yaml").read_text(encoding="utf-8") == OUTCOMES
    assert drafts(maple) == []
    assert "2. Find" not in sat(maple, "q").stderr


def test_an_action_is_named_and_stopped_with_the_reason(maple: Path) -> None:
    done = sat(maple, "2026-10", "", "They moved.", arguments=["drivers", "--stopped"])
    assert done.exit_code == 0, done.stderr
    assert "Ask the drivers. Who: staff. By when: December 2026.\nWhen was it stopped?" in done.stderr
    assert "Please give the reason in a few words.\n" in done.stderr
    assert written(maple, "work-plan.yaml")["actions"][0] == {
        "id": "drivers", "action": "Ask the drivers", "group": "staff", "due": "2026-12", "status": "stopped",
        "closed": "2026-10", "why": "They moved.",
    }  # fmt: skip


def test_a_task_is_closed_with_what_it_made(maple: Path) -> None:
    done = sat(maple, "", "A map on the wall", arguments=["map"])
    assert done.exit_code == 0, done.stderr
    assert (maple / "outcomes.yaml").read_text(encoding="utf-8") == OUTCOMES.replace(
        "Draw a map}", 'Draw a map, status: done, closed: 2026-11-21, output: "A map on the wall"}'
    )
    done = sat(maple, "", arguments=["bus"])  # what it made stands there already
    assert done.exit_code == 0
    assert "What is there now" not in done.stderr


@pytest.mark.parametrize("arguments", [[], ["room"], ["room", "--stopped"]])
def test_stopping_anywhere_and_going_on_ends_in_the_same_files(
    arguments: list[str], maple: Path, tmp_path: Path
) -> None:
    lines = [*([] if arguments else ["2"]), "2026-11-01", "No time."]
    whole = tree(tmp_path / "whole", FILES)
    assert sat(whole, *lines, arguments=arguments).exit_code == 0
    for line in lines[:-1]:
        done = sat(maple, line, arguments=arguments)
        assert done.exit_code == 130, done.stderr
        assert f"Saved. To go on, type: {' '.join(['coprod done', *arguments])}\n" in done.stderr
        assert (maple / "work-plan.yaml").read_text(encoding="utf-8") == PLAN
    assert sat(maple, lines[-1], arguments=arguments).exit_code == 0
    assert records(maple) == records(whole)


def test_what_was_chosen_and_is_gone_is_chosen_again(maple: Path) -> None:
    assert sat(maple, "room", "2026-11-01").exit_code == 130
    (maple / "work-plan.yaml").write_text(PLAN[: PLAN.index("  - id: room")], encoding="utf-8")
    done = sat(maple, "1", "2026-11-02", "They came.")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith("What you had chosen is in no file any more. Choose again.\n")
    assert written(maple, "work-plan.yaml")["actions"][0]["closed"] == "2026-11-02"


def test_an_empty_list_of_looks_is_none(maple: Path) -> None:
    assert taken(maple, "id: room\nprogress:\n").exit_code == 0


def test_a_dry_run_asks_and_writes_nothing(maple: Path) -> None:
    before = snapshot(maple)
    done = sat(maple, "1", "", "", arguments=["--dry-run"])
    assert done.exit_code == 0
    assert done.stderr.endswith("\nWould write work-plan.yaml\n")
    assert "status: done" in done.stdout
    assert snapshot(maple) == before


def test_answers_of_a_file_are_laid_over_what_is_there(maple: Path) -> None:
    answers = "id: room\nclosed: 2026-11-01\nprogress: [{date: 2026-11-01, note: Yes.}]\n"
    assert taken(maple, answers).stderr == "Wrote work-plan.yaml\nNext: coprod status\n"
    assert taken(maple, answers).stderr.startswith("work-plan.yaml says all of that already")
    found = written(maple, "work-plan.yaml")["actions"][1]
    assert (found["status"], found["closed"], len(found["progress"])) == ("done", "2026-11-01", 1)
    done = taken(maple, "why: No time.\n", "room", "--stopped")
    assert "Before, actions status said: done\n" in done.stderr
    assert written(maple, "work-plan.yaml")["actions"][1]["why"] == "No time."


@pytest.mark.parametrize(
    ("arguments", "answers", "said"),
    [
        (["rom"], "{closed: 2026-11}\n", 'There is no action or task "rom".\n  hint: Did you mean "room"?'),
        (["room"], "status: doing\n", 'answers:1:9: error: "status" is done or stopped here. [wrong-value]'),
        (["room"], "closed: soon\n", "answers:1:9: error:"),
        (["room"], "output: A room\n", "answers:1:1: error:"),
        (["map"], "why: No time\n", "answers:1:1: error:"),
        ([], "closed: 2026-11\n", "Name it: coprod done ID, or add a line: id: ..."),
        ([], "[]\n", "[wrong-shape]"),
    ],
)
def test_answers_with_errors_write_nothing(arguments: list[str], answers: str, said: str, maple: Path) -> None:
    before = records(maple)
    done = taken(maple, answers, *arguments)
    assert done.exit_code == 3
    assert said in done.stderr
    assert records(maple) == before


def test_nothing_open_is_said(maple: Path) -> None:
    tree(maple, {"work-plan.yaml": "format: 1\n", "outcomes.yaml": "format: 1\n"})
    done = sat(maple, "")
    assert done.exit_code == 3
    assert "No action and no task is open.\n  hint: To add one, type: coprod add action\n" in done.stderr
    assert "hint: First type: coprod add action\n" in taken(maple, "id: x\n").stderr


def test_what_was_closed_before_is_not_asked_about(maple: Path) -> None:
    assert taken(maple, "id: room\n").exit_code == 0
    done = sat(maple, arguments=["room"])
    assert done.exit_code == 3
    assert '"room" was closed before.\n' in done.stderr


def test_without_a_terminal_an_answers_file_is_asked_for(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(done_sitting, "can_ask", lambda: False)
    done = sat(maple, arguments=["room"])
    assert (done.exit_code, done.stdout) == (3, "")
    assert "Put the answers in a file: coprod done room --answers FILE" in done.stderr
