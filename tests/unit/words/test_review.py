"""The page of a review: what stands on it, in which order, and that people's words stay words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from coprod_cli.render.document import pictures
from coprod_cli.render.markdown import page
from coprod_cli.words.review import document
from unit.making import SETTINGS, loaded, scores

if TYPE_CHECKING:
    from coprod_cli.words.document import Document

PLAN = """\
format: 1
actions:
  - {id: a, action: Ask the drivers, group: staff, due: 2024-12, progress: [{date: 2024-11-20, note: They came.}]}
  - {id: b, action: Find a room, status: stopped, why: The library has one., closed: 2024-11-20}
  - {id: c, action: Sing, group: members, name: Kofi, decided: {at: review, date: 2024-11-20}, due: 2025-02-01}
  - {id: d, action: Dance, decided: {at: review, date: 2024-11-20}}
"""
REVIEW = """\
format: 1
date: 2024-11-20
counts: {members: 4, staff: 2}
compared: {from: 2024-05, to: 2024-11}
why: {project: {assets: Two lead.}, organisation: {assets: Not shown.}}
helped: The keys.
in_the_way: The bus.
still_fits: {aims: Both., principles: All.}
outcomes: Eleven travel alone.
ground_rules: Papers come sooner.
pen: Carers take the minutes.
not_here_yet: Drivers.
tell: Two of us do.
learned: [Ask first., Cake helps.]
gave: [Friends.]
cost: [Saturdays., Money.]
worth_it: Yes.
changed_elsewhere: The church asks too.
next: 2025-05
"""
FILES = {
    "coprod.yaml": SETTINGS,
    "assessments/2024-05.yaml": scores(assets="basic", mutuality="basic").replace("MONTH", "2024-05"),
    "assessments/2024-11.yaml": scores(assets="excellent", mutuality="basic").replace("MONTH", "2024-11")
    + "changed_around_us: [Rain.]\n",
    "work-plan.yaml": PLAN,
    "reviews/2024-11.yaml": REVIEW,
}


def made(more: dict[str, str] | None = None) -> Document:
    found = loaded({**FILES, **(more or {})})
    assert found.findings == ()
    return document(found.project, found.project.reviews[-1])


def text(more: dict[str, str] | None = None) -> str:
    found = made(more)
    return page(found, {picture.name: f"{picture.name}.svg" for picture in pictures(found)}, {})


def test_everything_that_was_said_stands_on_the_page_in_the_order_of_the_review() -> None:
    assert (
        text()
        == """\
# Maple House: our review of November 2024

Held on 20 November 2024.

Who was there: 4 people who live here, 2 staff.

## What became of what we decided before

- Ask the drivers
  - **Who:** staff
  - **By when:** December 2024
  - **How far it is:** Not begun
  - **20 November 2024:** They came.
- Find a room
  - **Who:** nobody yet
  - **How far it is:** Stopped
  - **Why:** The library has one.

## What moved from May 2024 to November 2024, and why

### About our project

![Maple House, May 2024 to November 2024: our project](change-project-2024-05-2024-11.svg)

- Assets rose from Basic to Excellent.
  - **Why:** Two lead.
- Mutuality stayed at Basic.

#### Levels in November 2024: our project

![Maple House, November 2024: our project](wheel-project-2024-11.svg)

| Principle | Level |
| --- | --- |
| Assets | Excellent |
| Capacity | Not answered |
| Mutuality | Basic |
| Networks | Not answered |
| Shared roles | Not answered |
| Catalysts | Not answered |

### What changed around us

- Rain.

## How we worked together

**What helped:** The keys.

**What was in the way:** The bus.

**Which principles matter now:** All.

**Our ground rules:** Papers come sooner.

**Who holds the pen:** Carers take the minutes.

**Who is not here yet:** Drivers.

**Whom we tell what came of it:** Two of us do.

### What we learned

- Ask first.
- Cake helps.

## What changed in people's lives

**What changed, and how we know:** Eleven travel alone.

**What changed in other places because of our work:** The church asks too.

**Whether our aims still fit:** Both.

## What taking part was like

### What it gave people

- Friends.

### What it cost people

- Saturdays.
- Money.

### Was it worth the effort?

Yes.

## What we decided to do

| What | Who | By when |
| --- | --- | --- |
| Sing | Kofi (people who live here) | 1 February 2025 |
| Dance | nobody yet | No day yet |

## When we look back again

May 2025.
"""
    )


def test_a_review_that_says_little_has_no_empty_headings() -> None:
    said = text({"reviews/2024-11.yaml": "format: 1\ndate: 2024-11-20\n", "work-plan.yaml": "format: 1\n"})
    assert said == "# Maple House: our review of November 2024\n\nHeld on 20 November 2024.\n"
    dayless = text({"reviews/2024-11.yaml": "format: 1\n", "work-plan.yaml": "format: 1\n"})
    assert dayless == "# Maple House: our review of November 2024\n"


def test_the_last_review_and_a_group_that_was_alone_are_told_at_the_beginning() -> None:
    alone = REVIEW.replace("staff: 2", "staff: 0").replace("next: 2025-05", "last: true")
    assert made({"reviews/2024-11.yaml": alone}).opening == (
        "This is the last review. The project has ended.", "Held on 20 November 2024.",
        "Who was there: 4 people who live here, 0 staff.",
        "Only one group was there: people who live here. What stands here is not yet shared with the others.",
    )  # fmt: skip


@pytest.mark.parametrize("gone", ["assessments/2024-05.yaml", "assessments/2024-11.yaml"])
def test_a_round_that_is_not_here_is_not_compared(gone: str) -> None:
    files = {name: said for name, said in FILES.items() if name != gone}
    found = loaded(files).project
    headings = [section.heading for section in document(found, found.reviews[0]).sections]
    assert headings[:2] == ["What became of what we decided before", "How we worked together"]


def test_another_name_of_a_principle_finds_its_reason() -> None:
    aliased = FILES["assessments/2024-11.yaml"].replace("mutuality:", "capabilities:")
    why = REVIEW.replace("{assets: Two lead.}", "{capabilities: New here.}", 1)
    said = text({"assessments/2024-11.yaml": aliased, "reviews/2024-11.yaml": why})
    assert "**Why:** New here." in said


def test_a_picture_of_what_moved_and_the_wheel_of_now_stand_in_the_page() -> None:
    assert [picture.name for picture in pictures(made())] == ["change-project-2024-05-2024-11", "wheel-project-2024-11"]
    said = text()
    assert "![Maple House, May 2024 to November 2024: our project](change-project-2024-05-2024-11.svg)\n" in said
    assert "| Assets | Excellent |" in said


HOSTILE = [
    "<script>alert(1)</script>", "[x](javascript:a) ![y](z)", "$x^2$ `code` **bold**", "| a | b |", "# heading",
    "- item", "1. item", "www.example.org ann@example.org", "\U0001f600 \u05d0\u05d1 e\u0301", "x" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE, ids=range(len(HOSTILE)))
def test_people_s_words_stay_words(said: str) -> None:
    quoted = "'" + said.replace("'", "''") + "'"
    review = f"format: 1\ncompared: {{from: 2024-05, to: 2024-11}}\nhelped: {quoted}\ngave: [{quoted}]\n"
    review += f"why: {{project: {{assets: {quoted}}}}}\n"
    plan = f"format: 1\nactions: [{{id: a, action: {quoted}, progress: [{{date: 2024-11, note: {quoted}}}], name: {quoted}}}, "
    plan += f"{{id: b, action: {quoted}, decided: {{at: review, date: 2024-11}}}}]\n"
    shown = text({"reviews/2024-11.yaml": review, "work-plan.yaml": plan})
    plain = text(
        {"reviews/2024-11.yaml": review.replace(quoted, "word"), "work-plan.yaml": plan.replace(quoted, "word")}
    )
    reader = MarkdownIt("gfm-like", {"linkify": False})
    assert [token.type for token in reader.parse(shown)] == [token.type for token in reader.parse(plain)]
    inline = [child.type for token in reader.parse(shown) for child in token.children or ()]
    assert set(inline) <= {"text", "text_special", "softbreak", "strong_open", "strong_close", "image"}
