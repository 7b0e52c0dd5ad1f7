"""The files of a document for people: a page with its pictures in it, or beside it."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.analysis.consent import Where
    from coprod_cli.project import Project
    from coprod_cli.words.document import Document

HTML = ".html"
ENDINGS = (".md", HTML)


LARGE_PRINT = 18
"""Points: what goes out to everyone before a meeting is printed as large as this."""


def document_files(
    document: Document, root: Path, path: Path, *, drawn: bool = True, large_print: bool = False
) -> Mapping[Path, bytes]:
    """Return what a document is made of: the page at `path`, and the pictures beside it that it shows.

    Markdown shows pictures that lie beside it, with its name before theirs, and photos where they lie in
    the project at `root`. HTML has them in it. With `drawn` false the pictures are named and left empty.
    In large print HTML is larger on paper.
    """
    from coprod_cli.cli.outputs import page
    from coprod_cli.render import html, markdown
    from coprod_cli.render.document import pictures

    names = [picture.name for picture in pictures(document)]
    made = dict.fromkeys(names, b"")
    if drawn and names:
        from coprod_cli.render.pictures import drawn as draw

        made = draw(document)
    photos = _photos(document, root)
    if path.suffix.lower() == HTML:
        sized = {"points": LARGE_PRINT} if large_print else {}
        return {path: page(html.page(document, made, photos, **sized))}
    files = {name: f"{path.stem}-{name}.svg" for name in names}
    beside = {path.with_name(files[name]): page(picture.decode()) for name, picture in made.items()}
    ways = {photo: _way(path, root / photo) for photo in photos}
    return {path: page(markdown.page(document, files, ways)), **beside}


def _way(page: Path, photo: Path) -> str:
    """Return the way from a page to a photo, as Markdown writes it."""
    return Path(os.path.relpath(photo.absolute(), page.absolute().parent)).as_posix()


def _photos(document: Document, root: Path) -> Mapping[str, bytes]:
    """Return the photos of a document that can be shown, by their paths, and say which cannot."""
    from coprod_cli.cli import console
    from coprod_cli.render.document import photos
    from coprod_cli.render.photo import bare
    from coprod_cli.store.story_files import read_photo

    found = {}
    for photo in photos(document):
        content = read_photo(root, PurePosixPath(photo.path))
        alone = None if content is None else bare(content)
        if alone is None:
            said = _("{path} is no JPEG or PNG photo of at most 8 MiB in this folder. Its description is shown.")
            console.message(said.format(path=photo.path))
        else:
            found[photo.path] = alone
    return found


def published(project: Project, where: Where) -> Project:
    """Return a project as others may read it in a place; the helper is told which stories are left out, and why.

    Raises CoprodError where the stories cannot be read: then nobody knows what may be shown.
    """
    from coprod_cli.analysis.covered import covered
    from coprod_cli.cli import clock, console
    from coprod_cli.errors import CoprodError
    from coprod_cli.project import STORIES_PATH
    from coprod_cli.words.consent import left_out

    if STORIES_PATH in project.unread:
        raise CoprodError(
            _("{path} cannot be read, so nobody knows which stories may be shown.").format(path=STORIES_PATH),
            _('Type "coprod check" to see what is wrong in it.'),
        )
    for sentence in left_out(project, where, clock.today()):
        console.message(sentence)
    return covered(project, where, clock.today())


def _say_what_is_told_still(project: Project, where: Where, files: Mapping[Path, bytes]) -> None:
    """Tell the helper of a page that has the words of a story that was left out, inside of other words."""
    from coprod_cli.analysis.consent import refused
    from coprod_cli.analysis.covered import what_tells
    from coprod_cli.analysis.telling import page_tells
    from coprod_cli.cli import clock, console
    from coprod_cli.cli.outputs import PAGES

    words = what_tells(project, frozenset(refused(project, where, clock.today()))).texts
    for path, content in files.items():
        if path.suffix in PAGES and page_tells(content.decode(), words):
            said = _(
                "{path} tells a story that may not be shown, in the midst of other words. Find them and take them out."
            )
            console.message(said.format(path=path))


def report_files(project: Project, root: Path, path: Path, *, drawn: bool = True) -> Mapping[Path, bytes]:
    """Return the files of the report of a whole project."""
    from coprod_cli.cli import clock
    from coprod_cli.render.markdown_text import blocks_of
    from coprod_cli.words.report import report

    shown = published(project, "report")
    document = report(shown, blocks_of(shown.rules_text, shown.language), clock.today())
    files = document_files(document, root, path, drawn=drawn)
    _say_what_is_told_still(project, "report", files)
    return files


def learning_files(project: Project, root: Path, path: Path, *, drawn: bool = True) -> Mapping[Path, bytes]:
    """Return the page of what a project learned; CoprodError where there is nothing on it."""
    from coprod_cli.cli import clock
    from coprod_cli.errors import CoprodError
    from coprod_cli.words.learning import learning

    document = learning(published(project, "network"), clock.today())
    if not document.sections:
        raise CoprodError(
            _("Nobody wrote down yet what was learned."),
            _("Write it in learning.yaml: what was good, what was bad, and what was ugly."),
        )
    files = document_files(document, root, path, drawn=drawn)
    _say_what_is_told_still(project, "network", files)
    return files
