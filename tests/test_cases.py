"""Every case folder: what check says of one fault, and that the mended folder is clear of it.

How a case is laid out and made is told in tests/cases/README.md.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import typer.main
from typer.testing import CliRunner

import coprod_cli
from coprod_cli.cli.app import app
from coprod_cli.findings import Severity
from coprod_cli.rules import RULES

FOLDER = Path(__file__).parent / "cases"
SOURCE = Path(coprod_cli.__file__).parent
KINDS = ("invalid", "valid")
FORMATS = {"text": Severity.ERROR, "json": Severity.WARNING, "github": Severity.NOTE}
"""How check is run: each format with another --fail-on."""
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1795219200", "LANGUAGE": "C"}  # 21 November 2026
IN_A_PROCESS = (
    "front-matter/missing",
    "hidden-character/turns-the-text-around",
    "not-a-regular-file/a-link",
    "personal-data/e-mail",
    "score-without-example/level-alone",
)
SPEAKERS = (
    "yamltext/guard.py", "yamltext/parse.py", "yamltext/syntax.py", "yamltext/columns.py", "yamltext/trouble.py",
    "yamltext/repeated.py", "yamltext/front_matter.py",
    "records/messages.py", "records/validate.py", "store/load.py", "rules/*.py",
)  # fmt: skip
"""The modules whose every sentence has to stand in an expected.txt."""
NOT_OF_A_CHECK = "rule.py"  # it names the sources of the rules, for `coprod explain`
NEVER_SHOWN = {
    # Each of the three signs has a sentence of its own, and YAML has no fourth.
    "Anchors, aliases and tags have no place in records.",
}
NOT_FOR_A_SCREEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters, but for the end of a line
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # hidden, or turn the text around
    "\u2500-\u259f\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"  # boxes, blocks, emoji
)

Tree = dict[str, tuple[int, int, int, str]]
"""What lies below a folder: by path, its mode, its size, when it was changed, and a digest."""


@dataclass(frozen=True)
class Case:
    """One folder of tests/cases."""

    rule: str
    folder: Path

    @property
    def expected(self) -> str:
        return (self.folder / "expected.txt").read_bytes().decode()


@dataclass(frozen=True)
class Run:
    """What check said of a folder, with which exit codes, and the folder before and after."""

    said: dict[str, str]
    codes: dict[Severity, int]
    before: Tree
    after: Tree

    @property
    def text(self) -> str:
        """What expected.txt holds."""
        return f"exit {self.codes[Severity.ERROR]}\n{self.said['text']}"

    @property
    def findings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.said["json"])["findings"]
        return found

    @property
    def rules(self) -> set[str]:
        return {finding["rule"] for finding in self.findings}


Runs = Callable[[Case, str], Run]
CASES = tuple(Case(path.parent.name, path) for path in sorted(FOLDER.glob("*/*")) if path.is_dir())
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}/{case.folder.name}")
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    """Give what runs check once for each folder, whichever test asks first."""

    @cache
    def run(case: Case, kind: str) -> Run:
        return checked(case, kind, tmp_path_factory.mktemp("case"))

    with pytest.MonkeyPatch.context() as patch:
        # Each command is built once; that is half of the time.
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        yield run


def checked(case: Case, kind: str, top: Path) -> Run:
    with made(case, kind, top) as project, contextlib.chdir(project):
        before = tree(top)
        done = {name: check(name, severity) for name, severity in FORMATS.items()}
        said = {name: result.stdout for name, result in done.items()}
        codes = {severity: done[name].exit_code for name, severity in FORMATS.items()}
        return Run(said, codes, before, tree(top))


def check(output: str, fail_on: Severity) -> Any:
    options = ["--all-advice", "--format", output, "--fail-on", fail_on.word]
    done = CliRunner().invoke(app, ["check", *options], env=ENVIRONMENT)
    assert done.stderr == ""
    return done


@contextlib.contextmanager
def made(case: Case, kind: str, top: Path) -> Iterator[Path]:
    """Make the folder of a case below another one; make.txt is for the invalid one."""
    project = top / "network" / "project"
    shutil.copytree(case.folder / kind, project)
    plan = case.folder / "make.txt"
    lines = plan.read_text(encoding="utf-8").splitlines() if kind == "invalid" and plan.exists() else []
    with pytest.MonkeyPatch.context() as patch:
        for line in lines:
            make(project, line, patch)
        yield project


def make(project: Path, line: str, patch: pytest.MonkeyPatch) -> None:
    verb, _, rest = line.partition(" ")
    if verb == "deny":
        patch.setattr(os, "open", partial(refuse, os.open, rest))
    else:
        name, _, more = rest.partition(" ")
        MAKERS[verb](project, name, more)


def make_link(project: Path, name: str, more: str) -> None:
    try:
        (project / name).symlink_to(more.removeprefix("-> "))
    except OSError:
        if sys.platform != "win32":
            raise
        pytest.skip("links need a right that Windows did not give")


def make_copy(project: Path, name: str, more: str) -> None:
    target = project / unquote(more.removeprefix("-> "))
    if target.exists() or (sys.platform == "win32" and not target.name.isprintable()):
        pytest.skip("this disk cannot hold both names")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(project / name, target)


def make_fifo(project: Path, name: str, _more: str) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no FIFO")
    os.mkfifo(project / name)


def make_bytes(project: Path, name: str, more: str) -> None:
    word, _, digits = more.partition(" -> ")
    content = (project / name).read_bytes()
    assert word.encode() in content
    (project / name).write_bytes(content.replace(word.encode(), bytes.fromhex(digits)))


def make_encode(project: Path, name: str, more: str) -> None:
    text = (project / name).read_bytes().decode()
    (project / name).write_bytes(text.encode(more.removeprefix("-> ")))


def make_repeat(project: Path, name: str, more: str) -> None:
    count, _, line = more.partition(" ")
    with (project / name).open("ab") as file:
        file.write(f"{line}\n".encode() * int(count))


MAKERS = {
    "bytes": make_bytes, "copy": make_copy, "encode": make_encode,
    "fifo": make_fifo, "link": make_link, "repeat": make_repeat,
}  # fmt: skip


def refuse(really_open: Callable[..., int], name: str, path: Any, *more: Any, **named: Any) -> int:
    if Path(path).name == name:
        raise PermissionError(13, "Permission denied")
    return really_open(path, *more, **named)


def tree(top: Path) -> Tree:
    found: Tree = {}
    for path in sorted(top.rglob("*")):
        known = path.lstat()
        content = str(path.readlink()).encode() if path.is_symlink() else b""
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        found[str(path.relative_to(top))] = (known.st_mode, known.st_size, known.st_mtime_ns, digest)
    return found


def speakers() -> Iterator[Path]:
    for pattern in SPEAKERS:
        yield from (path for path in SOURCE.glob(pattern) if path.name != NOT_OF_A_CHECK)


def sentences(module: Path) -> Iterator[str]:
    """Yield what a module can say, apart from the cards of its rules; one word alone is no sentence."""
    found = ast.parse(module.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(found) if isinstance(node, ast.Call)]
    on_cards = {id(node) for call in calls if called(call) in {"Rule", "_card"} for node in ast.walk(call)}
    for call in calls:
        if called(call) in {"_", "counted"} and id(call) not in on_cards:
            said = (part.value for part in call.args if isinstance(part, ast.Constant))
            yield from (text for text in said if isinstance(text, str) and " " in text)


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def as_pattern(sentence: str) -> re.Pattern[str]:
    """Return what a sentence looks like as a whole message, or as a whole hint."""
    said = ".+".join(re.escape(part) for part in re.split(r"\{[^}]+\}", sentence))
    message = rf".+: (?:error|warning|note): {said} \[[a-z0-9-]+\]"
    return re.compile(rf"^(?:{message}|  hint: {said})$", re.MULTILINE)


SENTENCES = sorted({said for path in speakers() for said in sentences(path)} - NEVER_SHOWN)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_has_a_case(rule: str) -> None:
    assert rule in {case.rule for case in CASES}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_in_a_case(sentence: str) -> None:
    pattern = as_pattern(sentence)
    assert any(pattern.search(case.expected) for case in CASES), sentence


@each_case
def test_the_layout_is_that_of_the_readme(case: Case) -> None:
    assert case.rule in {rule.id for rule in RULES}
    assert {entry.name for entry in case.folder.iterdir()} - {"make.txt"} == {*KINDS, "expected.txt"}


@each_case
def test_check_says_what_is_expected(case: Case, runs: Runs) -> None:
    said = runs(case, "invalid").text
    if os.environ.get("COPROD_WRITE_EXPECTED") == "1":
        (case.folder / "expected.txt").write_bytes(said.encode())
    assert said == case.expected


@each_case
def test_the_fault_is_found(case: Case, runs: Runs) -> None:
    found = runs(case, "invalid").rules
    assert case.rule in found


@each_case
def test_the_mended_folder_is_clear_of_it(case: Case, runs: Runs) -> None:
    run = runs(case, "valid")
    assert run.codes[Severity.ERROR] == 0, run.text
    assert case.rule not in run.rules


@each_case
@each_kind
def test_nothing_is_changed(case: Case, kind: str, runs: Runs) -> None:
    run = runs(case, kind)
    assert "network/project" in {Path(path).as_posix() for path in run.before}
    assert run.before == run.after


@each_case
@each_kind
def test_the_worst_finding_decides_the_exit_code(case: Case, kind: str, runs: Runs) -> None:
    run = runs(case, kind)
    worst = max((Severity[found["severity"].upper()] for found in run.findings), default=0)
    assert run.codes == {severity: int(worst >= severity) for severity in Severity}


@each_case
@each_kind
def test_the_output_is_lines_of_text(case: Case, kind: str, runs: Runs) -> None:
    for text in runs(case, kind).said.values():
        assert NOT_FOR_A_SCREEN.search(text) is None


@pytest.mark.parametrize("name", IN_A_PROCESS)
def test_the_command_itself_says_the_same(name: str, tmp_path: Path) -> None:
    case = Case(name.partition("/")[0], FOLDER / name)
    command = [sys.executable, "-m", "coprod_cli", "check", "--all-advice"]
    environment = {**os.environ, **ENVIRONMENT, "PYTHONUTF8": "1"}
    with made(case, "invalid", tmp_path) as project:
        done = subprocess.run(command, cwd=project, env=environment, capture_output=True, check=False)
    assert done.stderr == b""
    said = done.stdout.decode().replace("\r\n", "\n")
    assert f"exit {done.returncode}\n{said}" == case.expected
