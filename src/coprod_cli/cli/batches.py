"""Sheets that came together, added to their groups' answers with one write for each group, and each only once."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from coprod_cli.cli import apart
from coprod_cli.cli.planned import write
from coprod_cli.records.kinds import ANSWERS
from coprod_cli.records.validate import validate
from coprod_cli.store import collected
from coprod_cli.store.lock import locked
from coprod_cli.store.tree import read_if_there
from coprod_cli.yamltext.parse import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.cli.planned import PlannedFile
    from coprod_cli.cli.sheets import Found
    from coprod_cli.project import Project
    from coprod_cli.records.answers import ApartAnswer

Fate = Literal["taken", "there", "not-taken"]
"""What becomes of a sheet."""

_Place = tuple[str, str]
"""A month and a group: what is kept in one file."""


class Batches:
    """What one run adds, one batch after the other; a dry run remembers what it would have added."""

    def __init__(self, root: Path, project: Project, *, dry_run: bool) -> None:
        self.root = root
        self.project = project
        self.dry_run = dry_run
        self._ids: dict[str, set[str]] = {}
        """The sheets that were taken, by month, as a dry run would have them."""
        self._said: dict[_Place, Counter[str]] = {}
        """How often which answers stand in a group's file, by their digest, as a dry run would have them."""

    def take(self, sheets: Sequence[Found]) -> list[Fate]:
        """Take all sheets that were not taken before, and return what became of each.

        Every group's file is planned before any is written, so one that has errors stops all of them.
        """
        with nullcontext() if self.dry_run else locked(self.root):
            self._look(sheets)
            new = self._new(sheets)
            plans = {place: self._plan(place, batch) for place, batch in _by_place(sheets, new).items()}
            for place, (planned, begun) in plans.items():
                self._add(place, planned, begun)
        return ["taken" if number in new else self._known(found) for number, found in enumerate(sheets)]

    def _look(self, sheets: Sequence[Found]) -> None:
        """Read what stands in the files now, each once; a dry run goes on from what it would have written."""
        if not self.dry_run:
            self._ids.clear()
            self._said.clear()
        for month in dict.fromkeys(found.sheet.month for found in sheets):
            if not self.dry_run:
                self._settle(month)
            self._ids.setdefault(month, set(collected.taken(self.root, month)))

    def _settle(self, month: str) -> None:
        """End what an earlier run began: of sheets whose answers were written, only the ids are missing."""
        begun = collected.begun(self.root, month)
        if begun:
            written = [each.sheet for each in begun if self._counts((month, each.group))[each.digest] > each.before]
            collected.end(self.root, month, written)

    def _new(self, sheets: Sequence[Found]) -> frozenset[int]:
        """Return the places of the sheets that are to be taken: the first one of each id that is not known."""
        new = set()
        for number, found in enumerate(sheets):
            ids = self._ids[found.sheet.month]
            if found.sheet.sheet not in ids:
                ids.add(found.sheet.sheet)
                new.add(number)
        return frozenset(new)

    def _plan(self, place: _Place, batch: Sequence[Found]) -> tuple[PlannedFile, list[collected.Begun]]:
        """Return a group's file with a batch in it, and the note of what is about to be added."""
        month, group = place
        planned = apart.planned(self.root, self.project, month, group, [found.plain for found in batch])
        counts = self._counts(place)
        begun = []
        for found in batch:
            digest = _digest(found.answer)
            begun.append(collected.Begun(found.sheet.sheet, group, digest, counts[digest]))
            counts[digest] += 1
        return planned, begun

    def _add(self, place: _Place, planned: PlannedFile, begun: Sequence[collected.Begun]) -> None:
        """Write a batch; where it stops between two steps, the next run knows from the note how far it came."""
        if not self.dry_run:
            month, _group = place
            collected.begin(self.root, month, begun)
            write(self.root, planned)
            collected.end(self.root, month, [each.sheet for each in begun])

    def _known(self, found: Found) -> Fate:
        """Return what becomes of a sheet that was taken before: its group's file says the same, or something else."""
        counts = self._counts((found.sheet.month, found.sheet.group))
        return "there" if counts[_digest(found.answer)] else "not-taken"

    def _counts(self, place: _Place) -> Counter[str]:
        if place not in self._said:
            self._said[place] = self._read(place)
        return self._said[place]

    def _read(self, place: _Place) -> Counter[str]:
        """Return how often each answer stands in a group's file."""
        path = apart.place_of(self.project, *place)
        content = read_if_there(self.root, path)
        if content is None:
            return Counter()
        document = read_yaml(path, content)
        record: Any
        record, _findings = validate(ANSWERS, path, document.data)
        return Counter() if record is None else Counter(map(_digest, record.answers))


def _by_place(sheets: Sequence[Found], new: frozenset[int]) -> dict[_Place, list[Found]]:
    batches: dict[_Place, list[Found]] = {}
    for number, found in enumerate(sheets):
        if number in new:
            batches.setdefault((found.sheet.month, found.sheet.group), []).append(found)
    return batches


def _digest(answer: ApartAnswer) -> str:
    plain = answer.model_dump(mode="json", by_alias=True)
    return sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()
