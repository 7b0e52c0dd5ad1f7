"""Whether what was learned reaches people round the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import LEARNING_PATH
from coprod_cli.rules.rule import LATER, Rule, Source

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project

LONG_ENOUGH = 90
"""After this many days what was learned could have helped somebody else; our own figure."""

NEVER_SHARED = Rule(
    "learning-never-shared", Severity.NOTE,
    _("Something was learned long ago, and was shared with nobody."),
    _("Others can learn from what went well, what went wrong, and what is hard to say aloud."),
    Source.COUNCIL, LATER,
)  # fmt: skip
RULES = (NEVER_SHARED,)


def shared(project: Project, today: datetime.date) -> Iterator[Finding]:
    """Look whether each thing that was learned was shared; what has no day may be from any time."""
    for place, learned in enumerate(project.all_learned):
        is_new = learned.date is not None and (today - learned.date.last).days <= LONG_ENOUGH
        if not learned.shared and not is_new:
            message = _("This was shared with nobody: {learned}").format(learned=learned.learned)
            hint = _("Take it to your network: coprod report --learning. Then type: coprod add shared")
            yield NEVER_SHARED.at(LEARNING_PATH, ("learning", place, "id"), message, hint)
