"""`coprod form`: what a person of one group answers on, to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

app = App()

Group = Annotated[
    str | None,
    typer.Option("--group", metavar="GROUP", show_default=False,
                 help=_("The group that answers, by its id or its name. A form needs one.")),
]  # fmt: skip
LargePrint = Annotated[
    Literal["18", "24", "28"] | None,
    typer.Option("--large-print", show_default=False,
                 help=_("The size of the letters in Word and PDF, in points; 16 if not given.")),
]  # fmt: skip
Purpose = Annotated[
    Literal["idea", "recruiting"] | None,
    typer.Option("--for", show_default=False,
                 help=_("Make open questions instead, for a new idea, or for people who want to work here.")),
]  # fmt: skip
Talk = Annotated[bool, typer.Option("--talk", help=_("Make a guide for a talk instead, where nobody else writes."))]


@app.command(help=_("Make a form for one group, to hand out.\n\n"
                    "A page asks one question at a time, and gives back a file. "
                    "A Word file can be filled in or printed, a PDF printed. "
                    "A text is there to read aloud, or to paste into an online form. "
                    "A workbook makes a survey in Kobo or ODK. "
                    "Only the group is asked for, and never a name."),
             epilog=_("Next: coprod collect FILE..."))  # fmt: skip
def form(
    group: Group = None,
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The round, as 2026-11. This month, if none is named."))] = None,
    about: Annotated[Literal["project", "organisation"],
                     typer.Option("--about", help=_("What the answers are about."))] = "project",
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("A file that ends in .html, .txt, .docx, .pdf or .xlsx; "
                                                       "open questions and talks in .md too."))
                      ] = None,
    large_print: LargePrint = None,
    purpose: Purpose = None,
    talk: Talk = False,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Make a form."""
    if purpose is not None or talk:
        from coprod_cli.cli.handouts import Wanted, write

        write(Wanted(purpose, talk, group, month, about, large_print, output), folder, dry_run=dry_run)
        return
    from coprod_cli.cli.apart import named_group
    from coprod_cli.cli.forming import hand_out
    from coprod_cli.cli.opened import open_sound, project_root

    wanted = _needed(group)
    root = project_root(folder)
    project = open_sound(root, only_scores=True).project
    found = named_group(project, wanted)
    hand_out(root, project, found, month, about, output, folder, large_print=large_print, dry_run=dry_run)


def _needed(group: str | None) -> str:
    from coprod_cli.cli.usage import Mistyped

    if group is None:
        raise Mistyped(
            _("A form is for one group, and --group says which."),
            _("Add --group and the group's id. Or type --talk or --for idea, which need no group."),
        )
    return group
