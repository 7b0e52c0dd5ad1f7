"""`coprod assess`: a round, asked question by question or taken from an answers file."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App, Mistyped
from coprod_cli.language import _

app = App()


@app.command(help=_("Answer the questions of a round, one at a time.\n\nEvery answer is kept at once. Stop whenever "
                    "you like, and run the command again to go on. Every level needs a real example. With "
                    "--answers the answers come from a file with the keys of a round's file."),
             epilog=_("Next: coprod diff"))  # fmt: skip
def assess(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The month, as 2026-11. This one, if none is named."))] = None,
    about: Annotated[Literal["project", "organisation"] | None,
                     typer.Option("--about", show_default=False, help=_("What the scores are about."))] = None,
    group: Annotated[str, typer.Option("--group", metavar="GROUP", show_default=False,
                                       help=_("What one group says apart, unseen by the others."))] = "",
    mine: Annotated[bool, typer.Option("--mine", help=_("Your own practice, which only you can read."))] = False,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Add a round, or go on with one."""
    from coprod_cli.cli.assessing import Whose, sit, take
    from coprod_cli.cli.opened import project_root

    if mine and (group or about):
        raise Mistyped(
            _("--mine is about your own practice, so it goes without --group and --about."),
            _("Type one of them: coprod assess --mine"),
        )
    root = project_root(folder)
    whose = Whose("own-practice" if mine else about or "project", group)
    if answers is None:
        sit(root, month, whose, folder, dry_run=dry_run, any_about=about is None)
    else:
        take(root, month, whose, answers, folder, dry_run=dry_run)
