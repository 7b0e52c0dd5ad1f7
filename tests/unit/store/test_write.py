"""Writing: the old file or the new one, whole, and no trace of a try that failed."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store import write
from coprod_cli.store.write import make_folder, replace, write_new
from helpers import tree

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = PurePosixPath("assessments/2026-11.yaml")
WRITERS = pytest.mark.parametrize("writer", [write_new, replace], ids=["new", "over"])
posix = pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: this is not how Windows names files")
Writer = Any


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@WRITERS
@pytest.mark.parametrize("content", [b"", b"x", b"\x00\xff\r\n" * 100_000])
def test_every_byte_is_written_in_a_folder_that_is_made(writer: Writer, content: bytes, tmp_path: Path) -> None:
    writer(tmp_path, NAME, content)
    assert (tmp_path / NAME).read_bytes() == content
    assert names(tmp_path) == [str(NAME)]


@posix
@WRITERS
@pytest.mark.parametrize(("umask", "mode"), [(0o000, 0o666), (0o022, 0o644), (0o077, 0o600)])
def test_a_file_may_be_read_by_whom_the_system_says(writer: Writer, umask: int, mode: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        writer(tmp_path, NAME, b"x")
    finally:
        os.umask(before)
    assert (tmp_path / NAME).stat().st_mode & 0o777 == mode


@posix
@WRITERS
def test_writing_leaves_no_handle_open(writer: Writer, tmp_path: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    writer(tmp_path, NAME, b"x")
    with pytest.raises(CoprodError):
        writer(tmp_path / NAME, NAME, b"x")
    assert len(os.listdir("/dev/fd")) == before


def test_a_new_file_takes_no_ones_place(tmp_path: Path) -> None:
    tree(tmp_path, {str(NAME): "old"})
    with pytest.raises(CoprodError, match="is there already, and was not changed") as raised:
        write_new(tmp_path, NAME, b"new")
    assert str(tmp_path / NAME) in raised.value.message
    assert raised.value.hint
    assert (tmp_path / NAME).read_bytes() == b"old"
    assert names(tmp_path) == [str(NAME)]


def test_what_coprod_made_is_replaced(tmp_path: Path) -> None:
    tree(tmp_path, {str(NAME): "a longer old text"})
    replace(tmp_path, NAME, b"new")
    assert (tmp_path / NAME).read_bytes() == b"new"


@posix
@WRITERS
@pytest.mark.parametrize(
    ("link", "to"), [("assessments", "../other"), (str(NAME), "../../other/x.yaml"), (str(NAME), "gone")]
)
def test_nothing_is_written_through_a_link(writer: Writer, link: str, to: str, tmp_path: Path) -> None:
    root = tree(tmp_path / "maple", {"coprod.yaml": ""})
    tree(tmp_path / "other", {"x.yaml": "theirs"})
    (root / link).parent.mkdir(exist_ok=True)
    (root / link).symlink_to(to)
    with pytest.raises(CoprodError, match=f"^{link} is a link"):
        writer(root, NAME, b"new")
    assert names(tmp_path / "other") == ["x.yaml"]
    assert (tmp_path / "other" / "x.yaml").read_text() == "theirs"
    assert (root / link).is_symlink()


@posix
def test_a_project_may_lie_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    write_new(tmp_path / "link", NAME, b"x")
    assert names(tmp_path / "real") == [str(NAME)]


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    tree(tmp_path, {"assessments": "a file"})
    with pytest.raises(CoprodError):
        write_new(tmp_path, NAME, b"x")
    with pytest.raises(CoprodError):
        make_folder(tmp_path, PurePosixPath("assessments/deep"))
    assert names(tmp_path) == ["assessments"]


def test_a_folder_may_be_there_already(tmp_path: Path) -> None:
    make_folder(tmp_path, PurePosixPath("a/b"))
    make_folder(tmp_path, PurePosixPath("a/b"))
    assert (tmp_path / "a" / "b").is_dir()


FAILING = ["open", "write", "fsync", "close"]


@WRITERS
@pytest.mark.parametrize("call", FAILING)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), OSError("odd")], ids=["full", "odd"])
def test_a_failing_disk_leaves_the_old_file_and_nothing_else(
    writer: Writer, call: str, error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = NAME if writer is replace else PurePosixPath("assessments/2026-12.yaml")
    tree(tmp_path, {str(NAME): "old"})
    really = getattr(os, call)

    def failing(*arguments: Any, **named: Any) -> Any:
        done = really(*arguments, **named) if call == "close" else None
        if done is None:
            raise error
        return done

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        with pytest.raises(CoprodError, match=r"could not be written: (No space left on device|odd)\.") as raised:
            writer(tmp_path, path, b"new")
    assert raised.value.hint
    assert names(tmp_path) == [str(NAME)]
    assert (tmp_path / NAME).read_bytes() == b"old"


@WRITERS
def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: really(handle, content[:3]))
    writer(tmp_path, NAME, b"0123456789")
    assert (tmp_path / NAME).read_bytes() == b"0123456789"


@WRITERS
def test_a_disk_that_does_not_keep_what_was_written_is_found_out(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: really(handle, b"?" * len(content)))
    with pytest.raises(CoprodError, match=r"The disk did not keep what was written\.$"):
        writer(tmp_path, NAME, b"new")
    assert names(tmp_path) == []


@posix
@WRITERS
def test_bytes_and_names_are_sent_to_the_disk_before_it_is_done(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    really_sync, really_link, really_rename = os.fsync, os.link, os.rename

    def note(what: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            done.append(what)
            return really(*arguments, **named)

        return call

    monkeypatch.setattr(os, "fsync", note("fsync", really_sync))
    monkeypatch.setattr(os, "link", note("name", really_link))
    monkeypatch.setattr(os, "replace", note("name", os.replace))
    monkeypatch.setattr(os, "rename", note("name", really_rename))
    writer(tmp_path, NAME, b"x")
    assert done == ["fsync", "fsync", "name", "fsync"]  # the new folder, the bytes, then the name


@posix
def test_a_disk_without_second_names_gets_its_new_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_arguments: Any, **_named: Any) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_new(tmp_path, NAME, b"new")
    assert (tmp_path / NAME).read_bytes() == b"new"
    assert names(tmp_path) == [str(NAME)]
    with pytest.raises(CoprodError, match="is there already"):
        write_new(tmp_path, NAME, b"newer")
    assert (tmp_path / NAME).read_bytes() == b"new"


@posix
def test_a_page_that_is_write_protected_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {"report.md": "old"})
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(CoprodError, match=r"could not be written: The file is write-protected\.$"):
        replace(tmp_path, PurePosixPath("report.md"), b"new")
    assert (tmp_path / "report.md").read_text() == "old"
    replace(tmp_path, PurePosixPath("other.md"), b"new")


def test_a_temporary_file_is_hidden_and_lies_beside_the_real_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    monkeypatch.setattr(write, "_write_all", lambda path, content: seen.append(path) or path.write_bytes(content))
    write_new(tmp_path, NAME, b"x")
    write_new(tmp_path, PurePosixPath("assessments/2026-12.yaml"), b"x")
    assert [path.parent for path in seen] == [tmp_path / "assessments"] * 2
    assert [path.name[:10] for path in seen] == [".2026-11.y", ".2026-12.y"]
    assert len({path.name.split(".yaml")[1] for path in seen}) == 2
