"""What all tests may share: folders of files, coprod run as a person runs it, and in a terminal."""

from __future__ import annotations

import atexit
import hashlib
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TOP = Path(__file__).parents[1]
EXAMPLES = TOP / "examples"
NEXT_ROUND = EXAMPLES / "riverside-next-round.yaml"
TODAY = "2026-11-21"
SOURCE_DATE_EPOCH = "1795219200"
EXIT_CODES = frozenset({0, 1, 2, 3, 4, 130})
NOTHING: Mapping[str, str | None] = MappingProxyType({})
LONGEST_RUN = 30
"""Seconds after which a command that should take one is taken for hanging."""

_ALL_SYSTEMS_NEED = ("PATH", "SYSTEMROOT", "TEMP", "TMP")


@cache
def riverside_files() -> Mapping[str, bytes]:
    """Return every file of the example, by its path."""
    top = EXAMPLES / "riverside"
    return MappingProxyType({
        path.relative_to(top).as_posix(): path.read_bytes() for path in sorted(top.rglob("*")) if path.is_file()
    })  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """What a command said, and how it ended; bytes that are no UTF-8 stand as lone surrogates."""

    code: int
    stdout: str
    stderr: str

    @property
    def said(self) -> str:
        """Everything that it said."""
        return self.stdout + self.stderr


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that a terminal was told, in order, the echo of what was typed too."""

    code: int
    text: str


def tree(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, with every folder on the way; return the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def snapshot(folder: Path) -> dict[str, tuple[int, int, int, str]]:
    """Return everything below a folder: its kind and mode, size, time of change, and content."""
    found = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        known = path.lstat()
        content = b""
        if path.is_symlink():
            content = os.fsencode(path.readlink())
        elif path.is_file():
            content = path.read_bytes()
        size = known.st_size if content else 0
        digest = hashlib.sha256(content).hexdigest()
        found[str(path.relative_to(folder))] = (known.st_mode, size, known.st_mtime_ns, digest)
    return found


@cache
def home() -> Path:
    """Return an empty home folder that lives as long as the tests do."""
    folder = Path(tempfile.mkdtemp(prefix="coprod-home-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def clean_environment(changes: Mapping[str, str | None] = NOTHING) -> dict[str, str]:
    """Return a clean environment on a fixed day; a change to None takes a variable away."""
    kept = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
    known = {name: os.environ[name] for name in _ALL_SYSTEMS_NEED if name in os.environ}
    place = str(home())
    fixed = {
        "HOME": place,
        "USERPROFILE": place,
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH,
    }
    return {name: value for name, value in {**kept, **known, **fixed, **changes}.items() if value is not None}


@cache
def coprod() -> tuple[str, ...]:
    """Return the command: the installed script beside this Python, else the module."""
    for name in ("coprod", "coprod.exe"):
        script = Path(sys.executable).with_name(name)
        if script.is_file():
            return (str(script),)
    return (sys.executable, "-P", "-m", "coprod_cli")


def run(
    *arguments: str | Path,
    cwd: Path,
    stdin: str | bytes = "",
    environment: Mapping[str, str | None] = NOTHING,
    before: Sequence[str] = (),
) -> Result:
    """Run coprod without a terminal; `before` is the command that starts it, such as strace."""
    return start([*before, *coprod(), *map(str, arguments)], cwd=cwd, stdin=stdin, environment=environment)


def start(
    command: Sequence[str],
    *,
    cwd: Path,
    stdin: str | bytes = "",
    environment: Mapping[str, str | None] = NOTHING,
    limit: float = LONGEST_RUN,
) -> Result:
    """Run any command in the clean environment; it may not take longer than `limit`, in seconds."""
    done = subprocess.run(
        list(command),
        cwd=cwd,
        env=clean_environment(environment),
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        timeout=limit,
        check=False,
    )
    return Result(done.returncode, _text(done.stdout), _text(done.stderr))


def _text(said: bytes) -> str:
    return said.decode("utf-8", "surrogateescape").replace("\r\n", "\n")


def required(available: object, what: str, *, on: Iterable[str] = ("linux",)) -> None:
    """Skip a test, and say so, where a tool is missing; where CI runs on a system that has it, fail."""
    if available:
        return
    if os.environ.get("CI") and sys.platform in set(on):
        pytest.fail(f"NOT TESTED: {what}")
    pytest.skip(f"NOT TESTED: {what}")


def unprivileged() -> list[str]:
    """Return what starts a command without root's right to go past the modes of files.

    It stays the same user, because the tests' own Python may lie where others may not go.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return []
    required(shutil.which("setpriv"), "as somebody who is not root: there is no setpriv")
    return ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all"]


def run_in_pty(
    *arguments: str | Path,
    cwd: Path,
    columns: int = 80,
    typed: Iterable[bytes] = (),
    environment: Mapping[str, str | None] = NOTHING,
    before: Sequence[str] = (),
) -> Shown:
    """Run coprod in a terminal of a width; each piece of `typed` waits for a prompt, `> `."""
    return Terminal(cwd, columns, environment).run([*before, *coprod(), *map(str, arguments)], typed)


_LOGIN = "import os, sys; os.login_tty(0); os.execv(sys.argv[1], sys.argv[1:])"
"""Makes the terminal that of a session, so that Ctrl-C reaches the command as from a keyboard."""


class Terminal:
    """A real terminal: what is written to it is kept, and what is typed is echoed."""

    def __init__(self, cwd: Path, columns: int, environment: Mapping[str, str | None] = NOTHING) -> None:
        required(sys.platform != "win32", "in a terminal: this system has no pty", on=("linux", "darwin"))
        import pty
        import termios

        self.cwd = cwd
        self.environment = {"TERM": "xterm-256color", **environment}
        try:
            self.ours, self.theirs = pty.openpty()
        except OSError as error:
            required(None, f"in a terminal: no pty can be had ({error})", on=("linux", "darwin"))
            raise
        termios.tcsetwinsize(self.ours, (24, columns))
        self.written = b""

    def run(self, command: Sequence[str], typed: Iterable[bytes] = ()) -> Shown:
        """Run a command to its end, and type."""
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _LOGIN, shutil.which(command[0]) or command[0], *command[1:]],
            cwd=self.cwd,
            env=clean_environment(self.environment),
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
        )
        os.close(self.theirs)
        try:
            self._follow(iter(typed))
            code = process.wait(LONGEST_RUN)
        finally:
            process.kill()
            process.wait()
            os.close(self.ours)
        return Shown(code, self.written.decode("utf-8", "surrogateescape"))

    def _follow(self, typed: Iterable[bytes]) -> None:
        waiting = list(typed)
        latest = time.monotonic() + LONGEST_RUN
        answered = 0
        while self._read(latest):
            if waiting and self.written.endswith(b"> ") and len(self.written) > answered:
                answered = len(self.written)
                os.write(self.ours, waiting.pop(0))

    def _read(self, latest: float) -> bool:
        """Read what was written since; False when the command has let go of the terminal."""
        ready, _, _ = select.select([self.ours], [], [], max(0, latest - time.monotonic()))
        if not ready:
            pytest.fail(f"the command hangs after {self.written[-200:]!r}")
        try:
            piece = os.read(self.ours, 65536)
        except OSError:  # Linux says so at the end
            return False
        self.written += piece
        return bool(piece)
