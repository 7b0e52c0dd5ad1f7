"""Which file holds which record."""

from __future__ import annotations

import sys

import pytest

from coprod_cli.records import plugins
from coprod_cli.records.base import Part
from coprod_cli.records.kinds import ASSESSMENT, KINDS, OWN_PRACTICE, Kind, holds_records, kind_of


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_has_a_model_and_its_path(kind: Kind) -> None:
    assert issubclass(kind.model, Part)
    named = (
        kind.path.replace("YYYY-MM", "2026-11")
        .replace("DD", "18")
        .replace("GROUP", "members")
        .replace("NAME", "kobo-1")
    )
    assert kind_of(named) is (None if kind is OWN_PRACTICE else kind)


@pytest.mark.parametrize("path", ["assessments/2026-01.yaml", "assessments/2026-12.yaml"])
def test_a_round_is_named_by_its_month(path: str) -> None:
    assert kind_of(path) is ASSESSMENT


@pytest.mark.parametrize(
    "path",
    [
        "assessments/2026-13.yaml", "assessments/2026-00.yaml", "assessments/2026-1.yaml", "assessments/2026-11.yml",
        "assessments/2026-11-18.yaml", "assessments/2026-11.yaml\n", "2026-11.yaml", "x/assessments/2026-11.yaml",
        "assessments/YYYY-MM.yml", "Coprod.yaml", "reviews/2026-13.yaml", "reviews/2026-11/members.yaml",
        "meetings/2026-11.yaml", "meetings/2026-02-30.yaml", "meetings/2026-11-32.yaml",
        "assessments/2026-13/members.yaml", "assessments/2026-11/Members.yaml", "assessments/2026-11/a/b.yaml",
        "assessments/2026-11/members.yaml\n", ".coprod/assessments/2026-11/members.yaml", "x/coprod.yaml", "outcomes.yml", "README.md", "",
    ],
)  # fmt: skip
def test_every_other_file_holds_none(path: str) -> None:
    assert kind_of(path) is None


def test_a_round_without_a_month_in_its_name_is_none() -> None:
    assert kind_of("assessments/YYYY-MM.yaml") is None


def test_records_lie_at_the_top_and_in_these_folders() -> None:
    assert [name for name in ("assessments", "reviews", "assessments/2026-11", "assessments/x", "reviews/2026-11",
                              "photos", "assessments/2026-13") if holds_records(name)] == [
        "assessments", "reviews", "assessments/2026-11",
    ]  # fmt: skip


def test_plug_ins_that_something_else_asked_for_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    loader = object()
    monkeypatch.setitem(sys.modules, "pydantic.plugin._loader", loader)
    plugins.leave_out()
    assert sys.modules["pydantic.plugin._loader"] is loader


def test_there_are_no_plug_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "pydantic.plugin._loader", raising=False)
    plugins.leave_out()
    assert sys.modules["pydantic.plugin._loader"].get_plugins() == ()
