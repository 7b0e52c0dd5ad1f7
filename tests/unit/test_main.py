"""The way in and the way out: what is loaded, which exit code it ends with, and that nothing printed is lost."""

from __future__ import annotations

import gc
import io
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from coprod_cli import __main__, __version__, resources
from coprod_cli.cli import start
from coprod_cli.cli.app import app
from unit.making import coprod

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = Path("/dev/full")


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Leave Python's search for garbage as it was."""
    yield
    gc.unfreeze()
    gc.enable()


def ended(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Any:
    """Run the program with arguments, and return the code with which it ends."""
    monkeypatch.setattr(sys, "argv", ["coprod", *arguments])
    with pytest.raises(SystemExit) as raised:
        __main__.main()
    return raised.value.code


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_said(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["coprod", option])
    __main__.main()
    assert capsys.readouterr() == (f"coprod {__version__}\n", "")
    done = coprod(option, "check", cwd=tmp_path)
    assert (done.exit_code, done.stdout) == (0, f"coprod {__version__}\n")


@pytest.mark.skipif(not FULL.exists(), reason="NOT TESTED: this system has no disk that is always full")
@pytest.mark.parametrize("argument", ["--help", "explain"])
def test_what_did_not_arrive_ends_with_3(
    argument: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FULL.open("w", encoding="utf-8") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        assert ended(monkeypatch, argument) == 3
    assert "No space left on device" in capsys.readouterr().err


def test_the_version_on_a_closed_stdout_is_no_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["coprod", "--version"])
    __main__.main()
    assert capsys.readouterr().err == ""


def test_a_command_ends_with_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], first_day: Path
) -> None:
    monkeypatch.chdir(first_day)
    assert ended(monkeypatch, "check") in {0, None}
    assert ended(monkeypatch, "check", "--fail-on", "note") == 1
    assert ended(monkeypatch, "check", "nowhere") == 3
    assert ended(monkeypatch, "nothing") == 2
    assert "There is no command nothing." in capsys.readouterr().err


def test_ctrl_c_while_coprod_loads_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "start", interrupted)
    assert ended(monkeypatch, "check") == 130


def test_a_stream_shows_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    ended(monkeypatch, "explain", "unreadable")
    assert stream.errors == "backslashreplace"


def test_streams_that_know_no_encoding_are_taken_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    stdout = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stdout)
    ended(monkeypatch, "schema")
    assert stdout.getvalue().startswith("project: coprod.yaml\n")


def test_the_module_itself_can_be_run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["coprod", "--version"])
    monkeypatch.delitem(sys.modules, "coprod_cli.__main__")
    runpy.run_module("coprod_cli", run_name="__main__")
    assert capsys.readouterr().out == f"coprod {__version__}\n"


def test_nothing_is_looked_through_for_garbage_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    ended(monkeypatch, "schema")
    assert not gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_help_lists_every_command_that_is_not_a_second_name(tmp_path: Path) -> None:
    said = coprod("--help", cwd=tmp_path).stdout
    for name in ("init", "assess", "check", "diff", "chart", "report", "status", "framework", "schema", "explain"):
        assert f"\n  {name} " in said
    assert "\n  validate " not in said
    assert "--version" in said


@pytest.mark.parametrize("name", ["init", "assess", "check", "validate", "diff", "chart", "report", "status", "framework",
                                  "schema", "explain"])  # fmt: skip
def test_every_command_begins_its_help_with_the_line_of_the_list(name: str, tmp_path: Path) -> None:
    done = coprod(name, "--help", cwd=tmp_path)
    assert done.exit_code == 0
    listed = coprod("--help", cwd=tmp_path).stdout
    line = done.stdout.split("\n\n")[1].strip()
    assert name == "validate" or line in listed


def test_without_a_command_help_is_shown(tmp_path: Path) -> None:
    done = coprod(cwd=tmp_path)
    assert (done.exit_code, done.stderr) == (2, coprod("--help", cwd=tmp_path).stdout)


def test_no_command_of_another_name_can_be_run(tmp_path: Path) -> None:
    for name in ("app", "console", "../check", "Check", "boundary"):
        assert coprod(name, cwd=tmp_path).exit_code == 2
    assert app.registered_commands == []


# What ships beside the code


def test_templates_examples_and_frameworks_are_found() -> None:
    assert (resources.templates() / "report" / "report.md.j2").is_file()
    assert (resources.examples() / "riverside" / "coprod.yaml").is_file()
    assert resources.framework_ids() == ("nef-six",)
    assert resources.catalogues().name == "locale"


@pytest.mark.parametrize("name", ["nothing", "../frameworks/nef-six", "", "nef-six.yaml", "NEF-SIX"])
def test_a_framework_that_does_not_ship_is_none(name: str) -> None:
    assert resources.framework_bytes(name) is None
    assert resources.framework_bytes("nef-six") is not None


def test_what_ships_in_the_wheel_comes_before_the_source_tree(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    assert resources.templates() == tmp_path / "templates"
    assert resources.examples() == tmp_path.parents[1] / "examples"
