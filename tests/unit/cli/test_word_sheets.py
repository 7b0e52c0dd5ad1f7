"""Word forms that come back filled in: read as they were answered, and everything that can be wrong with them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.words.form import LEFT_OUT
from coprod_cli.yamltext.parse import read_yaml
from helpers import snapshot, tree
from unit.filling import Filling
from unit.making import SETTINGS, coprod

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MINE = ".coprod/assessments/2026-12/members.yaml"
SAID = "On 9 May nobody asked me what I can do."
HOSTILE = (
    "</w:t><script>alert(1)</script> #panic() =1+1 {{ 7*7 }} \\ \" ' # : - | \u05e9\u05dc\u05d5\u05dd \U0001f600 & }{ "
    + "x" * 10_000
)
SCORES: dict[str, Any] = {
    "assets": {"level": "basic", "examples": [{"said": f"{SAID}\nNor anybody else."}], "helps": "The keys."},
    "capacity": {"answer": "dont-know"},
    "mutuality": {"answer": "not-for-us", "why": "We are one family."},
    "networks": {"level": "excellent", "in_the_way": HOSTILE},
}


@pytest.fixture
def maple(tmp_path: Path) -> Path:
    return tree(tmp_path / "maple", {"coprod.yaml": SETTINGS})


def handed_out(folder: Path, *options: str, group: str = "members") -> Filling:
    done = coprod("form", "2026-12", "--group", group, "-o", "form.docx", *options, cwd=folder)
    assert done.exit_code == 0, done.stderr
    return Filling((folder / "form.docx").read_bytes())


def collected(folder: Path, **files: bytes) -> Any:
    tree(folder, {f"{name}.bin": content for name, content in files.items()})
    return coprod("collect", *(f"{name}.bin" for name in files), cwd=folder)


def kept(folder: Path) -> list[Any]:
    document = read_yaml(PurePosixPath(MINE), (folder / MINE).read_bytes())
    data: Any = document.data
    return [each["scores"]["project"] for each in data["answers"]]


def test_answers_come_back_as_they_were_given(riverside: Path) -> None:
    done = collected(riverside, one=handed_out(riverside).answer(SCORES).saved())
    assert done.exit_code == 0, done.stderr
    assert kept(riverside) == [SCORES]
    assert "one.bin: taken, for people who use the day centre, December 2026." in done.stderr
    assert "  Without an answer: Shared roles, Catalysts." in done.stderr
    assert "alert" not in done.stdout + done.stderr


def test_the_same_file_twice_adds_nothing_and_two_peoples_files_stay_two(maple: Path) -> None:
    one = handed_out(maple).answer(SCORES).saved()
    other = handed_out(maple, "--large-print", "28").answer({"assets": {"answer": "dont-know"}}).saved()
    done = collected(maple, one=one, same=one, other=other)
    assert done.exit_code == 0, done.stderr
    assert "same.bin: there already, and not added again." in done.stderr
    assert len(kept(maple)) == 2


def test_about_the_organisation(maple: Path) -> None:
    done = collected(maple, one=handed_out(maple, "--about", "organisation").answer(SCORES).saved())
    assert "Next: coprod agree 2026-12 --about organisation" in done.stderr
    assert "organisation:" in (maple / MINE).read_text("utf-8")


@pytest.mark.parametrize("sign", ["x", "X", "\u2611", "\u2713"])
def test_a_sign_typed_over_a_box_is_a_tick(sign: str, maple: Path) -> None:
    assert collected(maple, one=handed_out(maple).type("assets", "basic", sign).saved()).exit_code == 0
    assert kept(maple) == [{"assets": {"level": "basic"}}]


def test_what_is_left_out_is_no_answer(maple: Path) -> None:
    filled = handed_out(maple).tick("assets", "basic").tick("capacity", LEFT_OUT)
    assert "Without an answer: Capacity" in collected(maple, one=filled.saved()).stderr
    assert kept(maple) == [{"assets": {"level": "basic"}}]


def test_words_that_word_put_there_itself_are_no_answer(maple: Path) -> None:
    filled = handed_out(maple).tick("assets", "basic").write("assets", "helps", "Click or tap here to enter text.")
    filled.control("assets", "helps").find(".//{*}sdtPr").append(filled.made.element.makeelement(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}showingPlcHdr"))  # fmt: skip
    assert collected(maple, one=filled.saved()).exit_code == 0
    assert kept(maple) == [{"assets": {"level": "basic"}}]


def test_what_nobody_sees_is_dropped_as_a_forms_page_does(maple: Path) -> None:
    filled = handed_out(maple).tick("assets", "basic").write("assets", "helps", "\u200fThe\u200b keys\u202e.")
    assert collected(maple, one=filled.saved()).exit_code == 0
    assert kept(maple) == [{"assets": {"level": "basic", "helps": "The keys."}}]


def test_personal_data_is_pointed_out_by_its_question_alone(maple: Path) -> None:
    filled = handed_out(maple).tick("assets", "basic").write("assets", "helps", "Ask bo@maple.uk.")
    done = collected(maple, one=filled.saved())
    assert "  Assets: This looks like an e-mail address.\n" in done.stderr
    assert "bo@" not in done.stderr


def test_an_older_wording_is_taken_with_a_remark(maple: Path) -> None:
    filled = handed_out(maple).answer(SCORES).saved()
    own = "format: 1\nid: own\nbased_on: nef-six\nprinciples:\n  - id: assets\n    name: {en: What we bring}\n"
    tree(maple, {"coprod.yaml": SETTINGS + "framework: own\n", "framework.yaml": own})
    done = collected(maple, one=filled)
    assert 'The form used the framework "nef-six", and the project uses "own" now.' in done.stderr
    older = handed_out(maple).answer(SCORES).saved()
    tree(maple, {"framework.yaml": own.replace("What we bring", "What we have")})
    done = collected(maple, one=older)
    assert done.exit_code == 0, done.stderr
    assert "  The form had an older wording. The answers are to its words.\n" in done.stderr


def test_programs_and_pictures_inside_are_left_alone(maple: Path) -> None:
    filled = handed_out(maple).answer(SCORES).saved()
    with zipfile.ZipFile(held := BytesIO(filled), "a") as file:
        file.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 Sub AutoOpen()")
        file.writestr("word/embeddings/oleObject1.bin", b"MZ")
    before = {*snapshot(maple)}
    assert collected(maple, one=held.getvalue()).exit_code == 0
    assert kept(maple) == [SCORES]
    assert not any("vba" in name or "ole" in name for name in {*snapshot(maple)} - before)


# What cannot be taken: each has its own sentence.


def outside(filled: Filling) -> None:
    filled.made.add_paragraph("The keys help me.")


def gone(filled: Filling, *keys: str) -> None:
    for key in keys:
        control = filled.control("assets", key)
        control.getparent().remove(control)


def twice(filled: Filling) -> None:
    control = filled.control("assets", "helps")
    control.addnext(Filling(filled.saved()).control("assets", "helps"))


def whole(filled: Filling) -> None:
    gone(filled, *(f"choice-{number}" for number in range(1, 8)), "why", "example", "helps", "in_the_way")


def unmarked(filled: Filling) -> None:
    for mark in filled.made.element.body.xpath(".//w:tag"):
        mark.getparent().remove(mark)


def unknown(filled: Filling) -> None:
    relations = filled.made.part.package.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/custom-properties")]:
        del relations[key]


WRONG: dict[str, tuple[Callable[[Filling], Any], str]] = {
    "nothing": (lambda _filled: None, "It holds no answer."),
    "two boxes": (
        lambda filled: filled.tick("assets", "basic").tick("assets", "excellent"),
        "Assets: more than one box is ticked.",
    ),
    "words without a tick": (
        lambda filled: filled.write("assets", "example", SAID), "Assets: somebody wrote words, and no box is ticked.",
    ),
    "left out with words": (
        lambda filled: filled.tick("assets", LEFT_OUT).write("assets", "helps", SAID),
        "Assets: it is left out, and somebody wrote words.",
    ),
    "a reason for another answer": (
        lambda filled: filled.tick("assets", "basic").write("assets", "why", SAID),
        "Assets: somebody wrote why it is not for us, and ticked another box.",
    ),
    "no reason": (lambda filled: filled.tick("assets", "not-for-us"), 'Assets: "assets" is not for us, and no reason is given.'),
    "an unclear box": (
        lambda filled: filled.type("assets", "basic", "maybe"), "Assets: a box holds something else than a tick.",
    ),
    "a box that is ticked unseen": (
        lambda filled: filled.tick("assets", "basic").type("assets", "basic", "\u2610"),
        "Assets: a box holds something else than a tick.",
    ),
    "a frame gone": (lambda filled: gone(filled, "helps"), "Assets: a box or a frame is gone from the form."),
    "a frame twice": (twice, "Assets: a box or a frame stands there twice."),
    "a question gone": (whole, "Assets: the whole question is gone from the form."),
    "words outside": (outside, "Words stand outside of the frames for answers, or words of the form were changed."),
    "a heading gone": (
        lambda filled: filled.made.element.body.remove(filled.made.paragraphs[-4]._p),
        "Words stand outside of the frames for answers, or words of the form were changed.",
    ),
    "another program": (unmarked, "Its boxes and frames have lost their marks, because another program than Word saved it."),
    "no identity": (unknown, "It no longer says which form it is. The program that saved it last left that out."),
    "a megabyte": (
        lambda filled: filled.tick("assets", "basic").write("assets", "helps", "x" * (1 << 20)),
        "The file is larger than 1 MiB, so it was not read.",
    ),
    "a long text": (
        lambda filled: filled.tick("assets", "basic").write("assets", "helps", "x" * 20_001), "Assets: ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_taken_says_why_and_the_rest_is_kept(name: str, maple: Path) -> None:
    spoil, sentence = WRONG[name]
    wrong, right = handed_out(maple), handed_out(maple).answer(SCORES).saved()
    spoil(wrong)
    done = collected(maple, wrong=wrong.saved(), right=right)
    assert done.exit_code == 3, done.stderr
    said = done.stderr.splitlines()
    assert said[0] == "wrong.bin: not taken."
    assert said[1].startswith(f"  {sentence}"), said[1]
    assert "right.bin: taken" in done.stderr
    assert SAID not in done.stdout + done.stderr
    assert kept(maple) == [SCORES]


def zipped(parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(held := BytesIO(), "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"'
    b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="%s"/>'
    b"</Relationships>"
)
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (zipped({"_rels/.rels": RELATIONS % b"word/document.xml", "word/document.xml": b"<x/>"}), "It is no form of coprod."),
        (zipped({"_rels/.rels": RELATIONS % b"xl/workbook.xml"}), "It is a packed file, and no file of Word."),
        (zipped({"other.txt": b"x"}), "It is no file of Word, or it is broken."),
        (zipped({"_rels/.rels": RELATIONS % b"word/document.xml", "word/document.xml": LAUGHS}), "It is no file of Word, or it is"),
        (zipped({"_rels/.rels": RELATIONS % b"word/document.xml", "word/document.xml": b"<x>"}), "It is no file of Word, or it is"),
        (zipped({"_rels/.rels": RELATIONS % b"word/d.xml", "word/d.xml": bytes((16 << 20) + 1)}), "Its text is longer than"),
        (zipped({"a.xml": bytes((64 << 20) + 1)}), "It would unpack to far more than any file with answers does"),
        (b"PK\x03\x04" + bytes(8 << 20), "It is larger than 8 MiB, which no file with answers is."),
    ],
    ids=["another file of Word", "a table", "a packed file", "entities", "broken", "long", "bomb", "large"],
)  # fmt: skip
def test_other_packed_files_are_told(content: bytes, sentence: str, maple: Path) -> None:
    done = collected(maple, wrong=content)
    assert done.exit_code == 3
    assert done.stderr.startswith(f"wrong.bin: not taken.\n  {sentence}")


def test_a_form_of_another_project_round_or_group_is_not_taken(maple: Path) -> None:
    filled = handed_out(maple).answer(SCORES).saved()
    tree(maple, {"coprod.yaml": SETTINGS.replace("Maple House", "Oak House")})
    assert "  This form was made for another project" in collected(maple, one=filled).stderr
    tree(maple, {"coprod.yaml": SETTINGS.replace("id: members", "id: residents")})
    assert '  coprod.yaml has no group "members".' in collected(maple, one=filled).stderr
