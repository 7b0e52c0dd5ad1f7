"""A form as an XLSForm: what Kobo and ODK take, with nothing in it that a text could change."""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from coprod_cli.cli.outputs import MADE_BY_COPROD
from coprod_cli.render.survey import workbook
from coprod_cli.words.form import Text, form
from coprod_cli.words.survey import PARTS, form_line
from helpers import tree
from unit.making import SETTINGS, coprod, project

if TYPE_CHECKING:
    from coprod_cli.words.form import Form

HOSTILE = (
    "=1+1",
    "</value><script>alert(1)</script> & \u201cx\u201d",
    "${project_assets_level} {{ 7*7 }}",
    "*b* _i_ # h [x](y) `c` \\ $x^2$",
    "\u05e9\u05dc\u05d5\u05dd \u202egnp\u202c \U0001f600 \u0175",
    "a" * 10_000,
    "@SUM(A1)\n\n- x\t|",
)
HTML = "{http://www.w3.org/1999/xhtml}"
FORMS = "{http://www.w3.org/2002/xforms}"


def made(about: Any = "project", **texts: str) -> Form:
    known = project(**texts)
    return form(known, "2026-11", known.groups["members"], about)


def converted(content: bytes) -> Any:
    """Return the form that Kobo and ODK would have; pyxform may not have anything to remark."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own
        done = convert(BytesIO(content), file_type=".xlsx")
    assert done.warnings == []
    return ET.fromstring(done.xform)


def rows(content: bytes, name: str = "survey") -> list[dict[str, Any]]:
    sheet = load_workbook(BytesIO(content))[name]
    heading, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, line, strict=True)) for line in lines]


@pytest.mark.parametrize("about", ["project", "organisation"])
def test_kobo_and_odk_take_it_without_a_remark(about: str) -> None:
    whole = converted(workbook(made(about), "en", MADE_BY_COPROD))
    asked = {each.get("ref", "").rsplit("/", 1)[-1] for each in whole.iter() if each.get("ref")}
    assert {f"{about}_shared_roles_{part}" for part in PARTS} <= asked
    binds = {each.get("nodeset", "").rsplit("/", 1)[-1]: each for each in whole.iter(f"{FORMS}bind")}
    assert binds[f"{about}_assets_why"].get("relevant", "").endswith(f"{about}_assets_level  = 'not-for-us'")
    assert binds["coprod_form"].get("calculate") == f"'{form_line(made(about))}'"


def test_it_asks_for_no_name_and_notes_no_time_and_no_device() -> None:
    lines = rows(workbook(made(), "en", MADE_BY_COPROD))
    kinds = {line["type"].split(" ")[0] for line in lines}
    assert kinds == {"calculate", "note", "begin_group", "select_one", "text", "end_group"}


def test_what_can_be_chosen_is_what_the_page_has_but_for_leaving_out() -> None:
    found = [each["name"] for each in rows(workbook(made(), "en", MADE_BY_COPROD), "choices")]
    levels = ["not-there-yet", "basic", "making-progress", "excellent", "dont-know", "not-for-us"]
    assert found == levels * 6


def test_its_language_is_the_projects() -> None:
    content = workbook(made(), "cy", MADE_BY_COPROD)
    assert "label::Cymraeg (cy)" in rows(content)[0]
    assert "label::gd (gd)" in rows(workbook(made(), "gd", MADE_BY_COPROD))[0]
    assert rows(content, "settings")[0]["default_language"] == "Cymraeg (cy)"


def test_the_same_form_is_the_same_bytes_and_carries_the_mark() -> None:
    content = workbook(made(), "en", MADE_BY_COPROD)
    assert content == workbook(made(), "en", MADE_BY_COPROD)
    assert content.endswith(MADE_BY_COPROD)
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in file.read("docProps/core.xml")


@settings(max_examples=30)  # each writes and reads whole files
@given(st.sampled_from(HOSTILE) | st.text(max_size=60))
def test_hostile_words_are_just_words(text: str) -> None:
    known = made()
    hostile = replace(
        known,
        title=Text(text),
        subject=text,
        ask={**known.ask, "example": text},
        questions=tuple(asked._replace(
            name=Text(text), meaning=Text(text),
            choices=tuple(choice._replace(name=Text(text), text=Text(text)) for choice in asked.choices),
        ) for asked in known.questions),
    )  # fmt: skip
    content = workbook(hostile, "en", MADE_BY_COPROD)
    book = load_workbook(BytesIO(content))
    assert {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line} <= {"s", "n"}
    assert [(line["type"], line["name"]) for line in rows(content)] == [
        (line["type"], line["name"]) for line in rows(workbook(known, "en", MADE_BY_COPROD))
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_go_into_a_survey(text: str) -> None:
    asked = made().questions[0]
    hostile = replace(made(), title=Text(text), subject=text, questions=(asked._replace(name=Text(text)),))
    shown = "".join(converted(workbook(hostile, "en", MADE_BY_COPROD)).itertext())
    assert "alert(1)" in shown or "script" not in text


def test_the_command_writes_it_and_replaces_only_its_own(tmp_path: Path) -> None:
    maple = tree(tmp_path / "maple", {"coprod.yaml": SETTINGS, "mine.xlsx": b"PK\x03\x04 mine"})
    done = coprod("form", "2026-11", "--group", "members", "-o", "survey.xlsx", cwd=maple)
    assert done.exit_code == 0, done.stderr
    assert "Bring survey.xlsx into Kobo or ODK, and try the survey yourself" in done.stderr
    written = (maple / "survey.xlsx").read_bytes()
    assert coprod("form", "2026-11", "--group", "members", "-o", "survey.xlsx", cwd=maple).exit_code == 0
    assert (maple / "survey.xlsx").read_bytes() == written
    assert coprod("form", "2026-11", "--group", "members", "-o", "mine.xlsx", cwd=maple).exit_code == 3
    converted(written)
