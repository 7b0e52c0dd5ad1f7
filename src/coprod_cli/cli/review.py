"""`coprod review`: looking back together, asked question by question or taken from an answers file."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Look back at two rounds together, and decide what to do.\n\nIt asks what became of actions, what "
                    "moved and why, what taking part was like, and what you will do now. Every answer is kept at "
                    "once. Run it again to go on. With --answers the answers come from a file with the keys review "
                    "and work-plan."),
             epilog=_("Next: coprod status"))  # fmt: skip
def review(
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", show_default=False,
                                              help=_("The earlier month. By review_every, if none is named."))] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", show_default=False,
                                              help=_("The later month. The latest round, if none is named."))] = None,
    last: Annotated[bool, typer.Option("--last", help=_("Close the project: look at its whole life, once."))] = False,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Hold a review, or go on with one."""
    from coprod_cli.cli.opened import project_root
    from coprod_cli.cli.review_sitting import sit, take

    root = project_root(folder)
    if answers is None:
        sit(root, old, new, folder, is_last=last, dry_run=dry_run)
    else:
        take(root, old, new, answers, folder, is_last=last, dry_run=dry_run)
