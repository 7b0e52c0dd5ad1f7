"""`coprod check`: reads everything, writes nothing, and says what it found."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()

Format = Literal["text", "json", "github", "sarif"]
FailOn = Literal["error", "warning", "note"]


@app.command(help=_("Look for mistakes in the files, and give advice.\n\n"
        "Nothing is changed. "
                    "Every error is shown at once, with its line and what to type. Of the advice, the "
                    "three pieces that fit best now are shown."),
             epilog=_("Explain a rule with: coprod explain RULE"))  # fmt: skip
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", readable=False, show_default=False,
                                          help=_("Projects. This one, if none is named."))] = None,
    every: Annotated[bool, typer.Option("--all", help=_("Check every project below the folder."))] = False,
    all_advice: Annotated[bool, typer.Option("--all-advice", help=_("Show all of the advice."))] = False,
    output: Annotated[Format, typer.Option("--format", help=_("How the findings are written."))] = "text",
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help=_("End with 1 from this severity on."))] = "error",
    folder: Folder = None,
) -> None:  # fmt: skip
    """Check projects and exit with 1 when something is at or above `fail_on`."""
    from coprod_cli.cli.checking import Checking, check_many, roots_of, typed_again
    from coprod_cli.findings import Severity

    roots = roots_of(folders or [], folder, every=every)
    again = typed_again(folders or [], folder, every=every)
    checking = Checking(output, Severity[fail_on.upper()], all_advice, every or len(roots) > 1, again)
    raise typer.Exit(check_many(roots, checking))
