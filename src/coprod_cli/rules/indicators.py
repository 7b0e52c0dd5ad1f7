"""Outcomes and how we will know: indicators that say something to everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import OUTCOMES_PATH
from coprod_cli.rules.rule import Rule, Source, Stage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project
    from coprod_cli.records.outcomes import Indicator

_EARLY = frozenset({Stage.BEGINNING, Stage.FIRST_ROUND})
_NUMBERS = frozenset({"number", "statistic"})

NO_INDICATOR = Rule(
    "outcome-without-indicator", Severity.WARNING,
    _("An outcome has no indicator."),
    _("Without one, nobody can say later whether the change has come. Ask: how will we know it is working?"),
    Source.TOOLKIT, _EARLY,
)  # fmt: skip
NO_START = Rule(
    "indicator-without-start", Severity.WARNING,
    _("An indicator does not say how it was before."),
    _("A change can only be seen beside what was there before it."),
    Source.TOOLKIT, _EARLY,
)  # fmt: skip
NO_DUE = Rule(
    "target-without-due", Severity.WARNING,
    _("A target has no date."),
    _("A hope without a date is never looked at again. The toolkit sets numbers and when."),
    Source.TOOLKIT, _EARLY,
)  # fmt: skip
ONE_PURPOSE = Rule(
    "indicators-one-purpose", Severity.NOTE,
    _("All indicators are there to prove, or all to improve."),
    _("To prove shows others what it is worth; to improve makes the work better on the way. Both are needed."),
    Source.COUNCIL,
)  # fmt: skip
ONLY_NUMBERS = Rule(
    "indicators-only-numbers", Severity.NOTE,
    _("All indicators are numbers."),
    _("Numbers say how much. Stories, interviews, diaries and photos say what it meant to people."),
    Source.COUNCIL,
)  # fmt: skip
RULES = (NO_INDICATOR, NO_START, NO_DUE, ONE_PURPOSE, ONLY_NUMBERS)


def each(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at each outcome and each indicator."""
    for place, outcome in enumerate(project.all_outcomes):
        if not outcome.indicators:
            message = _('The outcome "{id}" has no indicator.').format(id=outcome.id)
            hint = _("Ask everyone how we will know that it is working. Then type: coprod add indicator")
            yield NO_INDICATOR.at(OUTCOMES_PATH, ("outcomes", place, "id"), message, hint)
        for below, indicator in enumerate(outcome.indicators):
            yield from _one(("outcomes", place, "indicators", below), indicator)


def together(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at all indicators together."""
    outcomes = project.all_outcomes
    indicators = [indicator for outcome in outcomes for indicator in outcome.indicators]
    purposes = {purpose for indicator in indicators for purpose in indicator.purpose}
    if len(purposes) == 1:
        hint = _("Ask what would help the group to do it better, or what others need to see, and add that.")
        if "prove" in purposes:
            message = _("Every indicator is there to prove, and none to improve.")
        else:
            message = _("Every indicator is there to improve, and none to prove.")
        yield ONE_PURPOSE.at(OUTCOMES_PATH, ("outcomes",), message, hint, at_key=True)
    kinds = {indicator.kind for indicator in indicators if indicator.kind is not None}
    if kinds and kinds <= _NUMBERS:
        message = _("Every indicator is a number.")
        hint = _("Add a story, an interview, a diary or a photo: what did it mean to people?")
        yield ONLY_NUMBERS.at(OUTCOMES_PATH, ("outcomes",), message, hint, at_key=True)


def _one(keys: tuple[str | int, ...], indicator: Indicator) -> Iterator[Finding]:
    if indicator.start is None:
        message = _('The indicator "{id}" does not say how it was before.').format(id=indicator.id)
        hint = _('Add "start:" with a value and a date, if need be from memory.')
        yield NO_START.at(OUTCOMES_PATH, (*keys, "id"), message, hint)
    if indicator.target is not None and indicator.target.due is None:
        message = _('The target of "{id}" has no date.').format(id=indicator.id)
        hint = _('Add "due:" with a day or a month.')
        yield NO_DUE.at(OUTCOMES_PATH, (*keys, "target"), message, hint, at_key=True)
