"""Taking a story out of a project: first all that goes is found, then it is shown, and only then does it go."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.covered import Tells, what_tells
from coprod_cli.analysis.telling import page_tells, tells
from coprod_cli.analysis.withdrawal import Part, by_file, parts
from coprod_cli.cli.opened import open_folder, refuse_errors
from coprod_cli.cli.outputs import PAGES, REPORTS, is_ours
from coprod_cli.cli.planned import PlannedFile
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import OUTCOMES_PATH, STORIES_PATH
from coprod_cli.render.photo import bare, data_address
from coprod_cli.store.answers_apart import load_answers_apart
from coprod_cli.store.own_practice import load_own_practice
from coprod_cli.store.private import FOLDER
from coprod_cli.store.story_files import is_there, read_photo
from coprod_cli.store.tree import names_in, read_if_there, text_files
from coprod_cli.words.suggestions import did_you_mean
from coprod_cli.yamltext.edit import edited
from coprod_cli.yamltext.guard import decode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from coprod_cli.project import Project
    from coprod_cli.records.stories import Story
    from coprod_cli.store.load import Loaded
    from coprod_cli.yamltext.document import Document

_DRAFTS = FOLDER / "drafts"
_DRAWN = frozenset({".svg", ".png", ".pdf"})


class Withdrawal(NamedTuple):
    """All that goes with a story, in the order in which it goes, and what coprod cannot take out by itself."""

    story: str
    parts: Mapping[PurePosixPath, tuple[Part, ...]]
    files: tuple[PlannedFile, ...]
    """The records as they will be, the one with the story itself last."""
    pages: tuple[PurePosixPath, ...]
    """Pages that coprod made, which can be made again."""
    own_files: tuple[PurePosixPath, ...]
    """The photo, or whatever file the story named."""
    left: tuple[PurePosixPath, ...]
    """Files that seem to tell it too, in which only a person can tell what is to go."""

    @property
    def names(self) -> tuple[str, ...]:
        """What somebody can search for who looks for it in an earlier version."""
        return (self.story, *map(str, self.own_files))


def withdrawal(root: Path, story: str) -> Withdrawal:
    """Find all that tells a story.

    Nothing is written. Raises CoprodError where there is no such story.
    """
    loaded = list(_loaded(root))
    projects = [each.project for each in loaded]
    told = _union([what_tells(project, frozenset({story})) for project in projects])
    found = by_file(part for project in projects for part in parts(project, story, told))
    if not found:
        raise _unknown(projects[0], story)
    read = {path: document for each in loaded for path, document in each.documents.items()}
    files = tuple(_without(root, path, there, read[path]) for path, there in found.items())
    own = {text for part in found.get(STORIES_PATH, ()) for text in part.texts} | told.texts
    shown = own | {text for part in found.get(OUTCOMES_PATH, ()) for text in part.texts}
    own_files = tuple(_files_of(root, projects[0], story))
    lying = tuple(text_files(root, {*PAGES, ".txt"}, PurePosixPath()))
    ours = [path for path in (*lying, *text_files(root, PAGES, FOLDER / REPORTS)) if is_ours(root / path)]
    pages = tuple(dict.fromkeys(_pages(root, ours, shown, _photos(root, own_files))))
    records = {path: text.encode() for path, text in projects[0].texts.items()}
    others = [path for path in lying if path not in {*ours, *records}]
    left = tuple(_left(root, {**records, **{file.path: file.content for file in files}}, others, own))
    return Withdrawal(story, found, files, pages, own_files, left)


def _loaded(root: Path) -> Iterator[Loaded]:
    """Yield the project, and what stands about it in the private folder of this machine.

    Answers may lie there from before a group began to share them.
    """
    loaded = open_folder(root)
    refuse_errors(loaded, loaded.findings)
    yield loaded
    settings = loaded.project.settings.model_copy(update={"views": "private"})
    alone = replace(loaded.project, settings=settings, assessments=(), apart=(), outcomes=None, stories=None)
    for each in (load_answers_apart(root, alone), load_own_practice(root, alone)):
        refuse_errors(each, each.findings)
        yield each


def _union(found: Iterable[Tells]) -> Tells:
    both = list(found)
    return Tells(both[0].stories, frozenset().union(*(each.texts for each in both)))


def _unknown(project: Project, story: str) -> CoprodError:
    known = [each.id for each in project.all_stories]
    return CoprodError(
        _('There is no story "{name}" here.').format(name=story),
        did_you_mean(story, known) if known else _("stories.yaml holds none."),
    )


def _without(root: Path, path: PurePosixPath, found: Iterable[Part], read: Document) -> PlannedFile:
    """Return a record as it will be: the last parts go first, so that the places of the others stay right.

    Raises CoprodError where it says something else than what was read, for then the places are others.
    """
    was = read_if_there(root, path)
    if was is None or decode(path, was)[0] != read.text:
        raise CoprodError(_("{path} was changed a moment ago, so nothing was taken out.").format(path=path),
                          _("Run the command again."))  # fmt: skip
    edits = [edit for part in reversed(tuple(found)) for edit in part.edits]
    return PlannedFile(path, was, edited(path, was, edits), None)


def _files_of(root: Path, project: Project, story: str) -> Iterator[PurePosixPath]:
    """Yield the files that the story alone names."""

    def paths(stories: Iterable[Story]) -> set[PurePosixPath]:
        return {each.path for each in stories if each.path is not None}

    own = paths(each for each in project.all_stories if each.id == story)
    others = paths(each for each in project.all_stories if each.id != story)
    yield from (path for path in sorted(own - others) if is_there(root, path))


def _pages(
    root: Path, ours: Iterable[PurePosixPath], texts: Collection[str], photos: Collection[str]
) -> Iterator[PurePosixPath]:
    """Yield those pages of ours that tell some texts or hold some photos, each with its pictures."""
    for path in ours:
        page = _text(root / path)
        if page_tells(page, texts) or any(photo in page for photo in photos):
            yield path
            yield from _drawn_for(root, path, page)


def _drawn_for(root: Path, path: PurePosixPath, page: str) -> Iterator[PurePosixPath]:
    """Yield the pictures that a Markdown page shows, or the one that it says in words."""
    if path.suffix == ".md":
        beside = [path.parent / name for name in names_in((root / path).parent)]
        pictures = [each for each in beside if each.suffix in _DRAWN and is_there(root, each)]
        shown = [each for each in pictures if each.name.startswith(f"{path.stem}-") and each.name in page]
        yield from shown or (each for each in pictures if each.stem == path.stem)


def _photos(root: Path, files: Iterable[PurePosixPath]) -> tuple[str, ...]:
    """Return photos as a page of one file holds them."""
    read = (read_photo(root, path) for path in files)
    shown = (bare(content) for content in read if content is not None)
    return tuple(data_address(content) for content in shown if content is not None)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _words_of_draft(path: Path) -> str:
    """Return the words of a draft as one text: a long answer lies in it line by line."""
    text = _text(path)
    try:
        entries = [dict(json.loads(line)) for line in text.splitlines()]
    except (TypeError, ValueError):
        return text  # it was cut short, or is no draft
    return " ".join(str(value) for entry in entries for value in entry.values())


def _left(
    root: Path, records: Mapping[PurePosixPath, bytes], pages: Iterable[PurePosixPath], texts: Collection[str]
) -> Iterator[PurePosixPath]:
    """Yield the records, people's own pages and drafts that tell some texts even when all is written."""
    drafts = [_DRAFTS / name for name in names_in(root / _DRAFTS) if is_there(root, _DRAFTS / name)]
    yield from (path for path, content in records.items() if tells(content.decode("utf-8", "replace"), texts))
    yield from (path for path in pages if tells(_text(root / path), texts))
    yield from (path for path in drafts if tells(_words_of_draft(root / path), texts))
