"""What a picture of groups' answers apart shows, in words: where each group stands, and how far apart they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.difference import difference
from coprod_cli.analysis.hidden_groups import shown_apart
from coprod_cli.analysis.spread import ranges, steps_apart
from coprod_cli.language import _
from coprod_cli.words.picture import Picture, level_names
from coprod_cli.words.spread import distance_words, hidden, range_words
from coprod_cli.words.wheel import title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coprod_cli.analysis.spread import Ranges, Spread
    from coprod_cli.framework import Framework
    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Side(NamedTuple):
    """A group that is shown: the letter that stands for it, and its name."""

    letter: str
    name: str


class Line(NamedTuple):
    """One principle: how far apart the groups are, and where each of them stands."""

    name: str
    said: str
    places: tuple[tuple[int, int] | None, ...]
    """For each side the steps of its lowest and highest level above the lowest of all; None if it said nothing."""
    words: tuple[str, ...]
    """The same in words."""


@dataclass(frozen=True, slots=True)
class SpreadPicture(Picture):
    """What groups said apart in one round, a row of level bands for each principle."""

    levels: tuple[str, ...]
    """Their names, the lowest first."""
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]


def spread_picture(project: Project, found: Round, earlier: Round | None, about: About) -> SpreadPicture | None:
    """Return what groups that may be shown said apart in a round, or None if there is nothing to show.

    With an earlier round it says too whether they are closer to each other than they were then.
    """
    framework = found.framework
    shown = shown_apart(project, found)
    if framework is None or not framework.fits:
        return None
    said = {name: each for name, each in ranges(found, about, shown.groups).items() if _is_known(framework, each)}
    if not said:
        return None
    sides = _sides(project, [group for group in shown.groups if any(group in each for each in said.values())])
    moves = {}
    if earlier is not None:
        moves = {each.principle: each for each in difference(project, earlier, found, about).spreads}
    lines = tuple(_line(project, framework, name, each, sides, moves.get(name)) for name, each in said.items())
    notes = tuple(hidden(project, found, shown))
    levels = level_names(framework, project.language)
    parts = tuple(sides.values())
    return SpreadPicture(
        levels,
        parts,
        lines,
        title=_("{round}, what groups said apart").format(round=title(project, found, about)),
        description=" ".join([*_headline(levels, parts), *notes, *(_story(parts, line) for line in lines)]),
        columns=(_("Principle"), *(side.name for side in parts), _("How far apart")),
        rows=tuple((line.name, *line.words, line.said) for line in lines),
        how_to_read=_how_to_read(),
        notes=notes,
        language=project.language,
    )


def _is_known(framework: Framework, said: Ranges) -> bool:
    return all(level in framework.steps for pair in said.values() for level in pair)


def _sides(project: Project, groups: Sequence[str]) -> dict[str, Side]:
    """Return the groups with a letter each: the first one of its name, or the next of the alphabet for all."""
    names = [project.group_name(group) for group in groups]
    letters = [name[:1].upper() for name in names]
    if len(set(letters)) < len(letters) or not all(letter.isalpha() for letter in letters):
        letters = [_ALPHABET[number % len(_ALPHABET)] for number in range(len(names))]
    return {group: Side(letter, name) for group, letter, name in zip(groups, letters, names, strict=True)}


def _line(
    project: Project,
    framework: Framework,
    principle: str,
    said: Ranges,
    sides: Mapping[str, Side],
    spread: Spread | None,
) -> Line:
    lowest_and_highest = [said.get(group) for group in sides]
    return Line(
        framework.principle_name(principle, project.language),
        distance_words(steps_apart(framework, said), spread),
        tuple(
            (framework.steps[pair[0]], framework.steps[pair[1]]) if pair is not None else None
            for pair in lowest_and_highest
        ),
        tuple(
            range_words(pair, framework, project.language) if pair is not None else _("No answer")
            for pair in lowest_and_highest
        ),
    )


def _headline(levels: Sequence[str], sides: Sequence[Side]) -> list[str]:
    return [
        _("What people of each group said apart: {groups}.").format(groups=", ".join(side.name for side in sides)),
        _("The levels are, from the lowest: {levels}.").format(levels=", ".join(levels)),
    ]


def _story(sides: Sequence[Side], line: Line) -> str:
    told = zip(sides, line.words, strict=True)
    each = (_("{group}: {level}").format(group=side.name, level=words) for side, words in told)
    return _("{name}, {distance}. {groups}.").format(name=line.name, distance=line.said, groups="; ".join(each))


def _how_to_read() -> tuple[str, ...]:
    return (
        _("Each group has a line of its own, with its letter at the lowest and at the highest level that it gave."),
        _("Where all of a group gave the same level, the letter stands there once."),
        _("Groups are as far apart as the two furthest from each other. Groups with a level in common are not apart."),
        _("No group is the measure for the others. What differs is there to talk about."),
    )
