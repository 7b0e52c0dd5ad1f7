"""`coprod init`: four questions, and a folder to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coprod_cli.cli.options import Answers, DryRun
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Begin a project: a folder with its first files.\n\nFour things are asked. Everything else "
                    "is for the first meeting, and its questions are in first-meeting.md. A file that "
                    "is there already is never changed."))  # fmt: skip
def init(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", readable=False, show_default=False,
                                           help=_("Where it begins. This folder, if none is named."))] = Path(),
    answers: Answers = None,
    example: Annotated[str | None, typer.Option("--example", metavar="NAME", show_default=False,
                                                help=_("Write a filled example instead: riverside."))] = None,
    dry_run: DryRun = False,
) -> None:  # fmt: skip
    """Begin a project."""
    from coprod_cli.cli import beginning

    beginning.refuse_a_bad_place(folder)
    files = (
        beginning.new_files(folder, answers, dry_run=dry_run) if example is None else beginning.example_files(example)
    )
    beginning.write(folder, files, dry_run=dry_run)
    beginning.say_what_is_next(folder, example=example is not None, dry_run=dry_run)
