"""`coprod add`: one thing more in a record, asked question by question or taken from an answers file."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Write down one thing more: what people said, an outcome, an action.\n\nIt asks a few "
                    "questions and puts the answers where they belong. Enter goes past what is not known. Run it again "
                    "to go on. With --answers one thing comes from a file, with the same keys as in the record; the "
                    "key in says what it belongs to."),
             epilog=_("Next: coprod status"))  # fmt: skip
def add(
    kind: Annotated[str | None, typer.Argument(metavar="[KIND]", show_default=False,
                                               help=_("What to add. The kinds are listed, if none is named."))] = None,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Add one thing, or go on with one."""
    from coprod_cli.cli.add_sitting import named_item, sit, take
    from coprod_cli.cli.opened import project_root

    root = project_root(folder)
    item = named_item(kind, asks=answers is None)
    if answers is None:
        sit(root, item, folder, dry_run=dry_run)
    else:
        take(root, item, answers, folder, dry_run=dry_run)
