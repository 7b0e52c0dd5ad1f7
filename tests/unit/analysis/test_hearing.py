"""What groups said apart, gathered: who may be read out, what the round's file keeps, and what nothing tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.analysis.hearing import Hearing, hear, people_apart, voices
from coprod_cli.records.assessment import Heard
from unit.making import SETTINGS, loaded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.project import Project
    from coprod_cli.records.assessment import About

NAMES = ("members", "carers", "staff")


def answered(**groups: str) -> Project:
    """Return a project with answers apart, each group's as the items of its list."""
    files = {f"assessments/2026-11/{group}.yaml": f"format: 1\nanswers:\n{items}" for group, items in groups.items()}
    found = loaded({"coprod.yaml": SETTINGS + "views: shared\n", **files})
    assert found.findings == ()
    return found.project


def answer(level: str, people: int = 1, about: str = "project", principle: str = "assets", **more: str) -> str:
    texts = "".join(f", {key}: {text}" for key, text in more.items())
    return f"  - {{people: {people}, scores: {{{about}: {{{principle}: {{level: {level}{texts}}}}}}}}}\n"


def heard(
    project: Project, about: About = "project", counts: Mapping[str, int] | None = None,
    agreed: Mapping[str, str] | None = None, before: Mapping[str, Any] | None = None,
) -> Hearing:  # fmt: skip
    old = {group: Heard.model_validate(entry) for group, entry in (before or {}).items()}
    return hear(project, project.apart, about, counts or {}, agreed or {}, old)


def test_a_group_is_heard_with_its_lowest_and_highest_level() -> None:
    project = answered(
        members=answer("excellent", 2) + answer("basic") + answer("making-progress"), staff=answer("basic", 3)
    )
    found = heard(project)
    assert found.people == {"members": 4, "carers": 0, "staff": 3}
    assert found.entries == {
        "members": {"answers": 4, "project": {"assets": ["basic", "excellent"]}},
        "staff": {"answers": 3, "project": {"assets": ["basic", "basic"]}},
    }


def test_of_a_hidden_group_nothing_is_kept() -> None:
    project = answered(members=answer("basic", 4), carers=answer("excellent", 2), staff=answer("basic", 3))
    found = heard(project)
    assert (found.shown.groups, found.shown.small, found.shown.beside_small) == (("members",), ("carers",), ("staff",))
    assert list(found.entries) == ["members"]


def test_few_people_here_are_few_however_many_answered() -> None:
    project = answered(members=answer("basic", 4), carers=answer("basic", 4), staff=answer("basic", 4))
    assert heard(project, counts={"members": 4, "carers": 2, "staff": 4}).shown.small == ("carers",)


def test_a_small_group_is_kept_with_the_day_on_which_it_agreed() -> None:
    project = answered(members=answer("basic", 4), carers=answer("excellent", 2), staff=answer("basic", 3))
    entries = heard(project, agreed={"carers": "2026-11-18"}).entries
    assert list(entries) == list(NAMES)
    assert entries["carers"] == {
        "answers": 2,
        "agreed_to_be_shown": "2026-11-18",
        "project": {"assets": ["excellent", "excellent"]},
    }


def test_a_group_that_is_here_and_did_not_answer_hides_nobody() -> None:
    project = answered(members=answer("basic", 4), staff=answer("basic", 3))
    found = heard(project, counts={"members": 4, "carers": 1, "staff": 3})
    assert found.shown.groups == ("members", "staff")
    assert found.entries["carers"] == {"answers": 0}
    assert "carers" not in heard(project, counts={"members": 4, "carers": 0, "staff": 3}).entries


def test_only_those_count_who_answered_about_the_same() -> None:
    project = answered(members=answer("basic", 4) + answer("excellent", 2, "organisation"), staff=answer("basic", 3))
    assert people_apart(project, project.apart, "organisation") == {"members": 2, "carers": 0, "staff": 0}
    assert "members" not in heard(project, "organisation", counts=dict.fromkeys(NAMES, 5)).entries


def test_what_was_kept_about_the_other_thing_stays_and_the_fewer_people_count() -> None:
    project = answered(members=answer("basic", 3, "organisation"), staff=answer("basic", 3, "organisation"))
    before = {
        "members": {"answers": 5, "project": {"assets": ["basic", "excellent"]}},
        "carers": {"answers": 4, "project": {"assets": ["basic", "basic"]}},
    }
    entries = heard(project, "organisation", before=before).entries
    assert entries["members"] == {
        "answers": 3,
        "project": {"assets": ["basic", "excellent"]},
        "organisation": {"assets": ["basic", "basic"]},
    }
    assert entries["carers"] == before["carers"]


def test_what_stands_there_of_a_group_that_is_hidden_now_goes() -> None:
    project = answered(members=answer("basic", 4), carers=answer("excellent", 2), staff=answer("basic", 3))
    before = {
        "carers": {"answers": 5, "project": {"assets": ["basic", "basic"]}},
        "staff": {"answers": 3, "project": {"assets": ["basic", "basic"]}, "organisation": {"assets": ["basic", "basic"]}},
    }  # fmt: skip
    entries = heard(project, before=before).entries
    assert "carers" not in entries
    assert entries["staff"] == {"answers": 3, "organisation": {"assets": ["basic", "basic"]}}


def test_a_voice_has_every_text_once_and_in_no_order_of_the_answers() -> None:
    said = ("b", "a", "b")
    project = answered(
        members="".join(answer("basic", examples=f"[{{said: {text}}}]", helps="Keys.") for text in said)
        + "  - {scores: {project: {assets: {answer: not-for-us, why: We are one family.}, networks: {level: basic, examples: [{same_as: assets}]}}}}\n"
    )
    (voice,) = voices(project, project.apart, "project", "assets", ["members"])
    assert voice == ("members", 4, ("basic", "basic"), ("not-for-us",), ("We are one family.",), ("a", "b"), ("Keys.",), ())  # fmt: skip


def test_an_example_that_serves_twice_is_told_twice() -> None:
    same = "  - {scores: {project: {assets: {level: basic, examples: [{said: One.}]}, blur-roles: {level: basic, examples: [{same_as: assets}]}}}}\n"
    project = answered(members=same)
    (voice,) = voices(project, project.apart, "project", "shared-roles", ["members"])
    assert voice.examples == ("One.",)


def test_an_example_that_points_nowhere_is_none() -> None:
    project = answered(members="  - {scores: {project: {assets: {level: basic, examples: [{same_as: networks}]}}}}\n")
    (voice,) = voices(project, project.apart, "project", "assets", ["members"])
    assert voice.examples == ()


LEVELS = ("not-there-yet", "basic", "making-progress", "excellent")
sizes = st.fixed_dictionaries({group: st.integers(0, 6) for group in NAMES})
spoken = st.fixed_dictionaries({group: st.lists(st.sampled_from(LEVELS), min_size=6, max_size=6) for group in NAMES})


@given(sizes, st.one_of(st.just({}), sizes), spoken, spoken, st.sets(st.sampled_from(NAMES)))
def test_what_a_hidden_group_answered_changes_nothing(
    people: dict[str, int], counts: dict[str, int], one: dict[str, list[str]], two: dict[str, list[str]], agreed: set[str]
) -> None:  # fmt: skip
    days = dict.fromkeys(agreed, "2026-11-18")

    def answers(said: Mapping[str, list[str]]) -> Project:
        return answered(
            **{group: "".join(map(answer, said[group][:number])) for group, number in people.items() if number}
        )

    first = answers(one)
    found = heard(first, counts=counts, agreed=days)
    second = answers({group: one[group] if group in found.shown.groups else two[group] for group in NAMES})
    again = heard(second, counts=counts, agreed=days)
    assert again == found
    for principle in ("assets", "networks"):
        both = [voices(each, each.apart, "project", principle, found.shown.groups) for each in (first, replace(second))]
        assert both[0] == both[1]


@given(sizes, st.one_of(st.just({}), sizes), st.sets(st.sampled_from(NAMES)))
def test_only_groups_that_may_be_shown_have_levels_in_the_file(
    people: dict[str, int], counts: dict[str, int], agreed: set[str]
) -> None:
    project = answered(**{group: answer("basic", number) for group, number in people.items() if number})
    found = heard(project, counts=counts, agreed=dict.fromkeys(agreed, "2026-11-18"))
    for group, entry in found.entries.items():
        if "project" in entry:
            assert group in found.shown.groups
            assert group in agreed or min(people[group], counts.get(group, 9)) >= 3
