"""Another framework, of three principles and two levels, from its file to its pictures."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from helpers import tree
from unit.making import coprod

FRAMEWORK = Path(__file__).parents[1] / "data" / "framework.yaml"
SETTINGS = "format: 1\nproject: Maple House\nframework: three-two\ngroups: [{id: us, name: us}]\n"
ROUND = """\
format: 1
framework: three-two
date: {date}
scores:
  project:
    listening:
      level: {listening}
      examples: [{{said: "On 2 October two of us read the minutes to Ann at home."}}]
    deciding:
      level: {deciding}
      examples: [{{same_as: {pointer}}}]
    staying:
      answer: dont-know
"""


def round_of(date: str, listening: str, deciding: str, pointer: str = "hearing") -> str:
    return ROUND.format(date=date, listening=listening, deciding=deciding, pointer=pointer)


@pytest.fixture
def maple(tmp_path: Path) -> Path:
    root = tree(tmp_path / "maple", {
        "coprod.yaml": SETTINGS,
        "assessments/2026-05.yaml": round_of("2026-05-14", "not-yet", "yes", "listening"),
        "assessments/2026-10.yaml": round_of("2026-10-14", "yes", "not-yet"),
    })  # fmt: skip
    shutil.copy(FRAMEWORK, root / "framework.yaml")
    return root


def findings(root: Path) -> list[tuple[str, str, int]]:
    said = json.loads(coprod("check", "--format", "json", cwd=root).stdout)
    return [(found["rule"], found["path"], found["line"]) for found in said["findings"] if found["severity"] == "error"]


def test_it_is_checked_by_its_own_principles_and_levels(maple: Path) -> None:
    assert findings(maple) == []
    path = maple / "assessments" / "2026-10.yaml"
    path.write_text(round_of("2026-10-14", "basic", "yes", "assets").replace("staying:", "capacity:"))
    assert findings(maple) == [
        ("unknown-level", "assessments/2026-10.yaml", 7),
        ("same-as-nowhere", "assessments/2026-10.yaml", 11),
        ("unknown-principle", "assessments/2026-10.yaml", 12),
    ]


def test_a_round_is_added_by_it(maple: Path) -> None:
    answers = round_of("2026-11-14", "yes", "yes").replace("framework: three-two\n", "")
    done = coprod("assess", "--answers", "-", cwd=maple, stdin=answers)
    assert done.exit_code == 0, done.stderr
    said = (maple / "assessments" / "2026-11.yaml").read_text(encoding="utf-8")
    assert "\nframework: three-two\nwording: " in said
    assert findings(maple) == []


def test_what_moved_is_said_in_its_words(maple: Path) -> None:
    said = coprod("diff", cwd=maple).stdout
    assert "We listen rose from Not yet to Yes." in said
    assert "deciding fell from Yes to Not yet." in said
    assert "We stay: We do not know, as before." in said


def test_it_is_drawn_with_a_part_for_each_principle_and_one_ring(maple: Path) -> None:
    for kind in ("svg", "png"):
        assert coprod("chart", "-o", f"wheel.{kind}", cwd=maple).exit_code == 0
    assert (maple / "wheel.png").read_bytes().startswith(b"\x89PNG")
    picture = fromstring((maple / "wheel.svg").read_bytes())
    words = " ".join(picture.itertext())
    for said in ("We listen", "deciding", "We stay", "Yes", "Not yet", "We do not know"):
        assert said in words
    assert "filled from the middle to ring 1 of 1." in (maple / "wheel.md").read_text(encoding="utf-8")


def test_it_is_reported_and_told_in_its_words(maple: Path) -> None:
    assert coprod("report", "-o", "report.md", cwd=maple).exit_code == 0
    report = (maple / "report.md").read_text(encoding="utf-8")
    assert "| We listen | Yes |\n| deciding | Not yet |\n| We stay | We do not know |\n" in report
    assert "We listen: Yes.\ndeciding: Not yet.\nWe stay: We do not know.\n" in coprod("status", cwd=maple).stdout


def test_it_is_shown(maple: Path) -> None:
    assert coprod("framework", "show", cwd=maple).stdout == (
        "Three and two\nMaple House\n\nWe listen (listening)\nEveryone is heard.\n\nWe listen, our project:\n"
        "Not yet: We read papers aloud to nobody.\nYes: We read papers to whoever asks.\n\n"
        "deciding (deciding)\n\nWe stay (staying)\n"
    )


def test_rounds_under_other_levels_are_shown_and_not_compared(maple: Path) -> None:
    (maple / "assessments" / "2025-10.yaml").write_text(
        "format: 1\nframework: nef-six\ndate: 2025-10-14\nscores:\n  project:\n    assets: {answer: dont-know}\n"
    )
    said = json.loads(coprod("diff", "2025-10", "2026-10", "--format", "json", cwd=maple).stdout)
    assert {each["change"] for each in said["changes"]} == {"not-comparable"}
    assert "so nothing is compared" in coprod("diff", "2025-10", "2026-10", cwd=maple).stdout


def test_rounds_under_changed_words_are_compared_with_a_warning(maple: Path) -> None:
    answers = round_of("2026-11-14", "yes", "yes")
    coprod("assess", "--answers", "-", cwd=maple, stdin=answers)
    assert "wording" not in coprod("diff", cwd=maple).stdout, "the older rounds do not say their words"
    path = maple / "framework.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Everyone is heard.", "All are heard."), encoding="utf-8")
    coprod("assess", "--answers", "-", cwd=maple, stdin=answers.replace("2026-11-14", "2026-12-14"))
    said = coprod("diff", cwd=maple).stdout
    assert "The wording of the framework changed between the rounds." in said
    assert "We listen stayed at Yes." in said
