"""The ranks of docs and design, held by reading the code: who imports whom, and who touches the world."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import coprod_cli

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "coprod_cli"
SOURCE = Path(coprod_cli.__file__).parent
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40

RANKS = (
    {"findings", "errors", "language", "resources", PACKAGE},
    {"records", "yamltext"},
    {"project", "framework", "surroundings"},
    {"analysis"},
    {"words"},
    {"rules", "questions", "scaffold"},
    {"store", "render"},
    {"cli", "__main__"},
)
RANK = {name: rank for rank, names in enumerate(RANKS) for name in names}
BESIDE = {
    ("errors", "findings"): "an error carries the findings that are shown instead of a result",
    ("project", "surroundings"): "a project knows what lies around its folder",
    ("project", "framework"): "a project is all records of one folder together with its framework",
    ("__main__", "cli"): "the program's entry starts the command line",
}
"""The few steps sideways within a rank, each with its reason."""

WORLD = {
    "os.environ": "environment", "os.environb": "environment", "os.getenv": "environment",
    "os.putenv": "environment", "os.path.expandvars": "environment",
    "os.path.expanduser": "environment", "pathlib.Path.home": "environment",
    "sys.stdin": "terminal", "sys.stdout": "terminal", "sys.stderr": "terminal",
    "sys.__stdin__": "terminal", "sys.__stdout__": "terminal", "sys.__stderr__": "terminal",
    "sys.argv": "terminal", "print": "terminal", "input": "terminal", "typer.echo": "terminal",
    "os.get_terminal_size": "terminal", "shutil.get_terminal_size": "terminal",
    "sys.exit": "exit", "exit": "exit", "quit": "exit", "os._exit": "exit", "os.abort": "exit",
    "SystemExit": "exit", "typer.Exit": "exit", "typer.Abort": "exit",
    "datetime.datetime.now": "clock", "datetime.datetime.today": "clock", "datetime.datetime.utcnow": "clock",
    "datetime.date.today": "clock", "time": "clock",
}  # fmt: skip
"""What only `cli` and `__main__` may touch."""
TOUCHES = {
    ("render/paper.py", "os.environ"): "tells matplotlib, before it is loaded, to draw without a screen",
}
OS_IN = {
    "store/find.py": "lists folders in search of projects",
    "store/tree.py": "opens files without following links",
    "store/git.py": "finds git, and ends it with all that it started",
    "store/git_tree.py": "reads names of files as the system would",
    "store/write.py": "writes files whole, or not at all",
    "store/private.py": "looks whose the private folder is",
    "store/lock.py": "locks",
    "store/drafts.py": "keeps answers as they come, at the end of a file",
    "render/paper.py": "tells matplotlib, before it is loaded, to draw without a screen",
}
"""The modules outside of `cli` that may import os, each with its reason."""
LONG_FUNCTIONS = {
    "yamltext/parse.py:_value": "the loop over the parser's events, run for each value; calls in it cost too much",
    "yamltext/plain.py:read_plain": "one loop over the lines that coprod itself writes, for the same reason",
    "words/first_meeting.py:_sections": "a table of the sheet's questions, without a single step",
}
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "common", "misc", "tools", "shared"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a module's path as it is said here: `store/load.py`."""
    return path.relative_to(SOURCE).as_posix()


each_module = pytest.mark.parametrize("path", modules(), ids=name_of)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def unit_of(dotted: str) -> str:
    """Return the part of the package that a module belongs to: `coprod_cli.store.load` is of `store`."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else PACKAGE


def dotted_of(path: Path) -> str:
    parts = [PACKAGE, *path.relative_to(SOURCE).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Yield every name of the package that a module imports, wherever in it that is."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if unit_is_ours(name.name))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            if unit_is_ours(node.module or ""):
                yield from (whole(node.module or "", name.name) for name in node.names)


def unit_is_ours(dotted: str) -> bool:
    return dotted.split(".", maxsplit=1)[0] == PACKAGE


def whole(module: str, name: str) -> str:
    """Return `coprod_cli.language` for `from coprod_cli import language`, else the module itself."""
    below = SOURCE.joinpath(*module.split(".")[1:], name)
    return f"{module}.{name}" if below.is_dir() or below.with_suffix(".py").is_file() else module


def steps() -> list[tuple[str, str, str]]:
    """Return each import that leaves its part of the package: the file, its part, the other part."""
    return [
        (name_of(path), unit_of(dotted_of(path)), unit_of(target))
        for path in modules()
        for target in imported(path)
        if unit_of(target) != unit_of(dotted_of(path))
    ]


def test_every_part_of_the_package_has_a_rank() -> None:
    assert {unit_of(dotted_of(path)) for path in modules()} == set(RANK)


def test_nothing_imports_upwards() -> None:
    assert [step for step in steps() if RANK[step[2]] > RANK[step[1]]] == []


def test_nothing_imports_sideways_but_for_a_reason() -> None:
    sideways = {(here, there) for _file, here, there in steps() if RANK[here] == RANK[there]}
    assert sideways == set(BESIDE)


def test_only_the_entry_imports_cli() -> None:
    assert {file for file, _here, there in steps() if there == "cli"} == {"__main__.py"}
    assert {file for file, _here, there in steps() if there == "__main__"} == set()


def test_only_cli_imports_typer() -> None:
    importers = {
        name_of(path) for path in modules() for name in foreign(path) if name.split(".")[0] in {"typer", "click"}
    }
    assert importers
    assert {file for file in importers if not file.startswith("cli/")} == set()


def foreign(path: Path) -> Iterator[str]:
    """Yield the modules of others that a module imports."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def aliases(tree: ast.Module) -> dict[str, str]:
    """Return what each imported name stands for, in full."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {
                name.asname or name.name.split(".")[0]: name.name if name.asname else name.name.split(".")[0]
                for name in node.names
            }
        elif isinstance(node, ast.ImportFrom):
            known |= {name.asname or name.name: f"{node.module}.{name.name}" for name in node.names}
    return known


def dotted(node: ast.expr, known: dict[str, str]) -> str:
    """Return `os.environ` for an expression that means it, under whatever name; else nothing."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        before = dotted(node.value, known)
        return f"{before}.{node.attr}" if before else ""
    return ""


def touched(source: str) -> set[str]:
    """Return what a text of Python touches of the world, by its names in WORLD."""
    tree = ast.parse(source)
    known = aliases(tree)
    named = {dotted(node, known) for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)}
    named |= set(known.values())
    return {name for name in WORLD if any(each == name or each.startswith(f"{name}.") for each in named)}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("print('x')", {"print"}),
        ("import sys\nsys.stdout.write('x')", {"sys.stdout"}),
        ("from sys import stderr as s\ns.write('x')", {"sys.stderr"}),
        ("import os as o\ndef f():\n    return o.environ['HOME']", {"os.environ"}),
        ("import datetime\ndatetime.date.today()", {"datetime.date.today"}),
        ("from datetime import datetime as d\nd.now()", {"datetime.datetime.now"}),
        ("import time\ntime.monotonic()", {"time"}),
        ("from time import sleep", {"time"}),
        ("raise SystemExit(3)", {"SystemExit"}),
        ("import typer\nraise typer.Exit(1)", {"typer.Exit"}),
        ("import datetime, os\ndatetime.date(2026, 1, 1)\nos.open('x', os.O_RDONLY)", set()),
        ("def f(printer):\n    printer.print('x')", set()),
    ],
)
def test_the_reader_of_this_test_sees_what_is_touched(source: str, found: set[str]) -> None:
    assert touched(source) == found


def test_only_cli_touches_the_world() -> None:
    found = {
        (name_of(path), name)
        for path in modules()
        if unit_of(dotted_of(path)) not in {"cli", "__main__"}
        for name in touched(path.read_text(encoding="utf-8"))
    }
    assert found == set(TOUCHES)


def test_cli_reads_the_clock_in_one_place() -> None:
    readers = {
        name_of(path)
        for path in modules()
        if any(WORLD[name] == "clock" for name in touched(path.read_text(encoding="utf-8")))
    }
    assert readers == {"cli/clock.py"}


def test_only_what_needs_it_imports_os() -> None:
    importers = {
        name_of(path)
        for path in modules()
        if unit_of(dotted_of(path)) != "cli" and any(name.split(".")[0] == "os" for name in foreign(path))
    }
    assert importers == set(OS_IN)


@each_module
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@each_module
def test_a_module_is_named_by_what_it_holds(path: Path) -> None:
    parts = {part.strip("_").lower() for part in path.relative_to(SOURCE).with_suffix("").parts}
    assert parts & SAYS_NOTHING == set()


def long_functions() -> set[str]:
    return {
        f"{name_of(path)}:{node.name}"
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and length(node) > MOST_LINES_OF_A_FUNCTION
    }


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has, with its decorators."""
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def test_functions_are_short() -> None:
    assert long_functions() == set(LONG_FUNCTIONS)


def public(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what others may use of a module, with its docstring: itself, its classes, its functions."""
    tree = tree_of(path)
    yield name_of(path), ast.get_docstring(tree) or ""
    yield from members(name_of(path), tree)


def members(where: str, parent: ast.Module | ast.ClassDef) -> Iterator[tuple[str, str]]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_":
            yield f"{where}:{node.name}", ast.get_docstring(node) or ""
            if isinstance(node, ast.ClassDef):
                yield from members(f"{where}:{node.name}", node)


def is_one_sentence(line: str) -> bool:
    """Say whether a line ends like a sentence, and no other ends inside it."""
    return line.endswith(".") and re.search(r"[.!?]['\")]? +[A-Z`]", line) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Return the text, or None.", True),
        ("`coprod check`: reads everything, writes nothing.", True),
        ("Return a month as `2026-11`.", True),
        ("Return the text", False),
        ("It reads. It writes.", False),
        ("", False),
    ],
)
def test_the_reader_of_this_test_knows_a_sentence(line: str, expected: bool) -> None:
    assert is_one_sentence(line) is expected


@each_module
def test_a_public_docstring_begins_with_one_sentence(path: Path) -> None:
    said = {name: doc.splitlines()[0] if doc else "" for name, doc in public(path)}
    assert {name: line for name, line in said.items() if not is_one_sentence(line)} == {}
