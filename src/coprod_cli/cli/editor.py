"""A person's own editor, for one long answer."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

USUAL = ("notepad",) if os.name == "nt" else ("nano", "vi", "vim")
"""Editors that a machine is likely to have, the plainest first."""


def edited(text: str) -> str | None:
    """Return a text after the person's editor, on one line; None when the editor cannot be had or fails.

    The file lies in the system's folder for such things, readable for its owner alone, and goes afterwards.
    """
    usual = next(filter(shutil.which, USUAL), USUAL[0])
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or usual, posix=os.name != "nt")
    with tempfile.TemporaryDirectory(prefix="coprod-") as folder:
        file = Path(folder, "answer.txt")
        file.write_text(f"{text}\n" if text else "", encoding="utf-8")
        try:
            done = subprocess.run([*command, str(file)], check=False)  # noqa: S603  # the person chose the editor
            said = file.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return None
    return " ".join(said.split()) if done.returncode == 0 else None
