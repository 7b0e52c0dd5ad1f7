"""Where projects are: upwards, below, and around."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store import find
from helpers import tree


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return tree(tmp_path / "network", {
        "b/maple/coprod.yaml": "", "b/maple/inner/coprod.yaml": "", "a/coprod.yaml": "", "c/d/e/coprod.yaml": "",
        ".hidden/coprod.yaml": "", "notes/text.md": "",
    })  # fmt: skip


def test_the_nearest_project_upwards_is_found(network: Path) -> None:
    deep = network / "b" / "maple" / "reports" / "old"
    deep.mkdir(parents=True)
    assert find.nearest(deep) == network / "b" / "maple"
    assert find.nearest(network / "b" / "maple" / "inner") == network / "b" / "maple" / "inner"


def test_a_folder_that_is_named_is_not_searched_from(network: Path) -> None:
    assert find.named(network / "a") == network / "a"
    with pytest.raises(find.NoProject):
        find.named(network / "b" / "maple" / "..")


def test_a_folder_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(CoprodError, match="There is no folder") as raised:
        find.named(tmp_path / "nowhere")
    assert not isinstance(raised.value, find.NoProject)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CoprodError, match="There is no folder"):
        find.named(tmp_path / "file")


def test_projects_up_to_two_levels_below_are_named(network: Path) -> None:
    error = find.no_project(network)
    assert error.hint.endswith(f": a, {Path('b', 'maple')}")
    assert "-C" in error.hint


def test_of_many_projects_five_are_named(tmp_path: Path) -> None:
    tree(tmp_path, {f"p{number}/coprod.yaml": "" for number in range(7)})
    assert find.no_project(tmp_path).hint.endswith(": p0, p1, p2, p3, p4")


@pytest.mark.parametrize("name", ["coprod.yml", "coprod.yaml.txt", "Coprod.yaml", "coprod - Copy.yaml"])
def test_settings_under_another_name_are_to_be_renamed(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("")
    if find.is_project(tmp_path):
        pytest.skip("this disk knows no capitals")
    assert find.no_project(tmp_path).hint == f"{name} is here. Rename it to coprod.yaml."


def test_without_any_project_the_way_to_begin_one_is_told(tmp_path: Path) -> None:
    assert "coprod init" in find.no_project(tmp_path).hint


def test_every_project_below_is_found_and_none_inside_another(network: Path) -> None:
    assert [path.relative_to(network).as_posix() for path in find.below_folder(network)] == ["a", "b/maple", "c/d/e"]
    assert find.below_folder(network / "a") == [network / "a"]
    assert find.below_folder(network, 0) == []
    assert find.below_folder(network, 1) == [network / "a"]


@pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: links need a right on Windows")
def test_links_are_not_followed_downwards(network: Path) -> None:
    (network / "link").symlink_to(network / "b", target_is_directory=True)
    assert network / "link" / "maple" not in find.below_folder(network)


def test_what_may_not_be_read_is_passed_over_below_and_told_at_the_top(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.scandir

    def scandir(path: Path) -> os._ScandirIterator[str]:
        if Path(path).name in {"b", "locked"}:
            raise PermissionError(13, "Permission denied")
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert network / "a" in find.below_folder(network)
    assert network / "b" / "maple" not in find.below_folder(network)
    with pytest.raises(CoprodError, match=r"could not be read: Permission denied\."):
        find.below_folder(network / "locked")


def test_a_project_around_is_found(network: Path) -> None:
    assert find.around(network / "b" / "maple" / "inner") == str(network / "b" / "maple")
    assert find.around(network / "a") == ""


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_project_file_counts_whatever_it_is(kind: str, tmp_path: Path) -> None:
    if kind == "folder":
        (tmp_path / "coprod.yaml").mkdir()
    elif sys.platform == "win32":
        pytest.skip("NOT TESTED: links need a right on Windows")
    else:
        (tmp_path / "coprod.yaml").symlink_to("nowhere")
    assert find.is_project(tmp_path)
