"""Which keys may stand where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_cli.questions.begin import Beginning
from coprod_cli.records.assessment import AssessmentRecord
from coprod_cli.records.framework import FrameworkRecord
from coprod_cli.records.outcomes import OutcomesRecord
from coprod_cli.records.project import ProjectRecord
from coprod_cli.records.shape import known_keys

if TYPE_CHECKING:
    from coprod_cli.findings import Keys
    from coprod_cli.records.base import Part


@pytest.mark.parametrize(
    ("model", "keys", "known"),
    [
        (OutcomesRecord, (), ["format", "outcomes"]),
        (OutcomesRecord, ("outcomes",), []),
        (OutcomesRecord, ("outcomes", 3, "agreed"), ["date", "groups"]),
        (OutcomesRecord, ("outcomes", 0, "indicators", 1, "start"), ["value", "date"]),
        (OutcomesRecord, ("outcomes", 0, "outcome", "deeper"), []),
        (OutcomesRecord, ("nothing",), []),
        (ProjectRecord, ("advice_off", "round-due"), []),
        (ProjectRecord, ("groups", 0), ["id", "name", "paid"]),
        (AssessmentRecord, ("scores", "project", "assets", "examples", 0),
         ["said", "same_as", "story", "told_by", "also_seen_by"]),
        (AssessmentRecord, ("heard", "members"), ["answers", "agreed_to_be_shown", "project", "organisation"]),
        (FrameworkRecord, ("principles", 0, "levels", "project", "basic", "en"), []),
        (Beginning, (), ["coprod", "outcomes", "roles", "ground-rules"]),
        (Beginning, ("ground-rules", "agreed"), ["date", "groups"]),
        (Beginning, ("ground_rules", "agreed"), ["date", "groups"]),
    ],
)  # fmt: skip
def test_the_keys_of_a_place_are_known(model: type[Part], keys: Keys, known: list[str]) -> None:
    assert known_keys(model, keys) == known
