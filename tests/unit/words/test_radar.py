"""What a radar shows, in words."""

from __future__ import annotations

from coprod_cli.words.radar import radar
from coprod_cli.words.wheel import wheel
from unit.making import project, scores


def test_a_radar_shows_the_same_as_the_wheel_and_says_that_its_shape_means_nothing() -> None:
    found = project(scores(assets="basic", capacity="dont-know"))
    shown, same = radar(found, found.rounds[0], "project"), wheel(found, found.rounds[0], "project")
    assert (shown.title, shown.rows, shown.segments) == (same.title, same.rows, same.segments)
    assert shown.levels == ("Not there yet", "Basic", "Making progress", "Excellent")
    assert "Its shape and its size mean nothing" in " ".join(shown.how_to_read)
    assert "Where there is no level, the outline has a gap." in shown.how_to_read
