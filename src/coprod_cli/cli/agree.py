"""`coprod agree`: all agree together on a round that each group answered apart."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Agree together, after each group answered apart.\n\n"
                    "The groups' answers are read out side by side, principle by principle. Groups that are too small "
                    "to be shown are not. Every answer is kept at once: stop whenever you like, and run the command "
                    "again to go on. With --answers the answers come from a file with the keys of a round's file."),
             epilog=_("Next: coprod diff"))  # fmt: skip
def agree(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The month, as 2026-11. If none is named, the latest one "
                                                       "with answers."))] = None,
    about: Annotated[Literal["project", "organisation"] | None,
                     typer.Option("--about", show_default=False, help=_("What the scores are about."))] = None,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Agree on a round, or go on with it."""
    from coprod_cli.cli.agreeing import sit, take
    from coprod_cli.cli.opened import project_root

    root = project_root(folder)
    if answers is None:
        sit(root, month, about, folder, dry_run=dry_run)
    else:
        take(root, month, about or "project", answers, folder, dry_run=dry_run)
