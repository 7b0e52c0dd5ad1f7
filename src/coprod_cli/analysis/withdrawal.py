"""What has to leave the records with a story, so that nothing in them tells it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.covered import places_left
from coprod_cli.project import OUTCOMES_PATH, STORIES_PATH
from coprod_cli.yamltext.wanted import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import PurePosixPath

    from coprod_cli.analysis.covered import Tells
    from coprod_cli.findings import Keys
    from coprod_cli.project import Project, ScoreSet


class Part(NamedTuple):
    """Something in a file that goes: examples of a score, looks at an indicator, or the story itself."""

    path: PurePosixPath
    keys: Keys
    """Where the list stands from which it is taken."""
    places: tuple[int, ...]
    """Which items of the list go."""
    all_of_it: bool
    """Whether nothing is left in the list, which goes too then."""
    texts: tuple[str, ...]
    """What was told there: what goes, in words."""
    names_it: bool = True
    """False where only the words are the story's."""

    @property
    def edits(self) -> Iterator[Edit]:
        """The edits that take it out, the last item first, so that the places of the others stay right."""
        if self.all_of_it:
            yield Edit(self.keys, kind="remove")
        else:
            yield from (Edit((*self.keys, place), kind="remove") for place in reversed(self.places))


def parts(project: Project, story: str, told: Tells) -> Iterator[Part]:
    """Yield what tells a story in the records of a project, the story itself last."""
    for given in project.score_sets():
        yield from _examples(given, story, told)
    for place, outcome in enumerate(project.all_outcomes):
        for below, indicator in enumerate(outcome.indicators):
            keys: Keys = ("outcomes", place, "indicators", below, "so_far")
            gone = [at for at, look in enumerate(indicator.so_far) if told.it(look.story, look.note)]
            looks = [indicator.so_far[at] for at in gone]
            texts = tuple(look.note or indicator.indicator for look in looks)
            named = any(look.story == story for look in looks)
            yield from _part(OUTCOMES_PATH, keys, gone, len(indicator.so_far), texts, named=named)
    own = [place for place, each in enumerate(project.all_stories) if each.id == story]
    yield from _part(STORIES_PATH, ("stories",), own, len(project.all_stories), _texts_of(project, own), named=True)


def _examples(given: ScoreSet, story: str, told: Tells) -> Iterator[Part]:
    ids = given.framework.principle_ids if given.framework is not None else {}
    for name, left in places_left(given.given, told, ids).items():
        examples = given.given[name].examples
        gone = [place for place in range(len(examples)) if place not in left]
        texts = tuple(examples[place].said or examples[place].same_as or "" for place in gone)
        named = any(examples[place].story == story for place in gone)
        yield from _part(given.path, (*given.keys, name, "examples"), gone, len(examples), texts, named=named)


def _part(
    path: PurePosixPath, keys: Keys, gone: list[int], count: int, texts: tuple[str, ...], *, named: bool
) -> Iterator[Part]:
    if gone:
        yield Part(path, keys, tuple(gone), len(gone) == count, texts, named)


def _texts_of(project: Project, places: list[int]) -> tuple[str, ...]:
    stories = [project.all_stories[place] for place in places]
    found = (text for each in stories for text in (each.title, each.words, each.description, each.file))
    return tuple(text for text in found if text)


def by_file(found: Iterable[Part]) -> Mapping[PurePosixPath, tuple[Part, ...]]:
    """Return parts by their file, in an order in which a run that was cut short can be gone on with.

    What only has the words comes before what names the story, for that says which words they are.
    The story itself comes last.
    """
    files: dict[PurePosixPath, list[Part]] = {}
    for part in found:
        files.setdefault(part.path, []).append(part)

    def order(path: PurePosixPath) -> tuple[bool, bool, PurePosixPath]:
        return path == STORIES_PATH, any(part.names_it for part in files[path]), path

    return {path: tuple(files[path]) for path in sorted(files, key=order)}
