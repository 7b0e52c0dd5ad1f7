"""What is published: built the same twice, with all that it needs, and at work where nothing else of coprod is."""

from __future__ import annotations

import base64
import csv
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email.parser import HeaderParser
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from coprod_cli import __version__
from helpers import NEXT_ROUND, TOP, clean_environment, coprod, required, start

if TYPE_CHECKING:
    from email.message import Message
    from pathlib import Path

PARTS = ("src", "templates", "examples", "tests", "docs", "schemas", "requirements")
CACHES = ("src/coprod_cli/__pycache__/a.pyc", "templates/__pycache__/a.pyc", "src/coprod_cli/rules/.mypy_cache/a.json",
          ".pytest_cache/a", "dist/old.whl")  # fmt: skip
"""What lies about where somebody works, and belongs to nobody else."""
NO_INDEX = re.compile(
    r"connection broken by|Could not fetch URL|Network is unreachable|Name or service not known"
    r"|Temporary failure in name resolution|ReadTimeout|ConnectTimeout|No route to host|\(from versions: none\)",
    re.IGNORECASE,
)
JOBS = (
    ("--version",),
    ("init", "riverside", "--example", "riverside"),
    ("check", "riverside"),
    ("assess", "-C", "riverside", "--answers", str(NEXT_ROUND)),
    ("diff", "-C", "riverside"),
    ("chart", "-C", "riverside", "-o", "x.svg"),
    ("chart", "-C", "riverside", "--kind", "change", "--poster", "-o", "x.pdf"),
    ("report", "-C", "riverside"),
    ("status", "-C", "riverside"),
    ("explain",),
    ("explain", "round-due"),
    ("schema",),
    ("schema", "assessment"),
    ("framework", "list"),
    ("framework", "show"),
    ("framework", "copy", "-C", "riverside"),
    ("init", "--help"),
    ("init", "new", "--answers", "answers.yaml"),
    ("check", "new"),
)
"""What somebody does with it, in this order."""


def copied(to: Path) -> Path:
    """Copy what belongs to the project, and leave something lying about in it."""
    ignore = shutil.ignore_patterns("__pycache__", ".*_cache", "*.egg-info")
    for part in filter(lambda name: (TOP / name).exists(), PARTS):
        shutil.copytree(TOP / part, to / part, ignore=ignore, copy_function=shutil.copyfile)
    for path in (path for path in TOP.iterdir() if path.is_file() and path.name != ".coverage"):
        shutil.copyfile(path, to / path.name)
    for name in CACHES:
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_bytes(b"x")
    return to


def built(tree: Path, kind: str, to: Path) -> Path:
    """Build a wheel or an sdist of a tree, and return its path."""
    required(find_spec("hatchling"), "the wheel: there is no hatchling", on=(sys.platform,))
    command = [sys.executable, "-P", "-m", "hatchling", "build", "-t", kind, "-d", str(to)]
    done = start(command, cwd=tree)
    assert done.code == 0, done.stderr
    (found,) = to.iterdir()
    return found


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("tree"))


@pytest.fixture(scope="module")
def wheel(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tree, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tree, "sdist", tmp_path_factory.mktemp("sdist"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"coprod_cli-{__version__}.dist-info/METADATA").decode()
    return HeaderParser().parsestr(text)


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_built_again_elsewhere_and_later_it_is_the_same(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first: Path = request.getfixturevalue(kind)
    again = copied(tmp_path / "again")
    for path in sorted(again.rglob("*")):
        os.utime(path, (1, 1))
    second = built(again, kind, tmp_path / "out")
    assert second.name == first.name
    assert second.read_bytes() == first.read_bytes()


def test_the_wheel_made_from_the_sdist_is_that_made_from_the_tree(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    second = built(unpacked, "wheel", tmp_path / "out")
    assert names(second) == names(wheel)
    assert second.read_bytes() == wheel.read_bytes()


def files_of(*folders: str) -> set[str]:
    found = set()
    for folder in folders:
        top = TOP / folder
        inside = "" if folder == "src" else f"coprod_cli/{folder}/"
        found |= {
            f"{inside}{path.relative_to(top).as_posix()}"
            for path in top.rglob("*")
            if path.is_file() and not {"__pycache__", ".mypy_cache"} & set(path.parts)
        }
    return found


def test_the_wheel_holds_what_coprod_needs_and_nothing_else(wheel: Path) -> None:
    about = f"coprod_cli-{__version__}.dist-info"
    described = {f"{about}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE",
                                                "licenses/src/coprod_cli/fonts/OFL.txt")}  # fmt: skip
    assert names(wheel) == files_of("src", "templates", "examples") | described
    assert names(wheel) >= {
        "coprod_cli/py.typed",
        "coprod_cli/frameworks/nef-six.yaml",
        "coprod_cli/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
        "coprod_cli/fonts/AtkinsonHyperlegibleNext-Bold.ttf",
        "coprod_cli/fonts/OFL.txt",
        "coprod_cli/templates/project/coprod.yaml.j2",
        "coprod_cli/examples/riverside/coprod.yaml",
        "coprod_cli/examples/first-day/coprod.yaml",
    }


def test_the_record_lists_every_file_with_its_digest(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        listed = list(csv.reader(archive.read(f"coprod_cli-{__version__}.dist-info/RECORD").decode().splitlines()))
        assert {name for name, _digest, _size in listed} == names(wheel)
        for name, digest, size in listed:
            if not name.endswith("/RECORD"):
                content = archive.read(name)
                there = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
                assert (digest, size) == (f"sha256={there}", str(len(content))), name


def test_the_sdist_holds_what_somebody_needs_to_go_on(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    needed = {"PKG-INFO", "pyproject.toml", "LICENSE", "README.md", "Makefile", "requirements/dev.txt"}
    assert held >= needed | {"tests/helpers.py", "tests/cases/README.md", "templates/report/report.md.j2"}
    assert {name for name in held if re.search(r"__pycache__|_cache/|\.pyc$|\.whl$|^\.git/", name)} == set()


def test_it_says_who_made_it_and_where_it_runs(wheel: Path) -> None:
    about = metadata(wheel)
    assert about["Name"] == "coprod-cli"
    assert about["Version"] == __version__
    assert about["License-Expression"] == "MIT AND OFL-1.1"  # the font of the pictures is under the second
    assert about.get_all("License-File") == ["LICENSE", "src/coprod_cli/fonts/OFL.txt"]
    assert about["Author"] == "the coprod contributors"
    assert about["Author-email"] is None
    assert about["Requires-Python"] == ">=3.11"
    pythons = {line.rpartition(" :: ")[2] for line in about.get_all("Classifier", ()) if " :: 3." in line}
    assert pythons == {"3.11", "3.12", "3.13", "3.14"}
    needs = {re.split(r"[^\w.-]", line)[0] for line in about.get_all("Requires-Dist", ())}
    assert needs == {
        "typer", "pydantic", "ruamel-yaml", "ruamel-yaml-clib", "rich", "matplotlib", "jinja2",
        "python-docx", "typst", "openpyxl", "defusedxml",
    }  # fmt: skip
    assert str(about.get_payload()).strip() == (TOP / "README.md").read_text(encoding="utf-8").strip()


def pip(python: Path, *arguments: str) -> None:
    """Run pip for another Python; skip loudly where it reaches no index."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-compile",
               "--disable-pip-version-check", *arguments]  # fmt: skip
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=900, check=False)
    reached = done.returncode == 0 or not NO_INDEX.search(done.stderr)
    required(reached, "the wheel, installed alone: pip reaches no index", on=(sys.platform,))
    assert done.returncode == 0, done.stderr


def installed(wheel: Path, folder: Path) -> Path:
    """Install a wheel into a fresh environment with nothing but what it needs; return its `coprod`."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=300)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / ("python.exe" if sys.platform == "win32" else "python")
    pip(python, "--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", str(TOP / "requirements/run.txt"))
    pip(python, "--no-deps", "--no-index", str(wheel))
    return scripts / ("coprod.exe" if sys.platform == "win32" else "coprod")


def test_installed_alone_it_does_every_job(wheel: Path, tmp_path: Path) -> None:
    ours, alone = tmp_path / "ours", tmp_path / "alone"
    command = installed(wheel, tmp_path / "venv")
    for folder in (ours, alone):
        folder.mkdir()
        (folder / "answers.yaml").write_text("coprod: {project: New}\n", encoding="utf-8")
    for job in JOBS:
        here, there = start([*coprod(), *job], cwd=ours), start([str(command), *job], cwd=alone)
        assert (job, there) == (job, here)
        assert (job, there.code) == (job, 0)
    assert files_in(alone) == files_in(ours)
    the_code_is_in(tmp_path / "venv", command, alone)
    bash_completes(command, alone)


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def the_code_is_in(environment: Path, command: Path, folder: Path) -> None:
    """Make sure that the source tree had no part in it."""
    asked = "import coprod_cli, sys; print(coprod_cli.__file__); print(*sys.path)"
    said = start([str(command.with_name(f"python{command.suffix}")), "-c", asked], cwd=folder).stdout
    assert said.startswith(str(environment))
    assert str(TOP / "src") not in said


def bash_completes(command: Path, folder: Path) -> None:
    """Let a real bash take the completion that the installed program offers, and use it."""
    bash = shutil.which("bash")
    required(bash, "completion in bash: there is no bash")
    path = f"{command.parent}{os.pathsep}{clean_environment()['PATH']}"
    for source in ("coprod --show-completion", "_COPROD_COMPLETE=source_bash coprod"):
        script = (
            f'found="$({source})" || exit 9; eval "$found"; complete -p coprod; '
            "COMP_WORDS=(coprod expl); COMP_CWORD=1; _coprod_completion coprod; echo ${COMPREPLY[@]}"
        )
        done = start([str(bash), "--norc", "-c", script], cwd=folder, environment={"PATH": path})
        assert (source, done.code, done.stderr) == (source, 0, "")
        assert done.stdout.splitlines()[-1] == "explain"
