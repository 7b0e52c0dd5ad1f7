"""A project's files: only regular ones inside its folder are read, and links lead nowhere."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path, PurePosixPath

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store import tree as trees
from coprod_cli.store.tree import FolderTree, MemoryTree, list_folder, read_inside
from coprod_cli.yamltext.guard import MOST_BYTES
from helpers import tree

posix = pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: Windows has no FIFO, and links need a right")


def listed(root: Path) -> dict[str, list[str]]:
    return {name: list(map(str, found)) for name, found in list_folder(root)._asdict().items()}


def test_files_at_the_top_and_among_the_rounds_are_listed_by_name(tmp_path: Path) -> None:
    tree(tmp_path, {
        "coprod.yaml": "", "Notes.txt": "", ".gitignore": "", "assessments/2026-05.yaml": "", "assessments/2025-05.yaml": "",
        "assessments/2026-05/members.yaml": "", "assessments/.tmp": "", "reports/x/report.md": "", ".coprod/x": "",
        "photos/a/b.jpg": "", "assessments/draft/members.yaml": "",
    })  # fmt: skip
    assert listed(tmp_path) == {
        "files": [".gitignore", "Notes.txt", "assessments/.tmp", "assessments/2025-05.yaml", "assessments/2026-05/members.yaml",
                  "assessments/2026-05.yaml", "coprod.yaml"],
        "folders": ["assessments/draft", "photos"],
        "not_regular": [],
        "inner_projects": [],
    }  # fmt: skip


@posix
def test_links_and_devices_are_listed_apart_and_never_opened(tmp_path: Path) -> None:
    root = tree(tmp_path / "maple", {"coprod.yaml": "", "assessments/2026-05.yaml": ""})
    tree(tmp_path / "other", {"secret.yaml": "secret", "coprod.yaml": ""})
    (root / "outcomes.yaml").symlink_to(tmp_path / "other" / "secret.yaml")
    (root / "photos").symlink_to(tmp_path / "other", target_is_directory=True)
    (root / "assessments" / "2026-11.yaml").symlink_to("2026-05.yaml")
    (root / "gone.yaml").symlink_to("nowhere")
    os.mkfifo(root / "roles.yaml")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(root / "socket"))
        found = listed(root)
    assert found["files"] == ["assessments/2026-05.yaml", "coprod.yaml"]
    assert found["not_regular"] == [
        "assessments/2026-11.yaml", "gone.yaml", "outcomes.yaml", "photos", "roles.yaml", "socket",
    ]  # fmt: skip
    assert found["inner_projects"] == []


@posix
@pytest.mark.parametrize("way", ["file", "folder", "fifo", "directory"])
def test_what_took_a_files_place_meanwhile_is_not_read(way: str, tmp_path: Path) -> None:
    root = tree(tmp_path / "maple", {"assessments/2026-05.yaml": "ours"})
    secret = tree(tmp_path / "other", {"2026-05.yaml": "secret"})
    path = PurePosixPath("assessments/2026-05.yaml")
    assert read_inside(root, path) == b"ours"
    (root / path).unlink()
    if way == "file":
        (root / path).symlink_to(secret / "2026-05.yaml")
    elif way == "fifo":
        os.mkfifo(root / path)
    elif way == "directory":
        (root / path).mkdir()
    else:
        (root / "assessments").rmdir()
        (root / "assessments").symlink_to(secret, target_is_directory=True)
    with pytest.raises(OSError, match=r".") as raised:
        read_inside(root, path)
    assert "secret" not in str(raised.value)


@posix
def test_reading_leaves_no_handle_open(tmp_path: Path) -> None:
    tree(tmp_path, {"a/b/c.yaml": "x"})
    before = len(os.listdir("/dev/fd"))
    assert read_inside(tmp_path, PurePosixPath("a/b/c.yaml")) == b"x"
    for missing in ("a/b/d.yaml", "a/x/c.yaml", "x.yaml"):
        with pytest.raises(FileNotFoundError):
            read_inside(tmp_path, PurePosixPath(missing))
    assert len(os.listdir("/dev/fd")) == before


def test_without_a_way_to_hold_a_folder_the_path_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "supports_dir_fd", set())
    tree(tmp_path, {"a/b.yaml": "x"})
    assert read_inside(tmp_path, PurePosixPath("a/b.yaml")) == b"x"


def test_one_byte_more_than_may_be_read_is_read(tmp_path: Path) -> None:
    tree(tmp_path, {"big.yaml": b"x" * (MOST_BYTES + 100), "right.yaml": b"x" * MOST_BYTES})
    found = FolderTree(tmp_path)
    assert len(found.read(PurePosixPath("big.yaml"))) == MOST_BYTES + 1
    assert len(found.read(PurePosixPath("right.yaml"))) == MOST_BYTES
    assert list(found.paths()) == [PurePosixPath("big.yaml"), PurePosixPath("right.yaml")]


def test_projects_inside_are_found_however_deep_and_not_inside_each_other(tmp_path: Path) -> None:
    tree(tmp_path, {
        "coprod.yaml": "", "z/old/coprod.yaml": "", "z/old/older/coprod.yaml": "", "a/coprod.yaml": "",
        ".git/x/coprod.yaml": "", "reports/x/coprod.yaml": "", "z/.hidden/coprod.yaml": "",
        "assessments/2026/coprod.yaml": "",
    })  # fmt: skip
    assert listed(tmp_path)["inner_projects"] == ["a", "assessments/2026", "z/old"]


def test_a_folder_of_thousands_is_not_searched_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "MOST_FOLDERS", 3)
    for number in range(5):
        tree(tmp_path, {f"f{number}/deep/coprod.yaml": ""})
    seen = []
    really = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: seen.append(path) or really(path))
    assert listed(tmp_path)["inner_projects"] == []
    assert len(seen) == 1 + 3
    monkeypatch.setattr(trees, "MOST_FOLDERS", 7)
    assert listed(tmp_path)["inner_projects"] == ["f0/deep", "f1/deep"]


def test_a_folder_that_may_not_be_read_stops_only_where_it_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, {"coprod.yaml": "", "photos/a.jpg": "", "z/coprod.yaml": "", "assessments/2026-05.yaml": ""})
    really = os.scandir

    def refuse(name: str) -> None:
        def scandir(path: Path) -> os._ScandirIterator[str]:
            if Path(path).name == name:
                raise PermissionError(13, "Permission denied")
            return really(path)

        monkeypatch.setattr(os, "scandir", scandir)

    refuse("photos")
    assert listed(tmp_path)["inner_projects"] == ["z"]
    for name in ("assessments", tmp_path.name):
        refuse(name)
        with pytest.raises(CoprodError, match=r"could not be read: Permission denied\.") as raised:
            list_folder(tmp_path)
        assert name in raised.value.message
        assert raised.value.hint


def test_an_error_without_a_reason_is_told_by_its_words() -> None:
    assert trees.unreadable(Path("a"), OSError("odd")).message == "a could not be read: odd."


def test_files_in_memory_are_a_tree_too() -> None:
    found = MemoryTree({PurePosixPath("a"): b"x"})
    assert list(found.paths()) == [PurePosixPath("a")]
    assert found.read(PurePosixPath("a")) == b"x"
