"""The page of a review with its pictures, in `reports/`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coprod_cli.cli import console
from coprod_cli.cli.outputs import REPORTS, page, save, shown
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words.document import Picture
from coprod_cli.words.review import compared_rounds, document

if TYPE_CHECKING:
    from coprod_cli.project import Project, Review
    from coprod_cli.words import picture as words


def write_page(root: Path, project: Project, review: Review, *, dry_run: bool) -> Path:
    """Write the page of a review and its pictures, say so, and return where the page is."""
    from dataclasses import asdict

    from coprod_cli.render.markdown import render

    folder = shown(root / REPORTS)
    path = folder / f"review-{review.month}.md"
    files: dict[Path, bytes] = {}
    pictures = _pictures(project, review, folder, files)
    text = render("report/report.md.j2", asdict(document(project, review, pictures)))
    save(root, {path: page(text), **files}, dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path}, and read it with the group before you send it on.").format(path=path))
    return path


def _pictures(project: Project, review: Review, folder: Path, files: dict[Path, bytes]) -> list[Picture]:
    """Return the pictures of a review, and put them among the files, each with its page in words.

    They are those of `coprod chart`, under the same names: what moved, then the wheel of the later round.
    """
    from coprod_cli.render import change, picture_words, wheel
    from coprod_cli.words.change import two_rounds
    from coprod_cli.words.wheel import wheel as wheel_of

    comparison = compared_rounds(project, review)
    if comparison is None or comparison.new.framework is None:
        return []
    month = comparison.new.month
    pictures = []
    for about in ABOUTS:
        if not comparison.new.scores(about):
            continue
        drawn: list[tuple[str, words.Picture, bytes]] = []
        if comparison.old.framework is not None and comparison.old.scores(about):
            moved = two_rounds(project, comparison, about)
            drawn.append(("change", moved, change.draw(moved, "svg")))
        now = wheel_of(project, comparison.new, about)
        drawn.append(("wheel", now, wheel.draw(now, "svg")))
        for kind, shown_, picture in drawn:
            path = folder / f"{kind}-{about}-{month}.svg"
            files[path] = picture
            files[path.with_suffix(".md")] = page(picture_words.page(shown_))
            pictures.append(
                Picture(path.name, _("{title}. {words}").format(title=shown_.title, words=shown_.description))
            )
    return pictures
