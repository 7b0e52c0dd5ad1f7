"""What is printed, and where: results on stdout, messages on stderr, colour only where wanted."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING, TextIO

from coprod_cli.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_cli.errors import CoprodError
    from coprod_cli.findings import Finding

_OUT_OF_A_FILE = re.compile(r" +\d* *\| ")


def result(text: str, *, end: str = "\n") -> None:
    """Print what was asked for, on stdout."""
    _write(sys.stdout, text + end)


def finding(found: Finding) -> None:
    """Print a finding on stdout, and an empty line; on a real terminal in colour."""
    if wants_colour(sys.stdout, os.environ):
        from coprod_cli.cli.colour import print_finding

        print_finding(found)
    else:
        from coprod_cli.render.text import finding_text

        result(finding_text(found))
    result("")


def message(text: str) -> None:
    """Print something about the work, on stderr; for a terminal, cut between words."""
    if sys.stderr is not None and sys.stderr.isatty():
        text = "\n".join(map(cut_to_fit, text.split("\n")))
    _write(sys.stderr, text + "\n")


def cut_to_fit(line: str) -> str:
    """Return a line in pieces that fit the terminal, cut between words, so that nobody hears half of one.

    A line with a command stays whole, for it may be copied, and so does one out of a file, with its caret.
    """
    import shutil
    import textwrap

    width = shutil.get_terminal_size().columns
    if len(line) < width or "coprod " in line or _OUT_OF_A_FILE.match(line):
        return line
    margin = line[: len(line) - len(line.lstrip())]
    return textwrap.fill(line, max(width - 1, len(margin) + 1), subsequent_indent=margin,
                         break_long_words=False, break_on_hyphens=False)  # fmt: skip


def prompt(sign: str) -> None:
    """Print what an answer is typed behind, on stderr, at once."""
    _write(sys.stderr, sign)
    if sys.stderr is not None:
        sys.stderr.flush()


def error(problem: CoprodError) -> None:
    """Print why a request could not be done, and what to type."""
    from coprod_cli.yamltext.guard import printable

    message(_("coprod: {message}").format(message=printable(problem.message)))
    if problem.hint:
        message("  " + _("hint: {hint}").format(hint=printable(problem.hint)))


def _write(stream: TextIO | None, text: str) -> None:
    """Write text; letters that the stream cannot show become escapes, a closed one is left."""
    if stream is None:
        return
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def flush() -> None:
    """Send what was printed on its way; raises OSError when it does not get there."""
    if sys.stdout is not None:
        sys.stdout.flush()


def abandon_stdout() -> None:
    """Let go of a stdout that cannot be written, so that the end of the program is quiet."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_colour(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Say whether a stream is a real terminal and nothing asks for none of the colour."""
    return (
        stream is not None and stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    )
