"""Files with sheets, one after the other: what can be taken of each, and what is said of it."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from coprod_cli.cli import apart, console
from coprod_cli.cli.answers import STDIN
from coprod_cli.cli.batches import Batches
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.outputs import shown
from coprod_cli.cli.sheets import Refused, read_sheets, remarks
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _, counted
from coprod_cli.store.packed import MOST_PACKED
from coprod_cli.words.calendar import month_words
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.cli.batches import Fate
    from coprod_cli.cli.sheets import Found
    from coprod_cli.project import Project
    from coprod_cli.records.sheet import Sheet


def collect(root: Path, files: Sequence[Path], folder: Path | None, *, dry_run: bool) -> None:
    """Take every sheet that can be taken, and say of each file what became of it; CoprodError if some could not."""
    project = open_sound(root, only_scores=True).project
    work = Collecting(root, project, dry_run=dry_run)
    for path in files:
        work.file(path)
    latest = max(work.months, default="")
    if latest and not dry_run:
        together = typed(f"agree {latest}{work.options}", folder)
        console.message(_("When everybody has answered, agree together. Next: {command}").format(command=together))
    if work.refused:
        message = counted("The answers of {count} sheet could not be taken.",
                          "The answers of {count} sheets could not be taken.", work.refused)  # fmt: skip
        hint = _("The reasons stand above. What was taken is safe, and running this again adds nothing twice.")
        raise CoprodError(message.format(count=work.refused), hint)


class Collecting:
    """One run over many files."""

    def __init__(self, root: Path, project: Project, *, dry_run: bool) -> None:
        self.root = root
        self.project = project
        self.dry_run = dry_run
        self.refused = 0
        self.months: set[str] = set()
        self.options = ""
        """What the answers of the latest round were about, as an option."""
        self.begun: set[PurePosixPath] = set()
        """The mappings that this run began: nobody has looked them over yet."""
        self._batches = Batches(root, project, dry_run=dry_run)

    def file(self, path: Path) -> None:
        """Take what stands in a file, and say what became of it."""
        name = _("answers") if path == STDIN else printable(str(path))
        try:
            content = _content(path)
        except OSError as error:
            reason = _("It could not be read: {reason}.").format(reason=error.strerror or error)
            self._say(name, "not-taken", None, [reason])
            return
        if self._table(name, content):
            return
        found = read_sheets(self.project, PurePosixPath(name), content)
        fates = iter(self.take([each for each in found if not isinstance(each, Refused)]))
        for each in found:
            if isinstance(each, Refused):
                self.refuse(name, each.why)
            else:
                fate, said = next(fates)
                self._say(name, fate, each.sheet, said or (remarks(self.project, each) if fate == "taken" else ()))

    def _table(self, name: str, content: bytes) -> bool:
        """Take the rows of a table, and return whether the file is one."""
        from coprod_cli.cli.tables import answers_in, take_table

        table = answers_in(self.project, content)
        if table is not None:
            take_table(self, name, table)
        return table is not None

    def refuse(self, name: str, why: Sequence[str]) -> None:
        """Say why something cannot be taken."""
        self._say(name, "not-taken", None, why)

    def take(self, sheets: Sequence[Found]) -> list[tuple[Fate, Sequence[str]]]:
        """Take several people's answers unless they were taken before; return what became of each, and why."""
        fates = self._batches.take(sheets)
        for found, fate in zip(sheets, fates, strict=True):
            if fate != "not-taken":
                self.months.add(found.sheet.month)
                self.options = "" if found.about == "project" else f" --about {found.about}"
        return [(fate, self._why_not(found) if fate == "not-taken" else ())
                for found, fate in zip(sheets, fates, strict=True)]  # fmt: skip

    def _why_not(self, found: Found) -> Sequence[str]:
        path = shown(self.root / apart.place_of(self.project, found.sheet.month, found.sheet.group))
        told = _("Answers of this sheet were taken before, and {path} has none like these.").format(path=path)
        return told, _("If these are to count, change the old ones there by hand.")

    def _say(self, name: str, fate: Fate, sheet: Sheet | None, remarks: Iterator[str] | Sequence[str]) -> None:
        self.refused += fate == "not-taken"
        said = {
            "taken": _("{name}: would be taken, for {group}, {month}.") if self.dry_run
            else _("{name}: taken, for {group}, {month}."),
            "there": _("{name}: there already, and not added again."),
            "not-taken": _("{name}: not taken."),
        }[fate]  # fmt: skip
        group = self.project.group_name(sheet.group) if sheet is not None else ""
        month = month_words(sheet.month) if sheet is not None else ""
        console.message(said.format(name=name, group=printable(group), month=month))
        for each in remarks:
            console.message(f"  {printable(each)}")


def _content(path: Path) -> bytes:
    if path == STDIN:
        if sys.stdin is None:
            raise CoprodError(_("The standard input is closed."), _("Name a file."))
        return sys.stdin.buffer.read(MOST_PACKED + 1)
    with path.open("rb") as file:
        return file.read(MOST_PACKED + 1)
