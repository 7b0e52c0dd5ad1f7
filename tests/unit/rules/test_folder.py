"""What lies in a folder: names that clash, copies, strangers, projects in projects."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from coprod_cli.rules import folder
from coprod_cli.surroundings import Surroundings
from unit.making import project

TODAY = datetime.date(2024, 11, 21)


def found(**around: Any) -> list[tuple[str, str, str]]:
    """Return the rule, the path and the hint of what is found in a folder."""
    whole = replace(project(), surroundings=Surroundings("maple", **around))
    findings = [*folder.names(whole, TODAY), *folder.projects(whole, TODAY)]
    return [(finding.rule, str(finding.place.path), finding.hint) for finding in findings]


def files(*paths: str) -> list[tuple[str, str, str]]:
    return found(paths=frozenset(paths))


KNOWN = ("coprod.yaml", "outcomes.yaml", "ground-rules.md", "roles.yaml", "framework.yaml", "assessments/2026-11.yaml",
         "README.md", "first-meeting.md", "LICENSE", "CONTRIBUTING.md", ".gitignore", ".hidden.yaml")  # fmt: skip


def test_what_belongs_to_a_project_is_let_pass() -> None:
    assert files(*KNOWN) == []


@pytest.mark.parametrize(
    "name",
    [
        "outcomes (1).yaml", "outcomes (Ann's conflicted copy 2026-11-05).yaml",
        "outcomes.sync-conflict-20261105-101010-ABCDEFG.yaml", "outcomes-safeBackup-0001.yaml",
        "outcomes_conflict-20261105-101010.yaml", "outcomes-DESKTOP-4K2L1.yaml", "outcomes-LAPTOP.yaml",
        "README (2).md",
    ],
)  # fmt: skip
def test_a_copy_of_a_sync_program_is_known(name: str) -> None:
    ((rule, path, hint),) = files(name, "outcomes.yaml", "README.md")
    assert (rule, path) == ("sync-copy", name)
    assert "outcomes.yaml" in hint or "README.md" in hint


@pytest.mark.parametrize(
    "name",
    ["2026-11 (1).yaml", "2026-11 - Copy.yaml", "2026-11 - Copy (2).yaml", "Copy of 2026-11.yaml",
     "2026-11 copy.yaml", "2026-11 copy 3.yaml", "Copy (2) of 2026-11.yaml"],
)  # fmt: skip
def test_a_copy_of_a_round_is_known(name: str) -> None:
    path = f"assessments/{name}"
    assert [each[:2] for each in files(path, "assessments/2026-11.yaml")] == [("sync-copy", path)]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("outcomes.yml", "outcomes.yaml"), ("outcomes.yaml.txt", "outcomes.yaml"), ("Outcomes.YAML", "outcomes.yaml"),
        ("ground_rules.md", "ground-rules.md"), ("Ground Rules.md.txt", "ground-rules.md"),
        ("Copy of roles.yaml", "roles.yaml"), ("roles (1).yaml", "roles.yaml"),
        ("assessments/2026-11-18.yaml", "2026-11.yaml"), ("assessments/2026-11.yml", "2026-11.yaml"),
        ("assessments/2026_11 - Copy.yaml.txt", ""), ("assessments/2026-13-18.yaml", ""), ("outcomes.txt", ""),
    ],
)  # fmt: skip
def test_a_record_under_nearly_its_name_is_to_be_renamed(name: str, right: str) -> None:
    ((rule, path, hint),) = files(name)
    assert path == name
    assert (rule == "misnamed") == bool(right)
    assert not right or hint == f"Rename it to {right}."


def test_a_name_that_is_taken_is_not_suggested() -> None:
    assert [rule for rule, _path, _hint in files("outcomes.yml", "outcomes.yaml")] == ["unexpected-name"]
    for name in ("outcomes.yml", "outcome.yaml", "outcomes.yaml.txt"):
        assert files(name, "outcomes.yaml")[0][2].startswith("If it is a record")
    ((_rule, _path, hint),) = files("assessments/autumn.yaml", "assessments/2026-11.yaml")
    assert hint == "Name it like assessments/2027-11.yaml."
    ((rule, _path, hint),) = found(
        other_folders=frozenset({"Assessment"}), paths=frozenset({"assessments/2026-11.yaml"})
    )
    assert rule == "unexpected-name"
    assert hint.startswith("If it holds records")


@pytest.mark.parametrize("name", ["notes (1).yaml", "photo (1).jpg", "assessments/notes (1).yaml", " (1).yaml"])
def test_a_copy_of_what_is_no_record_is_only_a_stranger(name: str) -> None:
    assert [rule for rule, _path, _hint in files(name)] == ["unexpected-name"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("outcome.yaml", 'Did you mean "outcomes.yaml"?'),
        ("budget.xlsx", "If it is a record, check its name."),
        ("assessments/2026-13.yaml", "Name it like assessments/2026-11.yaml."),
        ("assessments/outcomes.yaml", "Name it like assessments/2026-11.yaml."),
    ],
)
def test_a_stranger_is_told_what_its_name_should_be(name: str, hint: str) -> None:
    ((rule, path, said),) = files(name)
    assert (rule, path) == ("unexpected-name", name)
    assert said.startswith(hint)


@pytest.mark.parametrize(
    ("folders", "rules"),
    [
        (("photos",), ["unexpected-name"]),
        (("outcomes.yaml",), ["not-a-regular-file"]),
        (("assessments/2026-11.yaml",), ["not-a-regular-file"]),
        (("assessments/old",), ["unexpected-name"]),
    ],
)
def test_a_folder_where_a_file_should_be_is_an_error(folders: tuple[str, ...], rules: list[str]) -> None:
    assert [rule for rule, _path, _hint in found(other_folders=frozenset(folders))] == rules


def test_a_folder_much_like_that_of_the_rounds_is_asked_about() -> None:
    assert found(other_folders=frozenset({"Assesment"}))[0][2].startswith('Did you mean "assessments"?')


@pytest.mark.parametrize("name", ["Assessments", "assessment", "ASSESSMENT"])
def test_a_folder_of_rounds_under_nearly_its_name_is_to_be_renamed(name: str) -> None:
    assert found(other_folders=frozenset({name})) == [("misnamed", name, 'Rename the folder to "assessments".')]


@pytest.mark.parametrize(
    ("path", "rule"),
    [("outcomes.yaml", "not-a-regular-file"), ("assessments", "not-a-regular-file"), ("photos", "unexpected-name"),
     ("assessments/2026-11.yaml", "not-a-regular-file"), ("assessments/x", "unexpected-name")],
)  # fmt: skip
def test_a_link_is_an_error_where_a_record_should_be(path: str, rule: str) -> None:
    assert [each for each, _path, _hint in found(not_regular=frozenset({path}))] == [rule]


def test_names_that_are_one_on_many_disks_clash() -> None:
    clashing = files("outcomes.yaml", "Outcomes.yaml", "OUTCOMES.yaml", "roles.yaml")
    assert [path for rule, path, _hint in clashing if rule == "differs-only-by-case"] == [
        "Outcomes.yaml",
        "outcomes.yaml",
    ]


def test_accents_that_are_stored_in_two_ways_clash() -> None:
    assert "differs-only-by-case" in [rule for rule, _path, _hint in files("caf\u00e9.md", "cafe\u0301.md")]
    assert "differs-only-by-case" not in [rule for rule, _path, _hint in files("caf\u00e9.md", "cafe.md")]


def test_the_same_name_in_two_folders_is_no_clash() -> None:
    assert files("assessments/2026-11.yaml", "outcomes.yaml") == []


def test_a_project_inside_and_one_around_are_both_named() -> None:
    assert [hint for _rule, _path, hint in found(inner_projects=("a/b",), inside_of="/home/ann/network")] == [
        "Move one of the two folders, so that they lie side by side.",
    ] * 2  # fmt: skip


def test_a_folder_that_holds_a_project_is_not_called_a_stranger_too() -> None:
    around = found(other_folders=frozenset({"old", "photos"}), inner_projects=("old/maple",))
    assert [(rule, path) for rule, path, _hint in around] == [
        ("unexpected-name", "photos"), ("project-in-project", "coprod.yaml"),
    ]  # fmt: skip
