"""What a picture of how outcomes go shows, in words: each look at an indicator between the start and the hope."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.language import _
from coprod_cli.words.calendar import when_words
from coprod_cli.words.indicators import amount_words, by_day
from coprod_cli.words.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coprod_cli.project import Project
    from coprod_cli.records.dates import When
    from coprod_cli.records.outcomes import Indicator

_NUMBER = re.compile(r"-?(0[.,][0-9]{1,6}|[0-9]{1,12}([.,]([0-9]{1,2}|[0-9]{4,6}))?)")
"""Three digits behind a point or a comma may be thousands, so who reads 1,200 as 1.2 is left to words."""


class Look(NamedTuple):
    """A number on the way."""

    value: float
    said: str
    """The number as it was written."""
    day: int | None
    """Days since the first dated one of its panel; None for a start or a hope without a date."""
    when: str
    """In words; empty where there is no date."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One indicator that has numbers."""

    name: str
    said: str
    """The latest look, in words."""
    start: Look | None
    looks: tuple[Look, ...]
    """In the order of their days, at least one."""
    hope: Look | None


@dataclass(frozen=True, slots=True)
class SoFarPicture(Picture):
    """How indicators go, a panel for each; those of people's lives apart from those of working together."""

    parts: tuple[tuple[str, tuple[Panel, ...]], ...]
    """Panels below a heading; where there is one part alone, the heading is empty."""


def so_far_picture(project: Project, title: str, indicators: Iterable[Indicator]) -> SoFarPicture | None:
    """Return how indicators go, or None where no look at one has a number.

    A number is drawn as it stands and nothing is reckoned from it. "About twenty" is told in words alone.
    """
    drawn = [(each, panel) for each in indicators if (panel := _panel(each)) is not None]
    if not drawn:
        return None
    named = ((_("What changes in people's lives"), False), (_("How we work together"), True))
    parts = [
        (name, tuple(panel for each, panel in drawn if (each.looks_at == "process") == is_process))
        for name, is_process in named
    ]
    kept = tuple((name, panels) for name, panels in parts if panels)
    return SoFarPicture(
        kept if len(kept) > 1 else (("", kept[0][1]),),
        title=title,
        description=" ".join([_headline(len(drawn)), *(_story(each) for each, _shown in drawn)]),
        columns=(_("How we will know"), _("How it began"), _("What we saw"), _("What we hope for")),
        rows=tuple(_row(each) for each, _shown in drawn),
        how_to_read=_how_to_read(),
        language=project.language,
    )


def _panel(indicator: Indicator) -> Panel | None:
    seen = sorted(
        ((look.date, look.value) for look in indicator.so_far if look.value and _NUMBER.fullmatch(look.value)),
        key=lambda pair: pair[0].first,
    )
    if not seen:
        return None
    start, target = indicator.start, indicator.target
    dated = [seen[0][0], *([start.date] if start is not None and start.date is not None else [])]
    first = min(dated, key=lambda when: when.first)
    looks = tuple(_look(value, when, first) for when, value in seen)
    latest = _("{value}, {when}").format(value=amount_words(seen[-1][1], indicator), when=when_words(seen[-1][0]))
    return Panel(
        indicator.indicator,
        latest,
        _number(start.value, start.date, first) if start is not None else None,
        looks,
        _number(target.value, target.due, first) if target is not None else None,
    )


def _number(value: str, when: When | None, first: When) -> Look | None:
    return _look(value, when, first) if _NUMBER.fullmatch(value) else None


def _look(value: str, when: When | None, first: When) -> Look:
    day = (when.first - first.first).days if when is not None else None
    return Look(float(value.replace(",", ".")), value, day, when_words(when) if when is not None else "")


def _headline(number: int) -> str:
    return _("A small picture for each way to know how it goes: {number}.").format(number=number)


def _story(indicator: Indicator) -> str:
    """Return the numbers in a sentence; what people said of them stands in the report."""
    _name, began, seen, hoped = _row(indicator)
    said = _("{name}. How it began: {began}. What we saw: {seen}. What we hope for: {hoped}.")
    return said.format(name=indicator.indicator.rstrip("."), began=began, seen=seen, hoped=hoped)


def _row(indicator: Indicator) -> tuple[str, str, str, str]:
    start, target = indicator.start, indicator.target
    return (
        indicator.indicator,
        _told(indicator, [(start.value, start.date)] if start is not None else []),
        _told(indicator, [(look.value, look.date) for look in by_day(indicator) if look.value]),
        _told(indicator, [(target.value, target.due)] if target is not None else []),
    )


def _told(indicator: Indicator, numbers: Sequence[tuple[str, When | None]]) -> str:
    return "; ".join(_dated(indicator, numbers)) or _("not said")


def _dated(indicator: Indicator, numbers: Sequence[tuple[str, When | None]]) -> Iterator[str]:
    for value, when in numbers:
        amount = amount_words(value, indicator)
        yield _("{value}, {when}").format(value=amount, when=when_words(when)) if when is not None else amount


def _how_to_read() -> tuple[str, ...]:
    return (
        _("A ring is how it was when we began. Each dot is a look, with the number that we saw."),
        _("The higher a dot stands, the larger the number. Where more is not better, lower is what we want."),
        _("The flag and the broken line are what we hope for."),
        _("Every small picture has its own numbers, so do not hold one against another."),
    )
