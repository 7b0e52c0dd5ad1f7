"""Threads from what people said to what came of it, and back."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.threads import heard_for, threads, to_answer, to_tell
from unit.making import SETTINGS, loaded

OUTCOMES = """\
format: 1
outcomes:
  - id: travel
    outcome: We travel alone.
    heard: [{heard}]
  - id: friends
    outcome: We have friends.
"""
SAID = """\
format: 1
said:
  - id: buses
    said: The buses stop at six.
    {rest}
"""


def made(heard: str, rest: str) -> tuple[list[str], list[str], list[str]]:
    """Return the outcomes that came of what was said, and whether it is still to tell or to answer."""
    found = loaded({"coprod.yaml": SETTINGS, "outcomes.yaml": OUTCOMES.format(heard=heard),
                    "you-said.yaml": SAID.format(rest=rest)})  # fmt: skip
    assert not found.findings
    (thread,) = threads(found.project)
    assert [each.id for each in found.project.all_outcomes if heard_for(found.project, each)] == [
        each.id for each in thread.outcomes
    ]
    return (
        [outcome.id for outcome in thread.outcomes],
        [each.said.id for each in to_tell(found.project)],
        [said.id for said in to_answer(found.project)],
    )


@pytest.mark.parametrize(
    ("heard", "rest", "outcomes", "tell", "answer"),
    [
        ("", "", [], [], ["buses"]),
        ("buses", "", ["travel"], ["buses"], []),
        ("", "led_to: [travel, friends]", ["travel", "friends"], ["buses"], []),
        ("buses", "led_to: [friends]", ["travel", "friends"], ["buses"], []),
        ("buses", "told: [{date: 2026-08}]", ["travel"], [], []),
        ("", "not_done_because: No driver.", [], ["buses"], []),
        ("", "told: [{date: 2026-08}]", [], [], ["buses"]),
    ],
)
def test_a_thread_is_followed_from_both_ends(
    heard: str, rest: str, outcomes: list[str], tell: list[str], answer: list[str]
) -> None:
    assert made(heard, rest) == (outcomes, tell, answer)
