"""`coprod collect`: answers that come back from forms, taken among those of their group."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Take back the answers that people gave on forms.\n\n"
                    "A file may be a filled-in Word form, one that a form's page saved, "
                    "or an e-mail with its text in it. It may be a table from an online form too. "
                    "The same answers twice are taken once."),
             epilog=_("Next: coprod agree, when everybody has answered."))  # fmt: skip
def collect(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", show_default=False,
                                                help=_("The files; - is the standard input."))],
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Take answers back."""
    from coprod_cli.cli.collecting import collect as take
    from coprod_cli.cli.opened import project_root

    take(project_root(folder), files, folder, dry_run=dry_run)
