"""`coprod assess`: a new round, from an answers file."""

from __future__ import annotations

from typing import Annotated

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Add a round of the self-assessment.\n\nThe answers come from a file with the keys of a "
                    "round's file. Every level needs a real example. A month that is there already is not "
                    "changed."),
             epilog=_("Next: coprod diff"))  # fmt: skip
def assess(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The month, as 2026-11. That of the answers' date, if none is "
                                                       "named."))] = None,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Add a round."""
    from coprod_cli.cli import console
    from coprod_cli.cli.opened import project_root
    from coprod_cli.cli.outputs import shown
    from coprod_cli.cli.rounding import new_round
    from coprod_cli.cli.typed import typed
    from coprod_cli.errors import CoprodError
    from coprod_cli.store.write import write_new

    root = project_root(folder)
    if answers is None:
        raise CoprodError(
            _("coprod needs the answers in a file."),
            _(
                "Write them like a round's file; the example has four: coprod init riverside --example riverside. "
                "Then: coprod assess --answers FILE"
            ),
        )
    path, content, first = new_round(root, month, answers, folder)
    if dry_run:
        console.message(_("Would write {path}").format(path=shown(root / path)))
        console.result(content, end="")
        return
    write_new(root, path, content.encode())
    console.message(_("Wrote {path}").format(path=shown(root / path)))
    console.message(_("Next: {command}").format(command=typed("chart" if first else "diff", folder)))
