"""Running commands and measuring what they cost: CPU time, wall time, memory."""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MIB = 1 << 20


class CommandError(Exception):
    """A command that is measured did not do its work, so its time would mean nothing."""


@dataclass(frozen=True)
class Command:
    """A command with the folder and the environment in which it runs."""

    words: Sequence[str]
    folder: Path = Path()
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def environment(self) -> Mapping[str, str]:
        """As little as a command needs, on a fixed day, so that every machine runs the same."""
        kept = {name: value for name in ("PATH", "HOME", "MPLCONFIGDIR") if (value := os.environ.get(name))}
        return {**kept, "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795132800", **dict(self.extra)}


@dataclass(frozen=True)
class Cost:
    """What one run of a command took, with the processes that it started."""

    cpu: float
    """User and system time, in seconds."""
    wall: float
    peak: float
    """The most memory that one of its processes held, in MiB."""


BARE = Command([sys.executable, "-c", "pass"])
"""The floor: what Python itself takes to start and end."""


def output_of(command: Command, *, holds: str) -> str:
    """Run a command once, unmeasured, and return its output; CommandError when that is not right."""
    done = subprocess.run(
        command.words,
        cwd=command.folder,
        env=command.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0 or holds not in done.stdout:
        said = (done.stderr.strip() or done.stdout.strip() or "nothing").splitlines()
        raise CommandError(f"exit {done.returncode}, said: {said[-1]}")
    return done.stdout


def cost_of(command: Command) -> Cost:
    """Run a command and return what it cost; its output goes nowhere."""
    began = time.perf_counter()
    child = subprocess.Popen(
        command.words, cwd=command.folder, env=command.environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _pid, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise CommandError(f"exit {child.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * unit / MIB)


def paired(command: Command, floor: Command, repeats: int) -> tuple[float, float]:
    """Return the median of the CPU ratios of paired runs, and the command's median in seconds.

    Each run stands between two of the floor, so that a machine that grows busy slows both.
    """
    ratios, times = [], []
    for _ in range(repeats):
        before = cost_of(floor).cpu
        cost = cost_of(command).cpu
        ratios.append(2 * cost / (before + cost_of(floor).cpu))
        times.append(cost)
    return statistics.median(ratios), statistics.median(times)


def cores() -> list[int]:
    """Return the cores that may be used, or nothing where the system does not say."""
    return sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


@contextlib.contextmanager
def on_cores(number: int) -> Iterator[None]:
    """Start commands on so many cores; what they start inherits that."""
    allowed = cores()
    os.sched_setaffinity(0, allowed[-number:])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
