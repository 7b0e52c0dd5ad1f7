"""Before the first command and after the last: the language, the streams, and the way out."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

from coprod_cli import language, resources


def start() -> None:
    """Choose the language, then build the commands and run one of them."""
    language.choose(os.environ, resources.catalogues())
    for stream in (sys.stdout, sys.stderr):
        # A pipe on Windows is not UTF-8; what it cannot show must not end the program.
        with contextlib.suppress(AttributeError, OSError):  # a closed one, or one that is full: said at the end
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # not every stream can
    code = _run()
    # The end comes now: without this Python would first look through everything for garbage.
    gc.freeze()
    sys.exit(code)


def _run() -> int | str | None:
    """Run the command, and return its exit code; what was printed has arrived, or the code says not."""
    from coprod_cli.cli import console
    from coprod_cli.cli.app import app
    from coprod_cli.cli.boundary import COULD_NOT, exit_for

    stdout = sys.stdout
    try:
        app()
    except SystemExit as ended:
        code = ended.code
        if sys.stdout is not stdout:  # what Click leaves behind when the reader of the help has gone
            return COULD_NOT
    except OSError as error:  # from what Typer itself prints, such as the help
        return exit_for(error)
    try:
        console.flush()
    except OSError as error:
        return exit_for(error)
    return code
