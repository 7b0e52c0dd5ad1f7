"""Rhythm: the next round, the next review, and the next look at the ground rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import GROUND_RULES_PATH, SETTINGS_PATH
from coprod_cli.rules.rule import LATER, Rule, Source
from coprod_cli.words.calendar import day_words, when_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project

ROUND_DUE = Rule(
    "round-due", Severity.WARNING,
    _("The last round is older than review_every."),
    _("nef asks for a new look every six months, so that changes are seen while they can be explained."),
    Source.NEF, LATER,
)  # fmt: skip
RULES_DUE = Rule(
    "ground-rules-look-again", Severity.WARNING,
    _("The day on which the group wanted to look at its ground rules again is past."),
    _("New people did not agree the old rules. Looking again makes them theirs."),
    Source.TOOLKIT, LATER,
)  # fmt: skip
REVIEW_DUE = Rule(
    "review-due", Severity.WARNING,
    _("The day on which the group wanted to hold its next review is past."),
    _("Looking back regularly shows whether the work makes a difference, and how people find it. "
      "Each look leads to a plan."),
    Source.REVIEW, LATER,
)  # fmt: skip
RULES = (ROUND_DUE, RULES_DUE, REVIEW_DUE)


def due(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look for what is waiting; a project that has ended waits for nothing."""
    if project.has_ended(today):
        return
    day = project.next_round_due()
    if day is not None and today > day and not project.settings_broken:
        message = _("The next round has been waiting since {day}.").format(day=day_words(day))
        hint = _("Hold one when the group next meets. Then: coprod assess {month}").format(month=f"{today:%Y-%m}")
        yield ROUND_DUE.at(SETTINGS_PATH, ("review_every",), message, hint)
    look_again = project.ground_rules.look_again if project.ground_rules is not None else None
    if look_again is not None and today > look_again.last:
        message = _("The ground rules have been waiting for a second look since {when}.")
        hint = _("Read them aloud at the next meeting, change what no longer fits, and write a new date.")
        yield RULES_DUE.at(GROUND_RULES_PATH, ("look_again",), message.format(when=when_words(look_again)), hint)
    yield from _review(project, today)


def _review(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look whether the day that the last review agreed is past; where it agreed none, another rule says so."""
    latest = project.reviews[-1] if project.reviews else None
    if latest is not None and latest.record.next is not None and today > latest.record.next.last:
        message = _("The next review has been waiting since {when}.").format(when=when_words(latest.record.next))
        hint = _("Look back together when the group next meets. Then: coprod review")
        yield REVIEW_DUE.at(latest.path, ("next",), message, hint)
