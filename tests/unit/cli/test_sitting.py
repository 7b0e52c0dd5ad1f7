"""A round answered on the terminal: what is kept, what is written when, and how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.cli import assessing, sitting
from coprod_cli.errors import FilesHaveErrors
from coprod_cli.store.drafts import Draft
from coprod_cli.yamltext.parse import read_yaml
from helpers import required, snapshot, tree
from unit.making import SETTINGS, coprod, loaded, scores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.project import Project

REAL = "On 3 March two members ran the stall at the market."
HEAD = ("", "together", "4", "3", "2", "")
"""The day, how, three counts, and nothing that changed."""
PRINCIPLE = ("basic", REAL, "", "members", "", "", "The keys.", "", "")
"""A level, an example of one line, whose it is, nobody else, no other example, what helps, nothing in the way."""
MONTH = "assessments/2026-11.yaml"


@pytest.fixture
def maple(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project without rounds, and a person at the terminal."""
    monkeypatch.setattr(assessing, "can_ask", lambda: True)
    return tree(tmp_path / "maple", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})


def sat(project: Path, *lines: str, arguments: Sequence[str] = ()) -> Any:
    return coprod("assess", *arguments, cwd=project, stdin="".join(f"{line}\n" for line in lines))


def written(project: Path, path: str = MONTH) -> Any:
    document = read_yaml(PurePosixPath(path), (project / path).read_bytes())
    assert document.findings == ()
    return document.data


def draft(project: Path) -> list[dict[str, Any]]:
    (file,) = (project / ".coprod" / "drafts").iterdir()
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_whole_round_is_written_and_said(maple: Path) -> None:
    done = sat(maple, *HEAD, *PRINCIPLE, *["s"] * 5)
    assert (done.exit_code, done.stdout) == (0, "")
    said = done.stderr.splitlines()
    assert said[0] == "The round of November 2026, about our project."
    assert said[-8:] == [
        f"Wrote {Path(MONTH)}", "Assets: Basic.", "Capacity: Not answered.", "Mutuality: Not answered.",
        "Networks: Not answered.", "Shared roles: Not answered.", "Catalysts: Not answered.", "Next: coprod chart",
    ]  # fmt: skip
    assert written(maple) == {
        "format": "1", "framework": "nef-six", "wording": written(maple)["wording"], "date": "2026-11-21", "how": "together",
        "counts": {"members": "4", "carers": "3", "staff": "2"},
        "scores": {"project": {"assets": {
            "level": "basic", "examples": [{"said": REAL, "told_by": "members"}], "helps": "The keys.",
        }}},
    }  # fmt: skip
    assert list((maple / ".coprod" / "drafts").iterdir()) == []
    assert coprod("check", cwd=maple).exit_code == 0


def test_a_principle_is_in_the_file_as_soon_as_it_is_whole(maple: Path) -> None:
    assert sat(maple, *HEAD, *PRINCIPLE[:-1]).exit_code == 130
    assert not (maple / MONTH).exists()
    assert sat(maple, "", *PRINCIPLE[:3]).exit_code == 130
    assert list(written(maple)["scores"]["project"]) == ["assets"]


def test_stopping_anywhere_and_going_on_ends_in_the_same_file(maple: Path, tmp_path: Path) -> None:
    lines = (*HEAD, *PRINCIPLE, "excellent", "1", "", "", "", "dont", "we do not", "not for", "We are one family.", "",
             "no agreement", "s")  # fmt: skip
    whole = tree(tmp_path / "whole", {"coprod.yaml": SETTINGS, "assessments/.keep": ""})
    assert sat(whole, *lines).exit_code == 0
    for line in lines[:-1]:
        done = sat(maple, line)
        assert done.exit_code == 130, done.stderr
        assert "Saved. To go on, type: coprod assess 2026-11\n" in done.stderr
    assert sat(maple, lines[-1]).exit_code == 0
    assert (maple / MONTH).read_bytes() == (whole / MONTH).read_bytes()


def test_q_ends_with_0_and_says_how_to_go_on(maple: Path) -> None:
    done = sat(maple, *HEAD, "q", arguments=["--about", "organisation"])
    assert done.exit_code == 0
    assert done.stderr.endswith("Saved. To go on, type: coprod assess 2026-11 --about organisation\n")
    again = sat(maple, "q")
    assert again.stderr.startswith(
        "The round of November 2026, about the organisation round it.\nYou go on where you stopped."
    )


def test_a_round_of_another_month_is_gone_on_with_unless_one_is_named(maple: Path) -> None:
    sat(maple, "2026-09-14", "q", arguments=["2026-09"])
    assert sat(maple, "q").stderr.startswith("The round of September 2026")
    assert sat(maple, "q", arguments=["2026-11"]).stderr.startswith("The round of November 2026")


def test_the_lines_of_a_long_answer_are_kept_one_by_one(maple: Path) -> None:
    sat(maple, *HEAD, "basic", "On 3 March two members", "ran the stall")
    assert draft(maple)[-2:] == [{"line": "On 3 March two members"}, {"line": "ran the stall"}]
    done = sat(maple, "at the market.", "", "q")
    assert "You had begun: On 3 March two members ran the stall" in done.stderr
    assert draft(maple)[-1] == {"id": "assets/example/1", "answer": REAL}


def test_help_can_be_asked_for_in_the_middle_of_a_long_answer(maple: Path) -> None:
    done = sat(maple, *HEAD, "basic", "On 3 March two members ran the stall", "?", "at the market.", "", "q")
    assert "An empty line ends your answer." in done.stderr
    assert draft(maple)[-1] == {"id": "assets/example/1", "answer": REAL}


def test_an_empty_line_ends_what_was_begun_before(maple: Path) -> None:
    sat(maple, *HEAD, "basic", REAL)
    sat(maple, "", "q")
    assert draft(maple)[-1] == {"id": "assets/example/1", "answer": REAL}


def test_going_back_changes_what_was_written(maple: Path) -> None:
    done = sat(maple, *HEAD, *PRINCIPLE, *["b"] * 7, "excellent", "", "", "", "", "", "", *["s"] * 5)
    assert done.exit_code == 0
    assert written(maple)["scores"]["project"]["assets"] == {
        "level": "excellent", "examples": [{"said": REAL, "told_by": "members"}], "helps": "The keys.",
    }  # fmt: skip


def test_a_principle_that_is_taken_back_and_skipped_leaves_the_file(maple: Path) -> None:
    done = sat(maple, *HEAD, *PRINCIPLE, "dont know", "we do not", *["b"] * 8, "s", "", *["s"] * 4)
    assert done.exit_code == 0
    assert written(maple)["scores"] == {"project": {"capacity": {"answer": "dont-know"}}}


def test_everything_taken_back_leaves_no_score(maple: Path) -> None:
    done = sat(maple, *HEAD, "we do not", "b", "s", *["s"] * 5)
    assert done.exit_code == 0
    assert "Assets: Not answered." in done.stderr
    assert written(maple).get("scores") in ({}, None)
    assert coprod("check", cwd=maple).exit_code == 0


def test_a_crash_between_the_last_answer_and_the_file_loses_nothing(maple: Path) -> None:
    sat(maple, *HEAD, *PRINCIPLE, *["s"] * 4)
    (file,) = (maple / ".coprod" / "drafts").iterdir()
    lines = [line for line in file.read_bytes().splitlines(keepends=True) if b"saved" not in line]
    whole = (maple / MONTH).read_bytes()
    sat(maple, "s")
    (maple / MONTH).unlink()
    file.write_bytes(b"".join([*lines, b'{"id": "catalysts/level", "answer": ""}\n']))
    done = sat(maple)
    assert done.exit_code == 0, done.stderr
    assert "> " not in done.stderr
    assert (maple / MONTH).read_bytes() == whole
    assert not file.exists()


def test_back_at_the_first_question_stays_there(maple: Path) -> None:
    assert "This is the first question." in sat(maple, "b", "q").stderr


def test_what_is_not_understood_is_asked_again(maple: Path) -> None:
    done = sat(maple, "tomorrow", "2026-12-01", "", "s", "five", "", "s", "s", "s", "", "x", "", "9", "s", "q")
    assert done.exit_code == 0
    for sentence in ("Please type a day", "That day is not in 2026-11.", "Please type a whole number", "Please type a number, or s",
                     "three letters", "from 1 to 7"):  # fmt: skip
        assert sentence in done.stderr


def test_help_says_the_keys_and_asks_again(maple: Path) -> None:
    done = sat(maple, *HEAD, "?", "basic", "?", "q")
    assert done.stderr.count("Type b to go back") == 3
    assert "If you can't agree, that is an answer too." in " ".join(done.stderr.split())
    assert "An empty line ends your answer." in done.stderr


def test_an_editor_may_write_the_answer(maple: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(
        tmp_path, {"editor.sh": '#!/bin/sh\nprintf "On 3 March two members\\nran the stall at the market.\\n" > "$1"\n'}
    )
    monkeypatch.setenv("VISUAL", f"sh {tmp_path / 'editor.sh'}")
    sat(maple, *HEAD, "basic", "e", "q")
    assert draft(maple)[-1] == {"id": "assets/example/1", "answer": REAL}


@pytest.mark.parametrize("editor", ["false", "no-such-editor"])
def test_an_editor_that_fails_changes_nothing(editor: str, maple: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", editor)
    done = sat(maple, *HEAD, "basic", "e", REAL, "", "q")
    assert "No editor gave anything back." in done.stderr
    assert draft(maple)[-1] == {"id": "assets/example/1", "answer": REAL}


def test_nothing_answered_writes_nothing(maple: Path) -> None:
    done = sat(maple, *HEAD, *["s"] * 6)
    assert done.exit_code == 0
    assert "Nothing was written, because no principle has an answer." in done.stderr
    assert not (maple / MONTH).exists()


def test_a_dry_run_asks_and_writes_nothing(maple: Path) -> None:
    before = snapshot(maple)
    done = sat(maple, *HEAD, *PRINCIPLE, *["s"] * 5, arguments=["--dry-run"])
    assert done.exit_code == 0
    assert f"Would write {Path(MONTH)}" in done.stderr
    assert snapshot(maple) == before


def test_a_month_that_is_there_is_added_to_and_the_rest_stays(maple: Path) -> None:
    own = (
        scores(assets="basic")
        .replace("MONTH", "2026-11")
        .replace("scores:", "how: together  # round the big table\nscores:")
    )
    tree(maple, {MONTH: own})
    done = sat(maple, *["1"] * 3, "", "", *PRINCIPLE, *["s"] * 4)
    assert done.exit_code == 0, done.stderr
    assert "This month's file says: Basic." in done.stderr
    after = (maple / MONTH).read_text(encoding="utf-8")
    assert "how: together  # round the big table\n" in after
    assert list(written(maple)["scores"]["project"]) == ["assets", "capacity"]
    assert "Assets: Basic." in done.stderr


def test_a_changed_answer_is_one_line_for_git(maple: Path) -> None:
    git = shutil.which("git")
    required(git, "what git shows of a changed answer: there is no git")
    sat(maple, *HEAD, *PRINCIPLE, "no agreement", *["s"] * 4)
    path = maple / MONTH
    path.write_text("# Ours.\n" + path.read_text(encoding="utf-8").replace("helps:", "helps:   "), encoding="utf-8")
    before = maple.parent / "before.yaml"
    shutil.copy(path, before)
    done = sat(maple, "", "again", "excellent", *[""] * 6, "", *["s"] * 4)
    assert done.exit_code == 0, done.stderr
    diff = subprocess.run(
        [str(git), "diff", "--no-index", "--unified=0", str(before), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    changed = [line for line in diff.stdout.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
    assert changed == ["-      level: basic", "+      level: excellent"]


def test_what_was_skipped_now_is_taken_out_and_all_else_stays(maple: Path) -> None:
    sat(maple, *HEAD, *PRINCIPLE, *["s"] * 5)
    path = maple / MONTH
    path.write_text(path.read_text(encoding="utf-8") + "# The end.\n", encoding="utf-8")
    done = sat(maple, "", "again", *[""] * 5, "s", "", *["s"] * 5)
    assert done.exit_code == 0, done.stderr
    assert "helps" not in written(maple)["scores"]["project"]["assets"]
    assert path.read_text(encoding="utf-8").endswith("# The end.\n")


def test_somebody_elses_change_in_the_meantime_is_kept(maple: Path) -> None:
    sat(maple, *HEAD, *PRINCIPLE, "q")
    path = maple / MONTH
    path.write_text(path.read_text(encoding="utf-8").replace("The keys.", "The new keys."), encoding="utf-8")
    done = sat(maple, "no agreement", *["s"] * 4)
    assert done.exit_code == 0
    assert written(maple)["scores"]["project"]["capacity"] == {"answer": "no-agreement"}


@pytest.mark.parametrize(
    ("spoilt", "rule"), [("scores: [\n", "yaml-syntax"), ("surprise: 1\n", "unknown-key"), ("", "empty-file")]
)
def test_a_file_that_was_spoilt_in_the_meantime_is_told_and_left(spoilt: str, rule: str, maple: Path) -> None:
    sat(maple, *HEAD, *PRINCIPLE, "q")
    path = maple / MONTH
    path.write_text(path.read_text(encoding="utf-8") + spoilt if spoilt else "", encoding="utf-8")
    before = path.read_bytes()
    draft_file = Draft(maple, "assess-2026-11-project")
    one = sitting.RoundSitting(maple, spoken_of(maple), "2026-11", "project", draft_file)
    question = one.conversation.question()
    assert question is not None
    assert one.draft is not None
    one.draft.add(one.conversation.answer(question, "=no-agreement"))
    with pytest.raises(FilesHaveErrors, match="has errors, so it was not changed") as raised:
        one.save()
    assert rule in {finding.rule for finding in raised.value.findings}
    assert path.read_bytes() == before
    assert draft(maple)[-1]["answer"] == "=no-agreement"


def spoken_of(root: Path) -> Project:
    """Return the project as it was before its round was spoilt."""
    return loaded({"coprod.yaml": (root / "coprod.yaml").read_text(encoding="utf-8")}).project


def test_a_project_with_errors_is_not_asked_about(maple: Path) -> None:
    tree(maple, {"assessments/2026-05.yaml": "format: 1\nscores: [\n"})
    done = sat(maple, "")
    assert done.exit_code == 3
    assert "> " not in done.stderr


def test_a_draft_that_something_else_changed_is_told(maple: Path) -> None:
    sat(maple, "", "q")
    (file,) = (maple / ".coprod" / "drafts").iterdir()
    file.write_text("{}\nnonsense\n", encoding="utf-8")
    done = sat(maple, "")
    assert done.exit_code == 3
    assert "was changed by something else" in done.stderr
