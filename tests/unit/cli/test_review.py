"""A review, asked or taken from a file: what is kept, what is written in which order, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.cli import planned, review_sitting, reviewing
from coprod_cli.errors import CoprodError
from coprod_cli.yamltext.parse import read_yaml
from helpers import snapshot, tree
from unit.making import SETTINGS, coprod, scores

if TYPE_CHECKING:
    from collections.abc import Sequence

OLD = scores(assets="basic", capacity="excellent").replace("MONTH", "2026-04")
NEW = scores(assets="excellent", capacity="excellent").replace("MONTH", "2026-10")
PLAN = """\
# Ours.
format: 1
actions:
  - {id: drivers, action: Ask the drivers, group: staff, due: 2026-12}  # at the depot
  - id: room
    action:   "Find a room"
    due: 2026-09
"""
FILES = {
    "coprod.yaml": SETTINGS + "# The end.\n",
    "assessments/2026-04.yaml": OLD,
    "assessments/2026-10.yaml": NEW,
    "work-plan.yaml": PLAN,
}
REVIEW = "reviews/2026-11.yaml"
ANSWERS = """\
review:
  date: 2026-11-20
  counts: {members: 4, staff: 2}
  why: {project: {assets: Two lead.}}
  next: 2027-05
work-plan:
  actions:
    - {id: drivers, status: done, progress: [{date: 2026-11-20, note: They came.}]}
    - {action: Write to the council about the bus, group: carers}
"""
LINES = (
    "", "4", "0", "2",  # the day, who is here
    "done", "They came.", "doing", "", "2027-01",  # two open actions
    "Two lead now.", "",  # what moved
    "The keys.", "", "", "All.", "",  # what helped, what was in the way, the principles
    "Drivers.", "The chair asks.", "",  # who is not here yet
    "Friends.", "A voice.", "", "Saturdays.", "", "Yes.", "", "", "",  # gave, cost, worth it, elsewhere, outside
    "Ask before you bake.", "",  # what people learned
    "Sing in the library", "carers", "2027-02", "1 4", "", "",  # one new action, when next
)  # fmt: skip


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with two rounds and a plan, and a person at the terminal."""
    monkeypatch.setattr(review_sitting, "can_ask", lambda: True)
    return tree(tmp_path / "maple", FILES)


def sat(project: Path, *lines: str, arguments: Sequence[str] = ()) -> Any:
    return coprod("review", *arguments, cwd=project, stdin="".join(f"{line}\n" for line in lines))


def taken(project: Path, answers: str = ANSWERS, *arguments: str) -> Any:
    return coprod("review", "--answers", "-", *arguments, cwd=project, stdin=answers)


def written(project: Path, path: str = REVIEW) -> Any:
    document = read_yaml(PurePosixPath(path), (project / path).read_bytes())
    assert document.findings == ()
    return document.data


def records(project: Path) -> dict[str, bytes]:
    """Return the records and the pages of a project, without drafts and the lock."""
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in sorted(project.rglob("*.*"))
            if path.is_file() and ".coprod" not in path.parts}  # fmt: skip


def drafts(project: Path) -> list[str]:
    folder = project / ".coprod" / "drafts"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


# Asked


def test_a_whole_review_is_written_and_said(maple: Path) -> None:
    done = sat(maple, *LINES)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    said = done.stderr.splitlines()
    assert said[0] == "A review of what moved from April 2026 to October 2026."
    assert said[-7:] == [
        "Wrote work-plan.yaml", f"Wrote {Path(REVIEW)}", f"Wrote {Path('reports/review-2026-11.md')}",
        f"Wrote {Path('reports/review-2026-11-change-project-2026-04-2026-10.svg')}",
        f"Wrote {Path('reports/review-2026-11-wheel-project-2026-10.svg')}",
        f"Open {Path('reports/review-2026-11.md')}, and read it with the group before you send it on.",
        "Next: coprod status",
    ]  # fmt: skip
    assert (
        (maple / REVIEW)
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=../.schemas/review.json\nformat: 1\ndate: 2026-11-21\n")
    )
    assert written(maple) == {
        "format": "1", "date": "2026-11-21", "counts": {"members": "4", "carers": "0", "staff": "2"},
        "compared": {"from": "2026-04", "to": "2026-10"}, "why": {"project": {"assets": "Two lead now."}},
        "helped": "The keys.", "still_fits": {"principles": "All."}, "gave": ["Friends.", "A voice."],
        "not_here_yet": "Drivers. The chair asks.", "cost": ["Saturdays."], "worth_it": "Yes.",
        "learned": ["Ask before you bake."], "next": "2027-05",
    }  # fmt: skip
    assert drafts(maple) == []
    assert coprod("check", cwd=maple).exit_code == 0


def test_the_plan_is_changed_where_it_has_to_be_and_nowhere_else(maple: Path) -> None:
    sat(maple, *LINES)
    assert (
        (maple / "work-plan.yaml").read_text(encoding="utf-8")
        == """\
# Ours.
format: 1
actions:
  - {id: drivers, action: Ask the drivers, group: staff, due: 2026-12, status: done, closed: 2026-11-21, progress: [{date: 2026-11-21, note: "They came."}]}  # at the depot
  - id: room
    action:   "Find a room"
    due: 2027-01
    status: doing
  - id: sing-in-the-library
    action: "Sing in the library"
    principles:
      - assets
      - networks
    group: carers
    due: 2027-02
    decided:
      at: review
      date: 2026-11-21
    status: to-do
"""
    )


def test_a_project_without_a_plan_gets_one(maple: Path) -> None:
    (maple / "work-plan.yaml").unlink()
    assert sat(maple, *LINES[:4], *LINES[9:]).exit_code == 0
    text = (maple / "work-plan.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=.schemas/work-plan.json\nformat: 1\nactions:\n")
    assert sat(maple, *LINES[:4], "done", "", *[""] * 14, "", "").exit_code == 0
    assert "    status: done\n    closed: 2026-11-21\n" in (maple / "work-plan.yaml").read_text(encoding="utf-8")


def test_stopping_anywhere_and_going_on_ends_in_the_same_files(maple: Path, tmp_path: Path) -> None:
    whole = tree(tmp_path / "whole", FILES)
    assert sat(whole, *LINES).exit_code == 0
    for line in LINES[:-1]:
        done = sat(maple, line)
        assert done.exit_code == 130, done.stderr
        assert "Saved. To go on, type: coprod review\n" in done.stderr
        assert not (maple / REVIEW).exists()
        assert (maple / "work-plan.yaml").read_text(encoding="utf-8") == PLAN
    assert sat(maple, LINES[-1]).exit_code == 0
    assert records(maple) == records(whole)


def test_q_ends_with_0_and_says_how_to_go_on(maple: Path) -> None:
    done = sat(maple, "", "4", "q", arguments=["2026-10", "2026-04"])
    assert done.exit_code == 0
    assert done.stderr.endswith("Saved. To go on, type: coprod review 2026-04 2026-10\n")
    again = sat(maple, "q")
    assert "You go on where you stopped. Your answers so far are safe.\n" in again.stderr
    assert sat(maple, "q", arguments=["--last"]).stderr.endswith("Saved. To go on, type: coprod review --last\n")


def test_a_review_that_was_begun_is_gone_on_with_after_a_new_round(maple: Path) -> None:
    sat(maple, "", "q")
    tree(maple, {"assessments/2026-11.yaml": NEW.replace("2026-10", "2026-11")})
    assert sat(maple, "q").stderr.startswith("A review of what moved from April 2026 to October 2026.\nYou go on")
    (maple / "assessments/2026-10.yaml").unlink()
    assert sat(maple, "q").stderr.startswith("A review of what moved from April 2026 to November 2026.\nEvery answer")


def test_going_back_changes_the_answer(maple: Path) -> None:
    done = sat(maple, *LINES[:5], "b", "stopped", "No bus.", *LINES[6:])
    assert done.exit_code == 0, done.stderr
    action = written(maple, "work-plan.yaml")["actions"][0]
    assert (action["status"], action["why"], action.get("progress")) == ("stopped", "No bus.", None)


def test_nothing_said_writes_nothing(maple: Path) -> None:
    done = sat(maple, "", "4", "1", "2", *["s"] * 15)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.endswith("\nNothing was written, because nothing was said.\n")
    assert records(maple).keys() == FILES.keys()
    assert drafts(maple) == []


def test_a_dry_run_asks_and_writes_nothing(maple: Path) -> None:
    before = snapshot(maple)
    done = sat(maple, *LINES, arguments=["--dry-run"])
    assert done.exit_code == 0
    assert f"Would write work-plan.yaml\nWould write {Path(REVIEW)}\n" in done.stderr
    assert "Next:" not in done.stderr
    assert snapshot(maple) == before


def test_one_group_alone_is_told(maple: Path) -> None:
    assert "Only one group is here: people who live here." in sat(maple, "", "4", "0", "0", "q").stderr


def test_without_a_terminal_an_answers_file_is_asked_for(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_sitting, "can_ask", lambda: False)
    done = sat(maple, "")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "Put the answers in a file: coprod review --answers FILE" in done.stderr


def test_a_project_with_errors_is_not_asked_about(maple: Path) -> None:
    tree(maple, {"work-plan.yaml": "format: 1\nactions: [\n"})
    done = sat(maple, "")
    assert done.exit_code == 3
    assert "> " not in done.stderr


@pytest.mark.parametrize(
    ("rounds", "said"), [(1, "There is only one round, so this"), (0, "There is no round yet, so this review")]
)
def test_without_two_rounds_people_talk_about_the_rest(rounds: int, said: str, maple: Path) -> None:
    for month in ("2026-10", "2026-04")[rounds:] if rounds else ("2026-04", "2026-10"):
        (maple / f"assessments/{month}.yaml").unlink()
    done = sat(maple, "", "4", "3", "2", "", "", "The keys.", "", *[""] * 11)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith(said)
    assert "compared" not in written(maple)
    assert list((maple / "reports").iterdir()) == [maple / "reports/review-2026-11.md"]


def test_without_groups_nobody_is_asked_who_is_here(maple: Path) -> None:
    tree(maple, {"coprod.yaml": "format: 1\nproject: x\n", "work-plan.yaml": "format: 1\n"})
    done = sat(maple, "", "q")
    assert "No groups stand in coprod.yaml, so nobody is asked who is here.\n" in done.stderr
    assert "How many" not in done.stderr


def test_a_month_that_has_a_review_is_shown_and_added_to(maple: Path) -> None:
    tree(maple, {REVIEW: "format: 1  # by hand\ndate: 2026-11-02\nhelped: The keys.\ngave:\n- Tea\n"})
    done = sat(maple, "", "4", "3", "2", "", "", "", "", "We had more money.", "", "", "", "Cake", "", *[""] * 7)
    assert done.exit_code == 0, done.stderr
    assert "November 2026 has a review already. You add to it: Enter keeps what it says." in done.stderr
    text = (maple / REVIEW).read_text(encoding="utf-8")
    assert text.startswith("format: 1  # by hand\ndate: 2026-11-02\nhelped: The keys.\ngave:\n- Tea\n- ")
    assert (written(maple)["gave"], written(maple)["in_the_way"]) == (["Tea", "Cake"], "We had more money.")


# A crash between two files


def crashing(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """Let the disk fail after a number of files."""
    left = [after]

    def write(root: Path, plan: planned.PlannedFile) -> None:
        if not left[0]:
            raise CoprodError("The disk is gone.")
        left[0] -= 1
        planned.write(root, plan)

    monkeypatch.setattr(reviewing, "write", write)


@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("asked", [True, False])
def test_a_crash_between_two_files_doubles_nothing(
    after: int, asked: bool, maple: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hold(project: Path, *lines: str) -> Any:
        if asked:
            return sat(project, *lines, arguments=["--last"])
        return taken(project, ANSWERS.replace("  next: 2027-05\n", ""), "--last")

    whole = tree(tmp_path / "whole", FILES)
    assert hold(whole, *LINES[:-1]).exit_code == 0
    with monkeypatch.context() as patch:
        crashing(patch, after)
        assert hold(maple, *LINES[:-1]).exit_code == 3
    assert (maple / "work-plan.yaml").read_bytes() == (whole / "work-plan.yaml").read_bytes() or after == 0
    assert (maple / REVIEW).exists() is (after == 2)
    assert "ended" not in written(maple, "coprod.yaml")
    done = hold(maple)
    assert done.exit_code == 0, done.stderr
    assert "> " not in done.stderr
    assert records(maple) == records(whole)
    assert drafts(maple) == []


# From a file


def test_the_answers_of_a_file_are_taken(maple: Path) -> None:
    done = taken(maple)
    assert (done.exit_code, done.stdout) == (0, ""), done.stderr
    assert done.stderr.startswith(
        "This is the review of 2026-11, by the date in the answers.\n"
        "A review of what moved from April 2026 to October 2026.\nWrote work-plan.yaml\n"
    )
    assert written(maple)["compared"] == {"from": "2026-04", "to": "2026-10"}
    assert written(maple, "work-plan.yaml")["actions"][2] == {
        "id": "write-to-the-council-about-the", "action": "Write to the council about the bus", "group": "carers",
        "decided": {"at": "review", "date": "2026-11-20"}, "status": "to-do",
    }  # fmt: skip


def test_the_same_answers_again_change_nothing(maple: Path) -> None:
    taken(maple)
    before = records(maple)
    done = taken(maple)
    assert done.exit_code == 0
    assert f"{Path(REVIEW)} says all of that already, and was not changed.\n" in done.stderr
    assert records(maple) == before


def test_other_answers_are_added_to_what_is_there(maple: Path) -> None:
    taken(maple)
    more = "review: {date: 2026-11-20, why: {project: {capacity: Rain.}}, counts: {carers: 3}, helped: Keys.}\n"
    more += "work-plan: {actions: [{action: Write to the council about the bus, due: 2027-01}, {action: Sing}]}\n"
    assert taken(maple, more).exit_code == 0
    assert written(maple)["why"] == {"project": {"assets": "Two lead.", "capacity": "Rain."}}
    assert written(maple)["counts"] == {"members": "4", "staff": "2", "carers": "3"}
    assert written(maple)["next"] == "2027-05"
    actions = written(maple, "work-plan.yaml")["actions"]
    assert [(each["id"], each.get("due")) for each in actions[2:]] == [
        ("write-to-the-council-about-the", "2027-01"), ("sing", None),
    ]  # fmt: skip


def test_a_new_action_gets_an_id_that_nobody_has(maple: Path) -> None:
    answers = "work-plan:\n  actions:\n    - action: Find a room\n      decided: {at: meeting, date: 2026-10}\n"
    answers += "    - action: Room!\n    - action: '\u8bf7\u95ee'\n    - {id: own-id, action: Dance}\n"
    assert taken(maple, answers).exit_code == 0
    actions = written(maple, "work-plan.yaml")["actions"][2:]
    assert [each["id"] for each in actions] == ["find-a-room", "room-2", "action", "own-id"]
    assert actions[0]["decided"] == {"at": "meeting", "date": "2026-10"}
    assert written(maple)["date"] == "2026-11-21"


def test_answers_without_a_date_are_of_today_and_that_is_said(maple: Path) -> None:
    done = taken(maple, "review: {helped: Keys}\n")
    assert "This is the review of 2026-11: the answers have no date, so today's was taken.\n" in done.stderr


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ("review: {helpd: x}\n", 'answers:1:10: error: The key "helpd" is not known here. [unknown-key]'),
        ("review: {counts: {strangers: 4}}\n", 'answers:1:19: error: coprod.yaml has no group "strangers".'),
        ("work-plan:\n  actions:\n    - {id: nobody, status: done}\n", 'answers:3:7: error: The key "action" is missing here.'),
        ("work-plan:\n  actions:\n    - {action: a}\n    - {action: b, group: x}\n", 'answers:4:26: error: coprod.yaml has no group "x".'),
        ("work-plan: {actions: [{action: a, principles: [x]}]}\n", "[unknown-principle]"),
        ("work-plan: {actions: [{action: a, outcomes: [x]}]}\n", "[unknown-outcome]"),
        ("work-plan: []\n", "[wrong-shape]"),
        ("review: {next: soon}\n", "[wrong-value]"),
        ("actions: []\n", "[unknown-key]"),
        ("[]\n", "[wrong-shape]"),
    ],
)  # fmt: skip
def test_answers_with_errors_write_nothing_and_name_the_place(answers: str, said: str, maple: Path) -> None:
    before = records(maple)
    done = taken(maple, answers)
    assert done.exit_code == 3
    assert said in done.stdout + done.stderr
    assert "The answers have errors, so nothing was written." in done.stderr
    assert records(maple) == before


def test_an_id_that_is_nearly_one_of_the_plan_gets_a_hint(maple: Path) -> None:
    done = taken(maple, "work-plan:\n  actions:\n    - {action: a}\n    - {id: driver, status: done}\n")
    assert 'answers:4:7: error: The key "action" is missing here.' in done.stderr
    assert 'hint: Did you mean "drivers"?' in done.stderr
    (maple / "work-plan.yaml").unlink()
    done = taken(maple, "work-plan:\n  actions:\n    - {id: driver, status: done}\n")
    assert 'hint: Add a line "action: ..."' in done.stderr


def test_what_is_replaced_is_told(maple: Path) -> None:
    tree(maple, {REVIEW: "format: 1\ndate: 2026-11-02\nhelped: Keys and tea\ngave: [Tea]\nstill_fits: {aims: Both}\n"})
    answers = "review: {date: 2026-11-02, helped: Money, still_fits: {aims: One}, gave: [Cake, Tea], cost: [Time]}\n"
    done = taken(maple, answers)
    assert done.exit_code == 0, done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("Before, ")]
    assert sorted(told) == [
        "Before, gave said: Tea", "Before, helped said: Keys and tea", "Before, still_fits aims said: Both",
    ]  # fmt: skip
    again = taken(maple, "review: {date: 2026-11-02, gave: [Cake, Tea, Buns], in_the_way: Rain}\n")
    assert "Before" not in again.stderr


def test_rounds_that_are_not_here_are_not_called_the_only_one(maple: Path) -> None:
    done = taken(maple, "review: {compared: {from: 2020-01, to: 2026-10}, helped: Keys}\n")
    assert done.exit_code == 0, done.stderr
    assert "only one round" not in done.stderr
    assert "review-of-no-round" in coprod("check", "--all-advice", cwd=maple).stdout


def test_personal_data_in_the_answers_are_told_by_kind_and_place(maple: Path) -> None:
    done = taken(maple, "review:\n  date: 2026-11-20\n  helped: Ann, 01172 496 018\n")
    assert done.exit_code == 0
    assert "answers:3:16: warning: This looks like a telephone number. [personal-data]" in done.stderr
    assert "01172" not in done.stderr


def test_a_group_that_was_alone_is_told(maple: Path) -> None:
    done = taken(maple, "review: {counts: {members: 4}}\n")
    assert "Only one group was there: people who live here. Read it to the others before you go on.\n" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2026-10", "2026-10"), "A round cannot be compared with itself."),
        (("2026-10",), "Name two months: coprod review OLD NEW"),
        (("2026-01",), "There is no round 2026-01."),
    ],
)
def test_rounds_that_cannot_be_compared_are_told(arguments: tuple[str, ...], said: str, maple: Path) -> None:
    done = taken(maple, ANSWERS, *arguments)
    assert done.exit_code == 3
    assert said in done.stderr


def test_the_answers_may_name_the_rounds_themselves(maple: Path) -> None:
    tree(maple, {"assessments/2026-11.yaml": NEW.replace("2026-10", "2026-11")})
    taken(maple, "review: {date: 2026-11-20, compared: {from: 2026-10, to: 2026-11}, helped: Keys}\n")
    assert written(maple)["compared"] == {"from": "2026-10", "to": "2026-11"}


# The end of a project


def test_the_last_review_ends_the_project(maple: Path) -> None:
    tree(maple, {"assessments/2026-07.yaml": NEW.replace("2026-10", "2026-07")})
    done = taken(maple, ANSWERS.replace("  next: 2027-05\n", ""), "--last")
    assert done.exit_code == 0, done.stderr
    assert "A review of what moved from April 2026 to October 2026.\n" in done.stderr
    assert "Wrote work-plan.yaml\nWrote reviews" in done.stderr.replace("\\", "/")
    assert done.stderr.endswith("Next: coprod report\n")
    assert written(maple)["last"] == "true"
    text = (maple / "coprod.yaml").read_text(encoding="utf-8")
    assert text == f"{SETTINGS}ended: 2026-11-20\n# The end.\n"
    status = coprod("status", cwd=maple).stdout
    assert status.startswith("Maple House\n\nThe project ended: 20 November 2026.\n\n")
    assert json.loads(coprod("status", "--format", "json", cwd=maple).stdout)["next"] == []
    assert "ended" in (maple / "reports/review-2026-11.md").read_text(encoding="utf-8")


def test_a_day_of_the_end_that_stands_there_is_kept(maple: Path) -> None:
    tree(maple, {"coprod.yaml": f"{SETTINGS}ended: 2026-09\n"})
    assert taken(maple, ANSWERS, "--last").exit_code == 0
    assert written(maple, "coprod.yaml")["ended"] == "2026-09"


def test_the_last_review_asks_for_no_next_one(maple: Path) -> None:
    done = sat(maple, *LINES[:-1], arguments=["--last"])
    assert done.exit_code == 0, done.stderr
    assert "What is left to do, for those who go on?" in done.stderr
    assert "next" not in written(maple)


# The page


def test_a_page_of_somebody_else_is_not_replaced_and_the_records_are_kept(maple: Path) -> None:
    tree(maple, {"reports/review-2026-11.md": "Mine.\n"})
    done = taken(maple)
    assert done.exit_code == 3
    assert "is there, and coprod did not make it." in done.stderr
    assert "hint: Give it another name, then run the command again." in done.stderr
    assert (maple / REVIEW).exists()
    assert (maple / "reports/review-2026-11.md").read_text(encoding="utf-8") == "Mine.\n"


# The agenda


def test_an_agenda_on_one_page_prints_in_large_print_and_a_report_does_not(maple: Path) -> None:
    sizes = {}
    for name, command in (("agenda", ["review", "--agenda"]), ("report", ["report"])):
        assert coprod(*command, "-o", f"{name}.html", cwd=maple).exit_code == 0
        printed = (maple / f"{name}.html").read_text(encoding="utf-8").partition("@media print")[2]
        sizes[name] = int(re.findall(r"html \{ font-size: (\d+)pt; \}", printed)[0])
    assert sizes["agenda"] >= 18 > sizes["report"]
