"""The schemas that editors use: they take what coprod takes, and refuse what a person is likely to get wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from coprod_cli.records.kinds import KINDS, SHARED, Kind, kind_of
from coprod_cli.records.schema import DIALECT, schema_of
from coprod_cli.records.validate import validate
from coprod_cli.yamltext.parse import read_yaml
from helpers import EXAMPLES, TOP
from unit.records.samples import FULL, slips

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = TOP / "tests" / "cases"
BY_NAME = {kind.name: kind for kind in KINDS}


class EditorsConstructor(SafeConstructor):
    """Reads YAML 1.2 as editors do: a date is a text."""


EditorsConstructor.add_constructor("tag:yaml.org,2002:timestamp", EditorsConstructor.construct_scalar)


def in_an_editor(text: str) -> Any:
    yaml = YAML(typ="safe")
    yaml.Constructor = EditorsConstructor
    return yaml.load(text)


@cache
def validator(kind: Kind) -> Draft202012Validator:
    return Draft202012Validator(schema_of(kind))


def complaints(kind: Kind, text: str) -> list[str]:
    found = validator(kind).iter_errors(in_an_editor(text))
    return [f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in found]


def right_files() -> Iterator[tuple[Kind, Path]]:
    """Yield every record of the examples, and of the cases in which the fault is mended."""
    for project in (*EXAMPLES.iterdir(), *CASES.glob("*/*/valid")):
        for path in project.rglob("*"):
            kind = kind_of(path.relative_to(project).as_posix())
            if kind is not None and path.is_file():
                yield kind, path


@pytest.mark.parametrize("kind", SHARED, ids=lambda kind: kind.name)
def test_an_editor_takes_every_right_file(kind: Kind) -> None:
    files = [path for each, path in right_files() if each is kind]
    assert len(files) > 3
    for path in files:
        text = path.read_bytes().decode("utf-8-sig")
        said = complaints(kind, text.split("---")[1] if path.suffix == ".md" else text)
        assert said == [], path.relative_to(TOP)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_editor_takes_a_full_record(kind: Kind) -> None:
    assert list(validator(kind).iter_errors(FULL[kind.name])) == []


def taken(kind: Kind, text: str) -> bool:
    document = read_yaml(PurePosixPath("x"), text.encode())
    return not document.findings and not validate(kind, document.path, document.data)[1]


NUMBERS = {"5", "-5", "5.5", "true", "[5]", '"5"'}
"""What coprod reads as text and an editor as a number, and the other way round."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_editor_takes_what_coprod_takes(kind: Kind) -> None:
    wrong = [
        (way, instead)
        for way, instead, text in slips(kind.name)
        if instead not in NUMBERS and taken(kind, text) and complaints(kind, text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("project", "project: x"),
        ("project", "format: 2\nproject: x"),
        ("project", "format: 1\nproject: x\nporpose: y"),
        ("project", "format: 1\nproject: x\nviews: public"),
        ("project", "format: 1\nproject: x\nreview_every: six months"),
        ("project", "format: 1\nproject: x\nbegan: May 2025"),
        ("project", "format: 1\nproject: x\nlanguage: English"),
        ("project", "format: 1\nproject: x\ngroups: [members]"),
        ("project", "format: 1\nproject: x\ngroups: [{id: Members, name: x}]"),
        ("project", "format: 1\nproject: x\ngroups: [{id: members, name: x, paid: yes}]"),
        ("outcomes", "format: 1\noutcomes: {id: a, outcome: b}"),
        ("outcomes", "format: 1\noutcomes: [{id: a, outcome: b, tasks: [{id: c, task: d, status: begun}]}]"),
        ("outcomes", "format: 1\noutcomes: [{id: a, outcome: b, indicators: [{id: c, indicator: d, purpose: prove}]}]"),
        ("roles", "format: 1\nroles: [{role: chair, held_by: members}]"),
        ("ground-rules", "format: 1\nagreed: 2025-06"),
        ("assessment", "format: 1\ndate: 2026-11"),
        ("assessment", "format: 1\ncounts: {members: many}"),
        ("assessment", "format: 1\nscores: {project: {assets: {answer: no-idea}}}"),
        ("assessment", "format: 1\nheard: {members: {answers: 5, project: {assets: [basic]}}}"),
        ("framework", "format: 1\nid: a\nprinciples: [{id: b, name: What we bring}]"),
        ("framework", "format: 1\nid: a\nname: {}"),
        # keys that are ids or codes
        ("assessment", "format: 1\ncounts: {Members: 5}"),
        ("assessment", "format: 1\nscores: {project: {Assets: {level: basic}}}"),
        ("framework", "format: 1\nid: a\nname: {english: b}"),
    ],
)
def test_an_editor_refuses_what_coprod_refuses(kind: str, text: str) -> None:
    assert not taken(BY_NAME[kind], text)
    assert complaints(BY_NAME[kind], text) != []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_says_what_it_is(kind: Kind) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["title"], schema["description"]) == (DIALECT, kind.path, kind.about)
    for part in schema.get("$defs", {}).values():
        assert "title" not in part
        assert all("title" not in key for key in part["properties"].values())
