"""What the last meetings said, shown and written as a page for a longer talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.cli import console
from coprod_cli.cli.outputs import REPORTS, save, shown
from coprod_cli.cli.reporting import document_files
from coprod_cli.language import _
from coprod_cli.words.longer_talk import document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coprod_cli.project import Meeting, Project


def write_talk(root: Path, project: Project, meetings: Sequence[Meeting], *, dry_run: bool) -> None:
    """Show the answers of some meetings, and write them as the page `talk-DAY`, with the day of the last one."""
    from coprod_cli.render import markdown

    page = document(project, meetings)
    console.result(markdown.page(page, {}, {}).rstrip())
    path = shown(root / REPORTS) / f"talk-{meetings[-1].day}.md"
    save(root, document_files(page, root, path), dry_run=dry_run)
    if not dry_run:
        console.message(_("Bring {path} to your next meeting, and take time to talk about it.").format(path=path))
