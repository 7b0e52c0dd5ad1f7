"""What keys do to a line, and what of them is seen; without a terminal, and with one inside this process."""

from __future__ import annotations

import io
import os
import select
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_cli.cli import keyboard as module
from coprod_cli.cli.keyboard import Keyboard, Keys, keyboard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="this system has no terminals of this kind")
WIDE = frozenset("日本語🙂")
MARKS = frozenset("\u0302\u0301\u20dd\ufe0f\u200d")
HIDDEN = frozenset("\u200b\u202e\ufeff\u2028\udcff")


class Typed(Keys):
    """Keys that come in pieces; None is a wait in which nothing came."""

    def __init__(self, pieces: Iterable[bytes | None]) -> None:
        super().__init__(-1)
        self.pieces = list(pieces)
        self.shown = ""

    def _read(self, seconds: float | None) -> str:
        text = ""
        while self.pieces and not text:
            piece = self.pieces.pop(0)
            if piece is not None:
                text = self._decoder.decode(piece)
            elif seconds is not None:
                break
        return text

    def _show(self) -> None:
        self.shown += "".join(self._echo)
        self._echo.clear()

    @property
    def lines(self) -> list[str]:
        return list(iter(self.line, None))


def bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def columns(letter: str) -> int:
    return 0 if letter in MARKS | HIDDEN else 2 if letter in WIDE else 1


def screen(shown: str) -> list[str]:
    """Return the rows that a simple terminal would show: each letter with its marks, a wide one in two cells."""
    rows: list[list[str]] = [[]]
    at = 0
    for letter in shown:
        row = rows[-1]
        if letter == "\n":
            rows.append([])
            at = 0
        elif letter == "\b":
            assert at > 0
            at -= 1
        elif columns(letter) == 0:
            row[at - 1 : at] = [row[at - 1] + letter] if at else []
        else:
            row[at : at + columns(letter)] = [letter, *[""] * (columns(letter) - 1)]
            at += columns(letter)
    return ["".join(row).rstrip(" ") for row in rows]


KEYS = {
    # letters
    b"Glan yr Afon\r": ("Glan yr Afon", "Glan yr Afon\n"),
    b"Glan yr Afon\n": ("Glan yr Afon", "Glan yr Afon\n"),
    b"\r": ("", "\n"),
    "Tŷ'r Ŵyn, £5\r".encode(): ("Tŷ'r Ŵyn, £5", "Tŷ'r Ŵyn, £5\n"),
    "w\u0302y\u0302\r".encode(): ("w\u0302y\u0302", "w\u0302y\u0302\n"),
    "日本 🙂\r".encode(): ("日本 🙂", "日本 🙂\n"),
    b"a\tb\r": ("a b", "a b\n"),
    # Backspace
    b"ab\x7fc\r": ("ac", "ab\b \bc\n"),
    b"ab\x08c\r": ("ac", "ab\b \bc\n"),
    b"\x7f\x08a\x7f\x7f\x7fb\r": ("b", "a\b \bb\n"),
    "aŵ\x7fb\r".encode(): ("ab", "aŵ\b \bb\n"),
    "aw\u0302\x7fb\r".encode(): ("ab", "aw\u0302\b \bb\n"),
    "ae\u0301\u0302\u20dd\x7fb\r".encode(): ("ab", "ae\u0301\u0302\u20dd\b \bb\n"),
    "\u0302\x7fb\r".encode(): ("b", "\u0302b\n"),
    "a日\x7fb\r".encode(): ("ab", "a日\b \b\b \bb\n"),
    "a🙂\x7fb\r".encode(): ("ab", "a🙂\b \b\b \bb\n"),
    "a\u200b\x7fb\r".encode(): ("ab", "ab\n"),
    "co\xadop\x7f\x7f\x7f\r".encode(): ("co", "co\xadop" + "\b \b" * 3 + "\n"),
    # Ctrl-U and Ctrl-W
    b"one two\x15three\r": ("three", "one two" + "\b \b" * 7 + "three\n"),
    b"\x15\x17\r": ("", "\n"),
    b"one two\x17three\r": ("one three", "one two" + "\b \b" * 3 + "three\n"),
    b"one two  \x17\x17x\r": ("x", "one two  " + "\b \b" * 5 + "\b \b" * 4 + "x\n"),
    "one tŷ日\x17x\r".encode(): ("one x", "one tŷ日" + "\b \b" * 4 + "x\n"),
    # escape sequences
    b"a\x1b[Db\x1b[C\x1b[A\x1b[B\r": ("ab", "ab\n"),
    b"a\x1bOHb\x1bOP\x1bO5Pc\r": ("abc", "abc\n"),
    b"a\x1b[3~b\x1b[15;5~\x1b[1;2Dc\r": ("abc", "abc\n"),
    b"a\x1b[[Ab\x1b[[Ec\r": ("abc", "abc\n"),
    b"a\x1bxb\x1b.c\x1b3\r": ("abc", "abc\n"),
    "a\x1bŵb\x1b🙂\r".encode(): ("ab", "ab\n"),
    b"a\x1b\x1b[Db\r": ("ab", "ab\n"),
    b"a\x1b[?1;2cb\x1b[<0;10;20Mc\x1b[0 qd\r": ("abcd", "abcd\n"),
    b"\x1b[200~two words\x1b[201~\r": ("two words", "two words\n"),
    b"a\x1b[12;;9" + b";1" * 20 + b"Rb\r": ("ab", "ab\n"),
    # escape sequences that are none: the next key counts
    b"a\x1b\r": ("a", "a\n"),
    b"a\x1b[\r": ("a", "a\n"),
    b"a\x1b[3\r": ("a", "a\n"),
    b"a\x1b[[\r": ("a", "a\n"),
    b"a\x1bO\r": ("a", "a\n"),
    b"ab\x1b\x7fc\r": ("ac", "ab\b \bc\n"),
    # what is dropped, and what is kept but not shown
    b"a\x00\x01\x05\x0b\x0c\x16\x1c\x1fb\r": ("ab", "ab\n"),
    "a\x80\x85\x9b\x9fb\r".encode(): ("ab", "ab\n"),
    b"a\x04b\r": ("ab", "ab\n"),
    "a\u202eb\u200b\ufeff\u2028\r".encode(): ("a\u202eb\u200b\ufeff\u2028", "ab\n"),
    b"a\xff\xe9b\r": ("a\udcff\udce9b", "ab\n"),
    b"a\xc5\r": ("a\udcc5", "a\n"),
    b"a\xf0\x9f\x99b\r": ("a\udcf0\udc9f\udc99b", "ab\n"),
    b"\xed\xa0\x80\r": ("\udced\udca0\udc80", "\n"),
}
each_key = pytest.mark.parametrize(("typed", "line", "shown"), [(key, *said) for key, said in KEYS.items()], ids=repr)


@each_key
def test_a_key_does_one_thing(typed: bytes, line: str, shown: str) -> None:
    keys = Typed([typed])
    assert keys.lines == [line]
    assert keys.shown == shown


@each_key
def test_a_key_does_the_same_byte_by_byte(typed: bytes, line: str, shown: str) -> None:
    keys = Typed(typed[at : at + 1] for at in range(len(typed)))
    assert keys.lines == [line]
    assert keys.shown == shown


@pytest.mark.parametrize("begun", [b"\x1b", b"\x1b[", b"\x1b[3", b"\x1b[1;", b"\x1b[[", b"\x1bO", b"\x1b[0 "])
def test_an_escape_with_nothing_after_it_takes_no_later_key(begun: bytes) -> None:
    keys = Typed([b"a", begun, None, b"b", begun, None, b"3", b"\r"])
    assert keys.lines == ["ab3"]
    assert keys.shown == "ab3\n"


def test_both_bytes_of_a_windows_line_end_are_one_enter() -> None:
    assert Typed([b"a\r\nb\r", b"\n", b"c\n", b"\rd\r\r\n\n"]).lines == ["a", "b", "c", "", "d", "", ""]


def test_lines_that_are_typed_ahead_wait_in_order() -> None:
    keys = Typed([b"one\rtwo\x7f", b"o\rthr", b"ee\rfo"])
    for line in ("one", "two", "three"):
        before = keys.shown
        assert keys.line() == line
        assert screen(keys.shown[len(before) :]) == [line, ""]
    assert keys.line() is None


def test_ctrl_d_ends_an_empty_line_alone() -> None:
    keys = Typed([b"a\x04b\r\x04c\r", b"d\x7f\x04", b"\x04"])
    assert [keys.line() for _ in range(5)] == ["ab", None, "c", None, None]


def test_what_was_wiped_before_the_end_is_not_shown_later() -> None:
    keys = Typed([b"ab\x7f\x7f\x04c\r"])
    assert [keys.line(), keys.line()] == [None, "c"]
    assert keys.shown == "c\n"


def test_half_a_line_is_no_answer() -> None:
    assert Typed([b"one\rtw"]).lines == ["one"]


@pytest.mark.parametrize("marks", [(b"", b""), (b"\x1b[200~", b"\x1b[201~")])
@pytest.mark.parametrize("size", [10_000, 1_000_000])
def test_a_long_paste_arrives_whole_and_is_shown_once(marks: tuple[bytes, bytes], size: int) -> None:
    text = ("Tŷ'r Ŵyn 日本 🙂 " * size)[:size]
    pasted = marks[0] + bytes_of(text) + marks[1] + b"\r"
    keys = Typed(pasted[at : at + 4096] for at in range(0, len(pasted), 4096))
    assert keys.lines == [text]
    assert keys.shown == f"{text}\n"


def test_a_long_line_is_wiped_letter_by_letter() -> None:
    keys = Typed([b"a" * 100_000 + b"\x15" + b"b " * 50_000 + b"\x7f" * 99_999 + b"\r"])
    assert keys.lines == ["b"]
    assert len(keys.shown) == 200_000 + 3 * 199_999 + 1


def test_an_escape_sequence_without_an_end_holds_nothing_up() -> None:
    keys = Typed([b"\x1b[", *[b"1" * 4096] * 300, b"\r"])
    assert keys.lines == ["1" * (4096 * 300 - 99)]


# What a simple model says of any keys, however they arrive

LETTERS = st.text(st.sampled_from(["a", "B", "7", " ", "ŵ", "ŷ", *sorted(WIDE), *sorted(MARKS), *sorted(HIDDEN)]))
ERASERS = st.sampled_from(["\x7f", "\x08", "\x15", "\x17"])
SWALLOWED = st.sampled_from([
    "\x1b[A", "\x1b[3~", "\x1b[1;5D", "\x1bOP", "\x1bO5Q", "\x1b[[C", "\x1bf", "\x1bŵ", "\x1b[200~", "\x1b[201~", "\x01", "\x00", "\x9b",
])  # fmt: skip


def modelled(pressed: list[str]) -> str:
    """Return the line that some keys make."""
    line: list[str] = []
    for each in pressed:
        if each in {"\x7f", "\x08"}:
            del line[start_of_last(line) :]
        elif each == "\x15":
            line = []
        elif each == "\x17":
            while line and line[-1].isspace():
                line.pop()
            while line and not line[-1].isspace():
                del line[start_of_last(line) :]
        elif each[0] != "\x1b" and each not in {"\x01", "\x00", "\x9b"}:
            line += each
    return "".join(line)


def start_of_last(line: list[str]) -> int:
    at = max(len(line) - 1, 0)
    while at > 0 and line[at] in MARKS:
        at -= 1
    return at


@given(pressed=st.lists(LETTERS | ERASERS | SWALLOWED), cuts=st.sets(st.integers(0, 200)))
def test_any_keys_cut_anywhere_make_the_line_of_the_model(pressed: list[str], cuts: set[int]) -> None:
    pressed = [each for each in pressed if each]
    typed = bytes_of("".join(pressed)) + b"\r"
    edges = [0, *sorted(cut for cut in cuts if 0 < cut < len(typed)), len(typed)]
    keys = Typed(typed[start:end] for start, end in zip(edges, edges[1:], strict=False))
    assert keys.lines == [modelled(pressed)]
    assert set(keys.shown) <= {*"aB7 ŵŷ\b\n", *WIDE, *MARKS}


@given(pressed=st.lists(LETTERS.filter(lambda text: not MARKS & set(text)) | ERASERS | SWALLOWED))
def test_the_screen_shows_the_line(pressed: list[str]) -> None:
    keys = Typed([bytes_of("".join(pressed)) + b"\r"])
    line = keys.line()
    assert line is not None
    assert screen(keys.shown) == ["".join(each for each in line if each not in HIDDEN).rstrip(" "), ""]


@given(pieces=st.lists(st.binary()))
def test_any_bytes_at_all_make_lines_and_show_no_control(pieces: list[bytes]) -> None:
    keys = Typed([*pieces, b"\r"])
    while keys.pieces:
        line = keys.line()
        assert line is None or not any(letter < " " or "\x7f" <= letter <= "\x9f" for letter in line)
    assert not any(letter < " " and letter not in "\b\n" for letter in keys.shown)
    assert not any("\x7f" <= letter <= "\x9f" or "\ud800" <= letter <= "\udfff" for letter in keys.shown)


# Without a terminal


@pytest.fixture
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    return lambda stdin: monkeypatch.setattr(sys, "stdin", stdin)


def all_lines() -> list[str]:
    with keyboard() as keys:
        return list(iter(keys.line, None))


def test_without_a_terminal_lines_are_read_from_stdin(no_terminal: Callable[[Any], None]) -> None:
    no_terminal(io.StringIO("one\n\n tŷ \x1b[D\nthree"))
    assert all_lines() == ["one", "", " tŷ \x1b[D", "three"]


def test_a_file_is_read_like_stdin(no_terminal: Callable[[Any], None], tmp_path: Path) -> None:
    (tmp_path / "typed").write_bytes(b"one\r\ntwo\n")
    with (tmp_path / "typed").open(encoding="utf-8") as file:
        no_terminal(file)
        assert all_lines() == ["one", "two"]
    assert all_lines() == []


def test_without_stdin_there_are_no_lines(no_terminal: Callable[[Any], None]) -> None:
    no_terminal(None)
    assert all_lines() == []


def test_a_stdin_that_cannot_be_read_has_no_lines(no_terminal: Callable[[Any], None]) -> None:
    class Gone(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]  # it only ever fails
            raise OSError(5, "Input/output error")

    no_terminal(Gone())
    assert all_lines() == []


# In a terminal, in this process


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Make stdin a terminal, and yield the end at which people sit."""
    import pty

    ours, theirs = pty.openpty()
    module._keys_of.cache_clear()
    with open(theirs, encoding="utf-8", closefd=False) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        try:
            yield ours
        finally:
            for end in (ours, theirs):
                os.close(end)
            module._keys_of.cache_clear()


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    with terminal(monkeypatch) as ours:
        yield ours


def line_shown(ours: int) -> bytes:
    """Return what people see, up to the end of a line."""
    shown = b""
    while not shown.endswith(b"\n"):
        assert select.select([ours], [], [], 30)[0], "nothing is shown"
        shown += os.read(ours, 1)
    return shown


def modes() -> list[Any]:
    import termios

    found = termios.tcgetattr(sys.stdin.fileno())
    found[3] &= ~termios.PENDIN  # what macOS keeps there is no mode
    return found


@pytest.fixture
def _as_before(person: int) -> Iterator[None]:
    """Hold that a test leaves the terminal and the signals as they were."""
    numbers = signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}
    own, handlers = modes(), [signal.getsignal(each) for each in numbers]
    yield
    assert modes() == own
    assert [signal.getsignal(each) for each in numbers] == handlers


in_terminal = [on_posix, pytest.mark.usefixtures("_as_before")]


class TestInATerminal:
    pytestmark = in_terminal

    def test_keys_are_read_and_shown(self, person: int) -> None:
        with keyboard() as keys:
            assert modes() != self.own
            os.write(person, b"abd\x7fc\rnext\r")
            assert keys.line() == "abc"
            assert line_shown(person) == b"abd\b \bc\r\n"
            assert keys.line() == "next"
        assert line_shown(person) == b"next\r\n"

    @pytest.fixture(autouse=True)
    def _own_modes(self, person: int) -> None:
        self.own = modes()

    def test_what_was_typed_ahead_waits_for_the_next_block(self, person: int) -> None:
        with keyboard() as keys:
            os.write(person, b"one\rtwo\rthr")
            assert keys.line() == "one"
        assert modes() == self.own
        with keyboard() as keys:
            assert keys.line() == "two"
            os.write(person, b"ee\r")
            assert keys.line() == "three"

    @pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
    def test_any_error_gives_the_keys_back(self, error: type[BaseException], person: int) -> None:
        with pytest.raises(error), keyboard():
            raise error

    def test_ctrl_c_gives_the_keys_back_at_once_and_drops_what_was_typed_ahead(self, person: int) -> None:
        with pytest.raises(KeyboardInterrupt, match="again"), keyboard() as keys:  # noqa: PT012  # raised by itself too
            os.write(person, b"one\rtwo\r")
            keys.line()
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
            assert modes() == self.own
            raise KeyboardInterrupt("again")
        with keyboard() as keys:
            os.write(person, b"three\r")
            assert keys.line() == "three"

    def test_a_caller_may_go_on_after_ctrl_c(self, person: int) -> None:
        with keyboard() as keys:
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
            os.write(person, b"one\r")
            assert keys.line() == "one"

    def test_a_signal_that_somebody_hears_reaches_them(self, person: int, monkeypatch: pytest.MonkeyPatch) -> None:
        heard = []
        before = signal.signal(signal.SIGTERM, lambda *_: heard.append(modes()))
        try:
            with keyboard() as keys:
                ours = modes()
                signal.raise_signal(signal.SIGTERM)
                assert heard == [self.own]
                assert modes() == ours
                os.write(person, b"one\r")
                assert keys.line() == "one"
        finally:
            signal.signal(signal.SIGTERM, before)

    def test_a_signal_that_nobody_wants_stays_unheard(self, person: int) -> None:
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            with keyboard():
                assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        finally:
            signal.signal(signal.SIGHUP, before)

    def test_going_on_after_a_stop_takes_the_keys_again(self, person: int, monkeypatch: pytest.MonkeyPatch) -> None:
        import termios

        with keyboard():
            ours = modes()
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self.own)
            real, given_back = module.Modes._set, []
            monkeypatch.setattr(module.Modes, "_set", lambda *said: [given_back.append(said[1] != ours), real(*said)])
            os.kill(os.getpid(), signal.SIGCONT)
            assert modes() == ours
            assert given_back == [False]

    def test_ctrl_c_works_whatever_another_program_left(self, person: int) -> None:
        import termios

        left = [*self.own[:3], self.own[3] & ~termios.ISIG, *self.own[4:]]
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, left)
        with keyboard():
            assert modes()[3] & termios.ISIG
            assert not modes()[3] & termios.IEXTEN  # with it macOS keeps Ctrl-O, Ctrl-V and Ctrl-Y
        assert modes() == left
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, self.own)

    def test_after_the_block_the_terminal_is_left_alone(self, person: int) -> None:
        with keyboard() as keys:
            pass
        os.write(person, b"one\r")
        assert keys.line() == "one"
        assert modes() == self.own

    def test_a_screen_that_has_no_room_is_tried_again(self, person: int, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.write
        failed: list[int] = []

        def write(file: int, text: bytes) -> int:
            if not failed:
                failed.append(file)
                raise BlockingIOError
            return real(file, text[:2])

        with keyboard() as keys:
            real(person, b"one two\r")
            monkeypatch.setattr(os, "write", write)
            assert keys.line() == "one two"
        assert failed
        assert line_shown(person) == b"one two\r\n"

    def test_one_block_in_another_shares_the_keys(self, person: int) -> None:
        with keyboard() as keys:
            os.write(person, b"one\rtwo\rthree\r")
            assert keys.line() == "one"
            with keyboard() as inner:
                assert inner.line() == "two"
            assert modes() != self.own
            assert keys.line() == "three"

    def test_another_thread_reads_without_the_signals(self, person: int) -> None:
        from threading import Thread

        os.write(person, b"one\r")
        lines: list[str | None] = []

        def read() -> None:
            with keyboard() as keys:
                lines.append(keys.line())

        thread = Thread(target=read)
        thread.start()
        thread.join()
        assert lines == ["one"]

    def test_a_terminal_that_does_not_wait_is_waited_for(self, person: int) -> None:
        from threading import Timer

        os.set_blocking(sys.stdin.fileno(), False)
        timer = Timer(0.05, os.write, (person, b"one\r"))
        timer.start()
        with keyboard() as keys:
            assert keys.line() == "one"
        timer.join()

    def test_a_read_that_comes_to_nothing_is_tried_again(self, person: int, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.read
        failed: list[int] = []

        def read(file: int, size: int) -> bytes:
            if not failed:
                failed.append(file)
                raise BlockingIOError
            return real(file, size)

        os.write(person, b"one\r")
        with keyboard() as keys:
            monkeypatch.setattr(os, "read", read)
            assert keys.line() == "one"
        assert failed

    def test_without_termios_lines_are_read_as_the_system_gives_them(
        self, person: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        os.write(person, b"one\n")
        with monkeypatch.context() as changed:
            changed.setitem(sys.modules, "termios", None)
            with keyboard() as keys:
                assert type(keys) is Keyboard
                assert keys.line() == "one"


@on_posix
def test_a_terminal_that_is_closed_has_no_more_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    ours, theirs = pty.openpty()
    module._keys_of.cache_clear()
    with open(theirs, encoding="utf-8") as stdin, keyboard_of(stdin, monkeypatch) as keys:  # noqa: PTH123  # a handle, not a path
        os.write(ours, b"one\rtw")
        assert keys.line() == "one"
        os.close(ours)
        assert keys.line() is None
        assert keys.line() is None
    module._keys_of.cache_clear()


@contextmanager
def keyboard_of(stdin: io.TextIOBase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyboard]:
    monkeypatch.setattr(sys, "stdin", stdin)
    with keyboard() as keys:
        yield keys


@on_posix
@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), b""])
def test_a_terminal_that_fails_has_no_more_lines(
    error: OSError | bytes, person: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_file: int, _size: int) -> bytes:
        if isinstance(error, OSError):
            raise error
        return error

    os.write(person, b"one\r")
    with keyboard() as keys:
        monkeypatch.setattr(os, "read", read)
        assert keys.line() is None


@on_posix
def test_keys_are_shown_on_stderr_if_that_is_a_terminal(person: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    ours, theirs = pty.openpty()
    with open(theirs, "w", encoding="utf-8") as stderr:  # noqa: PTH123  # a handle, not a path
        monkeypatch.setattr(sys, "stderr", stderr)
        stderr.write("> ")
        os.write(person, b"one\r")
        with keyboard() as keys:
            assert keys.line() == "one"
        assert line_shown(ours) == b"> one\r\n"
    os.close(ours)


@on_posix
@pytest.mark.parametrize("stderr", [None, io.StringIO()])
def test_keys_are_shown_on_the_terminal_if_stderr_is_none(
    stderr: io.StringIO | None, person: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    with keyboard() as keys:
        os.write(person, b"one\r")
        assert keys.line() == "one"
        assert line_shown(person).endswith(b"one\r\n")
