"""Commands that look things up: frameworks, schemas, rules, and where the project is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coprod_cli import rules
from coprod_cli.records.kinds import KINDS
from coprod_cli.records.schema import schema_of
from coprod_cli.render.output_schemas import OUTPUT_SCHEMAS
from helpers import snapshot, tree
from unit.making import SETTINGS, coprod

OWN = (
    "format: 1\nid: our-words\nbased_on: nef-six\nname: {en: Our words}\nprinciples: [{id: assets, name: {en: Ours}}]\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    settings = SETTINGS + "framework: our-words\n"
    return tree(tmp_path / "maple", {"coprod.yaml": settings, "framework.yaml": OWN})


# Frameworks


def test_frameworks_that_ship_are_listed_without_a_project(tmp_path: Path) -> None:
    assert coprod("framework", "list", cwd=tmp_path).stdout == "nef-six: nef's six principles\n"
    assert coprod("framework", "show", cwd=tmp_path).stdout.startswith("nef's six principles\n")


def test_the_projects_own_is_listed_after_them_and_shown_first(own: Path) -> None:
    assert coprod("framework", "list", cwd=own).stdout == "nef-six: nef's six principles\nour-words: Our words\n"
    assert "\nOurs (assets)\n" in coprod("framework", "show", cwd=own).stdout
    assert "\nAssets (assets)\n" in coprod("framework", "show", "nef-six", cwd=own).stdout
    assert "\nOurs (assets)\n" in coprod("framework", "show", "our-words", "-C", str(own), cwd=own.parent).stdout


def test_a_project_without_one_of_its_own_lists_none(first_day: Path) -> None:
    assert coprod("framework", "list", cwd=first_day).stdout == "nef-six: nef's six principles\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("framework", "show", "nothing"), "There is no framework nothing."),
        (("framework", "list", "-C", "nowhere"), "There is no folder nowhere."),
        (("framework", "list", "-C", ".."), "There is no coprod.yaml here or in a folder above."),
        (("framework", "copy", "nothing"), "No framework nothing ships with coprod."),
        (("framework", "copy", "our-words"), "No framework our-words ships with coprod."),
        (("framework", "copy", "--as", "Ours"), "Ours cannot be the id of the group's own words."),
        (("framework", "copy", "--as", "nef-six"), "nef-six cannot be the id of the group's own words."),
        (("explain", "round-du"), "There is no rule round-du."),
        (("schema", "nothing"), "There is no kind of file nothing."),
    ],
)
def test_what_is_not_known_is_refused_with_what_is(arguments: tuple[str, ...], said: str, own: Path) -> None:
    done = coprod(*arguments, cwd=own)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith(f"coprod: {said}\n  hint: ")


def test_frameworks_of_files_with_errors_are_not_shown(own: Path) -> None:
    (own / "framework.yaml").write_text("format: 2\n")
    done = coprod("framework", "show", cwd=own)
    assert done.exit_code == 3
    assert "framework.yaml:1:9: error: " in done.stderr


def test_a_copy_holds_every_word_and_is_right(first_day: Path) -> None:
    done = coprod("framework", "copy", "--as", "maple-words", cwd=first_day)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines()[0] == "Wrote framework.yaml"
    assert "framework: maple-words in coprod.yaml" in done.stderr
    settings = (first_day / "coprod.yaml").read_text(encoding="utf-8")
    (first_day / "coprod.yaml").write_text(settings + "framework: maple-words\n", encoding="utf-8")
    assert coprod("check", cwd=first_day).exit_code == 0
    assert (
        coprod("framework", "show", cwd=first_day).stdout
        == coprod("framework", "show", "nef-six", cwd=first_day).stdout
    )


def test_a_copy_is_shown_by_a_dry_run(first_day: Path) -> None:
    before = snapshot(first_day)
    done = coprod("framework", "copy", "--dry-run", cwd=first_day)
    assert done.stdout.startswith("# yaml-language-server: $schema=.schemas/framework.json\nformat: 1\nid: our-words\n")
    assert done.stderr == "Would write framework.yaml\n"
    assert snapshot(first_day) == before
    coprod("framework", "copy", cwd=first_day)
    assert (first_day / "framework.yaml").read_text(encoding="utf-8") == done.stdout


def test_a_framework_that_is_there_is_not_replaced(own: Path) -> None:
    done = coprod("framework", "copy", cwd=own)
    assert done.exit_code == 3
    assert "is there already, and was not changed" in done.stderr
    assert (own / "framework.yaml").read_text(encoding="utf-8") == OWN


# Schemas and rules


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_schema_of_each_kind_is_printed(kind: object, tmp_path: Path) -> None:
    known = next(each for each in KINDS if each == kind)
    assert json.loads(coprod("schema", known.name, cwd=tmp_path).stdout) == schema_of(known)


@pytest.mark.parametrize("name", OUTPUT_SCHEMAS)
def test_the_schema_of_each_output_is_printed(name: str, tmp_path: Path) -> None:
    assert json.loads(coprod("schema", name, cwd=tmp_path).stdout) == OUTPUT_SCHEMAS[name]


def test_without_a_kind_all_are_listed(tmp_path: Path) -> None:
    lines = coprod("schema", cwd=tmp_path).stdout.splitlines()
    assert lines[: len(KINDS)] == [f"{kind.name}: {kind.path}" for kind in KINDS]
    assert [line.split(":")[0] for line in lines[len(KINDS) :]] == list(OUTPUT_SCHEMAS)


@pytest.mark.parametrize("rule", ["score-without-example", "round-due"])
def test_a_rule_is_explained(rule: str, tmp_path: Path) -> None:
    assert coprod("explain", rule, cwd=tmp_path).stdout.startswith(f"{rule}: ")


def test_without_a_rule_all_are_listed(tmp_path: Path) -> None:
    lines = coprod("explain", cwd=tmp_path).stdout.splitlines()
    assert lines == [f"{rule.id}: {rule.severity.word}. {rule.title}" for rule in rules.RULES]


# Where the project is


def test_errors_are_the_first_thing_to_do(riverside: Path) -> None:
    (riverside / "roles.yaml").write_text("format: 2\n")
    said = coprod("status", cwd=riverside).stdout
    assert said.startswith("Riverside Friends\n\nNext:\nMend 1 error in the files. Type: coprod check\n")


def test_the_state_is_told_from_anywhere_inside(riverside: Path) -> None:
    assert coprod("status", cwd=riverside / "assessments").stdout == coprod("status", cwd=riverside).stdout
    named = coprod("status", "-C", str(riverside), cwd=riverside.parent).stdout
    assert named.replace(f" -C {riverside}", "") == coprod("status", cwd=riverside).stdout
    assert "Type: coprod meet -C " in named


def test_a_broken_settings_file_does_not_hide_the_rest(riverside: Path) -> None:
    (riverside / "coprod.yaml").write_text("format: [")
    done = coprod("status", cwd=riverside)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("riverside\n\nNext:\nMend 1 error in the files.")
