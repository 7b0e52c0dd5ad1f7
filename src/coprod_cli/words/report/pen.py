"""Who holds the pen, in sentences: counts by group, over time, and never a score."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from coprod_cli.analysis.pen import OTHERS, pen_held
from coprod_cli.language import _
from coprod_cli.words.calendar import day_words, month_words
from coprod_cli.words.document import Block, Fact, Item, Section, Table
from coprod_cli.words.meetings import holder_words
from coprod_cli.words.report.wording import facts, theirs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.analysis.pen import PenHeld, Share
    from coprod_cli.project import Project


def pen(project: Project) -> Section | None:
    """Return who did what, as far as meetings and records say it."""
    day, review = _review_between(project)
    held = pen_held(project, day)
    blocks = [
        *_at_meetings(project, held, review),
        Block(_("What we wrote down"), facts=tuple(_written(project, held))),
        Block(_("What new people were offered"), facts=_offered(project)),
        Block(_("Who can say yes"), items=tuple(_can_say_yes(project))),
    ]
    kept = tuple(block for block in blocks if block.table or block.items or block.facts)
    opening = (
        _("Whoever writes the agenda has a say in what is talked about."),
        _("These are counts to talk about, and no marks."),
    )
    return Section("pen", _("Who holds the pen"), kept, opening) if kept else None


def _review_between(project: Project) -> tuple[datetime.date, str]:
    """Return the day and the month of the latest review that meetings came after, or of the latest of all.

    Where there was none, the first of all days and no month.
    """
    met = project.meetings[-1].day.first if project.meetings else datetime.date.min
    held = [(each.record.date.first, month_words(each.month)) for each in project.reviews if each.record.date]
    return next((each for each in reversed(held) if each[0] < met), held[-1] if held else (datetime.date.min, ""))


def _at_meetings(project: Project, held: PenHeld, review: str) -> Iterator[Block]:
    names = _names_at_meetings()
    periods = [(_("Up to the review of {month}").format(month=review), held.earlier)] if held.earlier else []
    if held.since:
        periods.append((_("Since then") if held.earlier else _("At our meetings"), held.since))
    rows = tuple(
        (name, *(_share(project, shares[what]) if what in shares else _("not known") for _period, shares in periods))
        for what, name in names.items()
        if any(what in shares for _period, shares in periods)
    )
    if rows:
        heading = _("At our meetings, by group")
        columns = (_("What"), *(period for period, _shares in periods))
        yield Block(heading, table=Table(_("How often each group did it"), columns, rows))


def _names_at_meetings() -> dict[str, str]:
    return {
        "agenda": _("Set the agenda"),
        "items": _("Brought something to talk about"),
        "chair": _("Chaired"),
        "minutes": _("Took the minutes"),
        "read_back": _("Heard the minutes read back"),
        "time_and_place": _("Chose time and place"),
    }


def _written(project: Project, held: PenHeld) -> Iterator[Fact]:
    names = {
        "chosen_by": _("Decided what success is, by indicator"),
        "gathered_by": _("Gathers the evidence, by indicator"),
        "read_by": _("Reads the evidence, by indicator"),
        "examples": _("Whose examples were agreed"),
        "heard": _("Who said what we heard and wrote down"),
        "became_outcomes": _("Whose words became outcomes"),
    }
    for what, name in names.items():
        if what in held.written:
            yield Fact(name, _share(project, held.written[what]))


def _share(project: Project, share: Share) -> str:
    """Return how often each group did something: members 3 of 4, staff 4 of 4."""
    said = [
        _("{group} {number} of {all}").format(
            group=holder_words(project, group) if group != OTHERS else _("other groups"), number=number, all=share.of
        )
        for group, number in share.by
    ]
    return ", ".join(said)


def _offered(project: Project) -> tuple[Fact, ...]:
    return facts(project, *((day_words(each.day.first), each.record.newcomers_offered) for each in project.meetings))


def _can_say_yes(project: Project) -> Iterator[Item]:
    for each in project.roles.can_say_yes if project.roles is not None else ():
        yield Item(theirs(project, each.what), facts(project, (_("Who"), each.who)))
