"""`coprod status`: what to do next, then where the project is."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Say what to do next, and where the project is.\n\n"
        "First the next three things: when each is due, or since when it waits."))  # fmt: skip
def status(
    output: Annotated[Literal["text", "json"], typer.Option("--format", help=_("How it is written."))] = "text",
    folder: Folder = None,
) -> None:
    """Tell where a project is."""
    from coprod_cli import rules
    from coprod_cli.analysis.covered import covered
    from coprod_cli.cli import clock, console
    from coprod_cli.cli.begun import begun
    from coprod_cli.cli.opened import open_folder, project_root
    from coprod_cli.cli.typed import typed
    from coprod_cli.findings import Severity
    from coprod_cli.render import status as rendered
    from coprod_cli.store.answers_apart import months_apart
    from coprod_cli.words.next_steps import next_steps

    today = clock.today()
    root = project_root(folder)
    loaded = open_folder(root)
    found = rules.run(loaded.project, today, loaded.findings)
    errors = sum(finding.severity is Severity.ERROR for finding in found)
    steps = next_steps(loaded.project, errors, today, lambda command: typed(command, folder),
                       months_apart(root, loaded.project))  # fmt: skip
    # What status says may be read aloud or pasted into a letter, like a page.
    shown = covered(loaded.project, "report", today)
    unended = [typed(command, folder) for command in begun(root)]
    console.result((rendered.json if output == "json" else rendered.text)(shown, steps, unended))
