"""What one command costs on one project, most of which is its start."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import peers
from table import Row, measured
from timing import BARE, Command, output_of, paired

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

COMPLETING = (("_COPROD_COMPLETE", "complete_bash"), ("COMP_WORDS", "coprod ch"), ("COMP_CWORD", "1"))
"""How the shell asks for the names that begin with `ch`."""


def rows(coprod: str, riverside: Path, work: Path, repeats: int) -> Iterator[Row]:
    """Yield what each command costs: its CPU time as a ratio to a bare interpreter or to a peer."""
    for what, command, holds, bound in (
        ("coprod --version", Command([coprod, "--version"]), "coprod ", 2),
        ("coprod --help", Command([coprod, "--help"]), "check", 8),
        ("completing a command's name", Command([coprod], extra=COMPLETING), "chart", 8),
        ("coprod status, riverside", Command([coprod, "status"], riverside), "", 20),
        ("coprod check, riverside", Command([coprod, "check"], riverside), "", 20),
        ("coprod diff, riverside", Command([coprod, "diff"], riverside), "", 20),
    ):
        yield measured(f"{what} : python -c pass", bound, _ratio(command, BARE, repeats, holds=holds))
    yield measured(
        "coprod check, riverside : check-jsonschema",
        1,
        lambda: _beside_peer(coprod, riverside, work, repeats),
    )
    drawing = Command([coprod, "chart", "-o", str(work / "wheel.svg")], riverside)
    importing = Command([sys.executable, "-c", "import matplotlib.figure"])
    yield measured("wheel as SVG : import matplotlib.figure", 1.4, _ratio(drawing, importing, repeats))
    telling = Command([coprod, "report", "-o", str(work / "report.html")], riverside)
    yield measured(
        "report as one page : import matplotlib.figure", 2.5, _ratio(telling, importing, max(3, repeats // 2))
    )


def _ratio(command: Command, floor: Command, repeats: int, *, holds: str = "") -> Callable[[], tuple[float, str]]:
    def measure() -> tuple[float, str]:
        output_of(command, holds=holds)
        found, seconds = paired(command, floor, repeats)
        return found, f"{seconds * 1000:.0f} ms"

    return measure


def _beside_peer(coprod: str, riverside: Path, work: Path, repeats: int) -> tuple[float, str]:
    """Compare with one run of check-jsonschema over the YAML files, which is its cheapest way.

    Its users have a schema for each kind of file, so they start it once for each. The front matter
    of ground-rules.md it cannot read.
    """
    files = sorted(riverside.rglob("*.yaml"))
    kinds = {path.read_text(encoding="utf-8").partition(".json\n")[0].rpartition("/")[2] for path in files}
    schema = peers.schema_file(coprod, work, *sorted(kinds))
    peer = peers.peer_check(peers.check_jsonschema(work), schema, [str(path) for path in files])
    found, seconds = paired(Command([coprod, "check"], riverside), peer, max(3, repeats // 2))
    return found, f"{seconds * 1000:.0f} ms"
