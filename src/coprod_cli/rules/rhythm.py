"""Rhythm: the next round, and the next look at the ground rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import GROUND_RULES_PATH, SETTINGS_PATH
from coprod_cli.rules.rule import LATER, Rule, Source

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
RULES = (ROUND_DUE, RULES_DUE)


def due(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look for what is waiting."""
    day = project.next_round_due()
    if day is not None and today > day and not project.settings_broken:
        message = _("The next round has been waiting since {day}.").format(day=day.isoformat())
        hint = _("Hold one when the group next meets. Then: coprod assess {month}").format(month=f"{today:%Y-%m}")
        yield ROUND_DUE.at(SETTINGS_PATH, ("review_every",), message, hint)
    look_again = project.ground_rules.look_again if project.ground_rules is not None else None
    if look_again is not None and today > look_again.last:
        message = _("The ground rules have been waiting for a second look since {when}.").format(when=look_again)
        hint = _("Read them aloud at the next meeting, change what no longer fits, and write a new date.")
        yield RULES_DUE.at(GROUND_RULES_PATH, ("look_again",), message, hint)
