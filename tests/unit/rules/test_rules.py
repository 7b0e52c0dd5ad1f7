"""The rules together: which is given first, which is always given, and which a group can turn off."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest

from coprod_cli import rules
from coprod_cli.findings import Finding, Place, Severity
from coprod_cli.rules.rule import Source
from unit.making import SETTINGS, project, scores

TODAY = datetime.date(2024, 11, 21)
PLACE = Place(PurePosixPath("coprod.yaml"))
ADVICE = [rule for rule in rules.RULES if rule.severity < Severity.ERROR]
ERRORS = [rule for rule in rules.RULES if rule.severity is Severity.ERROR]


def of(rule: rules.Rule) -> Finding:
    return Finding(rule.id, rule.severity, PLACE, "m")


def found(*rounds: str, **texts: str) -> list[str]:
    return [finding.rule for finding in rules.run(project(*rounds, **texts), TODAY)]


def test_every_rule_has_one_id_and_is_told_in_sentences() -> None:
    assert len(rules.BY_ID) == len(rules.RULES)
    for rule in rules.RULES:
        assert rule.title.endswith(".")
        assert rule.why.endswith((".", "?"))
        assert rule.source in Source
        assert rule.source.words
        assert rule.stages <= frozenset(rules.Stage)


@pytest.mark.parametrize(
    ("dates", "stage"),
    [((), "beginning"), ((False,), "beginning"), ((True,), "first-round"), ((True, False), "first-round"),
     ((True, True), "under-way"), ((True, True, True), "under-way")],
)  # fmt: skip
def test_the_stage_is_known_by_the_rounds(dates: tuple[bool, ...], stage: str) -> None:
    text = scores(assets="basic")
    rounds = [text if dated else text.replace("date: MONTH-14\n", "") for dated in dates]
    assert rules.stage_of(project(*rounds)) == stage


@pytest.mark.parametrize("stage", list(rules.Stage))
def test_advice_is_given_urgent_first_then_what_fits_the_stage_then_the_serious(stage: rules.Stage) -> None:
    ordered = rules.in_order_of_need([of(rule) for rule in reversed(ADVICE)], stage)
    needs = [rules.BY_ID[finding.rule] for finding in ordered]
    marks = [(not rule.urgent, stage not in rule.stages, -rule.severity) for rule in needs]
    assert marks == sorted(marks)
    assert len(ordered) == len(ADVICE)
    for one, other in zip(needs, needs[1:], strict=False):
        if marks[needs.index(one)] == marks[needs.index(other)]:
            assert rules.RULES.index(one) < rules.RULES.index(other)


def test_advice_of_one_rule_stays_in_the_order_of_its_places() -> None:
    two = [of(ADVICE[0])._replace(message=message) for message in ("first", "second")]
    assert rules.in_order_of_need(two, rules.Stage.BEGINNING) == two


def test_the_first_day_is_told_about_the_first_day() -> None:
    text = "format: 1\nroles: []\n"
    findings = rules.run(project(settings=SETTINGS, roles=text, outcomes="format: 1\n"), TODAY)
    ordered = rules.in_order_of_need(findings, rules.Stage.BEGINNING)
    assert [finding.rule for finding in ordered] == [
        "role-unfilled", "role-unfilled", "role-unfilled", "nobody-not-here-yet", "nothing-already-decided",
    ]  # fmt: skip


# Advice that a group turned off

TOLD = SETTINGS + "advice_off:\n  {rule}: We thought about it.\n"


@pytest.mark.parametrize("rule", ["nothing-already-decided", "nobody-not-here-yet"])
def test_advice_that_a_group_turned_off_is_not_given(rule: str) -> None:
    roles = "format: 1\n"
    assert rule in found(settings=SETTINGS, roles=roles)
    assert rule not in found(settings=TOLD.format(rule=rule), roles=roles)


@pytest.mark.parametrize("rule", ERRORS, ids=lambda rule: rule.id)
def test_no_error_can_be_turned_off(rule: rules.Rule) -> None:
    turned_off = project(settings=TOLD.format(rule=rule.id))
    findings = rules.run(turned_off, TODAY, [of(rule)])
    assert rule.id in [finding.rule for finding in findings]
    (unknown,) = (finding for finding in findings if finding.rule == "unknown-advice" and finding.hint)
    assert unknown.hint == "It is an error. Mend what it finds, and delete this line."
    assert unknown.place == Place(PurePosixPath("coprod.yaml"), ("advice_off", rule.id), at_key=True)


@pytest.mark.parametrize("rule", ADVICE, ids=lambda rule: rule.id)
def test_every_advice_can_be_turned_off(rule: rules.Rule) -> None:
    turned_off = project(settings=TOLD.format(rule=rule.id))
    findings = [finding.rule for finding in rules.run(turned_off, TODAY, [of(rule)])]
    assert rule.id not in findings
    assert "unknown-advice" not in findings


def test_an_error_stays_where_advice_of_the_same_rule_is_turned_off() -> None:
    error = of(ADVICE[0])._replace(severity=Severity.ERROR)
    assert error in rules.run(project(settings=TOLD.format(rule=ADVICE[0].id)), TODAY, [error])


def test_a_slip_in_the_name_of_advice_is_an_error_with_the_right_name() -> None:
    (unknown,) = (
        finding
        for finding in rules.run(project(settings=TOLD.format(rule="too-many-peple")), TODAY)
        if finding.rule == "unknown-advice"
    )
    assert unknown.hint == 'Did you mean "too-many-people"?'


def test_what_reading_found_is_passed_on() -> None:
    assert rules.run(project(), TODAY, [of(ERRORS[0])])[0] == of(ERRORS[0])
