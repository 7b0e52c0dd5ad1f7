"""The terminal's own modes and ours, and the signals that change between them."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType, ModuleType


class Modes:
    """The modes of one terminal while its keys are ours.

    TCSANOW flushes nothing, like TCSADRAIN; but it never waits, and no second signal interrupts it.
    """

    def __init__(self, terminal: int) -> None:
        import termios

        self.terminal = terminal
        self.is_open = True
        self.before: dict[int, Any] = {}
        self.woke_before = -1
        self.pipe: tuple[int, ...] = ()
        self.own: list[Any] = termios.tcgetattr(terminal)
        self.ours = [*self.own[:6], [*self.own[6]]]
        self.ours[0] &= ~(termios.ICRNL | termios.INLCR)
        self.ours[3] &= ~(termios.ICANON | termios.ECHO | termios.ECHONL | termios.IEXTEN)
        self.ours[3] |= termios.ISIG
        self.ours[6][termios.VMIN], self.ours[6][termios.VTIME] = 1, 0

    def open(self) -> None:
        """Take the keys, until a signal that ends or stops the program."""
        import signal as signals

        with suppress(ValueError):  # only the main thread hears of signals
            self._wake(signals)
            for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP", "SIGCONT"):
                signal = getattr(signals, name)
                if (before := signals.getsignal(signal)) not in (signals.SIG_IGN, None):
                    self.before[signal] = before
                    signals.signal(signal, self._heard)
        self.take()

    def close(self) -> None:
        """Give the keys back for good."""
        import signal as signals

        self.is_open = False
        self._set(self.own)
        with suppress(ValueError):
            for signal, before in self.before.items():
                signals.signal(signal, before)
            if self.pipe:
                signals.set_wakeup_fd(self.woke_before)
        for end in self.pipe:
            os.close(end)
        self.pipe = ()

    def _wake(self, signals: ModuleType) -> None:
        """Have every signal end the wait for a key, also one that comes in the moment before the wait begins."""
        self.woke_before = signals.set_wakeup_fd(-1)
        self.pipe = os.pipe()
        for end in self.pipe:
            os.set_blocking(end, False)
        signals.set_wakeup_fd(self.pipe[1], warn_on_full_buffer=False)

    def take(self) -> None:
        """Have every key at once, and nothing shown but by us."""
        if self.is_open:
            self._set(self.ours)

    def _set(self, modes: list[Any]) -> None:
        import termios

        with suppress(termios.error):  # the terminal was closed
            if self._is_in_front():
                termios.tcsetattr(self.terminal, termios.TCSANOW, modes)

    def _is_in_front(self) -> bool:
        """Say whether the terminal is ours to change; behind a shell the modes are the shell's."""
        with suppress(OSError):
            return os.tcgetpgrp(self.terminal) == os.getpgrp()
        return True

    def _heard(self, signal: int, frame: FrameType | None) -> None:
        """Give the keys back and let a signal do what it does; take them again if that was not the end."""
        import signal as signals

        if signal != signals.SIGCONT:
            self._set(self.own)
        if callable(before := self.before[signal]):
            before(signal, frame)
        else:
            signals.signal(signal, before)
            os.kill(os.getpid(), signal)
            signals.signal(signal, self._heard)
        self.take()
