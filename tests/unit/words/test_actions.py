"""Actions in sentences."""

from __future__ import annotations

import pytest

from coprod_cli.records.work_plan import WorkPlanRecord
from coprod_cli.words import actions
from unit.making import project


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({}, "Sing."),
        ({"group": "staff"}, "Sing. Who: staff."),
        ({"name": "Kofi"}, "Sing. Who: Kofi."),
        ({"group": "members", "name": "Kofi", "due": "2025-01"}, "Sing. Who: Kofi (people who live here). By when: January 2025."),
        ({"action": "Shall we sing?", "group": "gone"}, "Shall we sing? Who: gone."),
    ],
)  # fmt: skip
def test_an_action_is_said_with_who_and_by_when(keys: dict[str, str], said: str) -> None:
    plan = WorkPlanRecord.model_validate({"format": 1, "actions": [{"id": "a", "action": "Sing", **keys}]})
    assert actions.sentence(project(), plan.actions[0]) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [(None, "Not begun"), ("to-do", "Not begun"), ("doing", "It goes on"), ("done", "Done"), ("stopped", "Stopped")],
)
def test_how_far_it_is_is_said_in_words(status: str | None, said: str) -> None:
    keys = {} if status is None else {"status": status}
    plan = WorkPlanRecord.model_validate({"format": 1, "actions": [{"id": "a", "action": "Sing", **keys}]})
    assert actions.status_words(plan.actions[0]) == said
