"""`coprod chart`: rounds as a picture, with the same in words beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from coprod_cli.cli.options import DryRun, Folder
from coprod_cli.cli.usage import App
from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About
    from coprod_cli.words.picture import Picture

app = App()

ENDINGS: dict[str, Literal["svg", "png", "pdf"]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
_Kind = Literal["wheel", "change", "radar", "trend"]


@app.command(help=_("Draw rounds as a picture, with the same in words.\n\n"
        "wheel: one round, as nef draws it. change: a round and the one before it. radar: one round's outline. "
        "trend: all rounds. The words are written to a file beside it."),
             epilog=_("Next: coprod report"))  # fmt: skip
def chart(
    month: Annotated[str | None, typer.Argument(metavar="[MONTH]", show_default=False,
                                                help=_("The round, as 2026-11. The latest, if none is named."))] = None,
    kind: Annotated[_Kind, typer.Option("--kind", help=_("What is drawn."))] = "wheel",
    about: Annotated[Literal["project", "organisation", "own-practice"],
                     typer.Option("--about", help=_("What the scores are about."))] = "project",
    output: Annotated[Path | None, typer.Option("-o", metavar="FILE", readable=False, show_default=False,
                                                help=_("An SVG, PNG or PDF file, by its ending."))] = None,
    poster: Annotated[bool, typer.Option("--poster", help=_("Draw it on A3, for the wall; a PDF, if no file is named."))
                      ] = False,
    dry_run: DryRun = False,
    folder: Folder = None,
) -> None:  # fmt: skip
    """Draw rounds."""
    from coprod_cli.cli import console
    from coprod_cli.cli.opened import open_about, project_root
    from coprod_cli.cli.outputs import destination, page, save
    from coprod_cli.cli.rounds import named_round
    from coprod_cli.cli.typed import typed
    from coprod_cli.render import picture_words

    root = project_root(folder)
    project = open_about(root, about)
    found = named_round(project, month, folder)
    ending = "-poster.pdf" if poster else ".svg"
    path = destination(root, output, f"{kind}-{about}-{found.month}{ending}", ENDINGS, private=project.is_own)
    _refuse_what_cannot_be_drawn(project, found, about)
    shown, draw = _picture(project, found, about, kind, folder)
    beside = path.with_suffix(".md")
    drawn = draw(shown, ENDINGS[path.suffix.lower()], poster=poster)
    save(root, {path: drawn, beside: page(picture_words.page(shown))}, dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path} to look at it; {page} says the same in words.").format(path=path, page=beside))
        if project.is_own and output is None:
            console.message(_("Only you can read it. To show it to somebody, draw it again with -o."))
        console.message(_("Next: {command}").format(command=typed("status" if project.is_own else "report", folder)))


def _refuse_what_cannot_be_drawn(project: Project, found: Round, about: About) -> None:
    from coprod_cli.errors import CoprodError

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


def _picture(
    project: Project, found: Round, about: About, kind: _Kind, folder: Path | None
) -> tuple[Picture, Callable[..., bytes]]:
    """Return what a picture shows, and what draws it."""
    from coprod_cli.analysis.compare import compare
    from coprod_cli.cli.rounds import earlier_rounds
    from coprod_cli.errors import CoprodError
    from coprod_cli.render import change, radar, trend, wheel
    from coprod_cli.words.change import two_rounds
    from coprod_cli.words.radar import radar as radar_of
    from coprod_cli.words.trend import trend as trend_of
    from coprod_cli.words.wheel import wheel as wheel_of

    if kind == "wheel":
        return wheel_of(project, found, about), wheel.draw
    if kind == "radar":
        return radar_of(project, found, about), radar.draw
    earlier = earlier_rounds(project, found, about, folder)
    if kind == "change":
        return two_rounds(project, compare(earlier[-1], found), about), change.draw
    shown = trend_of(project, (*earlier, found), about)
    if len(shown.stops) == 1:
        raise CoprodError(
            _("The rounds before {month} used other levels, so no line can be drawn.").format(month=found.month),
            _("Choose another round, or another --kind."),
        )
    return shown, trend.draw
