"""What git keeps, read by one process that runs nothing of the folder that it lies in.

A folder may come from anyone, and its `.git/config` can name programs for nearly everything that git
does. `git cat-file --batch` runs none of them: no hook, filter, pager, alias or fetch. It is the only
command here, and it finds versions and folders too. See docs/decisions/0025.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from shutil import which
from threading import Timer
from typing import TYPE_CHECKING, NamedTuple, Self

from coprod_cli.errors import CoprodError
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import IO

LONGEST = 60.0
"""Seconds that git may take for everything; a hundred rounds take a fiftieth of one."""

_MOST_REASON = 4_096
_PIECE = 65_536
_QUIET = ("-c", "safe.bareRepository=explicit", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
"""A repository that only looks like one, inside a clone, is refused."""
_KEPT_APART = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_OPTIONAL_LOCKS": "0",
               "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}  # fmt: skip
"""No connection, no question, and English, by which its refusals are told apart here."""


class Kept(NamedTuple):
    """Something that git keeps: its id, its kind, and its bytes."""

    id: str
    kind: str
    """`blob` for a file, `tree` for a folder, `commit`."""
    content: bytes
    """At most one byte more than was asked for."""


class Git:
    """A running git that is asked for one thing after another; to be used in a `with`."""

    def __init__(self, folder: Path, environment: Mapping[str, str], longest: float = LONGEST) -> None:
        self.folder = folder
        self._late = False
        kept = {name: value for name, value in environment.items() if not name.upper().startswith("GIT_")}
        try:
            self._process = subprocess.Popen(  # noqa: S603  # the only words that are not ours are a path
                [_program(environment), "--no-pager", *_QUIET, "cat-file", "--batch"],
                cwd=folder, env={**kept, **_KEPT_APART},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise CoprodError(_("git could not be started: {reason}.").format(reason=error.strerror or error),
                              _without_git()) from error  # fmt: skip
        self._timer = Timer(longest, self._stop)
        self._timer.daemon = True
        self._timer.start()

    def __enter__(self) -> Self:
        """Return it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End git, and wait for its end."""
        self._timer.cancel()
        self._timer.join()
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(OSError):  # of what was asked and never read
                self._stream(pipe).close()

    def ask(self, name: str, most: int) -> Kept | None:
        """Return what has a name, as `v1^{commit}`, with at most `most` bytes and one; None where there is nothing.

        Raises CoprodError where git ends instead of answering.
        """
        answers = self._stream(self._process.stdout)
        try:
            asking = self._stream(self._process.stdin)
            asking.write(os.fsencode(name) + b"\n")
            asking.flush()
        except OSError as error:
            raise self._ended() from error
        words = answers.readline(_PIECE).split()
        if words[-1:] in ([b"missing"], [b"ambiguous"]):
            return None
        if len(words) != len(Kept._fields) or not words[-1].isdigit():
            raise self._ended()
        size = int(words[-1])
        content = answers.read(min(size, most + 1))
        rest = size - len(content) + 1  # and the line end behind it
        while rest and (piece := answers.read(min(rest, _PIECE))):
            rest -= len(piece)
        if rest:
            raise self._ended()
        return Kept(words[0].decode(), words[1].decode(), content)

    def _stop(self) -> None:
        self._late = True
        self._kill()

    def _kill(self) -> None:
        """End git and whatever it started: on some machines git is a program that starts the real one."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    @staticmethod
    def _stream(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None  # noqa: S101  # subprocess gives every pipe that is asked for
        return pipe

    def _ended(self) -> CoprodError:
        """Return why git ended without an answer, as far as it said so."""
        self._kill()
        said = self._stream(self._process.stderr).read(_MOST_REASON).decode("utf-8", "replace")
        if self._late:
            return CoprodError(_("git took too long, and was stopped."),
                               _("Look whether git log works here, or leave --rev out."))  # fmt: skip
        return _refusal(said, self.folder)


def _program(environment: Mapping[str, str]) -> str:
    """Return where git is: only in whole paths of PATH, so that no program of the folder is taken for it."""
    for entry in environment.get("PATH", "").split(os.pathsep):
        place = Path(entry) / ("git.exe" if sys.platform == "win32" else "git")
        if place.is_absolute() and which(place) is not None:
            return str(place)
    raise CoprodError(_("There is no git on this machine, and --rev needs it."), _without_git())


def _without_git() -> str:
    return _("Compare two rounds of this folder instead: coprod diff OLD NEW")


def _refusal(said: str, folder: Path) -> CoprodError:
    """Return coprod's words for why git refused; there are no other signs of it than its own."""
    if "dubious ownership" in said or "unsafe repository" in said:
        message = _("This repository belongs to another person, so git does not read it.")
        hint = _("If you trust it, type: git config --global --add safe.directory {path}")
        return CoprodError(message, hint.format(path=_top(folder)))
    if "not a git repository" in said:
        return CoprodError(_("This folder is in no git repository, so it has no earlier versions."), _without_git())
    if "bare repository" in said or "outside working tree" in said:
        return CoprodError(_("git has no working folder here, so it cannot say where this project lies in it."),
                           _("Clone the repository, and go to the project in the clone."))  # fmt: skip
    if "promisor remote" in said:
        return in_part()
    reasons = (line.removeprefix("fatal: ").rstrip(".") for line in said.splitlines() if line.startswith("fatal: "))
    message = _("git could not read that: {reason}.").format(reason=next(reasons, _("it gave no reason")))
    return CoprodError(message, other_version())


def in_part() -> CoprodError:
    """Return the error for a copy without some folders or files; none of them is fetched."""
    return CoprodError(_("This copy of the repository holds only a part of that version."),
                       _("Compare where the repository was cloned whole, without --filter."))  # fmt: skip


def other_version() -> str:
    """Return how to look for a version that can be read."""
    return _("In the project's folder, look which versions there are: git log --oneline -- .")


def is_shallow(folder: Path) -> bool:
    """Say whether the repository of a folder holds only its newest versions."""
    top = _top(folder)
    places = [top / ".git"]
    if places[0].is_file():  # of a second working folder, or of a repository inside another
        with places[0].open("rb") as file:
            named = file.read(_MOST_REASON).decode("utf-8", "replace").removeprefix("gitdir:").strip()
        # That of a second working folder lies below that of the first one, which has the list.
        places = [top / named, (top / named).parent.parent]
    return any((place / "shallow").is_file() for place in places)


def _top(folder: Path) -> Path:
    """Return the nearest folder upwards that is a repository's own, or else the folder."""
    real = folder.resolve()
    return next((each for each in (real, *real.parents) if os.path.lexists(each / ".git")), real)
