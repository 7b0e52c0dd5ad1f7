"""Drafts: every entry is on the disk before the next question, and nobody else may read it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store.drafts import Draft, drafts
from helpers import tree

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: this system has no modes and links of files")
ENTRIES = [
    {"id": "name", "answer": "Tŷ'r Ŵyn"},
    {"id": "seen", "answer": ["a", "b"]},
    {"line": "one: two # three"},
    {"back": "seen"},
    {"saved": True},
]


def written(root: Path) -> bytes:
    return (root / ".coprod" / "drafts" / "round.jsonl").read_bytes()


def test_what_is_added_is_there_for_the_next_one(tmp_path: Path) -> None:
    draft = Draft(tmp_path, "round")
    assert draft.entries == []
    for entry in ENTRIES:
        draft.add(entry)
        assert Draft(tmp_path, "round").entries == draft.entries
    assert draft.entries == ENTRIES


def test_nothing_is_made_before_the_first_entry(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "new", "round")
    draft.close()
    draft.end()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_goes_when_it_was_used(tmp_path: Path) -> None:
    draft = Draft(tmp_path, "round")
    draft.add(ENTRIES[0])
    assert drafts(tmp_path, "ro") == ["round"]
    assert drafts(tmp_path, "other") == []
    draft.end()
    assert drafts(tmp_path, "ro") == []
    assert Draft(tmp_path, "round").entries == []


@posix
def test_only_its_owner_may_look_and_git_does_not(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Draft(tmp_path, "round").add(ENTRIES[0])
    finally:
        os.umask(before)
    for path in (tmp_path / ".coprod").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert (tmp_path / ".coprod" / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.parametrize("torn", [b'{"id": "x", "ans', b"{", b"\xc5"])
def test_a_line_that_a_crash_cut_off_is_left_out_and_goes(torn: bytes, tmp_path: Path) -> None:
    Draft(tmp_path, "round").add(ENTRIES[0])
    path = tmp_path / ".coprod" / "drafts" / "round.jsonl"
    path.write_bytes(path.read_bytes() + torn)
    draft = Draft(tmp_path, "round")
    assert draft.entries == ENTRIES[:1]
    draft.add(ENTRIES[1])
    assert Draft(tmp_path, "round").entries == ENTRIES[:2]


def test_drafts_come_by_their_name(tmp_path: Path) -> None:
    names = [f"round-{number:02}" for number in range(30)]
    tree(tmp_path, {f".coprod/drafts/{name}.jsonl": "" for name in reversed(names)})
    assert drafts(tmp_path, "round-") == names


@posix
def test_no_handle_stays_open(tmp_path: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    draft = Draft(tmp_path, "round")
    for let_go in (draft.close, draft.end):
        draft.add(ENTRIES[0])
        assert len(os.listdir("/dev/fd")) == before + 1
        let_go()
        assert len(os.listdir("/dev/fd")) == before


@pytest.mark.parametrize("content", [b"nonsense\n", b"[1]\n", b"{}\n", b'{"id": "x"}\n', b"\xff\n", b'{"id": 1}\n\n',
                                     b'{"line": "x"}\n{}\n'])  # fmt: skip
def test_a_draft_that_something_else_wrote_is_refused_and_stays(content: bytes, tmp_path: Path) -> None:
    Draft(tmp_path, "round").add(ENTRIES[0])
    path = tmp_path / ".coprod" / "drafts" / "round.jsonl"
    path.write_bytes(content)
    with pytest.raises(CoprodError, match="was changed by something else") as raised:
        Draft(tmp_path, "round")
    assert raised.value.hint
    assert path.read_bytes() == content


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_disk_that_fails_keeps_every_answer_before(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = Draft(tmp_path, "round")
    draft.add(ENTRIES[0])

    def failing(*_arguments: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        with pytest.raises(CoprodError, match=r"could not be kept: No space left on device\.$") as raised:
            draft.add(ENTRIES[1])
    assert "Every answer before it is safe." in raised.value.hint
    assert draft.entries == ENTRIES[:1]
    assert Draft(tmp_path, "round").entries == ENTRIES[:1]
    draft.add(ENTRIES[2])
    assert Draft(tmp_path, "round").entries == [ENTRIES[0], ENTRIES[2]]


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: really(handle, content[:3]))
    Draft(tmp_path, "round").add(ENTRIES[0])
    assert Draft(tmp_path, "round").entries == ENTRIES[:1]


@posix
def test_nothing_is_kept_through_a_link(tmp_path: Path) -> None:
    tree(tmp_path, {"outside/kept.md": "kept\n"})
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / ".coprod").symlink_to(tmp_path / "outside")
    with pytest.raises(CoprodError):
        Draft(tmp_path / "project", "round").add(ENTRIES[0])
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["kept.md"]


@posix
def test_a_folder_of_drafts_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    tree(tmp_path, {"outside/kept.md": "kept\n", "project/.coprod/.gitignore": "*\n"})
    (tmp_path / "project" / ".coprod" / "drafts").symlink_to(tmp_path / "outside")
    with pytest.raises(CoprodError):
        Draft(tmp_path / "project", "round").add(ENTRIES[0])
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["kept.md"]


@posix
def test_a_draft_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    tree(tmp_path, {"outside.txt": "kept\n", ".coprod/drafts/.keep": ""})
    (tmp_path / ".coprod" / "drafts" / "round.jsonl").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(CoprodError):
        Draft(tmp_path, "round").add(ENTRIES[0])
    assert (tmp_path / "outside.txt").read_text(encoding="utf-8") == "kept\n"


@posix
def test_a_link_that_came_after_the_draft_was_looked_for_is_not_written_through(tmp_path: Path) -> None:
    tree(tmp_path, {"outside/kept.md": "kept\n", "project/.coprod/.gitignore": "*\n"})
    draft = Draft(tmp_path / "project", "round")
    (tmp_path / "project" / ".coprod" / "drafts").symlink_to(tmp_path / "outside")
    with pytest.raises(CoprodError, match="is a link"):
        draft.add(ENTRIES[0])
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["kept.md"]


@posix
def test_a_draft_that_is_no_file_is_told(tmp_path: Path) -> None:
    tree(tmp_path, {".coprod/drafts/.keep": ""})
    os.mkfifo(tmp_path / ".coprod" / "drafts" / "round.jsonl")
    with pytest.raises(CoprodError, match=r"could not be kept: it is not a regular file\.$"):
        Draft(tmp_path, "round")


def test_a_letter_that_is_no_letter_can_be_kept(tmp_path: Path) -> None:
    Draft(tmp_path, "round").add({"line": "a\udcffb"})
    assert Draft(tmp_path, "round").entries == [{"line": "a?b"}]
