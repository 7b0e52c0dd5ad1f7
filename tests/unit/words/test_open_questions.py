"""The framework as open questions: whose words they are, and what stands in where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_cli.words.open_questions import open_questions
from unit.making import PRINCIPLES, SETTINGS, project

if TYPE_CHECKING:
    from coprod_cli.words.open_questions import Purpose

each_purpose = pytest.mark.parametrize("purpose", ["idea", "recruiting"])
OTHER = """\
format: 1
id: ours
levels: [{id: no}, {id: yes-we-do}]
principles:
  - {id: trust, name: {en: Trust}, meaning: {en: We trust each other.}}
  - id: time
    idea: {en: ["How will we find the time?"]}
  - id: truth
"""


@each_purpose
def test_each_principle_is_asked_about_in_the_frameworks_own_words_and_has_no_levels(purpose: Purpose) -> None:
    found = project()
    made = open_questions(found, purpose)
    assert [card.id for card in made.cards] == list(PRINCIPLES)
    for card in made.cards:
        theme = found.framework.principle(card.id)
        wanted = theme.idea if purpose == "idea" else theme.recruiting
        assert [question.words for question in card.questions] == list(wanted["en"])
        assert card.meaning is not None
        assert card.meaning.words == theme.meaning["en"]
        assert card.choices == ()
    assert made.picture == made.levels == ""


def test_questions_of_one_purpose_are_not_those_of_the_other() -> None:
    idea, recruiting = (
        {question for card in open_questions(project(), purpose).cards for question in card.questions}
        for purpose in ("idea", "recruiting")
    )
    assert idea.isdisjoint(recruiting)


def test_a_framework_without_questions_gets_one_that_names_the_principle() -> None:
    found = project(settings=SETTINGS + "framework: ours\n", framework=OTHER)
    asked = [[question.words for question in card.questions] for card in open_questions(found, "idea").cards]
    assert asked == [
        ['How will we live by "Trust" in this?'], ["How will we find the time?"], ['How will we live by "truth" in this?'],
    ]  # fmt: skip
    first = open_questions(found, "recruiting").cards[0]
    assert first.questions[0].words == 'When did you do something that fits "Trust"? What came of it?'
    assert first.meaning is not None
    assert first.meaning.words == "We trust each other."


def test_a_groups_own_questions_are_asked_in_its_language_and_marked() -> None:
    own = "format: 1\nid: ours\nbased_on: nef-six\nprinciples:\n  - id: assets\n    idea: {cy: ['Sut?', 'Pam?']}\n"
    found = project(settings=SETTINGS + "framework: ours\nlanguage: cy\n", framework=own)
    first, second = open_questions(found, "idea").cards[:2]
    assert first.questions == (("Sut?", "cy"), ("Pam?", "cy"))
    assert second.questions[0].language == ""
