"""Sheets taken one by one among the answers of their group, each once, and what becomes of the others."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal

from coprod_cli.cli import apart, console
from coprod_cli.cli.answers import STDIN
from coprod_cli.cli.opened import open_sound
from coprod_cli.cli.outputs import shown
from coprod_cli.cli.planned import write
from coprod_cli.cli.sheets import Refused, read_sheets, remarks
from coprod_cli.cli.typed import typed
from coprod_cli.errors import CoprodError
from coprod_cli.language import _, counted
from coprod_cli.records.kinds import ANSWERS
from coprod_cli.records.validate import validate
from coprod_cli.store import collected
from coprod_cli.store.lock import locked
from coprod_cli.store.packed import MOST_PACKED
from coprod_cli.store.tree import read_inside
from coprod_cli.words.calendar import month_words
from coprod_cli.yamltext.guard import printable
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coprod_cli.cli.sheets import Found
    from coprod_cli.project import Project
    from coprod_cli.records.answers import ApartAnswer
    from coprod_cli.records.sheet import Sheet

_Fate = Literal["taken", "there", "not-taken"]


def collect(root: Path, files: Sequence[Path], folder: Path | None, *, dry_run: bool) -> None:
    """Take every sheet that can be taken, and say of each file what became of it; CoprodError if some could not."""
    project = open_sound(root, only_scores=True).project
    work = Collecting(root, project, dry_run=dry_run)
    for path in files:
        work.file(path)
    latest = max(work.months, default="")
    if latest and not dry_run:
        together = typed(f"assess {latest}{work.options}", folder)
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
        self._tried: dict[tuple[str, str], str] = {}
        """What a dry run would have taken: the digest of each sheet."""

    def file(self, path: Path) -> None:
        """Take what stands in a file, and say what became of it."""
        name = _("answers") if path == STDIN else printable(str(path))
        try:
            content = _content(path)
        except OSError as error:
            reason = _("It could not be read: {reason}.").format(reason=error.strerror or error)
            self._say(name, "not-taken", None, [reason])
            return
        for found in read_sheets(self.project, PurePosixPath(name), content):
            self._one(name, found)

    def _one(self, name: str, found: Found | Refused) -> None:
        if isinstance(found, Refused):
            self._say(name, "not-taken", None, found.why)
            return
        with nullcontext() if self.dry_run else locked(self.root):
            fate = self._take(found, found.sheet)
        said: Iterator[str] | list[str] = remarks(self.project, found) if fate == "taken" else []
        if fate == "not-taken":
            path = shown(self.root / apart.place_of(self.project, found.sheet.month, found.sheet.group))
            told = _("Answers of this sheet were taken before, and {path} has none like these.").format(path=path)
            said = [told, _("If these are to count, change the old ones there by hand.")]
        else:
            self.months.add(found.sheet.month)
            self.options = "" if found.about == "project" else f" --about {found.about}"
        self._say(name, fate, found.sheet, said)

    def _take(self, found: Found, sheet: Sheet) -> _Fate:
        """Add a sheet to its group's answers unless it was added before; the lock is held."""
        digest = _digest(found.answer)
        if not self.dry_run:
            self._settle(sheet.month)
        if sheet.sheet in collected.taken(self.root, sheet.month):
            return "there" if self._equal(sheet.month, sheet.group, digest) else "not-taken"
        planned = apart.planned(self.root, self.project, sheet.month, sheet.group, found.plain)
        if self.dry_run:
            return self._try(sheet, digest)
        before = sum(_digest(each) == digest for each in planned.record.answers) - 1
        collected.begin(self.root, sheet.month, collected.Begun(sheet.sheet, sheet.group, digest, before))
        write(self.root, planned)
        collected.end(self.root, sheet.month, sheet.sheet)
        return "taken"

    def _try(self, sheet: Sheet, digest: str) -> _Fate:
        """Say what would become of a sheet, after those that this run saw before."""
        key = (sheet.month, sheet.sheet)
        if key in self._tried:
            return "there" if self._tried[key] == digest else "not-taken"
        self._tried[key] = digest
        return "taken"

    def _settle(self, month: str) -> None:
        """End what an earlier run began: if its answers were written, only the id of the sheet is missing."""
        begun = collected.begun(self.root, month)
        if begun is not None:
            written = self._equal(month, begun.group, begun.digest) > begun.before
            collected.end(self.root, month, begun.sheet if written else None)

    def _equal(self, month: str, group: str, digest: str) -> int:
        """Return how many of a group's answers say just this."""
        path = apart.place_of(self.project, month, group)
        try:
            document = read_yaml(path, read_inside(self.root, path))
        except FileNotFoundError:
            return 0
        record: Any
        record, _findings = validate(ANSWERS, path, document.data)
        return 0 if record is None else sum(_digest(each) == digest for each in record.answers)

    def _say(self, name: str, fate: _Fate, sheet: Sheet | None, remarks: Iterator[str] | Sequence[str]) -> None:
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


def _digest(answer: ApartAnswer) -> str:
    plain = answer.model_dump(mode="json", by_alias=True)
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
