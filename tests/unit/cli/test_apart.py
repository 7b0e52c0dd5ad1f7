"""What one group says apart, and what one person says of their own practice: kept, unseen, and gone on with."""

from __future__ import annotations

import stat
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.cli import assessing
from coprod_cli.yamltext.parse import read_yaml
from helpers import snapshot, tree
from unit.making import SETTINGS, coprod

if TYPE_CHECKING:
    from collections.abc import Sequence

REAL = "On 3 March two members ran the stall at the market."
OTHER = "On 9 May nobody asked me what I can do."
SHARED = SETTINGS + "views: shared\n"
PRIVATE_FILE = ".coprod/assessments/2026-11/members.yaml"
SHARED_FILE = "assessments/2026-11/members.yaml"
OWN_FILE = ".coprod/own-practice/2026-11.yaml"
ONE = ("", "basic", REAL, "", "", "The keys.", "", "")
"""One person; a level, an example of one line, no other, what helps, nothing in the way."""


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project without rounds, and a person at the terminal."""
    monkeypatch.setattr(assessing, "can_ask", lambda: True)
    return tree(tmp_path / "maple", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})


def sat(project: Path, *lines: str, arguments: Sequence[str] = ("--group", "members")) -> Any:
    return coprod("assess", *arguments, cwd=project, stdin="".join(f"{line}\n" for line in lines))


def spoken(done: Any) -> str:
    """Return what was said, without the ends of lines that a terminal's width makes."""
    return " ".join(done.stderr.split())


def written(project: Path, path: str) -> Any:
    document = read_yaml(PurePosixPath(path), (project / path).read_bytes())
    assert document.findings == ()
    return document.data


def answered(project: Path, text: str, *arguments: str) -> Any:
    return coprod("assess", *arguments, "--answers", "-", cwd=project, stdin=text)


# One group apart


def test_a_groups_answer_is_private_unless_the_group_agreed_otherwise(maple: Path) -> None:
    done = sat(maple, *ONE, *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    assert written(maple, PRIVATE_FILE) == {
        "format": "1", "framework": "nef-six",
        "answers": [{"scores": {"project": {"assets": {"level": "basic", "examples": [{"said": REAL}], "helps": "The keys."}}}}],
    }  # fmt: skip
    assert list((maple / "assessments").iterdir()) == [maple / "assessments/.keep"]
    said = done.stderr.splitlines()
    assert "Your answers stay on this machine. Whoever uses it with this name can read them." in spoken(done)
    assert said[-4:] == [
        f"Wrote {Path(PRIVATE_FILE)}",
        "Clear the screen or close this window before somebody else answers.",
        "Next: coprod assess 2026-11 --group members for the next person.",
        "When everybody has answered, agree together: coprod agree 2026-11",
    ]
    assert "Basic." not in done.stderr.partition("Wrote")[2]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_only_its_owner_may_read_what_is_private(maple: Path) -> None:
    sat(maple, *ONE, *["s"] * 5)
    sat(maple, "", *ONE[1:], *["s"] * 5, arguments=["--mine"])
    for path in (PRIVATE_FILE, OWN_FILE):
        assert stat.S_IMODE((maple / path).stat().st_mode) == 0o600
    assert stat.S_IMODE((maple / ".coprod").stat().st_mode) == 0o700
    assert (maple / ".coprod/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_shared_answers_lie_in_the_folder_and_pass_the_check(maple: Path) -> None:
    tree(maple, {"coprod.yaml": SHARED})
    done = sat(maple, *ONE, *["s"] * 5, arguments=["2026-10", "--group", "members"])
    assert "as the group agreed" in spoken(done)
    assert (maple / "assessments/2026-10/members.yaml").is_file()
    checked = coprod("check", "--all-advice", "--fail-on", "warning", cwd=maple)
    assert checked.exit_code == 0, checked.stdout


def test_the_order_does_not_tell_who_came_first(tmp_path: Path, maple: Path) -> None:
    del maple
    kept = []
    for name, order in (("one", [REAL, OTHER]), ("two", [OTHER, REAL])):
        project = tree(tmp_path / name, {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
        for example in order:
            assert sat(project, "", "basic", example, "", "", "", "", *["s"] * 5).exit_code == 0
        kept.append((project / PRIVATE_FILE).read_bytes())
    assert kept[0] == kept[1]
    assert kept[0].count(b"level: basic") == 2


def test_equal_answers_of_two_people_stay_two(maple: Path) -> None:
    for _person in range(2):
        sat(maple, *ONE, *["s"] * 5)
    assert len(written(maple, PRIVATE_FILE)["answers"]) == 2


def test_people_who_answer_together_are_counted(maple: Path) -> None:
    sat(maple, "4", *ONE[1:], *["s"] * 5)
    assert written(maple, PRIVATE_FILE)["answers"][0]["people"] == "4"


def test_the_others_answers_are_not_shown(maple: Path) -> None:
    sat(maple, *ONE, *["s"] * 5)
    done = sat(maple, *["s"] * 7)
    assert "Nothing was written, because no principle has an answer." in done.stderr
    for words in (REAL, "The keys."):
        assert words not in done.stdout + done.stderr
    assert "Whose example is it?" not in done.stderr


def test_what_all_agreed_last_time_is_shown(maple: Path) -> None:
    tree(maple, {"assessments/2026-05.yaml": "format: 1\ndate: 2026-05-13\nscores:\n  project:\n    assets:\n"
                 f"      level: excellent\n      examples:\n        - said: {REAL}\n"})  # fmt: skip
    done = sat(maple, "", "basic", OTHER, "", "", "The keys.", "", "q")
    assert f'Last time, in May 2026: Excellent. "{REAL}"' in spoken(done)
    assert "Last time it was higher: Excellent. A fall is something to learn from." in spoken(done)


def test_half_an_answer_is_kept_but_does_not_stand_among_the_others(maple: Path) -> None:
    done = sat(maple, *ONE, "q")
    assert done.stderr.splitlines()[-1] == "Saved. To go on, type: coprod assess 2026-11 --group members"
    assert not (maple / PRIVATE_FILE).exists()
    done = sat(maple, "1", *["s"] * 5)
    assert "You go on where you stopped." in done.stderr
    assert len(written(maple, PRIVATE_FILE)["answers"]) == 1
    assert list((maple / ".coprod/drafts").iterdir()) == []


def test_what_one_person_began_is_not_shown_to_the_next(maple: Path) -> None:
    sat(maple, *ONE, "q")
    done = sat(maple, "new", *ONE[:1], "exc", OTHER, "", "", "", "", *["s"] * 5)
    assert "Somebody of this group began an answer, and did not end it. Was it you?" in done.stderr
    assert REAL not in done.stderr
    assert written(maple, PRIVATE_FILE)["answers"][0]["scores"]["project"]["assets"]["level"] == "excellent"
    done = sat(maple, "new", "", "q")
    done = sat(maple, "1", *["s"] * 5)
    assert "Go on with answer 2 of those that were begun" in done.stderr
    assert len(written(maple, PRIVATE_FILE)["answers"]) == 2


def test_stopping_before_the_first_question_changes_nothing(maple: Path) -> None:
    sat(maple, *ONE, "q")
    before = snapshot(maple)
    done = sat(maple, "q")
    assert (done.exit_code, snapshot(maple)) == (0, before), done.stderr
    assert "Was it you?" in done.stderr


def test_a_draft_of_one_group_is_no_other_ones(maple: Path) -> None:
    sat(maple, *ONE, "q", arguments=["--group", "staff"])
    done = sat(maple, "q")
    assert "Somebody of this group" not in done.stderr
    done = sat(maple, "q", arguments=[])
    assert done.stderr.splitlines()[0] == "The round of November 2026, about our project."
    done = sat(maple, "new", "q", arguments=["--group", "staff", "--about", "organisation"])
    assert "about the organisation round it: what staff say apart" in spoken(done)


def test_stopping_goes_on_for_what_it_was_about(maple: Path) -> None:
    sat(maple, *ONE, "q", arguments=["2026-10", "--group", "members", "--about", "organisation"])
    done = sat(maple, "1", "q")
    assert spoken(done).endswith(" Saved. To go on, type: coprod assess 2026-10 --about organisation --group members")


def test_a_group_is_named_by_its_id_or_its_name(maple: Path) -> None:
    tree(maple, {"coprod.yaml": "format: 1\nproject: Maple\ngroups: [{id: members, name: Young People}]\n"})
    assert sat(maple, *ONE, *["s"] * 5, arguments=["--group", "young people"]).exit_code == 0
    assert (maple / PRIVATE_FILE).is_file()
    done = sat(maple, arguments=["--group", "membrs"])
    assert done.exit_code == 3
    assert done.stderr == 'coprod: coprod.yaml has no group "membrs".\n  hint: Did you mean "members"?\n'


def test_without_any_group_it_is_said_how_to_add_one(maple: Path) -> None:
    tree(maple, {"coprod.yaml": "format: 1\nproject: Maple\n"})
    assert "Add the group to coprod.yaml, below groups:" in sat(maple).stderr


def test_with_dry_run_nothing_is_written(maple: Path) -> None:
    before = snapshot(maple)
    done = sat(maple, *ONE, *["s"] * 5, arguments=["--group", "members", "--dry-run"])
    assert f"Would write {Path(PRIVATE_FILE)}" in done.stderr
    assert snapshot(maple) == before


def test_an_answers_file_writes_what_the_conversation_writes(tmp_path: Path, maple: Path) -> None:
    sat(maple, "4", *ONE[1:], *["s"] * 5)
    told = tree(tmp_path / "told", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
    text = f"people: 4\nscores:\n  project:\n    assets:\n      level: basic\n      examples:\n        - said: {REAL}\n      helps: The keys.\n"
    done = answered(told, text, "--group", "members")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith("This is the round of 2026-11")
    assert (told / PRIVATE_FILE).read_bytes() == (maple / PRIVATE_FILE).read_bytes()


def test_an_answers_file_is_judged_and_its_place_is_told(maple: Path) -> None:
    wrong = "scores:\n  project:\n    assets:\n      level: bassic\n    asets:\n      level: basic\n"
    done = answered(maple, wrong, "--group", "members")
    assert done.exit_code == 3
    assert 'answers:4:14: error: The framework nef-six has no level "bassic". [unknown-level]' in done.stderr
    assert 'answers:5:5: error: The framework nef-six has no principle "asets". [unknown-principle]' in done.stderr
    done = answered(maple, "date: 2026-11-18\n", "--group", "members")
    assert 'The key "date" is not known here.' in done.stderr
    assert not (maple / ".coprod").exists()


def test_personal_data_in_an_answers_file_is_told_without_its_words(maple: Path) -> None:
    text = "scores:\n  project:\n    assets:\n      level: basic\n      helps: Ring 029 2018 0500.\n"
    done = answered(maple, text, "--group", "members")
    assert "This looks like a telephone number." in done.stderr
    assert "2018 0500" not in done.stderr


def test_a_file_by_hand_keeps_its_remarks(maple: Path) -> None:
    sat(maple, *ONE, *["s"] * 5)
    path = maple / PRIVATE_FILE
    path.write_text(path.read_text(encoding="utf-8") + "# read aloud to her\n", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    sat(maple, "", "not there", OTHER, "", "", "", "", *["s"] * 5)
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.removesuffix("# read aloud to her\n"))
    assert "# read aloud to her\n" in after
    assert len(written(maple, PRIVATE_FILE)["answers"]) == 2


# Own practice


def test_own_practice_stays_with_the_person(maple: Path) -> None:
    done = sat(maple, "", *ONE[1:], *["s"] * 5, arguments=["--mine"])
    assert done.exit_code == 0, done.stderr
    assert written(maple, OWN_FILE)["scores"]["own-practice"]["assets"]["helps"] == "The keys."
    assert written(maple, OWN_FILE)["date"] == "2026-11-21"
    assert list((maple / "assessments").iterdir()) == [maple / "assessments/.keep"]
    assert spoken(done).startswith(
        "Your own practice in November 2026. Your answers are private. They stay on this machine, in a folder "
        "that only you can read. "
    )
    assert done.stderr.splitlines()[-1] == "Next: coprod chart --about own-practice"
    assert "No agreement" not in done.stderr


def test_own_practice_is_gone_on_with_and_added_to(maple: Path) -> None:
    sat(maple, "", *ONE[1:], "q", arguments=["--mine"])
    assert written(maple, OWN_FILE)["scores"]["own-practice"]["assets"]["level"] == "basic"
    done = sat(maple, *["s"] * 5, arguments=["--mine"])
    assert "You go on where you stopped." in done.stderr
    done = sat(maple, "again", "exc", "", OTHER, *[""] * 6, *["s"] * 5, arguments=["--mine"])
    assert f'This month\'s file says: Basic. "{REAL}"' in spoken(done)


def test_own_practice_shows_what_one_said_last_time(maple: Path) -> None:
    sat(maple, "2026-05-04", *ONE[1:], *["s"] * 5, arguments=["2026-05", "--mine"])
    done = sat(maple, "", "q", arguments=["--mine"])
    assert f'Last time, in May 2026: Basic. "{REAL}"' in spoken(done)


def test_own_practice_from_a_file_is_what_the_conversation_writes(tmp_path: Path, maple: Path) -> None:
    sat(maple, "", *ONE[1:], *["s"] * 5, arguments=["--mine"])
    told = tree(tmp_path / "told", {"coprod.yaml": SETTINGS})
    text = f"date: 2026-11-21\nscores:\n  own-practice:\n    assets:\n      level: basic\n      examples:\n        - said: {REAL}\n      helps: The keys.\n"
    done = answered(told, text, "--mine")
    assert done.exit_code == 0, done.stderr
    assert (told / OWN_FILE).read_bytes() == (maple / OWN_FILE).read_bytes()
    assert "says all of that already" in answered(told, text, "--mine").stderr


def test_own_practice_needs_an_example_too(maple: Path) -> None:
    text = "date: 2026-11-21\nscores:\n  own-practice:\n    assets:\n      level: basic\n"
    done = answered(maple, text, "--mine")
    assert done.exit_code == 3
    assert "answers:5:7: error: The level for Assets has no example. [score-without-example]" in done.stderr


def test_errors_in_ones_own_file_are_told_without_its_words(maple: Path) -> None:
    tree(
        maple,
        {OWN_FILE: "format: 1\ndate: 2026-11-21\nscores:\n  own-practice:\n    assets:\n      levell: my words\n"},
    )
    done = sat(maple, arguments=["--mine"])
    assert done.exit_code == 3
    assert f"{OWN_FILE}:6:7: error:" in done.stderr
    assert "my words" not in done.stderr


def test_own_practice_is_never_agreed(maple: Path) -> None:
    text = "date: 2026-11-18\nscores:\n  own-practice:\n    assets:\n      level: basic\n"
    done = answered(maple, text)
    assert done.exit_code == 3
    assert 'The key "own-practice" is not known here.' in done.stderr


@pytest.mark.parametrize("more", [["--group", "members"], ["--about", "project"]])
def test_mine_goes_alone(more: list[str], maple: Path) -> None:
    done = sat(maple, arguments=["--mine", *more])
    assert done.exit_code == 2
    assert "--mine is about your own practice" in done.stderr


def test_without_a_terminal_the_answers_file_is_named(tmp_path: Path) -> None:
    project = tree(tmp_path, {"coprod.yaml": SETTINGS})
    done = coprod("assess", "--group", "members", cwd=project)
    assert done.exit_code == 3
    assert "coprod assess --group members --answers FILE" in done.stderr
    assert "coprod assess 2026-05 --mine --answers FILE" in coprod("assess", "2026-05", "--mine", cwd=project).stderr


def own_round(level: str) -> str:
    return (
        "format: 1\ndate: 2026-11-21\nscores:\n  own-practice:\n    assets:\n"
        f"      level: {level}\n      examples:\n        - said: {REAL}\n"
    )


def test_a_picture_of_own_practice_lies_where_only_the_person_can_read_it(maple: Path) -> None:
    tree(
        maple,
        {OWN_FILE: own_round("excellent"), OWN_FILE.replace("-11", "-05"): own_round("basic").replace("-11-", "-05-")},
    )
    done = coprod("chart", "--about", "own-practice", "--kind", "change", cwd=maple)
    assert done.exit_code == 0, done.stderr
    path = maple / ".coprod/reports/change-own-practice-2026-11.svg"
    assert "my own practice" in path.read_text(encoding="utf-8")
    assert "rose from Basic to Excellent" in path.with_suffix(".md").read_text(encoding="utf-8")
    assert not (maple / "reports").exists()
    assert "Only you can read it. To show it to somebody, draw it again with -o." in done.stderr
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_person_may_draw_it_elsewhere(maple: Path) -> None:
    tree(maple, {OWN_FILE: own_round("excellent")})
    done = coprod("chart", "--about", "own-practice", "-o", "mine.svg", cwd=maple)
    assert done.exit_code == 0, done.stderr
    assert (maple / "mine.svg").is_file()
    assert "Only you can read it" not in done.stderr


def test_before_the_first_look_at_ones_own_practice_it_is_said_how_to_begin(maple: Path) -> None:
    done = coprod("chart", "--about", "own-practice", cwd=maple)
    assert done.exit_code == 3
    assert done.stderr == "coprod: There is no round yet.\n  hint: Add the first: coprod assess --mine\n"


def test_what_moved_in_ones_own_practice_is_shown_to_that_person(maple: Path) -> None:
    tree(
        maple,
        {OWN_FILE: own_round("excellent"), OWN_FILE.replace("-11", "-05"): own_round("basic").replace("-11-", "-05-")},
    )
    done = coprod("diff", "--about", "own-practice", cwd=maple)
    assert done.exit_code == 0, done.stderr
    assert done.stdout == (
        "Maple House: what moved from May 2026 to November 2026\n\nAbout my own practice:\n"
        "Assets rose from Basic to Excellent.\n"
    )
    assert coprod("diff", cwd=maple).exit_code == 3
    done = coprod("diff", "--about", "own-practice", "--rev", "HEAD", cwd=maple)
    assert done.exit_code == 2
    assert "Own practice is in no version in git, because it is private." in done.stderr
