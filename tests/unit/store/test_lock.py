"""The lock and the private folder: one writer at a time, and nobody looks at what is not theirs."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import subprocess
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.errors import CoprodError
from coprod_cli.store import lock, private
from coprod_cli.store.lock import locked
from coprod_cli.store.private import NotOurs, private_folder
from helpers import tree

if TYPE_CHECKING:
    from collections.abc import Iterator

posix = pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: Windows knows no such modes, links and pipes")
TAKEN = "^Another coprod is writing in this folder.$"


@pytest.fixture
def short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a lock no longer than it takes to look four times."""
    monkeypatch.setattr(lock, "LONGEST_WAIT", 4 * lock.PAUSE)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# The private folder


@posix
def test_only_its_owner_may_look_into_the_private_folder(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = private_folder(tmp_path)
        with locked(tmp_path):
            pass
    finally:
        os.umask(before)
    assert folder == tmp_path / ".coprod"
    assert mode(folder) == 0o700
    assert {path.name: mode(path) for path in folder.iterdir()} == {".gitignore": 0o600, "lock": 0o600}


def test_nothing_in_it_reaches_git(tmp_path: Path) -> None:
    folder = private_folder(tmp_path)
    assert (folder / ".gitignore").read_bytes() == b"*\n"
    git = ["git", "-c", f"safe.directory={tmp_path}", "-C", str(tmp_path)]
    try:
        subprocess.run([*git, "init", "-q"], check=True)
    except FileNotFoundError:
        pytest.skip("NOT TESTED: that git ignores the private folder: there is no git")
    tree(folder, {"draft": "", "deeper/answers": ""})
    status = subprocess.run([*git, "status", "--porcelain", "-uall"], check=True, capture_output=True)
    assert status.stdout == b""


def test_the_private_folder_stays_as_it_is(tmp_path: Path) -> None:
    folder = private_folder(tmp_path)
    tree(folder, {"draft": "half a sentence"})
    known = (folder / ".gitignore").stat()
    assert private_folder(tmp_path) == folder
    assert (folder / "draft").read_bytes() == b"half a sentence"
    assert (folder / ".gitignore").stat() == known


@posix
def test_a_private_folder_that_others_could_see_is_closed(tmp_path: Path) -> None:
    (tmp_path / ".coprod").mkdir()
    (tmp_path / ".coprod").chmod(0o755)
    assert mode(private_folder(tmp_path)) == 0o700


@posix
def test_a_private_folder_that_is_closed_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    private_folder(tmp_path)
    monkeypatch.setattr(Path, "chmod", lambda *_: pytest.fail("its mode is right"))
    private_folder(tmp_path)


@pytest.mark.parametrize("content", [b"", b"!draft\n", b"\xff"])
def test_a_private_folder_that_git_would_see_is_hidden_again(content: bytes, tmp_path: Path) -> None:
    tree(tmp_path, {".coprod/.gitignore": content})
    assert (private_folder(tmp_path) / ".gitignore").read_bytes() == b"*\n"


@posix
@pytest.mark.parametrize("name", [".coprod", ".coprod/.gitignore", ".coprod/lock"])
@pytest.mark.parametrize("to", ["elsewhere", "outside", "outside/made.yaml"])
def test_nothing_is_made_through_a_link(name: str, to: str, tmp_path: Path) -> None:
    tree(tmp_path / "outside", {"kept.md": "kept\n"})
    link = tmp_path / "project" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / to)
    with pytest.raises(CoprodError) as raised, locked(tmp_path / "project"):
        pytest.fail("it is not locked")
    assert raised.value.hint
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["kept.md"]
    assert not (tmp_path / "elsewhere").exists()
    assert link.is_symlink()


@posix
def test_a_private_folder_somewhere_else_is_not_used(tmp_path: Path) -> None:
    private_folder(tmp_path / "other")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / ".coprod").symlink_to(tmp_path / "other" / ".coprod")
    for use in (lambda: private_folder(tmp_path / "project"), lambda: locked(tmp_path / "project").__enter__()):
        with pytest.raises(CoprodError, match=r"^\.coprod is a link, and coprod does not write through links"):
            use()
    assert [path.name for path in (tmp_path / "other" / ".coprod").iterdir()] == [".gitignore"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    name = ".coprod"
    tree(tmp_path, {name: "a file"})
    for use in (lambda: private_folder(tmp_path), lambda: locked(tmp_path).__enter__()):
        with pytest.raises(CoprodError, match="could not be written: Not a directory") as raised:
            use()
        assert str(tmp_path / name) in raised.value.message
    assert (tmp_path / name).read_bytes() == b"a file"


@posix
@pytest.mark.parametrize("name", [".gitignore", "lock"])
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_never_hangs(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / ".coprod" / name
    path.parent.mkdir()
    os.mkfifo(path) if kind == "pipe" else path.mkdir()
    told = contextlib.nullcontext() if (name, kind) == ("lock", "pipe") else pytest.raises(CoprodError)
    with told, locked(tmp_path):
        pass


@posix
def test_a_private_folder_of_another_person_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".coprod").mkdir(mode=0o777)
    before = mode(tmp_path / ".coprod")
    somebody_else = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody_else)
    with pytest.raises(NotOurs, match="belongs to somebody else") as raised:
        private_folder(tmp_path)
    assert raised.value.hint
    done = []
    with locked(tmp_path):  # the project is theirs and ours
        done.append("written")
    assert done == ["written"]
    assert list((tmp_path / ".coprod").iterdir()) == []
    assert mode(tmp_path / ".coprod") == before


@posix
def test_a_disk_without_modes_has_a_private_folder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_modes(*_arguments: Any, **_named: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    (tmp_path / "old" / ".coprod").mkdir()
    (tmp_path / "old" / ".coprod").chmod(0o755)
    monkeypatch.setattr(os, "chmod", no_modes)
    assert (private_folder(tmp_path / "old") / ".gitignore").exists()
    assert mode(private_folder(tmp_path / "new")) == 0o700


@posix
@pytest.mark.parametrize("call", ["lstat", "chmod"])
def test_a_disk_that_fails_is_told(call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".coprod").mkdir()
    (tmp_path / ".coprod").chmod(0o755)

    def failing(*_arguments: Any, **_named: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, call, failing)
        with pytest.raises(CoprodError, match="could not be written: Input/output error"):
            private_folder(tmp_path)


# The lock


@pytest.mark.usefixtures("short_wait")
def test_the_second_is_told_when_the_first_does_not_end(tmp_path: Path) -> None:
    with locked(tmp_path):
        with pytest.raises(CoprodError, match=TAKEN) as raised, locked(tmp_path):
            pytest.fail("both have it")
        assert raised.value.hint == "Wait until it is done, then run the command again."
    with locked(tmp_path):
        pass


def test_the_second_waits_for_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = contextlib.ExitStack()
    pauses = []

    def wait() -> None:
        pauses.append(1)
        if len(pauses) == 3:
            first.close()

    monkeypatch.setattr(lock, "pause", wait)
    first.enter_context(locked(tmp_path))
    with locked(tmp_path):
        assert len(pauses) == 3


def test_the_wait_is_some_seconds_long() -> None:
    assert 5 <= lock.LONGEST_WAIT <= 30
    assert lock.PAUSE <= 0.1


@pytest.mark.usefixtures("short_wait")
def test_projects_do_not_wait_for_one_another(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with locked(tmp_path / "one"), locked(tmp_path / "two"):
        pass


@pytest.mark.usefixtures("short_wait")
@pytest.mark.parametrize("error", [CoprodError("It cannot be done."), KeyboardInterrupt(), SystemExit(3)])
def test_whatever_happens_the_lock_is_dropped(error: BaseException, tmp_path: Path) -> None:
    with pytest.raises(type(error)), locked(tmp_path):
        raise error
    with locked(tmp_path):
        pass


@posix
@pytest.mark.usefixtures("short_wait")
def test_no_handle_stays_open(tmp_path: Path) -> None:
    with locked(tmp_path):
        pass
    before = len(os.listdir("/dev/fd"))
    with locked(tmp_path), contextlib.suppress(CoprodError), locked(tmp_path):
        pass
    assert len(os.listdir("/dev/fd")) == before


HOLD = "import sys; from pathlib import Path; from coprod_cli.store.lock import locked\nwith locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"


@contextlib.contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the lock until its input ends."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


ENDS = [signal.SIGTERM] if sys.platform == "win32" else [signal.SIGKILL, signal.SIGTERM, signal.SIGINT]


@pytest.mark.usefixtures("short_wait")
@pytest.mark.parametrize("how", ENDS)
def test_the_lock_of_a_process_that_is_killed_is_dropped(how: signal.Signals, tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        with pytest.raises(CoprodError, match=TAKEN), locked(tmp_path):
            pytest.fail("both have it")
        process.send_signal(how)
        process.wait()
        with locked(tmp_path):
            pass


@posix
def test_a_child_does_not_keep_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with locked(tmp_path):
        child = subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE)
    monkeypatch.setattr(lock, "LONGEST_WAIT", 0)
    with child, locked(tmp_path):
        assert child.stdin is not None
        child.stdin.close()


@posix
@pytest.mark.parametrize("number", ["ENOLCK", "EOPNOTSUPP", "ENOTSUP", "ENOSYS", "EINVAL"])
def test_a_disk_without_locks_is_written_all_the_same(
    number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk_says(monkeypatch, getattr(errno, number))
    done = []
    with locked(tmp_path):
        done.append("written")
    assert done == ["written"]


@posix
def test_a_disk_that_fails_to_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk_says(monkeypatch, errno.EIO)
    with pytest.raises(CoprodError, match="could not be written: Input/output error") as raised, locked(tmp_path):
        pytest.fail("it is not locked")
    assert raised.value.hint


def disk_says(patch: pytest.MonkeyPatch, number: int) -> None:
    """Let every try to lock fail with an error's number."""

    def failing(*_arguments: Any) -> None:
        raise OSError(number, os.strerror(number))

    patch.setattr("fcntl.flock", failing)


# Windows, as far as another system can be made to look like it


class Locking(types.ModuleType):
    """What Python has on Windows: a byte of a file can be locked once."""

    LK_UNLCK, LK_NBLCK = 0, 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.holder: int | None = None
        self.asked: list[tuple[int, int]] = []

    def locking(self, handle: int, way: int, count: int) -> None:
        os.fstat(handle)  # it must be open
        self.asked.append((way, count))
        if way == self.LK_UNLCK and self.holder == handle:
            self.holder = None
        elif way == self.LK_NBLCK and self.holder is None:
            self.holder = handle
        else:
            raise PermissionError(errno.EACCES, "Permission denied")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Locking]:
    """Return the module that locks there, in place while `sys.platform` says so."""
    module = Locking()
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "msvcrt", module)
        patch.setattr(sys, "platform", "win32")
        yield module


@pytest.mark.usefixtures("short_wait")
def test_on_windows_a_byte_is_locked(windows: Locking, tmp_path: Path) -> None:
    with locked(tmp_path):
        assert windows.asked == [(Locking.LK_NBLCK, 1)]
        with pytest.raises(CoprodError, match=TAKEN), locked(tmp_path):
            pytest.fail("both have it")
    assert windows.holder is None
    with locked(tmp_path):
        assert windows.holder is not None


def test_on_windows_modes_and_owners_are_not_asked_for(windows: Locking, tmp_path: Path) -> None:
    (tmp_path / ".coprod").mkdir()
    assert private._require_ours(tmp_path / "nowhere") is None
    assert (private_folder(tmp_path) / ".gitignore").read_bytes() == b"*\n"
    assert windows.asked == []
