"""Sheets of paper that are typed: known by their code, one after the other, and read back before they count."""

from __future__ import annotations

import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.cli import paper_sheets
from coprod_cli.words.form import form_code
from coprod_cli.words.form_codes import coded, months_round
from coprod_cli.yamltext.parse import read_yaml
from helpers import snapshot, tree
from unit.making import SETTINGS, coprod, project

if TYPE_CHECKING:
    from collections.abc import Sequence

SAID = "We sang."
OTHER = "On 9 May nobody asked me what I can do."
MINE = ".coprod/assessments/2026-11/members.yaml"
ONE = ("", "basic", SAID, "", "The keys.", "", "", *["s"] * 5)
"""A sheet of one person: a level, a short example, what helps, nothing in the way, and five questions left out."""
YES, LATER, NOBODY = "1", "2", "3"
MEMBERS = ("--group", "members")
WORDING = project().framework.fingerprint("en")


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project without rounds, and a person at the terminal."""
    monkeypatch.setattr(paper_sheets, "can_ask", lambda: True)
    return tree(tmp_path / "maple", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})


def typed(maple: Path, *lines: str, arguments: Sequence[str] = MEMBERS) -> Any:
    done = coprod("collect", "--typed", *arguments, cwd=maple, stdin="".join(f"{line}\n" for line in lines))
    done.spoken = " ".join(done.stderr.split())
    return done


def code(month: str = "2026-11", group: str = "members", about: str = "project") -> str:
    return form_code(project(), month, group, about, WORDING)


def answers(maple: Path, path: str = MINE) -> Any:
    document = read_yaml(PurePosixPath(path), (maple / path).read_bytes())
    assert document.findings == ()
    data: Any = document.data
    return data["answers"]


def scores(said: str = SAID) -> dict[str, Any]:
    return {"project": {"assets": {"level": "basic", "examples": [{"said": said}], "helps": "The keys."}}}


def test_a_sheet_that_was_read_back_says_so(maple: Path) -> None:
    done = typed(maple, *ONE, YES, "no")
    assert done.exit_code == 0, done.stderr
    assert answers(maple) == [{"read_back": "true", "scores": scores()}]
    assert done.stderr.splitlines()[-1] == "When everybody has answered, agree together. Next: coprod agree 2026-11"
    assert coprod("check", cwd=maple).exit_code == 0


def test_everything_is_read_out_before_the_person_agrees(maple: Path) -> None:
    why = ("6", "We are one family.", "", "3", "1", "", "The bus.", "", "5", "s", "s")
    done = typed(maple, *ONE[:7], *why, YES, "no")
    assert done.exit_code == 0, done.stderr
    begin = done.stderr.splitlines().index("Read this to the person whose sheet it is:")
    assert done.stderr.splitlines()[begin + 1 : begin + 10] == [
        "Assets: Basic.",
        f'"{SAID}"',
        'What helps: "The keys."',
        "Capacity: Not for us.",
        'Why it is not for us: "We are one family."',
        "Mutuality: Making progress.",
        "The same example as for Assets.",
        'What is in the way: "The bus."',
        "Networks: I do not know.",
    ]


def test_a_person_on_paper_is_not_asked_for_more(maple: Path) -> None:
    tree(maple, {"assessments/2026-05.yaml": "format: 1\ndate: 2026-05-13\nscores:\n  project:\n    assets:\n"
                 f"      level: excellent\n      examples:\n        - said: {OTHER}\n"})  # fmt: skip
    without = ("", "basic", "", "", "", *["s"] * 5)
    done = typed(maple, *without, YES, "no")
    assert done.exit_code == 0, done.stderr
    assert answers(maple) == [{"read_back": "true", "scores": {"project": {"assets": {"level": "basic"}}}}]
    for words in ("Last time", "What would you like to do?", "Another example?", "No agreement"):
        assert words not in done.spoken


def test_a_sheet_that_nobody_can_read_back_counts_without_the_mark(maple: Path) -> None:
    done = typed(maple, *ONE, NOBODY, "no")
    assert answers(maple) == [{"scores": scores()}]
    assert "The answer counts. It does not say that it was read back." in done.spoken


def test_a_sheet_that_is_not_read_back_yet_waits(maple: Path) -> None:
    done = typed(maple, *ONE, LATER, "no")
    assert done.exit_code == 0, done.stderr
    assert "What you typed is kept, and counts when they agree." in done.spoken
    assert not (maple / MINE).exists()
    done = typed(maple, "go on", YES, "no")
    assert done.spoken.count("Which box is ticked?") == 1  # named as the last question, and not asked again
    assert answers(maple) == [{"read_back": "true", "scores": scores()}]
    assert list((maple / ".coprod/drafts").iterdir()) == []


def test_what_was_heard_when_it_was_read_back_is_put_right(maple: Path) -> None:
    back = ["b"] * 8
    done = typed(maple, *ONE, *back, OTHER, "", "", "", *["s"] * 5, YES, "no")
    assert done.exit_code == 0, done.stderr
    assert answers(maple) == [{"read_back": "true", "scores": scores(OTHER)}]


def test_ten_sheets_are_typed_in_one_go_and_their_order_is_not_kept(maple: Path, tmp_path: Path) -> None:
    other = ("", "basic", OTHER, *ONE[3:])
    other_place = tree(tmp_path / "other", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
    assert typed(maple, *ONE, YES, "yes", *other, YES, "yes", *ONE, YES, "no").exit_code == 0
    assert typed(other_place, *other, YES, "yes", *ONE, YES, "yes", *ONE, YES, "no").exit_code == 0
    assert len(answers(maple)) == 3
    assert (maple / MINE).read_bytes() == (other_place / MINE).read_bytes()


def test_the_answers_of_one_sheet_are_not_shown_with_the_next(maple: Path) -> None:
    done = typed(maple, *ONE, LATER, "yes", "new", "", "exc", OTHER, *ONE[3:], YES, "no")
    assert done.exit_code == 0, done.stderr
    assert SAID not in done.stderr.partition("Another sheet?")[2]
    assert len(answers(maple)) == 1


def test_stopping_keeps_what_was_typed(maple: Path) -> None:
    done = typed(maple, *ONE[:7], "q")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "Saved. To go on, type: coprod collect --typed 2026-11 --group members"
    assert "Another sheet?" not in done.stderr
    done = typed(maple, "1", *["s"] * 5, YES, "q")
    assert done.exit_code == 0, done.stderr
    assert len(answers(maple)) == 1


def test_a_sheet_of_paper_is_no_draft_of_an_answer_at_the_laptop(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from coprod_cli.cli import assessing

    monkeypatch.setattr(assessing, "can_ask", lambda: True)
    typed(maple, *ONE[:7], "q")
    done = coprod("assess", "--group", "members", cwd=maple, stdin="q\n")
    assert "Somebody of this group" not in done.stderr


def test_a_sheet_on_which_nothing_is_ticked_is_not_written(maple: Path) -> None:
    done = typed(maple, "", *["s"] * 6, "no")
    assert "Nothing was written, because no principle has an answer." in done.stderr
    assert "Read this to the person" not in done.stderr
    assert not (maple / MINE).exists()


@pytest.mark.parametrize("answer", [YES, LATER, NOBODY])
def test_a_dry_run_writes_nothing(answer: str, maple: Path) -> None:
    before = snapshot(maple)
    done = typed(maple, *ONE, answer, "no", arguments=[*MEMBERS, "--dry-run"])
    assert (done.exit_code, snapshot(maple)) == (0, before), done.stderr
    assert "Next:" not in done.stderr
    assert ("Would write" in done.stderr) == (answer != LATER)
    assert "is kept" not in done.spoken


def test_a_month_and_what_it_is_about_may_be_named(maple: Path) -> None:
    done = typed(maple, *ONE, YES, "no", arguments=["2026-09", *MEMBERS, "--about", "organisation"])
    assert [*answers(maple, ".coprod/assessments/2026-09/members.yaml")[0]["scores"]] == ["organisation"]
    assert done.stderr.splitlines()[-1].endswith("Next: coprod agree 2026-09 --about organisation")


# By their code


def test_a_code_says_whose_sheet_it_is(maple: Path) -> None:
    first, second = code("2026-09", "staff", "organisation"), code("2026-12", "carers")
    done = typed(maple, f" {first[:4].upper()}", *ONE, YES, "yes", second, *ONE, YES, "no", arguments=[])
    assert done.exit_code == 0, done.stderr
    assert [*answers(maple, ".coprod/assessments/2026-09/staff.yaml")[0]["scores"]] == ["organisation"]
    assert [*answers(maple, ".coprod/assessments/2026-12/carers.yaml")[0]["scores"]] == ["project"]


def test_a_code_that_is_none_is_asked_for_again(maple: Path) -> None:
    done = typed(maple, "", "000", "xxxxxxxxxxxx", code()[:4], *ONE, YES, "no", arguments=[])
    assert done.exit_code == 0, done.stderr
    assert "Please type the code, or q to stop." in done.stderr
    assert done.stderr.count("No form of this project has that code. Look at the sheet again.") == 2
    assert len(answers(maple)) == 1


def test_a_named_month_leaves_only_its_forms(maple: Path) -> None:
    done = typed(maple, code("2026-11"), "q", arguments=["2026-09"])
    assert "No form of this project has that code." in done.stderr
    assert done.exit_code == 0, done.stderr


def test_codes_that_begin_alike_are_told_apart_by_the_rest(maple: Path) -> None:
    groups = "".join(f"  - id: g{number}\n    name: Group {number}\n" for number in range(60))
    settings = SETTINGS.partition("groups:")[0] + f"groups:\n{groups}"
    tree(maple, {"coprod.yaml": settings})
    made = project(settings=settings)
    months = months_round(datetime.date(2026, 11, 18))
    every = {
        form_code(made, month, group, "project", WORDING): (month, group) for month in months for group in made.groups
    }
    alike = next(one for one in every if sum(other.startswith(one[:4]) for other in every) > 1)
    done = typed(maple, alike[:4], alike, "q", arguments=["--about", "project"])
    _month, group = every[alike]
    assert "Two forms begin like that. Please type the whole code." in done.stderr
    assert f"A sheet of Group {group[1:]}." in done.spoken


def test_too_few_signs_are_no_code() -> None:
    assert [each.group for each in coded(project(), ["2026-11"], ["project"], code()[:4])] == ["members"]
    assert coded(project(), ["2026-11"], ["project"], code()[:3]) == []


def test_forms_of_two_years_and_of_the_next_months_may_come_back() -> None:
    months = months_round(datetime.date(2026, 11, 18))
    assert (months[0], months[1], months[2], months[-1], len(months)) == (
        "2027-01",
        "2026-12",
        "2026-11",
        "2024-12",
        26,
    )


# From a file, and what does not go together


def test_a_file_may_say_that_it_was_read_back(maple: Path) -> None:
    text = f"read_back: true\nscores: {{project: {{assets: {{level: basic, examples: [{{said: {SAID}}}], helps: The keys.}}}}}}\n"
    for arguments in (["--answers", "-", "--dry-run"], ["--answers", "-"]):
        done = coprod("collect", "--typed", "2026-11", *MEMBERS, *arguments, cwd=maple, stdin=text)
        assert done.exit_code == 0, done.stderr
    assert answers(maple) == [{"read_back": "true", "scores": scores()}]
    assert done.stderr.splitlines()[-1].endswith("Next: coprod agree 2026-11")


def test_without_a_terminal_it_names_the_answers_file(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper_sheets, "can_ask", lambda: False)
    for arguments, command in ((["2026-12"], "2026-12 --group GROUP"), (MEMBERS, "--group members")):
        done = typed(maple, arguments=arguments)
        assert done.exit_code == 3
        assert f"coprod collect --typed {command} --answers FILE" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "No file is named."),
        (["--group", "staff", "x.json"], "--group, --about and --answers go with --typed"),
        (["--about", "project"], "--group, --about and --answers go with --typed"),
        (["--answers", "x"], "--group, --about and --answers go with --typed"),
        (["--typed", "2026-11", "x.json"], "--typed takes one month, and no files."),
        (["--typed", "--answers", "x"], "A file does not say whose answers it holds."),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments: list[str], said: str, maple: Path) -> None:
    done = coprod("collect", *arguments, cwd=maple)
    assert done.exit_code == 2
    assert said in done.stderr
