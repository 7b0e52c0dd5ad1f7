"""A guide for a talk: what is said to whom, and what is on each card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_cli.words.form import form
from coprod_cli.words.talk import talk
from unit.making import PRINCIPLES, SETTINGS, project

if TYPE_CHECKING:
    from coprod_cli.records.assessment import About
    from coprod_cli.words.handout import Handout


def made(group: str | None = None, settings: str = SETTINGS, about: About = "project") -> Handout:
    found = project(settings=settings)
    return talk(found, None if group is None else found.groups[group], about, "talk-wheel.pdf")


@pytest.mark.parametrize("group", ["members", "staff"])
def test_a_card_asks_as_the_form_of_that_group_does(group: str) -> None:
    found = project()
    asked = form(found, "2026-11", found.groups[group], "project")
    for card, question in zip(made(group).cards, asked.questions, strict=True):
        assert [each.words for each in card.questions] == [asked.ask["example"], asked.ask["level"]]
        assert (card.id, card.name, card.meaning) == (question.id, question.name, question.meaning)
        assert card.choices == tuple(choice for choice in question.choices if choice.kind == "level")
    assert made(group).parts[1].lines == asked.opening[:2]


def test_without_a_group_it_is_worded_for_everyone() -> None:
    everyone, members, staff = made(), made("members"), made("staff")
    assert everyone.subject == "A talk without a form, about our project."
    assert members.subject == "A talk without a form, with people who live here, about our project."
    questions = [found.cards[0].questions[0].words for found in (everyone, members, staff)]
    assert questions[0] == "What really happened here that shows it?"
    assert len(set(questions)) == len({found.parts[1] for found in (everyone, members, staff)}) == 3


def test_it_has_a_card_with_room_for_a_picture_for_each_principle_and_names_the_wheel() -> None:
    found = made(about="organisation")
    assert [card.id for card in found.cards] == list(PRINCIPLES)
    first = found.cards[0].choices[0].text
    assert first is not None
    assert first.words.startswith("Across the organisation")
    assert found.picture
    assert found.notes
    assert found.closing is not None
    assert "talk-wheel.pdf" in found.closing.lines[0]


@pytest.mark.parametrize(
    ("views", "kept"),
    [
        ("private", "What people say apart is kept on the computer of the person who types it in, in a private folder."),
        ("shared", "What people say apart is kept in the shared folder, as the group agreed. All who have it can read it."),
    ],
)  # fmt: skip
def test_it_says_who_will_read_the_notes(views: str, kept: str) -> None:
    both = {each: made(settings=f"{SETTINGS}views: {each}\n").parts[2].lines for each in ("private", "shared")}
    assert kept in both.pop(views)
    assert kept not in next(iter(both.values()))
