"""`coprod collect`: answers that come back from forms, taken among those of their group."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import Answers, DryRun, Folder
from coprod_cli.cli.usage import App, Mistyped
from coprod_cli.language import _

app = App()


@app.command(help=_("Take back the answers that people gave on forms.\n\n"
                    "A file may be a filled-in Word form, one that a form's page saved, "
                    "or an e-mail with its text in it. It may be a table from an online form too. "
                    "The same answers twice are taken once.\n\n"
                    "With --typed you type what stands on sheets of paper, one after the other. "
                    "The code at the foot of a sheet says whose it is, or you name its group and month."),
             epilog=_("Next: coprod agree, when everybody has answered."))  # fmt: skip
def collect(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", show_default=False,
                                                       help=_("The files; - is the standard input. "
                                                              "With --typed a month, as 2026-11."))] = None,
    typed: Annotated[bool, typer.Option("--typed", help=_("Type the answers of sheets of paper."))] = False,
    group: Annotated[str, typer.Option("--group", metavar="GROUP", show_default=False,
                                       help=_("With --typed, the group whose sheets they are."))] = "",
    about: Annotated[Literal["project", "organisation"] | None,
                     typer.Option("--about", show_default=False,
                                  help=_("With --typed, what the answers are about."))] = None,
    answers: Answers = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Take answers back."""
    from coprod_cli.cli.opened import project_root

    named = files or []
    if not typed:
        from coprod_cli.cli.collecting import collect as take_files

        _refuse_what_sheets_need(named, group or about or answers)
        take_files(project_root(folder), named, folder, dry_run=dry_run)
        return
    from coprod_cli.cli.paper_sheets import Pile, sit, take

    pile = Pile(_month(named), group, about)
    if answers is None:
        sit(project_root(folder), pile, folder, dry_run=dry_run)
    else:
        take(project_root(folder), pile, answers, folder, dry_run=dry_run)


def _refuse_what_sheets_need(named: list[Path], option: object) -> None:
    if option:
        raise Mistyped(
            _("--group, --about and --answers go with --typed: a file says itself what it is."),
            _("Leave them out, or type coprod collect --typed for sheets of paper."),
        )
    if not named:
        raise Mistyped(
            _("No file is named."), _("Name files with answers. For sheets of paper type: coprod collect --typed")
        )


def _month(named: list[Path]) -> str | None:
    if len(named) > 1:
        raise Mistyped(
            _("--typed takes one month, and no files."),
            _("Type the month alone, as 2026-11. Take files without --typed."),
        )
    return str(named[0]) if named else None
