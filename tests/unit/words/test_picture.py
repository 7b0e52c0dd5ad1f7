"""What is said and drawn of one score, and what all pictures say alike."""

from __future__ import annotations

import re

import pytest

from coprod_cli.analysis.compare import compare
from coprod_cli.words.change import two_rounds
from coprod_cli.words.picture import Picture, Segment, said_aloud, segments
from coprod_cli.words.radar import radar
from coprod_cli.words.trend import trend
from coprod_cli.words.wheel import wheel
from unit.making import project, scores

FIRST = scores(assets="basic", capacity="excellent", mutuality="dont-know", networks="not-for-us", catalysts="basic")
SECOND = scores(assets="excellent", capacity="basic", mutuality="no-agreement", networks="basic", catalysts="dont-know")
MADE = project(FIRST, SECOND)
PICTURES: dict[str, Picture] = {
    "wheel": wheel(MADE, MADE.rounds[-1], "project"),
    "radar": radar(MADE, MADE.rounds[-1], "project"),
    "change": two_rounds(MADE, compare(*MADE.rounds), "project"),
    "trend": trend(MADE, MADE.rounds, "project"),
}


def test_a_score_is_a_level_or_an_answer_that_is_none() -> None:
    found = segments(MADE.framework, MADE.rounds[1], "project", "en")
    assert [(each.state, each.filled) for each in found] == [
        ("level", 3), ("level", 1), ("no-agreement", 0), ("level", 1), ("unknown", 0), ("unknown", 0),
    ]  # fmt: skip
    assert [each.said for each in found[4:]] == ["Not answered", "We do not know"]
    assert said_aloud(Segment("Assets", "Basic", "level", 1)) == "Assets: Basic."


@pytest.mark.parametrize("kind", PICTURES)
def test_every_picture_has_its_data_as_a_table_and_in_sentences(kind: str) -> None:
    shown = PICTURES[kind]
    assert {len(row) for row in shown.rows} == {len(shown.columns)}
    assert [row[0] for row in shown.rows] == [theme.name["en"] for theme in MADE.framework.principles]
    names = "|".join(row[0] for row in shown.rows)
    for name, *cells in shown.rows:
        _before, _name, after = shown.description.partition(f" {name}")
        sentence = re.split(names, after)[0]
        levels = [cell for cell in cells if cell in {"Basic", "Excellent"}]
        assert all(level in sentence for level in levels)
    assert "Not there yet, Basic, Making progress, Excellent" in shown.description


@pytest.mark.parametrize("kind", PICTURES)
def test_every_picture_says_how_each_answer_that_is_no_level_is_drawn(kind: str) -> None:
    assert sum("question mark" in line or "stripes" in line for line in PICTURES[kind].how_to_read) >= 2
    assert "Crossed out: not for us." in PICTURES[kind].how_to_read


@pytest.mark.parametrize("kind", PICTURES)
def test_nothing_is_counted_or_added_up(kind: str) -> None:
    said = " ".join([PICTURES[kind].description, *(cell for row in PICTURES[kind].rows for cell in row)])
    numbers = {word.strip(".,:") for word in said.split() if any(sign.isdigit() for sign in word)}
    assert numbers <= {"2024", "6"}  # the year, and how many principles there are
