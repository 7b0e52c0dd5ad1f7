"""Adding a round from answers, and comparing two."""

from __future__ import annotations

import json
import shutil
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from coprod_cli.cli import answers
from coprod_cli.errors import CoprodError
from coprod_cli.store.frameworks import shipped_framework
from coprod_cli.yamltext.parse import read_yaml
from helpers import NEXT_ROUND, snapshot, tree
from unit.making import SETTINGS, coprod, scores

ANSWERS = scores(assets="basic").replace("MONTH", "2026-11").replace("format: 1\n", "")


@pytest.fixture
def project(riverside: Path) -> Path:
    tree(riverside.parent, {"answers.yaml": ANSWERS})
    shutil.copy(NEXT_ROUND, riverside.parent / "next.yaml")
    return riverside


def answered(project: Path, text: str, *more: str) -> Any:
    return coprod(
        "assess", "--answers", tree(project.parent, {"answers.yaml": text}) / "answers.yaml", *more, cwd=project
    )


def written(project: Path, month: str = "2026-11") -> Any:
    path = PurePosixPath(f"assessments/{month}.yaml")
    document = read_yaml(path, (project / path).read_bytes())
    assert document.findings == ()
    return document.data


# A new round


def test_a_round_is_written_under_the_month_of_its_date(project: Path) -> None:
    done = coprod("assess", "--answers", "../next.yaml", cwd=project)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "This is the round of 2026-11, by the date in the answers.",
        f"Wrote {Path('assessments/2026-11.yaml')}",
        "Next: coprod diff",
    ]
    data = written(project)
    assert data["wording"] == shipped_framework("nef-six").fingerprint("en")
    assert (data["framework"], data["format"], data["date"]) == ("nef-six", "1", "2026-11-18")
    assert data["scores"]["project"]["capacity"] == {"answer": "dont-know"}
    assert coprod("check", cwd=project).exit_code == 0


def test_the_file_points_an_editor_to_its_schema(project: Path) -> None:
    coprod("assess", "--answers", "../next.yaml", cwd=project)
    first = (project / "assessments" / "2026-11.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.schemas/assessment.json"


def test_without_a_date_it_is_todays_round(project: Path) -> None:
    done = answered(project, ANSWERS.replace("date: 2026-11-14\n", ""))
    assert done.exit_code == 0
    assert written(project)["date"] == "2026-11-21"


def test_what_coprod_knows_better_than_the_answers_is_written(project: Path) -> None:
    answered(project, "wording: 000000000000\n" + ANSWERS)
    assert written(project)["wording"] == shipped_framework("nef-six").fingerprint("en")


def test_answers_may_come_from_the_standard_input(project: Path) -> None:
    done = coprod("assess", "--answers", "-", cwd=project, stdin=ANSWERS)
    assert done.exit_code == 0
    assert written(project)["scores"]["project"]["assets"]["level"] == "basic"


def test_a_dry_run_shows_the_file_and_writes_none(project: Path) -> None:
    before = snapshot(project)
    done = coprod("assess", "--answers", "../next.yaml", "--dry-run", cwd=project)
    assert snapshot(project) == before
    assert done.stderr.splitlines()[-1] == f"Would write {Path('assessments/2026-11.yaml')}"
    coprod("assess", "--answers", "../next.yaml", cwd=project)
    assert (project / "assessments" / "2026-11.yaml").read_text(encoding="utf-8") == done.stdout


def test_a_month_may_be_named_if_it_is_that_of_the_date(project: Path) -> None:
    assert coprod("assess", "2026-11", "--answers", "../next.yaml", cwd=project).stderr.startswith("Wrote ")
    done = answered(project, ANSWERS, "2026-12")
    assert done.exit_code == 3
    assert "The date is 2026-11-14, but the file is named 2026-12." in done.stderr


@pytest.mark.parametrize("month", ["2026", "2026-11-18", "2026-13", "November", "../2026-11", ""])
def test_a_month_is_a_month(month: str, project: Path) -> None:
    done = answered(project, ANSWERS, month)
    assert done.exit_code == 3
    assert done.stderr.startswith(f'coprod: "{month}" is no month.')


def test_a_round_that_is_there_is_added_to(project: Path) -> None:
    path = project / "assessments" / "2026-10.yaml"
    before, other = path.read_bytes(), snapshot(project)
    done = answered(project, ANSWERS.replace("date: 2026-11-14\n", ""), "2026-10")
    assert done.exit_code == 0
    data = written(project, "2026-10")
    old: Any = read_yaml(PurePosixPath("x"), before).data
    assert data["scores"]["project"].pop("assets") == {
        "level": "basic", "examples": [{"said": "On 2 October Kofi ran the evening with two of us."}],
    }  # fmt: skip
    assert data == {**old, "scores": {**old["scores"], "project": {
        name: score for name, score in old["scores"]["project"].items() if name != "assets"}}}  # fmt: skip
    remarks = [line for line in before.splitlines() if line.lstrip().startswith(b"#")]
    assert [line for line in path.read_bytes().splitlines() if line.lstrip().startswith(b"#")] == remarks
    assert {name: each for name, each in snapshot(project).items() if "2026-10" not in name and ".coprod" not in name
            and name not in {".", "assessments"}}.items() <= other.items()  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        (ANSWERS.replace("basic", "bsic"), "5:14", "unknown-level"),
        (ANSWERS.replace("assets", "asets"), "4:5", "unknown-principle"),
        (ANSWERS.split("      examples")[0], "5:7", "score-without-example"),
        (ANSWERS + "counts: {strangers: 2}\n", "8:10", "unknown-group"),
        (ANSWERS + "surprise: 2\n", "8:1", "unknown-key"),
        ("date: [a", "1:7", "yaml-syntax"),
        ("date: \x07", "1:7", "hidden-character"),
        ("", "1:1", "empty-file"),
        ("- a", "1:1", "wrong-shape"),
    ],
)
def test_errors_in_answers_are_shown_in_the_answers_and_nothing_is_written(
    text: str, place: str, rule: str, project: Path
) -> None:
    before = snapshot(project)
    done = answered(project, text)
    assert done.exit_code == 3
    assert f"answers.yaml:{place}: error: " in done.stderr
    assert f"[{rule}]" in done.stderr
    assert done.stderr.endswith(
        "coprod: The answers have errors, so nothing was written.\n"
        "  hint: Mend what stands above, then run the command again.\n"
    )
    assert snapshot(project) == before


def test_personal_data_in_answers_is_told_without_its_words(project: Path) -> None:
    done = answered(project, ANSWERS + 'changed_around_us: ["Ask ann@riverside.org.uk."]\n')
    assert done.exit_code == 0
    assert "answers.yaml:8:26: warning: This looks like an e-mail address. [personal-data]" in done.stderr
    assert "ann@" not in done.stderr


def test_answers_from_a_closed_input_are_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(CoprodError, match="The standard input is closed") as raised:
        answers.read_answers(answers.STDIN)
    assert "--answers FILE" in raised.value.hint


def test_answers_that_are_not_there_are_said_to_be_missing(project: Path) -> None:
    done = coprod("assess", "--answers", "nowhere.yaml", cwd=project)
    assert done.exit_code == 3
    assert done.stderr.startswith("coprod: nowhere.yaml could not be read: ")


def test_without_answers_the_way_to_give_them_is_told(project: Path) -> None:
    done = coprod("assess", cwd=project)
    assert done.exit_code == 3
    assert "coprod assess" in done.stderr


def test_a_round_is_not_added_to_files_with_errors(project: Path) -> None:
    path = project / "assessments" / "2026-05.yaml"
    path.write_text("format: 2\n")
    done = answered(project, ANSWERS)
    assert done.exit_code == 3
    assert "assessments/2026-05.yaml:1:9: error: " in done.stderr
    assert done.stderr.splitlines()[-2] == "coprod: Some files have errors, so the result would be wrong."
    assert not (project / "assessments" / "2026-11.yaml").exists()


def test_errors_that_have_nothing_to_do_with_scores_stop_no_round(project: Path) -> None:
    (project / "roles.yaml").write_text("format: 2\n")
    assert answered(project, ANSWERS).exit_code == 0
    assert coprod("diff", cwd=project).exit_code == 0
    assert coprod("report", cwd=project).exit_code == 3


def test_a_file_that_would_not_say_what_was_answered_is_not_written(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coprod_cli.cli import planned

    monkeypatch.setattr(planned, "dump", lambda _data: "format: 1\n")
    done = answered(project, ANSWERS)
    assert done.exit_code == 4
    assert not (project / "assessments" / "2026-11.yaml").exists()


def test_a_round_between_two_others_is_judged_in_its_place(project: Path) -> None:
    done = answered(project, ANSWERS.replace("2026-11", "2026-07"))
    assert done.exit_code == 0
    assert coprod("check", cwd=project).exit_code == 0


# Two rounds


def months(*arguments: str, cwd: Path) -> tuple[str, str]:
    said = json.loads(coprod("diff", "--format", "json", *arguments, cwd=cwd).stdout)
    return said["from"], said["to"]


@pytest.mark.parametrize(
    ("arguments", "compared"),
    [
        ((), ("2026-05", "2026-10")),
        (("2025-06",), ("2025-06", "2026-10")),
        (("2025-06", "2025-11"), ("2025-06", "2025-11")),
        (("2026-05", "2025-06"), ("2025-06", "2026-05")),
    ],
)
def test_two_rounds_are_the_latest_or_the_named_ones(
    arguments: tuple[str, ...], compared: tuple[str, str], riverside: Path
) -> None:
    assert months(*arguments, cwd=riverside) == compared


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2025-01",), "There is no round 2025-01."),
        (("2025-06", "november"), "There is no round november."),
        (("2025-06", "2025-06"), "A round cannot be compared with itself."),
        (("2026-10",), "A round cannot be compared with itself."),
    ],
)
def test_rounds_that_cannot_be_compared_are_refused(arguments: tuple[str, ...], said: str, riverside: Path) -> None:
    done = coprod("diff", *arguments, cwd=riverside)
    assert done.exit_code == 3
    assert done.stderr.startswith(f"coprod: {said}")


@pytest.mark.parametrize(("rounds", "said"), [(0, "There is no round yet."), (1, "There is only one round")])
def test_too_few_rounds_are_said_to_be_too_few(rounds: int, said: str, tmp_path: Path) -> None:
    tree(tmp_path, {"coprod.yaml": SETTINGS})
    for number in range(rounds):
        tree(
            tmp_path,
            {f"assessments/2026-0{number + 1}.yaml": scores(assets="basic").replace("MONTH", f"2026-0{number + 1}")},
        )
    done = coprod("diff", cwd=tmp_path)
    assert done.exit_code == 3
    assert done.stderr.startswith(f"coprod: {said}")
    assert "coprod assess" in done.stderr


@pytest.mark.parametrize(("now", "code"), [("basic", 0), ("excellent", 1), ("dont-know", 1)])
def test_differences_end_with_1_where_that_is_asked_for(now: str, code: int, tmp_path: Path) -> None:
    tree(tmp_path, {
        "coprod.yaml": SETTINGS,
        "assessments/2026-01.yaml": scores(assets="basic").replace("MONTH", "2026-01"),
        "assessments/2026-02.yaml": scores(assets=now).replace("MONTH", "2026-02"),
    })  # fmt: skip
    assert coprod("diff", cwd=tmp_path).exit_code == 0
    assert coprod("diff", "--exit-code", cwd=tmp_path).exit_code == code


def test_answers_that_may_say_less_than_was_meant_are_told_before_they_are_written(project: Path) -> None:
    text = "date: 2026-11-21\nscores: {project: {assets: {level: basic, examples: [{said: We ran it, and sang}]}}}\n"
    brackets = coprod("assess", "--answers", "-", "--dry-run", cwd=project, stdin=text)
    remark = coprod("add", "said", "--answers", "-", cwd=project, stdin="said: We ran quiz #2 alone\n")
    assert "answers:1:19: warning: The sign # after this text begins a remark" in remark.stderr
    assert "answers:2:" in brackets.stderr
    assert remark.exit_code == 0


def test_a_list_of_answers_is_told_to_lose_its_dash(project: Path) -> None:
    done = coprod("add", "said", "--answers", "-", cwd=project, stdin="- said: We sang.\n")
    assert done.exit_code == 3
    assert "hint: Answers are one thing and no list: take the dash away" in done.stderr
    assert "hint: Write each thing on a line of its own" in coprod(
        "add", "said", "--answers", "-", cwd=project, stdin="[x]\n").stderr  # fmt: skip
