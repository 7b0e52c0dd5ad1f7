"""Answers that come back from forms: taken once, and everything that can be wrong with them."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from coprod_cli.cli import batches
from coprod_cli.store import collected
from coprod_cli.words.form import form_code
from coprod_cli.yamltext.parse import read_yaml
from helpers import snapshot, tree
from unit.making import SETTINGS, coprod, project

SAID = "On 9 May nobody asked me what I can do."
SCORES = {"assets": {"level": "basic", "examples": [{"said": SAID}], "helps": "The keys."}}
MINE = ".coprod/assessments/2026-11/members.yaml"
LIST = ".coprod/collected/2026-11.txt"
NOTE = ".coprod/collected/2026-11.begun.json"
WORDING = project().framework.fingerprint("en")
HOSTILE = (
    "</script><img src=x onerror=alert(1)> $x^2$ =1+1 @SUM(A1) *b* {{ 7*7 }} {% raw %} \\ \" ' # : - [x](y) & | "
    "\u05e9\u05dc\u05d5\u05dd \U0001f600 \u0175 }{ " + "x" * 10_000
)


@pytest.fixture
def maple(tmp_path: Path) -> Path:
    return tree(tmp_path / "maple", {"coprod.yaml": SETTINGS})


def sheet(
    name: str = "0123456789abcdef", scores: Any = SCORES, about: str = "project", **changes: Any
) -> dict[str, Any]:
    """Return what a form's page gives back, with the code that belongs to it unless another is given."""
    known = {"month": "2026-11", "framework": "nef-six", "wording": WORDING, "group": "members", **changes}
    code = form_code(project(), known["month"], known["group"], about, known["wording"])
    return {"coprod-answers": 1, "form": code, "sheet": name, **known, "scores": {about: scores}}


def came(maple: Path, **texts: str | bytes | dict[str, Any]) -> list[str]:
    """Put texts into files beside the project, and return the names of the files."""
    files = {f"{name}.json": json.dumps(text, ensure_ascii=False) if isinstance(text, dict) else text
             for name, text in texts.items()}  # fmt: skip
    tree(maple, files)
    return list(files)


def answers(maple: Path, path: str = MINE) -> Any:
    document = read_yaml(PurePosixPath(path), (maple / path).read_bytes())
    assert document.findings == ()
    data: Any = document.data
    return data["answers"]


def test_what_came_back_stands_among_the_groups_answers(maple: Path) -> None:
    done = coprod("collect", *came(maple, one=sheet()), cwd=maple)
    assert done.exit_code == 0, done.stderr
    assert answers(maple) == [{"scores": {"project": SCORES}}]
    assert done.stderr.splitlines() == [
        "one.json: taken, for people who live here, November 2026.",
        "  Without an answer: Capacity, Mutuality, Networks, Shared roles, Catalysts.",
        "When everybody has answered, agree together. Next: coprod agree 2026-11",
    ]
    assert (maple / LIST).read_text("ascii") == "0123456789abcdef\n"
    assert not (maple / NOTE).exists()
    if sys.platform != "win32":
        assert stat.S_IMODE((maple / LIST).stat().st_mode) == 0o600
        assert stat.S_IMODE((maple / MINE).stat().st_mode) == 0o600


def test_shared_answers_lie_in_the_shared_folder_and_their_ids_do_not(maple: Path) -> None:
    tree(maple, {"coprod.yaml": SETTINGS + "views: shared\n"})
    assert coprod("collect", *came(maple, one=sheet()), cwd=maple).exit_code == 0
    assert len(answers(maple, "assessments/2026-11/members.yaml")) == 1
    assert "0123456789abcdef" not in (maple / "assessments/2026-11/members.yaml").read_text("utf-8")
    assert coprod("check", "--fail-on", "warning", cwd=maple).exit_code == 0


def test_the_same_file_twice_adds_nothing_and_equal_answers_of_two_people_stay_two(maple: Path) -> None:
    files = came(maple, one=sheet(), same=sheet(), other=sheet("fedcba9876543210"))
    for kept in ("taken", "there already"):
        done = coprod("collect", *files, cwd=maple)
        assert done.exit_code == 0, done.stderr
        assert f"one.json: {kept}" in done.stderr
        assert "same.json: there already, and not added again." in done.stderr
        assert len(answers(maple)) == 2
    assert (maple / LIST).read_text("ascii") == "0123456789abcdef\nfedcba9876543210\n"


def test_their_order_does_not_tell_who_came_first(tmp_path: Path) -> None:
    kept = []
    for name in ("one", "two"):
        folder = tree(tmp_path / name, {"coprod.yaml": SETTINGS})
        files = came(folder, a=sheet("a" * 16), b=sheet("b" * 16, {"assets": {"answer": "dont-know"}}))
        coprod("collect", *(files if name == "one" else reversed(files)), cwd=folder)
        kept.append([(folder / path).read_bytes() for path in (MINE, LIST)])
    assert kept[0] == kept[1]


def test_answers_about_the_organisation_are_taken_too(maple: Path) -> None:
    done = coprod("collect", *came(maple, one=sheet(about="organisation")), cwd=maple)
    assert answers(maple) == [{"scores": {"organisation": SCORES}}]
    assert done.stderr.endswith("Next: coprod agree 2026-11 --about organisation\n")


def test_they_are_found_in_a_letter_and_on_the_standard_input(maple: Path) -> None:
    written = json.dumps(sheet(), indent=1)
    wrapped = json.dumps(sheet("b" * 16), indent=1).replace("nobody asked", "nobody\nasked")
    quoted = "\n".join(f"> {line}" for line in json.dumps(sheet("c" * 16), indent=1).splitlines())
    letter = (
        f"Hello,\u200b\r\nhere {{they}} are.\n\n{written}\n\n{wrapped}\nOn Monday Bo wrote:\n{quoted}\n>>>>>>> Bo\n"
    )
    done = coprod("collect", "-", cwd=maple, stdin=letter)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.count("answers: taken") == 3
    assert answers(maple) == [{"scores": {"project": SCORES}}] * 3


def test_hostile_words_are_just_words(maple: Path) -> None:
    scores = {"assets": {"answer": "not-for-us", "why": HOSTILE, "examples": [{"said": HOSTILE}]}}
    done = coprod("collect", *came(maple, one=sheet(scores=scores)), cwd=maple)
    assert done.exit_code == 0, done.stderr
    assert answers(maple) == [{"scores": {"project": scores}}]
    assert "alert" not in done.stdout + done.stderr


def test_an_older_wording_is_taken_with_a_remark(maple: Path) -> None:
    done = coprod("collect", *came(maple, one=sheet(wording="0" * 12)), cwd=maple)
    assert done.exit_code == 0
    assert "  The form had an older wording. The answers are to its words.\n" in done.stderr
    assert len(answers(maple)) == 1


def test_personal_data_is_pointed_out_by_its_line_alone(maple: Path) -> None:
    told = json.dumps(sheet(scores={"assets": {"level": "basic", "helps": "Ask bo@maple.uk."}}), indent=1)
    done = coprod("collect", *came(maple, one=told), cwd=maple)
    assert "  Line 13: This looks like an e-mail address.\n" in done.stderr
    assert told.splitlines()[12].strip().startswith('"helps"')
    assert "bo@" not in done.stderr


# What cannot be taken: each has its own sentence, and the rest is kept.

WRONG: dict[str, tuple[Any, str]] = {
    "another project": (
        {**sheet(), "form": "0" * 12},
        "This form was made for another project, or its first lines were changed by hand.",
    ),
    "another round by hand": (
        {**sheet(), "month": "2026-12"},
        "This form was made for another project, or its first lines were changed by hand.",
    ),
    "an unknown group": (sheet(group="drivers"), 'coprod.yaml has no group "drivers".'),
    "another framework": (
        sheet(framework="our-words"), 'The form used the framework "our-words", and the project uses "nef-six" now.',
    ),
    "no answer": (sheet(scores={}), "It holds no answer."),
    "answers about two things": (
        {**sheet(), "scores": {"project": SCORES, "organisation": SCORES}},
        "It answers about the project and the organisation, and a form asks about one of them.",
    ),
    "a newer form": ({**sheet(), "coprod-answers": 2}, "A newer coprod made this form. Take the answers with that one."),
    "an unknown principle": (
        sheet(scores={"asets": {"level": "basic"}}), 'Line 1: The framework nef-six has no principle "asets".',
    ),
    "an unknown level": (sheet(scores={"assets": {"level": "good"}}), 'Line 1: The framework nef-six has no level "good".'),
    "no level": (sheet(scores={"assets": {"helps": SAID}}), 'Line 1: "assets" has no level and no answer.'),
    "no reason": (sheet(scores={"assets": {"answer": "not-for-us"}}), 'Line 1: "assets" is not for us, and no reason is given.'),
    "another key": ({**sheet(), "name": SAID}, 'Line 1: The key "name" is not known here.'),
    "a missing key": ({key: value for key, value in sheet().items() if key != "month"}, 'Line 1: The key "month" is missing here.'),
    "day and month": ({**sheet(), "month": "11-2026"}, 'Line 1: "month" wants a month, and "11-2026" is none.'),
    "a key twice": (json.dumps(sheet()).replace('"sheet"', '"form": "x", "sheet"'), 'Line 1: The key "form" stands here again; line 1 has it too.'),
    "a comma too few": (json.dumps(sheet()).replace('1, "form"', '1 "form"'), "Line 1: "),
    "cut off": (json.dumps(sheet())[:-1], "The answers break off: their end is missing."),
    "begun in the middle": (json.dumps(sheet())[1:], "The beginning of the answers is missing, or was changed on the way."),
    "a hidden sign": (sheet(scores={"assets": {"level": "basic", "helps": "a\u202eb"}}), "Line 1: The character U+202E"),
    "too big": (json.dumps(sheet()) + " " * (1 << 20), "The file is larger than 1 MiB, so it was not read."),
    "a wrong encoding": (json.dumps(sheet()).encode("utf-16"), "The file is saved as UTF-16, and coprod reads UTF-8."),
    "another encoding": (b"Caf\xe9 " + json.dumps(sheet()).encode(), "A letter here is not saved as UTF-8 (byte 0xe9)."),
    "an old Word file": (b"\xd0\xcf\x11\xe0" + bytes(50), "It is an old Excel or Word file, or has a password. Save it as XLSX or DOCX, without one."),
    "a broken Word file": (b"PK\x03\x04" + bytes(50), "It is broken, and cannot be unpacked."),
    "an empty file": ("", "The file is empty."),
    "another file": ("format: 1\nproject: Maple\n", "No answers from a form of coprod stand in it."),
    "deep braces": ('{"coprod-answers": 1, "a": ' + "[" * 5000 + "]" * 5000 + "}", "Line 1: "),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_taken_is_listed_and_the_rest_is_kept(name: str, maple: Path) -> None:
    content, sentence = WRONG[name]
    done = coprod("collect", *came(maple, wrong=content, right=sheet("d" * 16)), cwd=maple)
    assert done.exit_code == 3
    said = done.stderr.splitlines()
    assert said[0] == "wrong.json: not taken."
    assert said[1].startswith(f"  {sentence}"), said[1]
    assert "right.json: taken" in done.stderr
    assert "coprod: The answers of 1 sheet could not be taken." in said
    assert SAID not in done.stdout + done.stderr
    assert len(answers(maple)) == 1


def test_what_is_no_file_is_listed_too(maple: Path) -> None:
    done = coprod("collect", "nobody.json", ".", *came(maple, right=sheet()), cwd=maple)
    assert done.exit_code == 3
    assert "nobody.json: not taken.\n  It could not be read: No such file or directory.\n" in done.stderr
    assert "coprod: The answers of 2 sheets could not be taken." in done.stderr
    assert len(answers(maple)) == 1


def test_one_sheet_that_says_something_else_later_is_not_taken_twice(maple: Path) -> None:
    later = sheet(scores={"assets": {"answer": "dont-know"}})
    files = came(maple, one=sheet(), later=later)
    for options in (["--dry-run"], []):
        done = coprod("collect", *files, *options, cwd=maple)
        assert done.exit_code == 3
        told = (
            f"later.json: not taken.\n  Answers of this sheet were taken before, and {Path(MINE)} has none like these."
        )
        assert told in done.stderr
    assert answers(maple) == [{"scores": {"project": SCORES}}]


def test_a_dry_run_writes_nothing(maple: Path) -> None:
    files = came(maple, one=sheet(), same=sheet())
    before = snapshot(maple)
    done = coprod("collect", *files, "--dry-run", cwd=maple)
    assert done.exit_code == 0
    assert "one.json: would be taken, for people who live here, November 2026." in done.stderr
    assert "same.json: there already" in done.stderr
    assert snapshot(maple) == before


# Stopped between any two writes, and run again


class Killed(BaseException):
    """The power is gone."""


def kill(
    root: Path, files: list[str], stopped: str, monkeypatch: pytest.MonkeyPatch, *, after: bool, group: int = 1
) -> None:
    """Take files back, and lose the power before or after one step of one group."""
    place: Any = batches if stopped == "write" else collected
    real, calls = getattr(place, stopped), []

    def killed(*arguments: Any) -> None:
        if stopped != "refuse_links" or str(arguments[1]) == NOTE:
            calls.append(arguments)
        if len(calls) < group or after:
            real(*arguments)
        if len(calls) == group:
            raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(place, stopped, killed)
        with pytest.raises(Killed):
            coprod("collect", *files, cwd=root)


@pytest.mark.parametrize("stopped", ["begin", "write", "end", "refuse_links"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("equal", [False, True], ids=["alone", "beside equal answers"])
def test_a_crash_neither_loses_nor_doubles_answers(
    stopped: str, *, after: bool, equal: bool, maple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if equal:
        coprod("collect", *came(maple, first=sheet("e" * 16)), cwd=maple)
    files = came(maple, one=sheet())
    kill(maple, files, stopped, monkeypatch, after=after)
    for _again in range(2):
        done = coprod("collect", *files, cwd=maple)
        assert done.exit_code == 0, done.stderr
        assert answers(maple) == [{"scores": {"project": SCORES}}] * (2 if equal else 1)
    assert "0123456789abcdef" in (maple / LIST).read_text("ascii")
    assert not (maple / NOTE).exists()


BATCH = {"a": SCORES, "b": {"assets": {"answer": "dont-know"}}, "c": SCORES, "d": SCORES, "e": SCORES}
"""What people said, by the letter that their sheet's id is made of; the last two are of another group."""


def many(maple: Path) -> list[str]:
    letter = "\n".join(json.dumps(sheet(name * 16, scores, group="carers" if name > "c" else "members"))
                       for name, scores in BATCH.items())  # fmt: skip
    return came(maple, many=letter)


@pytest.mark.parametrize("stopped", ["begin", "write", "end", "refuse_links"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("group", [1, 2], ids=["the first group", "the second group"])
@pytest.mark.parametrize("equal", [False, True], ids=["alone", "beside equal answers"])
def test_a_crash_in_a_batch_neither_loses_nor_doubles_answers(
    stopped: str, *, after: bool, group: int, equal: bool, maple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tree(maple.parent / "whole", {"coprod.yaml": SETTINGS})
    for folder in (maple, whole):
        if equal:
            coprod("collect", *came(folder, first=sheet("f" * 16)), cwd=folder)
        files = many(folder)
    coprod("collect", *files, cwd=whole)
    kill(maple, files, stopped, monkeypatch, after=after, group=group)
    for _again in range(2):
        done = coprod("collect", *files, cwd=maple)
        assert done.exit_code == 0, done.stderr
        for path in (MINE, MINE.replace("members", "carers"), LIST):
            assert (maple / path).read_bytes() == (whole / path).read_bytes()
    assert not (maple / NOTE).exists()


def test_a_person_who_takes_one_answer_out_after_a_crash_gets_that_one_again(
    maple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = came(maple, two="\n".join(json.dumps(sheet(name * 16)) for name in "ab"))

    def killed(*_arguments: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(collected, "end", killed)
        with pytest.raises(Killed):
            coprod("collect", *files, cwd=maple)
    lines = (maple / MINE).read_text("utf-8").split("  - scores:")
    assert len(lines) == 3
    (maple / MINE).write_text("  - scores:".join(lines[:2]), "utf-8")
    done = coprod("collect", *files, cwd=maple)
    assert [line.split(",")[0] for line in done.stderr.splitlines() if "two.json" in line] == [
        "two.json: there already", "two.json: taken"]  # fmt: skip
    assert len(answers(maple)) == 2


def test_what_stands_in_one_file_is_said_in_its_order(maple: Path) -> None:
    wrong = {**sheet("b" * 16), "form": "0" * 12}
    given = [sheet("a" * 16, group="carers"), wrong, sheet("c" * 16), sheet("a" * 16, group="carers"),
             sheet("c" * 16, {"assets": {"answer": "dont-know"}}), sheet("d" * 16, group="carers")]  # fmt: skip
    files = came(maple, all="\n".join(map(json.dumps, given)))
    said = []
    for options in (["--dry-run"], []):
        done = coprod("collect", *files, *options, cwd=maple)
        assert done.exit_code == 3
        lines = [line for line in done.stderr.splitlines() if line.startswith("all.json")]
        said.append([line.replace("would be taken", "taken") for line in lines])
    assert said[0] == said[1] == [
        "all.json: taken, for family carers, November 2026.",
        "all.json: not taken.",
        "all.json: taken, for people who live here, November 2026.",
        "all.json: there already, and not added again.",
        "all.json: not taken.",
        "all.json: taken, for family carers, November 2026.",
    ]  # fmt: skip


def test_a_file_of_one_group_that_has_errors_keeps_the_others_from_being_taken_unsaid(maple: Path) -> None:
    tree(maple, {MINE.replace("members", "carers"): "format: 1\nanswers: [\n"})
    before = snapshot(maple)
    files = many(maple)
    assert coprod("collect", *files, cwd=maple).exit_code == 3
    assert set(snapshot(maple)) - set(before) <= {"many.json", ".coprod/lock", ".coprod/.gitignore"}


def test_more_than_a_file_may_hold_is_told_and_nothing_is_written(maple: Path) -> None:
    scores = {"assets": {"level": "basic", "helps": "x" * 19_000}}
    for place in range(0, 60, 20):
        texts = [json.dumps(sheet(f"{number:016}", scores)) for number in range(place, place + 20)]
        done = coprod("collect", *came(maple, some="\n".join(texts)), cwd=maple)
    assert done.exit_code == 3
    assert f"{MINE} would be larger than 1 MiB, and could not be read any more. So it was not written." in done.stderr
    assert len(answers(maple)) == 40
    assert not (maple / NOTE).exists()


def test_a_note_that_something_else_changed_stops_and_says_so(maple: Path) -> None:
    tree(maple, {NOTE: "nothing"})
    done = coprod("collect", *came(maple, one=sheet()), cwd=maple)
    assert done.exit_code == 3
    assert f"{NOTE} was changed by something else, and cannot be read." in done.stderr
    assert not (maple / MINE).exists()
