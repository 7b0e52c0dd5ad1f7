"""The error boundary: what an error is to the shell, and to the person."""

from __future__ import annotations

import typer

from coprod_cli import __version__
from coprod_cli.cli import console
from coprod_cli.cli.usage import MISTYPED, Mistyped
from coprod_cli.errors import CoprodError, FilesHaveErrors
from coprod_cli.language import _

COULD_NOT = 3
BUG = 4
INTERRUPTED = 130


def exit_for(error: BaseException) -> int | None:  # noqa: PLR0911  # one line for each kind of ending
    """Return the exit code for an error after telling about it, or None for Typer's own."""
    if isinstance(error, FilesHaveErrors):
        return _files_have_errors(error)
    if isinstance(error, Mistyped):
        console.error(error)
        return MISTYPED
    if isinstance(error, CoprodError):
        console.error(error)
        return COULD_NOT
    if isinstance(error, KeyboardInterrupt):
        console.message("")
        console.message(_("coprod: stopped."))
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        console.abandon_stdout()
        return COULD_NOT
    if isinstance(error, OSError):
        return _output_failed(error)
    if isinstance(error, typer.Exit | typer.Abort | SystemExit):
        return None
    if isinstance(error, Exception):
        return _bug(error)
    return None


def _files_have_errors(error: FilesHaveErrors) -> int:
    from coprod_cli.render.text import finding_text

    for finding in error.findings:
        console.message(finding_text(finding) + "\n")
    console.error(error)
    return COULD_NOT


def _output_failed(error: OSError) -> int:
    """Tell of a failing write; files name themselves, so this is stdout or something like it."""
    console.abandon_stdout()
    reason = error.strerror or str(error)
    console.error(
        CoprodError(
            _("The system did not let coprod go on: {reason}.").format(reason=reason),
            _("Check that the disk is not full and that you may write there."),
        )
    )
    return COULD_NOT


def _bug(error: Exception) -> int:
    """Tell of a bug without the values that were at work: they may be people's words."""
    import platform
    import traceback

    places = [
        f"{frame.filename.rpartition('coprod_cli')[2] or frame.name}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if "coprod_cli" in frame.filename
    ]
    console.message(_("coprod: this is a bug in coprod, and not your mistake. Nothing was changed by it."))
    console.message(
        "  "
        + _("Please report these two lines; they hold none of your words.")
        + f"\n  coprod {__version__}, Python {platform.python_version()}, {platform.system()}"
        + f"\n  {type(error).__name__} at {' < '.join(reversed(places[-6:]))}"
    )
    return BUG
