"""`coprod meet`: a few minutes after a meeting, asked question by question or taken from an answers file."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Write down how a meeting went, two minutes after it.\n\nWhat was left open last time comes first. "
                    "Then it asks who came, who did what, how it was, what was decided and who does what now. Enter "
                    "keeps what was so last time. Run it again to go on. With --answers the answers come from a file "
                    "with the keys meeting and work-plan."),
             epilog=_("Next: coprod status"))  # fmt: skip
def meet(
    day: Annotated[str | None, typer.Argument(metavar="[DAY]", show_default=False,
                                              help=_("The day of the meeting, as 2026-11-18. It is asked, if none is "
                                                     "named."))] = None,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Write down a meeting, or go on with one."""
    from coprod_cli.cli.meet_sitting import named_day, sit, take
    from coprod_cli.cli.opened import project_root

    root, named = project_root(folder), named_day(day)
    if answers is None:
        sit(root, named, folder, dry_run=dry_run)
    else:
        take(root, named, answers, folder, dry_run=dry_run)
