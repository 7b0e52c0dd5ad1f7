"""The pages of a review: the agenda that goes out before it, and what came of it with its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.cli import clock, console
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.outputs import REPORTS, destination, save, shown
from coprod_cli.cli.reporting import ENDINGS, document_files, published
from coprod_cli.cli.typed import typed
from coprod_cli.language import _
from coprod_cli.words.agenda import agenda
from coprod_cli.words.review import document

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project, Review


def write_page(root: Path, project: Project, review: Review, *, dry_run: bool) -> Path:
    """Write the page of a review and its pictures, say so, and return where the page is."""
    path = shown(root / REPORTS) / f"review-{review.month}.md"
    made = document(published(project, "report"), review)
    save(root, document_files(made, root, path, drawn=not dry_run), dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path}, and read it with the group before you send it on.").format(path=path))
    return path


def write_agenda(root: Path, output: Path | None, folder: Path | None, *, dry_run: bool) -> None:
    """Write what to bring to the next review and what to talk about there, and say so."""
    project = open_sound(root).project
    path = destination(root, output, "agenda.md", ENDINGS)
    made = agenda(published(project, "report"), clock.today())
    save(root, document_files(made, root, path, large_print=True), dry_run=dry_run)
    if not dry_run:
        said = _("Send {path} out before the day, and read it aloud to whoever would like that.")
        console.message(said.format(path=path))
        console.message(_("Next: {command}").format(command=typed("review", folder)))
