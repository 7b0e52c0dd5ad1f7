"""Commands as a person can type them, in sentences that say what to do next."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def typed(command: str, folder: Path | None) -> str:
    """Return a command with the folder that was named for the last one, `coprod diff -C maple`."""
    return f"coprod {command}" if folder is None else f"coprod {command} -C {quoted(folder)}"


def quoted(path: Path) -> str:
    """Return a path as one word of this system's shell."""
    if sys.platform == "win32":
        import subprocess

        return subprocess.list2cmdline([str(path)])
    import shlex

    return shlex.quote(str(path))
