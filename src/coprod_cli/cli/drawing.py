"""A picture of rounds, or of how outcomes go, and the same in words, drawn and written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from coprod_cli.analysis.compare import compare
from coprod_cli.cli import console
from coprod_cli.cli.outputs import destination, page, save
from coprod_cli.cli.rounds import earlier_rounds
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.render import change, picture_words, radar, so_far, spread, trend, wheel
from coprod_cli.words.change import two_rounds
from coprod_cli.words.radar import radar as radar_of
from coprod_cli.words.so_far_picture import so_far_picture
from coprod_cli.words.spread import nothing_apart
from coprod_cli.words.spread_picture import spread_picture
from coprod_cli.words.trend import trend as trend_of
from coprod_cli.words.wheel import wheel as wheel_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About
    from coprod_cli.words.picture import Picture

ENDINGS: dict[str, Literal["svg", "png", "pdf"]] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}


def draw(
    root: Path,
    project: Project,
    found: Round,
    about: About,
    kind: str,
    output: Path | None,
    folder: Path | None,
    *,
    poster: bool,
    dry_run: bool,
) -> None:
    """Draw one kind of picture of a round, write it with its words beside it, and say so.

    Where groups said nothing apart that may be shown, there is no picture of it, and that is said.
    Raises CoprodError for what cannot be drawn.
    """
    path = _path(root, output, f"{kind}-{about}-{found.month}", poster=poster, private=project.is_own)
    _refuse_what_cannot_be_drawn(project, found, about, kind)
    picture = _picture(project, found, about, kind, folder)
    if picture is None:
        for line in nothing_apart(project, found, about):
            console.message(line)
        return
    _write(root, path, *picture, poster=poster, dry_run=dry_run)
    if not dry_run:
        if project.is_own and output is None:
            console.message(_("Only you can read it. To show it to somebody, draw it again with -o."))
        console.message(_("Next: {command}").format(command=typed("status" if project.is_own else "report", folder)))


def draw_so_far(
    root: Path, project: Project, output: Path | None, folder: Path | None, *, poster: bool, dry_run: bool
) -> None:
    """Draw how outcomes go, write it with its words beside it, and say so.

    Raises CoprodError where no look at an outcome has a number.
    """
    path = _path(root, output, "so-far", poster=poster, private=False)
    title = _("{project}: how it goes").format(project=project.settings.project)
    shown = so_far_picture(project, title, (each for outcome in project.all_outcomes for each in outcome.indicators))
    if shown is None:
        raise CoprodError(
            _("No outcome has a number yet, so there is nothing to draw."),
            _("Write down what you saw: coprod add so-far. Words alone stand in the report."),
        )
    _write(root, path, shown, so_far.draw, poster=poster, dry_run=dry_run)
    if not dry_run:
        console.message(_("Next: {command}").format(command=typed("report", folder)))


def _path(root: Path, output: Path | None, name: str, *, poster: bool, private: bool) -> Path:
    return destination(root, output, name + ("-poster.pdf" if poster else ".svg"), ENDINGS, private=private)


def _write(root: Path, path: Path, shown: Picture, drawn: Callable[..., bytes], *, poster: bool, dry_run: bool) -> None:
    """Write a picture and, beside it, its words."""
    beside = path.with_suffix(".md")
    content = drawn(shown, ENDINGS[path.suffix.lower()], poster=poster)
    save(root, {path: content, beside: page(picture_words.page(shown))}, dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path} to look at it; {page} says the same in words.").format(path=path, page=beside))


def _refuse_what_cannot_be_drawn(project: Project, found: Round, about: About, kind: str) -> None:
    if project.is_own and kind == "spread":
        raise CoprodError(
            _("Own practice is each person's alone, so nobody's is set beside another's."), _("Choose another --kind.")
        )
    if not found.scores(about) and kind != "spread":
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
    project: Project, found: Round, about: About, kind: str, folder: Path | None
) -> tuple[Picture, Callable[..., bytes]] | None:
    """Return what a picture shows, and what draws it; None if there is nothing that may be shown."""
    if kind == "wheel":
        return wheel_of(project, found, about), wheel.draw
    if kind == "radar":
        return radar_of(project, found, about), radar.draw
    if kind == "spread":
        apart = spread_picture(project, found, project.before(found), about)
        return (apart, spread.draw) if apart is not None else None
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
