"""Options that several commands have, the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coprod_cli.language import _

Folder = Annotated[
    Path | None,
    typer.Option(
        "-C",
        metavar="FOLDER",
        readable=False,
        help=_("The project's folder, if it is not this one."),
        show_default=False,
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_("Say what would be written, and write nothing."))]
Answers = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        readable=False,
        metavar="FILE",
        show_default=False,
        help=_("Take the answers from a file; - is the standard input."),
    ),
]
