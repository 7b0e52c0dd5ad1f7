"""What a picture of two rounds shows, in words: every way in which a principle can move."""

from __future__ import annotations

import json

import pytest

from coprod_cli.analysis.compare import compare
from coprod_cli.words.change import Move, TwoRounds, four_kinds, two_rounds
from coprod_cli.words.changes import sentences
from unit.making import SETTINGS, project, scores


def shown(before: str, after: str, **texts: str) -> TwoRounds:
    found = project(before, after, **texts)
    return two_rounds(found, compare(*found.rounds), "project")


def move(before: str | None, after: str | None) -> Move:
    """Return what happened to one principle; another one is always there."""
    old, new = ({} if each is None else {"assets": each} for each in (before, after))
    return shown(scores(capacity="basic", **old), scores(capacity="basic", **new)).moves[0]


@pytest.mark.parametrize(
    ("before", "after", "kind", "happened", "said", "compared"),
    [
        ("basic", "excellent", "rose", "Rose", "Rose from Basic to Excellent", True),
        ("excellent", "basic", "fell", "Fell", "Fell from Excellent to Basic", True),
        ("basic", "basic", "same", "Stayed the same", "Stayed at Basic", True),
        ("dont-know", "dont-know", "same", "Stayed the same", "We do not know, as before", True),
        ("dont-know", "basic", "new", "Has a level now", "Then: We do not know. Now: Basic.", True),
        (None, "basic", "new", "Has a level now", "Then: Not answered. Now: Basic.", True),
        ("basic", "not-for-us", "gone", "Has no level now", "Then: Basic. Now: Not for us.", True),
        ("dont-know", "no-agreement", "not-comparable", "Can't be compared",
         "Then: We do not know. Now: No agreement. Can't be compared.", True),
        (None, None, "same", "Stayed the same", "Not answered, as before", True),
    ],
)  # fmt: skip
def test_a_move_is_said_with_its_levels_and_in_a_few_words(
    before: str | None, after: str | None, kind: str, happened: str, said: str, compared: bool
) -> None:
    found = move(before, after)
    assert (found.kind, found.happened, found.said, found.is_compared) == (kind, happened, said, compared)


def test_the_picture_says_the_sentences_of_diff_and_report() -> None:
    found = project(scores(assets="basic", capacity="dont-know"), scores(assets="excellent", capacity="basic"))
    comparison = compare(*found.rounds)
    picture = two_rounds(found, comparison, "project")
    for sentence in sentences(found, comparison, "project"):
        assert sentence in picture.description
    assert "Mutuality: Not answered, as before." in picture.description
    assert picture.columns == ("Principle", "May 2024", "November 2024", "What happened")
    assert picture.rows[0] == ("Assets", "Basic", "Excellent", "Rose")
    assert picture.title == "Maple House, May 2024 to November 2024: our project"
    assert picture.wheel == picture.moves
    assert picture.notes == ()


def test_how_to_read_it_names_the_four_kinds_of_cells_and_both_months() -> None:
    picture = shown(scores(assets="basic"), scores(assets="basic"))
    said = " ".join(picture.how_to_read)
    assert four_kinds() == ("Then and now", "New since then", "Lost since then", "Not reached")
    for words in ("solid blue", "plus sign", "minus sign", "White", "May 2024", "November 2024", "arrow"):
        assert words in said


OWN = {
    "format": 1,
    "id": "own",
    "name": {"en": "Own"},
    "levels": [{"id": "no", "name": {"en": "No"}}, {"id": "yes", "name": {"en": "Yes"}}],
    "principles": [{"id": name, "name": {"en": name.title()}} for name in ("listening", "deciding", "assets")],
}


def test_other_levels_are_shown_side_by_side_and_not_compared() -> None:
    before = scores(assets="basic", networks="basic")
    after = scores(assets="yes", listening="no").replace("format: 1", "format: 1\nframework: own")
    picture = shown(before, after, settings=f"{SETTINGS}framework: own\n", framework=json.dumps(OWN))
    assert picture.wheel == ()
    said = {each.now.name: (each.said, each.is_compared) for each in picture.moves}
    assert said["Assets"] == ("Then: Basic. Now: Yes. Can't be compared.", False)
    assert said["Listening"] == ("Then: Not answered. Now: No. Can't be compared.", False)
    assert said["Networks"] == ("Then: Basic. Now: Not answered. Can't be compared.", False)
    assert picture.notes == ("The framework's levels are not the same in both rounds, so nothing is compared.",)
    assert picture.notes[0] in picture.description


def test_other_words_are_noted_in_the_picture_itself() -> None:
    before, after = (
        scores(assets="basic").replace("format: 1", f"format: 1\nwording: {sign * 12}") for sign in ("a", "b")
    )
    (note,) = shown(before, after).notes
    assert note.startswith("The wording of the framework changed")
