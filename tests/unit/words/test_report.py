"""The whole record as a document for people."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coprod_cli.words.document import Block, Fact, Item, Picture, Quote, Table, Text, Words
from coprod_cli.words.report import report
from coprod_cli.words.so_far_picture import so_far_picture
from unit.making import SETTINGS, loaded, project, scores

if TYPE_CHECKING:
    from coprod_cli.project import Project
    from coprod_cli.words.document import Section

TODAY = datetime.date(2026, 11, 21)
RULES = (Block(items=(Words("Ask.", "en"),)),)


def theirs(text: str) -> Words:
    return Words(text, "en")


def sections(found: Project, rules: tuple[Block, ...] = ()) -> dict[str, Section]:
    return {section.name: section for section in report(found, rules, TODAY).sections}


def only(found: Project, name: str, rules: tuple[Block, ...] = ()) -> tuple[Block, ...]:
    return sections(found, rules)[name].blocks


def under(found: Project, name: str, heading: str) -> list[Block]:
    """Return the blocks of a section below one of its headings, down to the next of that level."""
    blocks = list(only(found, name))
    first = next(place for place, block in enumerate(blocks) if plain(block.heading) == heading)
    below = [block.level <= blocks[first].level and block.heading != "" for block in blocks[first + 1 :]]
    return blocks[first : first + 1 + (below.index(True) if True in below else len(below))]


def plain(text: Text) -> str:
    return text.text if isinstance(text, Words) else text


def test_an_empty_project_has_a_title_and_a_day_and_no_empty_section() -> None:
    found = report(project(settings="format: 1\nproject: Maple House\n"), (), TODAY)
    assert found.title == "Maple House: our record"
    assert found.opening == ("Written on 21 November 2026 from the files that the group keeps.",)
    assert found.sections == ()
    assert found.language == "en"


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        ("purpose: We run it.\n", (Block(paragraphs=(theirs("We run it."),)),)),
        ("began: 2025-05\n", (Block(paragraphs=("We began in May 2025.",)),)),
        ("ended: 2026-05\n", (Block(paragraphs=("We ended in May 2026.",)),)),
        (
            "purpose: We run it.\nbegan: 2025-05\nalready_decided:\n"
            "  - what: The rent.\n  - {what: The hall, who: The council., date: 2025-04}\n",
            (
                Block(paragraphs=(theirs("We run it."), "We began in May 2025.")),
                Block(
                    "What was already decided",
                    items=(
                        Item(theirs("The rent.")),
                        Item(
                            theirs("The hall"),
                            (Fact("Decided by", theirs("The council.")), Fact("Since", "April 2025")),
                        ),
                    ),
                ),
            ),
        ),
    ],
)
def test_what_it_is_about(lines: str, blocks: tuple[Block, ...]) -> None:
    assert only(project(settings=f"format: 1\nproject: x\n{lines}"), "purpose") == blocks


ROLES = """\
format: 1
roles:
  - {role: Chair, held_by: [{group: members, name: Ann}, {group: staff}], since: 2025-06}
  - {role: Minutes, held_by: []}
organisations: [{name: The library}]
skills: [{skill: Easy read}, {skill: Cooking, held_by: [{group: staff}]}]
can_say_yes: [{what: Money over 500., who: The manager.}]
not_here_yet:
  - {who: Young people., why: Nobody asked., next_step: A stall., due: 2027-01}
  - {who: Old people, next_step: A visit, due: 2025-01}
  - who: Others
"""


def test_who_takes_part_who_came_and_who_is_not_here_yet() -> None:
    assert only(project(), "people") == (
        Block(items=(theirs("people who live here"), theirs("family carers"), theirs("staff"))),
    )
    came = project(scores() + "counts: {members: 5}\n", settings="format: 1\nproject: x\n", roles=ROLES)
    assert only(came, "people") == (
        Block("Organisations", items=(theirs("The library"),)),
        Block("Who came to each round", items=("May 2024: 5 members.",)),
        Block(
            "Who is not here yet",
            items=(
                Item(
                    theirs("Young people."),
                    (
                        Fact("Why", theirs("Nobody asked.")),
                        Fact("Next step", theirs("A stall.")),
                        Fact("By when", "January 2027"),
                    ),
                ),
                Item(theirs("Old people"), (Fact("Next step", theirs("A visit")), Fact("By when", "January 2025"))),
                Item(theirs("Others")),
            ),
        ),
    )


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
      - {id: g, indicator: More travel, chosen_by: [members, carers], start: {value: 4}, so_far: [{date: 2026-01, value: 5}]}
      - {id: p, indicator: More of us speak, looks_at: process, so_far: [{date: 2026-01, value: many}]}
  - {id: h, outcome: We meet., agreed: {date: 2025-07}, indicators: [{id: i, indicator: Tea}]}
"""


def test_outcomes_with_how_they_go_apart_from_what_is_done() -> None:
    found = project(outcomes=OUTCOMES)
    numbers = so_far_picture(found, "We travel alone.", found.all_outcomes[0].indicators[:1])
    assert numbers is not None
    assert only(found, "impact") == (
        Block(theirs("We travel alone."), paragraphs=("Agreed: 14 June 2025, by people who live here, staff.",)),
        Block("The numbers as a picture", 4, picture=Picture("so-far-a", numbers)),
        Block(
            "How we will know: More travel",
            4,
            ("Chosen by: people who live here, family carers.", "Before: 4."),
            items=("January 2026: 5.",),
        ),
        Block(
            "What we do for it",
            4,
            items=(
                Item(
                    theirs("Plan it."),
                    (
                        Fact("It makes", theirs("A pack.")),
                        Fact("How far it is", "It goes on"),
                        Fact("By", "September 2026"),
                    ),
                ),
                Item(theirs("Ask"), (Fact("How far it is", "Done"),)),
                Item(theirs("Old"), (Fact("How far it is", "Stopped"),)),
                Item(theirs("New"), (Fact("How far it is", "Not begun"),)),
                Item(theirs("Some day")),
            ),
        ),
        Block(theirs("We meet."), paragraphs=("Agreed: July 2025.",)),
        Block("How we will know: Tea", 4, ("Nobody has looked yet.",)),
    )


def test_how_we_look_at_our_own_work_is_process_and_not_impact() -> None:
    assert only(project(outcomes=OUTCOMES), "process") == (
        Block("How we look at our own work for: We travel alone."),
        Block("How we will know: More of us speak", 4, items=("January 2026: many.",)),
    )


REVIEW = """\
format: 1
date: 2024-12-01
compared: {from: 2024-05, to: 2024-11}
why: {project: {capabilities: We were asked.}, organisation: {networks: Who knows.}}
helped: The quarrel.
in_the_way: Small money.
still_fits: {aims: Both., principles: All.}
gave: [Friends.]
cost: [Saturdays.]
worth_it: Yes.
changed_elsewhere: The church.
next: 2027-06
"""


def test_what_taking_part_gave_and_cost_is_impact() -> None:
    assert only(project(review=REVIEW), "impact") == (
        Block(
            "What people said at the review, December 2024",
            facts=(
                Fact("Whether it was worth it", theirs("Yes.")),
                Fact("What changed in other places", theirs("The church.")),
                Fact("Whether our aims still fit", theirs("Both.")),
            ),
        ),
        Block("What taking part gave people", 4, items=(theirs("Friends."),)),
        Block("What taking part cost people", 4, items=(theirs("Saturdays."),)),
    )
    assert "impact" not in sections(project(review="format: 1\nhelped: Tea.\n"))


FULL = scores(assets="basic", capacity="not-for-us", mutuality="dont-know").replace(
    "said: ", "same_as: capacity\n        - told_by: members\n          also_seen_by: [carers, staff]\n          said: "
).replace("    capacity:", "      helps: The keys.\n      in_the_way: The bus.\n    capacity:")  # fmt: skip


def test_the_latest_round_has_a_picture_and_a_table_of_all_principles() -> None:
    block, reading = only(project(scores(), FULL), "process")
    assert block.heading == "November 2024: our project"
    assert block.table is not None
    assert block.table.caption == "Levels in November 2024: our project"
    assert block.table.columns == ("Principle", "Level")
    assert block.table.rows[:3] == (
        (theirs("Assets"), theirs("Basic")),
        (theirs("Capacity"), "Not for us"),
        (theirs("Mutuality"), "We do not know"),
    )
    assert block.table.rows[5] == (theirs("Catalysts"), "Not answered")
    assert block.picture is not None
    assert block.picture.name == "wheel-project-2024-11"
    assert [segment.said for segment in block.picture.shows.segments] == [plain(row[1]) for row in block.table.rows]
    assert reading.heading == "How to read the wheel"


def test_a_round_is_told_for_the_project_and_for_the_organisation() -> None:
    both = scores(assets="basic") + "  organisation: {networks: {answer: dont-know}}\n"
    headings = [block.heading for block in only(project(both), "process")]
    assert headings == ["May 2024: our project", "May 2024: the organisation round it", "How to read the wheel"]


def test_a_round_without_scores_has_nothing_to_show() -> None:
    assert set(sections(project(scores()))) == {"people", "next"}


def test_a_round_whose_framework_is_gone_has_no_picture() -> None:
    lost = scores(assets="basic").replace("format: 1\n", "format: 1\nframework: lost\n")
    found = project(lost)
    (block,) = only(found, "process")
    assert block.picture is None
    assert block.table is not None


def test_what_people_told_stands_below_the_principle() -> None:
    about, assets, capacity = only(project(FULL), "examples")
    assert about == Block("About our project")
    assert assets == Block(
        theirs("Assets: Basic"),
        4,
        (theirs("Each of us has something to give, and we build on it."),),
        quotes=(
            Quote(
                theirs("On 2 October Kofi ran the evening with two of us."),
                "Told by people who live here. Also seen by family carers, staff.",
            ),
        ),
        facts=(Fact("What helps", theirs("The keys.")), Fact("What is in the way", theirs("The bus."))),
        items=("The same example as for Capacity.",),
    )
    assert capacity.heading == "Capacity: Not for us"
    assert capacity.facts == (Fact("Why it is not for us", theirs("We are one family.")),)


def test_one_round_has_nothing_that_moved() -> None:
    assert "moved" not in sections(project(scores(assets="basic")))


def test_what_moved_stands_beside_why_and_what_changed_around() -> None:
    changed = "changed_around_us: [The hall closed.]\ncame_last_time: 4\nwording: a9aecc9bc02f\n"
    old = scores(assets="basic", capacity="basic") + "wording: 3f9c01d2a4b7\n"
    found = project(old, scores(assets="basic", capacity="excellent") + changed, review=REVIEW)
    pair, about, around, said = under(found, "moved", "From May 2024 to November 2024")
    assert plain(pair.paragraphs[0]).startswith("The wording")
    assert pair.paragraphs[1] == "4 people came both times."
    assert about.picture is not None
    assert about.picture.name == "change-project-2024-05-2024-11"
    assert replace(about, picture=None) == Block(
        "About our project",
        4,
        items=(
            Item("Assets stayed at Basic."),
            Item("Capacity rose from Basic to Excellent.", (Fact("Why", theirs("We were asked.")),)),
        ),
    )
    assert around == Block("What changed around us", 4, items=(theirs("The hall closed."),))
    assert said == Block(
        "What people said about it, December 2024",
        4,
        facts=(
            Fact("What helped", theirs("The quarrel.")),
            Fact("What was in the way", theirs("Small money.")),
            Fact("Which principles matter now", theirs("All.")),
        ),
    )


def test_an_older_pair_that_a_review_looked_at_tells_only_what_moved() -> None:
    levels = [("basic", "basic"), ("basic", "excellent"), ("basic", "basic")]
    rounds = [scores(assets=one, capacity=two) for one, two in levels]
    rounds[0] += "  organisation: {networks: {level: basic, examples: [{said: We did it on 3 May.}]}}\n"
    found = project(*rounds, review=REVIEW)
    headings = [block.heading for block in only(found, "moved") if block.level == 3]
    assert headings == [
        "From November 2024 to May 2025",
        "From May 2024 to November 2024",
        "Every round so far: our project",
    ]
    _pair, about, _said = under(found, "moved", "From May 2024 to November 2024")
    assert [plain(item.text) for item in about.items if isinstance(item, Item)] == [
        "Capacity rose from Basic to Excellent."
    ]
    latest = under(found, "moved", "From November 2024 to May 2025")
    assert len(latest) == 2
    assert len(latest[1].items) == 2
    table = only(found, "moved")[-1].table
    assert table is not None
    assert table.columns == ("Principle", "May 2024", "November 2024", "May 2025")
    assert [plain(cell) for cell in table.rows[1]] == ["Capacity", "Basic", "Excellent", "Basic"]


def test_a_round_that_left_one_out_is_told_once() -> None:
    organisation = "  organisation: {networks: {level: basic, examples: [{said: We did it on 3 May.}]}}\n"
    found = project(scores(assets="basic"), scores(assets="basic") + organisation)
    last = only(found, "moved")[-1]
    assert last.heading == "About the organisation round it"
    assert last.items == (Item("Not scored in May 2024, so nothing is compared."),)


def test_a_review_of_rounds_that_are_not_here_still_says_why() -> None:
    found = project(scores(capacity="basic"), review=REVIEW)
    (block,) = only(found, "moved")
    assert (block.heading, block.level) == ("What people said about it, December 2024", 3)
    assert block.facts[:2] == (Fact("Capacity", theirs("We were asked.")), Fact("Networks", theirs("Who knows.")))
    assert "moved" not in sections(project(review="format: 1\ngave: [Friends.]\n"))


def test_ground_rules_with_who_agreed_them() -> None:
    agreed = "---\nformat: 1\nagreed: {date: 2025-06, groups: [members]}\n---\n"
    found = sections(project(rules=agreed), RULES)["ground-rules"]
    assert found.blocks == RULES
    assert found.opening == ("Agreed: June 2025, by people who live here.",)
    assert sections(project(rules="---\nformat: 1\n---\n"), RULES)["ground-rules"].opening == ()
    assert "ground-rules" not in sections(project(rules=agreed), (Block(paragraphs=("We have agreed none yet.",)),))


def test_roles_with_who_holds_them() -> None:
    assert only(project(roles=ROLES), "roles") == (
        Block(
            items=(
                Item(theirs("Chair"), (Fact("Who", "Ann (people who live here), staff"), Fact("Since", "June 2025"))),
                Item(theirs("Minutes"), (Fact("Who", "nobody yet"),)),
            )
        ),
        Block("What people here can do", items=("Cooking: staff",)),
        Block("What nobody here can do yet", items=(theirs("Easy read"),)),
    )


def test_who_holds_the_pen_at_meetings_before_the_review_and_since() -> None:
    meetings = {
        f"meetings/{day}.yaml": f"format: 1\ncounts: {{members: 5, staff: 3}}\npen: {{agenda: {by}}}\n{more}"
        for day, by, more in (
            ("2024-12-01", "[staff]", ""), ("2025-01-20", "[members, outside]", "newcomers_offered: Tea.\n"),
        )
    }  # fmt: skip
    found = loaded({"coprod.yaml": SETTINGS, "roles.yaml": ROLES, "reviews/2024-12.yaml": REVIEW, **meetings}).project
    assert only(found, "pen") == (
        Block(
            "At our meetings, by group",
            table=Table(
                "How often each group did it",
                ("What", "Up to the review of December 2024", "Since then"),
                (("Set the agenda", "staff 1 of 1", "people who live here 1 of 1, someone of no group 1 of 1"),),
            ),
        ),
        Block(
            "What new people were offered",
            facts=(Fact("20 January 2025", theirs("Tea.")),),
        ),
        Block("Who can say yes", items=(Item(theirs("Money over 500."), (Fact("Who", theirs("The manager.")),)),)),
    )


def test_a_review_that_no_meeting_came_after_parts_no_meetings() -> None:
    meetings = {
        f"meetings/2024-{month}-06.yaml": f"format: 1\ncounts: {{members: 5, staff: 3}}\npen: {{agenda: [{by}]}}\n"
        for month, by in (("06", "staff"), ("10", "members"))
    }
    early = "format: 1\ndate: 2024-07-01\n"
    reviews = {"reviews/2024-07.yaml": early, "reviews/2024-12.yaml": REVIEW}
    table = only(loaded({"coprod.yaml": SETTINGS, **reviews, **meetings}).project, "pen")[0].table
    assert table is not None
    assert table.columns == ("What", "Up to the review of July 2024", "Since then")


def test_a_thread_is_told_from_what_people_said_to_being_told() -> None:
    said = (
        "format: 1\nsaid:\n  - {id: b, said: No bus., group: members, date: 2024-05, how: A stall, led_to: [t],\n"
        "     told: [{date: 2024-11, how: A tea}]}\n"
        "  - {id: s, said: No Sundays., who: Some, not_done_because: No driver.}\n  - {id: n, said: No light.}\n"
    )
    outcomes = (
        "format: 1\noutcomes:\n  - id: t\n    outcome: We travel.\n    heard: [b]\n"
        "    tasks: [{id: a, task: Ask, output: A yes, status: done}, {id: c, task: Draw}]\n"
    )
    found = loaded({"coprod.yaml": SETTINGS, "you-said.yaml": said, "outcomes.yaml": outcomes}).project
    assert only(found, "you-said") == (
        Block(
            theirs("No bus."),
            facts=(
                Fact("Who said it", theirs("people who live here")),
                Fact("When and where it was heard", theirs("May 2024. A stall")), Fact("They were told", theirs("November 2024. A tea")),
            ),
            items=(Item(theirs("We travel."), (Fact("What was made for it", theirs("A yes")),)),),
        ),
        Block(
            theirs("No Sundays."),
            facts=(
                Fact("Who said it", theirs("Some")), Fact("Why nothing was done", theirs("No driver.")),
                Fact("They were told", "Not yet."),
            ),
        ),
        Block(theirs("No light."), facts=(Fact("They were told", "Nothing has come of it yet."),)),
    )  # fmt: skip
    assert Block("It began with what people said", 4, items=(theirs("No bus."),)) in only(found, "impact")


def test_what_nobody_wrote_has_no_section() -> None:
    assert set(sections(project(roles="format: 1\n"))) == {"people"}


PLAN = """\
format: 1
actions:
  - {id: a, action: Invite the drivers, group: staff, name: Tom, due: 2026-12-15, status: doing,
     progress: [{date: 2026-11, note: One said yes.}, {date: 2026-02, note: Nobody came.}]}
  - {id: b, action: Ask the church, group: carers, due: 2026-10}
  - {id: c, action: Find a room, name: Ann}
  - {id: d, action: A minibus, group: staff, status: stopped, why: There is a bus., progress: [{date: 2026-09, note: No.}]}
  - {id: e, action: Print it, status: done}
"""


def test_what_is_next_with_who_and_by_when() -> None:
    rules = "---\nformat: 1\nlook_again: 2027-01\n---\n"
    found = project(scores(assets="basic"), plan=PLAN, roles=ROLES, rules=rules, review=REVIEW)
    assert only(found, "next") == (
        Block(
            "What we will do",
            items=(
                Item(
                    theirs("Invite the drivers"),
                    (
                        Fact("Who", theirs("Tom (staff)")),
                        Fact("By", "15 December 2026"),
                        Fact("November 2026", theirs("One said yes.")),
                    ),
                ),
                Item(
                    theirs("Ask the church"),
                    (Fact("Who", theirs("family carers")), Fact("Waiting since", "October 2026")),
                ),
                Item(theirs("Find a room"), (Fact("Who", theirs("Ann")),)),
            ),
        ),
        Block(
            "How we reach who is not here yet",
            items=(
                Item(theirs("A stall."), (Fact("For", theirs("Young people.")), Fact("By", "January 2027"))),
                Item(theirs("A visit"), (Fact("For", theirs("Old people")), Fact("Waiting since", "January 2025"))),
            ),
        ),
        Block(
            "When we look again",
            facts=(
                Fact("The next round of scores", "waiting since 14 November 2024"),
                Fact("The next review", "June 2027"),
                Fact("Our ground rules, read again", "January 2027"),
            ),
        ),
    )


def test_what_came_of_what_was_decided() -> None:
    assert only(project(plan=PLAN), "came-of-it") == (
        Block(
            items=(
                Item(
                    theirs("A minibus"),
                    (
                        Fact("Who", theirs("staff")),
                        Fact("How far it is", "Stopped"),
                        Fact("Why", theirs("There is a bus.")),
                        Fact("September 2026", theirs("No.")),
                    ),
                ),
                Item(theirs("Print it"), (Fact("How far it is", "Done"),)),
            )
        ),
    )


@pytest.mark.parametrize(
    "texts",
    [
        {"settings": "format: 1\nproject: x\nended: 2026-05\n", "plan": PLAN, "review": REVIEW},
        {"review": REVIEW.replace("next:", "last: true\nnext:")},
        {"plan": "format: 1\n"},
    ],
)
def test_where_nothing_is_next_nothing_is_said(texts: dict[str, str]) -> None:
    assert "next" not in sections(project(**texts))


def test_a_section_is_a_heading_with_blocks_in_an_order_that_stays() -> None:
    found = project(FULL, FULL, outcomes=OUTCOMES, roles=ROLES, plan=PLAN, review=REVIEW)
    named = [section.name for section in report(found, RULES, TODAY).sections]
    assert named == [
        "people", "impact", "process", "moved", "examples", "ground-rules", "roles", "pen", "came-of-it", "next",
    ]  # fmt: skip
    for section in report(found, RULES, TODAY).sections:
        assert section.heading
        assert section.blocks
        assert all(block != Block() for block in section.blocks)


def test_words_say_which_language_they_are_in() -> None:
    welsh = "format: 1\nproject: T\u0177 Masarn\nlanguage: cy\npurpose: Ni sy'n penderfynu.\n"
    found = report(project(FULL, settings=welsh), RULES, TODAY)
    assert found.language == "cy"
    about = next(section for section in found.sections if section.name == "purpose")
    assert about.blocks[0].paragraphs == (Words("Ni sy'n penderfynu.", "cy"),)
    process = next(section for section in found.sections if section.name == "process")
    assert process.blocks[0].table is not None
    assert process.blocks[0].table.rows[0] == (Words("Assets", "en"), Words("Basic", "en"))
    own = "format: 1\nid: nef-six-own\nbased_on: nef-six\nprinciples:\n  - {id: assets, name: {cy: Asedau}, meaning: {cy: Pawb.}}\n"
    rounds = FULL.replace("format: 1\n", "format: 1\nframework: nef-six-own\n")
    settings = welsh.replace("format: 1\n", "format: 1\nframework: nef-six-own\n")
    found = report(project(rounds, settings=settings, framework=own), RULES, TODAY)
    blocks = next(section for section in found.sections if section.name == "examples").blocks
    assert blocks[1].heading == "Asedau: Basic"
    assert blocks[1].paragraphs == (Words("Pawb.", "cy"),)


LIVED = {
    "coprod.yaml": SETTINGS,
    "outcomes.yaml": "format: 1\noutcomes:\n  - id: t\n    outcome: We travel.\n"
    "    tasks: [{id: a, task: Ask}, {id: b, task: Draw}, {id: c, task: Sing, status: done}]\n",
    "work-plan.yaml": "format: 1\ntime_for_networks: Two weeks.\ntasks_in_order: [c, b, a]\nactivities:\n"
    "  - {activity: A fair, date: 2024-06, group: members}\n  - {activity: A visit, date: 2030-01, note: It was early.}\n"
    "  - {activity: A walk, date: 2030-02}\n  - {activity: A tea}\n",
    "meetings/2024-06-06.yaml": "format: 1\ndecisions: [We sing., We draw.]\noutcomes: {t: Slowly.}\n",
    "meetings/2024-09-06.yaml": "format: 1\noutcomes: {t: Faster.}\n",
}


def test_what_meetings_decided_and_what_was_done_besides_them_is_told() -> None:
    found = loaded(LIVED).project
    day = (Fact("Decided on", "6 June 2024"),)
    decided, besides = only(found, "came-of-it")
    assert decided == Block(
        "What our meetings decided", items=(Item(theirs("We sing."), day), Item(theirs("We draw."), day))
    )
    fair = (Fact("When", "June 2024"), Fact("Who", theirs("people who live here")))
    visit = (Fact("When", "January 2030"), Fact("How it went", theirs("It was early.")))
    assert besides.items == (Item(theirs("A fair"), fair), Item(theirs("A visit"), visit))
    order, planned = only(found, "next")[:2]
    assert order.items == (theirs("Draw"), theirs("Ask"))
    assert planned.items == (Item(theirs("A walk"), (Fact("When", "February 2030"),)), Item(theirs("A tea")))
    assert only(found, "practicalities") == (
        Block(facts=(Fact("Time to ask those whom we speak for", theirs("Two weeks.")),)),
    )
    said = (Fact("6 June 2024", theirs("Slowly.")), Fact("6 September 2024", theirs("Faster.")))
    assert Block("What our meetings said of it", 4, facts=said) in only(found, "impact")
