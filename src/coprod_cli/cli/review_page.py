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

    They are those of `coprod chart`, under the same names. A picture of the change between the two
    rounds has its place here, before the wheels.
    """
    from coprod_cli.render import wheel as drawing
    from coprod_cli.render import wheel_words
    from coprod_cli.words.wheel import wheel

    comparison = compared_rounds(project, review)
    found = comparison.new if comparison is not None else None
    pictures = []
    for about in ABOUTS if found is not None else ():
        if found is None or found.framework is None or not found.scores(about):
            continue
        wheel_ = wheel(project, found, about)
        path = folder / f"wheel-{about}-{found.month}.svg"
        files[path] = drawing.draw(wheel_, "svg")
        files[path.with_suffix(".md")] = page(wheel_words.page(wheel_, found.framework))
        pictures.append(Picture(path.name, _("{title}. {words}").format(title=wheel_.title, words=wheel_.description)))
    return pictures
