"""Tables of answers: one full round of each tool, out and back, and everything that can be wrong with them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from coprod_cli.cli.opened import open_sound
from coprod_cli.project import SETTINGS_PATH
from coprod_cli.store import write
from coprod_cli.store.table import MOST_ROWS, Table, read_table
from coprod_cli.words.form import form
from coprod_cli.words.survey import form_line
from coprod_cli.yamltext.parse import read_yaml
from helpers import TOP, snapshot, tree
from unit.making import SETTINGS, coprod, project

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLES = TOP / "tests/data/tables"
GIVEN = json.loads((TABLES / "given.json").read_text("utf-8"))
KINDS = {
    "google-forms.csv": "google-forms",
    "microsoft-forms.xlsx": "microsoft-forms",
    "kobo.csv": "kobo",
    "odk.csv": "odk",
    "limesurvey.csv": "limesurvey",
    "table.txt": "table",
}
CODES = {"AO01": "not-there-yet", "AO02": "basic", "AO03": "making-progress", "AO04": "excellent",
         "AO05": "dont-know", "AO06": "not-for-us"}  # fmt: skip
NEVER_KEPT = re.compile(
    r"@riverside|Jones|Smith|Brown|White|2026-12-0[0-9]|2026/12|10:1[0-9]|203\.0\.113|uuid:|6c2f9a1e|collect:|tokEn|submitted_via"
)
PARTS = ("level", "why", "example", "helps", "in_the_way")
PRINCIPLES = ("assets", "capacity", "mutuality", "networks", "shared-roles", "catalysts")
MINE = ".coprod/assessments/2026-12/members.yaml"
HEADING = ["Timestamp", "Your group", "Assets", "Assets: example"]
ROW = ["1/2/2026 10:00:00", "staff", "Basic", "On 9 May we cooked."]
each_tool = pytest.mark.parametrize("name", KINDS)


@pytest.fixture
def maple(tmp_path: Path) -> Path:
    return tree(tmp_path / "maple", {"coprod.yaml": SETTINGS})


def as_csv(*rows: Sequence[str], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def as_book(*rows: Sequence[Any]) -> bytes:
    book, packed = Workbook(), io.BytesIO()
    for line, values in enumerate(rows, start=1):
        for place, value in enumerate(values, start=1):
            cell = book.worksheets[0].cell(line, place)
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
    book.save(packed)
    return packed.getvalue()


def mapping(folder: Path) -> Path:
    (found,) = (folder / "mappings").iterdir()
    return found


def fill(path: Path, group: str = "members", month: str = "2026-12") -> None:
    """Fill in what a mapping leaves to a person."""
    text = re.sub(r"(?m)^month:$", f"month: {month}", path.read_text("utf-8"))
    text = re.sub(r"(?m)^group:$", f"group: {group}", text)
    for code, means in CODES.items():
        text = text.replace(f'"{code}"\n    means:\n', f'"{code}"\n    means: {means}\n')
    if "microsoft" in path.name:
        for part in PARTS[1:]:
            empty = re.compile(rf"(says: {part}\n    principle:)\n")
            for principle in PRINCIPLES:
                text = empty.sub(rf"\1 {principle}\n", text, count=1)
    path.write_text(text, "utf-8")


def kept(folder: Path, path: str = MINE) -> list[Any]:
    document = read_yaml(PurePosixPath(path), (folder / path).read_bytes())
    assert document.findings == ()
    data: Any = document.data
    return [each["scores"] for each in data["answers"]]


def in_some_order(answers: Sequence[Any]) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True) for each in answers)


def begun(folder: Path, content: bytes, name: str = "table.csv") -> Any:
    """Put a table beside the project, have its mapping begun and filled in, and return what was said."""
    tree(folder, {name: content})
    done = coprod("collect", name, cwd=folder)
    if (folder / "mappings").is_dir():
        fill(mapping(folder))
    return done


# One full round of each tool


@each_tool
def test_answers_go_out_and_come_back(name: str, riverside: Path) -> None:
    file = TABLES / name
    done = coprod("collect", file, cwd=riverside)
    assert done.exit_code == 0, done.stderr
    path = mapping(riverside)
    assert re.fullmatch(f"{KINDS[name]}-[0-9a-f]{{8}}.yaml", path.name)
    assert f"Wrote mappings/{path.name}" in done.stderr.replace("\\", "/")
    assert "Nothing was taken yet. Look over that file, then run the same command again." in done.stderr
    assert not (riverside / MINE).exists()
    fill(path)
    for said in ("4 rows taken, for people who use the day centre, December 2026.", "4 rows there already in December"):
        done = coprod("collect", file, cwd=riverside)
        assert done.exit_code == 0, done.stderr
        assert said in done.stderr
        assert in_some_order(kept(riverside)) == in_some_order([{"project": each} for each in GIVEN])
    for each in riverside.rglob("*"):
        if each.is_file() and each.is_relative_to(riverside / ".coprod"):
            assert NEVER_KEPT.search(each.read_text("utf-8").replace("2026-12.txt", "")) is None, each
    assert NEVER_KEPT.search(path.read_text("utf-8")) is None
    assert coprod("check", cwd=riverside).exit_code == 0


def test_who_had_not_finished_is_named_and_not_taken(riverside: Path) -> None:
    coprod("collect", TABLES / "limesurvey.csv", cwd=riverside)
    fill(mapping(riverside))
    done = coprod("collect", TABLES / "limesurvey.csv", cwd=riverside)
    assert "not finished by the people who answered, so not taken: rows 4." in done.stderr
    assert done.exit_code == 0


@each_tool
def test_a_later_export_adds_only_what_is_new(name: str, riverside: Path) -> None:
    table = read_table((TABLES / name).read_bytes())
    assert isinstance(table, Table)
    rows = [[*row.cells, *[""] * (len(table.headings) - len(row.cells))] for row in table.rows]
    for count, said in ((2, "2 rows taken"), (len(rows), "2 rows taken"), (len(rows), "4 rows there already")):
        done = begun(riverside, as_csv(table.headings, *rows[:count]))
        if "Wrote" in done.stderr:
            fill(mapping(riverside))
            done = coprod("collect", "table.csv", cwd=riverside)
        assert said in done.stderr
    assert len(kept(riverside)) == 4


def test_the_survey_that_coprod_makes_comes_back_by_itself(riverside: Path) -> None:
    known = open_sound(riverside).project
    made = form(known, "2027-01", known.groups["carers"], "organisation")
    labels = [f"{asked.name.words}: {made.ask[part]}" for asked in made.questions for part in ("level", "helps")]
    chosen = made.questions[0].choices[2]
    assert chosen.text is not None
    cells = [f"{chosen.name.words}: {chosen.text.words}", "Tea", "Not for us", ""]
    content = as_csv(["coprod_form", *labels, "_id", "_uuid"], [form_line(made), *cells, *[""] * 8, "1", "u-1"],
                     delimiter=";")  # fmt: skip
    tree(riverside, {"labels.csv": content})
    for _again in range(2):
        done = coprod("collect", "labels.csv", cwd=riverside)
    assert '"capacity" is not for us, and no reason is given.' in done.stderr
    tree(riverside, {"labels.csv": content.replace(b"Not for us", b"We do not know")})
    done = coprod("collect", "labels.csv", cwd=riverside)
    assert done.exit_code == 0, done.stderr
    assert kept(riverside, ".coprod/assessments/2027-01/carers.yaml") == [
        {"organisation": {"assets": {"level": chosen.id, "helps": "Tea"}, "capacity": {"answer": "dont-know"}}}
    ]


# How a mapping is met


def test_a_mapping_that_is_not_finished_says_which_lines(maple: Path) -> None:
    tree(maple, {"table.csv": as_csv([*HEADING, "Anything?"], [*ROW, "x"])})
    coprod("collect", "table.csv", cwd=maple)
    lines = mapping(maple).read_text("utf-8").splitlines()
    done = coprod("collect", "table.csv", cwd=maple)
    assert done.exit_code == 3
    month, says = lines.index("month:") + 1, lines.index("    says:") + 1
    assert f"  Line {month}: Write the month of the round, as 2026-11.\n" in done.stderr
    assert f"  Line {says}: Say what stands in this column, or drop.\n" in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("month: 2026-12", "month: December", 'Line 7: "month" wants a month, and "December" is none.'),
        ("    principle: assets", "    principle: asets", 'The framework has no principle "asets".'),
        ("    principle: assets", "    principle:", "Write the id of the principle."),
        ("means: basic", "means: good", 'The framework has no level "good".'),
        ("means: basic", "means:", "Say what these words mean."),
        ("says: example", "says: level", "A column above says the same."),
        ('column: "Assets"', 'column: "Asets"', "The columns are not those of the table any more."),
        ("says: group", "says: drop", "Write the id of the group."),
        ("format: 1", "format: 1\ngroup: drivers", 'coprod.yaml has no group "drivers".'),
        ("    says: level\n    principle: assets", "    says: drop", ""),
    ],
)
def test_a_mapping_that_does_not_fit_is_told_by_its_line(old: str, new: str, said: str, maple: Path) -> None:
    begun(maple, as_csv(HEADING, ROW))
    path = mapping(maple)
    text = path.read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    path.write_text(text.replace("says: group", "says: drop") if "drivers" in new else text, "utf-8")
    done = coprod("collect", "table.csv", cwd=maple)
    assert done.exit_code == 3
    assert said in done.stderr
    assert "table.csv" in done.stderr.splitlines()[0]


def test_a_mapping_in_which_nothing_becomes_an_answer_is_told(maple: Path) -> None:
    begun(maple, as_csv(HEADING, ROW))
    path = mapping(maple)
    path.write_text(
        re.sub(r"says: (level|example)\n    principle: assets", "says: drop", path.read_text("utf-8")), "utf-8"
    )
    assert "No column becomes an answer." in coprod("collect", "table.csv", cwd=maple).stderr


def test_many_empty_lines_are_counted(maple: Path) -> None:
    tree(maple, {"table.csv": as_csv([f"Question {place}" for place in range(30)], ["x"] * 30)})
    coprod("collect", "table.csv", cwd=maple)
    done = coprod("collect", "table.csv", cwd=maple)
    assert done.stderr.count("Say what stands in this column") == 10
    assert "  And 21 more lines.\n" in done.stderr


def test_a_dry_run_writes_nothing(maple: Path) -> None:
    tree(maple, {"table.csv": as_csv(HEADING, ROW), "again.csv": as_csv(HEADING, ROW)})
    before = snapshot(maple)
    done = coprod("collect", "table.csv", "again.csv", "--dry-run", cwd=maple)
    assert done.exit_code == 0
    assert done.stderr.count("Would write") == 2
    assert snapshot(maple) == before
    coprod("collect", "table.csv", cwd=maple)
    fill(mapping(maple))
    before = snapshot(maple)
    assert (
        "table.csv: 1 row would be taken, for staff, December 2026."
        in coprod("collect", "table.csv", "--dry-run", cwd=maple).stderr
    )
    assert snapshot(maple) == before


def test_two_files_of_one_new_shape_both_wait_for_the_mapping(maple: Path) -> None:
    tree(maple, {"one.csv": as_csv(HEADING, ROW), "two.csv": as_csv(HEADING, ROW)})
    done = coprod("collect", "one.csv", "two.csv", cwd=maple)
    assert done.stderr.count("Nothing was taken yet.") == 2
    assert not (maple / ".coprod/assessments").exists()


def test_a_table_that_goes_on_for_years_gives_each_round_only_its_new_rows(maple: Path) -> None:
    begun(maple, as_csv(HEADING, ROW))
    coprod("collect", "table.csv", cwd=maple)
    path = mapping(maple)
    path.write_text(path.read_text("utf-8").replace("2026-12", "2027-06"), "utf-8")
    tree(maple, {"table.csv": as_csv(HEADING, ROW, ["later", *ROW[1:]])})
    done = coprod("collect", "table.csv", cwd=maple)
    assert "table.csv: 1 row there already in December 2026, and not added again." in done.stderr
    assert "table.csv: 1 row taken, for staff, June 2027." in done.stderr


def test_each_file_is_written_once_for_all_rows_of_a_table(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(maple, as_csv(HEADING, *([str(number), "staff", "Basic", f"We met {number} times."] for number in range(30))))
    real, written = write._write, []

    def counted(root: Path, path: PurePosixPath, *rest: Any) -> None:
        written.append(str(path))
        real(root, path, *rest)

    monkeypatch.setattr(write, "_write", counted)
    done = coprod("collect", "table.csv", cwd=maple)
    assert "table.csv: 30 rows taken, for staff, December 2026." in done.stderr
    assert [path for path in written if not path.endswith(".gitignore")] == [
        ".coprod/collected/2026-12.begun.json", ".coprod/assessments/2026-12/staff.yaml", ".coprod/collected/2026-12.txt"
    ]  # fmt: skip
    written.clear()
    assert "30 rows there already" in coprod("collect", "table.csv", cwd=maple).stderr
    assert written == []


def test_an_answer_that_somebody_changed_later_is_not_another_person(riverside: Path) -> None:
    content = (TABLES / "kobo.csv").read_bytes()
    tree(riverside, {"kobo.csv": content})
    for _twice in range(2):
        coprod("collect", "kobo.csv", cwd=riverside)
    tree(riverside, {"kobo.csv": content.replace(b"The keys.", b"The locks.")})
    done = coprod("collect", "kobo.csv", cwd=riverside)
    assert done.exit_code == 3
    assert "kobo.csv, row 2: not taken.\n  Answers of this sheet were taken before" in done.stderr
    assert len(kept(riverside)) == 4


def test_what_a_person_wrote_does_not_get_into_a_mapping(maple: Path) -> None:
    other = ["t", "staff", "Ask bo@maple.uk", "x"]
    long = ["t", "staff", "I really do not think that any of these fits us, because of Bo and Al.", "x"]
    tree(maple, {"table.csv": as_csv(HEADING, ROW, other, long, ["t", "staff", "Good enough", "x"])})
    coprod("collect", "table.csv", cwd=maple)
    text = mapping(maple).read_text("utf-8")
    assert "Good enough" in text
    assert "bo@" not in text
    assert "because of Bo" not in text
    assert "cooked" not in text


# What cannot be taken


def line(*cells: str) -> list[str]:
    return [*ROW[:2], *cells]


def of_form(**changes: str) -> bytes:
    """Return an export of a survey of coprod, with something changed in the line that says which form it was."""
    made = form(project(), "2026-12", project().groups["members"], "project")
    told = dict(
        zip(("code", "month", "group", "about", "framework", "wording"), form_line(made).split(" "), strict=True)
    )
    return as_csv(["coprod_form", "project_assets_level", "_id", "_uuid"],
                  [" ".join((told | changes).values()), "basic", "1", "u-1"])  # fmt: skip


WRONG_ROWS = {
    "an unknown level": (line("Good enough", ""), 'The answer under "Assets" is none of the words that the mapping knows.'),
    "an unknown group": (["t", "drivers", "Basic", ""], "It names a group that the mapping does not know."),
    "no group": (["t", "", "Basic", ""], "It does not say which group the answers come from."),
    "no answer": (line("", ""), "It holds no answer."),
    "no level": (line("", "Something"), '"assets" has no level and no answer.'),
    "too few cells": (ROW[:3], "It has another number of cells than there are headings."),
    "too many cells": ([*ROW, "x"], "It has another number of cells than there are headings."),
    "a hidden sign": (line("Basic", "a\u202eb"), "The character U+202E"),
    "a megabyte of text": (line("Basic", "x" * (1 << 20)), 'The text under "Assets: example" is longer than 20000 characters.'),
    "no reason": (line("Not for us", ""), '"assets" is not for us, and no reason is given.'),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_ROWS)
def test_a_row_that_cannot_be_taken_is_listed_and_the_rest_is_kept(name: str, maple: Path) -> None:
    row, said = WRONG_ROWS[name]
    begun(maple, as_csv(HEADING, ROW))
    tree(maple, {"table.csv": as_csv(HEADING, row, ROW)})
    done = coprod("collect", "table.csv", cwd=maple)
    assert done.exit_code == 3
    assert f"table.csv, row 2: not taken.\n  {said}" in done.stderr
    assert "table.csv: 1 row taken, for staff, December 2026." in done.stderr
    assert not any(cell and cell in done.stderr for cell in row[2:] if cell not in {"Basic", "x"} or len(cell) > 20)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "0" * 12}, "This form was made for another project, or its first lines were changed by hand."),
        ({"month": "2027-01"}, "This form was made for another project, or its first lines were changed by hand."),
        ({"month": "December 2026"}, "It does not say which form it was, or that was changed by hand."),
        ({"about": "nothing"}, "The answer under"),
    ],
)
def test_an_answer_to_another_form_is_not_taken(changes: dict[str, str], said: str, maple: Path) -> None:
    begun(maple, of_form(**changes))
    done = coprod("collect", "table.csv", cwd=maple)
    assert done.exit_code == 3
    assert f"table.csv, row 2: not taken.\n  {said}" in done.stderr


def test_an_older_wording_is_taken_with_a_remark(maple: Path) -> None:
    from coprod_cli.words.form import form_code

    code = form_code(project(), "2026-12", "members", "project", "0" * 12)
    begun(maple, of_form(code=code, wording="0" * 12))
    done = coprod("collect", "table.csv", cwd=maple)
    assert done.exit_code == 0, done.stderr
    assert "  Row 2: The form had an older wording. The answers are to its words.\n" in done.stderr


def test_personal_data_is_pointed_out_by_its_row_alone(maple: Path) -> None:
    begun(maple, as_csv(HEADING, line("Basic", "Ask bo@maple.uk or al@maple.uk")))
    done = coprod("collect", "table.csv", cwd=maple)
    assert "  Row 2: This looks like an e-mail address.\n" in done.stderr
    assert "bo@" not in done.stderr


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * (80 << 20))
    return packed.getvalue()


def no_sheet() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("xl/workbook.xml", b"<workbook/>")
    return packed.getvalue()


SMALL = as_csv(HEADING, ROW)
WRONG_FILES = {
    "headings alone": (as_csv(HEADING), "It has headings, and no answers below them yet."),
    "own headings alone": (as_csv(HEADING[2:]), "It has headings, and no answers below them yet."),
    "empty": (b"", "The file is empty."),
    "another encoding": (SMALL.replace(b"cooked", b"caf\xe9"), "Its letters are not saved as UTF-8."),
    "100,000 rows": (as_csv(HEADING, *[ROW] * 100_000), "It has more than 1000 rows."),
    "too many columns": (as_csv([*HEADING, *map(str, range(400))], ROW), "It has more than 300 columns"),
    "a zip bomb": (bomb(), "It would unpack to far more than any file with answers does, so it was not opened."),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + bytes(600), "It is an old Excel or Word file, or has a password."),
    "a broken workbook": (no_sheet(), "It is broken, and cannot be read as a workbook."),
    "a letter": (b"Hello all,\nhere, and there, they are.\n", "No answers from a form of coprod stand in it."),
    "one column": (b"Assets\nBasic\n", "No answers from a form of coprod stand in it."),
    "prose in columns": (b"Dear Bo, dear Al\nno, yes, maybe\n", "No answers from a form of coprod stand in it."),
    "too big": (SMALL + b"x" * (9 << 20), "The file is larger than 1 MiB, so it was not read."),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_file_that_cannot_be_taken_is_told_and_the_rest_is_kept(name: str, maple: Path) -> None:
    content, said = WRONG_FILES[name]
    begun(maple, SMALL)
    tree(maple, {"wrong.csv": content})
    done = coprod("collect", "wrong.csv", "table.csv", cwd=maple)
    assert done.exit_code == 3
    assert done.stderr.startswith(f"wrong.csv: not taken.\n  {said}"), done.stderr
    assert "table.csv: 1 row taken, for staff, December 2026." in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le with its mark"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_known_by_what_stands_in_it(encoding: str, delimiter: str) -> None:
    text = as_csv([*HEADING, "a, b; c"], [*ROW, "\u0175\ny"], delimiter=delimiter).decode()
    content = b"\xff\xfe" + text.encode("utf-16-le") if "mark" in encoding else text.encode(encoding)
    table = read_table(content)
    assert isinstance(table, Table)
    assert table.headings == (*HEADING, "a, b; c")
    assert [(row.number, row.cells, row.fits) for row in table.rows] == [(2, (*ROW, "\u0175\ny"), True)]


def test_a_workbook_that_lies_about_its_size_is_read_all_the_same(maple: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_book(HEADING, ROW))) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.infolist():
            content = old.read(part).replace(b'<dimension ref="A1:D2"', b'<dimension ref="A1:XFD1048576"')
            new.writestr(part, content)
    begun(maple, packed.getvalue())
    assert "1 row taken" in coprod("collect", "table.csv", cwd=maple).stderr


def test_a_workbook_with_a_row_far_below_is_too_long() -> None:
    book, packed = Workbook(), io.BytesIO()
    book.worksheets[0].append(HEADING)
    book.worksheets[0].cell(1_000_000, 1).value = "x"
    book.save(packed)
    found = read_table(packed.getvalue())
    assert getattr(found, "why", "").startswith(f"It has more than {MOST_ROWS} rows.")


def test_numbers_and_times_of_a_workbook_are_texts() -> None:
    table = read_table(as_book(["a", "b", "c"], [3.0, 2.5, True], [None, "=1+1", 7]))
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [("3", "2.5", "True"), ("", "=1+1", "7")]


HOSTILE = ("=1+1", "@SUM(A1)", "-5", "+44", "\t=x", "</script><img src=x>", "$x^2$ {{ 7*7 }} {% raw %}", "'\"\\", "# x",
           "a: b", "- a", "\u05e9\u05dc\u05d5\u05dd \U0001f600 \u0175", "x" * 10_000, "a\r\nb\n\nc", "<<<<<<< HEAD", "null", "1e5")  # fmt: skip


@settings(max_examples=30)  # each writes and reads whole files
@given(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["C"]), max_size=40), st.booleans())
def test_cells_stay_the_texts_that_they_were(
    tmp_path_factory: pytest.TempPathFactory, text: str, book: bool
) -> None:  # drawn
    from coprod_cli.yamltext.guard import hidden_character

    maple = tree(tmp_path_factory.mktemp("maple"), {"coprod.yaml": SETTINGS})
    rows = (HEADING, line("Basic", text))
    begun(maple, as_book(*rows) if book else as_csv(*rows))
    done = coprod("collect", "table.csv", cwd=maple)
    wanted = "\n".join(text.splitlines() if "\r" in text else [text]).strip()
    if hidden_character(wanted):
        assert done.exit_code == 3
        return
    assert done.exit_code == 0, done.stderr
    score: dict[str, Any] = {"level": "basic", **({"examples": [{"said": wanted}]} if wanted else {})}
    assert kept(maple, ".coprod/assessments/2026-12/staff.yaml") == [{"project": {"assets": score}}]


def test_where_there_is_one_group_it_is_filled_in(maple: Path) -> None:
    one = SETTINGS[: SETTINGS.index("  - id: carers")]
    tree(maple, {str(SETTINGS_PATH): one})
    begun(maple, as_csv(["Assets", "Assets: why"], ["Basic", ""]))
    assert "\ngroup: members\n" in mapping(maple).read_text("utf-8")
