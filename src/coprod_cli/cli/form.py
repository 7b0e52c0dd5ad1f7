"""`coprod form`: what a person of one group answers on, to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.records.assessment import About
    from coprod_cli.words.form import Form

app = App()

SURVEY = ".xlsx"
ENDINGS = (".html", ".txt", SURVEY)


Group = Annotated[
    str | None,
    typer.Option("--group", metavar="GROUP", show_default=False,
                 help=_("The group that answers, by its id or its name. A form needs one.")),
]  # fmt: skip
Purpose = Annotated[
    Literal["idea", "recruiting"] | None,
    typer.Option("--for", show_default=False,
                 help=_("Make open questions instead, for a new idea, or for people who want to work here.")),
]  # fmt: skip
Talk = Annotated[bool, typer.Option("--talk", help=_("Make a guide for a talk instead, where nobody else writes."))]


@app.command(help=_("Make a form for one group, to hand out.\n\n"
                    "A page asks one question at a time, and gives back a file. A text is there to read aloud, "
                    "or to paste into an online form. A workbook makes a survey in Kobo or ODK. "
                    "Only the group is asked for, and never a name."),
             epilog=_("Next: coprod collect FILE..."))  # fmt: skip
def form(
    group: Group = None,
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The round, as 2026-11. This month, if none is named."))] = None,
    about: Annotated[Literal["project", "organisation"],
                     typer.Option("--about", help=_("What the answers are about."))] = "project",
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("An HTML, text or XLSX file, by its ending."))] = None,
    purpose: Purpose = None,
    talk: Talk = False,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Make a form."""
    if purpose is not None or talk:
        from coprod_cli.cli.handouts import Wanted, hand_out

        hand_out(Wanted(purpose, talk, group, month, about, output), folder, dry_run=dry_run)
    else:
        _make(_needed(group), month, about, output, folder, dry_run=dry_run)


def _make(
    group: str, month: str | None, about: About, output: Path | None, folder: Path | None, *, dry_run: bool
) -> None:
    from coprod_cli.cli import clock, console
    from coprod_cli.cli.apart import named_group
    from coprod_cli.cli.opened import open_sound, project_root
    from coprod_cli.cli.outputs import destination, save
    from coprod_cli.cli.rounding import named_month
    from coprod_cli.cli.typed import typed
    from coprod_cli.words.form import form as form_of

    root = project_root(folder)
    project = open_sound(root, only_scores=True).project
    found = named_group(project, group)
    named = named_month(month) if month is not None else f"{clock.today():%Y-%m}"
    made = form_of(project, named, found, about)
    kind = "" if about == "project" else f"{about}-"
    path = destination(root, output, f"form-{kind}{found.id}-{named}.html", ENDINGS)
    console.message(made.subject)
    save(root, {path: _rendered(made, path, project.language)}, dry_run=dry_run)
    if not dry_run:
        _say_what_is_next(path, typed("collect FILE...", folder))


def _needed(group: str | None) -> str:
    from coprod_cli.cli.usage import Mistyped

    if group is None:
        raise Mistyped(
            _("A form is for one group, and --group says which."),
            _("Add --group and the group's id. Or type --talk or --for idea, which need no group."),
        )
    return group


def _say_what_is_next(path: Path, command: str) -> None:
    from coprod_cli.cli import console

    said = _("Open {path} and try it yourself before you hand it out.")
    if path.suffix.lower() == SURVEY:
        said = _("Bring {path} into Kobo or ODK, and try the survey yourself before you hand it out.")
    console.message(said.format(path=path))
    console.message(_("Next: {command}").format(command=command))


def _rendered(made: Form, path: Path, language: str) -> bytes:
    from coprod_cli.cli.outputs import MADE_BY_COPROD, page
    from coprod_cli.render import form as render

    if path.suffix.lower() == SURVEY:
        from coprod_cli.render.survey import workbook

        return workbook(made, language, MADE_BY_COPROD)
    return page(render.text(made) if path.suffix.lower() == ".txt" else render.page(made))
