"""What Typer would say itself, in coprod's words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shellingham

from coprod_cli.cli import typed
from unit.making import coprod

if TYPE_CHECKING:
    from collections.abc import Callable

SEE_HELP = "To see what there is, type: coprod{} --help"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["chek"], "There is no command chek.", 'Did you mean "check"?'),
        (["zzz"], "There is no command zzz.", SEE_HELP.format("")),
        (["--zzz"], "There is no option --zzz.", SEE_HELP.format("")),
        (["framework", "cpy"], "There is no command cpy.", 'Did you mean "copy"?'),
        (["framework", "--zzz"], "There is no option --zzz.", SEE_HELP.format(" framework")),
        (["check", "--al-advice"], "There is no option --al-advice.", 'Did you mean "--all-advice"?'),
        (["check", "-q"], "There is no option -q.", SEE_HELP.format(" check")),
        (["check", "--format"], "--format needs one of these behind it: text, json, github, sarif.", SEE_HELP.format(" check")),
        (["check", "--format=x"], "--format needs one of these behind it: text, json, github, sarif.", SEE_HELP.format(" check")),
        (["check", "--all=3"], "--all takes nothing behind it.", SEE_HELP.format(" check")),
        (["check", "-C"], "-C needs something behind it.", SEE_HELP.format(" check")),
        (["diff", "1", "2", "3", "4"], "More was typed than this command knows: 3 4", SEE_HELP.format(" diff")),
        (["explain", "a", "b\x1b[2J"], "More was typed than this command knows: b<U+001B>[2J", SEE_HELP.format(" explain")),
    ],
)  # fmt: skip
def test_what_was_mistyped_is_said_in_one_sentence(
    arguments: list[str], message: str, hint: str, tmp_path: Path
) -> None:
    done = coprod(*arguments, cwd=tmp_path)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr == f"coprod: {message}\n  hint: {hint}\n"


@pytest.mark.parametrize("command", ["status", "report", "chart", "diff"])
def test_a_folder_without_its_option_is_understood(command: str, riverside: Path) -> None:
    done = coprod(command, "riverside", cwd=riverside.parent)
    assert done.exit_code == 2
    assert done.stderr == (
        "coprod: riverside is a folder, and this command takes it only behind -C.\n"
        f"  hint: Type: coprod {command} -C riverside\n"
    )


@pytest.mark.parametrize("arguments", [[], ["framework"]])
def test_without_a_command_the_help_is_shown_on_stderr(arguments: list[str], tmp_path: Path) -> None:
    done = coprod(*arguments, cwd=tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == coprod(*arguments, "--help", cwd=tmp_path).stdout


@pytest.mark.parametrize("arguments", [[], ["framework"], ["check"]])
def test_no_line_of_help_is_cut(arguments: list[str], tmp_path: Path) -> None:
    said = coprod(*arguments, "--help", cwd=tmp_path, COLUMNS="20").stdout
    assert said.startswith("Usage: coprod")
    assert not [line for line in said.splitlines()[1:] if line.endswith("...")]


# Completion


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what lets the shell round a command be another one."""
    return lambda name: monkeypatch.setattr(shellingham, "detect_shell", lambda: (name, f"/bin/{name}"))


def test_completion_is_installed_and_said_so(shell: Callable[[str], None], tmp_path: Path) -> None:
    shell("bash")
    done = coprod("--install-completion", cwd=tmp_path, HOME=str(tmp_path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Completion is installed. It works in the next terminal that you open.\n"
    assert "_COPROD_COMPLETE" in (tmp_path / ".bash_completions" / "coprod.sh").read_text(encoding="utf-8")


def test_completion_is_printed_as_it_is(shell: Callable[[str], None], tmp_path: Path) -> None:
    shell("fish")
    done = coprod("--show-completion", cwd=tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("complete --command ")


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_a_shell_that_nobody_knows_is_refused(option: str, shell: Callable[[str], None], tmp_path: Path) -> None:
    shell("nosuch")
    done = coprod(option, cwd=tmp_path, HOME=str(tmp_path))
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("coprod: It cannot be seen which shell this is")
    assert list(tmp_path.iterdir()) == []


# Commands that can be typed


@pytest.mark.parametrize(
    ("system", "shown"), [("linux", "coprod diff -C 'our maple'"), ("win32", 'coprod diff -C "our maple"')]
)
def test_a_command_is_shown_with_the_folder_that_was_named(
    system: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed.sys, "platform", system)
    assert typed.typed("diff", Path("our maple")) == shown
    assert typed.typed("diff", None) == "coprod diff"
