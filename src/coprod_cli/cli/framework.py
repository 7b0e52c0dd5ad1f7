"""`coprod framework`: look at a framework, or take a copy to reword."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App(help=_("Look at the framework, or take a copy to reword."))

PATH = PurePosixPath("framework.yaml")


@app.command("list", help=_("List the frameworks: those that ship with coprod, and the group's own."))
def list_(folder: Folder = None) -> None:
    """List the frameworks."""
    from coprod_cli.cli import console
    from coprod_cli.cli.frameworks import available
    from coprod_cli.language import text_in

    for found, language in available(folder):
        console.result(_("{id}: {name}").format(id=found.id, name=text_in(found.name or {"": found.id}, language)))


@app.command(help=_("Print a framework in words: its principles, and what each level looks like."))
def show(
    framework: Annotated[str | None, typer.Argument(metavar="[FRAMEWORK]", show_default=False,
                                                    help=_("Its id. The project's own, if none is named."))] = None,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Print a framework."""
    from coprod_cli.cli import console
    from coprod_cli.cli.frameworks import chosen
    from coprod_cli.render.framework import text

    console.result(text(*chosen(framework, folder)))


@app.command(help=_("Write framework.yaml with the words of a framework, to change as the group likes.\n\n"
                    "The ids stay, so that rounds can still be compared."))  # fmt: skip
def copy(
    framework: Annotated[str, typer.Argument(help=_("The framework to begin from."), show_default=False)] = "nef-six",
    name: Annotated[str, typer.Option("--as", metavar="ID", help=_("The id of the group's own words."))] = "our-words",
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Copy a framework."""
    from coprod_cli.cli import console
    from coprod_cli.cli.frameworks import copied
    from coprod_cli.cli.opened import project_root
    from coprod_cli.cli.outputs import shown
    from coprod_cli.cli.typed import typed
    from coprod_cli.store.write import write_new

    content = copied(framework, name)
    root = project_root(folder)
    path = shown(root / PATH)
    if dry_run:
        console.message(_("Would write {path}").format(path=path))
        console.result(content, end="")
        return
    write_new(root, PATH, content.encode())
    console.message(_("Wrote {path}").format(path=path))
    console.message(
        _("Next: change its words, write framework: {name} in coprod.yaml, then: {command}").format(
            name=name, command=typed("check", folder)
        )
    )
