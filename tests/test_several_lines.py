"""A text may stand in a file as a block of several lines: everything that people see of it stays the same."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from helpers import riverside_files, run, tree

if TYPE_CHECKING:
    from pathlib import Path

RIVERSIDE = {name: content.decode() for name, content in riverside_files().items() if name.endswith((".yaml", ".md"))}
NO_TEXTS = frozenset({"file", "meet_every", "review_every", "round_every"})
LOOKS = (
    ["status"],
    ["check", "--all-advice"],
    ["diff"],
    ["review", "--agenda"],
    ["form", "--talk", "-o", "talk.md"],
    ["report", "-o", "report.html"],
    ["report", "--learning", "-o", "learning.md"],
    ["form", "--group", "members", "-o", "form.html"],
    ["form", "--group", "members", "-o", "form.txt"],
    ["chart", "--kind", "spread", "2026-10", "-o", "spread.svg"],
    ["chart", "--kind", "so-far", "-o", "so-far.svg"],
    ["withdraw", "first-night-bus", "--dry-run"],
)


def in_blocks(text: str) -> str:
    """Return a YAML file with each of its texts as a block of two lines."""
    yaml = YAML()
    yaml.width = 100_000
    out = io.StringIO()
    yaml.dump(blocks(yaml.load(text)), out)
    return out.getvalue()


def blocks(data: Any, key: str = "") -> Any:
    """Return data with each text of several words broken in its middle, and with the line end that a block has."""
    if isinstance(data, dict):
        for name in data:
            data[name] = blocks(data[name], name)
    elif isinstance(data, list):
        data[:] = [blocks(each, key) for each in data]
    elif isinstance(data, str) and " " in data and key not in NO_TEXTS:
        words = data.split(" ")
        middle = len(words) // 2
        return LiteralScalarString(" ".join(words[:middle]) + "\n" + " ".join(words[middle:]) + "\n")
    return data


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return riverside as it is, and in blocks."""
    files = {name: in_blocks(text) if name.endswith(".yaml") else text for name, text in RIVERSIDE.items()}
    assert files["you-said.yaml"].count("|\n") > 10
    top = tmp_path_factory.mktemp("both")
    return tree(top / "plain" / "riverside", RIVERSIDE), tree(top / "blocks" / "riverside", files)


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_a_text_of_several_lines_is_shown_as_one(look: list[str], both: tuple[Path, Path]) -> None:
    plain, in_lines = (run(*look, cwd=folder) for folder in both)
    assert plain.code == 0, plain.said
    assert (in_lines.code, in_lines.stdout, in_lines.stderr) == (plain.code, plain.stdout, plain.stderr)
    if "-o" in look:
        one, other = (folder / look[-1] for folder in both)
        assert other.read_bytes() == one.read_bytes()
