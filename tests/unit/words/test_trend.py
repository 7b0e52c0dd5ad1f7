"""What a picture of all rounds shows, in words: levels by round, and rounds that were left out."""

from __future__ import annotations

import json

import pytest

from coprod_cli.words.trend import trend
from unit.making import SETTINGS, loaded, project, scores
from unit.words.test_change import OWN

ROUND = scores(assets="basic")


def rounds_on(*days: str, every: str = "6 months") -> list[bool]:
    """Return before which of the rounds on these days one was left out."""
    files = {f"assessments/{day[:7]}.yaml": ROUND.replace("MONTH-14", day) for day in days}
    found = loaded({"coprod.yaml": f"{SETTINGS}review_every: {every}\n", **files}).project
    return [stop.after_a_gap for stop in trend(found, found.rounds, "project").stops]


def test_each_principle_has_a_panel_with_every_round() -> None:
    found = project(scores(assets="basic"), scores(assets="dont-know"), scores(assets="excellent", networks="basic"))
    shown = trend(found, found.rounds, "project")
    assert shown.title == "Maple House, May 2024 to May 2025: our project"
    assert shown.columns == ("Principle", "May 2024", "November 2024", "May 2025")
    assert shown.rows[0] == ("Assets", "Basic", "We do not know", "Excellent")
    assert [[each.said for each in panel] for panel in shown.panels] == [list(row[1:]) for row in shown.rows]
    assert "Assets: Basic in May 2024, We do not know in November 2024, Excellent in May 2025." in shown.description
    assert [stop.day for stop in shown.stops] == [0, 184, 365]
    assert shown.notes == ()


@pytest.mark.parametrize(
    ("days", "every", "gaps"),
    [
        (("2025-05-14", "2025-11-14", "2026-05-14"), "6 months", [False, False, False]),
        (("2025-05-14", "2026-02-13"), "6 months", [False, False]),
        (("2025-05-14", "2026-02-15"), "6 months", [False, True]),
        (("2025-05-14", "2026-05-14"), "1 year", [False, False]),
        (("2025-05-14", "2025-06-05"), "2 weeks", [False, True]),
    ],
)
def test_a_round_half_as_late_again_is_one_that_was_left_out(
    days: tuple[str, ...], every: str, gaps: list[bool]
) -> None:
    assert rounds_on(*days, every=every) == gaps


def test_a_gap_is_noted_in_the_picture_itself() -> None:
    files = {f"assessments/{month}.yaml": ROUND.replace("MONTH", month) for month in ("2024-05", "2025-11")}
    found = loaded({"coprod.yaml": SETTINGS, **files}).project
    shown = trend(found, found.rounds, "project")
    assert shown.notes == ("Between May 2024 and November 2025 nothing was scored, though a round was due.",)
    assert shown.notes[0] in shown.description


def test_rounds_of_other_levels_are_not_drawn_and_that_is_said() -> None:
    old = scores(assets="basic")
    new = scores(assets="yes").replace("format: 1", "format: 1\nframework: own")
    found = project(old, new, new, settings=f"{SETTINGS}framework: own\n", framework=json.dumps(OWN))
    shown = trend(found, found.rounds, "project")
    assert [stop.month for stop in shown.stops] == ["November 2024", "May 2025"]
    assert shown.levels == ("No", "Yes")
    assert "May 2024 is not drawn, because its levels were not the same." in shown.notes


def test_other_words_are_noted() -> None:
    before, after = (
        scores(assets="basic").replace("format: 1", f"format: 1\nwording: {sign * 12}") for sign in ("a", "b")
    )
    found = project(before, after)
    (note,) = trend(found, found.rounds, "project").notes
    assert note.startswith("The wording of the framework changed")
