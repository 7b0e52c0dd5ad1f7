"""How a check went, and what somebody may have meant."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from coprod_cli.findings import Finding, Place, Severity, worst
from coprod_cli.words.findings import severity_word, summary
from coprod_cli.words.suggestions import did_you_mean, nearest

PLACE = Place(PurePosixPath("coprod.yaml"))


def findings(*severities: Severity) -> list[Finding]:
    return [Finding("x", severity, PLACE, "m") for severity in severities]


@pytest.mark.parametrize(
    ("severities", "left_out", "said"),
    [
        ((), 0, ["No errors."]),
        ((Severity.WARNING, Severity.NOTE), 0, ["No errors."]),
        ((Severity.ERROR,), 0, ["1 error to mend."]),
        ((Severity.ERROR, Severity.NOTE, Severity.ERROR), 0, ["2 errors to mend."]),
        ((), 1, ["No errors.", "1 more piece of advice: coprod check --all-advice"]),
        ((Severity.ERROR,), 5, ["1 error to mend.", "5 more pieces of advice: coprod check --all-advice"]),
    ],
)
def test_errors_are_counted_and_advice_that_was_left_out(
    severities: tuple[Severity, ...], left_out: int, said: list[str]
) -> None:
    assert summary(findings(*severities), left_out, "coprod check --all-advice") == said


def test_each_severity_has_its_word() -> None:
    assert [severity_word(severity) for severity in Severity] == ["note", "warning", "error"]
    assert [severity.word for severity in Severity] == ["note", "warning", "error"]


def test_the_worst_is_the_most_serious() -> None:
    assert worst([]) is None
    assert worst(findings(Severity.NOTE, Severity.ERROR, Severity.WARNING)) is Severity.ERROR


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("memebers", 'Did you mean "members"?'),
        ("capabilites", 'Did you mean "capabilities"?'),
        ("zzz", "Known here: members, staff."),
    ],
)
def test_the_nearest_name_is_offered_or_else_all_of_them(name: str, hint: str) -> None:
    assert did_you_mean(name, ["members", "staff"], ["capabilities"]) == hint


def test_nothing_is_near_where_nothing_is_alike() -> None:
    assert nearest("zzz", ["members"]) == ""
    assert nearest("members", []) == ""
