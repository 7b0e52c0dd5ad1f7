"""`coprod withdraw`: takes a story out of every record, because its teller took the yes back."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Take a story out of every file, when its teller takes the yes back.\n\n"
                    "The story goes, with its photo, the examples and looks that tell it, and the pages that show it. "
                    "All that goes is shown first, and you are asked. "
                    "Without an id, choose from the stories that are there."),
             epilog=_("Next: coprod report"))  # fmt: skip
def withdraw(
    story: Annotated[str | None, typer.Argument(metavar="[ID]", show_default=False,
                                                help=_("The story's id in stories.yaml."))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Take it out without asking."))] = False,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Take a story out."""
    from coprod_cli.cli.opened import project_root
    from coprod_cli.cli.taking_out import take_out

    take_out(project_root(folder), story, folder, yes=yes, dry_run=dry_run)
