"""In a real terminal: lines of text and nothing else, at any width, and questions a person can answer."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coprod_cli.cli.opened import open_folder
from coprod_cli.words.form import form_code
from helpers import EXAMPLES, NEXT_ROUND, Shown, run, run_in_pty, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_FOR_A_SCREEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, but for the end of a line
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # hidden, or turn the text around
    "\u2500-\u27bf\u2800-\u28ff\u2b00-\u2bff\ufe0f\U0001f000-\U0001fbff]"  # boxes, blocks, braille, emoji
)
COLOUR = re.compile("\x1b\\[[0-9;]*m")
NARROW: tuple[str, int, Mapping[str, str]] = ("narrow", 20, {})
CALM: tuple[tuple[str, int, Mapping[str, str]], ...] = (
    ("wants no colour", 80, {"NO_COLOR": "1"}),
    ("dumb", 200, {"TERM": "dumb"}),
)
"""Two terminals without colours: each is tried with every second command."""
BROKEN: Mapping[str, str | bytes] = {
    "coprod.yaml": "format: 1\nproject: Odd \x1b[31mred\x07\nsc\u043er\u0435: 1\n",
    "outcomes.yaml": 'format: 1\noutcomes:\n  - id: "\\e[2J\\x9b"\n    outcome: one, two: three\n',
    "roles.yaml": "format: 1\nroles:\n  - {role: chair, and # so on}\n",
    "ground-rules.md": "---\nformat: 1\nlook_again: 2026-02-30\n---\n\u202eturned\n",
    "framework.yaml": b"format: 1\n\xff\xfe\x80\n",
    "assessments/2026-01.yaml": "format: 1\nscores:\n  project:\n    assets: {level: grand, examples: [no, yes]}\n",
    "assessments/2026-02.yaml": "format: &a 1\nscores: *a\n",
    "assessments/2026-03.yaml": "<<<<<<< ours\nformat: 1\n>>>>>>> theirs\n",
    "assessments/2026-03 (copy).yaml": "",
    "photos \x1b[7m\u202e/first.txt": "",
}
ANSWERS = (
    *("Riverside", "How we meet, and where.", "members", "staff paid", ""),
    *("The hall", "The council", "The budget", "", ""),
)
TYPED = tuple(f"{answer}\n".encode() for answer in ANSWERS)

REAL = "Ar 3 Mawrth dysgodd dau aelod ddefnyddio'r bws i'r pwll \u0175\u0177, a hebddyn nhw ni fyddai neb wedi mynd."
ROUND = tuple(f"{line}\n".encode() for line in (
    "tomorrow", "", "?", "together", "6", "four", "4", "3", "12", "The night bus stopped.", "", "", "99", "making", REAL, "",
    "1", "2 3", "b", "2", "", "We sang.", "", "3", "", "", "", "", "b", "The keys.", "", "",
))  # fmt: skip
"""A round answered by hand, with slips, help, an answer taken back, and an example that is very short."""

APART = tuple(f"{line}\n".encode() for line in (
    "b", "", "99", "?", "making", REAL, "", "", "b", "We sang, too.", "", "3", "", "", "The keys.", "", "",
))  # fmt: skip
"""One principle answered by a person of one group, or alone, with slips: nobody is asked whose example it is."""


PAPER = tuple(f"{line}\n".encode() for line in (
    "", "99", "?", "making", REAL, "", "The keys.", "", "", "b", "", *["s"] * 5, "?",
))  # fmt: skip
"""A sheet of paper, with slips, up to the question whether it was read back."""
SAID_APART = (
    "format: 1\nanswers: [{people: 3, scores: {project: {assets: {level: %s, examples: [{said: We sang.}]}}}}]\n"
)
AGREED = tuple(
    f"{line}\n".encode()
    for line in ("", "3", "0", "3", "", "", "?", "", "99", "?", "2", "1", "", "basic", "1", "2", "")
)
"""What all agree on together, up to the examples of the first principle."""


@dataclass(frozen=True)
class Command:
    """A command, the folder it is run in, and how it is meant to end."""

    arguments: str
    code: int = 0
    folder: str = "riverside"
    typed: tuple[bytes, ...] = ()


HELPED = (
    *(
        "init",
        "assess",
        "form",
        "collect",
        "agree",
        "check",
        "validate",
        "diff",
        "chart",
        "report",
        "review",
        "meet",
        "add",
        "done",
        "withdraw",
        "status",
        "schema",
        "explain",
    ),
    *("framework", "framework list", "framework show", "framework copy"),
)
COMMANDS = (
    Command("init", 0, "empty", TYPED),
    Command("init new --example riverside", 0, "empty"),
    Command("init", 3),
    Command("assess --answers ../answers.yaml"),
    Command("assess 2026-11 --answers ../answers.yaml --dry-run"),
    Command("assess 2026-09 --answers ../answers.yaml", 3),
    Command("assess", 0, typed=(*ROUND, b"q\n")),
    Command("assess", 130, typed=(*ROUND[:3], b"\x03")),
    Command("assess", 130, typed=(*ROUND, b"\x04")),
    Command("assess 2026-10 --about organisation", 0, typed=(b"?\n", b"\n", b"q\n")),
    Command("assess --group members", 0, typed=(b"four\n", b"2\n", *APART, b"q\n")),
    Command("assess --group members", 0, typed=(b"\n", *APART, *[b"s\n"] * 5)),
    Command("assess --mine", 0, typed=(b"\n", *APART, *[b"s\n"] * 5)),
    Command("assess --mine", 130, typed=(b"\n", *APART, b"\x03")),
    Command("form --group members"),
    Command("form --group members -o form.pdf --large-print 28"),
    Command("form --group staff -o form.txt --dry-run"),
    Command("form", 2),
    Command("form --group nobody", 3),
    Command("collect ../came-back.json"),
    Command("collect coprod.yaml ../nobody.json", 3),
    Command("collect", 2),
    Command("collect --typed --group members", 0, typed=(*PAPER, b"2\n", b"no\n")),
    Command("collect --typed --group members", 0, typed=(*PAPER, b"1\n", b"yes\n", b"q\n")),
    Command("collect --typed", 0, typed=(b"zzzz\n", b"q\n")),
    Command("collect --typed --group members", 130, typed=(*PAPER, b"\x03")),
    Command("agree", 3),
    Command("agree", 0, "apart", typed=(*AGREED, b"q\n")),
    Command("agree", 130, "apart", typed=(*AGREED[:5], b"\x04")),
    Command("check"),
    Command("check --all-advice"),
    Command("check --all", 1, "."),
    Command("check --all-advice", 1, "broken"),
    Command("check --format json", 1, "broken"),
    Command("check --format github", 1, "broken"),
    Command("check --format sarif", 1, "broken"),
    Command("diff"),
    Command("diff --format json"),
    Command("diff", 3, "broken"),
    Command("chart"),
    Command("report"),
    Command("report", 3, "broken"),
    Command("report --learning"),
    Command("review", 0, typed=(b"tomorrow\n", b"?\n", b"\n", b"q\n")),
    Command("review", 130, typed=(b"\n", b"\x03")),
    Command("review --agenda"),
    Command("meet", 0, typed=(b"\n", *[b"?\n", b"99\n", b"s\n"] * 4, b"q\n")),
    Command("meet", 130, typed=(b"\n", b"\x04")),
    Command("add said", 0, typed=(b"?\n", f"{REAL}\n".encode(), b"?\n", b"\n", b"9\n", b"1\n", *[b"s\n"] * 9)),
    Command("add nothing", 2),
    Command("done", 0, typed=(b"?\n", b"99\n", b"1\n", b"\n", f"{REAL}\n".encode())),
    Command("withdraw", 0, typed=(b"?\n", b"1\n", b"no\n")),
    Command("withdraw first-night-bus", 0, typed=(b"1\n",)),
    Command("status"),
    Command("status", 0, "broken"),
    Command("status", 3, "."),
    Command("framework list"),
    Command("framework show"),
    Command("framework copy"),
    Command("schema"),
    Command("schema assessment"),
    Command("explain"),
    Command("explain round-due"),
    Command("explain no-such-rule", 3),
    Command("--version"),
    Command("--help"),
    *(Command(f"{name} --help") for name in HELPED),
    Command("--show-completion bash"),
    Command("--install-completion bash"),
    Command("", 2),
    Command("check --nothing", 2),
    Command("no-such-command", 2),
)
each_command = pytest.mark.parametrize(
    ("command", "calm"),
    [(each, CALM[number % 2]) for number, each in enumerate(COMMANDS)],
    ids=[f"{each.arguments or 'nothing'} in {each.folder}" for each in COMMANDS],
)


def make_folders(top: Path) -> None:
    """Make a good project, a broken one whose name would colour the terminal, and an empty folder."""
    shutil.copytree(EXAMPLES / "riverside", top / "riverside")
    tree(top / "broken", BROKEN)
    tree(top / "\x1b[7mred\u202e", {"coprod.yaml": "format: 1\nproject: Red\n"})
    (top / "empty").mkdir()
    shutil.copytree(EXAMPLES / "riverside", top / "apart")
    groups = {"members": "basic", "staff": "excellent", "carers": "basic"}
    tree(top / "apart/.coprod/assessments/2026-11",
         {f"{group}.yaml": SAID_APART % level for group, level in groups.items()})  # fmt: skip
    (top / "came-back.json").write_text(came_back(top / "riverside"), encoding="utf-8")
    shutil.copy(NEXT_ROUND, top / "answers.yaml")


def came_back(folder: Path) -> str:
    """Return what the page of a form in an older wording gave back."""
    code = form_code(open_folder(folder).project, "2026-12", "members", "project", "0" * 12)
    known = {"coprod-answers": 1, "form": code, "sheet": "0123456789abcdef", "month": "2026-12", "framework": "nef-six"}
    scores = {"project": {"assets": {"level": "basic", "examples": [{"said": REAL}]}}}
    return json.dumps({**known, "wording": "0" * 12, "group": "members", "scores": scores})


def words(shown: Shown) -> str:
    """Return what was shown without what only fits it to a width."""
    return "".join(COLOUR.sub("", shown.text).split())


@each_command
def test_a_terminal_gets_lines_of_text_with_the_same_words_at_any_width(
    command: Command, calm: tuple[str, int, Mapping[str, str]], tmp_path: Path
) -> None:
    said = set()
    for kind, columns, changes in (NARROW, calm):
        make_folders(tmp_path / kind)
        shown = run_in_pty(
            *command.arguments.split(),
            cwd=tmp_path / kind / command.folder,
            columns=columns,
            typed=command.typed,
            environment=changes,
        )
        assert shown.code == command.code
        assert shown.text
        assert NOT_FOR_A_SCREEN.findall(shown.text if changes else COLOUR.sub("", shown.text)) == []
        said.add(words(shown))
    assert len(said) == 1


def test_completing_a_word_gets_the_words_alone(tmp_path: Path) -> None:
    asked = {"_COPROD_COMPLETE": "complete_bash", "COMP_WORDS": "coprod ch", "COMP_CWORD": "1"}
    assert run_in_pty(cwd=tmp_path, environment=asked).text.split() == ["check", "chart"]


def test_a_person_answers_the_four_questions(tmp_path: Path) -> None:
    typed = [
        f"{line}\n".encode() for line in ("Cyfeillion Tŷ'r Ŵyn", "Cinio: pawb, a #1", "aelodau", "staff (paid)", "")
    ]
    shown = run_in_pty("init", "new", cwd=tmp_path, typed=[*typed, b"Yr adeilad\n", b"Y cyngor\n", b"\n"])
    written = (tmp_path / "new" / "coprod.yaml").read_text(encoding="utf-8")
    assert shown.code == 0
    assert shown.text.count("> ") == 8
    for line in ("Cyfeillion Tŷ'r Ŵyn", "Cinio: pawb, a #1", "aelodau", "paid: true", "Yr adeilad", "Y cyngor"):
        assert line in written
    assert run("check", "new", cwd=tmp_path).code == 0


def test_a_person_skips_every_question(tmp_path: Path) -> None:
    shown = run_in_pty("init", "first-day", cwd=tmp_path, typed=[b"\n"] * 4)
    example = EXAMPLES / "first-day"
    assert shown.code == 0
    assert shown.text.count("> ") == 4
    for path in (each for each in example.rglob("*") if each.is_file()):
        assert (tmp_path / "first-day" / path.relative_to(example)).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("line", [b"\x1b[DGlan \x1b[3~yr Afon\x1b[A\n", b"\x1b[200~Glan yr Afon\x1b[201~\n"])
def test_keys_that_are_no_letters_leave_no_trace(line: bytes, tmp_path: Path) -> None:
    shown = run_in_pty("init", "new", cwd=tmp_path, typed=[line, b"\n", b"\n", b"\n"])
    assert shown.code == 0
    assert shown.text.count("> ") == 4
    assert 'project: "Glan yr Afon"' in (tmp_path / "new" / "coprod.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("before", "after"), [(b"", b""), (b"\x1b[200~", b"\x1b[201~")], ids=["as typed", "as pasted"])
def test_an_answer_of_ten_thousand_characters_arrives_whole(before: bytes, after: bytes, tmp_path: Path) -> None:
    long = " ".join(f"gair{number}ŵ" for number in range(1000))[:10_000].strip()
    shown = run_in_pty(
        "init", "new", cwd=tmp_path, typed=[b"x\n", before + long.encode() + after + b"\n", b"\n", b"\n"]
    )
    assert shown.code == 0
    written = (tmp_path / "new" / "coprod.yaml").read_text(encoding="utf-8")
    assert "".join(long.split()) in "".join(written.split())


def test_lines_pasted_at_once_are_the_answers_to_as_many_questions(tmp_path: Path) -> None:
    pasted = b"".join(TYPED)
    assert run_in_pty("init", "pasted", cwd=tmp_path, typed=[pasted]).code == 0
    assert run_in_pty("init", "typed", cwd=tmp_path, typed=TYPED).code == 0
    one, other = ((tmp_path / name / "coprod.yaml").read_bytes() for name in ("pasted", "typed"))
    assert one == other


@pytest.mark.parametrize("line", [b"\xff\n", "\u202eedisrevir\n".encode()])
def test_a_line_with_what_nobody_can_see_is_asked_for_again(line: bytes, tmp_path: Path) -> None:
    shown = run_in_pty("init", "new", cwd=tmp_path, typed=[line, b"Glan yr Afon\n", b"\n", b"\n", b"\n"])
    assert shown.code == 0
    assert shown.text.count("> ") == 5
    assert "Glan yr Afon" in (tmp_path / "new" / "coprod.yaml").read_text(encoding="utf-8")


@cache
def whole_beginning() -> dict[str, bytes]:
    """Return two of the files that answers give which nobody interrupts."""
    with tempfile.TemporaryDirectory() as folder:
        run_in_pty("init", "whole", cwd=Path(folder), typed=TYPED)
        return {name: (Path(folder) / "whole" / name).read_bytes() for name in ("coprod.yaml", "README.md")}


@pytest.mark.parametrize("last", [b"\x03", b"half a li\x03", b"\x04"], ids=repr)
@pytest.mark.parametrize("answered", range(len(TYPED)))
def test_stopping_at_any_question_loses_nothing(answered: int, last: bytes, tmp_path: Path) -> None:
    shown = run_in_pty("init", "new", cwd=tmp_path, typed=[*TYPED[:answered], last])
    assert shown.code == 130
    assert shown.text.count("> ") == answered + 1
    assert shown.text.endswith("coprod: stopped.\r\n")
    assert ("Saved. To go on, type: coprod init new" in shown.text) == (answered > 0)
    assert [path.name for path in tmp_path.glob("new/*")] == ([".coprod"] if answered else [])
    again = run_in_pty("init", "new", cwd=tmp_path, typed=TYPED[answered:])
    assert again.code == 0
    assert again.text.count("> ") == len(TYPED) - answered
    for name, content in whole_beginning().items():
        assert (tmp_path / "new" / name).read_bytes() == content


@pytest.mark.parametrize("command", ["init", "assess"])
def test_without_a_terminal_a_command_that_asks_names_the_answers_file(command: str, first_day: Path) -> None:
    where = first_day.parent if command == "init" else first_day
    done = run(command, *(["new"] if command == "init" else []), cwd=where)
    assert done.code == 3
    assert done.stdout == ""
    assert re.search(rf"coprod {command} (?:new )?--answers FILE", done.stderr)
    assert not (where / "new").exists()
