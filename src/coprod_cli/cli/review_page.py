"""The page of a review with its pictures, in `reports/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.cli import console
from coprod_cli.cli.outputs import REPORTS, save, shown
from coprod_cli.cli.reporting import document_files
from coprod_cli.language import _
from coprod_cli.words.review import document

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_cli.project import Project, Review


def write_page(root: Path, project: Project, review: Review, *, dry_run: bool) -> Path:
    """Write the page of a review and its pictures, say so, and return where the page is."""
    path = shown(root / REPORTS) / f"review-{review.month}.md"
    save(root, document_files(document(project, review), path, drawn=not dry_run), dry_run=dry_run)
    if not dry_run:
        console.message(_("Open {path}, and read it with the group before you send it on.").format(path=path))
    return path
