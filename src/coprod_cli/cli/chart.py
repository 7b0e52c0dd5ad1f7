"""`coprod chart`: a round as a picture, with the same in words beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.project import Project, Round

app = App()

KINDS: dict[str, Literal["svg", "png", "pdf"]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}


@app.command(help=_("Draw a round as a wheel, with the same in words.\n\n"
        "The wheel is nef's. The words are written to a file beside it."),
             epilog=_("Next: coprod report"))  # fmt: skip
def chart(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The round, as 2026-11. The latest, if none is named."))] = None,
    kind: Annotated[Literal["wheel"], typer.Option("--kind", help=_("What is drawn."))] = "wheel",
    about: Annotated[Literal["project", "organisation"],
                     typer.Option("--about", help=_("What the scores are about."))] = "project",
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("An SVG, PNG or PDF file, by its ending."))] = None,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Draw a round."""
    from coprod_cli.cli import console
    from coprod_cli.cli.opened import open_sound, project_root
    from coprod_cli.cli.outputs import destination, page, save
    from coprod_cli.cli.rounds import named_round
    from coprod_cli.cli.typed import typed

    root = project_root(folder)
    project = open_sound(root, only_scores=True).project
    found = named_round(project, month, folder)
    path = destination(root, output, f"{kind}-{about}-{found.month}.svg", KINDS)
    picture, words = _drawn(project, found, about, KINDS[path.suffix.lower()])
    beside = path.with_suffix(".md")
    save(root, {path: picture, beside: page(words)}, dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path} to look at it; {page} says the same in words.").format(path=path, page=beside))
        console.message(_("Next: {command}").format(command=typed("report", folder)))


def _drawn(project: Project, found: Round, about: Literal["project", "organisation"],
           kind: Literal["svg", "png", "pdf"]) -> tuple[bytes, str]:  # fmt: skip
    from coprod_cli.errors import CoprodError
    from coprod_cli.render import wheel as picture
    from coprod_cli.render import wheel_words
    from coprod_cli.words.wheel import wheel

    if not found.scores(about):
        message = _("The round {month} has no scores about that.").format(month=found.month)
        months = ", ".join(each.month for each in project.rounds if each.scores(about))
        if months:
            raise CoprodError(message, _("Rounds that have some: {months}").format(months=months))
        raise CoprodError(message, _("No round has any yet. Choose another --about."))
    if found.framework is None:
        raise CoprodError(
            _("The framework of the round {month} is not in this folder.").format(month=found.month),
            _("Put its framework.yaml back, or choose another round."),
        )
    shown = wheel(project, found, about)
    drawn = picture.draw(shown, kind)
    return drawn, wheel_words.page(shown, found.framework)
