"""`coprod form --for` and `--talk`: which files they write, and what does not go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from helpers import snapshot
from unit.making import coprod

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("purpose", ["idea", "recruiting"])
@pytest.mark.parametrize("ending", ["html", "txt", "md"])
def test_open_questions_are_one_file_of_the_wanted_kind(riverside: Path, purpose: str, ending: str) -> None:
    done = coprod("form", "--for", purpose, "-o", f"asked.{ending}", cwd=riverside)
    assert done.exit_code == 0, done.stderr
    said = (riverside / f"asked.{ending}").read_text(encoding="utf-8")
    assert ("<!DOCTYPE html>" in said) == (ending == "html")
    assert "How will " in said if purpose == "idea" else "When did you " in said
    assert "Next: coprod status" in done.stderr


def test_a_talk_has_a_guide_a_wheel_and_the_wheel_in_words(riverside: Path) -> None:
    done = coprod("form", "--talk", "--about", "organisation", "--group", "Staff", cwd=riverside)
    assert done.exit_code == 0, done.stderr
    reports = riverside / "reports"
    assert "talk-staff-organisation-wheel.pdf" in (reports / "talk-staff-organisation.html").read_text(encoding="utf-8")
    assert (reports / "talk-staff-organisation-wheel.pdf").read_bytes().startswith(b"%PDF-")
    assert "Not coloured in yet" in (reports / "talk-staff-organisation-wheel.md").read_text(encoding="utf-8")
    again = coprod("form", "--talk", "--about", "organisation", "--group", "staff", cwd=riverside)
    assert again.exit_code == 0, "what coprod made may be made again"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("", 2, "A form is for one group, and --group says which."),
        ("--talk --for idea", 2, "--for and --talk make two different things."),
        ("2026-11 --talk", 2, "Open questions and talks belong to no round, so no month fits here."),
        ("2026-11 --for idea", 2, "Leave 2026-11 out."),
        ("--for idea --group staff", 2, "Leave --group out."),
        ("--for recruiting --about organisation", 2, "Leave --about out."),
        ("--talk --large-print 24", 2, "--large-print is for Word and PDF forms."),
        ("--talk --group nobody", 3, 'coprod.yaml has no group "nobody".'),
        ("--talk -o talk.xlsx", 3, "End its name with one of these: .html, .txt, .md"),
    ],
)
def test_what_does_not_go_together_is_said_and_nothing_is_written(
    riverside: Path, arguments: str, code: int, said: str
) -> None:
    before = snapshot(riverside)
    done = coprod("form", *arguments.split(), cwd=riverside)
    assert done.exit_code == code
    assert said in done.stderr
    assert snapshot(riverside) == before


def test_tried_it_writes_nothing(riverside: Path) -> None:
    before = snapshot(riverside)
    done = coprod("form", "--talk", "--dry-run", cwd=riverside)
    assert done.stderr.count("Would write ") == 3
    assert snapshot(riverside) == before


def test_what_people_wrote_is_not_replaced_by_a_wheel(riverside: Path) -> None:
    (riverside / "ours-wheel.pdf").write_bytes(b"%PDF- ours")
    done = coprod("form", "--talk", "-o", "ours.html", cwd=riverside)
    assert done.exit_code == 3
    assert not (riverside / "ours.html").exists()
