"""The whole record as a document for people."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from coprod_cli.words.document import Block, Section
from coprod_cli.words.report import report
from unit.making import SETTINGS, project, scores

if TYPE_CHECKING:
    from coprod_cli.project import Project

TODAY = datetime.date(2026, 11, 21)


def sections(found: Project, rules: tuple[str, ...] = ()) -> dict[str, tuple[Block, ...]]:
    return {section.heading: section.blocks for section in report(found, rules, TODAY).sections}


def only(found: Project, heading: str, rules: tuple[str, ...] = ()) -> tuple[Block, ...]:
    return next(blocks for name, blocks in sections(found, rules).items() if name.startswith(heading))


def test_an_empty_project_has_a_title_and_a_day_and_no_empty_section() -> None:
    found = report(project(settings="format: 1\nproject: Maple House\n"), (), TODAY)
    assert found.title == "Maple House: our record"
    assert found.opening == ("Written on 21 November 2026 from the files that the group keeps.",)
    assert found.sections == ()


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        ("purpose: We run it.\n", (Block(paragraphs=("We run it.",)),)),
        ("began: 2025-05\n", (Block(paragraphs=("We began in May 2025.",)),)),
        (
            "purpose: We run it.\nbegan: 2025-05\nalready_decided:\n"
            "  - what: The rent.\n  - {what: The hall, who: The council., date: 2025-04}\n",
            (
                Block(paragraphs=("We run it.", "We began in May 2025.")),
                Block(
                    "What was already decided",
                    items=("The rent.", "The hall. Decided by: The council. Since April 2025."),
                ),
            ),
        ),
        ("already_decided: [{what: The rent}]\n", (Block("What was already decided", items=("The rent.",)),)),
    ],
)
def test_what_it_is_about(lines: str, blocks: tuple[Block, ...]) -> None:
    assert only(project(settings=f"format: 1\nproject: x\n{lines}"), "What it is about") == blocks


def test_who_takes_part_and_who_came() -> None:
    assert only(project(), "Who takes part") == (Block(items=("people who live here", "family carers", "staff")),)
    came = only(project(scores() + "counts: {members: 5}\n", settings="format: 1\nproject: x\n"), "Who takes part")
    assert came == (Block("Who came to each round", items=("May 2024: 5 members.",)),)


OUTCOMES = """\
format: 1
outcomes:
  - id: a
    outcome: We travel alone.
    agreed: {date: 2025-06-14, groups: [members, staff]}
    tasks:
      - {id: b, task: Plan it., output: A pack., due: 2026-09, status: doing}
      - {id: c, task: Ask, due: 2026-08, status: done}
      - {id: d, task: Old, due: 2026-08, status: stopped}
      - {id: e, task: New, status: to-do}
      - {id: f, task: Some day}
    indicators:
      - {id: g, indicator: More travel, start: {value: 4}, so_far: [{date: 2026-01, value: 5}]}
  - {id: h, outcome: We meet., agreed: {date: 2025-07}}
"""


def test_outcomes_with_tasks_and_how_they_go() -> None:
    assert only(project(outcomes=OUTCOMES), "What we want to change") == (
        Block(
            "We travel alone.",
            paragraphs=("Agreed: 14 June 2025, by people who live here, staff.",),
            items=(
                "Plan it. It makes: A pack. We are doing it. Due: September 2026.",
                "Ask. Done.",
                "Old. Stopped.",
                "New. Not begun.",
                "Some day.",
            ),
        ),
        Block("How we will know: More travel", 4, ("Before: 4.",), ("January 2026: 5.",)),
        Block("We meet.", paragraphs=("Agreed: July 2025.",)),
    )


FULL = scores(assets="basic", capacity="not-for-us", mutuality="dont-know").replace(
    "said: ", "same_as: capacity\n        - said: "
).replace("    capacity:", "      helps: The keys.\n      in_the_way: The bus.\n    capacity:")  # fmt: skip


def test_the_latest_round_has_a_table_of_all_principles_and_what_was_told() -> None:
    table, *told = only(project(scores(), FULL), "How it goes together")
    assert table.columns == ("Principle", "Level")
    assert table.rows[:3] == (("Assets", "Basic"), ("Capacity", "Not for us"), ("Mutuality", "We do not know"))
    assert table.rows[5] == ("Catalysts", "Not answered")
    assert told == [
        Block(
            "Assets",
            3,
            ("What helps: The keys.", "What is in the way: The bus."),
            ("The same example as for Capacity.", "On 2 October Kofi ran the evening with two of us."),
        ),
        Block("Capacity", 3, ("Why it is not for us: We are one family.",)),
    ]


def test_a_round_is_told_for_the_project_and_for_the_organisation() -> None:
    both = scores(assets="basic") + "  organisation: {networks: {answer: dont-know}}\n"
    headings = [heading for heading in sections(project(both)) if heading.startswith("How it goes")]
    assert headings == [
        "How it goes together, May 2024: our project",
        "How it goes together, May 2024: the organisation round it",
    ]


def test_one_round_has_nothing_that_moved() -> None:
    assert not any(heading.startswith("What moved") for heading in sections(project(scores(assets="basic"))))


def test_what_moved_with_what_changed_around() -> None:
    changed = "changed_around_us: [The hall closed.]\nwording: a9aecc9bc02f\n"
    found = project(scores(assets="basic") + "wording: 3f9c01d2a4b7\n", scores(assets="excellent") + changed)
    remarks, moved, around = only(found, "What moved from May 2024 to November 2024")
    assert remarks.paragraphs[0].startswith("The wording")
    assert moved == Block("About our project", items=("Assets rose from Basic to Excellent.",))
    assert around == Block("What changed around us", items=("The hall closed.",))


def test_where_nothing_is_to_be_remarked_no_empty_block_is_left() -> None:
    found = project(scores(assets="basic"), scores(assets="basic"))
    assert only(found, "What moved") == (Block("About our project", items=("Assets stayed at Basic.",)),)


def test_ground_rules_with_who_agreed_them() -> None:
    agreed = "---\nformat: 1\nagreed: {date: 2025-06, groups: [members]}\n---\n"
    assert "Our ground rules" not in sections(project(rules=agreed))
    assert only(project(rules=agreed), "Our ground rules", ("Ask.",)) == (
        Block(paragraphs=("Agreed: June 2025, by people who live here.",), items=("Ask.",)),
    )
    assert only(project(rules="---\nformat: 1\n---\n"), "Our ground rules", ("Ask.",)) == (Block(items=("Ask.",)),)


ROLES = """\
format: 1
roles:
  - role: Chair
    held_by: [{group: members, name: Ann}, {group: staff}]
  - {role: Minutes, held_by: []}
can_say_yes: [{what: Money over 500., who: The manager.}]
not_here_yet:
  - {who: Young people., why: Nobody asked., next_step: A stall.}
  - who: Others
"""


def test_roles_with_who_holds_them_and_who_can_say_yes() -> None:
    assert only(project(roles=ROLES), "Who does what") == (
        Block(items=("Chair: Ann (people who live here), staff.", "Minutes: nobody yet.")),
        Block("Who can say yes", items=("Money over 500: The manager.",)),
    )


def test_without_anyone_who_can_say_yes_there_is_no_such_heading() -> None:
    assert len(only(project(roles="format: 1\nroles: [{role: Chair}]\n"), "Who does what")) == 1


def test_who_is_not_here_yet() -> None:
    assert only(project(roles=ROLES), "Who is not here yet") == (
        Block(items=("Young people. Nobody asked. Next step: A stall.", "Others.")),
    )


@pytest.mark.parametrize(
    "text", ["format: 1\n", "format: 1\nskills: [{skill: Easy read, held_by: [{group: staff}]}]\n"]
)
def test_what_nobody_wrote_has_no_section(text: str) -> None:
    assert "Who does what" not in sections(project(roles=text))
    assert "Who is not here yet" not in sections(project(roles=text))


def test_who_can_say_yes_is_told_even_where_no_role_is_written() -> None:
    found = project(roles="format: 1\ncan_say_yes: [{what: Money, who: The manager}]\n", settings=SETTINGS)
    assert "Money: The manager." in str(sections(found))


def test_skills_that_nobody_has_are_told() -> None:
    found = project(roles="format: 1\nskills: [{skill: Easy read}, {skill: Cooking, held_by: [{group: staff}]}]\n")
    assert only(found, "Who does what") == (Block("What nobody here can do yet", items=("Easy read",)),)


def test_a_section_is_a_heading_with_blocks() -> None:
    for section in report(project(FULL, FULL, outcomes=OUTCOMES, roles=ROLES), ("Ask.",), TODAY).sections:
        assert isinstance(section, Section)
        assert section.blocks
        assert all(block != Block() for block in section.blocks)
