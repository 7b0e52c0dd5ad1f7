"""Files keep the line ends that they have: each command changes the same bytes in them as in any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpers import riverside_files, run, tree

if TYPE_CHECKING:
    from pathlib import Path

RIVERSIDE = riverside_files()
CHANGES = {
    "add said": "said: The lift is slow.\ngroup: members\nled_to: [travel-independently]\n",
    "add task": "in: travel-independently\ntask: Ask the depot\ndue: 2027-01\n",
    "add told": "in: buses-stop-at-six\ndate: 2026-11\nhow: A card\n",
    "done invite-the-drivers": "closed: 2026-11-20\nprogress: [{date: 2026-11-20, note: They came.}]\n",
    "meet 2026-11-11": "meeting: {counts: {staff: 3}, questions: {learned: [We wait., We sing.]}, decisions: [We sing.]}\n",
    "review": "review: {date: 2026-06-09, cost: [Time.], helped: Cake.}\nwork-plan: {actions: [{action: Ask again}]}\n",
    "assess": "date: 2026-10-14\nscores: {project: {assets: {level: basic, examples: [{said: On 4 May we sang.}]}}}\n",
}


def with_ends(content: bytes, end: bytes, *, at_the_end: bool) -> bytes:
    return (content if at_the_end else content.rstrip(b"\n")).replace(b"\n", end)


@pytest.fixture(scope="module")
def as_usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Return what riverside's files say after each change, where lines end as coprod ends them."""
    found = {}
    for command in [*CHANGES, "withdraw first-night-bus"]:
        top = tree(tmp_path_factory.mktemp("usual"), RIVERSIDE)
        assert changed(top, command) == 0
        found[command] = records(top)
        assert found[command] != RIVERSIDE
    return found


def changed(top: Path, command: str) -> int:
    """Change something, and return the exit code."""
    if command not in CHANGES:
        return run(*command.split(), "--yes", cwd=top).code
    return run(*command.split(), "--answers", "-", cwd=top, stdin=CHANGES[command]).code


def records(top: Path) -> dict[str, bytes]:
    """Return the files of a project without pages, drafts and the lock."""
    found = (path for path in top.rglob("*") if path.is_file())
    files = {path.relative_to(top).as_posix(): path.read_bytes() for path in found}
    return {name: content for name, content in files.items() if not name.startswith((".coprod/", "reports/"))}


@pytest.mark.parametrize("command", [*CHANGES, "withdraw first-night-bus"])
@pytest.mark.parametrize("end", [b"\r\n", b"\r", b"\n"], ids=["CR LF", "CR", "LF"])
@pytest.mark.parametrize("at_the_end", [True, False], ids=["with the last", "without the last"])
def test_the_same_bytes_change_whatever_ends_a_line(
    command: str, end: bytes, at_the_end: bool, as_usual: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    given = {
        name: with_ends(content, end, at_the_end=at_the_end) if name.endswith((".yaml", ".md")) else content
        for name, content in RIVERSIDE.items()
    }
    assert changed(tree(tmp_path, given), command) == 0
    after = records(tmp_path)
    assert set(after) == set(as_usual[command])
    for name, content in after.items():
        usual = as_usual[command][name]
        if usual == RIVERSIDE.get(name):
            assert content == given[name]
        else:
            assert content.rstrip(b"\r\n") == with_ends(usual, end, at_the_end=at_the_end).rstrip(b"\r\n")
            assert content.endswith(end) or not at_the_end
