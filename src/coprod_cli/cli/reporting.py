"""The files of a document for people: a page with its pictures in it, or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coprod_cli.project import Project
    from coprod_cli.words.document import Document

HTML = ".html"
ENDINGS = (".md", HTML)


def document_files(document: Document, path: Path, *, drawn: bool = True) -> Mapping[Path, bytes]:
    """Return what a document is made of: the page at `path`, and the pictures beside it that it shows.

    Markdown shows pictures that lie beside it, with its name before theirs. HTML has them in it.
    With `drawn` false the pictures are named and left empty.
    """
    from coprod_cli.cli.outputs import page
    from coprod_cli.render import html, markdown
    from coprod_cli.render.document import pictures

    names = [picture.name for picture in pictures(document)]
    made = dict.fromkeys(names, b"")
    if drawn and names:
        from coprod_cli.render.pictures import drawn as draw

        made = draw(document)
    if path.suffix.lower() == HTML:
        return {path: page(html.page(document, made))}
    files = {name: f"{path.stem}-{name}.svg" for name in names}
    beside = {path.with_name(files[name]): page(picture.decode()) for name, picture in made.items()}
    return {path: page(markdown.page(document, files)), **beside}


def report_files(project: Project, path: Path, *, drawn: bool = True) -> Mapping[Path, bytes]:
    """Return the files of the report of a whole project."""
    from coprod_cli.cli import clock
    from coprod_cli.render.markdown_text import blocks_of
    from coprod_cli.words.report import report

    document = report(project, blocks_of(project.rules_text, project.language), clock.today())
    return document_files(document, path, drawn=drawn)
