"""What is printed and where, in colour or not, and what an error is to the shell."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from pathlib import PurePosixPath
from typing import Any

import pytest
import typer

from coprod_cli.cli import boundary, colour, console
from coprod_cli.cli.boundary import exit_for
from coprod_cli.errors import CoprodError, FilesHaveErrors
from coprod_cli.findings import Finding, Place, Severity, Span
from coprod_cli.render.text import finding_text


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Narrow(io.TextIOWrapper):
    """A stream that can show ASCII alone."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="ascii", errors="strict")

    @property
    def bytes(self) -> bytes:
        self.flush()
        return self.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]  # it is bytes in memory


def finding(severity: Severity = Severity.ERROR) -> Finding:
    place = Place(PurePosixPath("a[bold]b.yaml"))
    return Finding(
        "wrong-value", severity, place, "No [red]a[/red] :smile:.", "Type b.", span=Span(2, 1), excerpt="[x](y)"
    )


# Printing


LONG = "Open reports/report.md with a-hyphen, and read it with the group before you send it on to anyone."


@pytest.mark.parametrize(
    ("line", "is_cut"),
    [
        (LONG, True), (f"  hint: {LONG}", True), (f"Next: coprod report -o {'x' * 50}", False), (f"  26 | {LONG}", False),
        (f"     | {' ' * 50}^", False), ("x" * 60, False), ("short\n\nlines", False),
    ],
)  # fmt: skip
def test_a_message_on_a_terminal_is_cut_between_words(line: str, is_cut: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    shown, piped = Terminal(), io.StringIO()
    for stream in (shown, piped):
        monkeypatch.setattr(sys, "stderr", stream)
        console.message(line)
    assert piped.getvalue() == f"{line}\n"
    lines = shown.getvalue().splitlines()
    assert (lines != line.splitlines()) is is_cut
    if is_cut:
        margin = line[: len(line) - len(line.lstrip())]
        assert margin + " ".join(part.removeprefix(margin) for part in lines) == line
        assert max(map(len, lines)) < 40


def test_results_and_messages_go_their_own_ways(capsys: pytest.CaptureFixture[str]) -> None:
    console.result("a")
    console.result("b", end="")
    console.message("c")
    console.error(CoprodError("Not so.", "Do so."))
    console.error(CoprodError("Not so."))
    assert capsys.readouterr() == ("a\nb", "c\ncoprod: Not so.\n  hint: Do so.\ncoprod: Not so.\n")


def test_letters_that_a_stream_cannot_show_are_written_with_a_backslash(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Narrow()
    monkeypatch.setattr(sys, "stdout", stream)
    console.result("Ŵŷn \u2014 a\udce9")
    assert stream.bytes == b"\\u0174\\u0177n \\u2014 a\\udce9\n"


def test_a_stream_that_is_closed_from_the_start_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    console.result("a")
    console.message("b")
    console.finding(finding())
    console.flush()
    console.abandon_stdout()
    assert not console.wants_colour(None, {})


def test_a_stdout_that_cannot_be_written_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        os.close(reading)
        stream.write("a")
        with pytest.raises(BrokenPipeError):
            console.flush()
        console.abandon_stdout()
        stream.write("b")
        console.flush()


def test_letting_go_of_a_stream_without_a_number_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    console.abandon_stdout()


# Colour


@pytest.mark.parametrize(
    ("stream", "environment", "wanted"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": "0"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_a_real_terminal_that_asks_for_none_of_the_opposite(
    stream: Any, environment: dict[str, str], wanted: bool
) -> None:
    assert console.wants_colour(stream, environment) is wanted


@pytest.mark.parametrize("severity", list(Severity))
def test_in_colour_the_words_are_the_same(severity: Severity, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, coloured = io.StringIO(), Terminal()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for stream in (plain, coloured):
        monkeypatch.setattr(sys, "stdout", stream)
        console.finding(finding(severity))
    assert plain.getvalue() == finding_text(finding(severity)) + "\n\n"
    assert "\x1b[" in coloured.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.getvalue()) == plain.getvalue()


def test_the_place_and_the_severity_stand_out(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    colour.print_finding(finding()._replace(span=None))
    assert stream.getvalue().startswith("\x1b[1ma[bold]b.yaml:1:1:\x1b[0m \x1b[1;31merror\x1b[0m: No ")


# What an error is to the shell


def test_an_impossible_request_ends_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_for(CoprodError("Not so.", "Do so.")) == 3
    assert capsys.readouterr() == ("", "coprod: Not so.\n  hint: Do so.\n")


def test_files_with_errors_are_shown_before_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_for(FilesHaveErrors("Not so.", [finding(), finding()], "Do so.")) == 3
    said = capsys.readouterr().err
    assert said == (finding_text(finding()) + "\n\n") * 2 + "coprod: Not so.\n  hint: Do so.\n"


def test_ctrl_c_ends_with_130_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_for(KeyboardInterrupt()) == 130
    assert capsys.readouterr().err == "\ncoprod: stopped.\n"


def test_a_reader_that_went_away_is_told_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bool] = []
    monkeypatch.setattr(console, "abandon_stdout", lambda: left.append(True))
    assert exit_for(BrokenPipeError()) == 3
    assert (left, capsys.readouterr().err) == ([True], "")


@pytest.mark.parametrize(
    ("error", "reason"),
    [(OSError(errno.ENOSPC, "No space left on device"), "No space left on device"), (OSError("odd"), "odd")],
)
def test_a_full_disk_is_told_in_words(
    error: OSError, reason: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bool] = []
    monkeypatch.setattr(console, "abandon_stdout", lambda: left.append(True))
    assert exit_for(error) == 3
    assert left == [True]
    assert capsys.readouterr().err.startswith(f"coprod: The system did not let coprod go on: {reason}.\n  hint: ")


@pytest.mark.parametrize("error", [typer.Exit(1), typer.Abort(), SystemExit(2), GeneratorExit()])
def test_typers_own_endings_are_left_to_typer(error: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_for(error) is None
    assert capsys.readouterr() == ("", "")


def test_a_bug_is_told_without_anybodys_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(_error: object) -> int:
        return int("what Ann said")

    monkeypatch.setattr(boundary, "_files_have_errors", wrong)
    try:
        exit_for(FilesHaveErrors("x", []))
    except ValueError as error:
        assert exit_for(error) == 4
    said = capsys.readouterr().err
    assert "Ann" not in said
    assert "this is a bug in coprod, and not your mistake" in said
    assert re.search(
        r"\n  coprod \d+\.\d+\.\d+, Python 3\.\d+\.\d+\S*, \w+\n  ValueError at /cli/boundary\.py:\d+\n", said
    )
