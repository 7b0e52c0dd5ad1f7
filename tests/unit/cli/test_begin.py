"""Beginning a project: from answers, from an example, and beside what is there."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from coprod_cli.cli import asking, beginning
from coprod_cli.records.kinds import KINDS
from coprod_cli.yamltext.parse import MOST_EVENTS
from helpers import EXAMPLES, snapshot, tree
from unit.making import coprod

FILES = ["README.md", "coprod.yaml", "first-meeting.md", "ground-rules.md", "outcomes.yaml", "roles.yaml"]
ANSWERS = "coprod:\n  project: Maple House\n  groups: [{id: us, name: us}]\n  already_decided: [{what: The rent}]\n"


def begun(folder: Path, text: str, *more: str) -> Any:
    return coprod("init", *more, "--answers", "-", cwd=folder, stdin=text)


def shown(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_a_project_begins_with_files_that_are_right(tmp_path: Path) -> None:
    done = begun(tmp_path, ANSWERS, "maple")
    assert (done.exit_code, done.stdout) == (0, "")
    assert shown(tmp_path / "maple") == FILES
    assert (tmp_path / "maple" / "assessments").is_dir()
    said = done.stderr.splitlines()
    assert said[:6] == [f"Wrote {Path('maple', name)}" for name in
                        ("README.md", "first-meeting.md", "outcomes.yaml", "roles.yaml", "ground-rules.md", "coprod.yaml")]  # fmt: skip
    assert said[-1] == f"Next: take {Path('maple/first-meeting.md')} to the first meeting. Then: coprod check maple"
    assert "git init maple" in said[-2]
    checked = json.loads(coprod("check", "--format", "json", "maple", cwd=tmp_path).stdout)["findings"]
    assert {finding["rule"] for finding in checked} == {"role-unfilled", "nobody-not-here-yet"}


def test_a_project_in_this_folder_is_called_by_the_folders_name(tmp_path: Path) -> None:
    (tmp_path / "maple").mkdir()
    done = begun(tmp_path / "maple", "coprod: {purpose: We run it.}\n")
    assert "project: maple\n" in (tmp_path / "maple" / "coprod.yaml").read_text(encoding="utf-8")
    assert done.stderr.splitlines()[-1] == "Next: take first-meeting.md to the first meeting. Then: coprod check"


@pytest.mark.parametrize("name", ["Maple House", "Ann's", "maple"])
def test_the_next_command_can_be_typed_as_it_is_shown(name: str, tmp_path: Path) -> None:
    said = coprod("init", "--answers", "-", "--", name, cwd=tmp_path, stdin=ANSWERS).stderr.splitlines()
    for line, begins in ((said[-1], "coprod check "), (said[-2], "git init ")):
        words = shlex.split(begins + line.split(begins)[1])
        assert Path(words[-1]).name == name
        assert len(words) == 3


def test_inside_a_git_repository_no_new_one_is_proposed(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    said = begun(tmp_path, ANSWERS, "a/b").stderr
    assert "lies in a git repository" in said
    assert "git init" not in said


def test_files_that_are_there_are_kept(tmp_path: Path) -> None:
    tree(tmp_path, {"README.md": "ours", ".schemas/project.json": "ours"})
    done = begun(tmp_path, ANSWERS)
    assert "Kept README.md, which was there." in done.stderr
    assert (tmp_path / "README.md").read_text() == "ours"
    assert (tmp_path / ".schemas" / "project.json").read_text() == "ours"
    assert shown(tmp_path) == FILES


def test_a_dry_run_writes_nothing_and_says_what_it_would(tmp_path: Path) -> None:
    tree(tmp_path, {"maple/README.md": "ours"})
    before = snapshot(tmp_path)
    done = begun(tmp_path, ANSWERS, "maple", "--dry-run")
    assert done.exit_code == 0
    assert f"Would write {Path('maple/coprod.yaml')}" in done.stderr
    assert f"Kept {Path('maple/README.md')}, which was there." in done.stderr
    assert "Next:" not in done.stderr
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("coprod: {groups: [{id: Us, name: x}]}\n", "1:24", "wrong-value"),
        ("coprod:\n  surprise: 1\n", "2:3", "unknown-key"),
        ("surprise: {}\n", "1:1", "unknown-key"),
        ("coprod: {groups: [{id: a, name: x}, {id: a, name: y}]}\n", "1:42", "id-twice"),
        ("coprod: {framework: nothing}\n", "1:21", "unknown-framework"),
        ("roles: {roles: [{role: chair, held_by: [{group: x}]}]}\n", "1:49", "unknown-group"),
        ("ground-rules: {agreed: {date: 2025-06, groups: [x]}}\n", "1:49", "unknown-group"),
        ("coprod: [a\n", "1:9", "yaml-syntax"),
        ("a: " + "[" * 40 + "]" * 40 + "\n", "1:35", "too-deep"),
    ],
)
def test_errors_are_shown_where_they_stand_in_the_answers(text: str, place: str, rule: str, tmp_path: Path) -> None:
    done = begun(tmp_path, text, "maple")
    assert done.exit_code == 3
    assert f"answers:{place}: error: " in done.stderr
    assert f"[{rule}]" in done.stderr
    assert not (tmp_path / "maple").exists()


def test_answers_of_any_size_are_no_bug(tmp_path: Path) -> None:
    done = begun(tmp_path, "a:\n" + " - {}\n" * MOST_EVENTS, "maple")
    assert done.exit_code == 3
    assert "[too-deep]" in done.stderr
    assert begun(tmp_path, "#" * (1 << 20) + "#", "maple").exit_code == 3


# Where no project may begin


def test_a_project_is_not_begun_twice(first_day: Path) -> None:
    before = snapshot(first_day)
    done = begun(first_day, ANSWERS)
    assert (done.exit_code, snapshot(first_day)) == (3, before)
    assert done.stderr.startswith("coprod: There is a project in first-day already, and nothing was changed.")


def test_a_project_is_not_begun_inside_another(first_day: Path) -> None:
    done = begun(first_day, ANSWERS, "inside")
    assert done.exit_code == 3
    assert done.stderr.startswith("coprod: This folder lies inside another project.")
    assert not (first_day / "inside").exists()


def test_a_project_is_not_begun_around_another(first_day: Path) -> None:
    done = begun(first_day.parent, ANSWERS)
    assert done.exit_code == 3
    assert done.stderr.startswith("coprod: Another project lies inside this folder.")


# Examples


def test_an_example_is_written_whole_with_its_schemas(tmp_path: Path) -> None:
    done = coprod("init", "maple", "--example", "riverside", cwd=tmp_path)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == "Next: coprod check maple"
    for path in (EXAMPLES / "riverside").rglob("*.*"):
        if path.is_file():
            assert (tmp_path / "maple" / path.relative_to(EXAMPLES / "riverside")).read_bytes() == path.read_bytes()
    assert len(list((tmp_path / "maple" / ".schemas").iterdir())) == len(KINDS)
    assert coprod("check", "maple", cwd=tmp_path).exit_code == 0


@pytest.mark.parametrize("name", ["nothing", "", "..", "riverside-next-round.yaml"])
def test_an_example_that_there_is_not_is_refused(name: str, tmp_path: Path) -> None:
    done = coprod("init", "maple", "--example", name, cwd=tmp_path)
    assert done.exit_code == 3
    assert done.stderr.startswith(f"coprod: There is no example {name}.")
    assert "riverside" in done.stderr


# Asking


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "can_ask", lambda: True)


@pytest.mark.usefixtures("person")
def test_four_questions_make_a_project(tmp_path: Path) -> None:
    typed = "Maple House\nWe run it.\nus\nstaff paid\n\nThe rent\nThe council\n\n"
    done = coprod("init", "maple", cwd=tmp_path, stdin=typed)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.startswith("Four questions. Press Enter to go past one.")
    assert done.stderr.count("> ") == 8
    said = (tmp_path / "maple" / "coprod.yaml").read_text(encoding="utf-8")
    assert 'project: "Maple House"' in said
    assert "    paid: true\n" in said
    assert '  - what: "The rent"\n    who: "The council"\n' in said


@pytest.mark.usefixtures("person")
def test_input_that_ends_writes_nothing(tmp_path: Path) -> None:
    done = coprod("init", "maple", cwd=tmp_path, stdin="Maple House\n")
    assert done.exit_code == 130
    assert done.stderr.endswith("Saved. To go on, type: coprod init maple\n\ncoprod: stopped.\n")
    assert sorted(path.name for path in (tmp_path / "maple").iterdir()) == [".coprod"]


@pytest.mark.usefixtures("person")
def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    coprod("init", "maple", cwd=tmp_path, stdin="Maple House\nWe run it.\n")
    done = coprod("init", "maple", cwd=tmp_path, stdin="us\n\n\n")
    assert done.exit_code == 0
    assert done.stderr.count("> ") == 3
    said = (tmp_path / "maple" / "coprod.yaml").read_text(encoding="utf-8")
    assert 'project: "Maple House"' in said
    assert 'purpose: "We run it."' in said
    assert list((tmp_path / "maple" / ".coprod" / "drafts").iterdir()) == []


@pytest.mark.usefixtures("person")
def test_q_stops_and_keeps_and_b_goes_back(tmp_path: Path) -> None:
    done = coprod("init", "maple", cwd=tmp_path, stdin="Maple\nb\nOak\nq\n")
    assert done.exit_code == 0
    assert done.stderr.endswith("Saved. To go on, type: coprod init maple\n")
    coprod("init", "maple", cwd=tmp_path, stdin="\n\n\n")
    assert "project: Oak\n" in (tmp_path / "maple" / "coprod.yaml").read_text(encoding="utf-8").replace('"', "")


@pytest.mark.usefixtures("person")
def test_a_line_that_holds_what_nobody_sees_is_asked_again(tmp_path: Path) -> None:
    done = coprod("init", "maple", cwd=tmp_path, stdin="Ma\x1b[Dple\nMaple\n\n\n\n")
    assert done.exit_code == 0
    assert "The line holds U+001B, which nobody can see." in done.stderr
    assert "\x1b" not in done.stderr


def test_without_a_person_the_answers_file_is_named(tmp_path: Path) -> None:
    done = coprod("init", "maple", cwd=tmp_path)
    assert done.exit_code == 3
    assert done.stderr.startswith("coprod: There is no terminal to ask in.")
    assert "--answers FILE" in done.stderr


def test_a_closed_input_is_no_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert not asking.can_ask()


def test_what_is_written_is_judged_before_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "validate", lambda *_arguments: (None, []))
    done = begun(tmp_path, ANSWERS, "maple")
    assert done.exit_code == 4
    assert not (tmp_path / "maple").exists()
