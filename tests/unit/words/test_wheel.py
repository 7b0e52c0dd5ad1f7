"""What a picture of the wheel shows, in words."""

from __future__ import annotations

import pytest

from coprod_cli.words.picture import Segment, said_aloud
from coprod_cli.words.wheel import blank_wheel, how_to_read, wheel
from unit.making import PRINCIPLES, project, scores

ALL = scores(
    assets="not-there-yet", capabilities="basic", mutuality="excellent", networks="dont-know",
    shared_roles="no-agreement", catalysts="not-for-us",
)  # fmt: skip


def test_a_segment_says_its_level_and_how_far_it_is_filled() -> None:
    found = project(ALL)
    drawn = wheel(found, found.rounds[0], "project")
    assert drawn.segments == (
        Segment("Assets", "Not there yet", "level", 0),
        Segment("Capacity", "Basic", "level", 1),
        Segment("Mutuality", "Excellent", "level", 3),
        Segment("Networks", "We do not know", "unknown", 0),
        Segment("Shared roles", "No agreement", "no-agreement", 0),
        Segment("Catalysts", "Not for us", "not-for-us", 0),
    )
    assert (drawn.rings, drawn.language) == (3, "en")


def test_what_nobody_answered_is_unknown() -> None:
    found = project(scores(assets="basic"))
    unanswered = wheel(found, found.rounds[0], "project").segments[1:]
    assert {(segment.said, segment.state) for segment in unanswered} == {("Not answered", "unknown")}
    assert len(unanswered) == len(PRINCIPLES) - 1


def test_the_title_says_whose_when_and_about_what() -> None:
    found = project(ALL)
    assert wheel(found, found.rounds[0], "project").title == "Maple House, May 2024: our project"
    assert wheel(found, found.rounds[0], "organisation").title.endswith(": the organisation round it")


def test_the_description_says_what_the_picture_shows() -> None:
    found = project(ALL)
    said = wheel(found, found.rounds[0], "project").description
    assert said.startswith("A wheel with 6 parts. The levels are, from the lowest: Not there yet, Basic, ")
    for segment in wheel(found, found.rounds[0], "project").segments:
        assert said_aloud(segment) in said
    assert said_aloud(Segment("Assets", "Basic", "level", 1)) == "Assets: Basic."


def test_how_to_read_it_names_every_ring_and_every_mark() -> None:
    lines = how_to_read(project().framework, "en")
    assert lines[0] == "Not there yet: nothing is filled."
    assert lines[3] == "Excellent: filled from the middle to ring 3 of 3."
    assert len(lines) == 4 + 3


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_picture_is_in_the_groups_language(language: str) -> None:
    found = project(ALL, settings=f"format: 1\nproject: x\nlanguage: {language}\n")
    assert wheel(found, found.rounds[0], "project").language == language


def test_a_round_of_a_framework_that_is_gone_is_shown_by_the_projects() -> None:
    lost = scores(assets="dont-know").replace("format: 1", "format: 1\nframework: lost-for-ever")
    found = project(lost)
    assert [segment.name for segment in wheel(found, found.rounds[0], "project").segments][0] == "Assets"


def test_a_wheel_to_colour_in_has_every_principle_and_no_answer() -> None:
    found = project()
    blank = blank_wheel(found, "organisation")
    assert [each.name for each in blank.segments] == [name for name, _said in blank.rows]
    assert {(each.said, each.state, each.filled) for each in blank.segments} == {("", "blank", 0)}
    assert len(blank.segments) == len(PRINCIPLES)
    assert blank.title == "Maple House, the organisation round it: a wheel to colour in"
    assert blank.rings == 3
    assert {said for _name, said in blank.rows} == {"Not coloured in yet"}
    assert blank.how_to_read == how_to_read(found.framework, "en")[:4]
