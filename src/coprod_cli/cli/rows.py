"""Rows of a table as sheets: each is written as a form's page would give it back, and judged like one."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coprod_cli.analysis.table_shape import is_note, row_ids
from coprod_cli.cli.sheets import Found, Refused, by_itself, judged
from coprod_cli.language import _
from coprod_cli.records.assessment import ABOUTS
from coprod_cli.records.base import LONGEST_TEXT
from coprod_cli.records.sheet import VERSION, VERSION_KEY
from coprod_cli.words import known_words
from coprod_cli.words.form import ALONE, LEFT_OUT, form_code
from coprod_cli.words.known_words import bare
from coprod_cli.words.mapping import shown_heading
from coprod_cli.words.survey import FormLine, read_line

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import PurePosixPath

    from coprod_cli.analysis.table_shape import Shape
    from coprod_cli.project import Project
    from coprod_cli.records.mapping import Column, MappingRecord
    from coprod_cli.store.table import Table, TableRow

_PLACES = {"level": 0, "why": 1, "example": 2, "helps": 3, "in_the_way": 4}
"""In which order a score is written."""


class _WrongRowError(Exception):
    """Its text says what is wrong, without a word of what a person wrote."""


class Rows:
    """The rows of one table, read by a mapping."""

    def __init__(self, project: Project, mapping: MappingRecord, shape: Shape, table: Table) -> None:
        self.project = project
        self.mapping = mapping
        self.shape = shape
        self.table = table

    def read(self, path: PurePosixPath, skipped: Container[int]) -> Iterator[tuple[int, Found | Refused]]:
        """Yield each row that is not skipped: its number, and one person's answers or why there are none."""
        ids = row_ids(self.shape, self.table.headings, [row.cells for row in self.table.rows])
        for row, sheet in zip(self.table.rows, ids, strict=True):
            if row.number not in skipped and not is_note(self.shape, row.cells):
                yield row.number, self._row(path, row, sheet)

    def _row(self, path: PurePosixPath, row: TableRow, sheet: str) -> Found | Refused:
        if not row.fits:
            return Refused((_("It has another number of cells than there are headings."),))
        try:
            data = self._data(row, sheet)
        except _WrongRowError as error:
            return Refused((str(error),))
        return judged(self.project, path, json.dumps(data, ensure_ascii=False), by_itself)

    def _data(self, row: TableRow, sheet: str) -> dict[str, Any]:
        """Return a row as a form's page would give it back."""
        form = self._form(row)
        scores: dict[str, dict[str, Any]] = {}
        left_out = set()
        for column, text in self._answers(row):
            principle = self.project.framework.principle_ids[column.principle or ""]
            score = scores.setdefault(principle, {})
            if column.says == "level":
                means = self._meaning(form.about, column, text)
                if means == LEFT_OUT:
                    left_out.add(principle)
                score["answer" if means in ALONE else "level"] = means
            elif column.says == "example":
                score["examples"] = [{"said": text}]
            else:
                score[str(column.says)] = text
        given = {principle: score for principle, score in scores.items() if principle not in left_out}
        known = form._asdict()
        return {VERSION_KEY: int(VERSION), "form": known.pop("code"), "sheet": sheet,
                "scores": {known.pop("about"): given}, **known}  # fmt: skip

    def _answers(self, row: TableRow) -> list[tuple[Column, str]]:
        """Return the cells that hold an answer, with their column, as a score is written."""
        found = []
        for place, column in enumerate(self.mapping.columns):
            text = _cell(row, place)
            if column.says not in _PLACES or not text:
                continue
            if len(text) > LONGEST_TEXT:
                message = _('The text under "{heading}" is longer than {count} characters.')
                raise _WrongRowError(message.format(heading=self._heading(place), count=LONGEST_TEXT))
            found.append((column, text))
        return sorted(found, key=lambda pair: _PLACES[str(pair[0].says)])

    def _meaning(self, about: str, column: Column, text: str) -> str:
        means = self._own_words.get(bare(text)) or self._words[about].get(bare(text))
        if means is None:
            message = _('The answer under "{heading}" is none of the words that the mapping knows. Add it there.')
            raise _WrongRowError(message.format(heading=column.column))
        return means

    def _form(self, row: TableRow) -> FormLine:
        told = self._told(row, "form")
        if told is not None:
            line = read_line(told)
            if line is None:
                raise _WrongRowError(_("It does not say which form it was, or that was changed by hand."))
            return line
        month, about = self.mapping.month or "", self.mapping.about
        group = self._group(row)
        framework = self.project.framework
        wording = framework.fingerprint(self.project.language)
        code = form_code(self.project, month, group, about, wording)
        return FormLine(code, month, group, about, framework.id, wording)

    def _group(self, row: TableRow) -> str:
        told = self._told(row, "group")
        if told is None:
            return self.mapping.group or ""
        if not told:
            raise _WrongRowError(_("It does not say which group the answers come from."))
        if bare(told) not in self._groups:
            raise _WrongRowError(_("It names a group that the mapping does not know. Add it there."))
        return self._groups[bare(told)]

    def _told(self, row: TableRow, what: str) -> str | None:
        """Return what a row says in the column of a kind, or None where there is no such column."""
        places = [place for place, column in enumerate(self.mapping.columns) if column.says == what]
        return _cell(row, places[0]) if places else None

    def _heading(self, place: int) -> str:
        return shown_heading(self.table.headings[place], place + 1)

    @cached_property
    def _own_words(self) -> Mapping[str, str]:
        return {bare(each.words): each.means for each in self.mapping.words if each.means is not None}

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, str]]:
        return defaultdict(dict, {about: known_words.meanings(self.project, about) for about in ABOUTS})

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        known = dict(known_words.group_names(self.project))
        return known | {bare(each.words): each.group for each in self.mapping.groups if each.group is not None}


def _cell(row: TableRow, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
