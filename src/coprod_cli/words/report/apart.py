"""What groups said apart in a round: differences are a result too, and stand beside what was agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.analysis.hidden_groups import shown_apart
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.words import spread
from coprod_cli.words.calendar import month_words
from coprod_cli.words.document import Block, Picture, Table, Text
from coprod_cli.words.report.wording import theirs
from coprod_cli.words.scores import about_words
from coprod_cli.words.spread_picture import spread_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.project import Project, Round
    from coprod_cli.records.assessment import About
    from coprod_cli.words.spread_picture import Line


def what_groups_said(project: Project, found: Round, about: About, level: int = 3) -> Iterator[Block]:
    """Yield what each group that may be shown said apart, as a picture and as a table, and who is not shown."""
    heading = _("What groups said apart, {month}: {about}").format(
        month=month_words(found.month), about=about_words(about)
    )
    hidden = tuple(spread.hidden(project, found, shown_apart(project, found)))
    shows = spread_picture(project, found, project.before(found), about)
    if shows is None:
        if hidden and about == ABOUTS[0]:  # once, and whatever the hidden groups spoke about
            yield Block(heading, level, paragraphs=hidden)
        return
    picture = Picture(f"spread-{about}-{found.month}", shows)
    columns: tuple[Text, ...] = (
        _("Principle"),
        *(theirs(project, side.name) for side in shows.sides),
        _("How far apart"),
    )
    table = Table(heading, columns, tuple(_row(project, line) for line in shows.lines))
    yield Block(heading, level, paragraphs=hidden, picture=picture, table=table)


def _row(project: Project, line: Line) -> tuple[Text, ...]:
    return (theirs(project, line.name), *(theirs(project, words) for words in line.words), line.said)
