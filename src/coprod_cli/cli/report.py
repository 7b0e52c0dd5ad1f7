"""`coprod report`: the whole record, for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()


@app.command(help=_("Write the whole record as a page for people."),
             epilog=_("Next: read it with the group before you send it."))  # fmt: skip
def report(
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("A Markdown file; reports/report.md, if none."))] = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Write the report."""
    from dataclasses import asdict

    from coprod_cli.cli import clock, console
    from coprod_cli.cli.opened import open_sound, project_root
    from coprod_cli.cli.outputs import destination, page, save
    from coprod_cli.render.markdown import items_of, render
    from coprod_cli.words.report import report as document

    root = project_root(folder)
    project = open_sound(root).project
    path = destination(root, output, "report.md", {".md"})
    text = render("report/report.md.j2", asdict(document(project, items_of(project.rules_text), clock.today())))
    save(root, {path: page(text)}, dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path}, and read it with the group before you send it on.").format(path=path))
