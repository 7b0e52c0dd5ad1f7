"""How an outcome goes, in sentences: start, hope, and every look since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _
from coprod_cli.words.calendar import when_words

if TYPE_CHECKING:
    from coprod_cli.records.outcomes import Indicator, SoFar


def how_it_goes(indicator: Indicator) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return where an indicator began and what is hoped for, then each look at it by its day."""
    lead = []
    if indicator.start is not None:
        when = when_words(indicator.start.date) if indicator.start.date else _("Before")
        lead.append(_("{when}: {value}.").format(when=when, value=amount_words(indicator.start.value, indicator)))
    if indicator.target is not None:
        hope = amount_words(indicator.target.value, indicator)
        if indicator.target.due is None:
            lead.append(_("What we hope for: {value}.").format(value=hope))
        else:
            lead.append(_("What we hope for: {value}, by {when}.").format(
                value=hope, when=when_words(indicator.target.due)))  # fmt: skip
    return tuple(lead), tuple(_look(look, indicator) for look in by_day(indicator))


def by_day(indicator: Indicator) -> list[SoFar]:
    """Return the looks at an indicator in the order of their days: a late one may be written down first."""
    return sorted(indicator.so_far, key=lambda look: look.date.last)


def _look(look: SoFar, indicator: Indicator) -> str:
    said = [amount_words(look.value, indicator) + "." if look.value else "", look.note or ""]
    if look.source:
        said.append(_("From: {source}.").format(source=look.source.rstrip(".")))
    return _("{when}: {said}").format(when=when_words(look.date), said=" ".join(filter(None, said)))


def amount_words(value: str, indicator: Indicator) -> str:
    """Return a number with what it counts, as 11 people; whoever wrote that beside it is not corrected."""
    value, unit = value.rstrip("."), indicator.unit
    if unit is None or value.casefold().endswith(f" {unit.casefold()}"):
        return value
    return _("{value} {unit}").format(value=value, unit=unit)
