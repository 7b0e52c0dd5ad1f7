"""What to do next: three things, the most needed first."""

from __future__ import annotations

import datetime

import pytest

from coprod_cli.words.next_steps import SHOWN, next_steps
from unit.making import NAMES, SETTINGS, loaded, project, scores

TODAY = datetime.date(2024, 11, 21)
OUTCOMES = """\
format: 1
outcomes:
  - id: a
    outcome: We travel alone.
    tasks:
      - {id: b, task: Plan it., due: 2024-12}
      - {id: c, task: Ask them, due: 2024-10-02, status: doing}
      - {id: d, task: Old, due: 2024-01, status: done}
      - {id: e, task: Not now, due: 2024-01, status: stopped}
      - {id: f, task: Some day}
"""
ROLES = """\
format: 1
not_here_yet:
  - {who: Young people., due: 2024-11-20}
  - {who: Night bus, next_step: A stall., due: 2025-01}
  - {who: Nobody}
"""
RULES = "---\nformat: 1\nagreed: {date: 2024-03}\nlook_again: 2024-06\n---\n"


def said(*rounds: str, errors: int = 0, **texts: str) -> list[str]:
    steps = next_steps(project(*rounds, **texts), errors, TODAY)
    return [" ".join(filter(None, (step.what, step.when, step.how))) for step in steps]


def test_an_empty_project_is_told_how_to_begin() -> None:
    assert said(settings="format: 1\nproject: x\n") == [
        "Say who takes part. Write the groups in coprod.yaml, below groups:.",
        "Hold the first meeting. Bring the questions in first-meeting.md.",
        "Hold the first round of scores. Type: coprod assess",
    ]


@pytest.mark.parametrize(("errors", "step"), [(1, "Mend 1 error in the files."), (4, "Mend 4 errors in the files.")])
def test_errors_come_first(errors: int, step: str) -> None:
    assert said(errors=errors)[0] == f"{step} Type: coprod check"
    assert len(said(errors=errors, settings="format: 1\nproject: x\n")) == SHOWN


def test_nothing_is_concluded_from_what_cannot_be_read() -> None:
    broken = {"coprod.yaml": "a: [", "outcomes.yaml": "a: [", "assessments/2024-05.yaml": "a: ["}
    assert next_steps(loaded(broken).project, 0, TODAY) == []
    sound = {"coprod.yaml": SETTINGS, "assessments/2023-05.yaml": scores(assets="basic").replace("MONTH", "2023-05")}
    assert [step.how for step in next_steps(loaded(sound).project, 0, TODAY)][1:] == [
        "Type: coprod assess", "Type: coprod chart",
    ]  # fmt: skip
    broken = {**sound, "assessments/2024-05.yaml": "a: ["}
    assert [step.what for step in next_steps(loaded(broken).project, 1, TODAY)] == [
        "Mend 1 error in the files.", "Agree what you want to change.",
    ]  # fmt: skip


def test_brackets_behind_the_groups_are_to_be_taken_away() -> None:
    assert said(settings="format: 1\nproject: x\ngroups: []\n")[0] == (
        'Say who takes part. In coprod.yaml, take the [] away behind "groups:", and type below it: "  - id: ..."'
    )


def test_a_command_is_shown_as_it_is_typed_here() -> None:
    steps = next_steps(project(scores(assets="basic")), 1, TODAY, lambda command: f"coprod {command} -C maple")
    assert steps[0].how == "Type: coprod check -C maple"
    assert steps[2].how == "Type: coprod assess -C maple"


def test_what_has_a_date_comes_by_its_date_and_says_whether_it_waits() -> None:
    assert said(scores(assets="basic"), outcomes=OUTCOMES, roles=ROLES, rules=RULES) == [
        "Look at the ground rules again. Waiting since 30 June 2024. Read ground-rules.md aloud.",
        "Task: Ask them. Waiting since 2 October 2024. When it is done, type: coprod done c",
        "Hold the next round of scores. Waiting since 14 November 2024. Type: coprod assess",
    ]


def test_what_is_not_due_yet_is_said_to_be_due() -> None:
    steps = said(scores(assets="basic"), outcomes=OUTCOMES.replace("2024-10-02", "2024-11-21"), roles=ROLES)
    assert steps[1:] == [
        "Reach who is not here yet: Young people. Waiting since 20 November 2024. Write what came of it in roles.yaml.",
        "Task: Ask them. Due on 21 November 2024. When it is done, type: coprod done c",
    ]


def test_what_is_done_or_stopped_or_has_no_date_is_not_named() -> None:
    steps = " ".join(said(outcomes=OUTCOMES.replace("2024-12", "2025-12").replace("2024-10-02", "2025-12")))
    assert "Old" not in steps
    assert "Not now" not in steps
    assert "Some day" not in steps


def test_the_next_step_stands_for_who_is_missing() -> None:
    steps = said(roles=ROLES.replace("2024-11-20", "2026-01"), outcomes=OUTCOMES.split("    tasks", maxsplit=1)[0])
    assert steps[1] == (
        "Reach who is not here yet: A stall. Due on 31 January 2025. Write what came of it in roles.yaml."
    )


def test_when_nothing_waits_people_are_asked_to_go_deeper() -> None:
    fresh = scores(assets="basic").replace("MONTH-14", "MONTH-30").replace("MONTH", "2024-11")
    steps = said(
        scores(assets="basic"),
        fresh,
        outcomes=OUTCOMES.split("    tasks", maxsplit=1)[0],
        rules=RULES.replace("-06", "-12"),
    )
    assert steps == [
        "Hold the next review: look back together. Due on 30 November 2024. Type: coprod review",
        "Look at the ground rules again. Due on 31 December 2024. Read ground-rules.md aloud.",
        "Hold the next round of scores. Due on 30 May 2025. Type: coprod assess",
    ]
    seen = {"reviews/2024-11.yaml": "format: 1\ndate: 2024-11-30\ncompared: {from: 2024-05, to: 2024-11}\n"}
    steps = after(seen, scores(assets="basic"), fresh, outcomes=OUTCOMES.split("    tasks", maxsplit=1)[0])
    assert steps == [
        "Hold the next round of scores. Due on 30 May 2025. Type: coprod assess",
        "Talk about what moved. Type: coprod diff",
        "Put the wheel on the wall. Type: coprod chart",
    ]


def after(more: dict[str, str], *rounds: str, **texts: str) -> list[str]:
    """Return the steps of a project that has other files too."""
    files = {NAMES[name]: text for name, text in {"settings": SETTINGS, **texts}.items()}
    months = ("2024-05", "2024-11")
    files |= {f"assessments/{month}.yaml": text.replace("MONTH", month)
              for month, text in zip(months, rounds, strict=False)}  # fmt: skip
    found = loaded({**files, **more})
    assert found.findings == ()
    steps = next_steps(found.project, 0, TODAY)
    return [" ".join(filter(None, (step.what, step.when, step.how))) for step in steps]


def test_the_next_review_waits_for_the_day_that_the_last_one_agreed() -> None:
    seen = {"reviews/2024-05.yaml": "format: 1\ndate: 2024-05-20\nnext: 2024-10\n"}
    steps = after(seen, scores(assets="basic"), outcomes=OUTCOMES.split("    tasks", maxsplit=1)[0])
    assert steps[0] == "Hold the next review: look back together. Waiting since 31 October 2024. Type: coprod review"


def test_an_action_has_its_day_too_until_it_is_done() -> None:
    plan = "format: 1\nactions:\n  - {id: a, action: Ask the drivers., due: 2024-10}\n  - {id: b, action: Sing}\n"
    plan += "  - {id: c, action: Dance, due: 2024-10, status: done}\n"
    steps = after({"work-plan.yaml": plan}, outcomes=OUTCOMES.split("    tasks", maxsplit=1)[0])
    assert steps[1:] == ["Action: Ask the drivers. Waiting since 31 October 2024. When it is done, type: coprod done a"]


@pytest.mark.parametrize(("ended", "count"), [("2024-11-21", 0), ("2024-11", 0), ("2024-12", SHOWN)])
def test_a_project_that_has_ended_waits_for_nothing(ended: str, count: int) -> None:
    ended_settings = f"{SETTINGS}ended: {ended}\n"
    assert len(said(scores(assets="basic"), outcomes=OUTCOMES, roles=ROLES, settings=ended_settings)) == count
    assert said(errors=1, settings=ended_settings)[0] == "Mend 1 error in the files. Type: coprod check"


def test_one_round_is_put_on_the_wall() -> None:
    text = scores(assets="basic").replace("MONTH-14", "2024-05-30")
    agreed = RULES.replace("look_again: 2024-06\n", "")
    steps = said(text, outcomes=OUTCOMES.split("    tasks", maxsplit=1)[0], rules=agreed)
    assert steps == [
        "Hold the next round of scores. Due on 30 November 2024. Type: coprod assess",
        "Put the wheel on the wall. Type: coprod chart",
        "Read the ground rules to whoever is new. They were agreed in March 2024. They are in ground-rules.md.",
    ]


def test_answers_that_were_given_apart_wait_to_be_agreed() -> None:
    found = project()
    steps = next_steps(found, 0, TODAY, answered=("2024-07", "2024-06"))
    assert [(step.what, step.how) for step in steps][1:] == [
        ("Agree together on what people answered apart, June 2024.", "Type: coprod agree 2024-06"),
        ("Agree together on what people answered apart, July 2024.", "Type: coprod agree 2024-07"),
    ]
    agreed = project(scores(assets="basic"))
    (month,) = (each.month for each in agreed.rounds)
    assert not any("agree" in step.how for step in next_steps(agreed, 0, TODAY, answered=(month,)))
