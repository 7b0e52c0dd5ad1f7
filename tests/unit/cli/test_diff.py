"""`coprod diff`: any two rounds, of this folder or of an earlier version of it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from helpers import EXAMPLES
from unit.making import SETTINGS, coprod, heard, scores
from unit.store.repositories import counting_git, git, keep, repository

if TYPE_CHECKING:
    from pathlib import Path

THEN, NOW = (scores(assets=level).replace("MONTH", "2026-05") for level in ("basic", "excellent"))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a project with one round, changed since its first version, v1."""
    top = repository(tmp_path / "top")
    keep(top, {"maple/coprod.yaml": SETTINGS, "maple/assessments/2026-05.yaml": THEN}, tag="v1")
    keep(top, {"maple/assessments/2026-05.yaml": NOW}, tag="v2")
    return top / "maple"


def moved(*arguments: str, cwd: Path) -> Any:
    done = coprod("diff", "--format", "json", *arguments, cwd=cwd)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


# This folder's rounds


@pytest.mark.parametrize(
    ("months", "shown"),
    [
        ((), ("2026-05", "2026-10")),
        (("2025-06",), ("2025-06", "2026-10")),
        (("2025-06", "2025-11"), ("2025-06", "2025-11")),
        (("2025-11", "2025-06"), ("2025-06", "2025-11")),
    ],
)
def test_any_two_rounds_are_compared_the_older_first(
    months: tuple[str, ...], shown: tuple[str, str], riverside: Path
) -> None:
    said = moved(*months, cwd=riverside)
    assert (said["from"], said["to"], said["revision"]) == (*shown, None)


def test_every_about_is_compared_unless_one_is_named(riverside: Path) -> None:
    assert {each["about"] for each in moved(cwd=riverside)["changes"]} == {"project", "organisation"}
    said = moved("--about", "organisation", cwd=riverside)
    assert {each["about"] for each in said["changes"]} == {"organisation"}
    assert said["heard"] == []
    text = coprod("diff", "--about", "organisation", cwd=riverside).stdout
    assert "About the organisation round it:" in text
    assert "our project" not in text


def test_the_page_is_printed_as_it_would_be_written(riverside: Path) -> None:
    done = coprod("diff", "--format", "markdown", cwd=riverside)
    assert done.stdout.startswith(
        "# Riverside Friends: what moved from May 2026 to October 2026\n\n## About our project\n"
    )
    assert done.stdout.endswith(".\n")
    assert not done.stdout.endswith("\n\n")


def test_ranges_alone_are_a_difference_too(tmp_path: Path) -> None:
    text = scores(assets="basic") + heard({"members": 4}, members={"assets": "basic"})
    for month, written in (("2026-05", text), ("2026-11", text.replace("[basic, basic]", "[basic, excellent]"))):
        path = tmp_path / "assessments" / f"{month}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(written.replace("MONTH", month))
    (tmp_path / "coprod.yaml").write_text(SETTINGS)
    assert coprod("diff", "--exit-code", cwd=tmp_path).exit_code == 1
    (tmp_path / "assessments" / "2026-11.yaml").write_text(text.replace("MONTH", "2026-11"))
    assert coprod("diff", "--exit-code", cwd=tmp_path).exit_code == 0


# An earlier version


def test_the_latest_round_of_then_is_set_beside_the_latest_of_now(kept: Path) -> None:
    said = moved("--rev", "v1", cwd=kept)
    assert (said["from"], said["to"], said["revision"]) == ("2026-05", "2026-05", "v1")
    assert [each["change"] for each in said["changes"]] == ["rose"]
    text = coprod("diff", "--rev", "v1", cwd=kept).stdout
    assert text.startswith("Maple House: what moved from May 2026, as it was in v1, to May 2026\n")
    assert "\nAssets rose from Basic to Excellent.\n" in text


def test_nothing_moved_since_a_version_that_is_the_same(kept: Path) -> None:
    assert coprod("diff", "--rev", "v2", "--exit-code", cwd=kept).exit_code == 0
    assert coprod("diff", "--rev", "v1", "--exit-code", cwd=kept).exit_code == 1


def test_rounds_can_be_named_beside_a_version(kept: Path) -> None:
    keep(kept, {"assessments/2026-11.yaml": scores(assets="not-there-yet").replace("MONTH", "2026-11")}, tag="v3")
    for months, shown in (((), ("2026-11", "2026-11")), (("2026-05",), ("2026-05", "2026-11")),
                          (("2026-05", "2026-05"), ("2026-05", "2026-05")), (("2026-11", "2026-05"), ("2026-11", "2026-05"))):  # fmt: skip
        said = moved(*months, "--rev", "v3", cwd=kept)
        assert (said["from"], said["to"]) == shown


def test_a_version_is_taken_from_the_folder_that_was_named(kept: Path, tmp_path: Path) -> None:
    assert moved("-C", "top/maple", "--rev", "v1", cwd=tmp_path)["revision"] == "v1"


def test_the_whole_folder_is_as_it_was_its_framework_too(kept: Path) -> None:
    own = "format: 1\nid: ours\nlevels: [{id: no}, {id: yes}]\nprinciples: [{id: assets}, {id: b}, {id: c}]\n"
    files = {"framework.yaml": own, "assessments/2026-05.yaml": NOW.replace("format: 1", "format: 1\nframework: ours")
             .replace("excellent", "yes")}  # fmt: skip
    keep(kept, files, tag="own")
    git(kept, "rm", "--quiet", "framework.yaml")
    keep(kept, {"assessments/2026-05.yaml": NOW})
    (change,) = moved("--rev", "own", cwd=kept)["changes"]
    assert (change["from"], change["change"], change["why"]) == ("yes", "not-comparable", "levels")


def test_a_group_that_was_hidden_then_is_hidden_still(kept: Path) -> None:
    said = THEN + heard({"members": 4, "staff": 4}, members={"assets": "basic"}, staff={"assets": "basic"})
    keep(kept, {"coprod.yaml": f"{SETTINGS}hide_groups_under: 5\n", "assessments/2026-05.yaml": said}, tag="strict")
    keep(kept, {"coprod.yaml": f"{SETTINGS}hide_groups_under: 2\n"}, tag="loose")
    assert moved("--rev", "strict", cwd=kept)["heard"] == []
    assert moved("--rev", "loose", cwd=kept)["heard"] != []


def test_errors_of_then_are_shown_with_the_version_and_stop_it(kept: Path) -> None:
    keep(kept, {"assessments/2026-11.yaml": "format: 1\nscores:\n  project:\n    assets: {level: bsic}\n"}, tag="slip")
    (kept / "assessments" / "2026-11.yaml").unlink()
    done = coprod("diff", "--rev", "slip", cwd=kept)
    assert done.exit_code == 3
    assert done.stdout == ""
    assert "slip:assessments/2026-11.yaml:4:21: error: " in done.stderr
    assert "Some files had errors in slip, so the result would be wrong." in done.stderr
    assert coprod("diff", "--rev", "v1", cwd=kept).exit_code == 0


def test_errors_that_scores_do_not_need_stop_no_version(kept: Path) -> None:
    keep(kept, {"roles.yaml": "format: 2\n"}, tag="roles")
    (kept / "roles.yaml").unlink()
    assert coprod("diff", "--rev", "roles", cwd=kept).exit_code == 0


def test_what_people_said_apart_is_never_shown_in_an_error(kept: Path) -> None:
    keep(kept, {"assessments/2026-05/members.yaml": "format: 1\nanswers:\n  - secret: Nobody asked me.\n"}, tag="apart")
    done = coprod("diff", "--rev", "apart", cwd=kept)
    assert "Nobody asked" not in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (("2025-05", "--rev", "v1"), "There was no round 2025-05 in v1.", "Rounds in that version: 2026-05"),
        (("2026-05", "2025-05", "--rev", "v1"), "There is no round 2025-05.", "Rounds in this folder: 2026-05"),
        (("--rev", "early"), "There was no round yet in early.", "look which versions there are: git log"),
        (("--rev", "v9"), 'git knows no version "v9" here.', "look which versions there are: git log"),
        (("--rev", "-x"), '"-x" is no version: the name of one never begins with a hyphen.', "git log"),
        (("--rev", ""), '"" is no version.', "git log"),
    ],
)
def test_what_is_not_there_is_said_to_be_missing(
    arguments: tuple[str, ...], message: str, hint: str, kept: Path
) -> None:
    (kept / "assessments" / "2026-05.yaml").unlink()
    keep(kept, {}, tag="early")
    git(kept, "checkout", "--quiet", "v2", "--", ".")
    done = coprod("diff", *arguments, cwd=kept)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith(f"coprod: {message}\n")
    assert hint in done.stderr


def test_git_is_started_for_an_earlier_version_alone_and_once(tmp_path: Path) -> None:
    top = repository(tmp_path / "top")
    shutil.copytree(EXAMPLES / "riverside", top / "riverside")
    text = scores(assets="basic", capacity="excellent")
    rounds = {f"riverside/assessments/{year}-{month:02}.yaml": text.replace("MONTH", f"{year}-{month:02}")
              for year in range(2001, 2026) for month in (1, 4, 7, 10)}  # fmt: skip
    keep(top, rounds, tag="v1")
    path, notes = counting_git(tmp_path / "counted")
    assert coprod("diff", cwd=top / "riverside", **path).exit_code == 0
    assert notes.read_text() == ""
    assert coprod("diff", "2001-01", "--rev", "v1", cwd=top / "riverside", **path).exit_code == 0
    assert len(notes.read_text().splitlines()) == 1
