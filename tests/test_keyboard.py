"""Keys typed in a real terminal: lines arrive whole, plain text is shown, and the terminal stays as it was."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import _LOGIN, LONGEST_RUN, NOTHING, Terminal, clean_environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="NOT TESTED: this system has no pty")

READER = """
import json, os, signal, sys, threading
from coprod_cli.cli import keyboard
keyboard._PATIENCE = {patience}
{before}
with open(sys.argv[1], "w") as kept:
    def keep(said):
        print(json.dumps(said), file=kept, flush=True)
    def ask():
        sys.stderr.write("> ")
        sys.stderr.flush()
        line = keys.line()
        keep(line)
        return line
    try:
        with keyboard.keyboard() as keys:
            {within}
    except KeyboardInterrupt:
        keep("KeyboardInterrupt")
    {after}
"""
"""Asks for lines until there is none, and keeps each as JSON."""

SAYS_WHEN_NOTHING_CAME = """
import select
real = select.select
def said(*arguments):
    found = real(*arguments)
    if not any(found):
        os.write(2, b"!")
    return found
select.select = said
"""
UNTIL_THE_END = "while ask() is not None: pass"


class Session(Terminal):
    """A terminal with a program that reads lines, and a person who types, reads and looks at the modes."""

    def __init__(self, cwd: Path, environment: Mapping[str, str | None] = NOTHING) -> None:
        super().__init__(cwd, 80, environment)
        self.own_modes = self.modes()
        self.kept = cwd / "kept"
        self.process: subprocess.Popen[bytes] | None = None
        self.looked = 0
        os.set_blocking(self.ours, False)

    def start(
        self,
        within: str = UNTIL_THE_END,
        *,
        before: str = "",
        after: str = "",
        patience: float = LONGEST_RUN,
        around: str = "",
        ready: bytes = b"> ",
        stderr: int | None = None,
    ) -> None:
        """Start the program, in a session of its own, and wait for its first question."""
        code = READER.format(within=within, before=before, after=after, patience=patience)
        command = [sys.executable, "-c", code, str(self.kept)]
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _LOGIN, *([sys.executable, "-c", around] if around else []), *command],
            cwd=self.cwd,
            env=clean_environment(self.environment),
            stdin=self.theirs,
            stdout=self.theirs,
            stderr=self.theirs,
        )
        self.until(ready)

    def modes(self) -> list[Any]:
        import termios

        found = termios.tcgetattr(self.theirs)
        found[3] &= ~termios.PENDIN  # what macOS keeps there is no mode
        return found

    @property
    def lines(self) -> list[str | None]:
        """The lines that the program got until now."""
        return [json.loads(line) for line in self.kept.read_text().splitlines()] if self.kept.exists() else []

    def until(self, seen: bytes, *, typed: bytes = b"") -> None:
        """Type, read what is shown, and wait until something is that was not waited for before."""
        latest = time.monotonic() + LONGEST_RUN
        left = memoryview(typed)
        while left or self.written.find(seen, self.looked) < 0:
            if time.monotonic() > latest:
                pytest.fail(f"waited in vain for {seen!r} after {self.written[-200:]!r}, {len(left)} bytes untyped")
            readable, writable, _ = select.select([self.ours], [self.ours] if left else [], [], 0.1)
            if readable:
                self.read()
            if writable:
                left = left[os.write(self.ours, left[:1024]) :]
        self.looked = self.written.find(seen, self.looked) + len(seen)

    def until_taken(self) -> None:
        """Wait until the program has the keys."""
        latest = time.monotonic() + LONGEST_RUN
        while self.modes() == self.own_modes:
            assert time.monotonic() < latest, "the program does not take the keys"
            time.sleep(0.01)

    def read(self) -> None:
        """Read what was shown since."""
        try:
            self.written += os.read(self.ours, 65536)
        except OSError:  # nothing more, or nobody there
            return

    def answer(self, typed: bytes) -> None:
        """Type, and wait for the next question."""
        self.until(b"> ", typed=typed)

    def in_pieces(self, pieces: Iterable[bytes]) -> None:
        """Type pieces, and wait until each one was read."""
        import fcntl
        import termios

        for piece in pieces:
            os.write(self.ours, piece)
            while fcntl.ioctl(self.theirs, termios.FIONREAD, bytes(4)) != bytes(4):
                self.read()

    def end(self) -> int:
        """Wait for the program's end, and return how it ended."""
        assert self.process is not None
        latest = time.monotonic() + LONGEST_RUN
        while self.process.poll() is None:
            if time.monotonic() > latest:
                pytest.fail(f"the program goes on after {self.written[-200:]!r}")
            if select.select([self.ours], [], [], 0.02)[0]:
                self.read()
        self.read()
        return self.process.returncode

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        for end in (self.ours, self.theirs):
            if end >= 0:
                os.close(end)

    @property
    def shown(self) -> str:
        """Everything that was shown, with the terminal's own line ends taken for what they are."""
        return self.written.decode("utf-8").replace("\r\n", "\n")


@contextmanager
def session(cwd: Path, environment: Mapping[str, str | None] = NOTHING) -> Iterator[Session]:
    made = Session(cwd, environment)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Session]:
    with session(tmp_path) as made:
        yield made


# Keys

KEYS = {
    "Glan yr Afon": ("Glan yr Afon", "Glan yr Afon"),
    "Tŷ'r Ŵyn": ("Tŷ'r Ŵyn", "Tŷ'r Ŵyn"),
    "w\u0302y\u0302\x7f": ("w\u0302", "w\u0302y\u0302\b \b"),
    "日本\x7f🙂": ("日🙂", "日本\b \b\b \b🙂"),
    "🙂\x7fx": ("x", "🙂\b \b\b \bx"),
    "ab\x7fc\x08d": ("ad", "ab\b \bc\b \bd"),
    "\x7f\x7fa": ("a", "a"),
    "one two\x15x": ("x", "one two" + "\b \b" * 7 + "x"),
    "one two\x17x": ("one x", "one two" + "\b \b" * 3 + "x"),
    "a\tb": ("a b", "a b"),
    "a\x1b[D\x1b[C\x1b[A\x1b[Bb": ("ab", "ab"),
    "a\x1bOP\x1b[15~\x1b[[A\x1b[3~b": ("ab", "ab"),
    "a\x1bx\x1bŵb": ("ab", "ab"),
    "\x1b[200~a b\x1b[201~": ("a b", "a b"),
    "a\x04\x00\x01\x0b\x0c\x0f\x12\x16\x19b": ("ab", "ab"),
    "a\u202e\u200bb": ("a\u202e\u200bb", "ab"),
    "a\udcffb": ("a\udcffb", "ab"),
    "": ("", ""),
}


@pytest.mark.parametrize("terminal", ["xterm-256color", "dumb", None])
@pytest.mark.parametrize("enter", [b"\r", b"\n"])
def test_every_key_does_one_thing(terminal: str | None, enter: bytes, tmp_path: Path) -> None:
    with session(tmp_path, {"TERM": terminal}) as person:
        person.start()
        for typed in KEYS:
            person.answer(typed.encode("utf-8", "surrogateescape") + enter)
        os.write(person.ours, b"\x04")
        assert person.end() == 0
        assert person.lines == [*(line for line, _shown in KEYS.values()), None]
        assert person.shown == "".join(f"> {shown}\n" for _line, shown in KEYS.values()) + "> "
        assert person.modes() == person.own_modes


def test_every_key_does_the_same_byte_by_byte(person: Session) -> None:
    person.start()
    for typed in KEYS:
        person.in_pieces(bytes([byte]) for byte in typed.encode("utf-8", "surrogateescape"))
        person.answer(b"\r")
    os.write(person.ours, b"\x04")
    assert person.end() == 0
    assert person.lines == [*(line for line, _shown in KEYS.values()), None]
    assert person.shown == "".join(f"> {shown}\n" for _line, shown in KEYS.values()) + "> "


def test_after_escape_alone_the_next_key_counts(person: Session) -> None:
    person.start(before=SAYS_WHEN_NOTHING_CAME, patience=0.01)
    for begun in (b"\x1b", b"\x1b[", b"\x1bO"):
        person.until(b"a", typed=b"a")
        person.until(b"!", typed=begun)
        person.answer(b"3b\r")
    assert person.lines == ["a3b"] * 3


@pytest.mark.parametrize("marks", [(b"", b""), (b"\x1b[200~", b"\x1b[201~")], ids=["plain", "bracketed"])
@pytest.mark.parametrize("size", [10_000, 1_000_000])
def test_a_long_paste_arrives_whole(size: int, marks: tuple[bytes, bytes], person: Session) -> None:
    text = ("Tŷ'r Ŵyn, a 日本. " * size)[:size]
    person.start()
    person.answer(marks[0] + text.encode() + marks[1] + b"\r")
    assert person.lines == [text]
    assert person.shown == f"> {text}\n> "


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"])
def test_lines_typed_ahead_wait_in_order(end: bytes, person: Session) -> None:
    lines = [f"line {number}" if number % 5 else "" for number in range(1, 21)]
    person.start("while ask() != 'line 19': pass\n            ask()")
    os.write(person.ours, b"".join(line.encode() + end for line in lines))
    assert person.end() == 0
    assert person.lines == lines
    assert person.shown == "".join(f"> {line}\n" for line in lines)


def test_keys_that_were_typed_before_the_first_question_answer_it(person: Session) -> None:
    os.write(person.ours, b"one\ntwo\nthr")
    person.start()
    person.until(b"three\r\n> ", typed=b"ee\r")
    assert person.lines == ["one", "two", "three"]


def test_what_was_typed_ahead_waits_for_the_next_block(person: Session) -> None:
    again = "with keyboard.keyboard() as keys: keep(keys.line())\n    "
    person.start("ask()", after=again * 3)
    os.write(person.ours, b"one\rtwo\rthree\rfour\r")
    assert person.end() == 0
    assert person.lines == ["one", "two", "three", "four"]
    assert person.modes() == person.own_modes


def test_what_is_typed_is_never_written_to_a_file(person: Session) -> None:
    log = "os.dup2(os.open('log', os.O_WRONLY | os.O_CREAT, 0o600), 2)"
    person.start("print('ready', flush=True); ask()", before=log, ready=b"ready\r\n")
    person.until(b"private\r\n", typed=b"private\r")
    assert person.end() == 0
    assert person.lines == ["private"]
    assert (person.cwd / "log").read_bytes() == b"> "


def test_a_terminal_that_somebody_left_without_blocking_is_waited_for(person: Session) -> None:
    person.start(before="os.set_blocking(0, False)")
    text = "a long answer " * 10_000
    person.answer(text.encode() + b"\r")
    assert person.lines == [text]


def test_a_signal_in_the_middle_of_a_line_does_no_harm(person: Session) -> None:
    person.start(before="signal.signal(signal.SIGWINCH, lambda *_: os.write(2, b'!'))")
    person.until(b"half", typed=b"half")
    assert person.process is not None
    person.process.send_signal(signal.SIGWINCH)
    person.until(b"!")
    person.answer(b" and half\r")
    assert person.lines == ["half and half"]


# The end of the input


def test_ctrl_d_ends_an_empty_line_alone(person: Session) -> None:
    person.start("for _ in range(5): ask()")
    person.answer(b"a\x04b\r")
    person.answer(b"\x04")
    person.answer(b"c\x7f\x04")
    person.answer(b"d\r")
    os.write(person.ours, b"\x04")
    assert person.end() == 0
    assert person.lines == ["ab", None, None, "d", None]


def hang_up(person: Session) -> None:
    os.close(person.ours)
    person.ours = -1


def wait_for(person: Session) -> int:
    assert person.process is not None
    return person.process.wait(LONGEST_RUN)


@pytest.mark.parametrize("typed", [b"", b"half a line"])
def test_after_a_hang_up_there_are_no_lines(typed: bytes, person: Session) -> None:
    person.start("ask(); keep(keys.line())", before="signal.signal(signal.SIGHUP, signal.SIG_IGN)")
    person.until(typed, typed=typed)
    hang_up(person)
    assert wait_for(person) == 0
    assert person.lines == [None, None]


def test_a_hang_up_ends_the_program_as_ever(person: Session) -> None:
    person.start()
    person.until(b"half", typed=b"half")
    hang_up(person)
    assert wait_for(person) == -signal.SIGHUP
    assert person.lines == []


# Ways to end: the terminal is as it was


@pytest.mark.parametrize("typed", [b"", b"half a line", b"one\rtwo\rthr"])
def test_ctrl_c_is_an_interrupt(typed: bytes, person: Session) -> None:
    person.start()
    os.write(person.ours, typed)
    for line in typed.splitlines():
        person.until(line)
    os.write(person.ours, b"\x03")
    assert person.end() == 0
    assert person.lines == [*typed.decode().split("\r")[:-1], "KeyboardInterrupt"]
    assert person.modes() == person.own_modes


def test_ctrl_c_drops_what_was_typed_ahead(person: Session) -> None:
    person.start(
        "ask(); keep('wait'); threading.Event().wait()",
        after="with keyboard.keyboard() as keys: ask()",
    )
    person.until(b"one\r\n", typed=b"one\rtwo\rthree\r")
    while person.lines != ["one", "wait"]:
        time.sleep(0.01)
    os.write(person.ours, b"\x03")
    person.until(b"> ")
    os.write(person.ours, b"four\r")
    assert person.end() == 0
    assert person.lines == ["one", "wait", "KeyboardInterrupt", "four"]


def test_whoever_goes_on_after_ctrl_c_has_the_keys_again(person: Session) -> None:
    person.start("""
            try:
                ask()
            except KeyboardInterrupt:
                ask()
    """)
    person.until(b"half", typed=b"half")
    person.answer(b"\x03")
    person.until_taken()
    os.write(person.ours, b"whole\r")
    assert person.end() == 0
    assert person.lines == ["whole"]
    assert person.shown.endswith("> whole\n")
    assert person.modes() == person.own_modes


def test_holding_ctrl_c_down_leaves_the_terminal_as_it_was(person: Session) -> None:
    person.start()
    assert person.process is not None
    while person.process.poll() is None:
        person.process.send_signal(signal.SIGINT)
    assert person.modes() == person.own_modes


ENDINGS = {
    "the end of the block": ("pass", 0),
    "SystemExit": ("sys.exit(7)", 7),
    "an error": ("raise ValueError", 1),
    "SIGTERM": ("os.kill(os.getpid(), signal.SIGTERM); ask()", -signal.SIGTERM),
    "SIGHUP": ("os.kill(os.getpid(), signal.SIGHUP); ask()", -getattr(signal, "SIGHUP", 0)),
    "SIGQUIT": ("os.kill(os.getpid(), signal.SIGQUIT); ask()", -getattr(signal, "SIGQUIT", 0)),
}
NO_CORE = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))"


@pytest.mark.parametrize("ending", ENDINGS)
def test_however_it_ends_the_terminal_is_as_it_was(ending: str, person: Session) -> None:
    statement, code = ENDINGS[ending]
    person.start(f"ask(); {statement}", before=NO_CORE)
    assert person.modes() != person.own_modes
    os.write(person.ours, b"one\r")
    assert person.end() == code
    assert person.modes() == person.own_modes
    assert person.lines == ["one"]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_in_the_middle_of_a_line_ends_the_program_as_ever(name: str, person: Session) -> None:
    person.start(before=NO_CORE)
    person.until(b"half", typed=b"half")
    assert person.process is not None
    person.process.send_signal(signal.Signals[name])
    assert person.end() == -signal.Signals[name]
    assert person.modes() == person.own_modes
    assert person.lines == []


UNHEARD = """
import time
def unheard():
    time.sleep(0.5)
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
threading.Thread(target=unheard, daemon=True).start()
"""
"""A signal that another thread gets interrupts no wait of ours, like one that comes just before the wait begins."""


def test_a_signal_that_comes_just_before_the_wait_for_a_key_is_heard(person: Session) -> None:
    person.start(before=UNHEARD)
    assert person.end() == -signal.SIGTERM
    assert person.modes() == person.own_modes


def test_ctrl_backslash_ends_the_program_as_ever(person: Session) -> None:
    person.start(before=NO_CORE)
    person.until(b"half", typed=b"half")
    os.write(person.ours, b"\x1c")
    assert person.end() == -signal.SIGQUIT
    assert person.modes() == person.own_modes


def test_somebody_who_hears_a_signal_still_does(person: Session) -> None:
    person.start(before="signal.signal(signal.SIGTERM, lambda *_: sys.exit(9))")
    person.until(b"half", typed=b"half")
    assert person.process is not None
    person.process.send_signal(signal.SIGTERM)
    assert person.end() == 9
    assert person.modes() == person.own_modes


# Ctrl-Z and fg: a shell of the smallest kind, because the first program of a session cannot be stopped

SHELL = """
import os, signal, subprocess, sys, termios
own = termios.tcgetattr(0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
def in_front():
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
job = subprocess.Popen(sys.argv[1:], preexec_fn=in_front)
while True:
    _, status = os.waitpid(job.pid, os.WUNTRACED)
    os.tcsetpgrp(0, os.getpgrp())
    if not os.WIFSTOPPED(status):
        sys.exit(os.waitstatus_to_exitcode(status))
    print(termios.tcgetattr(0)[3] & ~termios.PENDIN == own[3] & ~termios.PENDIN, "stopped $ ", end="", flush=True)
    termios.tcsetattr(0, termios.TCSADRAIN, own)
    if sys.stdin.readline() == "kill\\n":
        os.kill(job.pid, signal.SIGTERM)
        os.kill(job.pid, signal.SIGCONT)
        continue
    os.tcsetpgrp(0, job.pid)
    os.kill(job.pid, signal.SIGCONT)
    print("in front", flush=True)
"""


def test_ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again(person: Session) -> None:
    person.start(around=SHELL)
    person.until(b"one", typed=b"one")
    for number in range(3):
        person.until(b"True stopped $ ", typed=b"\x1a")
        person.until(b"in front\r\n", typed=b"fg\n")
        person.until_taken()
        more = f" {number}".encode()
        person.until(more, typed=more)
    person.answer(b"\x7f5\r")
    os.write(person.ours, b"\x04")
    assert person.end() == 0
    assert person.lines == ["one 0 1 5", None]
    assert person.modes() == person.own_modes


def test_a_program_that_was_stopped_by_force_takes_the_keys_again(person: Session) -> None:
    person.start(before="print(os.getpid(), flush=True)", around=SHELL)
    person.until(b"one", typed=b"one")
    os.kill(int(person.written.split()[0]), signal.SIGSTOP)
    person.until(b"False stopped $ ")
    person.until(b"in front\r\n", typed=b"fg\n")
    person.until_taken()
    person.answer(b"\x7f\x7fff\r")
    os.write(person.ours, b"\x04")
    assert person.end() == 0
    assert person.lines == ["off", None]
    assert person.modes() == person.own_modes


def test_a_program_behind_the_shell_can_be_ended_and_changes_no_modes(person: Session) -> None:
    person.start(around=SHELL)
    person.until(b"one", typed=b"one")
    person.until(b"True stopped $ ", typed=b"\x1a")
    os.write(person.ours, b"kill\n")
    assert person.end() == -signal.SIGTERM % 256
    assert person.lines == []
    assert person.modes() == person.own_modes


def test_ctrl_c_after_fg_is_an_interrupt(person: Session) -> None:
    person.start(around=SHELL)
    person.until(b"one", typed=b"one")
    person.until(b"True stopped $ ", typed=b"\x1a")
    person.until(b"in front\r\n", typed=b"fg\n")
    person.until_taken()
    person.until(b" more", typed=b" more")
    os.write(person.ours, b"\x03")
    assert person.end() == 0
    assert person.lines == ["KeyboardInterrupt"]
    assert person.modes() == person.own_modes


# Any keys at all

LETTERS = st.text(st.sampled_from("aB7 .ŵŷ日🙂\u0302\u200b"), min_size=1)
PRESSED = st.lists(
    LETTERS | st.sampled_from(["\x7f", "\x08", "\x15", "\x1b[D", "\x1b[3~", "\x1bOP", "\x1bx", "\x1b[200~"])
)


def modelled(pressed: list[str]) -> str:
    """Return the line that some keys make."""
    line: list[str] = []
    for each in pressed:
        if each in {"\x7f", "\x08"}:
            while len(line) > 1 and line[-1] == "\u0302":
                line.pop()
            del line[-1:]
        elif each == "\x15":
            line = []
        elif each[0] != "\x1b":
            line += each
    return "".join(line)


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Return one program that reads all the lines of the test below."""
    with session(tmp_path_factory.mktemp("patient")) as made:
        made.start()
        yield made
        os.write(made.ours, b"\x04")
        assert made.end() == 0
        assert made.modes() == made.own_modes


@given(pressed=PRESSED, cuts=st.sets(st.integers(1, 60)))
def test_any_keys_cut_anywhere_make_the_line_of_the_model(pressed: list[str], cuts: set[int], patient: Session) -> None:
    typed = "".join(pressed).encode()
    edges = [0, *sorted(cut for cut in cuts if cut < len(typed)), len(typed)]
    begin, known = len(patient.written), len(patient.lines)
    patient.in_pieces(typed[start:end] for start, end in zip(edges, edges[1:], strict=False))
    patient.answer(b"\r")
    assert patient.lines[known:] == [modelled(pressed)]
    assert set(patient.written[begin:].decode()) <= set("aB7 .ŵŷ日🙂\u0302\b\r\n>")
