"""Taking a story out of a project: first all that goes is found, then it is shown, and only then does it go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.covered import Tells, what_tells
from coprod_cli.analysis.telling import page_tells, tells
from coprod_cli.analysis.withdrawal import Part, by_file, parts
from coprod_cli.cli.opened import open_folder, refuse_errors
from coprod_cli.cli.outputs import REPORTS, is_ours
from coprod_cli.cli.planned import PlannedFile
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.project import OUTCOMES_PATH, STORIES_PATH
from coprod_cli.store.answers_apart import load_answers_apart
from coprod_cli.store.own_practice import load_own_practice
from coprod_cli.store.private import FOLDER
from coprod_cli.store.story_files import is_there
from coprod_cli.store.tree import names_in, read_if_there
from coprod_cli.words.suggestions import did_you_mean
from coprod_cli.yamltext.edit import edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coprod_cli.project import Project
    from coprod_cli.records.stories import Story

_DRAFTS = FOLDER / "drafts"


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
    projects = list(_projects(root))
    told = _union([what_tells(project, frozenset({story})) for project in projects])
    found = by_file(part for project in projects for part in parts(project, story, told))
    if not found:
        raise _unknown(projects[0], story)
    files = tuple(_without(root, path, there) for path, there in found.items())
    own = {text for part in found.get(STORIES_PATH, ()) for text in part.texts} | told.texts
    shown = own | {text for part in found.get(OUTCOMES_PATH, ()) for text in part.texts}
    own_files = tuple(_files_of(root, projects[0], story))
    pages = tuple(_pages(root, shown))
    left = tuple(_left(root, projects[0], {file.path: file.content for file in files}, own))
    return Withdrawal(story, found, files, pages, own_files, left)


def _projects(root: Path) -> Iterator[Project]:
    """Yield the project, and what stands about it in the private folder of this machine."""
    loaded = open_folder(root)
    refuse_errors(loaded, loaded.findings)
    yield loaded.project
    alone = replace(loaded.project, assessments=(), apart=(), outcomes=None, stories=None)
    private = [] if loaded.project.settings.views == "shared" else [load_answers_apart(root, alone)]
    for each in (*private, load_own_practice(root, alone)):
        refuse_errors(each, each.findings)
        yield each.project


def _union(found: Iterable[Tells]) -> Tells:
    both = list(found)
    return Tells(both[0].stories, frozenset().union(*(each.texts for each in both)))


def _unknown(project: Project, story: str) -> CoprodError:
    known = [each.id for each in project.all_stories]
    return CoprodError(
        _('There is no story "{name}" here.').format(name=story),
        did_you_mean(story, known) if known else _("stories.yaml holds none."),
    )


def _without(root: Path, path: PurePosixPath, found: Iterable[Part]) -> PlannedFile:
    """Return a record as it will be: the last parts go first, so that the places of the others stay right."""
    was = read_if_there(root, path)
    if was is None:
        raise AssertionError("a file that was read a moment ago is there")
    edits = [edit for part in reversed(tuple(found)) for edit in part.edits]
    return PlannedFile(path, was, edited(path, was, edits), None)


def _files_of(root: Path, project: Project, story: str) -> Iterator[PurePosixPath]:
    """Yield the files that the story alone names."""

    def paths(stories: Iterable[Story]) -> set[PurePosixPath]:
        return {each.path for each in stories if each.path is not None}

    own = paths(each for each in project.all_stories if each.id == story)
    others = paths(each for each in project.all_stories if each.id != story)
    yield from (path for path in sorted(own - others) if is_there(root, path))


def _pages(root: Path, texts: Iterable[str]) -> Iterator[PurePosixPath]:
    """Yield the pages that coprod made and that tell some texts, each with its pictures."""
    for folder in (PurePosixPath(REPORTS), FOLDER / REPORTS):
        ours = [
            path for path in _regular(root, folder) if is_ours(root / path) or is_ours((root / path).with_suffix(".md"))
        ]
        telling = [path for path in ours if page_tells(_text(root / path), texts)]
        stems = tuple(f"{path.stem}-" for path in telling)
        yield from (
            path for path in ours
            if path in telling or path.stem in {each.stem for each in telling}
            or (stems and path.suffix == ".svg" and path.stem.startswith(stems))
        )  # fmt: skip


def _regular(root: Path, folder: PurePosixPath) -> list[PurePosixPath]:
    return [folder / name for name in names_in(root / folder) if is_there(root, folder / name)]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


def _left(
    root: Path, project: Project, planned: Mapping[PurePosixPath, bytes], texts: Iterable[str]
) -> Iterator[PurePosixPath]:
    """Yield the records, people's own pages and drafts that tell some texts even when all is written."""
    told = tuple(texts)
    records = {**{path: text.encode() for path, text in project.texts.items()}, **planned}
    pages = (PurePosixPath("README.md"), *_regular(root, PurePosixPath(REPORTS)), *_regular(root, _DRAFTS))
    others = [path for path in pages if is_there(root, path) and not is_ours(root / path)]
    yield from (path for path, content in records.items() if tells(content.decode("utf-8", "replace"), told))
    yield from (path for path in others if tells(_text(root / path).replace("\\n", " "), told))
