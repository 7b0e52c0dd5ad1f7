"""`coprod chart`: rounds, or how outcomes go, as a picture with the same in words beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App, Mistyped
from coprod_cli.language import _

app = App()


@app.command(help=_("Draw a picture of where you stand, with the same in words.\n\n"
        "wheel: one round, as nef draws it. change: a round and the one before it. spread: what groups said apart. "
        "radar: one round's outline. trend: all rounds. so-far: how outcomes go. "
        "The words are written to a file beside it."),
             epilog=_("Next: coprod report"))  # fmt: skip
def chart(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The round, as 2026-11. The latest, if none is named."))] = None,
    kind: Annotated[Literal["wheel", "change", "spread", "radar", "trend", "so-far"],
                    typer.Option("--kind", help=_("What is drawn."))] = "wheel",
    about: Annotated[Literal["project", "organisation", "own-practice"],
                     typer.Option("--about", help=_("What the scores are about."))] = "project",
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("An SVG, PNG or PDF file, by its ending."))] = None,
    poster: Annotated[bool, typer.Option("--poster", help=_("Draw it on A3, for the wall; a PDF, if no file is named."))
                      ] = False,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Draw rounds, or how outcomes go."""
    from coprod_cli.cli.drawing import draw, draw_so_far
    from coprod_cli.cli.opened import open_about, project_root
    from coprod_cli.cli.reporting import published
    from coprod_cli.cli.rounds import named_round

    root = project_root(folder)
    project = open_about(root, about)
    if kind == "so-far":
        if month is not None or about != "project":
            raise Mistyped(
                _("--kind so-far draws every look at every outcome, so it takes no month and no --about."),
                _("Type it without them."),
            )
        draw_so_far(root, published(project, "report"), output, folder, poster=poster, dry_run=dry_run)
        return
    found = named_round(project, month, folder)
    draw(root, project, found, about, kind, output, folder, poster=poster, dry_run=dry_run)
