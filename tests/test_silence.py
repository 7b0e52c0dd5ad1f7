"""A story that may not be shown leaves no trace: every page is the one of a project that never had it."""

from __future__ import annotations

import datetime
import shutil
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coprod_cli.analysis.covered import covered, what_tells
from coprod_cli.analysis.difference import difference
from coprod_cli.analysis.withdrawal import by_file, parts
from coprod_cli.render import changes, html, markdown, status
from coprod_cli.render.document import pictures
from coprod_cli.render.picture_words import page as picture_page
from coprod_cli.words.agenda import agenda
from coprod_cli.words.report import report
from coprod_cli.words.review import document
from coprod_cli.words.so_far_picture import so_far_picture
from coprod_cli.yamltext.edit import edited
from helpers import tree
from unit.making import SETTINGS, coprod, loaded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coprod_cli.project import Project
    from coprod_cli.words.document import Document

TODAY = datetime.date(2026, 11, 21)
WORDS = "We rode the Zanzibar bus until it was morning."
REFUSED = (
    "", "consent: {where: [anywhere]}", "consent: {given: 2026-01, where: [network]}",
    "consent: {given: 2026-01, where: [anywhere], until: 2026-10}",
    "consent: {given: 2026-01, where: [anywhere], withdrawn: 2026-10}",
    "consent: {given: 2027-01, where: [anywhere]}",
)  # fmt: skip
EXAMPLES = {
    "another": "{said: On 2 October Kofi ran the evening with two of us.}",
    "names it": "{said: On Friday two of us went to hear a band., story: bus}",
    "has its words": f"{{said: {WORDS.upper()}, told_by: members}}",
    "has the words of one that names it": "{said: On Friday two of us went to hear a band.}",
    "names an unknown one": "{said: Zanzibar by night., story: nobody}",
    "points to assets": "{same_as: assets}",
}
LOOKS = {
    "another": "{date: 2026-05, value: 4}",
    "names it": "{date: 2026-09, value: 7, note: Zanzibar by bus., story: bus}",
    "has its words": f"{{date: 2026-10, note: {WORDS}}}",
}
PRINCIPLES = ("assets", "networks")

examples = st.lists(st.sampled_from(sorted(EXAMPLES)), max_size=3)
rounds = st.fixed_dictionaries(dict.fromkeys(PRINCIPLES, examples))


def a_round(month: str, given: Mapping[str, list[str]]) -> str:
    lines = ["format: 1", f"date: {month}-14", "counts: {members: 5, carers: 4, staff: 4}", "scores:", "  project:"]
    for name, kinds in given.items():
        lines += [f"    {name}:", "      level: basic"]
        told = [EXAMPLES[kind] for kind in kinds if name != "assets" or kind != "points to assets"]
        lines += ["      examples:"] if told else []
        lines += [f"        - {each}" for each in told]
    return "\n".join([*lines, ""])


def files(
    consent: str, before: Mapping[str, list[str]], after: Mapping[str, list[str]], looks: list[str]
) -> dict[str, str]:
    so_far = ["        so_far:", *(f"          - {LOOKS[kind]}" for kind in looks)] if looks else []
    return {
        "coprod.yaml": SETTINGS,
        "stories.yaml": "\n".join([
            "format: 1", "stories:",
            f"  - {{id: bus, kind: story, title: Zanzibar, words: {WORDS}{', ' if consent else ''}{consent}}}",
            "  - {id: tea, kind: diary, words: Tea at four., consent: {given: 2026-01, where: [report]}}", "",
        ]),
        "assessments/2026-05.yaml": a_round("2026-05", before),
        "assessments/2026-10.yaml": a_round("2026-10", after),
        "reviews/2026-10.yaml": "format: 1\ndate: 2026-10-20\ncompared: {from: 2026-05, to: 2026-10}\nnext: 2027-04\n",
        "outcomes.yaml": "\n".join([
            "format: 1", "outcomes:", "  - id: travel", "    outcome: People travel on their own.", "    indicators:",
            "      - id: trips", "        indicator: How many go out", *so_far, "",
        ]),
    }  # fmt: skip


def without(story: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the files as `coprod withdraw` leaves them, and without what names a story that nobody knows."""
    left = dict(given)
    for each in (story, "nobody"):
        project = loaded(left).project
        for path, found in by_file(parts(project, each, what_tells(project, frozenset({each})))).items():
            edits = [edit for part in reversed(found) for edit in part.edits]
            left[str(path)] = edited(path, left[str(path)].encode(), edits).decode()
    return left


def shown(project: Project) -> Iterator[str]:
    """Yield everything that others can read of a project."""
    yield from map(
        as_markdown, (report(project, (), TODAY), document(project, project.reviews[-1]), agenda(project, TODAY))
    )
    page = report(project, (), TODAY)
    yield html.page(page, {picture.name: b"<svg></svg>" for picture in pictures(page)}, {})
    moved = difference(project, project.rounds[0], project.rounds[1])
    yield from (changes.text(project, moved), changes.markdown(project, moved), changes.json(project, moved))
    yield from (status.text(project, ()), status.json(project, ()))
    numbers = so_far_picture(project, "Numbers", (each for one in project.all_outcomes for each in one.indicators))
    yield picture_page(numbers) if numbers is not None else "no numbers"


def as_markdown(page: Document) -> str:
    return markdown.page(page, {picture.name: picture.name for picture in pictures(page)}, {})


@settings(max_examples=25)
@given(st.sampled_from(REFUSED), rounds, rounds, st.lists(st.sampled_from(sorted(LOOKS)), max_size=3))
@example(REFUSED[1], {"assets": ["names it"], "networks": ["points to assets"]}, {"assets": ["another"]}, ["names it"])
@example(REFUSED[4], {"assets": ["another"]}, {"assets": ["names it", "another"], "networks": ["points to assets"]}, [])
def test_no_page_differs_from_that_of_a_project_that_never_had_the_story(
    consent: str, before: dict[str, list[str]], after: dict[str, list[str]], looks: list[str]
) -> None:
    had = files(consent, before, after, looks)
    never = loaded(without("bus", had))
    assert never.findings == ()
    pages = list(shown(covered(loaded(had).project, "report", TODAY)))
    assert pages == list(shown(never.project))
    assert "zanzibar" not in "".join(pages).casefold()


def test_a_story_that_may_be_shown_is_shown_where_it_is_told() -> None:
    had = files(
        "consent: {given: 2026-01, where: [report]}", {"assets": ["another"]}, {"assets": ["names it"]}, ["names it"]
    )
    told, *_review, page, text, _markdown, _json, state, _state, _numbers = shown(
        covered(loaded(had).project, "report", TODAY)
    )
    for each in (WORDS, "Zanzibar by bus", "On Friday two of us"):
        assert each in told
        assert each in page
    assert "On Friday two of us" in text
    assert "Zanzibar by bus" in state


COMMANDS = (
    ("report", "-o", "page.html"), ("review", "--agenda"), ("diff", "--format", "json"), ("chart", "--kind", "so-far"),
)  # fmt: skip


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_the_commands_are_silent_too_and_only_the_helper_is_told(arguments: tuple[str, ...], riverside: Path) -> None:
    stories = riverside / "stories.yaml"
    text = stories.read_text("utf-8").replace("given: 2026-08-14", "given: 2026-08-14\n      withdrawn: 2026-11-20", 1)
    stories.write_text(text, "utf-8")
    never = shutil.copytree(riverside, riverside.with_name("never"))
    assert coprod("withdraw", "first-night-bus", "--yes", cwd=never).exit_code == 0
    run = partial(coprod, *arguments)
    silent, clear = run(cwd=riverside), run(cwd=never)
    assert (silent.exit_code, silent.stdout) == (clear.exit_code, clear.stdout)
    assert "first-night-bus" in silent.stderr
    assert "first-night-bus" not in clear.stderr
    made = [written(riverside), written(never)]
    assert made[0] == made[1]
    assert ("diff" in arguments) == (not made[0])
    assert not any(b"first-night-bus" in content for content in made[0].values())


def written(folder: Path) -> dict[PurePosixPath, bytes]:
    found = [*folder.glob("reports/*"), *folder.glob("*.html")]
    return {PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes() for path in found}


ONE = files(REFUSED[4], {"assets": ["names it"]}, {"assets": ["names it"]}, ["names it"])


@pytest.mark.parametrize("command", ["review", "assess", "assess --group members"])
def test_no_conversation_reads_it_out(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("review_sitting", "assessing", "asking"):
        monkeypatch.setattr(f"coprod_cli.cli.{module}.can_ask", lambda: True)
    maple = tree(tmp_path / "maple", ONE)
    lines = ["", "4", "3", "2", *["s"] * 40]
    said = coprod(*command.split(), cwd=maple, stdin="\n".join(lines)).stderr
    assert "How our outcomes go" in said or "Last time, in October 2026: Basic." in said
    assert "Zanzibar" not in said
    assert "On Friday two of us" not in said


def test_the_helper_is_told_where_other_words_stand_around_it(tmp_path: Path) -> None:
    learned = f"format: 1\nlearning:\n  - {{id: a, learned: 'As one said: {WORDS}', kind: good}}\n"
    said = f"format: 1\nsaid:\n  - {{id: b, said: 'At the stall: {WORDS}'}}\n"
    maple = tree(tmp_path / "maple", {**ONE, "learning.yaml": learned, "you-said.yaml": said})
    for command in (["report", "-o", "page.html"], ["report", "--learning", "-o", "page.md"]):
        assert f"{command[-1]} tells a story that may not be shown" in coprod(*command, cwd=maple).stderr
    (maple / "you-said.yaml").unlink()
    assert "in the midst of other words" not in coprod("report", "-o", "page.html", cwd=maple).stderr
