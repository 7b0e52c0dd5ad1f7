"""A table with answers: its mapping begun or used, and each row taken as one person's sheet."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from coprod_cli.analysis.table_shape import PLAIN, is_finished, shape_of
from coprod_cli.cli import console, mappings
from coprod_cli.cli.outputs import shown
from coprod_cli.cli.rows import Rows
from coprod_cli.cli.sheets import Refused, is_older, personal
from coprod_cli.language import _, counted
from coprod_cli.records.sheet import VERSION_KEY
from coprod_cli.store import collected
from coprod_cli.store.lock import locked
from coprod_cli.store.table import Table, Unreadable, read_table
from coprod_cli.store.write import write_new
from coprod_cli.words.calendar import month_words
from coprod_cli.words.mapping import draft, has_own_headings
from coprod_cli.words.mapping_plan import begun_words, plan_words, tool_words
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from coprod_cli.analysis.table_shape import Shape
    from coprod_cli.cli.batches import Fate
    from coprod_cli.cli.collecting import Collecting
    from coprod_cli.cli.sheets import Found
    from coprod_cli.project import Project
    from coprod_cli.records.mapping import MappingRecord


class _Fates(NamedTuple):
    """What became of the rows of one table."""

    taken: Counter[tuple[str, str]]
    """How many were taken, by group and month."""
    there: Counter[str]
    """How many were there before, by their month."""
    remarks: list[str]


def answers_in(project: Project, content: bytes) -> Table | Unreadable | None:
    """Return the table of answers in a file, why it cannot be read, or None for any other file."""
    if VERSION_KEY.encode() in content:
        return None
    table = read_table(content)
    if table is None or isinstance(table, Unreadable) or shape_of(table.headings) is not PLAIN:
        return table
    known = has_own_headings(project, table.headings)
    regular = len(table.headings) > 1 and table.rows and all(row.fits for row in table.rows)
    return table if known or regular else None


def take_table(work: Collecting, name: str, table: Table | Unreadable) -> None:
    """Take the rows of a table by its mapping; where there is none yet, begin it and say what to do."""
    why = _why_not(table)
    if isinstance(table, Unreadable) or why:
        work.refuse(name, [why])
        return
    shape = shape_of(table.headings)
    path = mappings.path_for(shape, table.headings)
    kept = None if path in work.begun else mappings.kept(work.root, work.project, path, table.headings)
    if kept is None:
        _begin(work, name, table, shape, path)
    elif kept.record is None or kept.wrong:
        where = _("{path} is not finished.").format(path=shown(work.root / path))
        work.refuse(name, [where, *kept.wrong])
    else:
        _by_mapping(work, name, table, shape, kept.record, path)


def _why_not(table: Table | Unreadable) -> str:
    """Return why the rows of a table cannot be taken at all, or nothing."""
    if isinstance(table, Unreadable):
        return table.why
    if not table.decoded:
        return _("Its letters are not saved as UTF-8. Open it in a spreadsheet, and save it as XLSX or as CSV UTF-8.")
    return "" if table.rows else _("It has headings, and no answers below them yet.")


def _begin(work: Collecting, name: str, table: Table, shape: Shape, path: PurePosixPath) -> None:
    """Write a mapping for a person to look over, and say what it would do; nothing is taken yet."""
    from coprod_cli.render.mapping import text

    made = draft(work.project, shape, table.headings, [row.cells for row in table.rows if row.fits])
    console.message(tool_words(name, shape.tool, len(table.rows)))
    if path not in work.begun and not work.dry_run:
        with locked(work.root):
            write_new(work.root, path, text(work.project, made).encode())
    work.begun.add(path)
    said = _("Would write {path}") if work.dry_run else _("Wrote {path}")
    console.message(said.format(path=shown(work.root / path)))
    for line in begun_words(work.project, made):
        console.message(f"  {printable(line)}")


def _by_mapping(
    work: Collecting, name: str, table: Table, shape: Shape, mapping: MappingRecord, path: PurePosixPath
) -> None:
    console.message(tool_words(name, shape.tool, len(table.rows)))
    for line in plan_words(work.project, mapping, str(shown(work.root / path))):
        console.message(f"  {printable(line)}")
    fates = _Fates(Counter(), Counter(), [])
    unfinished = [row.number for row in table.rows if not is_finished(shape, table.headings, row.cells)]
    rows = Rows(work.project, mapping, shape, table)
    _take_rows(work, name, list(rows.read(PurePosixPath(name), skipped=unfinished)), fates)
    if unfinished:
        said = _("{name}: not finished by the people who answered, so not taken: rows {numbers}.")
        console.message(said.format(name=name, numbers=", ".join(map(str, unfinished))))
    for line in _outcome(work, name, fates):
        console.message(line)


def _take_rows(work: Collecting, name: str, rows: Sequence[tuple[int, Found | Refused]], fates: _Fates) -> None:
    """Take all rows together, then say what became of each, in their order."""
    elsewhere = _elsewhere(work.root, rows)
    new = [found for number, found in rows if not isinstance(found, Refused) and number not in elsewhere]
    taken = iter(work.take(new))
    for number, found in rows:
        if isinstance(found, Refused):
            work.refuse(_("{name}, row {number}").format(name=name, number=number), found.why)
        elif number in elsewhere:
            fates.there[elsewhere[number]] += 1
        else:
            _row(work, name, number, found, *next(taken), fates)


def _elsewhere(root: Path, rows: Iterable[tuple[int, Found | Refused]]) -> dict[int, str]:
    """Return the rows that were taken in another round, or stand above for another one, each with its month."""
    known: dict[str, list[str]] = {}
    for month in collected.months(root):
        for sheet in collected.taken(root, month):
            known.setdefault(sheet, []).append(month)
    elsewhere = {}
    for number, found in rows:
        if not isinstance(found, Refused):
            months = known.setdefault(found.sheet.sheet, [found.sheet.month])
            if found.sheet.month not in months:
                elsewhere[number] = months[0]
    return elsewhere


def _row(work: Collecting, name: str, number: int, found: Found, fate: Fate, why: Sequence[str], fates: _Fates) -> None:
    if fate == "not-taken":
        work.refuse(_("{name}, row {number}").format(name=name, number=number), why)
        return
    if fate == "there":
        fates.there[found.sheet.month] += 1
        return
    fates.taken[found.sheet.group, found.sheet.month] += 1
    fates.remarks.extend(
        _("Row {number}: {message}").format(number=number, message=message) for message in _remarks(work.project, found)
    )


def _remarks(project: Project, found: Found) -> Iterator[str]:
    if is_older(project, found):
        yield _("The form had an older wording. The answers are to its words.")
    yield from dict.fromkeys(personal(found))


def _outcome(work: Collecting, name: str, fates: _Fates) -> Iterator[str]:
    for (group, month), count in fates.taken.items():
        said = counted("{name}: {count} row taken, for {group}, {month}.",
                       "{name}: {count} rows taken, for {group}, {month}.", count)  # fmt: skip
        if work.dry_run:
            said = counted("{name}: {count} row would be taken, for {group}, {month}.",
                           "{name}: {count} rows would be taken, for {group}, {month}.", count)  # fmt: skip
        called = printable(work.project.group_name(group))
        yield said.format(name=name, count=count, group=called, month=month_words(month))
    for month, count in fates.there.items():
        said = counted("{name}: {count} row there already in {month}, and not added again.",
                       "{name}: {count} rows there already in {month}, and not added again.", count)  # fmt: skip
        yield said.format(name=name, count=count, month=month_words(month))
    for each in fates.remarks:
        yield f"  {printable(each)}"
