"""Rules: what is right in each file and wrong, or worth a thought, beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.findings import Severity
from coprod_cli.language import _
from coprod_cli.project import SETTINGS_PATH
from coprod_cli.rules import (
    agreement,
    apart,
    examples,
    folder,
    groups,
    ids,
    indicators,
    learning,
    meetings,
    plans,
    practicalities,
    privacy,
    progress,
    reading,
    references,
    rhythm,
    roles,
    scores,
    stories,
    threads,
)
from coprod_cli.rules.rule import Check, Rule, Source, Stage, stage_of
from coprod_cli.words.suggestions import did_you_mean

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping

    from coprod_cli.findings import Finding
    from coprod_cli.project import Project

UNKNOWN_ADVICE = Rule(
    "unknown-advice", Severity.ERROR,
    _("advice_off names something that is no advice."),
    _("Advice can be turned off with a reason. Errors cannot, and a slip would turn off nothing."),
    Source.COPROD,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    *reading.RULES, *folder.RULES, *ids.RULES, *groups.RULES, *references.RULES, *scores.RULES, *privacy.RULES,
    *examples.RULES, *rhythm.RULES, *indicators.RULES, *plans.RULES, *progress.RULES, *meetings.RULES, *roles.RULES,
    *agreement.RULES, *threads.RULES, *stories.RULES, *practicalities.RULES, *learning.RULES,
    *apart.RULES,
    UNKNOWN_ADVICE,
)  # fmt: skip
"""Every rule; advice of one stage and severity is given in this order."""

BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}
_ORDER = {rule.id: place for place, rule in enumerate(RULES)}


def _advice_off(project: Project, _today: datetime.date) -> Iterator[Finding]:
    advice = [rule.id for rule in RULES if rule.severity < Severity.ERROR]
    for name in project.settings.advice_off:
        if name not in advice:
            message = _('"{name}" is no advice that can be turned off.').format(name=name)
            hint = did_you_mean(name, advice)
            if name in BY_ID:
                hint = _("It is an error. Mend what it finds, and delete this line.")
            yield UNKNOWN_ADVICE.at(SETTINGS_PATH, ("advice_off", name), message, hint, at_key=True)


CHECKS: tuple[Check, ...] = (
    reading.cut_short, folder.names, folder.projects, ids.twice,
    groups.unknown, references.unknown, groups.balance,
    scores.scores, scores.dates, scores.incomplete, privacy.personal_data, privacy.not_private,
    examples.pictured, examples.moved, rhythm.due, indicators.each, indicators.together,
    plans.actions, plans.reviews, progress.actions, progress.outputs, progress.impact, progress.looking_back,
    meetings.together, roles.unfilled, roles.held, agreement.by_whom, agreement.already,
    threads.tied, threads.told, stories.consents, stories.files, stories.used, practicalities.one_person,
    learning.shared,
    apart.shown, apart.answered, apart.recognised, apart.moved, apart.outside,
    _advice_off,
)  # fmt: skip


def run(project: Project, today: datetime.date, read: Iterable[Finding] = ()) -> list[Finding]:
    """Return what reading and every rule found, without the advice that the group turned off."""
    off = {name for name in project.settings.advice_off if name in BY_ID}
    found = [*read, *(finding for check in CHECKS for finding in check(project, today))]
    return [finding for finding in found if finding.rule not in off or finding.severity is Severity.ERROR]


def in_order_of_need(findings: Iterable[Finding], stage: Stage) -> list[Finding]:
    """Return advice with what helps most at this stage first: urgent, fitting, serious."""

    def need(finding: Finding) -> tuple[bool, bool, int, int]:
        rule = BY_ID[finding.rule]
        return not rule.urgent, stage not in rule.stages, -finding.severity, _ORDER[rule.id]

    return sorted(findings, key=need)


__all__ = ["BY_ID", "CHECKS", "RULES", "Rule", "Stage", "in_order_of_need", "run", "stage_of"]
