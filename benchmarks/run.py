"""Measure coprod against the bounds that it promises, and print them as a table.

Exit 0 when every bound was kept, 1 when one was not.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path

import crowd
import growth
import history
import sitting
import start_up
import table
from timing import BARE, cost_of

HERE = Path(__file__).resolve().parent
WORK = HERE / ".work"
RIVERSIDE = HERE.parent / "examples" / "riverside"


def main() -> int:
    """Measure everything that was asked for, and return the exit code."""
    options = _options()
    coprod = str(Path(sys.executable).with_name("coprod"))
    WORK.mkdir(exist_ok=True)
    rows: list[table.Row] = []
    if options.only != "crowd":
        rows += map(_told, start_up.rows(coprod, RIVERSIDE, WORK, 3 if options.quick else 15))
        rows += map(_told, history.rows(coprod, WORK, 3 if options.quick else 9))
        rows += map(_told, sitting.rows(coprod, WORK, 3 if options.quick else 9))
        rows += map(_told, growth.rows(3 if options.quick else 9))
    if options.only != "start":
        rows += map(_told, crowd.rows(coprod, WORK, 1 if options.quick else 3))
    print(f"\n{_machine()}\n\n{table.text(rows)}")
    missed = sum(not row.kept for row in rows)
    print(f"\n{missed} of {len(rows)} bounds were not kept." if missed else "\nEvery bound was kept.")
    return int(missed > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few repeats: a first look, no proof")
    parser.add_argument("--only", choices=("start", "crowd"), help="measure a part")
    return parser.parse_args()


def _told(row: table.Row) -> table.Row:
    """Say on stderr what was measured, because the whole takes minutes."""
    print("  ".join(row.cells[:2]), file=sys.stderr, flush=True)
    return row


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    floor = min(cost_of(BARE).cpu for _ in range(5)) * 1000
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores{load}; python -c pass: {floor:.1f} ms"
    )


if __name__ == "__main__":
    sys.exit(main())
