"""Frameworks, changes, cards and the state of a project, as text."""

from __future__ import annotations

import datetime
import json

import jsonschema
import pytest

from coprod_cli import rules
from coprod_cli.framework import build
from coprod_cli.render import framework, status
from coprod_cli.render.cards import card
from coprod_cli.render.output_schemas import OUTPUT_SCHEMAS
from coprod_cli.render.picture_words import page
from coprod_cli.store.frameworks import shipped_framework
from coprod_cli.words.next_steps import Step, next_steps
from coprod_cli.words.wheel import wheel
from unit.making import PRINCIPLES, SETTINGS, loaded, project, scores

TODAY = datetime.date(2024, 11, 21)


# Frameworks


def test_the_shipped_framework_is_told_from_its_name_to_its_last_level() -> None:
    nef = shipped_framework("nef-six")
    paragraphs = framework.text(nef, "en").split("\n\n")
    assert paragraphs[0].splitlines()[0] == nef.name["en"]
    assert [each.splitlines()[0] for each in paragraphs[1::6]] == [
        f"{nef.principle_name(name, 'en')} ({name})" for name in PRINCIPLES
    ]
    assert paragraphs[2].startswith("Assets, our project:\nNot there yet: ")
    assert paragraphs[3].startswith("Assets, the organisation round it:\n")
    assert paragraphs[4].startswith("Assets, what each of us does:\n")
    assert paragraphs[5].startswith("Assets, for a new idea:\nHow will we ")
    assert paragraphs[6].startswith("Assets, for people who want to work here:\n")
    assert len(paragraphs) == 1 + 6 * 6


def test_a_framework_without_words_is_told_by_its_ids() -> None:
    bare = build(
        {"id": "own", "levels": [{"id": "a"}, {"id": "b"}], "principles": [{"id": "p"}, {"id": "q"}, {"id": "r"}]}
    )
    assert framework.text(bare, "en") == "own\n\np (p)\n\nq (q)\n\nr (r)"


def test_levels_that_say_nothing_are_left_out_and_the_others_come_in_order() -> None:
    levels = {"project": {"c": {"en": "C."}, "a": {"en": "A.\nB."}}}
    own = build({
        "id": "own", "source": "Us", "levels": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
        "principles": [{"id": "p", "meaning": {"en": "M."}, "levels": levels}],
    })  # fmt: skip
    assert framework.text(own, "en") == "own\nUs\n\np (p)\nM.\n\np, our project:\na: A.<U+000A>B.\nc: C."


# The state of a project


def test_a_project_that_begins_is_told_what_is_next() -> None:
    found = project(settings="format: 1\nproject: Maple House\n")
    assert status.text(found, next_steps(found, 0, TODAY)).startswith(
        "Maple House\n\nNext:\nSay who takes part. Write "
    )
    assert status.text(found, []) == "Maple House\n\nThere is no round yet.\n\nNo outcome is agreed yet."


def test_what_cannot_be_read_is_said_to_be_so() -> None:
    files = {"coprod.yaml": SETTINGS, "outcomes.yaml": "a: [", "roles.yaml": "", "assessments/2024-05.yaml": "a: ["}
    assert status.text(loaded(files).project, []).split("\n\n")[1:] == [
        "1 round is here and cannot be read now.",
        "outcomes.yaml cannot be read now.\nroles.yaml cannot be read now.",
    ]
    files["assessments/2023-05.yaml"] = scores(assets="basic").replace("MONTH", "2023-05")
    said = status.text(loaded(files).project, [])
    assert "\n\n1 round can be read, and 1 cannot. The latest that can is of May 2023.\n" in said


def test_the_latest_round_is_told_principle_by_principle() -> None:
    found = project(scores(assets="basic"), scores(assets="excellent") + "counts: {members: 5}\n",
                    outcomes="format: 1\noutcomes: [{id: a, outcome: We travel alone.}]\n")  # fmt: skip
    said = status.text(found, [Step("Do it.", "Type: x"), Step("Rest.", "Sit.", datetime.date(2025, 5, 1))])
    assert said.split("\n\n") == [
        "Maple House",
        "Next:\nDo it. Type: x\nRest. Due on 1 May 2025. Sit.",
        "2 rounds so far. The latest is of November 2024.\nAssets: Excellent.\nCapacity: Not answered.\n"
        "Mutuality: Not answered.\nNetworks: Not answered.\nShared roles: Not answered.\nCatalysts: Not answered.\n"
        "Who took part in November 2024: 5 people who live here.",
        "Outcome: We travel alone.",
    ]


def test_each_thread_is_told_from_both_of_its_ends() -> None:
    said = (
        "format: 1\nsaid:\n  - {id: b, said: No bus., led_to: [t], told: [{date: 2024-11}]}\n"
        "  - {id: l, said: No light, led_to: [t]}\n  - {id: s, said: No Sundays., not_done_because: No driver.}\n"
        "  - {id: n, said: No toilet.}\n"
    )
    outcomes = (
        "format: 1\noutcomes:\n  - id: t\n    outcome: We travel.\n    heard: [b]\n"
        "    tasks: [{id: a, task: Ask, output: A yes, status: done}, {id: c, task: Draw}]\n"
        "    indicators: [{id: i, indicator: Trips, so_far: [{date: 2024-09, value: 2}, {date: 2024-10, value: 7}]}]\n"
    )
    found = loaded({"coprod.yaml": SETTINGS, "you-said.yaml": said, "outcomes.yaml": outcomes}).project
    assert status.text(found, []).split("\n\n")[2:] == [
        "Outcome: We travel.\nIt began with: No bus. They were told: November 2024.\n"
        "It began with: No light. Nobody has told them what came of it.\n"
        "What was made for it: A yes\nHow it goes: Trips. October 2024: 7.",
        "Still to tell people what came of it, when they said: No light\nIt led to: We travel.",
        "Still to tell people what came of it, when they said: No Sundays.\nWhy nothing was done: No driver.",
        "Nothing has come of this yet: No toilet.",
    ]


@pytest.mark.parametrize("level", ["exellent", "very-good"])
def test_a_level_that_the_framework_does_not_have_is_told_as_it_was_written(level: str) -> None:
    found = project(scores(assets=level))
    assert f"Assets: {level}." in status.text(found, [])
    lost = scores(assets=level).replace("format: 1", "format: 1\nframework: lost-for-ever")
    assert level in status.text(project(lost), [])


# Cards, and the page beside a picture


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.id)
def test_a_card_says_what_a_rule_finds_why_and_where_it_comes_from(rule: rules.Rule) -> None:
    head, title, why, source, *off = card(rule).splitlines()
    assert head == f"{rule.id}: {rule.severity.word}"
    assert title == rule.title
    assert why == f"Why: {rule.why}"
    assert source == f"Source: {rule.source.words}."
    assert len(off) == (rule.severity.word != "error")
    assert all(rule.id in line and "advice_off" in line for line in off)


def test_the_page_beside_a_picture_says_the_same_in_words() -> None:
    found = project(scores(assets="basic", capacity="dont-know"))
    drawn = wheel(found, found.rounds[0], "project")
    said = page(drawn)
    assert said.startswith(f"# {drawn.title}\n\n")
    assert "| Assets | Basic |\n| Capacity | We do not know |\n" in said
    assert "## How to read the picture\n\n- Not there yet: nothing is filled.\n" in said


PLANS = {
    "coprod.yaml": SETTINGS,
    "work-plan.yaml": "format: 1\nactions:\n  - {id: a, action: Ask the drivers, group: staff, due: 2025-01}\n"
    "  - {id: b, action: Sing!, name: Kofi}\n  - {id: c, action: Dance, status: done}\n",
    "reviews/2024-06.yaml": "format: 1\ndate: 2024-06-20\nnext: 2025-01\n",
}


def test_the_actions_that_are_open_and_the_last_review_are_told() -> None:
    said = status.text(loaded(PLANS).project, []).split("\n\n")
    assert said[3:] == [
        "Open actions:\nAsk the drivers. Who: staff. By when: January 2025.\nSing! Who: Kofi.",
        "1 review so far. The latest is of June 2024.\nThe next one: January 2025.",
    ]
    done = {**PLANS, "work-plan.yaml": "format: 1\nactions:\n  - {id: c, action: Dance, status: done}\n"}
    assert "Every action is done or stopped." in status.text(loaded(done).project, [])
    empty = {**PLANS, "work-plan.yaml": "format: 1\nmeet_every: 4 weeks\n"}
    assert "action" not in status.text(loaded(empty).project, [])


def test_after_its_end_a_project_says_so_and_nothing_of_a_next_review() -> None:
    said = status.text(loaded({**PLANS, "coprod.yaml": f"{SETTINGS}ended: 2024-10-30\n"}).project, [])
    assert said.startswith("Maple House\n\nThe project ended: 30 October 2024.\n\n")
    assert "The next one" not in said


def test_a_plan_or_a_review_that_cannot_be_read_is_named() -> None:
    files = {**PLANS, "work-plan.yaml": "a: [", "reviews/2024-06.yaml": "a: ["}
    said = status.text(loaded(files).project, [])
    assert said.endswith("work-plan.yaml cannot be read now.\nreviews/2024-06.yaml cannot be read now.")
    assert "Open actions" not in said


def test_status_for_programs_fits_its_schema() -> None:
    found = loaded(
        {**PLANS, "assessments/2024-05.yaml": scores(assets="basic", capacity="dont-know").replace("MONTH", "2024-05")}
    ).project
    steps = [Step("Do it.", "Type: x"), Step("Rest.", "Sit.", datetime.date(2025, 5, 1)),
             Step("Wait.", "Sit.", datetime.date(2024, 5, 1), waits=True)]  # fmt: skip
    told = json.loads(status.json(found, steps))
    jsonschema.validate(told, OUTPUT_SCHEMAS["status-output"])
    assert told == {
        "version": 1, "project": "Maple House", "ended": None,
        "next": [
            {"what": "Do it.", "due": None, "waiting_since": None, "how": "Type: x"},
            {"what": "Rest.", "due": "2025-05-01", "waiting_since": None, "how": "Sit."},
            {"what": "Wait.", "due": None, "waiting_since": "2024-05-01", "how": "Sit."},
        ],
        "begun": [], "rounds": ["2024-05"],
        "scores": [{"principle": "assets", "level": "basic", "answer": None},
                   {"principle": "capacity", "level": None, "answer": "dont-know"}],
        "outcomes": [], "open_actions": [{"id": "a", "group": "staff", "due": "2025-01"}, {"id": "b", "group": None, "due": None}],
        "meetings": [], "said": [], "reviews": ["2024-06"], "unread": [],
    }  # fmt: skip
    jsonschema.validate(
        json.loads(status.json(loaded({"coprod.yaml": "a: ["}).project, [])), OUTPUT_SCHEMAS["status-output"]
    )
