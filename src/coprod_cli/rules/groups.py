"""Groups: ids that exist, who takes part, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import SETTINGS_PATH
from coprod_cli.rules.named_groups import named_groups
from coprod_cli.rules.rule import LATER, Rule, Source
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project, Round

MOST_PEOPLE = 15
"""Ten to fifteen people is about right, says the toolkit."""

FAR_APART = 3
"""One group this many times as large as another is far out of balance; our own figure."""

UNKNOWN_GROUP = Rule(
    "unknown-group", Severity.ERROR,
    _("A file names a group that coprod.yaml does not have."),
    _("Nobody could tell who was meant."),
    Source.COPROD,
)  # fmt: skip
OUT_OF_BALANCE = Rule(
    "groups-out-of-balance", Severity.NOTE,
    _("In the latest round one group was far larger than another."),
    _("Where one side fills the room, the other is heard less, whatever is agreed."),
    Source.POWER, LATER,
)  # fmt: skip
ONLY_PAID = Rule(
    "only-paid-people", Severity.NOTE,
    _("Only paid people took part in the latest round."),
    _("People who use the service see it from the other side. Their answers check those of staff."),
    Source.NEF, LATER,
)  # fmt: skip
TOO_MANY = Rule(
    "too-many-people", Severity.NOTE,
    _("More than 15 people took part in the latest round."),
    _("In a large circle fewer people speak. Ten to fifteen is about right; others can join in other ways."),
    Source.TOOLKIT, LATER,
)  # fmt: skip
RULES = (UNKNOWN_GROUP, OUT_OF_BALANCE, ONLY_PAID, TOO_MANY)


def unknown(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look up every group that any file names."""
    if project.settings_broken:
        return
    if len(project.groups) < len(project.settings.groups):
        return  # an id stands twice; the group that it was meant for would be missed in every file
    for path, keys, group, at_key in named_groups(project):
        if group not in project.groups:
            message = _('coprod.yaml has no group "{group}".').format(group=group)
            hint = did_you_mean(group, project.groups) if project.groups else _how_to_add(project, group)
            yield UNKNOWN_GROUP.at(path, keys, message, hint, at_key=at_key)


def _how_to_add(project: Project, group: str) -> str:
    if project.has_empty_brackets(SETTINGS_PATH, "groups"):
        return _(
            'In coprod.yaml, take the [] away behind "groups:", and type below it: "  - id: {group}", with a name.'
        ).format(group=group)
    return _("Add the group to coprod.yaml, below groups:, with an id and a name.")


def balance(project: Project, _today: datetime.date) -> Iterator[Finding]:
    """Look at who took part in the latest round."""
    if not project.rounds or project.settings_broken:
        return
    latest = project.rounds[-1]
    yield from _too_many(latest)
    counts = {group: latest.record.counts.get(group, 0) for group in project.groups}
    present = {group: number for group, number in counts.items() if number}
    if not present:
        return
    if all(project.groups[group].paid for group in present):
        message = _("Only paid people took part in this round.")
        hint = _("Ask the others to answer too, where and when it suits them, and talk about what differs.")
        yield ONLY_PAID.at(latest.path, ("counts",), message, hint, at_key=True)
    elif len(present) > 1 and max(present.values()) > FAR_APART * min(present.values()):
        largest = max(present, key=lambda group: present[group])
        message = _("Far more people of one group took part than of another: {group}.").format(
            group=project.group_name(largest)
        )
        hint = _("Ask the smaller groups what would make it easier to come, or meet them first.")
        yield OUT_OF_BALANCE.at(latest.path, ("counts", largest), message, hint, at_key=True)


def _too_many(latest: Round) -> Iterator[Finding]:
    if latest.people > MOST_PEOPLE:
        message = _("{people} people took part in this round.").format(people=latest.people)
        hint = _("Think about two circles, or other ways to take part. Ten to fifteen is about right.")
        yield TOO_MANY.at(latest.path, ("counts",), message, hint, at_key=True)
