"""A picture of what groups said apart, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.words.spread_picture import spread_picture
from unit.making import SETTINGS, heard, project, scores

if TYPE_CHECKING:
    from coprod_cli.words.spread_picture import SpreadPicture

ALL = {"members": 5, "carers": 4, "staff": 3}


def said(**levels: str) -> str:
    return heard(
        {group: ALL[group] for group in levels}, **{group: {"assets": level} for group, level in levels.items()}
    )


def shown(*rounds: str, settings: str = SETTINGS) -> SpreadPicture | None:
    found = project(*(scores(assets="basic") + each for each in rounds), settings=settings)
    return spread_picture(found, found.rounds[-1], found.before(found.rounds[-1]), "project")


def test_each_group_has_a_letter_and_stands_at_its_levels() -> None:
    picture = shown(said(members="not-there-yet", staff="excellent"),
                    said(members="basic", carers="basic excellent", staff="making-progress"))  # fmt: skip
    assert picture is not None
    assert [side.letter for side in picture.sides] == ["P", "F", "S"]
    (line,) = picture.lines
    assert line.places == ((1, 1), (1, 3), (2, 2))
    assert picture.rows == (("Assets", "Basic", "Basic to Excellent", "Making progress", line.said),)
    assert "family carers: Basic to Excellent" in picture.description


def test_the_distance_is_words_and_says_whether_it_is_closer_only_where_the_same_groups_are_seen() -> None:
    far, near = said(members="not-there-yet", staff="excellent"), said(members="basic", staff="making-progress")
    for rounds, words in (
        ((far, near), "one step apart, closer than before"),
        ((near, far), "three steps apart, further than before"),
        ((near, near), "one step apart, as before"),
        ((near,), "one step apart"),
        (("", near), "one step apart"),
        ((near, said(members="basic")), "only one group"),
        ((near, said(members="basic", staff="basic", carers="excellent")), "two steps apart"),
    ):
        picture = shown(*rounds)
        assert picture is not None
        assert picture.lines[0].said == words


def test_groups_with_the_same_first_letter_get_the_alphabet() -> None:
    alike = SETTINGS.replace("family carers", "students")
    picture = shown(said(carers="basic", staff="excellent"), settings=alike)
    assert picture is not None
    assert [side.letter for side in picture.sides] == ["A", "B"]


def test_a_small_group_is_named_as_not_shown_and_nothing_of_it_is_drawn() -> None:
    small = heard({"members": 5, "carers": 4, "staff": 1},
                  **{group: {"assets": level} for group, level in
                     {"members": "basic", "carers": "basic", "staff": "excellent"}.items()})  # fmt: skip
    picture = shown(small)
    assert picture is not None
    assert [side.name for side in picture.sides] == ["people who live here"]
    assert "Excellent" not in str(picture.rows)
    assert any("too few of them: staff" in note for note in picture.notes)


def test_without_anything_that_may_be_shown_there_is_no_picture() -> None:
    assert shown("") is None
    assert shown(heard({"staff": 1}, staff={"assets": "basic"})) is None
