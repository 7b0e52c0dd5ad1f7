"""`coprod report`: the whole record, for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Write the whole record as a page for people.\n\n"
        "A Markdown page has its pictures beside it. An HTML page is one file, with everything in it. "
        "With --learning it says only what you learned, for your organisation's network."),
             epilog=_("Next: read it with the group before you send it."))  # fmt: skip
def report(
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("A Markdown or HTML file, by its ending; "
                                                       "in reports/, if none."))] = None,
    learning: Annotated[bool, typer.Option("--learning", help=_("Write what you learned, with stories that "
                                                                "the network may read."))] = False,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Write the report."""
    from coprod_cli.cli import console
    from coprod_cli.cli.opened import open_sound, project_root
    from coprod_cli.cli.outputs import destination, save
    from coprod_cli.cli.reporting import ENDINGS, HTML, learning_files, report_files

    root = project_root(folder)
    project = open_sound(root).project
    path = destination(root, output, "learning.md" if learning else "report.md", ENDINGS)
    made = learning_files if learning else report_files
    save(root, made(project, root, path, drawn=not dry_run), dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path}, and read it with the group before you send it on.").format(path=path))
        if path.suffix.lower() == HTML:
            console.message(_("It is one file: send it as it is. It needs no network."))
        if learning:
            console.message(_("When you have shared it, write whom with and when below shared: in learning.yaml."))
