"""How we will know that it is working: indicators in sentences, and their numbers as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from coprod_cli.language import _
from coprod_cli.words.document import Block, Picture
from coprod_cli.words.indicators import how_it_goes
from coprod_cli.words.report.wording import group_names
from coprod_cli.words.so_far_picture import so_far_picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coprod_cli.project import Project
    from coprod_cli.records.outcomes import Indicator


def apart(indicators: Iterable[Indicator], looks_at: Literal["impact", "process"]) -> tuple[Indicator, ...]:
    """Return those of people's lives, which are most, or those of how we work together."""
    return tuple(each for each in indicators if (each.looks_at == "process") == (looks_at == "process"))


def how_they_go(project: Project, title: str, name: str, indicators: Sequence[Indicator]) -> Iterator[Block]:
    """Yield the picture of all numbers, where there are some, and each indicator in sentences.

    The title stands above the picture, and the name in the name of its file.
    """
    shows = so_far_picture(project, title, indicators)
    if shows is not None:
        yield Block(_("The numbers as a picture"), 4, picture=Picture(f"so-far-{name}", shows))
    for each in indicators:
        yield _indicator(project, each)


def _indicator(project: Project, indicator: Indicator) -> Block:
    lead, looks = how_it_goes(indicator)
    chosen = group_names(project, indicator.chosen_by)
    by = (_("Chosen by: {groups}.").format(groups=chosen),) if chosen else ()
    nothing = () if lead or looks else (_("Nobody has looked yet."),)
    heading = _("How we will know: {indicator}").format(indicator=indicator.indicator)
    return Block(heading, 4, (*by, *lead, *nothing), items=looks)
