"""Lines from a terminal: coprod reads the keys itself, and shows plain text and nothing else.

Why, and what was passed over: docs/decisions/0019.
"""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections import deque
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING

from coprod_cli.cli.modes import Modes
from coprod_cli.yamltext.guard import hidden_character

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 0.05
"""Seconds in which the rest of an escape sequence comes; what is later is a key of its own."""

_AT_ONCE = 4096
"""Bytes that are read at once: as many as Linux keeps of what is typed."""

_LETTER = r"[^\x00-\x1f\x7f-\x9f]"
_ESCAPED = rf"\x1b(?:\[\[[@-~]?|\[[0-?]{{0,99}}[ -/]{{0,9}}[@-~]?|O[0-9]?[ -~]?|{_LETTER})?"
"""F1 of Linux, the other keys and the marks of a paste, F1 to F4 elsewhere, Alt-x; or as much of one as came."""

_KEY = re.compile(rf"{_LETTER}+|{_ESCAPED}|[\x00-\x1f\x7f-\x9f]")
_BEGUN = re.compile(r"\x1b(?:\[\[?|\[[0-?]{0,99}[ -/]{0,9}|O[0-9]?)?\Z")


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """Take the keys of the terminal until the block is left, however that happens.

    Leave it before another program, such as an editor, is to have them. What was typed ahead waits for the next block.
    """
    terminal = _terminal()
    if terminal is None:
        yield Keyboard()
        return
    keys = _keys_of(terminal)
    modes = keys.modes = Modes(terminal)
    try:
        modes.open()
        yield keys
    except KeyboardInterrupt:
        keys.ahead.clear()  # as the terminal itself does at Ctrl-C
        raise
    finally:
        modes.close()


class Keyboard:
    """The lines of stdin, as they come where no terminal's keys can be read."""

    def line(self) -> str | None:
        """Return the next line without its end, or None at the end of the input."""
        with suppress(OSError):
            if sys.stdin is not None and not sys.stdin.closed and (line := sys.stdin.readline()):
                return line.removesuffix("\n")
        return None


class Keys(Keyboard):
    """The keys of a terminal, line by line."""

    def __init__(self, terminal: int) -> None:
        self.terminal = terminal
        self.modes: Modes | None = None
        self.ahead: deque[str] = deque()
        self._last = ""
        self._echo: list[str] = []
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")

    def line(self) -> str | None:
        """Return the next line without its end, or None at the end of the input."""
        if self.modes:
            self.modes.take()
        letters: list[str] = []
        self._echo.clear()
        while (key := self._key()) and (key != "\x04" or letters):
            if key in {"\r", "\n"}:
                self._echo.append("\n")
                self._show()
                return "".join(letters)
            self._echo.append(_press(key.replace("\t", " "), letters))
        return None

    def _key(self) -> str:
        """Return some letters or one other key, nothing at the end; CR and LF together are one Enter."""
        while self.ahead or self._fill():
            before, self._last = self._last, self.ahead.popleft()
            if (before, self._last) != ("\r", "\n"):
                return self._last
        return ""

    def _fill(self) -> bool:
        """Show what was typed, wait for more and cut it into keys; False at the end of the input."""
        self._show()
        text = more = self._read(None)
        while more and _BEGUN.search(text):
            more = self._read(_PATIENCE)
            text += more
        self.ahead += _KEY.findall(text)
        return bool(text)

    def _read(self, seconds: float | None) -> str:
        """Return what is typed; nothing at the end, or when nothing came for so long."""
        import select

        waited_for = [self.terminal, *(self.modes.pipe[:1] if self.modes else ())]
        text = ""
        while not text:
            try:
                ready = select.select(waited_for, [], [], seconds)[0]
                if not ready:
                    break
                if self.terminal not in ready:
                    os.read(ready[0], _AT_ONCE)  # Python heard the signal when the wait ended
                    continue
                piece = os.read(self.terminal, _AT_ONCE)
            except BlockingIOError:
                continue
            except OSError:  # the terminal was closed
                break
            if not piece:
                break
            text = self._decoder.decode(piece)
        return text

    def _show(self) -> None:
        """Write what is to be seen of the keys; a terminal that was closed is left."""
        import select

        screen, left = self._screen(), memoryview("".join(self._echo).encode())
        self._echo.clear()
        with suppress(OSError):
            while left:
                with suppress(BlockingIOError):
                    select.select([], [screen], [])
                    left = left[os.write(screen, left) :]

    def _screen(self) -> int:
        """Return where keys are shown: on stderr like the questions, if people see that."""
        with suppress(AttributeError, OSError, ValueError):  # there is none, it is no file, or it was closed
            if sys.stderr.isatty():
                sys.stderr.flush()
                return sys.stderr.fileno()
        return self.terminal


def _press(key: str, letters: list[str]) -> str:
    """Do to a line what a key does, and return what is to be seen of it."""
    from unicodedata import category

    wiped = []
    if key in {"\b", "\x7f"} and letters:
        wiped.append(_erase(letters))
    elif key == "\x15":  # Ctrl-U
        while letters:
            wiped.append(_erase(letters))
    elif key == "\x17":  # Ctrl-W
        while letters and letters[-1].isspace():
            wiped.append(_erase(letters))
        while letters and not letters[-1].isspace():
            wiped.append(_erase(letters))
    elif category(key[0]) != "Cc":
        letters += key
        return _visible(key)
    return "".join(wiped)


def _visible(text: str) -> str:
    if hidden_character(text) is None:
        return text
    return "".join(letter for letter in text if hidden_character(letter) is None)


def _erase(letters: list[str]) -> str:
    """Take the last letter away with the marks that stand on it, and return what wipes it off."""
    letter = letters.pop()
    while letters and _visible(letter) and not _columns(letter):
        letter = letters.pop()
    return "\b \b" * _columns(letter)


def _columns(letter: str) -> int:
    """Return how wide a letter is on the screen: marks nothing, ideographs and emoji two columns."""
    from unicodedata import category, east_asian_width

    if not _visible(letter) or (category(letter) in {"Mn", "Me", "Cf"} and letter != "\xad"):  # a soft hyphen shows
        return 0
    return 2 if east_asian_width(letter) in {"W", "F"} else 1


def _terminal() -> int | None:
    """Return the descriptor of stdin, if it is a terminal whose keys can be read."""
    with suppress(ImportError, AttributeError, OSError, ValueError):
        import termios  # not on Windows

        with suppress(termios.error):
            termios.tcgetattr(sys.stdin.fileno())
            return sys.stdin.fileno()
    return None


@cache
def _keys_of(terminal: int) -> Keys:
    return Keys(terminal)
