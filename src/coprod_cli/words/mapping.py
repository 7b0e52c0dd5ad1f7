"""A mapping as it is begun: what coprod knows of a table's columns and words, and what it leaves to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.personal_data import traces
from coprod_cli.analysis.table_shape import MICROSOFT, is_added
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words import known_words
from coprod_cli.words.known_words import bare
from coprod_cli.words.survey import read_line
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coprod_cli.analysis.table_shape import Shape
    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About
    from coprod_cli.records.mapping import Says
    from coprod_cli.words.known_words import Heading

_LONGEST_CHOICE = 60
"""A longer text that coprod does not know is not written down: it may be somebody's own words."""
_LONGEST_HEADING = 200


class Guess(NamedTuple):
    """A column, and what stands in it; None where a person has to say it."""

    column: str
    says: Says | None
    principle: str | None = None


@dataclass(frozen=True)
class Draft:
    """A mapping that nobody has looked over yet."""

    made_by: str
    about: About
    group: str | None
    columns: tuple[Guess, ...]
    words: tuple[tuple[str, str | None], ...]
    groups: tuple[tuple[str, str | None], ...]

    @property
    def names_its_form(self) -> bool:
        """Whether each row says itself which form of coprod it was, and so which month and group."""
        return any(column.says == "form" for column in self.columns)

    @property
    def tells_the_group(self) -> bool:
        """Whether a column tells the group."""
        return any(column.says == "group" for column in self.columns)


class _Known(NamedTuple):
    """Everything that coprod knows again, put together once for a table."""

    about: About
    own: Mapping[str, Heading]
    worded: Mapping[str, Heading]
    alone: Mapping[str, str]
    meanings: Mapping[str, str]
    groups: Mapping[str, str]


def draft(project: Project, shape: Shape, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Draft:
    """Return a mapping with everything in it that fits exactly; what does not is left for a person."""
    cells = [sorted({row[place] for row in rows if place < len(row) and row[place]}) for place in range(len(headings))]
    about = _about(project, headings, cells)
    known = _Known(
        about,
        known_words.own_headings(project),
        known_words.worded_headings(project, about),
        known_words.questions_alone(project, about),
        known_words.meanings(project, about),
        known_words.group_names(project),
    )
    columns = _alone(
        _guess(project, known, shape, heading, values) for heading, values in zip(headings, cells, strict=True)
    )
    chosen = sorted({value for column, values in zip(columns, cells, strict=True) if column.says == "level"
                     for value in values})  # fmt: skip
    called = sorted({value for column, values in zip(columns, cells, strict=True) if column.says == "group"
                     for value in values})  # fmt: skip
    only = project.settings.groups[0].id if len(project.settings.groups) == 1 else None
    return Draft(
        made_by=shape.tool,
        about=about,
        group=None if called else only,
        columns=columns,
        words=_listed(chosen, known.meanings),
        groups=_listed(called, known.groups),
    )


def shown_heading(heading: str, place: int) -> str:
    """Return a heading as it stands in the mapping; one without words is called by its place, from 1."""
    text = printable(heading)
    return (text if len(text) <= _LONGEST_HEADING else text[: _LONGEST_HEADING - 3] + "...") or f"[{place}]"


def has_own_headings(project: Project, headings: Sequence[str]) -> bool:
    """Say whether coprod knows one of the headings as a question of its own."""
    known = {each for about in ABOUTS for each in known_words.worded_headings(project, about)}
    known |= known_words.own_headings(project).keys()
    return any(bare(end) in known for heading in headings for end in _ends(heading))


def _ends(heading: str) -> tuple[str, ...]:
    """Return a heading, and its end where the name of a survey's page stands before it."""
    return (heading, heading.rpartition("/")[2], heading.rpartition("-")[2])


def _own(known: Mapping[str, Heading], heading: str) -> Heading | None:
    return next((known[bare(each)] for each in _ends(heading) if bare(each) in known), None)


def _about(project: Project, headings: Sequence[str], cells: Sequence[Sequence[str]]) -> About:
    """Return what all answers are about, as the names of the questions or the rows themselves say it."""
    known = known_words.own_headings(project)
    found = {own.about for heading in headings if (own := _own(known, heading)) is not None}
    for heading, values in zip(headings, cells, strict=True):
        if any(map(known_words.is_form_name, _ends(heading))):
            found |= {line.about for line in map(read_line, values) if line is not None}
    return next((about for about in ABOUTS if found == {about}), ABOUTS[0])


def _guess(project: Project, known: _Known, shape: Shape, heading: str, values: Sequence[str]) -> Guess:
    asked = _own(known.own, heading) or known.worded.get(bare(heading))
    if asked is not None and asked.about == known.about:
        return Guess(heading, _part(asked.part), asked.principle)
    if any(map(known_words.is_form_name, _ends(heading))):
        return Guess(heading, "form")
    if is_added(shape, heading) or {bare(each) for each in _ends(heading)} & known_words.notes():
        return Guess(heading, "drop")
    if bare(heading) in known_words.group_questions() or _all_known(values, known.groups):
        return Guess(heading, "group")
    if _all_known(values, known.meanings):
        return Guess(heading, "level", _in_brackets(project, heading))
    part = known.alone.get(bare(heading.rstrip("0123456789") if shape is MICROSOFT else heading))
    # Microsoft Forms numbers the headings that say the same.
    return Guess(heading, None if part is None else _part(part))


def _part(part: str) -> Says:
    says: Mapping[str, Says] = {"level": "level", "why": "why", "example": "example", "helps": "helps",
                                "in_the_way": "in_the_way"}  # fmt: skip
    return says[part]


def _in_brackets(project: Project, heading: str) -> str | None:
    """Return the principle whose name stands in brackets at the end, as Google Forms heads the rows of a grid."""
    inside = bare(heading.rpartition("[")[2]) if heading.endswith("]") else ""
    return next((theme.id for theme in project.framework.principles
                 if inside in map(bare, known_words.names_of(theme))), None)  # fmt: skip


def _all_known(values: Sequence[str], known: Mapping[str, str]) -> bool:
    return bool(values) and all(bare(value) in known for value in values)


def _alone(guesses: Iterable[Guess]) -> tuple[Guess, ...]:
    """Return guesses of which no two say the same: which of them is meant, a person knows."""
    columns = list(guesses)
    named = [(column.says, column.principle) for column in columns]
    return tuple(
        column._replace(says=None, principle=None)
        if column.principle is not None and named.count((column.says, column.principle)) > 1
        else column
        for column in columns
    )


def _listed(values: Sequence[str], known: Mapping[str, str]) -> tuple[tuple[str, str | None], ...]:
    """Return the words that were chosen, with what they mean; ids mean themselves and need no line."""
    return tuple(
        (value, known.get(bare(value)))
        for value in values
        if value != known.get(bare(value)) and (bare(value) in known or _is_choice(value)) and printable(value) == value
    )


def _is_choice(value: str) -> bool:
    """Say whether a text may be a word to choose, and not what a person wrote."""
    return len(value) <= _LONGEST_CHOICE and not any(traces(value))
