"""What a form asks, of whom, and what its code tells apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from coprod_cli.words.form import ALONE, LEFT_OUT, form, form_code
from unit.making import SETTINGS, project

if TYPE_CHECKING:
    from coprod_cli.records.assessment import About
    from coprod_cli.words.form import Form


def made(group: str = "members", settings: str = SETTINGS, about: About = "project", month: str = "2026-11") -> Form:
    found = project(settings=settings)
    return form(found, month, found.groups[group], about)


def test_a_form_says_for_whom_it_is_and_asks_for_no_name() -> None:
    found = made()
    assert found.subject == "For people who live here. The round of November 2026, about our project."
    assert "You are not asked for your name. Leave out the names of other people too." in found.opening


@pytest.mark.parametrize(
    ("views", "kept"),
    [
        ("private", "The answers are kept on that person's computer, in a private folder."),
        ("shared", "The answers are kept in the shared folder, as the group agreed."),
    ],
)
def test_it_says_who_reads_the_answers_and_where_they_are_kept(views: str, kept: str) -> None:
    both = {each: made(settings=f"{SETTINGS}views: {each}\n").opening for each in ("private", "shared")}
    assert kept in both.pop(views)
    assert kept not in next(iter(both.values()))


def test_it_is_worded_for_where_people_stand() -> None:
    members, carers, staff = (made(group) for group in ("members", "carers", "staff"))
    assert members.ask["example"] == "What really happened to you or near you that shows it?"
    assert members.ask == carers.ask
    assert members.opening[:2] == carers.opening[:2]
    assert set(members.opening[:2]).isdisjoint(staff.opening[:2])
    differing = {key for key, words in members.ask.items() if staff.ask[key] != words}
    assert differing == {"example", "example_hint", "helps", "in_the_way"}


def test_each_principle_has_its_levels_and_what_one_person_can_say_beside_them() -> None:
    found = made(about="organisation")
    assert [each.progress for each in found.questions[:2]] == ["Question 1 of 6", "Question 2 of 6"]
    for question in found.questions:
        ids = [choice.id for choice in question.choices]
        assert ids == ["not-there-yet", "basic", "making-progress", "excellent", *ALONE, LEFT_OUT]
        assert "no-agreement" not in ids
    basic = found.questions[0].choices[1].text
    assert basic is not None
    assert basic.words.startswith("Across the organisation")


def test_the_projects_own_words_are_used_and_their_language_is_marked() -> None:
    own = "format: 1\nid: our-words\nbased_on: nef-six\nprinciples:\n  - id: assets\n    name: {cy: Asedau}\n"
    found = project(settings=SETTINGS + "framework: our-words\nlanguage: cy\n", framework=own)
    first = form(found, "2026-11", found.groups["members"], "project").questions[0]
    assert first.name == ("Asedau", "cy")
    assert first.meaning is not None
    assert first.meaning.language == ""


def test_another_form_has_another_code() -> None:
    one, other = project(), project(settings=SETTINGS.replace("Maple House", "Oak House"))
    args = ("2026-11", "members", "project", "a" * 12)
    codes = {
        form_code(one, *args), form_code(other, *args), form_code(one, "2026-12", *args[1:]),
        form_code(one, "2026-11", "staff", *args[2:]), form_code(one, "2026-11", "members", "organisation", "a" * 12),
        form_code(one, *args[:3], "b" * 12),
    }  # fmt: skip
    assert len(codes) == 6
    assert form_code(one, *args) == form_code(project(), *args)
    assert all(len(code) == 12 and int(code, 16) >= 0 for code in codes)
