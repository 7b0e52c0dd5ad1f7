"""What checking many projects costs: beside a peer, beside plain reading, on two cores."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import data
import peers
from table import Row, measured
from timing import Command, CommandError, Cost, cores, cost_of, on_cores, output_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def rows(coprod: str, work: Path, repeats: int) -> Iterator[Row]:
    """Yield what `check --all` costs over 50 and over 500 projects of 20 rounds each."""
    small, large = data.projects(work)
    yield measured(
        "check --all, 50 projects : check-jsonschema, wall",
        0.15,
        lambda: _beside_peer(coprod, small, work, repeats),
    )
    yield from _large(Command([coprod, "check", "--all"], large), data.files_of(large), repeats)


def _beside_peer(coprod: str, folder: Path, work: Path, repeats: int) -> tuple[float, str]:
    schema = peers.schema_file(coprod, work, "assessment")
    files = data.files_of(folder, rounds_only=True)
    peer = peers.peer_check(peers.check_jsonschema(work), schema, files)
    command = Command([coprod, "check", "--all"], folder)
    output_of(command, holds=str(data.SMALL))
    ratios, walls = [], []
    for _ in range(repeats):
        wall = cost_of(command).wall
        ratios.append(wall / cost_of(peer).wall)
        walls.append(wall)
    return statistics.median(ratios), f"{statistics.median(walls):.2f} s for {len(files)} rounds"


def _large(command: Command, files: list[str], repeats: int) -> Iterator[Row]:
    """Run on one core between two readings of the same files, then on two; all rows come from that."""
    what = "check --all, 500 projects"
    ratios, alone, together = [], [], []
    try:
        output_of(command, holds=str(data.LARGE))
        for _ in range(repeats):
            with on_cores(1):
                before = peers.reading_seconds(files)
                alone.append(cost_of(command))
                ratios.append(2 * alone[-1].cpu / (before + peers.reading_seconds(files)))
            if len(cores()) > 1:
                with on_cores(2):
                    together.append(cost_of(command))
    except CommandError as error:
        yield Row(what, None, 100, note=str(error))
        return
    seconds = statistics.median(cost.cpu for cost in alone)
    each = f"{seconds:.1f} s for {len(files)} files, {seconds / len(files) * 1e6:.0f} us a file"
    yield Row(f"{what}, one process : reading the bytes", statistics.median(ratios), 100, note=each)
    yield _faster(f"{what}, one core : two cores, wall", alone, together)
    peak = max(cost.peak for cost in (*alone, *together))
    yield Row(f"{what}, largest process", peak, 96, unit="MiB")


def _faster(what: str, alone: list[Cost], together: list[Cost]) -> Row:
    """Compare the quickest runs: what else the machine does only ever makes one slower."""
    if not together:
        return Row(what, None, 1.6, at_least=True, note="THIS MACHINE HAS ONLY ONE CORE")
    wall = min(cost.wall for cost in together)
    return Row(what, min(cost.wall for cost in alone) / wall, 1.6, at_least=True, note=f"{wall:.1f} s on two")
