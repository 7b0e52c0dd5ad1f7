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
    ("keys", "said"),
    [
        ({}, "Not begun."), ({"status": "to-do"}, "Not begun."), ({"status": "doing"}, "It goes on."),
        ({"status": "done", "why": "x"}, "Done."), ({"status": "stopped"}, "Stopped."),
        ({"status": "stopped", "why": "No bus."}, "Stopped, because: No bus."),
    ],
)  # fmt: skip
def test_how_far_it_is_comes_with_the_reason_where_it_was_stopped(keys: dict[str, str], said: str) -> None:
    plan = WorkPlanRecord.model_validate({"format": 1, "actions": [{"id": "a", "action": "Sing", **keys}]})
    assert actions.how_far(plan.actions[0]) == said
