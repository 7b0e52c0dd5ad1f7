"""`coprod assess`: a round, asked question by question or taken from an answers file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

if TYPE_CHECKING:
    from pathlib import Path

app = App()


@app.command(help=_("Answer the questions of a round, one at a time.\n\nEvery answer is kept at once. Stop whenever "
                    "you like, and run the command again to go on. Every level needs a real example. With "
                    "--answers the answers come from a file with the keys of a round's file."),
             epilog=_("Next: coprod diff"))  # fmt: skip
def assess(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The month, as 2026-11. This one, if none is named."))] = None,
    about: Annotated[Literal["project", "organisation"] | None,
                     typer.Option("--about", show_default=False, help=_("What the scores are about."))] = None,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Add a round, or go on with one."""
    from coprod_cli.cli.opened import project_root

    root = project_root(folder)
    if answers is None:
        from coprod_cli.cli.sitting import sit

        sit(root, month, about, folder, dry_run=dry_run)
    else:
        _take(root, month, answers, folder, dry_run=dry_run)


def _take(root: Path, month: str | None, answers: Path, folder: Path | None, *, dry_run: bool) -> None:
    """Take the answers of a file."""
    from coprod_cli.cli import console
    from coprod_cli.cli.outputs import shown
    from coprod_cli.cli.rounding import from_answers, write
    from coprod_cli.cli.typed import typed
    from coprod_cli.store.lock import locked
    from coprod_cli.store.write import require_writable

    plan, project = from_answers(root, month, answers)
    if dry_run:
        console.message(_("Would write {path}").format(path=shown(root / plan.path)))
        console.result(plan.content.decode(), end="")
        return
    if plan.content == plan.was:
        console.message(_("{path} says all of that already, and was not changed.").format(path=shown(root / plan.path)))
        return
    require_writable((root / plan.path).parent)
    with locked(root):
        write(root, plan)
    console.message(_("Wrote {path}").format(path=shown(root / plan.path)))
    console.message(_("Next: {command}").format(command=typed("diff" if project.rounds else "chart", folder)))
