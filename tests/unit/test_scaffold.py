"""A new project as a plan: which files it begins with, and that they hold what was answered."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

import pytest

from coprod_cli.questions.begin import BEGINNING, completed
from coprod_cli.records.kinds import KINDS
from coprod_cli.records.schema import schema_of
from coprod_cli.records.validate import validate
from coprod_cli.render.markdown import render
from coprod_cli.render.markdown_text import blocks_of
from coprod_cli.scaffold import plan, schema_files
from coprod_cli.store.load import Loaded, load
from coprod_cli.store.tree import MemoryTree
from coprod_cli.surroundings import Surroundings

ODD = 'a, b: c # d "e" \\ <f> *g* {{ h }} {% i %} \u2014 & | $j$'


def planned(answers: dict[str, Any]) -> dict[str, str]:
    record, findings = validate(BEGINNING, PurePosixPath("answers"), completed(answers, "maple"))
    assert findings == []
    assert record is not None
    return {
        str(file.path): render(file.template, file.data) if file.data is not None else file.text
        for file in plan(record.plain())
    }


def read(files: dict[str, str]) -> Loaded:
    content = {PurePosixPath(name): text.encode() for name, text in files.items()}
    found = load(MemoryTree(content), Surroundings("maple", frozenset(files)))
    assert found.findings == ()
    return found


def test_a_project_begins_with_its_five_files_a_sheet_and_the_schemas() -> None:
    names = list(planned({}))
    assert [name for name in names if not name.startswith(".schemas/")] == [
        "README.md", "first-meeting.md", "outcomes.yaml", "roles.yaml", "ground-rules.md", "coprod.yaml",
    ]  # fmt: skip
    assert names[-1] == "coprod.yaml", "it makes the folder a project, so it comes last"
    assert {name for name in names if name.startswith(".schemas/")} == {f".schemas/{kind.name}.json" for kind in KINDS}


def test_the_schemas_are_those_of_the_records() -> None:
    for file, kind in zip(schema_files(), KINDS, strict=True):
        assert json.loads(file.text) == schema_of(kind)


def test_what_was_skipped_is_shown_as_a_remark_to_fill_in() -> None:
    files = planned({})
    project = read(files).project
    assert (project.settings.project, project.settings.groups) == ("maple", ())
    for name, remark in (("coprod.yaml", "# groups:"), ("coprod.yaml", "# already_decided:"), ("roles.yaml", "# roles:"),
                         ("outcomes.yaml", "# ")):  # fmt: skip
        assert remark in files[name]


ANSWERS = {
    "coprod": {"project": ODD, "purpose": ODD, "groups": [{"id": "us", "name": ODD, "paid": "true"}],
               "already_decided": [{"what": ODD, "who": ODD, "date": "2025-05"}]},
    "outcomes": {"outcomes": [{"id": "a", "outcome": ODD}]},
    "roles": {"roles": [{"role": ODD, "held_by": [{"group": "us"}]}]},
    "ground-rules": {"agreed": {"date": "2025-06-14", "groups": ["us"]}, "rules": [ODD, "- Ask."]},
}  # fmt: skip


def test_what_was_answered_is_read_back_word_for_word() -> None:
    files = planned(ANSWERS)
    project = read(files).project
    assert project.settings.project == ODD
    assert project.settings.purpose == ODD
    assert (project.settings.groups[0].name, project.settings.groups[0].paid) == (ODD, True)
    assert project.settings.already_decided[0].who == ODD
    assert project.outcomes is not None
    assert project.outcomes.outcomes[0].outcome == ODD
    assert project.roles is not None
    assert project.roles.roles[0].role == ODD
    assert project.ground_rules is not None
    assert project.ground_rules.agreed is not None
    assert [
        str(getattr(item, "text", "")) for block in blocks_of(project.rules_text, "en") for item in block.items
    ] == [ODD, "- Ask."]


def test_what_was_answered_needs_no_remark() -> None:
    files = planned(ANSWERS)
    for name in ("coprod.yaml", "roles.yaml"):
        assert "# groups:" not in files[name]
        assert "# roles:" not in files[name]


@pytest.mark.parametrize("name", ["README.md", "first-meeting.md", "ground-rules.md"])
def test_words_in_pages_are_no_markup(name: str) -> None:
    text = planned(ANSWERS)[name]
    assert "<f>" not in text
    assert " *g*" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_first_lines_point_an_editor_to_the_schema() -> None:
    files = planned({})
    for name, kind in (("coprod.yaml", "project"), ("outcomes.yaml", "outcomes"), ("roles.yaml", "roles")):
        assert files[name].startswith(f"# yaml-language-server: $schema=.schemas/{kind}.json\n")
