"""The agenda of a review: what to bring, what moved, what waits, and whom to tell."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from coprod_cli.words.agenda import agenda
from coprod_cli.words.document import Block, Fact, Item, Table, Words
from unit.making import SETTINGS, loaded, scores

if TYPE_CHECKING:
    from coprod_cli.words.document import Section

TODAY = datetime.date(2026, 11, 21)


def parts(files: dict[str, str]) -> dict[str, Section]:
    """Return the parts of the agenda of a project of these files, by their name."""
    found = loaded({"coprod.yaml": SETTINGS, **files})
    assert not found.findings, found.findings
    return {section.name: section for section in agenda(found.project, TODAY).sections}


def theirs(text: str) -> Words:
    return Words(text, "en")


def test_a_new_project_brings_something_that_happened_and_asks_who_is_missing() -> None:
    bring, missing = parts({}).values()
    assert (missing.blocks, missing.opening) == ((), ("Who is missing? Who asks them?",))
    assert bring.blocks == (Block(items=("Something that happened, for each thing that you want to speak of",)),)


@pytest.mark.parametrize(("agreed", "is_brought"), [("agreed: {date: 2026-05}\n", True), ("", False)])
def test_ground_rules_are_brought_once_there_are_some(agreed: str, is_brought: bool) -> None:
    (first, *_more) = parts({"ground-rules.md": f"---\nformat: 1\n{agreed}---\n# Ours\n"})["bring"].blocks
    assert ("Our ground rules" in first.items) is is_brought


def test_the_day_is_named_where_one_was_agreed() -> None:
    review = {"reviews/2026-05.yaml": "format: 1\ndate: 2026-05-12\nnext: 2026-12\n"}
    found = loaded({"coprod.yaml": SETTINGS, **review}).project
    assert agenda(found, TODAY).opening[1:] == ("The review is planned for December 2026.",)


def test_no_day_is_named_where_none_was_agreed() -> None:
    rounds = {f"assessments/2026-{month}.yaml": f"format: 1\ndate: 2026-{month}-18\n" for month in ("04", "10")}
    found = loaded({"coprod.yaml": SETTINGS, **rounds}).project
    assert found.next_review_due() is not None
    assert len(agenda(found, TODAY).opening) == 1


def test_the_practicalities_come_with_what_to_bring() -> None:
    text = ("format: 1\naccess: {for_everyone: [No steps.]}\nplace: {where: The library}\n"
            "papers: {before: A week}\n")  # fmt: skip
    assert parts({"practicalities.yaml": text})["bring"].blocks[1:] == (
        Block("The place and the day", facts=(Fact("Where we meet", theirs("The library")),
                                              Fact("How long before a meeting papers come", theirs("A week")))),
        Block("What is there for everyone", items=(theirs("No steps."),)),
    )  # fmt: skip


def test_what_waits_is_told_apart_from_what_goes_on() -> None:
    plan = ("format: 1\nactions:\n  - {id: a, action: Ask the drivers, group: staff, due: 2026-10}\n"
            "  - {id: b, action: Find a room, due: 2027-01}\n"
            "  - {id: c, action: Cook, due: 2026-09, status: done}\n")  # fmt: skip
    found = parts({"work-plan.yaml": plan})
    asked = Item(theirs("Ask the drivers"), (Fact("Who", theirs("staff")), Fact("By when", "October 2026")))
    assert found["waits"].blocks == (Block("Actions whose day is past", items=(asked,)),)
    (goes_on,) = found["next"].blocks
    assert [item.text for item in goes_on.items if isinstance(item, Item)] == [theirs("Find a room")]


def test_whom_to_tell_and_what_has_no_answer_yet() -> None:
    said = ("format: 1\nsaid:\n  - {id: b, said: No bus., led_to: [t]}\n  - {id: n, said: No light.}\n"
            "  - {id: c, said: A pool., not_done_because: The river floods.}\n")  # fmt: skip
    outcomes = "format: 1\noutcomes:\n  - {id: t, outcome: We travel., heard: [b]}\n"
    led = Item(theirs("No bus."), (Fact("It led to", theirs("We travel.")),))
    not_done = Item(theirs("A pool."), (Fact("Why nothing was done", theirs("The river floods.")),))
    assert parts({"you-said.yaml": said, "outcomes.yaml": outcomes})["tell"].blocks == (
        Block("People said this, and have not heard what came of it", items=(led, not_done)),
        Block("People said this, and nothing has come of it yet", items=(theirs("No light."),)),
    )


MEETING = """\
format: 1
counts: {{members: 5, staff: 3}}
questions:
  ground_rules: {{answer: {answer}}}
  worries: [The room.]
  not_working: [The lift.]
  learned: [Ask first.]
"""


@pytest.mark.parametrize(
    ("reviewed", "days"), [("2026-06-30", ["7 July 2026"]), ("2026-05-01", ["2 June 2026", "7 July 2026"])]
)
def test_meetings_are_looked_at_since_the_last_review(reviewed: str, days: list[str]) -> None:
    found = parts({
        f"reviews/{reviewed[:7]}.yaml": f"format: 1\ndate: {reviewed}\n",
        "meetings/2026-06-02.yaml": MEETING.format(answer="no, why: We shouted."),
        "meetings/2026-07-07.yaml": MEETING.format(answer="yes"),
    })  # fmt: skip
    (block,) = found["ground-rules"].blocks
    assert isinstance(block.table, Table)
    assert [row[0] for row in block.table.rows] == days
    assert block.table.rows[-1][1:] == ("Yes", "Nothing more was said.")
    assert len(found["learning"].blocks[0].items) == len(days)
    assert found["waits"].blocks[-1].items == (theirs("The room."), theirs("The lift."))


def test_what_a_meeting_left_open_waits_after_one_that_was_not_asked() -> None:
    found = parts({
        "meetings/2026-06-02.yaml": MEETING.format(answer="yes"),
        "meetings/2026-07-07.yaml": "format: 1\nsettled: [the room.]\n",
    })  # fmt: skip
    assert found["waits"].blocks == (Block("What the last meeting left open", items=(theirs("The lift."),)),)


def test_the_latest_look_at_an_action_is_that_of_the_latest_day() -> None:
    looks = "[{date: 2026-10, note: Late.}, {date: 2026-05, note: Early.}]"
    plan = f"format: 1\nactions: [{{id: a, action: Ask, due: 2026-09, progress: {looks}}}]\n"
    (item,) = parts({"work-plan.yaml": plan})["waits"].blocks[0].items
    assert isinstance(item, Item)
    assert item.facts[-1] == Fact("October 2026", theirs("Late."))


def test_what_was_shared_is_not_asked_for_again() -> None:
    text = ("format: 1\nlearning:\n  - {id: a, learned: Ask first., kind: good}\n"
            "  - {id: b, learned: Rotas., kind: bad, shared: [{with: The network, date: 2026-10}]}\n")  # fmt: skip
    assert parts({"learning.yaml": text})["learning"].blocks == (
        Block("Not shared with anyone yet", items=(theirs("Ask first."),)),
    )


def test_two_reviews_look_back_over_a_year() -> None:
    months = ("2025-05", "2025-11", "2026-05")
    rounds = {
        f"assessments/{month}.yaml": scores(assets=level).replace("MONTH", month)
        for month, level in zip(months, ("not-there-yet", "basic", "excellent"), strict=True)
    }
    review = "format: 1\ndate: {new}-20\ncompared: {{from: {old}, to: {new}}}\nhelped: Keys.\n"
    first, second = ({f"reviews/{new}.yaml": review.format(old=old, new=new)} for old, new in (months[:2], months[1:]))
    assert "year" not in parts({**rounds, **first})
    year = parts({**rounds, **first, **second})["year"]
    assert [block.heading for block in year.blocks] == [
        "From May 2025 to May 2026, about our project", "At the review of November 2025", "At the review of May 2026",
    ]  # fmt: skip
    assert "Assets rose from Not there yet to Excellent." in year.blocks[0].items


def test_who_is_not_here_yet_is_asked_about() -> None:
    roles = "format: 1\nnot_here_yet:\n  - {who: The drivers, why: Shifts., next_step: Cake}\n"
    missing = Item(theirs("The drivers"), (Fact("Why", theirs("Shifts.")), Fact("Next step", theirs("Cake"))))
    assert parts({"roles.yaml": roles})["not-here"].blocks == (Block(items=(missing,)),)
