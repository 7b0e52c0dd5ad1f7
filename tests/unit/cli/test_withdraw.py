"""`coprod withdraw`: all that tells a story goes, nothing else does, and what is left to do is said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.cli import taking_out, withdrawing
from helpers import snapshot, tree
from unit.making import SETTINGS, coprod
from unit.render.test_photo import png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "We stood at the stop and did not believe in it."
ROUND = f"""\
# our round
format: 1
date: 2024-05-14
scores:
  project:
    assets:
      level: basic
      examples:
        - said: On Friday two of us went to hear a band.   # Friday!
          story: bus
    networks:
      level: basic
      examples:
        - said: "{WORDS.upper()}"
        - said: On 2 October Kofi ran the evening with two of us.
        - same_as: assets
"""
FILES = {
    "coprod.yaml": SETTINGS,
    "assessments/2024-05.yaml": ROUND,
    "outcomes.yaml": """\
format: 1
outcomes:
  - id: travel
    outcome: People travel on their own.
    indicators:
      - id: trips
        indicator: How many go out
        so_far:
          - {date: 2024-05, value: 4}
          - {date: 2024-09, value: 7, story: bus}
""",
    "stories.yaml": f"""\
format: 1
stories:
  - id: bus
    kind: photo
    title: The night bus
    words: {WORDS}
    file: photos/bus.jpg
    description: Three of us wave.
    consent: {{given: 2024-01, where: [report]}}
  - {{id: tea, kind: diary, words: Tea at four.}}
""",
    "photos/bus.jpg": b"\xff\xd8",
    "photos/tea.jpg": b"\xff\xd8",
    "reports/ours.md": f"We wrote this.\n{WORDS}\n",
    ".coprod/assessments/2024-11/carers.yaml": """\
format: 1
answers:
  - scores: {project: {assets: {level: basic, examples: [{said: It came., story: bus}]}}}
""",
    ".coprod/own-practice/2024-11.yaml": f"""\
format: 1
date: 2024-11-02
scores:
  own-practice:
    assets: {{level: basic, examples: [{{said: "{WORDS}"}}]}}
""",
}


@pytest.fixture
def maple(tmp_path: Path) -> Path:
    return tree(tmp_path / "maple", FILES)


def withdraw(folder: Path, *more: str, stdin: str = "") -> Any:
    return coprod("withdraw", "bus", *more, cwd=folder, stdin=stdin)


def texts(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name not in {"lock", ".gitignore"})
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_all_that_tells_it_goes_and_every_other_byte_stays(maple: Path) -> None:
    before = texts(maple)
    assert withdraw(maple, "--yes").exit_code == 0
    after = texts(maple)
    assert set(before) - set(after) == {"photos/bus.jpg"}
    changed = {name for name, content in after.items() if before[name] != content}
    assert changed == {
        "stories.yaml", "outcomes.yaml", "assessments/2024-05.yaml", ".coprod/assessments/2024-11/carers.yaml",
        ".coprod/own-practice/2024-11.yaml",
    }  # fmt: skip
    assert (
        after["assessments/2024-05.yaml"].decode()
        == """\
# our round
format: 1
date: 2024-05-14
scores:
  project:
    assets:
      level: basic
    networks:
      level: basic
      examples:
        - said: On 2 October Kofi ran the evening with two of us.
"""
    )
    assert b"2024-09" not in after["outcomes.yaml"]
    assert after["stories.yaml"] == b"format: 1\nstories:\n  - {id: tea, kind: diary, words: Tea at four.}\n"
    assert coprod("check", cwd=maple).stdout.count("error:") == 1  # the level without an example


def test_the_pages_that_show_it_go_with_their_pictures_and_others_stay(maple: Path) -> None:
    for arguments in (
        ("report",),
        ("report", "-o", "reports/page.html"),
        ("form", "--talk"),
        ("chart", "--kind", "so-far"),
    ):
        assert coprod(*arguments, cwd=maple).exit_code == 0
    made = {path.name for path in (maple / "reports").iterdir()}
    assert {"report.md", "page.html", "so-far.svg", "so-far.md"} < made
    said = withdraw(maple, "--yes").stderr
    left = {path.name for path in (maple / "reports").iterdir()}
    assert left == {name for name in made if name == "ours.md" or name.startswith("talk")}
    assert "reports/ours.md seems to tell it too" in said
    assert said.endswith("Next: coprod assess 2024-05\n")  # for a score has no example now


def test_pages_anywhere_in_the_folder_go_and_what_people_put_beside_them_stays(maple: Path) -> None:
    (maple / "out/2024").mkdir(parents=True)
    for page in ("our-page.html", "out/2024/p.md"):
        assert coprod("report", "-o", page, cwd=maple).exit_code == 0
    own = tree(
        maple, {"out/2024/p.pptx": b"x", "out/2024/p.txt": WORDS, "out/2024/p-2023.svg": "<svg/>", "p.md": WORDS}
    )
    drawn = {path.name for path in (own / "out/2024").glob("p-*.svg")} - {"p-2023.svg"}
    assert drawn
    said = withdraw(maple, "--dry-run").stderr
    assert all(f"- out/2024/{name}: a picture of such a page\n" in said for name in drawn)
    done = withdraw(maple, "--yes").stderr
    assert not (maple / "our-page.html").exists()
    assert {path.name for path in (maple / "out/2024").iterdir()} == {"p.pptx", "p.txt", "p-2023.svg"}
    for name in ("out/2024/p.txt", "p.md"):
        assert f"{name} seems to tell it too" in done


def test_a_page_that_holds_a_photo_and_none_of_its_words_goes(tmp_path: Path) -> None:
    us = "{id: us, kind: photo, title: Us, file: photos/us.png, consent: {given: 2024-01, where: [report]}}"
    stories = f"format: 1\nstories:\n  - {us}\n"
    oak = tree(tmp_path / "oak", {"coprod.yaml": SETTINGS, "stories.yaml": stories, "photos/us.png": png()})
    assert coprod("report", "-o", "reports/page.html", cwd=oak).exit_code == 0
    assert b"data:image/png" in (oak / "reports/page.html").read_bytes()
    assert coprod("withdraw", "us", "--yes", cwd=oak).exit_code == 0
    assert not (oak / "reports/page.html").exists()


def test_answers_from_before_a_group_shared_them_and_drafts_are_looked_at(maple: Path) -> None:
    tree(maple, {
        "coprod.yaml": SETTINGS + "views: shared\n",
        ".coprod/drafts/add-said.jsonl": json.dumps({"line": WORDS[:20]}) + "\n" + json.dumps({"line": WORDS[20:]}) + "\n",
    })  # fmt: skip
    said = withdraw(maple, "--yes").stderr
    assert b"story: bus" not in (maple / ".coprod/assessments/2024-11/carers.yaml").read_bytes()
    assert "add-said.jsonl seems to tell it too" in " ".join(said.split())


def test_a_file_that_changes_meanwhile_keeps_all_its_stories(maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = withdrawing.read_if_there

    def meanwhile(root: Path, path: Any) -> bytes | None:
        stories = root / "stories.yaml"
        other = "  - {id: new, kind: diary, words: Later.}\n"
        stories.write_text(str(FILES["stories.yaml"]).replace("stories:\n", f"stories:\n{other}"), encoding="utf-8")
        return read(root, path)

    monkeypatch.setattr(withdrawing, "read_if_there", meanwhile)
    done = withdraw(maple, "--yes")
    assert done.exit_code == 3
    assert "stories.yaml was changed a moment ago, so nothing was taken out." in done.stderr


def test_what_goes_is_shown_first_and_nothing_is_changed_before_a_yes(maple: Path) -> None:
    before = snapshot(maple)
    tried = withdraw(maple, "--dry-run")
    assert (tried.exit_code, tried.stderr.endswith("Nothing was changed.\n")) == (0, True)
    for each in (
        "On Friday two of us",
        "photos/bus.jpg",
        "assessments/2024-05.yaml: an example of networks",
        "How many go out",
    ):
        assert each in tried.stderr
    silent = withdraw(maple)
    assert silent.exit_code == 3
    assert "coprod withdraw bus --yes" in silent.stderr
    assert snapshot(maple) == before


@pytest.mark.parametrize(("typed", "goes"), [("?\n1\n", True), ("2\n", False), ("q\n", False)])
def test_a_person_at_a_terminal_is_asked(typed: str, goes: bool, maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_out, "can_ask", lambda: True)
    before = texts(maple)
    assert withdraw(maple, stdin=typed).exit_code == 0
    assert (texts(maple) != before) is goes


def test_without_an_id_a_person_chooses_a_story_and_a_script_is_told_which_there_are(
    maple: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = coprod("withdraw", "--yes", cwd=maple)
    assert (silent.exit_code, silent.stderr.splitlines()[-1]) == (3, "  hint: Known here: bus, tea.")
    monkeypatch.setattr(taking_out, "can_ask", lambda: True)
    before = texts(maple)
    assert "1. The night bus\n2. tea\n" in coprod("withdraw", cwd=maple, stdin="2\n2\n").stderr
    assert texts(maple) == before
    assert coprod("withdraw", "--yes", cwd=maple, stdin="2\n").exit_code == 0
    assert b"id: tea" not in texts(maple)["stories.yaml"]
    (maple / "stories.yaml").unlink()
    assert "There is no story here." in coprod("withdraw", cwd=maple).stderr


@pytest.mark.parametrize("number", range(8))
def test_a_run_that_was_cut_short_is_gone_on_with(
    number: int, maple: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tree(tmp_path / "whole", FILES)
    assert withdraw(whole, "--yes").exit_code == 0
    left = [number]

    def counted(do: Callable[..., None]) -> Callable[..., None]:
        def once(*arguments: Any) -> None:
            if left[0] == 0:
                raise KeyboardInterrupt
            left[0] -= 1
            do(*arguments)

        return once

    with monkeypatch.context() as patch:
        patch.setattr(taking_out, "write", counted(taking_out.write))
        patch.setattr(taking_out, "remove", counted(taking_out.remove))
        cut = withdraw(maple, "--yes").exit_code
    assert cut == (130 if number < 6 else 0)
    if cut:
        assert b"id: bus" in (maple / "stories.yaml").read_bytes()
        assert withdraw(maple, "--yes").exit_code == 0
    assert texts(maple) == texts(whole)


def test_what_git_and_other_places_still_hold_is_said_and_what_to_search_for(maple: Path) -> None:
    said = withdraw(maple, "--yes").stderr
    assert '"assets" in assessments/2024-05.yaml has no example any more.' in said
    assert "They can search for this: bus, photos/bus.jpg\n" in said
    assert "every earlier version" in said
    assert withdraw(maple, "--yes").exit_code == 3  # it is gone, and nothing says that it was there


def test_a_score_whose_example_went_stops_no_command_and_is_asked_about_again(maple: Path) -> None:
    assert withdraw(maple, "--yes").stderr.endswith("\nNext: coprod assess 2024-05\n")
    assert "1 error to mend." in coprod("check", cwd=maple).stdout
    for command in (["report"], ["chart"], ["form", "--talk"], ["add", "learning", "--answers", "-"]):
        done = coprod(*command, cwd=maple, stdin="learned: Ask first.\nkind: good\n")
        assert done.exit_code == 0, done.stderr
    answers = "date: 2024-05-14\nscores: {project: {assets: {level: basic, examples: [{said: It came at nine.}]}}}\n"
    assert coprod("assess", "--answers", "-", cwd=maple, stdin=answers).exit_code == 0


def test_a_folder_that_held_nothing_else_goes_too(maple: Path) -> None:
    (maple / "photos/tea.jpg").unlink()
    assert withdraw(maple, "--yes").exit_code == 0
    assert not (maple / "photos").exists()


def test_a_photo_of_another_story_too_stays_and_so_does_what_lies_behind_a_link(maple: Path, tmp_path: Path) -> None:
    stories = maple / "stories.yaml"
    text = stories.read_text("utf-8")
    stories.write_text(text.replace("words: Tea at four.", "file: photos/bus.jpg"), "utf-8")
    assert withdraw(maple, "--yes").exit_code == 0
    assert (maple / "photos/bus.jpg").exists()
    elsewhere = tree(tmp_path / "elsewhere", {"bus.jpg": b"\xff\xd8"})
    (maple / "pictures").symlink_to(elsewhere)
    stories.write_text(text.replace("photos/bus.jpg", "pictures/bus.jpg"), "utf-8")
    assert withdraw(maple, "--yes").exit_code == 0
    assert (elsewhere / "bus.jpg").exists()


@pytest.mark.parametrize(
    "file", ["../bus.jpg", "/etc/passwd", "coprod.yaml", ".coprod/lock", "reports/ours.md", "photos"]
)
def test_a_file_that_is_no_file_of_a_story_is_never_deleted(file: str, maple: Path) -> None:
    tree(maple.parent, {"bus.jpg": b"\xff\xd8"})
    stories = maple / "stories.yaml"
    stories.write_text(stories.read_text("utf-8").replace("photos/bus.jpg", file), "utf-8")
    assert withdraw(maple, "--yes").exit_code == 0
    assert {"coprod.yaml", "reports/ours.md", "photos/bus.jpg", "photos/tea.jpg"} < set(texts(maple))
    assert (maple.parent / "bus.jpg").exists()


def test_nothing_is_changed_where_a_record_cannot_be_read(maple: Path) -> None:
    tree(maple, {"learning.yaml": "format: 9\n"})
    before = snapshot(maple)
    refused = withdraw(maple, "--yes")
    assert (refused.exit_code, "learning.yaml" in refused.stderr) == (3, True)
    assert snapshot(maple) == before
