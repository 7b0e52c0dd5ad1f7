"""`coprod chart`: which rounds a picture takes, what it is named, and what cannot be drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli.render import change, radar, spread, trend, wheel
from unit.making import coprod

if TYPE_CHECKING:
    from coprod_cli.words.picture import Picture

MODULES = {"wheel": wheel, "change": change, "spread": spread, "radar": radar, "trend": trend}


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Picture, str, bool]]:
    """Draw nothing, and keep what was asked for."""
    found: list[tuple[str, Picture, str, bool]] = []
    for name, module in MODULES.items():

        def draw(picture: Picture, kind: str, *, poster: bool, name: str = name) -> bytes:
            found.append((name, picture, kind, poster))
            return b"drawn"

        monkeypatch.setattr(module, "draw", draw)
    return found


def drop(riverside: Path, *months: str) -> None:
    for month in months:
        (riverside / "assessments" / f"{month}.yaml").unlink()


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        ((), "Riverside Friends, October 2026: our project"),
        (("--kind", "spread"), "Riverside Friends, October 2026: our project, what groups said apart"),
        (("--kind", "radar", "2025-11"), "Riverside Friends, November 2025: our project"),
        (("--kind", "change"), "Riverside Friends, May 2026 to October 2026: our project"),
        (("--kind", "change", "2025-11"), "Riverside Friends, June 2025 to November 2025: our project"),
        (("--kind", "change", "--about", "organisation"),
         "Riverside Friends, June 2025 to October 2026: the organisation round it"),
        (("--kind", "trend"), "Riverside Friends, June 2025 to October 2026: our project"),
        (("--kind", "trend", "2026-05"), "Riverside Friends, June 2025 to May 2026: our project"),
    ],
)  # fmt: skip
def test_a_picture_takes_the_rounds_that_it_needs(
    arguments: tuple[str, ...], title: str, riverside: Path, asked: list[Any]
) -> None:
    done = coprod("chart", *arguments, cwd=riverside)
    assert done.exit_code == 0, done.stderr
    ((kind, picture, form, poster),) = asked
    assert (picture.title, form, poster) == (title, "svg", False)
    assert kind == (arguments[1] if arguments else "wheel")
    (page,) = (riverside / "reports").glob("*.md")
    said = page.read_text(encoding="utf-8")
    assert said.startswith(f"# {title}\n\n")
    assert all(f"| {' | '.join(row)} |" in said for row in picture.rows)
    assert all(f"- {line}" in said.replace("\\", "") for line in picture.how_to_read)


@pytest.mark.parametrize("kind", MODULES)
def test_a_poster_is_a_pdf_beside_its_words_unless_a_file_is_named(
    kind: str, riverside: Path, asked: list[Any]
) -> None:
    assert coprod("chart", "--kind", kind, "--poster", cwd=riverside).exit_code == 0
    assert sorted(path.name for path in (riverside / "reports").iterdir()) == [
        f"{kind}-project-2026-10-poster.md", f"{kind}-project-2026-10-poster.pdf",
    ]  # fmt: skip
    assert coprod("chart", "--kind", kind, "--poster", "-o", "wall.png", cwd=riverside).exit_code == 0
    assert [(form, poster) for _kind, _picture, form, poster in asked] == [("pdf", True), ("png", True)]


@pytest.mark.parametrize("kind", ["change", "trend"])
def test_one_round_is_not_enough(kind: str, riverside: Path) -> None:
    first = coprod("chart", "2025-06", "--kind", kind, cwd=riverside)
    assert first.exit_code == 3
    assert first.stderr == (
        "coprod: 2025-06 is the first round, so there is nothing to compare it with.\n"
        "  hint: Choose a later one: 2025-11, 2026-05, 2026-10\n"
    )
    drop(riverside, "2025-06", "2025-11", "2026-05")
    only = coprod("chart", "--kind", kind, cwd=riverside)
    assert only.exit_code == 3
    assert only.stderr.startswith("coprod: There is only one round, so there is nothing to compare it with.")
    assert "coprod assess" in only.stderr
    assert not (riverside / "reports").exists()


@pytest.mark.parametrize("kind", ["change", "trend"])
def test_rounds_about_something_else_are_not_compared_with(kind: str, riverside: Path) -> None:
    drop(riverside, "2025-06")
    done = coprod("chart", "--kind", kind, "--about", "organisation", cwd=riverside)
    assert done.exit_code == 3
    assert done.stderr == (
        "coprod: No round before 2026-10 has scores about that, so there is nothing to compare it with.\n"
        "  hint: Choose another --about, or a later round.\n"
    )


def test_rounds_of_other_levels_make_no_line(riverside: Path) -> None:
    for earlier in ("2025-06", "2025-11", "2026-05"):
        other = riverside / "assessments" / f"{earlier}.yaml"
        other.write_text(other.read_text("utf-8").replace("framework: nef-six", "framework: gone"), "utf-8")
    done = coprod("chart", "--kind", "trend", cwd=riverside)
    assert done.exit_code == 3
    assert done.stderr.startswith("coprod: The rounds before 2026-10 used other levels, so no line can be drawn.")
    assert coprod("chart", "--kind", "change", cwd=riverside).exit_code == 0


@pytest.mark.parametrize("arguments", [("2025-06",), ("2026-10", "--about", "organisation")])
def test_a_round_without_anything_said_apart_has_no_spread_and_that_is_no_mistake(
    arguments: tuple[str, ...], riverside: Path, asked: list[Any]
) -> None:
    done = coprod("chart", "--kind", "spread", *arguments, cwd=riverside)
    assert (done.exit_code, done.stdout, asked) == (0, "", [])
    assert "no group said anything apart about" in done.stderr
    assert not (riverside / "reports").exists()


def test_nobodys_own_practice_is_set_beside_another_s(riverside: Path, asked: list[Any]) -> None:
    answers = riverside / "mine.yaml"
    answers.write_text("scores:\n  own-practice:\n    assets: {answer: dont-know}\n")
    assert coprod("assess", "2026-11", "--mine", "--answers", answers, cwd=riverside).exit_code == 0
    done = coprod("chart", "--kind", "spread", "--about", "own-practice", cwd=riverside)
    assert (done.exit_code, asked) == (3, [])
    assert "Own practice is each person's alone" in done.stderr


def test_how_outcomes_go_is_drawn_with_its_words_beside_it(riverside: Path) -> None:
    done = coprod("chart", "--kind", "so-far", cwd=riverside)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.endswith("Next: coprod report\n")
    assert "<svg" in (riverside / "reports/so-far.svg").read_text(encoding="utf-8")
    said = (riverside / "reports/so-far.md").read_text(encoding="utf-8")
    assert said.startswith("# Riverside Friends: how it goes\n")
    assert "| More people travel alone | 4 people, June 2025 | 11 people, 26 September 2025; " in said
    assert coprod("chart", "--kind", "so-far", "--poster", "-o", "wall.pdf", cwd=riverside).exit_code == 0
    assert (riverside / "wall.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("more", [("2026-10",), ("--about", "organisation")])
def test_how_outcomes_go_is_of_no_round(more: tuple[str, ...], riverside: Path) -> None:
    done = coprod("chart", "--kind", "so-far", *more, cwd=riverside)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "takes no month and no --about" in done.stderr
    assert not (riverside / "reports").exists()


def test_outcomes_without_a_number_are_told_in_words_alone(first_day: Path) -> None:
    done = coprod("chart", "--kind", "so-far", cwd=first_day)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("coprod: No outcome has a number yet, so there is nothing to draw.\n")
