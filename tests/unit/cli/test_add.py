"""One thing, added: asked or taken from a file, put in its place, and nothing else touched."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coprod_cli.cli import add_sitting, one_item, planned
from coprod_cli.errors import CoprodError
from coprod_cli.questions.items import ITEMS
from helpers import snapshot, tree
from unit.cli.test_review import drafts, records, written
from unit.making import SETTINGS, coprod

if TYPE_CHECKING:
    from collections.abc import Sequence

OUTCOMES = """\
# Ours.
format: 1
outcomes:
  - id: travel   # the first
    outcome: "We travel alone."
    indicators:
    - {id: alone, indicator: More travel alone, start: {value: 4}}  # counted
  - id: call
    outcome: >-
      Everyone has someone to call on.
"""
SAID = """\
format: 1
said:
- {id: buses, said: The buses stop at six.}   # at the stall
- id: lamp
  said:   "No light."
  not_done_because: "No money."
# The end.
"""
FILES = {"coprod.yaml": SETTINGS, "outcomes.yaml": OUTCOMES, "you-said.yaml": SAID, "bus.jpg": "\n"}
EACH: dict[str, tuple[str, str, Any]] = {
    "said": ("said: Dark.\nwho: People at the stop", "you-said.yaml", {"id": "dark", "said": "Dark.", "who": "People at the stop"}),
    "outcome": ("outcome: We sing.", "outcomes.yaml", {"id": "we-sing", "outcome": "We sing."}),
    "task": ("in: call\ntask: Ask round", "outcomes.yaml", {"id": "ask-round", "task": "Ask round", "status": "to-do"}),
    "indicator": ("in: call\nindicator: Pairs\nstart: {value: 0}", "outcomes.yaml",
                  {"id": "pairs", "indicator": "Pairs", "start": {"value": "0"}}),
    "so-far": ("date: 2026-11\nvalue: 7", "outcomes.yaml", {"date": "2026-11", "value": "7"}),
    "action": ("action: Write to the council about the bus\ngroup: carers", "work-plan.yaml", {
        "id": "write-to-the-council-about-the", "action": "Write to the council about the bus", "group": "carers",
        "decided": {"at": "plan", "date": "2026-11-21"}, "status": "to-do"}),
    "activity": ("activity: A visit", "work-plan.yaml", {"activity": "A visit"}),
    "told": ("in: lamp\ndate: 2026-11-01", "you-said.yaml", {"date": "2026-11-01"}),
    "story": ("kind: story\nwords: We went out.", "stories.yaml",
              {"id": "we-went-out", "kind": "story", "words": "We went out."}),
    "learning": ("learned: Ask first.\nkind: bad", "learning.yaml", {"id": "ask-first", "learned": "Ask first.", "kind": "bad"}),
    "role": ("role: chair\nheld_by: [{group: members}]", "roles.yaml", {"role": "chair", "held_by": [{"group": "members"}]}),
    "skill": ("skill: To cook", "roles.yaml", {"skill": "To cook"}),
    "not-here-yet": ("who: Drivers", "roles.yaml", {"who": "Drivers"}),
}  # fmt: skip
"""One thing of each kind, from a file: the answers, where they go, and what stands there then."""


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project, and a person at the terminal."""
    monkeypatch.setattr(add_sitting, "can_ask", lambda: True)
    monkeypatch.setattr("coprod_cli.cli.asking.can_ask", lambda: True)
    return tree(tmp_path / "maple", FILES)


def sat(project: Path, kind: str, *lines: str, arguments: Sequence[str] = ()) -> Any:
    return coprod("add", kind, *arguments, cwd=project, stdin="".join(f"{line}\n" for line in lines))


def taken(project: Path, kind: str, answers: str, *arguments: str) -> Any:
    return coprod("add", kind, "--answers", "-", *arguments, cwd=project, stdin=answers)


def last(project: Path, kind: str) -> Any:
    """Return the last thing of a kind in its file, wherever it lies."""
    item = ITEMS[kind]
    found = [written(project, item.file.path)]
    for name in item.keys:
        found = [each for data in found for each in data.get(name) or ()]
    return found[-1]


def is_inserted(before: str, after: str) -> bool:
    """Say whether a text is another one with something put in at one place."""
    start = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    return after.endswith(before[start:]) and len(after) > len(before)


# From a file


@pytest.mark.parametrize("kind", EACH)
def test_one_thing_of_each_kind_is_put_in_its_place(kind: str, maple: Path) -> None:
    answers, path, there = EACH[kind]
    done = taken(maple, kind, answers)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith(f"Wrote {path}\n")
    assert last(maple, kind) == there
    assert coprod("check", cwd=maple).exit_code == 0
    text = (maple / path).read_text(encoding="utf-8")
    if path in FILES:
        assert is_inserted(FILES[path], text)
    else:
        assert text.startswith(
            f"# yaml-language-server: $schema=.schemas/{path.removesuffix('.yaml')}.json\nformat: 1\n"
        )


@pytest.mark.parametrize("kind", EACH)
def test_the_same_thing_again_changes_nothing(kind: str, maple: Path) -> None:
    answers, path, _there = EACH[kind]
    taken(maple, kind, answers)
    before = records(maple)
    done = taken(maple, kind, answers)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith(f"{path} says all of that already, and was not changed.\n")
    assert records(maple) == before


def test_what_was_decided_once_and_stopped_may_be_decided_again(maple: Path) -> None:
    plan = "format: 1\nactions: [{id: a, action: A minibus, decided: {at: plan, date: 2025-03}, closed: 2025-04, status: stopped, why: No money.}]\n"
    (maple / "work-plan.yaml").write_text(plan, encoding="utf-8")
    for _again in range(2):
        assert taken(maple, "action", "action: A minibus").exit_code == 0
        assert [each["id"] for each in written(maple, "work-plan.yaml")["actions"]] == ["a", "a-minibus"]


@pytest.mark.parametrize("kind", EACH)
def test_a_dry_run_says_what_would_be_written(kind: str, maple: Path) -> None:
    before = snapshot(maple)
    answers, path, _there = EACH[kind]
    done = taken(maple, kind, answers, "--dry-run")
    assert (done.exit_code, done.stderr) == (0, f"Would write {path}\n")
    assert snapshot(maple) == before
    assert done.stdout == taken(maple, kind, answers).stdout


def test_what_is_shared_belongs_to_what_was_learned(maple: Path) -> None:
    done = taken(maple, "shared", "with: The club\ndate: 2026-11")
    assert done.exit_code == 3
    assert "There is nothing yet that this could belong to.\n  hint: First type: coprod add learning\n" in done.stderr
    assert taken(maple, "learning", EACH["learning"][0]).stderr.endswith("Next: coprod add shared\n")
    assert taken(maple, "shared", "with: The club\ndate: 2026-11").exit_code == 0
    assert last(maple, "shared") == {"with": "The club", "date": "2026-11"}


def test_what_people_said_and_its_outcome_name_each_other(maple: Path) -> None:
    done = taken(maple, "outcome", "outcome: We are out late.\nheard: [buses]")
    assert done.stderr == "Wrote outcomes.yaml\nWrote you-said.yaml\nNext: coprod add indicator\n"
    text = (maple / "you-said.yaml").read_text(encoding="utf-8")
    assert text == SAID.replace("six.}", "six., led_to: [we-are-out-late]}")
    done = taken(maple, "said", "said: It is dark.\nled_to: [call]")
    assert done.stderr == "Wrote you-said.yaml\nWrote outcomes.yaml\nNext: coprod status\n"
    assert written(maple, "outcomes.yaml")["outcomes"][1]["heard"] == ["it-is-dark"]
    assert "[thread-one-way]" not in coprod("check", "--all-advice", cwd=maple).stdout


@pytest.mark.parametrize("after", [0, 1])
def test_a_crash_between_two_files_doubles_nothing(
    after: int, maple: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [after]

    def write(root: Path, plan: planned.PlannedFile) -> None:
        if not left[0]:
            raise CoprodError("The disk is gone.")
        left[0] -= 1
        planned.write(root, plan)

    answers = "outcome: We are out late.\nheard: [buses]"
    whole = tree(tmp_path / "whole", FILES)
    assert taken(whole, "outcome", answers).exit_code == 0
    with monkeypatch.context() as patch:
        patch.setattr(one_item, "write", write)
        assert taken(maple, "outcome", answers).exit_code == 3
    assert ((maple / "outcomes.yaml").read_bytes() == (whole / "outcomes.yaml").read_bytes()) is (after == 1)
    assert taken(maple, "outcome", answers).exit_code == 0
    assert records(maple) == records(whole)


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        ("said", "sad: Dark.\n", 'answers:1:1: error: The key "sad" is not known here. [unknown-key]'),
        ("said", "group: members\n", 'error: The key "said" is missing here. [missing-key]'),
        ("said", "said: Dark.\ngroup: x\n", 'answers:2:8: error: coprod.yaml has no group "x". [unknown-group]'),
        ("said", "said: Dark.\nled_to: [x]\n", 'answers:2:10: error: outcomes.yaml has no outcome "x". [unknown-outcome]'),
        ("said", "said: Dark.\nid: buses\n", 'answers:2:5: error: The id "buses" is given to two things. [id-twice]'),
        ("said", "said: Dark.\nin: travel\n", 'answers:2:5: error: The key "in" is not known here. [unknown-key]'),
        ("task", "task: Ask\n", 'hint: Add a line "in: ..." with one of these: travel, call.'),
        ("task", "in: travl\ntask: Ask\n", 'hint: Did you mean "travel"?'),
        ("task", "in: [travel]\ntask: Ask\n", "answers:1:5: error: There is nothing here with this id. [wrong-value]"),
        ("story", "kind: photo\nfile: bus.jpg\n", "error: Nothing says what is seen in this photo. [wrong-value]"),
        ("story", "kind: photo\nfile: x.jpg\ndescription: A bus\n", "answers:2:7: error: There is no such file in this folder."),
        ("story", "kind: diary\nfile: ../maple/bus.jpg\n", "There is no such file in this folder."),
        ("story", "kind: diary\nfile: coprod.yaml\n", "There is no such file in this folder."),
        ("action", "- action: Ask\n", "[wrong-shape]"),
    ],
)  # fmt: skip
def test_answers_with_errors_write_nothing_and_name_the_place(kind: str, answers: str, said: str, maple: Path) -> None:
    before = records(maple)
    done = taken(maple, kind, answers)
    assert done.exit_code == 3
    assert said in done.stderr
    assert records(maple) == before


def test_personal_data_in_the_answers_are_told_by_kind_and_place(maple: Path) -> None:
    done = taken(maple, "said", "said: Ann, 01172 496 018\n")
    assert done.exit_code == 0
    assert "answers:1:12: warning: This looks like a telephone number. [personal-data]" in done.stderr


def test_a_kind_is_named_or_listed(maple: Path) -> None:
    done = coprod("add", "--answers", "-", cwd=maple, stdin="said: x\n")
    assert done.exit_code == 2
    assert done.stderr.endswith("  hint: Kinds: " + ", ".join(ITEMS) + "\n")
    assert 'Did you mean "outcome"?' in taken(maple, "outcom", "").stderr


signs = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=25)
@given(text=signs, kind=st.sampled_from(["said", "task"]))
@example(" x: ", "task")
def test_any_words_are_kept_as_they_are_and_touch_nothing_else(text: str, kind: str) -> None:
    from coprod_cli.yamltext.scalars import dump

    with tempfile.TemporaryDirectory() as top:
        maple = tree(Path(top), FILES)
        before = FILES[ITEMS[kind].file.path]
        done = taken(maple, kind, dump({kind: text, **({"in": "travel"} if kind == "task" else {})}))
        assert done.exit_code == 0, done.stderr
        data = written(maple, ITEMS[kind].file.path)
        found = data["said"][-1] if kind == "said" else data["outcomes"][0]["tasks"][-1]
        assert found[kind] == text.strip()
        assert is_inserted(before, (maple / ITEMS[kind].file.path).read_bytes().decode())


# Asked

LINES: dict[str, tuple[str, ...]] = {
    "said": ("It is dark.", "", "", "People at the stop", "", "A stall", "", "What vexes you?", "1 3", "1"),
    "outcome": ("We sing.", "", "2026-11", "1 2", "2"),
    "task": ("1", "Ask round", "A list", "2027-01"),
    "indicator": ("2", "Pairs", "1 2", "1", "1", "pairs", "0", "2026-10", "9", "2027-06", "1", "1", "1 3"),
    "so-far": ("", "7", "", "The list"),
    "action": ("Ask the drivers", "staff", "2027-01", "1", "1 4"),
    "activity": ("A visit", "2026-12-11", "1", "1", ""),
    "told": ("2", "2026-11-01", "By card"),
    "story": ("1", "A night", "We went out.", "", "", "1", "2026-10", "1", "2026-11", "Dee", "1 2", "2027-11"),
    "learning": ("Ask first.", "", "bad", "2026-11", ""),
    "role": ("chair", "1 3", "2026-01"),
    "skill": ("To cook", "2"),
    "not-here-yet": ("Drivers", "They work.", "Visit them", "2027-01"),
}
SAID_ALOUD: dict[str, Any] = {
    "said": {"id": "it-is-dark", "said": "It is dark.", "who": "People at the stop", "date": "2026-11-21", "how": "A stall",
             "asked": "What vexes you?", "asked_by": ["members", "staff"], "led_to": ["travel"]},
    "outcome": {"id": "we-sing", "outcome": "We sing.", "agreed": {"date": "2026-11", "groups": ["members", "carers"]},
                "heard": ["lamp"]},
    "task": {"id": "ask-round", "task": "Ask round", "output": "A list", "due": "2027-01", "status": "to-do"},
    "indicator": {"id": "pairs", "indicator": "Pairs", "purpose": ["prove", "improve"], "looks_at": "impact",
                  "kind": "number", "unit": "pairs", "chosen_by": ["members"], "gathered_by": ["members"],
                  "read_by": ["members", "staff"], "start": {"value": "0", "date": "2026-10"},
                  "target": {"value": "9", "due": "2027-06"}},
    "so-far": {"date": "2026-11-21", "value": "7", "source": "The list"},
    "action": {"id": "ask-the-drivers", "action": "Ask the drivers", "principles": ["assets", "networks"],
               "outcomes": ["travel"], "group": "staff", "due": "2027-01", "status": "to-do",
               "decided": {"at": "plan", "date": "2026-11-21"}},
    "activity": {"activity": "A visit", "date": "2026-12-11", "group": "members", "outcomes": ["travel"]},
    "told": {"date": "2026-11-01", "how": "By card"},
    "story": {"id": "a-night", "kind": "story", "title": "A night", "words": "We went out.", "group": "members",
              "date": "2026-10", "outcomes": ["travel"],
              "consent": {"given": "2026-11", "shown_as": "Dee", "where": ["report", "network"], "until": "2027-11"}},
    "learning": {"id": "ask-first", "learned": "Ask first.", "kind": "bad", "date": "2026-11"},
    "role": {"role": "chair", "held_by": [{"group": "members"}, {"group": "staff"}], "since": "2026-01"},
    "skill": {"skill": "To cook", "held_by": [{"group": "carers"}]},
    "not-here-yet": {"who": "Drivers", "why": "They work.", "next_step": "Visit them", "due": "2027-01"},
}  # fmt: skip


@pytest.mark.parametrize("kind", LINES)
def test_a_whole_conversation_is_written(kind: str, maple: Path) -> None:
    done = sat(maple, kind, *LINES[kind])
    assert done.exit_code == 0, done.stderr
    assert last(maple, kind) == SAID_ALOUD[kind]
    assert drafts(maple) == []
    assert coprod("check", cwd=maple).exit_code == 0


@pytest.mark.parametrize("kind", LINES)
def test_stopping_anywhere_and_going_on_ends_in_the_same_files(kind: str, maple: Path, tmp_path: Path) -> None:
    whole = tree(tmp_path / "whole", FILES)
    assert sat(whole, kind, *LINES[kind]).exit_code == 0
    for line in LINES[kind][:-1]:
        done = sat(maple, kind, line)
        assert done.exit_code == 130, done.stderr
        assert f"Saved. To go on, type: coprod add {kind}\n" in done.stderr
        assert {path: (maple / path).read_text(encoding="utf-8") for path in FILES} == FILES
    assert sat(maple, kind, LINES[kind][-1]).exit_code == 0
    assert records(maple) == records(whole)


def test_a_kind_is_chosen_and_asked(maple: Path) -> None:
    done = coprod("add", cwd=maple, stdin="skill\nTo cook\n\n")
    assert done.exit_code == 0, done.stderr
    assert "1. said: Something that people said.\n" in done.stderr
    assert last(maple, "skill") == {"skill": "To cook"}


def test_what_a_thing_belongs_to_is_said_where_there_is_one_only(maple: Path) -> None:
    done = sat(maple, "so-far", "q")
    assert "What did you look at?\nMore travel alone\nWhen did you look?" in done.stderr


def test_a_look_without_a_number_needs_words(maple: Path) -> None:
    done = sat(maple, "so-far", "", "", "s", "Slowly.", "", "")
    assert "Please tell how it goes, as a number or in words.\n" in done.stderr
    assert last(maple, "so-far") == {"date": "2026-11-21", "note": "Slowly."}


def test_a_file_that_is_not_there_may_be_put_there_meanwhile(maple: Path) -> None:
    assert sat(maple, "story", "photo", "The bus", "photos/bus.jpg", "q").exit_code == 0
    tree(maple, {"photos/bus.jpg": b"\xff"})
    done = sat(maple, "story", "A bus in the rain.", "", *[""] * 4)
    assert done.exit_code == 0, done.stderr
    assert last(maple, "story") == {
        "id": "the-bus", "kind": "photo", "title": "The bus", "file": "photos/bus.jpg", "description": "A bus in the rain.",
    }  # fmt: skip


def test_a_file_that_is_not_there_is_named_again_or_left_out(maple: Path) -> None:
    done = sat(maple, "story", "diary", "Tea", "s", "x.txt", "1", "/etc/hostname", "2", "s", *[""] * 4)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.count("There is no such file in this folder.\n") == 2
    assert last(maple, "story") == {"id": "tea", "kind": "diary", "title": "Tea"}


def test_an_answer_that_was_taken_back_leads_nowhere(maple: Path) -> None:
    """Without a group someone else is asked for; with one after all, that answer is left out."""
    done = sat(maple, "said", "Dark.", "", "", "People at the stop", "b", "b", "1", *[""] * 6)
    assert done.exit_code == 0, done.stderr
    assert last(maple, "said") == {"id": "dark", "said": "Dark.", "group": "members", "date": "2026-11-21"}


def test_without_a_terminal_an_answers_file_is_asked_for(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(add_sitting, "can_ask", lambda: False)
    done = sat(maple, "said")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "Put the answers in a file: coprod add said --answers FILE" in done.stderr
