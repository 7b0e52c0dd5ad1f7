"""Where there is no agreement, what each group says stands wherever that is told, and stays words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from coprod_cli.words.scores import says, says_words
from helpers import tree
from unit.making import SETTINGS, coprod, loaded, scores

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "=1+1 | <b>We</b> *lead* [x](y) $x$ {{ y }} مرحبا \U0001f600"


def files(members: str = "We lead.", answer: str = "no-agreement") -> dict[str, str]:
    said = f"      says: {{staff: They follow., members: {json.dumps(members, ensure_ascii=False)}}}\n"
    newer = scores(assets=answer, networks="basic").replace("MONTH", "2024-11")
    return {
        "coprod.yaml": SETTINGS,
        "assessments/2024-05.yaml": scores(assets="basic", networks="basic").replace("MONTH", "2024-05"),
        "assessments/2024-11.yaml": newer.replace(f"answer: {answer}\n", f"answer: {answer}\n{said}"),
        "reviews/2024-12.yaml": "format: 1\ndate: 2024-12-01\ncompared: {from: 2024-05, to: 2024-11}\n",
    }


def test_what_groups_say_is_told_by_their_names() -> None:
    project = loaded(files()).project
    score = project.rounds[-1].scores("project")["assets"]
    assert says(project, score) == (("staff", "They follow."), ("people who live here", "We lead."))
    assert says_words(project, score) == ['staff: "They follow."', 'people who live here: "We lead."']


def test_where_there_is_an_agreement_nothing_is_said_beside_it() -> None:
    project = loaded(files(answer="dont-know")).project
    assert says(project, project.rounds[-1].scores("project")["assets"]) == ()
    assert says(project, None) == ()


@pytest.mark.parametrize("words", ["We lead.", HOSTILE])
def test_it_stands_in_everything_that_people_read(words: str, tmp_path: Path) -> None:
    root = tree(tmp_path / "maple", files(words))
    assert coprod("check", cwd=root).exit_code == 0
    assert f'staff: "They follow."\npeople who live here: "{words}"\n' in coprod("diff", cwd=root).stdout
    assert json.loads(coprod("diff", "--format", "json", cwd=root).stdout)["changes"][0]["says"] == {
        "staff": "They follow.", "members": words,
    }  # fmt: skip
    read = [coprod("diff", "--format", "markdown", cwd=root).stdout]
    for command in ("report", "chart", "chart --kind change", "chart --kind radar"):
        assert coprod(*command.split(), cwd=root).exit_code == 0
    read += [path.read_text(encoding="utf-8") for path in sorted((root / "reports").glob("*.md"))]
    assert len(read) == 5
    for page in read:
        assert "They follow." in page
        assert words == HOSTILE or words in page
        assert "<b>" not in page
        assert "[x](y)" not in page
    assert coprod("report", "-o", "page.html", cwd=root).exit_code == 0
    assert "<b>We" not in (root / "page.html").read_text(encoding="utf-8")


def test_it_stands_on_the_page_of_a_review() -> None:
    from unit.words.test_review import text

    page = text({name: content for name, content in files().items() if name.startswith("assessments/")})
    assert "**people who live here:** We lead." in page
