"""Writing: the old file or the new one, whole, and no trace of a try that failed."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store import write
from coprod_cli.store.write import Changed, change, make_folder, replace, require_writable, write_new
from helpers import tree

if TYPE_CHECKING:
    from collections.abc import Callable


def read_and_change(root: Path, path: PurePosixPath, content: bytes) -> None:
    """Change a file to this content; an old one is put there first if none is there."""
    file = root / path
    if not file.exists() and not file.parent.is_symlink():
        with contextlib.suppress(OSError):
            tree(root, {str(path): "old"})
    change(root, path, file.read_bytes() if file.is_file() else b"", content)


NAME = PurePosixPath("assessments/2026-11.yaml")
WRITERS = pytest.mark.parametrize("writer", [write_new, replace, read_and_change], ids=["new", "over", "changed"])
posix = pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: Windows has no such names, modes and links")
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
    path = PurePosixPath("assessments/2026-12.yaml") if writer is write_new else NAME
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
    assert names(tmp_path) == ([str(NAME)] if writer is read_and_change else [])
    assert writer is not read_and_change or (tmp_path / NAME).read_bytes() == b"old"


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
    new_folder = [] if writer is read_and_change else ["fsync"]
    assert done == [*new_folder, "fsync", "name", "fsync"]  # the bytes, then the name


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


@WRITERS
def test_a_temporary_file_is_hidden_and_lies_beside_the_real_one(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    really = write._write_all
    monkeypatch.setattr(write, "_write_all", lambda path, *rest: seen.append(path) or really(path, *rest))
    writer(tmp_path, NAME, b"x")
    writer(tmp_path, PurePosixPath("assessments/2026-12.yaml"), b"x")
    assert [path.parent for path in seen] == [tmp_path / "assessments"] * 2
    assert [path.name[:10] for path in seen] == [".2026-11.y", ".2026-12.y"]
    assert len({path.name.split(".yaml")[1] for path in seen}) == 2


@posix
@WRITERS
def test_a_name_may_be_as_long_as_the_system_lets_it(writer: Writer, tmp_path: Path) -> None:
    longest = PurePosixPath("n" * 250 + ".yaml")
    writer(tmp_path, longest, b"x")
    assert names(tmp_path) == [str(longest)]


# What a person wrote is changed only as it was read


def test_a_change_is_refused_where_somebody_else_was_faster(tmp_path: Path) -> None:
    tree(tmp_path, {str(NAME): "theirs"})
    with pytest.raises(Changed) as raised:
        change(tmp_path, NAME, b"old", b"new")
    assert raised.value.message == (
        f"{tmp_path / NAME} was changed by somebody else in the meantime, and was not written."
    )
    assert raised.value.hint == "Run the command again."
    assert (tmp_path / NAME).read_bytes() == b"theirs"
    assert names(tmp_path) == [str(NAME)]


@pytest.mark.parametrize("there", [{}, {"assessments/other.yaml": ""}, {"assessments": "a file"}])
def test_a_file_that_is_gone_is_not_made_anew(there: dict[str, str], tmp_path: Path) -> None:
    tree(tmp_path, there)
    with pytest.raises(Changed):
        change(tmp_path, NAME, b"", b"new")
    assert names(tmp_path) == sorted(there)
    assert (tmp_path / "assessments").exists() == bool(there)


def meanwhile(patch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen between the writing of a temporary file and its new name."""
    really = write._write_all

    def written(*arguments: Any) -> os.stat_result:
        status = really(*arguments)
        happens()
        return status

    patch.setattr(write, "_write_all", written)


def test_the_last_look_is_just_before_the_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {str(NAME): "old"})
    meanwhile(monkeypatch, lambda: (tmp_path / NAME).write_bytes(b"theirs"))
    with pytest.raises(Changed):
        change(tmp_path, NAME, b"old", b"new")
    assert (tmp_path / NAME).read_bytes() == b"theirs"
    assert names(tmp_path) == [str(NAME)]


def test_a_file_that_goes_in_the_meantime_is_not_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {str(NAME): "old"})
    meanwhile(monkeypatch, (tmp_path / NAME).unlink)
    with pytest.raises(Changed):
        change(tmp_path, NAME, b"old", b"new")
    assert names(tmp_path) == []


@posix
@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_takes_the_place_of_a_file_is_left_alone(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, {str(NAME): "", "other": ""})
    file = tmp_path / NAME
    makers: dict[str, Callable[[], object]] = {
        "link": lambda: file.symlink_to("../other"),
        "pipe": lambda: os.mkfifo(file),
        "folder": file.mkdir,
    }
    meanwhile(monkeypatch, lambda: (file.unlink(), makers[kind]()))
    with pytest.raises(CoprodError):
        change(tmp_path, NAME, b"", b"new")
    assert (tmp_path / "other").read_bytes() == b""
    assert (
        stat.S_IFMT(file.lstat().st_mode) == {"link": stat.S_IFLNK, "pipe": stat.S_IFIFO, "folder": stat.S_IFDIR}[kind]
    )
    assert list((tmp_path / "assessments").iterdir()) == [file]


@posix
def test_of_two_that_place_at_the_same_time_the_later_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {str(NAME): "old"})
    really = Path.replace

    def placed(temporary: Path, final: Path) -> Path:
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", really)
            with pytest.raises(Changed):
                change(tmp_path, NAME, b"old", b"second")
        return really(temporary, final)

    monkeypatch.setattr(Path, "replace", placed)
    change(tmp_path, NAME, b"old", b"first")
    assert (tmp_path / NAME).read_bytes() == b"first"


@posix
def test_a_disk_without_locks_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def no_locks(*_arguments: Any) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    read_and_change(tmp_path, NAME, b"new")
    assert (tmp_path / NAME).read_bytes() == b"new"


@posix
@pytest.mark.parametrize("writer", [replace, read_and_change], ids=["over", "changed"])
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_stays(writer: Writer, mode: int, tmp_path: Path) -> None:
    tree(tmp_path, {str(NAME): "old"})
    (tmp_path / NAME).chmod(mode)
    before = os.umask(0o077)
    try:
        writer(tmp_path, NAME, b"new")
    finally:
        os.umask(before)
    assert (tmp_path / NAME).read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == mode


@posix
def test_nobody_else_may_look_before_the_mode_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {str(NAME): "old"})
    (tmp_path / NAME).chmod(0o664)
    seen: list[int] = []
    really = os.fchmod

    def chmod(handle: int, mode: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        really(handle, mode)

    monkeypatch.setattr(os, "fchmod", chmod)
    change(tmp_path, NAME, b"old", b"new")
    assert seen == [0o600]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="NOT TESTED: only root may give a file away")
@pytest.mark.parametrize("writer", [replace, read_and_change], ids=["over", "changed"])
def test_owner_and_group_stay(writer: Writer, tmp_path: Path) -> None:
    tree(tmp_path, {str(NAME): "old"})
    os.chown(tmp_path / NAME, 1234, 5678)
    writer(tmp_path, NAME, b"new")
    status = (tmp_path / NAME).stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1234, 5678, 0o644)


@posix
@pytest.mark.parametrize(
    ("differs", "mode", "becomes"),
    [(stat.ST_GID, 0o660, 0o600), (stat.ST_GID, 0o664, 0o644), (stat.ST_GID, 0o640, 0o600),
     (stat.ST_GID, 0o604, 0o644), (stat.ST_UID, 0o660, 0o660), (stat.ST_UID, 0o664, 0o664)],
)  # fmt: skip
def test_another_group_learns_nothing_that_not_everybody_may(
    differs: int, mode: int, becomes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_allowed(*_arguments: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    tree(tmp_path, {str(NAME): "old"})
    (tmp_path / NAME).chmod(mode)
    of_another = list((tmp_path / NAME).lstat())
    of_another[differs] += 1
    monkeypatch.setattr(os, "fchown", not_allowed)
    monkeypatch.setattr(Path, "lstat", lambda path: os.stat_result(of_another))
    write._write_all(tmp_path / "new", b"new", 0o666, (tmp_path / NAME).lstat())
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == becomes


@posix
def test_a_write_protected_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {str(NAME): "old"})
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(CoprodError, match=r"could not be written: The file is write-protected\.$"):
        change(tmp_path, NAME, b"old", b"new")
    assert (tmp_path / NAME).read_bytes() == b"old"
    assert names(tmp_path) == [str(NAME)]


# What is there at the end


RENAMES = pytest.mark.parametrize("writer", [replace, read_and_change], ids=["over", "changed"])


@RENAMES
def test_a_disk_that_lies_about_a_new_name_is_found_out(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, {str(NAME): "old"})
    monkeypatch.setattr(Path, "replace", lambda _temporary, _final: None)
    with pytest.raises(
        CoprodError, match="but the disk did not say that it keeps it: Something else came back"
    ) as raised:
        writer(tmp_path, NAME, b"new")
    assert raised.value.hint
    assert (tmp_path / NAME).read_bytes() == b"old"
    assert names(tmp_path) == [str(NAME)]


@posix
def test_a_disk_that_lies_about_a_second_name_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", lambda *_arguments, **_named: None)
    with pytest.raises(CoprodError, match="but the disk did not say that it keeps it: No such file"):
        write_new(tmp_path, NAME, b"new")
    assert names(tmp_path) == []


@RENAMES
def test_a_file_that_is_damaged_under_its_real_name_is_found_out(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, {str(NAME): "old"})
    really = Path.replace
    monkeypatch.setattr(
        Path, "replace", lambda temporary, final: really(temporary, final) and final.write_bytes(b"n?w")
    )
    with pytest.raises(CoprodError, match="Something else came back"):
        writer(tmp_path, NAME, b"new")


@RENAMES
def test_what_somebody_saves_right_behind_us_is_no_harm(
    writer: Writer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, {str(NAME): "old", "theirs": "newer"})
    really = Path.replace
    monkeypatch.setattr(
        Path, "replace", lambda temporary, final: (really(temporary, final), really(tmp_path / "theirs", final))
    )
    writer(tmp_path, NAME, b"new")
    assert (tmp_path / NAME).read_bytes() == b"newer"


@posix
@WRITERS
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_disk_that_does_not_keep_a_name_is_told(
    writer: Writer, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path, {"assessments/other.yaml": ""} if writer is write_new else {str(NAME): "old"})
    fail_to_sync_folders(monkeypatch, number)
    with pytest.raises(CoprodError, match="but the disk did not say that it keeps it") as raised:
        writer(tmp_path, NAME, b"new")
    assert os.strerror(number) in raised.value.message
    assert "keep a copy on another disk" in raised.value.hint
    assert (tmp_path / NAME).read_bytes() == b"new"


@posix
@WRITERS
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_a_disk_that_cannot_sync_a_folder_is_written_all_the_same(
    writer: Writer, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_to_sync_folders(monkeypatch, number)
    writer(tmp_path, NAME, b"new")
    assert (tmp_path / NAME).read_bytes() == b"new"


def fail_to_sync_folders(patch: pytest.MonkeyPatch, number: int) -> None:
    """Let every try to send a folder to the disk fail with an error's number."""
    really = os.fsync

    def sync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, os.strerror(number))
        really(handle)

    patch.setattr(os, "fsync", sync)


# What a kill leaves behind

LEFT = ".2026-05.yaml.coprod-0a1b2c3d.tmp"


def age(path: Path, hours: float) -> None:
    """Make a file so many hours older than the disk's clock says that it is."""
    seconds = path.stat().st_mtime - hours * 3600
    os.utime(path, (seconds, seconds))


@WRITERS
def test_what_a_kill_left_is_swept_away_after_an_hour(writer: Writer, tmp_path: Path) -> None:
    tree(tmp_path / "assessments", {LEFT: "", ".b.coprod-00000000.tmp": "", ".c.coprod-00000000.tmp": ""})
    for name, hours in ((LEFT, 1.1), (".b.coprod-00000000.tmp", 0.9), (".c.coprod-00000000.tmp", -5)):
        age(tmp_path / "assessments" / name, hours)
    writer(tmp_path, NAME, b"x")
    assert names(tmp_path / "assessments") == [".b.coprod-00000000.tmp", ".c.coprod-00000000.tmp", NAME.name]


def test_nothing_else_is_swept_away(tmp_path: Path) -> None:
    own = (".tmp", "notes.tmp", ".notes.tmp", ".notes.yaml.0a1b2c3d.tmp", "a.coprod-0a1b2c3d.tmp",
           ".a.coprod-0a1b2c3.tmp", ".a.coprod-0a1b2c3d.tmp.yaml", ".a.coprod-XXXXXXXX.tmp")  # fmt: skip
    tree(tmp_path, dict.fromkeys(own, ""))
    tree(tmp_path / "deeper", {LEFT: ""})
    (tmp_path / ".folder.coprod-0a1b2c3d.tmp").mkdir()
    for path in tmp_path.rglob("*"):
        age(path, 30)
    before = names(tmp_path)
    write_new(tmp_path, PurePosixPath("new.yaml"), b"x")
    assert names(tmp_path) == sorted([*before, "new.yaml"])
    assert (tmp_path / ".folder.coprod-0a1b2c3d.tmp").is_dir()


@posix
def test_a_link_is_not_swept_away(tmp_path: Path) -> None:
    tree(tmp_path, {"old": ""})
    age(tmp_path / "old", 30)
    (tmp_path / LEFT).symlink_to("old")
    os.utime(tmp_path / LEFT, (0, 0), follow_symlinks=False)
    write_new(tmp_path, PurePosixPath("new.yaml"), b"x")
    assert (tmp_path / LEFT).is_symlink()


@pytest.mark.parametrize("call", ["scandir", "unlink"])
def test_what_cannot_be_swept_away_does_not_matter(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, {LEFT: ""})
    age(tmp_path / LEFT, 30)
    really = os.unlink

    def failing(path: Any) -> Any:
        if call == "scandir" or LEFT in str(path):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        write_new(tmp_path, PurePosixPath("new.yaml"), b"x")
    assert names(tmp_path) == [LEFT, "new.yaml"]


# Windows, as far as another system can be made to look like it


class Scanner:
    """A virus scanner that holds a file for some tries to rename it."""

    def __init__(self, patch: pytest.MonkeyPatch, call: str, tries: int) -> None:
        self.left, self.really, self.pauses = tries, getattr(Path, call), 0
        really = self.rename

        def rename(temporary: Path, final: Path) -> Any:
            return really(temporary, final)

        patch.setattr(Path, call, rename)
        patch.setattr(write, "pause", self.wait)

    def wait(self) -> None:
        self.pauses += 1

    def rename(self, temporary: Path, final: Path) -> Any:
        if self.left:
            self.left -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        return self.really(temporary, final)


WINDOWS = pytest.mark.parametrize(
    ("writer", "call"), [(write_new, "rename"), (replace, "replace"), (read_and_change, "replace")]
)


@WINDOWS
def test_on_windows_a_file_that_is_held_for_a_moment_is_tried_again(
    writer: Writer, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner = Scanner(monkeypatch, call, 5)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        writer(tmp_path, NAME, b"new")
    assert scanner.pauses == 5
    assert (tmp_path / NAME).read_bytes() == b"new"
    assert names(tmp_path) == [str(NAME)]


@WINDOWS
def test_on_windows_a_file_that_is_held_for_long_is_told(
    writer: Writer, call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanner = Scanner(monkeypatch, call, 1000)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        with pytest.raises(CoprodError, match="could not be written: Access is denied"):
            writer(tmp_path, NAME, b"new")
    assert 5 < scanner.pauses < 100
    assert [path for path in names(tmp_path) if path.endswith(".tmp")] == []


@posix
def test_elsewhere_there_is_nothing_to_wait_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scanner = Scanner(monkeypatch, "replace", 1000)
    with pytest.raises(CoprodError, match="Access is denied"):
        replace(tmp_path, NAME, b"new")
    assert scanner.pauses == 0


def test_on_windows_a_name_that_is_taken_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(_temporary: Path, _final: Path) -> None:
        raise FileExistsError(errno.EEXIST, "Cannot create a file when that file already exists")

    monkeypatch.setattr(Path, "rename", taken)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "win32")
        with pytest.raises(CoprodError, match="is there already"):
            write_new(tmp_path, NAME, b"new")
    assert names(tmp_path) == []


# Before the first question


@posix
def test_a_folder_may_be_written_where_its_nearest_parent_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    require_writable(tmp_path / "not" / "there")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(CoprodError, match="could not be written: Permission denied") as raised:
        require_writable(tmp_path / "not" / "there")
    assert str(tmp_path) in raised.value.message
