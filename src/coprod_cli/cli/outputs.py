"""Where a command's result goes: the file that a person named, or one in `reports/`."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.cli import console
from coprod_cli.errors import CoprodError
from coprod_cli.language import _
from coprod_cli.store.find import no_folder
from coprod_cli.store.packed import is_packed
from coprod_cli.store.private import FOLDER, ONLY_OWNER, private_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

REPORTS = "reports"
PAGES = frozenset({".md", ".html"})

MARK = b"coprod made this page, and may replace it."
"""What a Word file and a PDF hold near their end until a person changes and saves them."""
_PDF_END = re.compile(rb"% " + re.escape(MARK) + rb"\nstartxref\n[0-9]+\n%%EOF\s*")
MADE_BY_COPROD = b"<!-- " + MARK + b" -->"
"""The last line of every page that coprod writes: only such a page is replaced by another one."""


def destination(root: Path, wanted: Path | None, name: str, endings: Collection[str], *, private: bool = False) -> Path:
    """Return the file to write: the named one, if its ending and its folder are known, or `reports/NAME`.

    What is private to one person goes to `.coprod/reports/`, unless that person names a file.
    A named file's folder has to be there, or be `reports/`, which is made with its first file.
    """
    if wanted is None:
        return shown(root / (FOLDER / REPORTS if private else REPORTS) / name)
    if wanted.suffix.lower() not in endings:
        raise CoprodError(
            _("{name} does not say what kind of file is wanted.").format(name=wanted.name),
            _("End its name with one of these: {endings}").format(endings=", ".join(endings)),
        )
    if not wanted.parent.is_dir() and wanted.parent.absolute() != (root / REPORTS).absolute():
        raise no_folder(wanted.parent)
    return wanted


def save(root: Path, files: Mapping[Path, bytes], *, dry_run: bool) -> None:
    """Write files over their earlier versions, and say so; with `dry_run` only say so.

    What coprod did not make is people's own, whatever its name, and is never replaced.
    """
    from coprod_cli.store.write import replace

    for path in files:
        _refuse_own(path)
    for path, content in files.items():
        if dry_run:
            console.message(_("Would write {path}").format(path=path))
            continue
        folder, below = _on_the_way(root, path)
        if below.is_relative_to(FOLDER):
            private_folder(folder)
            replace(folder, below, content, mode=ONLY_OWNER)
        else:
            replace(folder, below, content)
        console.message(_("Wrote {path}").format(path=path))


def _on_the_way(root: Path, path: Path) -> tuple[Path, PurePosixPath]:
    """Return a path in two: down to the project, where it lies there, and on from it.

    Inside a project nothing is written through a link.
    """
    top, whole = Path.cwd() / root, Path.cwd() / path
    if whole.is_relative_to(top):
        return top, PurePosixPath(whole.relative_to(top).as_posix())
    return path.parent, PurePosixPath(path.name)


def page(text: str) -> bytes:
    """Return a page, or a picture that belongs to one, as it is written: with the mark that coprod made it."""
    return text.rstrip().encode() + b"\n\n" + MADE_BY_COPROD + b"\n"


def _refuse_own(path: Path) -> None:
    """Refuse to replace what coprod did not make: it has no mark, nor has a page of its name beside it."""
    ours = is_ours(path) or (path.suffix.lower() not in PAGES and is_ours(path.with_suffix(".md")))
    if path.exists() and not ours:
        raise CoprodError(
            _("{path} is there, and coprod did not make it.").format(path=path),
            _("Give it another name, then run the command again."),
        )


def is_ours(page: Path) -> bool:
    """Say whether coprod made a page, and nobody has changed its end since."""
    if not page.is_file():
        return False
    content = page.read_bytes()
    if content.startswith(b"%PDF-"):
        end = content.rfind(b"% " + MARK)
        return end >= 0 and _PDF_END.fullmatch(content, end) is not None
    return content.rstrip().endswith(MARK if is_packed(content) else MADE_BY_COPROD)


def shown(path: Path) -> Path:
    """Return a path as short as it can be said: from the current folder, where it is below it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
