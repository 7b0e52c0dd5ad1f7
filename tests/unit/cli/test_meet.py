"""A meeting, asked or taken from a file: what is kept, what is written, and what is shown for a longer talk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.cli import meet_sitting, meeting, planned
from coprod_cli.errors import CoprodError
from helpers import snapshot, tree
from unit.cli.test_review import drafts, records, written
from unit.making import SETTINGS, coprod, scores

if TYPE_CHECKING:
    from collections.abc import Sequence

PLAN = """\
# Ours.
format: 1
meet_every: 4 weeks   # on Wednesdays
actions:
  - {id: drivers, action: Ask the drivers, group: staff, due: 2026-11}  # at the depot
  - id: room
    action:   "Find a room"
    due: 2026-09
"""
LAST = """\
format: 1
counts: {members: 5, staff: 2}
pen: {agenda: [staff], chair: [members, outside]}
questions:
  ground_rules: {answer: "yes"}
  worries: [The key]
"""
FILES = {
    "coprod.yaml": SETTINGS,
    "assessments/2026-10.yaml": scores(assets="basic").replace("MONTH", "2026-10"),
    "outcomes.yaml": "format: 1\noutcomes: [{id: a, outcome: We travel alone.}]\n",
    "work-plan.yaml": PLAN,
    "meetings/2026-10-21.yaml": LAST,
}
MEETING = "meetings/2026-11-18.yaml"
LINES = (
    "2026-11-18", "no", "done", "They came.", "doing", "", "2027-01",  # the day, what was open: both actions
    "4", "1", "2", "5", "A seat.",  # who came, how many again, newcomers
    "", "", "", "carers", "", "1 3",  # who held the pen
    "yes", "part", "Loud.", "s",  # yes, partly, no
    "The hall", "", "Tea.", "", "", "", "",  # in people's words
    "We sing.", "", "Sing in the library", "carers", "2027-02", "",  # decisions, actions
    "Faster.",  # the outcome
)  # fmt: skip
ANSWERS = """\
meeting:
  counts: {members: 4, staff: 2}
  questions: {co_producing: {answer: no, why: Staff spoke most.}}
  settled: [The key]
work-plan:
  actions:
    - {id: drivers, status: done, progress: [{date: 2026-11-18, note: They came.}]}
    - {action: Write to the council about the bus, group: carers}
"""


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a meeting and a plan, and a person at the terminal."""
    monkeypatch.setattr(meet_sitting, "can_ask", lambda: True)
    return tree(tmp_path / "maple", FILES)


def sat(project: Path, *lines: str, arguments: Sequence[str] = ()) -> Any:
    return coprod("meet", *arguments, cwd=project, stdin="".join(f"{line}\n" for line in lines))


def taken(project: Path, answers: str = ANSWERS, *arguments: str) -> Any:
    return coprod("meet", "2026-11-18", "--answers", "-", *arguments, cwd=project, stdin=answers)


# Asked


def test_a_whole_meeting_is_written_and_said(maple: Path) -> None:
    done = sat(maple, *LINES)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    assert done.stderr.splitlines()[-3:] == ["Wrote work-plan.yaml", f"Wrote {Path(MEETING)}", "Next: coprod status"]
    text = (maple / MEETING).read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../.schemas/meeting.json\nformat: 1\ncounts:\n  members: 4\n"
    )
    assert written(maple, MEETING) == {
        "format": "1", "counts": {"members": "4", "carers": "1", "staff": "2"}, "came_last_time": "5",
        "newcomers_offered": "A seat.",
        "pen": {"agenda": ["staff"], "chair": ["members", "outside"], "minutes": ["carers"],
                "time_and_place": ["members", "staff"]},
        "questions": {"co_producing": {"answer": "yes"}, "ground_rules": {"answer": "partly", "why": "Loud."},
                      "worries": ["The key", "The hall"], "going_well": ["Tea."]},
        "decisions": ["We sing."], "outcomes": {"a": "Faster."},
    }  # fmt: skip
    assert drafts(maple) == []
    assert coprod("check", cwd=maple).exit_code == 0


def test_a_worry_of_several_lines_is_asked_about_as_one(maple: Path) -> None:
    (maple / "meetings/2026-10-21.yaml").write_text(
        "format: 1\nquestions:\n  worries:\n    - |\n      The key\n      is lost.\n", encoding="utf-8"
    )
    assert "\nThe key is lost.\n" in sat(maple, "2026-11-18", "q").stderr


def test_the_plan_is_changed_where_it_has_to_be_and_nowhere_else(maple: Path) -> None:
    sat(maple, *LINES)
    assert (
        (maple / "work-plan.yaml").read_text(encoding="utf-8")
        == """\
# Ours.
format: 1
meet_every: 4 weeks   # on Wednesdays
actions:
  - {id: drivers, action: Ask the drivers, group: staff, due: 2026-11, status: done, closed: 2026-11-18, progress: [{date: 2026-11-18, note: "They came."}]}  # at the depot
  - id: room
    action:   "Find a room"
    due: 2027-01
    status: doing
  - id: sing-in-the-library
    action: "Sing in the library"
    group: carers
    due: 2027-02
    decided:
      at: meeting
      date: 2026-11-18
    status: to-do
"""
    )


def test_stopping_anywhere_and_going_on_ends_in_the_same_files(maple: Path, tmp_path: Path) -> None:
    whole = tree(tmp_path / "whole", FILES)
    assert sat(whole, *LINES).exit_code == 0
    for line in LINES[:-1]:
        done = sat(maple, line)
        assert done.exit_code == 130, done.stderr
        assert "Saved. To go on, type: coprod meet\n" in done.stderr
        assert not (maple / MEETING).exists()
        assert (maple / "work-plan.yaml").read_text(encoding="utf-8") == PLAN
    assert sat(maple, LINES[-1]).exit_code == 0
    assert records(maple) == records(whole)


def test_going_on_says_what_was_answered_last(maple: Path) -> None:
    sat(maple, *LINES[:1], "q")
    assert "Your answers so far are safe.\nThe last question was: On which day did you meet?" in sat(maple, "q").stderr
    said = sat(maple, *LINES[1:2], "q").stderr
    assert "\nYour answer: 2026-11-18\n" in said
    said = sat(maple, "q").stderr
    assert "The last question was: Last time, this worried someone: Is this settled now?\nYour answer: No" in said
    sat(maple, "s", "q")
    assert "How far is it?\nYou left it out.\n" in sat(maple, "q").stderr


def test_an_action_that_somebody_looks_at_meanwhile_keeps_its_answers(maple: Path) -> None:
    assert sat(maple, *LINES[:4], "q").exit_code == 0
    plan = (maple / "work-plan.yaml").read_text(encoding="utf-8")
    looked = plan.replace("due: 2026-11}", "due: 2027-01, progress: [{date: 2026-11-01, note: Soon.}]}", 1)
    assert looked != plan
    (maple / "work-plan.yaml").write_text(looked, encoding="utf-8")
    assert sat(maple, *LINES[4:]).exit_code == 0
    assert written(maple, "work-plan.yaml")["actions"][0]["progress"][-1]["note"] == "They came."


def test_activities_are_added_and_other_keys_of_the_plan_are_told(maple: Path) -> None:
    first = "work-plan: {meet_every: 4 weeks, activities: [{activity: A visit}]}\n"
    assert taken(maple, first).exit_code == 0
    done = taken(maple, "work-plan: {meet_every: 2 weeks, activities: [{activity: A fair}, {activity: A visit}]}\n")
    assert "Before, meet_every said: 4 weeks\n" in done.stderr
    assert [each["activity"] for each in written(maple, "work-plan.yaml")["activities"]] == ["A visit", "A fair"]


def test_each_day_that_is_named_has_its_own_draft(maple: Path) -> None:
    done = sat(maple, "yes", "q", arguments=["2026-11-04"])
    assert done.exit_code == 0
    assert "On which day" not in done.stderr
    assert done.stderr.endswith("Saved. To go on, type: coprod meet 2026-11-04\n")
    assert sat(maple, "q").stderr.startswith("Every answer is kept at once.")
    assert sat(maple, "q", arguments=["2026-11-04"]).stderr.startswith("You go on where you stopped.")


def test_nothing_said_writes_nothing(maple: Path) -> None:
    done = sat(maple, "", "no", *["s"] * 30)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.endswith("\nNothing was written, because nothing was said.\n")
    assert records(maple).keys() == FILES.keys()
    assert drafts(maple) == []


def test_a_dry_run_asks_and_writes_nothing(maple: Path) -> None:
    before = snapshot(maple)
    done = sat(maple, *LINES, arguments=["--dry-run"])
    assert done.exit_code == 0
    assert done.stderr.endswith(f"\nWould write work-plan.yaml\nWould write {Path(MEETING)}\n")
    assert snapshot(maple) == before


def test_without_a_terminal_an_answers_file_is_asked_for(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meet_sitting, "can_ask", lambda: False)
    done = sat(maple, "")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "Put the answers in a file: coprod meet --answers FILE" in done.stderr


def test_a_day_that_is_written_down_is_added_to_by_span(maple: Path) -> None:
    tree(maple, {MEETING: "format: 1  # by hand\ndecisions:\n- Tea\ncounts: {members: 3}  # or four\n"})
    ten = [""] * 8  # who was last there, and who held the pen, as the file says: nothing
    done = sat(maple, "2026-11-18", "", "", "", "", "1", "2", "s", *ten[:6], *ten, "We dance.", "", "", "")
    assert done.exit_code == 0, done.stderr
    assert "The meeting of 18 November 2026 is written down already." in done.stderr
    text = (maple / MEETING).read_text(encoding="utf-8")
    assert text.startswith("format: 1  # by hand\ndecisions:\n- Tea\n- ")
    assert "counts: {members: 3, carers: 1, staff: 2}  # or four\n" in text
    assert written(maple, MEETING)["decisions"] == ["Tea", "We dance."]
    assert "questions" not in written(maple, MEETING)


def test_without_groups_nobody_is_asked_who_came(maple: Path) -> None:
    tree(
        maple,
        {
            "coprod.yaml": "format: 1\nproject: x\n",
            "work-plan.yaml": "format: 1\n",
            "meetings/2026-10-21.yaml": "format: 1\n",
        },
    )
    done = sat(maple, "", "q")
    assert "No groups stand in coprod.yaml, so nobody is asked who came.\n" in done.stderr
    assert "How many came from" not in done.stderr


# A crash between two files


@pytest.mark.parametrize("after", [0, 1])
@pytest.mark.parametrize("asked", [True, False])
def test_a_crash_between_two_files_doubles_nothing(
    after: int, asked: bool, maple: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold(project: Path, *lines: str) -> Any:
        return sat(project, *lines) if asked else taken(project)

    left = [after]

    def write(root: Path, plan: planned.PlannedFile) -> None:
        if not left[0]:
            raise CoprodError("The disk is gone.")
        left[0] -= 1
        planned.write(root, plan)

    whole = tree(tmp_path / "whole", FILES)
    assert hold(whole, *LINES).exit_code == 0
    with monkeypatch.context() as patch:
        patch.setattr(meeting, "write", write)
        assert hold(maple, *LINES).exit_code == 3
    assert ((maple / "work-plan.yaml").read_bytes() == (whole / "work-plan.yaml").read_bytes()) is (after == 1)
    assert not (maple / MEETING).exists()
    assert hold(maple).exit_code == 0
    assert records(maple) == records(whole)
    assert drafts(maple) == []


# From a file


def test_the_answers_of_a_file_are_taken(maple: Path) -> None:
    done = taken(maple)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    assert done.stderr == f"Wrote work-plan.yaml\nWrote {Path(MEETING)}\nNext: coprod status\n"
    assert written(maple, "work-plan.yaml")["actions"][2] == {
        "id": "write-to-the-council-about-the", "action": "Write to the council about the bus", "group": "carers",
        "decided": {"at": "meeting", "date": "2026-11-18"}, "status": "to-do",
    }  # fmt: skip


def test_what_the_answers_forget_is_told(maple: Path) -> None:
    again = "format: 1\nquestions: {worries: [The key], not_working: [The lift]}\n"
    (maple / "meetings/2026-11-11.yaml").write_text(again, encoding="utf-8")
    left = "Left open at the meeting before, and neither settled here nor said again:\n"
    assert f"{left}- The lift\nIf it goes on, add it below" in taken(maple).stderr
    silent = coprod("meet", "2026-11-19", "--answers", "-", cwd=maple, stdin="meeting: {counts: {members: 3}}\n")
    assert (silent.exit_code, left in silent.stderr) == (0, False)


def test_the_same_answers_again_change_nothing(maple: Path) -> None:
    taken(maple)
    before = records(maple)
    done = taken(maple)
    assert done.stderr == f"{Path(MEETING)} says all of that already, and was not changed.\nNext: coprod status\n"
    assert records(maple) == before


def test_other_answers_are_laid_over_what_is_there_and_that_is_told(maple: Path) -> None:
    taken(maple)
    more = "meeting: {counts: {carers: 1}, questions: {co_producing: {answer: partly}, learned: [To wait.]}}\n"
    done = taken(maple, more)
    assert "Before, questions co_producing answer said: no\n" in done.stderr
    assert written(maple, MEETING) == {
        "format": "1", "counts": {"members": "4", "staff": "2", "carers": "1"},
        "questions": {"co_producing": {"answer": "partly", "why": "Staff spoke most."}, "learned": ["To wait."]},
        "settled": ["The key"],
    }  # fmt: skip


def test_answers_without_a_day_are_of_today_and_that_is_said(maple: Path) -> None:
    done = coprod("meet", "--answers", "-", cwd=maple, stdin="meeting: {counts: {members: 3}}\n")
    assert done.stderr.startswith("This is the meeting of 21 November 2026: no day was named, so today's was taken.\n")
    assert (maple / "meetings/2026-11-21.yaml").is_file()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("meeting: {count: {members: 4}}\n", 'answers:1:11: error: The key "count" is not known here. [unknown-key]'),
        ("meeting: {counts: {strangers: 4}}\n", 'answers:1:20: error: coprod.yaml has no group "strangers".'),
        ("meeting: {pen: {chair: [outside, x]}}\n", 'answers:1:34: error: coprod.yaml has no group "x".'),
        ("meeting: {outcomes: {b: Slowly}}\n", 'answers:1:22: error: outcomes.yaml has no outcome "b".'),
        ("meeting: {questions: {work_plan: {answer: perhaps}}}\n", "[wrong-value]"),
        ("work-plan:\n  actions:\n    - {id: driver, status: done}\n", 'hint: Did you mean "drivers"?'),
        ("work-plan:\n  actions:\n    - {action: a}\n    - {action: b, group: x}\n", 'answers:4:26: error: coprod.yaml has no group "x".'),
        ("review: {}\n", "[unknown-key]"),
        ("meeting: {date: 2026-11-18}\n", "hint: The day goes behind the command, as in: coprod meet 2026-11-18"),
        ("[]\n", "[wrong-shape]"),
    ],
)  # fmt: skip
def test_answers_with_errors_write_nothing_and_name_the_place(answers: str, said: str, maple: Path) -> None:
    before = records(maple)
    done = taken(maple, answers)
    assert done.exit_code == 3
    assert said in done.stderr
    assert records(maple) == before


@pytest.mark.parametrize("day", ["2026-11", "2026-02-30", "today"])
def test_a_day_that_is_none_is_refused(day: str, maple: Path) -> None:
    done = coprod("meet", day, "--answers", "-", cwd=maple, stdin=ANSWERS)
    assert done.exit_code == 3
    assert f'"{day}" is no day.' in done.stderr


def test_personal_data_in_the_answers_are_told_by_kind_and_place(maple: Path) -> None:
    done = taken(maple, "meeting:\n  newcomers_offered: Ann, 01172 496 018\n")
    assert done.exit_code == 0
    assert "answers:2:27: warning: This looks like a telephone number. [personal-data]" in done.stderr
    assert "01172" not in done.stderr


# A longer talk


def test_three_meetings_are_shown_side_by_side_until_there_was_a_talk(maple: Path) -> None:
    assert taken(maple).stdout == ""
    third = 'meeting: {questions: {ground_rules: {answer: "no", why: <b>Loud</b>}, worries: [The key]}}\n'
    done = coprod("meet", "2026-11-19", "--answers", "-", cwd=maple, stdin=third)
    page = (maple / "reports/talk-2026-11-19.md").read_text(encoding="utf-8")
    assert page.startswith(done.stdout.rstrip())
    assert "- The key\n  - **Said on:** 21 October 2026, 19 November 2026\n" in page
    assert "- 18 November 2026: No\n  - **Why:** Staff spoke most.\n" in page
    assert "<b>" not in page
    assert f"Bring {Path('reports/talk-2026-11-19.md')} to your next meeting" in done.stderr
    talked = coprod("meet", "2026-11-20", "--answers", "-", cwd=maple, stdin="meeting: {longer_talk: true}\n")
    assert (talked.exit_code, talked.stdout) == (0, "")


def test_status_knows_the_last_meeting_and_what_waits(maple: Path) -> None:
    said = coprod("status", cwd=maple)
    assert "1 meeting is written down. The latest was on 21 October 2026.\nNot settled yet:\nThe key\n" in said.stdout
    assert (
        "Meet, and write down together how it went. Waiting since 18 November 2026. Type: coprod meet\n" in said.stdout
    )
    assert json.loads(coprod("status", "--format", "json", cwd=maple).stdout)["meetings"] == ["2026-10-21"]
    tree(maple, {"coprod.yaml": SETTINGS + "ended: 2026-11-01\n"})
    assert "Not settled" not in coprod("status", cwd=maple).stdout


def test_status_says_which_meeting_cannot_be_read(maple: Path) -> None:
    tree(maple, {"meetings/2026-11-01.yaml": "format: ["})
    said = coprod("status", cwd=maple).stdout
    assert "meetings/2026-11-01.yaml cannot be read now.\n" in said
    assert "Meet, and write" not in said
