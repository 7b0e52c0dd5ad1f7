"""`coprod done`: an action or a task is done, and how it went."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Say that an action or a task is done, and how it went.\n\nWithout an id, choose from what is "
                    "open. With --answers the answers come from a file, with the keys of the action or task: closed, "
                    "progress, why."),
             epilog=_("Next: coprod status"))  # fmt: skip
def done(
    action: Annotated[str | None, typer.Argument(metavar="[ACTION]", show_default=False,
                                                 help=_("The id of an action or a task."))] = None,
    stopped: Annotated[bool, typer.Option("--stopped", help=_("It was stopped, and will not be done."))] = False,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Close an action or a task."""
    from coprod_cli.cli.done_sitting import sit, take
    from coprod_cli.cli.opened import project_root

    root = project_root(folder)
    if answers is None:
        sit(root, action, folder, stopped=stopped, dry_run=dry_run)
    else:
        take(root, action, answers, folder, stopped=stopped, dry_run=dry_run)
