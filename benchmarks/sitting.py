"""What a person waits for in the conversation of a round: its start, and from Enter to the next question."""

from __future__ import annotations

import os
import pty
import select
import shutil
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

import data
from table import Row, measured
from timing import BARE, Command, CommandError, cost_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MONTH = "2027-11"
PROMPT = b"> "
REAL = "On 3 March two members ran the stall at the market, and fourteen people came."
ANSWERS = (f"{MONTH}-18", "together", "4", "3", "2", "3", "The hall closed.", "", "") + (
    "basic", REAL, "", "1", "", "", "The keys.", "", "") * 6  # fmt: skip
"""A whole round; each principle is written to the month's file when its last question is answered."""


def rows(coprod: str, work: Path, repeats: int) -> Iterator[Row]:
    """Yield the start of the conversation, and the wait between its questions."""
    project = work / "sitting"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(min(each for each in data.projects(work)[0].iterdir()), project)
    command = Command([coprod, "assess", MONTH], project, (("TERM", "dumb"),))
    yield measured("coprod assess, to its first question : python -c pass", 20, lambda: _start(command, repeats))
    yield measured("from Enter to the next question : start of coprod assess, wall", 0.1, lambda: _waits(command))


def _start(command: Command, repeats: int) -> tuple[float, str]:
    ratios, times = [], []
    for _ in range(repeats):
        floor = cost_of(BARE).cpu
        cpu, _waits = _held(command, ("q",))
        ratios.append(2 * cpu / (floor + cost_of(BARE).cpu))
        times.append(cpu)
    return statistics.median(ratios), f"{statistics.median(times) * 1000:.0f} ms"


def _waits(command: Command) -> tuple[float, str]:
    """Return the mean wait of a whole round as a part of the start; the longest goes into the remark."""
    _cpu, (start, *waits) = _held(command, ANSWERS)
    mean, longest = statistics.mean(waits), max(waits)
    return mean / start, f"{mean * 1000:.1f} ms, at most {longest * 1000:.0f} ms, of {start * 1000:.0f} ms"


def _held(command: Command, answers: tuple[str, ...]) -> tuple[float, list[float]]:
    """Answer in a terminal; return the CPU time of the command, and how long each prompt let wait."""
    ours, theirs = pty.openpty()
    began = time.perf_counter()
    child = subprocess.Popen(
        command.words, cwd=command.folder, env=command.environment, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    waits = []
    for answer in (*answers, None):
        if not _wait_for_prompt(ours):
            break
        waits.append(time.perf_counter() - began)
        if answer is not None:
            began = time.perf_counter()
            os.write(ours, f"{answer}\n".encode())
    _pid, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    os.close(ours)
    if child.returncode != 0 or len(waits) < len(answers):
        raise CommandError(f"exit {child.returncode} after {len(waits)} questions")
    return used.ru_utime + used.ru_stime, waits


def _wait_for_prompt(terminal: int) -> bool:
    """Read until a question waits for its answer; False when the command has ended."""
    said = b""
    while not said.endswith(PROMPT):
        if not select.select([terminal], [], [], 60)[0]:
            raise CommandError("no question came in a minute")
        try:
            said += os.read(terminal, 65536)
        except OSError:
            return False
    return True
