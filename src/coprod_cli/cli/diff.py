"""`coprod diff`: what moved between two rounds."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Show what moved between two rounds.\n\n"
        "What rose, fell, stayed, is new, went or can't be compared."),
             epilog=_("Next: coprod chart"))  # fmt: skip
def diff(
    old: Annotated[str | None, typer.Argument(metavar="[OLD]", show_default=False,
                                              help=_("The earlier month, as 2026-05."))] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", show_default=False,
                                              help=_("The later month. The latest two, if none is named."))] = None,
    output: Annotated[Literal["text", "json"], typer.Option("--format", help=_("How it is written."))] = "text",
    exit_code: Annotated[bool, typer.Option("--exit-code", help=_("End with 1 if anything differs."))] = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Compare two rounds."""
    from coprod_cli.analysis.compare import compare
    from coprod_cli.cli import console
    from coprod_cli.cli.opened import open_sound, project_root
    from coprod_cli.cli.rounds import two_rounds
    from coprod_cli.render import changes

    project = open_sound(project_root(folder), only_scores=True).project
    comparison = compare(*two_rounds(project, old, new, folder))
    if output == "json":
        console.result(changes.json(comparison))
    else:
        console.result(changes.text(project, comparison))
    differs = any(change.kind != "same" for change in comparison.changes)
    raise typer.Exit(int(exit_code and differs))
