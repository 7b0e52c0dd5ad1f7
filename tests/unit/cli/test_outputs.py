"""Where a result goes: the file that was named or one in reports/, and never over what people wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from coprod_cli.cli import outputs
from coprod_cli.cli.outputs import MADE_BY_COPROD, destination, page, save
from coprod_cli.errors import CoprodError
from coprod_cli.render import pictures as render_pictures
from coprod_cli.render import wheel
from coprod_cli.render.document import pictures
from helpers import snapshot, tree
from unit.making import coprod

REPORT = tuple(
    Path("reports", name)
    for name in (
        "report.md",
        "report-so-far-travel-independently.svg",
        "report-so-far-someone-to-call-on.svg",
        "report-wheel-project-2026-10.svg",
        "report-wheel-organisation-2026-10.svg",
        "report-spread-project-2026-10.svg",
        "report-so-far-process-someone-to-call-on.svg",
        "report-change-project-2026-05-2026-10.svg",
        "report-change-project-2025-11-2026-05.svg",
        "report-change-project-2025-06-2025-11.svg",
    )
)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing, quickly."""
    monkeypatch.setattr(wheel, "draw", lambda _picture, kind, *, poster: f"<{kind}>".encode())
    monkeypatch.setattr(render_pictures, "drawn", lambda found: {each.name: b"<svg>" for each in pictures(found)})


def test_without_a_name_a_result_goes_to_the_reports_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert destination(tmp_path, None, "a.md", {".md"}) == Path("reports/a.md")
    assert destination(tmp_path / "b", None, "a.md", {".md"}) == Path("b/reports/a.md")
    assert destination(tmp_path.parent, None, "a.md", {".md"}) == tmp_path.parent / "reports" / "a.md"


@pytest.mark.parametrize("name", ["a.md", "x/a.MD", "../a.md"])
def test_a_name_is_taken_as_it_is(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").mkdir()
    monkeypatch.chdir(tmp_path)
    assert destination(tmp_path, Path(name), "b.md", {".md"}) == Path(name)


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CoprodError, match="There is no folder"):
        destination(tmp_path, tmp_path / "gone" / "a.md", "b.md", {".md"})
    assert list(tmp_path.iterdir()) == []


def test_the_reports_of_a_project_are_made_with_the_first_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wanted = destination(Path(), Path("reports/agenda.md"), "x.md", {".md"})
    save(Path(), {wanted: page("Ours")}, dry_run=False)
    assert (tmp_path / "reports/agenda.md").read_bytes() == page("Ours")


@pytest.mark.parametrize("name", ["a", "a.txt", "a.md.txt", ".md", "a."])
def test_a_name_says_by_its_ending_what_is_wanted(name: str, tmp_path: Path) -> None:
    with pytest.raises(CoprodError, match="does not say what kind of file") as raised:
        destination(tmp_path, Path(name), "b.md", [".svg", ".md"])
    assert raised.value.hint.endswith(": .svg, .md")


def test_a_page_says_in_its_last_line_who_made_it() -> None:
    assert page("a\n\n\n") == b"a\n\n" + MADE_BY_COPROD + b"\n"


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n \n"])
def test_a_page_that_coprod_made_is_replaced(end: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tree(tmp_path, {"a.md": b"old\n" + MADE_BY_COPROD + end})
    save(tmp_path, {tmp_path / "a.md": page("new")}, dry_run=False)
    assert (tmp_path / "a.md").read_bytes() == page("new")
    assert capsys.readouterr().err == f"Wrote {tmp_path / 'a.md'}\n"


@pytest.mark.parametrize("own", [b"", b"ours", MADE_BY_COPROD + b"\nours\n", b"x" * 100])
@pytest.mark.parametrize("dry_run", [False, True])
def test_a_page_that_people_wrote_is_never_replaced_nor_anything_beside_it(
    own: bytes, dry_run: bool, tmp_path: Path
) -> None:
    tree(tmp_path, {"a.md": own})
    before = snapshot(tmp_path)
    with pytest.raises(CoprodError, match="is there, and coprod did not make it"):
        save(tmp_path, {tmp_path / "a.svg": b"new", tmp_path / "a.md": page("new")}, dry_run=dry_run)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("name", ["A.MD", "a.Md"])
def test_capital_letters_in_an_ending_protect_no_less(name: str, tmp_path: Path) -> None:
    tree(tmp_path, {name: b"ours"})
    with pytest.raises(CoprodError, match="coprod did not make it"):
        save(tmp_path, {tmp_path / name: page("new")}, dry_run=False)
    assert (tmp_path / name).read_bytes() == b"ours"


def test_a_dry_run_says_what_would_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(tmp_path, {tmp_path / "a.svg": b"new", tmp_path / "a.md": page("new")}, dry_run=True)
    assert capsys.readouterr().err == f"Would write {tmp_path / 'a.svg'}\nWould write {tmp_path / 'a.md'}\n"
    assert list(tmp_path.iterdir()) == []


# The commands that write


@pytest.mark.parametrize("own", ["reports/report.md", "notes.md"])
def test_a_report_does_not_go_over_what_people_wrote(own: str, riverside: Path) -> None:
    tree(riverside, {own: "ours"})
    done = coprod("report", *(["-o", own] if own == "notes.md" else []), cwd=riverside)
    assert done.exit_code == 3
    assert "coprod did not make it" in done.stderr
    assert (riverside / own).read_text() == "ours"


def test_a_report_is_made_again_over_the_last_one(riverside: Path) -> None:
    first = coprod("report", cwd=riverside)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.splitlines()[: len(REPORT)] == [f"Wrote {path}" for path in REPORT]
    made = {path: (riverside / path).read_bytes() for path in REPORT}
    assert all(content.endswith(MADE_BY_COPROD + b"\n") for content in made.values())
    assert coprod("report", cwd=riverside).exit_code == 0
    assert {path: (riverside / path).read_bytes() for path in REPORT} == made


def test_a_dry_run_of_a_report_names_every_file_and_writes_none(riverside: Path) -> None:
    before = snapshot(riverside)
    done = coprod("report", "--dry-run", cwd=riverside)
    assert done.stderr == "".join(f"Would write {path}\n" for path in REPORT)
    assert snapshot(riverside) == before


def test_the_pictures_of_a_report_are_named_after_it_and_shown_in_it(drawn: None, riverside: Path) -> None:
    assert coprod("report", "-o", "our page.md", cwd=riverside).exit_code == 0
    text = (riverside / "our page.md").read_text(encoding="utf-8")
    for name in ("wheel-project-2026-10", "wheel-organisation-2026-10"):
        assert f"](our%20page-{name}.svg)" in text
        assert (riverside / f"our page-{name}.svg").read_text().startswith("<svg>\n")


def test_a_picture_that_people_made_is_not_replaced_by_one_of_a_report(drawn: None, riverside: Path) -> None:
    own = riverside / "page-wheel-project-2026-10.svg"
    own.write_text("ours")
    done = coprod("report", "-o", "page.md", cwd=riverside)
    assert done.exit_code == 3
    assert "coprod did not make it" in done.stderr
    assert own.read_text() == "ours"
    assert not (riverside / "page.md").exists()


def test_a_report_as_html_is_one_file(drawn: None, riverside: Path) -> None:
    before = {path.name for path in riverside.iterdir()}
    done = coprod("report", "-o", "page.HTML", cwd=riverside)
    assert done.exit_code == 0
    assert done.stderr.splitlines() == [
        "Wrote page.HTML",
        "Open page.HTML, and read it with the group before you send it on.",
        "It is one file: send it as it is. It needs no network.",
    ]
    assert {path.name for path in riverside.iterdir()} - before == {"page.HTML"}
    assert (riverside / "page.HTML").read_bytes().endswith(MADE_BY_COPROD + b"\n")
    assert coprod("report", "-o", "page.HTML", cwd=riverside).exit_code == 0
    (riverside / "page.HTML").write_text("ours")
    assert "coprod did not make it" in coprod("report", "-o", "page.HTML", cwd=riverside).stderr


@pytest.mark.parametrize("kind", ["svg", "png", "pdf", "SVG"])
def test_a_picture_lies_beside_the_same_in_words(kind: str, drawn: None, riverside: Path) -> None:
    done = coprod("chart", "-o", f"wheel.{kind}", cwd=riverside)
    assert done.exit_code == 0
    assert (riverside / f"wheel.{kind}").read_text() == f"<{kind.lower()}>"
    assert (
        (riverside / "wheel.md")
        .read_text(encoding="utf-8")
        .startswith("# Riverside Friends, October 2026: our project")
    )
    assert done.stderr.splitlines()[:2] == [f"Wrote wheel.{kind}", "Wrote wheel.md"]


def test_a_picture_is_named_by_what_it_shows(drawn: None, riverside: Path) -> None:
    assert coprod("chart", "2025-06", "--about", "organisation", cwd=riverside).exit_code == 0
    assert sorted(path.name for path in (riverside / "reports").iterdir()) == [
        "wheel-organisation-2025-06.md", "wheel-organisation-2025-06.svg",
    ]  # fmt: skip


def test_a_picture_that_cannot_have_its_words_beside_it_is_not_made(drawn: None, riverside: Path) -> None:
    tree(riverside, {"notes.md": "ours"})
    done = coprod("chart", "-o", "notes.svg", cwd=riverside)
    assert done.exit_code == 3
    assert not (riverside / "notes.svg").exists()
    assert (riverside / "notes.md").read_text() == "ours"


def test_a_dry_run_of_a_picture_says_both_files(drawn: None, riverside: Path) -> None:
    done = coprod("chart", "-o", "wheel.svg", "--dry-run", cwd=riverside)
    assert done.stderr == "Would write wheel.svg\nWould write wheel.md\n"
    assert not (riverside / "wheel.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chart", "2025-12"), "There is no round 2025-12."),
        (("chart", "2025-06", "--about", "organisation"), ""),
        (("chart", "-o", "wheel.jpg"), "wheel.jpg does not say what kind of file is wanted."),
        (("report", "-o", "report.doc"), "report.doc does not say what kind of file is wanted."),
    ],
)
def test_what_cannot_be_drawn_or_written_is_said(
    arguments: tuple[str, ...], said: str, drawn: None, riverside: Path
) -> None:
    done = coprod(*arguments, cwd=riverside)
    assert done.exit_code == (3 if said else 0)
    assert done.stderr.startswith(f"coprod: {said}" if said else "Wrote ")


def test_a_round_without_scores_about_that_is_not_drawn(drawn: None, riverside: Path) -> None:
    path = riverside / "assessments" / "2026-10.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.split("  organisation:\n")[0] + "heard:" + text.split("heard:")[1], encoding="utf-8")
    done = coprod("chart", "--about", "organisation", cwd=riverside)
    assert done.exit_code == 3
    assert done.stderr == (
        "coprod: The round 2026-10 has no scores about that.\n  hint: Rounds that have some: 2025-06\n"
    )
    path = riverside / "assessments" / "2025-06.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.split("  organisation:\n")[0], encoding="utf-8")
    done = coprod("chart", "--about", "organisation", cwd=riverside)
    assert done.stderr.endswith("hint: No round has any yet. Choose another --about.\n")


def test_a_round_whose_framework_is_gone_is_not_drawn(drawn: None, riverside: Path) -> None:
    path = riverside / "assessments" / "2026-10.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("framework: nef-six", "framework: lost-for-ever"), encoding="utf-8")
    done = coprod("chart", cwd=riverside)
    assert done.exit_code == 3
    assert done.stderr.startswith("coprod: The framework of the round 2026-10 is not in this folder.")


def test_a_path_is_shown_as_short_as_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert outputs.shown(tmp_path / "a" / "b") == Path("a/b")
    assert outputs.shown(tmp_path.parent) == tmp_path.parent
