"""What is generated is up to date, and the machine formats fit their schemas."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path, PurePosixPath
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[1]
GENERATED: dict[Any, str] = runpy.run_path(str(ROOT / "docs" / "generate.py"))["generated"]()


@pytest.mark.parametrize("path", GENERATED, ids=str)
def test_generated_file_is_up_to_date(path: Any) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path], "run: make generated"


def test_no_generated_file_is_left_over() -> None:
    kept = [*ROOT.glob("schemas/*"), *ROOT.glob("docs/reference/formats/*"), *ROOT.glob("examples/first-day/**/*.*"),
            *ROOT.glob("docs/riverside/*"), *ROOT.glob("docs/pictures/*")]  # fmt: skip
    assert {path.relative_to(ROOT).as_posix() for path in kept} <= {str(path) for path in GENERATED}


def test_every_rule_from_a_text_of_others_is_named_where_the_rules_come_from() -> None:
    page = (ROOT / "docs/explanation/where-the-rules-come-from.md").read_text(encoding="utf-8")
    listed = GENERATED[PurePosixPath("docs/reference/rules.md")]
    cards = re.findall(r"^## (\S+)\n.*?^Source: ([^\n]+)", listed, re.MULTILINE | re.DOTALL)
    assert len(cards) > 90
    from_others = {rule for rule, source in cards if not source.startswith("coprod itself")}
    assert {rule for rule in from_others if f"`{rule}`" not in page} == set()


@pytest.mark.parametrize("schema", sorted(ROOT.glob("schemas/*.json")), ids=lambda path: path.stem)
def test_schema_is_a_schema_and_explains_every_key(schema: Path) -> None:
    whole = json.loads(schema.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(whole)
    if schema.stem.endswith("-output"):
        return
    for part in (whole, *whole.get("$defs", {}).values()):
        for name, key in part.get("properties", {}).items():
            assert key.get("description", "")[-1:] in {".", "?"}, name
