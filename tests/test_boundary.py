"""Where coprod ends: exit codes, closed and full streams, odd systems, and a stranger's folder."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpers import (
    EXAMPLES,
    EXIT_CODES,
    NEXT_ROUND,
    NOTHING,
    Result,
    clean_environment,
    coprod,
    required,
    run,
    snapshot,
    start,
    tree,
    unprivileged,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ON_POSIX = ("linux", "darwin")
FULL = "The system did not let coprod go on: No space left on device."
NO_TRACE = re.compile(r"Traceback|Exception ignored|Error:.*\n.*File \"|^  File ", re.MULTILINE)
READS = (
    "check", "check --all-advice --format json", "check --format sarif", "status", "diff", "diff --format json", "diff --format markdown",
    "framework show", "framework list", "schema", "schema project", "explain", "explain round-due", "--version", "-V",
    "--help", "check --help", "framework --help", "--show-completion bash",
)  # fmt: skip
"""Commands whose result is on stdout, and that have no message."""
WRITES = (
    "report", "chart", "framework copy", "assess --answers ../answers.yaml", "init ../new --example riverside",
    "form --group members", "collect --typed --group members --answers ../apart.yaml", "agree 2026-10 --answers ../agreed.yaml",
    "meet 2026-11-18 --answers ../met.yaml", "review --answers ../review.yaml", "review --agenda", "report --learning",
    "chart --kind so-far", "withdraw first-night-bus --yes",
)  # fmt: skip
"""Commands whose result is a file, and that say so in messages."""
SAYS_SO = re.compile(r"^(Wrote|Took it out of) ", re.MULTILINE)
SAID_APART = "{scores: {project: {assets: {level: basic, examples: [{said: We sang.}]}}}}"
AGREED = "scores: {organisation: {assets: {level: basic, examples: [{said: On 3 May we all sang.}]}}}\n"
MET = "meeting: {counts: {members: 5, staff: 2}, questions: {going_well: [We sang.]}}\n"
each_read = pytest.mark.parametrize("command", READS)
each_write = pytest.mark.parametrize("command", WRITES)


def make_project(top: Path) -> Path:
    """Make riverside, with the answers of its next round beside it, and what one group said apart."""
    project = shutil.copytree(EXAMPLES / "riverside", top / "riverside")
    shutil.copy(NEXT_ROUND, top / "answers.yaml")
    add_answers_apart(project)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return such a project."""
    return make_project(tmp_path)


def add_answers_apart(project: Path) -> None:
    """Let a group answer apart, and put one more answer and what all agreed beside the project."""
    tree(project / ".coprod/assessments/2026-10", {"members.yaml": f"format: 1\nanswers: [{SAID_APART}]\n"})
    answers = {"apart.yaml": f"read_back: true\n{SAID_APART[1:-1]}\n", "agreed.yaml": AGREED, "met.yaml": MET,
               "review.yaml": "review: {date: 2026-11-18, counts: {members: 6, staff: 2}, helped: The bus.}\n"}  # fmt: skip
    tree(project.parent, answers)


@pytest.fixture
def twin(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return another copy of the project, with the same beside it."""
    return shutil.copytree(project.parent, tmp_path_factory.mktemp("twin") / "below") / project.name


@pytest.fixture
def posix() -> None:
    """Skip what needs a shell and file modes."""
    required(sys.platform != "win32", "this system has no shell and file modes as POSIX has them", on=ON_POSIX)


def run_in_shell(
    script: str, command: str, *, cwd: Path, stdin: str = "", environment: Mapping[str, str | None] = NOTHING
) -> Result:
    """Run a line of shell, in which "$@" is coprod with its arguments."""
    return start(["sh", "-c", script, "sh", *coprod(), *command.split()], cwd=cwd, stdin=stdin, environment=environment)


def is_quiet(done: Result) -> bool:
    """Say whether a command ended as documented, with nothing that is not ours on stderr."""
    return done.code in EXIT_CODES - {4} and NO_TRACE.search(done.stderr) is None


# Exit codes


@each_read
def test_a_result_is_on_stdout_alone_and_ends_with_0(command: str, project: Path) -> None:
    done = run(*command.split(), cwd=project)
    assert done.code == 0
    assert done.stdout.endswith("\n")
    assert done.stderr == ""


@each_write
def test_a_message_is_on_stderr_alone_and_ends_with_0(command: str, project: Path) -> None:
    done = run(*command.split(), cwd=project)
    assert done.code == 0
    assert done.stdout == ""
    assert SAYS_SO.search(done.stderr)


def test_a_dry_run_gives_the_file_on_stdout_and_the_message_on_stderr(project: Path) -> None:
    done = run("assess", "--answers", "../answers.yaml", "--dry-run", cwd=project)
    assert done.code == 0
    assert done.stdout.startswith("# yaml-language-server")
    assert "Would write" in done.stderr
    assert "Would write" not in done.stdout


OFF = "advice_off:\n" + "".join(f"  {rule}: tried out\n" for rule in ("role-unfilled", "nobody-not-here-yet"))
WORST: Mapping[str, tuple[str, tuple[int, int, int]]] = {
    "nothing": (f"{OFF}  nothing-already-decided: nothing was\n", (0, 0, 0)),
    "note": (OFF, (0, 0, 1)),
    "warning": (f"{OFF}# somebody@real-place.co.uk\n", (0, 1, 1)),
    "error": ("language: Welsh\n", (1, 1, 1)),
}


@pytest.mark.parametrize("worst", WORST)
def test_check_ends_with_1_from_the_severity_on_that_was_named(worst: str, tmp_path: Path) -> None:
    more, codes = WORST[worst]
    tree(tmp_path, {"coprod.yaml": f"format: 1\nproject: Riverside\n{more}"})
    severities = ("error", "warning", "note")
    assert tuple(run("check", "--fail-on", each, cwd=tmp_path).code for each in severities) == codes
    assert run("check", cwd=tmp_path).code == codes[0]


def test_diff_ends_with_1_for_differences_only_if_asked_to(riverside: Path) -> None:
    assert run("diff", cwd=riverside).code == 0
    assert run("diff", "--exit-code", cwd=riverside).code == 1
    same = (riverside / "assessments" / "2026-10.yaml").read_text(encoding="utf-8").replace("2026-10-14", "2026-11-14")
    tree(riverside, {"assessments/2026-11.yaml": same})
    assert run("diff", "--exit-code", cwd=riverside).code == 0


@pytest.mark.parametrize(
    "command",
    ["", "nope", "--nope", "check --nope", "check --format xml", "check --fail-on", "check --fail-on never",
     "chart --kind pie", "chart --about us", "diff 1 2 3", "framework", "framework nope", "explain a b"],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_says_so_on_stderr(command: str, riverside: Path) -> None:
    done = run(*command.split(), cwd=riverside)
    assert done.code == 2
    assert done.stdout == ""
    assert re.search(r"^(?:coprod: .+\n  hint: .+|Usage: coprod .*)$", done.stderr, re.MULTILINE)
    assert is_quiet(done)


@pytest.mark.parametrize("command", ["check", "status", "diff", "chart", "report", "assess", "framework copy"])
def test_no_project_ends_with_3_and_names_those_up_to_two_levels_below(command: str, tmp_path: Path) -> None:
    settings = "format: 1\nproject: Near\n"
    tree(tmp_path, {"here/near/coprod.yaml": settings, "here/one/two/coprod.yaml": settings})
    tree(tmp_path, {"here/far/further/furthest/coprod.yaml": settings, "beside/coprod.yaml": settings})
    done = run(*command.split(), cwd=tmp_path / "here")
    assert done.code == 3
    assert done.stdout == ""
    assert {"near", str(Path("one/two"))} <= set(re.split(r"[\s,]+", done.stderr))
    assert "furthest" not in done.stderr
    assert "beside" not in done.stderr


@pytest.mark.parametrize("command", ["check", "check --all", "status", "diff -C .", "report -C nowhere"])
def test_no_project_at_all_ends_with_3_and_says_how_to_go_on(command: str, tmp_path: Path) -> None:
    done = run(*command.split(), cwd=tmp_path)
    assert done.code == 3
    assert done.stdout == ""
    assert "hint: " in done.stderr


@pytest.mark.parametrize("command", ["check", "status", "diff", "chart", "report", "init"])
def test_a_folder_that_may_not_be_read_ends_with_3(command: str, riverside: Path, posix: None) -> None:
    riverside.chmod(0o300)
    try:
        where = [str(riverside)] if command in {"check", "init"} else ["-C", str(riverside)]
        done = run(command, *where, cwd=riverside.parent, before=unprivileged())
    finally:
        riverside.chmod(0o700)
    assert done.code == 3
    assert done.stdout == ""
    if command != "init":  # which sees that a project is there without reading it
        assert "riverside could not be read: Permission denied." in done.stderr
    assert is_quiet(done)


def test_a_file_that_may_not_be_read_is_a_finding_and_publishes_nothing(riverside: Path, posix: None) -> None:
    (riverside / "assessments" / "2026-05.yaml").chmod(0)
    checked = run("check", cwd=riverside, before=unprivileged())
    assert checked.code == 1
    assert "assessments/2026-05.yaml:1:1: error: The file could not be read: Permission denied." in checked.stdout
    for command in ("diff", "chart", "report"):
        done = run(command, cwd=riverside, before=unprivileged())
        assert done.code == 3
        assert "assessments/2026-05.yaml:1:1: error: " in done.stderr
    assert not (riverside / "reports").exists()


@pytest.mark.parametrize("command", ["diff", "chart", "report", "assess --answers ../answers.yaml", "framework show"])
def test_files_with_errors_end_with_3_and_are_shown_with_their_place(command: str, project: Path) -> None:
    broken = project / "assessments" / "2026-05.yaml"
    broken.write_bytes(broken.read_bytes().replace(b"how: ", b"hwo: "))
    before = snapshot(project)
    done = run(*command.split(), cwd=project)
    assert done.code == 3
    assert done.stdout == ""
    assert re.search(r'^assessments/2026-05\.yaml:\d+:1: error: The key "hwo" is not known here', done.stderr)
    assert "| hwo: apart" in done.stderr
    assert snapshot(project) == before


# A bug, and Ctrl-C

BUG = """
import sys
from coprod_cli.cli import opened
def broken(root):
    members = (root / "coprod.yaml").read_text()
    try:
        raise UnicodeDecodeError("utf-8", members.encode(), 0, 9, members)
    except ValueError as error:
        raise {error}(members, "Riverside", root) from error
opened.open_folder = broken
sys.argv = ["coprod", *sys.argv[1:]]
from coprod_cli.__main__ import main
main()
"""


@pytest.mark.parametrize("error", ["RuntimeError", "KeyError", "AssertionError", "MemoryError", "RecursionError"])
@pytest.mark.parametrize("command", ["status", "diff"])
def test_a_bug_ends_with_4_and_two_lines_without_anybodys_words(command: str, error: str, riverside: Path) -> None:
    done = start([sys.executable, "-c", BUG.format(error=error), command], cwd=riverside)
    assert done.code == 4
    assert done.stdout == ""
    said, ask, version, place = done.stderr.splitlines()
    assert "this is a bug in coprod" in said
    assert "two lines" in ask
    assert re.fullmatch(r"  coprod \d+\.\d+\.\d+, Python \d+\.\d+\.\d+\S*, \w+", version)
    assert re.fullmatch(rf"  {error} at (?:/cli/\w+\.py:\d+ < )*/cli/{command}\.py:\d+ < /cli/app\.py:\d+", place)


def test_ctrl_c_at_work_ends_with_130_and_writes_nothing(riverside: Path, posix: None) -> None:
    fifo = riverside.parent / "answers.fifo"
    os.mkfifo(fifo)
    before = snapshot(riverside)
    process = background("assess", "--answers", str(fifo), cwd=riverside)
    with fifo.open("wb"):  # opens once coprod reads at the other end
        process.send_signal(signal.SIGINT)
        done = end_of(process)
    assert done == Result(130, "", "\ncoprod: stopped.\n")
    assert snapshot(riverside) == before


CTRL_C_ON_IMPORT = """
import os, signal, sys
class Finder:
    def find_spec(self, name, path, target=None):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
from coprod_cli.__main__ import main
sys.meta_path.insert(0, Finder())
sys.argv = ["coprod", "check"]
main()
"""


@pytest.mark.parametrize("module", ["coprod_cli.cli.app", "coprod_cli.cli.check", "coprod_cli.store.load", "pydantic"])
def test_ctrl_c_while_coprod_loads_is_quiet_too(module: str, riverside: Path, posix: None) -> None:
    done = start([sys.executable, "-c", CTRL_C_ON_IMPORT.format(module=module)], cwd=riverside)
    assert done.code == 130
    assert done.stdout == ""
    assert NO_TRACE.search(done.stderr) is None


def test_ctrl_c_in_a_crowd_of_projects_is_quiet(riverside: Path, posix: None) -> None:
    (riverside / "roles.yaml").write_text("format: 1\n" + "roles: none\n" * 20, encoding="utf-8")
    for number in range(300):
        shutil.copytree(riverside, riverside.parent / f"project-{number}")
    process = background("check", "--all", cwd=riverside.parent)
    assert process.stdout is not None
    assert select.select([process.stdout], [], [], 30)[0]  # the first results are there, most are not
    os.killpg(process.pid, signal.SIGINT)
    done = end_of(process)
    assert done.code == 130
    assert done.stderr == "\ncoprod: stopped.\n"


def background(*arguments: str, cwd: Path) -> subprocess.Popen[bytes]:
    """Start coprod as the first of a group of processes, as a shell does."""
    return subprocess.Popen(
        [*coprod(), *arguments],
        cwd=cwd,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def end_of(process: subprocess.Popen[bytes]) -> Result:
    try:
        stdout, stderr = process.communicate(timeout=30)
    finally:
        process.kill()
    return Result(process.returncode, stdout.decode(), stderr.decode())


# Streams that are closed or full


@each_read
@pytest.mark.parametrize("buffered", [True, False])
def test_a_result_that_does_not_arrive_ends_with_3(command: str, buffered: bool, project: Path) -> None:
    required(Path("/dev/full").exists(), "there is no /dev/full")
    unbuffered = {"PYTHONUNBUFFERED": None if buffered else "1"}
    done = run_in_shell('exec "$@" > /dev/full', command, cwd=project, environment=unbuffered)
    assert done.code == 3
    assert f"coprod: {FULL}" in done.stderr.splitlines()
    assert is_quiet(done)


@each_write
def test_nothing_is_printed_where_messages_alone_are_expected(command: str, project: Path, posix: None) -> None:
    done = run_in_shell('exec "$@" >&-', command, cwd=project)
    assert done.code == 0
    assert SAYS_SO.search(done.stderr)
    assert is_quiet(done)


@each_read
def test_a_closed_stdout_is_no_bug(command: str, project: Path, posix: None) -> None:
    done = run_in_shell('exec "$@" >&-', command, cwd=project)
    assert done.code in {0, 3}
    assert is_quiet(done)


@each_read
@pytest.mark.parametrize("buffered", [True, False])
def test_a_reader_that_has_gone_away_is_no_bug(command: str, buffered: bool, project: Path, posix: None) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    changes = {"PYTHONUNBUFFERED": None if buffered else "1"}
    with os.fdopen(theirs, "wb") as pipe:
        done = subprocess.run(
            [*coprod(), *command.split()],
            cwd=project,
            env=clean_environment(changes),
            stdin=subprocess.DEVNULL,
            stdout=pipe,
            stderr=subprocess.PIPE,
            timeout=30,
            check=False,
        )
    assert done.stderr == b""
    assert done.returncode in {0, 3}


def test_a_reader_that_wants_one_line_gets_it(project: Path, posix: None) -> None:
    whole = run("schema", "assessment", cwd=project).stdout
    done = run_in_shell('"$@" | head -1', "schema assessment", cwd=project)
    assert done == Result(0, whole.splitlines(keepends=True)[0], "")


@pytest.mark.parametrize("command", WRITES)
def test_a_closed_stderr_harms_no_file(command: str, project: Path, twin: Path, posix: None) -> None:
    assert run(*command.split(), cwd=project).code == 0
    done = run_in_shell('exec "$@" 2>&-', command, cwd=twin)
    assert done == Result(0, "", "")
    assert contents(twin.parent) == contents(project.parent)


@pytest.mark.parametrize(("command", "code"), [("assess --answers -", 3), ("init ../new", 3), ("check", 0)])
def test_a_closed_stdin_is_no_bug(command: str, code: int, project: Path, posix: None) -> None:
    before = snapshot(project.parent)
    done = run_in_shell('exec "$@" <&-', command, cwd=project)
    assert done.code == code
    assert is_quiet(done)
    assert snapshot(project.parent) == before


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


# Systems where something is missing


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[dict[str, str | None]]:
    """Return what HOME can be: not there, not writable, a file, not said."""
    place = tmp_path / "homes"
    tree(place, {"read-only/.keep": "", "file": "", "temporary/.keep": ""})
    (place / "read-only").chmod(0o555)
    yield {
        "not there": str(place / "nobody"),
        "read-only": str(place / "read-only"),
        "a file": str(place / "file"),
        "not said": None,
    }
    (place / "read-only").chmod(0o755)


@cache
def usually(make: Callable[[Path], Path], command: str) -> tuple[Result, dict[str, bytes]]:
    """Return what a command says in a project where nothing is missing, and what stands there and beside it then."""
    with tempfile.TemporaryDirectory() as folder:
        project = make(Path(folder))
        return run(*command.split(), cwd=project), contents(project.parent)


@pytest.mark.parametrize("command", ["check", "status", "chart", "report", "--help"])
@pytest.mark.parametrize("home", ["not there", "read-only", "a file", "not said"])
def test_without_a_home_everything_is_the_same(
    home: str, command: str, homes: Mapping[str, str | None], tmp_path: Path, posix: None
) -> None:
    temporary = tmp_path / "homes" / "temporary"
    project = make_project(tmp_path / "here")
    usual, made = usually(make_project, command)
    changes = {"HOME": homes[home], "USERPROFILE": homes[home], "TMPDIR": str(temporary)}
    assert run(command, cwd=project, environment=changes, before=unprivileged()) == usual
    assert contents(project.parent) == made
    assert [path.name for path in temporary.iterdir()] == [".keep"]


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "status",
        "diff",
        "report",
        "assess",
        "form --group x",
        "collect x",
        "agree",
        "init",
        "init new",
        "explain x",
    ],
)
def test_a_current_folder_that_was_deleted_ends_with_3(command: str, tmp_path: Path, posix: None) -> None:
    done = run_in_shell('mkdir gone && cd gone && rmdir ../gone && exec "$@"', command, cwd=tmp_path)
    assert done.code == 3
    assert is_quiet(done)


def test_a_current_folder_that_was_deleted_does_not_matter_to_another_one(riverside: Path, posix: None) -> None:
    usual = run("check", str(riverside), cwd=riverside.parent)
    gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"'
    assert run_in_shell(gone, f"check {riverside}", cwd=riverside.parent) == usual


SYSTEMS = {
    "ascii": {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"},
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp437": {"PYTHONIOENCODING": "cp437:strict"},
}
HAPPY = "Tŷ'r Ŵyn \U0001f600 caf\u00e9 \u2603 日本"


def make_happy(top: Path) -> Path:
    """Make a project that says everything in Welsh, Japanese and pictures, and has faults."""
    score = f'{{level: basic, examples: [{{said: "{HAPPY}"}}]}}'
    rounds = {
        f"assessments/{month}.yaml": f"format: 1\ndate: {month}-01\nscores: {{project: {{assets: {score}}}}}\n"
        for month in ("2026-04", "2026-10")
    }
    groups = f'groups: [{{id: members, name: "{HAPPY}"}}]'
    apart = f"format: 1\nanswers: [{{scores: {{organisation: {{assets: {score}}}}}}}]\n"
    files = {"coprod.yaml": f'format: 1\nproject: "{HAPPY}"\n{groups}\n', "outcomes.yaml": f'format: 1\n"{HAPPY}": 1\n'}
    tree(top, {"answers.yaml": f"scores: {{organisation: {{assets: {score}}}}}\n"})
    return tree(top / "Tŷ \U0001f600", {**files, **rounds, ".coprod/assessments/2026-10/members.yaml": apart})


@pytest.mark.parametrize(
    "command",
    ["check", "check --format json", "check --format github", "check --format sarif", "status", "diff",
     "chart -o ../wheel.svg", "report", "assess --answers ../answers.yaml", "form --group members -o ../form.html",
     "form --group members -o ../form.txt", "collect --typed --group members --answers ../answers.yaml",
     "agree 2026-10 --about organisation --answers ../answers.yaml"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", SYSTEMS)
def test_without_utf_8_the_content_is_the_same(command: str, encoding: str, tmp_path: Path) -> None:
    usual, made = usually(make_happy, command)
    happy = make_happy(tmp_path)
    done = run(*command.split(), cwd=happy, environment=SYSTEMS[encoding])
    assert usual.code != 4
    assert HAPPY in usual.said or "Wrote" in usual.said
    assert done.code == usual.code
    assert as_written(done.stdout) == as_shown(usual.stdout, encoding)
    assert as_written(done.stderr) == as_shown(usual.stderr, encoding)
    assert contents(happy.parent) == made


@pytest.mark.parametrize("encoding", SYSTEMS)
def test_without_utf_8_a_new_project_has_the_same_files(encoding: str, tmp_path: Path) -> None:
    answers = f'coprod: {{purpose: "{HAPPY}"}}\n'
    for name, changes in (("usual", NOTHING), ("odd", SYSTEMS[encoding])):
        (tmp_path / name).mkdir()
        done = run("init", "Tŷ", "--answers", "-", cwd=tmp_path / name, stdin=answers, environment=changes)
        assert done.code == 0
    assert contents(tmp_path / "odd") == contents(tmp_path / "usual")


def as_written(said: str) -> bytes:
    """Return the bytes that a command wrote."""
    return said.encode("utf-8", "surrogateescape")


def as_shown(said: str, encoding: str) -> bytes:
    """Return a text with escapes for what an encoding does not have."""
    return said.encode(encoding, "backslashreplace")


# A stranger's folder

RAN = "import pathlib; pathlib.Path({place!r}, __name__).touch()\n"
MODULES = (
    "json", "yaml", "typer", "pydantic", "jinja2", "matplotlib", "rich", "ruamel", "_ruamel_yaml", "coprod_cli",
    "numpy", "sitecustomize", "usercustomize", "datetime", "secrets", "readline",
)  # fmt: skip
PROGRAMS = ("git", "fc-list", "latex", "less", "python3")


@pytest.fixture
def strange(riverside: Path) -> Path:
    """Return a project with traps: what is run leaves a file in `ran` beside it."""
    ran = riverside.parent / "ran"
    ran.mkdir()
    add_answers_apart(riverside)
    module = RAN.format(place=str(ran))
    script = f"#!/bin/sh\ntouch '{ran}'/$(basename $0)\n"
    tree(riverside, {f"{name}.py": module for name in MODULES})
    tree(riverside, dict.fromkeys(PROGRAMS, script) | {".git/hooks/post-index-change": script})
    tree(riverside, {
        "matplotlibrc": "backend: module://json\ntext.usetex: True\n",
        "templates/report/report.md.j2": "{{ cycler.__init__.__globals__.os.popen('git') }}",
        "templates/project/README.md.j2": "trap",
        ".git/config": "[core]\n\tfsmonitor = ./git\n\thooksPath = .git/hooks\n",
        ".git/HEAD": "ref: refs/heads/main\n",
        "locale/en/LC_MESSAGES/coprod.mo": b"\xde\x12\x04\x95trap",
        "frameworks/nef-six.yaml": "format: 1\nid: trap\n",
        ".config/matplotlib/matplotlibrc": "backend: module://json\n",
        "pyproject.toml": "[tool.coprod]\ntrap = 1\n",
        ".env": "COPROD=trap\n",
    })  # fmt: skip
    for path in (*(riverside / name for name in PROGRAMS), riverside / ".git/hooks/post-index-change"):
        path.chmod(0o755)
    return riverside


TRAPS = re.compile(
    r"\.py$|matplotlibrc$|\.j2$|/\.git/|\.mo$|nef-six\.yaml$|pyproject\.toml$|/\.env$|/(?:git|fc-list|latex|less|python3)$"
)
STRANGERS = (
    "check", "status", "diff", "report", "chart", "framework show", "init new --example riverside",
    "form --group members", "form --group members -o form.pdf",
    "collect --typed --group members --answers ../apart.yaml", "agree 2026-10 --answers ../agreed.yaml",
    "meet 2026-11-18 --answers ../met.yaml", "review --answers ../review.yaml", "review --agenda", "report --learning",
    "chart --kind so-far", "withdraw first-night-bus --yes",
)  # fmt: skip


@pytest.mark.parametrize("command", STRANGERS)
def test_nothing_in_a_strangers_folder_is_run_or_read(command: str, strange: Path) -> None:
    log = strange.parent / "strace.log"
    where = strange if "init" not in command else strange.parent / "elsewhere"
    if where != strange:
        shutil.copytree(strange, where, ignore=shutil.ignore_patterns("coprod.yaml"))
    done = run(*command.split(), cwd=where, before=strace(log))
    assert done.code == 0
    assert list((strange.parent / "ran").iterdir()) == []
    calls = log.read_text(encoding="utf-8", errors="replace")
    assert "openat" in calls
    assert re.findall(r"(?:connect|socket)\(.*", calls) == []
    assert programs_started(calls) <= {"fc-list"}  # matplotlib's, looked for on PATH, for its list of fonts
    assert [path for path in opened_below(where, calls) if TRAPS.search(path)] == []


def strace(log: Path) -> list[str]:
    """Return what starts a command so that what it runs, opens and sends is written to a log."""
    program = shutil.which("strace")
    required(program, "what is run and opened: there is no strace")
    traced = "execve,execveat,open,openat,openat2,connect,socket"
    command = [
        str(program),
        "-f",
        "-qq",
        "-y",
        "-s",
        "4096",
        "-o",
        str(log),
        "-e",
        f"trace=?{traced.replace(',', ',?')}",
    ]
    works = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    required(works, "what is run and opened: strace may not look")
    return command


def programs_started(calls: str) -> set[str]:
    """Return the names of the programs that were started after coprod itself."""
    asked = re.findall(r'execve(?:at)?\((?:[^"]*, )?"([^"]*)"', calls)
    return {Path(path).name for path in asked[1:]}


def opened_below(folder: Path, calls: str) -> list[str]:
    """Return the paths inside a folder that were opened."""
    asked = re.findall(r'open(?:at2?)?\((?:AT_FDCWD<([^>]*)>, |\d+<([^>]*)>, )?"([^"]*)"', calls)
    paths = (str(Path(current or below or folder, name)) for current, below, name in asked)
    return [path for path in paths if path.startswith(f"{folder}/")]
