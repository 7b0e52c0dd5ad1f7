"""Agreements: made by more than one group, with what was decided before on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import GROUND_RULES_PATH, OUTCOMES_PATH, SETTINGS_PATH
from coprod_cli.rules.rule import Rule, Source, Stage

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from pathlib import PurePosixPath

    from coprod_cli.findings import Finding, Keys
    from coprod_cli.project import Project
    from coprod_cli.records.base import Agreed

_EARLY = frozenset({Stage.BEGINNING, Stage.FIRST_ROUND})

ONE_GROUP = Rule(
    "agreed-by-one-group", Severity.NOTE,
    _("An outcome or the ground rules were agreed by one group alone."),
    _("Co-production begins with agreeing together where to go. Whoever sets the aim has the power."),
    Source.POWER, _EARLY,
)  # fmt: skip
NOTHING_DECIDED = Rule(
    "nothing-already-decided", Severity.NOTE,
    _("already_decided is empty."),
    _("People are often asked in after the limits were set. Saying so at the start is fair to them."),
    Source.POWER, frozenset({Stage.BEGINNING}),
)  # fmt: skip
RULES = (ONE_GROUP, NOTHING_DECIDED)


def by_whom(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at who agreed the outcomes and the ground rules."""
    if len(project.groups) > 1:
        for place, outcome in enumerate(project.all_outcomes):
            yield from _alone(project, OUTCOMES_PATH, ("outcomes", place, "agreed", "groups"), outcome.agreed)
        rules = project.ground_rules
        yield from _alone(project, GROUND_RULES_PATH, ("agreed", "groups"), rules.agreed if rules else None)


def already(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look for what was decided before the group began."""
    if not project.settings_broken and not project.settings.already_decided:
        message = _("Nothing is listed as already decided.")
        hint = _("Ask those who pay or manage what cannot be changed, and write it below already_decided:.")
        if project.has_empty_brackets(SETTINGS_PATH, "already_decided"):
            hint = _(
                "Ask those who pay or manage what cannot be changed. "
                'Take the [] away behind "already_decided:", and type below it: "  - what: ..."'
            )
        yield NOTHING_DECIDED.at(SETTINGS_PATH, ("already_decided",), message, hint, at_key=True)


def _alone(project: Project, path: PurePosixPath, keys: Keys, agreed: Agreed | None) -> Iterator[Finding]:
    if agreed is not None and len(set(agreed.groups)) == 1:
        message = _("Only one group agreed this: {group}.").format(group=project.group_name(agreed.groups[0]))
        hint = _("Bring it to the others, change it together, and add the groups that agree.")
        yield ONE_GROUP.at(path, keys, message, hint, at_key=True)
