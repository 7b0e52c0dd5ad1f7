"""What a run loads: every command only what it uses, so that each begins at once."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from coprod_cli.cli.app import Commands, app
from helpers import start

if TYPE_CHECKING:
    from collections.abc import Callable

    Runner = Callable[..., tuple[str, set[str]]]

HEAVY = {"rich", "jinja2", "matplotlib", "numpy", "PIL", "docx", "lxml", "typst", "defusedxml"}
PROCESSES = {"multiprocessing", "concurrent.futures"}
RECORDS = {"pydantic", "pydantic_core", "ruamel", "_ruamel_yaml", "coprod_cli.records"}

RUN = """
import atexit, os, sys

@atexit.register
def write():
    with open(os.environ["LOADED"], "w", encoding="utf-8") as file:
        file.write("\\n".join(sys.modules))

sys.argv[0] = "coprod"
from coprod_cli.__main__ import main
main()
"""
"""The program's entry, and a list of what is loaded when it ends."""


@pytest.fixture
def run(riverside: Path, tmp_path: Path) -> Runner:
    """Run coprod in a project, and return what it printed and what it had loaded at its end."""

    def run(*arguments: str, **more: str) -> tuple[str, set[str]]:
        seen = tmp_path / "loaded.txt"
        watched = {"LOADED": str(seen), "COVERAGE_PROCESS_START": None, "COVERAGE_PROCESS_CONFIG": None, **more}
        done = start([sys.executable, "-P", "-c", RUN, *arguments], cwd=riverside, environment=watched)
        assert done.code == 0, done.stderr
        return done.stdout, set(seen.read_text(encoding="utf-8").split())

    return run


PAPER = {".docx": {"docx"}, ".pdf": {"typst", "matplotlib.font_manager"}}


@pytest.mark.parametrize("ending", [*PAPER, ".txt", ".html"])
def test_a_form_loads_what_its_own_kind_of_file_needs(ending: str, run: Runner) -> None:
    _said, loaded = run("form", "2026-12", "--group", "members", "-o", f"form{ending}")
    assert loaded & {"docx", "typst", "matplotlib.font_manager"} == PAPER.get(ending, set())


SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def completing(shell: str, line: str) -> dict[str, str]:
    """Return how a shell asks what the last word of a line may become."""
    words = line.split(" ")
    asked = {"_COPROD_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": line}
    if shell == "bash":
        return asked | {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    if shell == "fish":
        return asked | {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return asked if shell == "zsh" else asked | {"_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]}


def test_the_version_loads_no_command_line(run: Runner) -> None:
    for option in ("--version", "-V"):
        said, loaded = run(option)
        assert said.startswith("coprod 0.")
        assert "coprod_cli" in loaded
        assert loaded & {"typer", "coprod_cli.cli", "coprod_cli.language", "gettext"} == set()


def test_the_version_is_an_option_that_help_lists(run: Runner) -> None:
    assert "--version" in run("--help")[0]


def test_help_loads_nothing_that_reads_or_draws(run: Runner) -> None:
    said, loaded = run("--help")
    assert "check" in said
    assert "typer" in loaded
    assert loaded & (HEAVY | PROCESSES | RECORDS | {"coprod_cli.rules", "coprod_cli.store"}) == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_completing_a_command_loads_nothing_that_reads_or_draws(shell: str, run: Runner) -> None:
    # Typer itself cleans the help lines with rich, for the shells that show them.
    lines_of_help = {"rich"} if shell != "bash" else set()
    said, loaded = run(**completing(shell, "coprod ch"))
    assert "check" in said
    assert loaded & (HEAVY | PROCESSES | RECORDS | {"coprod_cli.rules", "coprod_cli.store"}) <= lines_of_help


@pytest.mark.parametrize("command", ["check", "status"])
def test_reading_one_project_loads_nothing_that_draws_or_shares_work(command: str, run: Runner) -> None:
    _said, loaded = run(command)
    assert loaded >= {"pydantic", "coprod_cli.records", "coprod_cli.yamltext.parse"}
    assert loaded & (HEAVY | PROCESSES) == set()


TABLES = {"csv", "openpyxl", "zipfile"}
"""What reads and writes tables."""


@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "check",
        "status",
        "diff",
        "report -o report.md",
        "chart -o wheel.svg",
        "form --group staff -o form.txt",
        "form --for idea",
    ],
)
def test_other_commands_load_nothing_of_tables(command: str, run: Runner) -> None:
    already = {"csv", "zipfile"} if "wheel.svg" in command or "report" in command else set()  # by matplotlib
    assert run(*command.split(" "))[1] & TABLES - already == set()


def test_a_survey_loads_what_writes_workbooks_and_answers_from_a_text_do_not(riverside: Path, run: Runner) -> None:
    assert "openpyxl" in run("form", "--group", "staff", "-o", "form.xlsx")[1]
    shutil.copy(Path(__file__).parent / "data/tables/kobo.csv", riverside)
    loaded = run("collect", "kobo.csv")[1]
    assert "csv" in loaded
    assert "openpyxl" not in loaded


def test_comparing_loads_nothing_that_draws_or_fills_templates(
    run: Runner,
) -> None:
    _said, loaded = run("diff")
    assert "coprod_cli.analysis.compare" in loaded
    assert loaded & (HEAVY | PROCESSES | {"coprod_cli.store.git"}) == set()


def test_comparing_as_a_page_loads_nothing_that_draws(run: Runner) -> None:
    _said, loaded = run("diff", "--format", "markdown")
    assert "jinja2" in loaded
    assert loaded & ({"matplotlib", "numpy", "PIL", "rich"} | PROCESSES | {"coprod_cli.store.git"}) == set()


def test_a_review_loads_what_draws_only_for_its_page(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("review: {helped: The keys}\n", encoding="utf-8")
    done = start([sys.executable, "-c", "import sys, coprod_cli.cli.review_sitting; print(*sys.modules)"], cwd=tmp_path)
    assert done.code == 0, done.stderr
    assert "coprod_cli.cli.asking" in done.stdout
    assert set(done.stdout.split()) & (HEAVY | PROCESSES) == set()
    _said, loaded = run("review", "--answers", str(tmp_path / "answers.yaml"))
    assert {"jinja2", "matplotlib.figure"} <= loaded
    assert loaded & {"matplotlib.pyplot", "tkinter", "rich"} == set()


def test_drawing_loads_no_window(run: Runner) -> None:
    _said, loaded = run("chart", "-o", "wheel.svg")
    assert "matplotlib.figure" in loaded
    assert loaded & {"matplotlib.pyplot", "tkinter", "rich"} == set()


@pytest.mark.parametrize("page", ["report.md", "report.html"])
def test_a_report_with_pictures_loads_what_draws_and_no_window(page: str, run: Runner) -> None:
    _said, loaded = run("report", "-o", page)
    assert loaded >= {"jinja2", "matplotlib.figure"}
    assert loaded & {"matplotlib.pyplot", "tkinter", "rich"} == set()


@pytest.mark.parametrize("page", ["report.md", "report.html"])
def test_a_report_without_pictures_loads_nothing_that_draws(page: str, riverside: Path, run: Runner) -> None:
    shutil.rmtree(riverside / "assessments")
    outcomes = riverside / "outcomes.yaml"
    outcomes.write_text(outcomes.read_text(encoding="utf-8").replace("value: ", "value: about "), encoding="utf-8")
    _said, loaded = run("report", "-o", page)
    assert "jinja2" in loaded
    assert loaded & {"matplotlib", "numpy", "PIL", "rich"} == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_a_command(shell: str, run: Runner) -> None:
    said, _loaded = run(**completing(shell, "coprod ch"))
    assert "check" in said
    assert "chart" in said
    assert "status" not in said


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "word"),
    [("coprod check --fa", "--fail-on"), ("coprod framework s", "show"), ("coprod chart --kind w", "wheel")],
)
def test_a_shell_completes_what_follows_a_command(shell: str, line: str, word: str, run: Runner) -> None:
    assert word in run(**completing(shell, line))[0]


def group() -> Commands:
    found: Any = typer.main.get_command(app)
    assert isinstance(found, Commands)
    return found


def own_help(name: str) -> str:
    """Return the first line of a command's own help."""
    module = import_module(f"coprod_cli.cli.{group().table[name][0]}")
    command: Any = typer.main.get_command(module.app)
    text: str = command.help
    return text.splitlines()[0]


@pytest.mark.parametrize("name", [name for name, (_module, _line, hidden) in group().table.items() if not hidden])
def test_the_one_line_of_a_command_is_the_first_of_its_own_help(name: str) -> None:
    assert own_help(name) == group().table[name][1]


def test_a_second_name_is_not_listed_and_does_the_same() -> None:
    table = group().table
    seconds = {name: module for name, (module, _line, hidden) in table.items() if hidden}
    assert seconds == {"validate": "check"}
    assert table["validate"][1] == "Another name for check."


def test_every_module_of_a_command_is_in_the_table() -> None:
    folder = Path(import_module("coprod_cli.cli").__file__ or "").parent
    with_an_app = {path.stem for path in folder.glob("*.py") if "\napp = App(" in path.read_text("utf-8")}
    assert with_an_app - {"app"} == {module for module, _line, _hidden in group().table.values()}
