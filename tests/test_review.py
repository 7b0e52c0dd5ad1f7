"""A whole review: in a real terminal, and that a conversation and its answers file write the same bytes."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.cli import asking, review_sitting
from coprod_cli.cli.opened import open_sound
from coprod_cli.yamltext.scalars import dump
from helpers import EXAMPLES, SOURCE_DATE_EPOCH, run, run_in_pty
from test_conversation import SAID, Typist, quick_place
from unit.making import SETTINGS, scores

EVENING = (
    "yesterday", "2026-11-20", "6", "b", "5", "2", "s", "?",  # a slip, a step back, nobody counted staff, help
    "don", "They came to the yard.", "It goes on", "9", "b", "1",  # a slip in a note, and back
    "A note that ends", "Catalysts again.", "", "s",
)  # fmt: skip
REST = (
    "The library.", "", "", "", "Both still fit.", "", "", "", "", "", "A voice.", "", "", "", "", "", "",
    "Ask who pays for the night bus", "members", "2027-2", "2027-02", "4, 5", "", "2027-05-19",
)  # fmt: skip


def typed(*lines: str) -> list[bytes]:
    return [f"{line}\n".encode() for line in lines]


def records(project: Path) -> dict[str, bytes]:
    """Return what a project holds, without drafts and the lock."""
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in sorted(project.rglob("*"))
            if path.is_file() and ".coprod" not in path.parts}  # fmt: skip


def test_an_evening_with_slips_steps_back_and_a_break(riverside: Path) -> None:
    first = run_in_pty("review", cwd=riverside, typed=[*typed(*EVENING), b"Half a li\x03"])
    assert first.code == 130, first.text
    for said in (
        "A review of what moved from May 2026 to October 2026.", "Please type a day as year, month and day",
        "Press Enter to leave it as it is.", "Saved. To go on, type: coprod review",
    ):  # fmt: skip
        assert said in first.text, said
    assert not (riverside / "reviews/2026-11.yaml").exists()
    second = run_in_pty("review", cwd=riverside, columns=40, typed=[*typed(*REST[:4]), b"\x04"])
    assert second.code == 130, second.text
    assert "You go on where you stopped." in second.text
    third = run_in_pty("review", cwd=riverside, typed=typed(*REST[4:]))
    assert third.code == 0, third.text
    assert "Please type a day or a month" in third.text
    review = (riverside / "reviews/2026-11.yaml").read_text(encoding="utf-8")
    for line in ("date: 2026-11-20\n", "  members: 5\n  carers: 2\n", 'aims: "Both still fit."', "next: 2027-05-19\n"):
        assert line in review, review
    plan = (riverside / "work-plan.yaml").read_text(encoding="utf-8")
    assert 'note: "They came to the yard."' in plan
    assert "  - id: ask-who-pays-for-the-night\n" in plan
    checked = run("check", cwd=riverside).stdout
    assert re.findall(r"\[([a-z-]+)\]$", checked, re.MULTILINE) == ["action-carried-over"]
    assert checked.endswith("\nNo errors.\n")
    assert (riverside / "reports/review-2026-11.md").is_file()
    assert list((riverside / ".coprod/drafts").iterdir()) == []


def test_a_window_that_closes_loses_no_answer(riverside: Path) -> None:
    held_until = run("review", cwd=riverside)
    assert held_until.code == 3
    assert "coprod review --answers FILE" in held_until.stderr
    run_in_pty("review", cwd=riverside, typed=[*typed("", "6", "3"), b"\x04"])
    again = run_in_pty("review", cwd=riverside, typed=typed("4", "q"))
    assert again.code == 0
    assert "You go on where you stopped." in again.text


KEYS = st.sampled_from(
    ["", "s", "b", "1", "2", "3", "stopped", "done", "2027-01", "2026-11-18", "2026-06-09", "?", "x"]
)
LINES = st.lists(st.one_of(KEYS, KEYS, SAID), max_size=80)


def folder(top: Path, name: str, *, small: bool) -> Path:
    if not small:
        return shutil.copytree(EXAMPLES / "riverside", top / name)
    root = top / name
    (root / "assessments").mkdir(parents=True)
    (root / "coprod.yaml").write_text(SETTINGS, encoding="utf-8")
    for month, level in (("2026-04", "basic"), ("2026-10", "excellent")):
        (root / f"assessments/{month}.yaml").write_text(scores(assets=level).replace("MONTH", month), encoding="utf-8")
    return root


def sat(root: Path, lines: list[str], *, is_last: bool, stops: set[int]) -> str:
    """Hold a review, stopped after some numbers of lines; return its answers as a file has them, or nothing."""
    cuts = [0, *sorted(each for each in stops if each < len(lines)), len(lines)]
    for begin, end in zip(cuts, cuts[1:], strict=False):
        project = open_sound(root).project
        chosen = review_sitting._begun(root, project, is_last=is_last)
        compared = chosen or review_sitting._compared(project, None, None, None, is_last=is_last)
        one = review_sitting.ReviewSitting(root, project, compared, is_last=is_last, dry_run=False)
        Typist.latest = Typist(lines[begin:end] if end == len(lines) else [*lines[begin:end], "q"])
        if one.hold("coprod review") and end == len(lines):
            data = one.data()
            one.close(None)
            return dump(data) if one.flow.says_something(data) else ""
    raise AssertionError("a conversation comes to its end")


@given(LINES, st.booleans(), st.booleans(), st.sets(st.integers(0, 40), max_size=2))
def test_a_conversation_and_its_answers_file_write_the_same_bytes(
    lines: list[str], small: bool, is_last: bool, stops: set[int]
) -> None:
    with tempfile.TemporaryDirectory(dir=quick_place()) as place, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", SOURCE_DATE_EPOCH)
        patch.setattr(asking, "keyboard", lambda: Typist.latest)
        patch.setattr(review_sitting, "write_page", lambda *_args, **_more: None)  # drawn each time, it takes too long
        top = Path(place)
        spoken = folder(top, "spoken", small=small)
        answers = sat(spoken, lines, is_last=is_last, stops=stops)
        told = folder(top, "told", small=small)
        if answers:
            (top / "answers.yaml").write_text(answers, encoding="utf-8")
            review_sitting.take(told, None, None, top / "answers.yaml", None, is_last=is_last, dry_run=False)
        assert records(spoken) == records(told)
