"""Whether a story may be shown: the first reason that speaks against it, by day and place."""

from __future__ import annotations

import datetime

import pytest

from coprod_cli.analysis.consent import Refusal, Where, refusal
from unit.making import project

TODAY = datetime.date(2026, 11, 21)
YES = "given: 2026-01, where: [report]"


@pytest.mark.parametrize(
    ("consent", "where", "why"),
    [
        (f"{{{YES}}}", "report", None),
        (f"{{{YES}}}", "network", "elsewhere"),
        ("{given: 2026-01, where: [anywhere]}", "network", None),
        ("{given: 2026-01, where: [network]}", "report", "elsewhere"),
        ("{given: 2026-01}", "report", "elsewhere"),
        (None, "report", "no-consent"),
        ("{where: [anywhere]}", "report", "no-consent"),
        (f"{{{YES}, until: 2026-11-20}}", "report", "ended"),
        (f"{{{YES}, until: 2026-11-21}}", "report", None),
        (f"{{{YES}, until: 2026-11}}", "report", None),  # a month ends with its last day
        ("{given: 2026-11-22, where: [report]}", "report", "not-yet"),
        ("{given: 2026-11-21, where: [report]}", "report", None),
        (f"{{{YES}, withdrawn: 2026-11-22}}", "report", "withdrawn"),  # nobody waits for the day
        (f"{{{YES}, until: 2026-02, withdrawn: 2026-03}}", "network", "withdrawn"),
        ("{withdrawn: 2026-03}", "report", "withdrawn"),
    ],
)
def test_a_story_is_shown_only_where_its_teller_said_yes_and_as_long(
    consent: str | None, where: Where, why: Refusal | None
) -> None:
    said = f"format: 1\nstories: [{{id: bus, kind: story{f', consent: {consent}' if consent else ''}}}]\n"
    (story,) = project(stories=said).all_stories
    assert refusal(story, where, TODAY) == why
