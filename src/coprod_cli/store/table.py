"""A file to a table of texts: CSV or a workbook, one row for each person, with nothing guessed."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from coprod_cli.language import _
from coprod_cli.store.packed import MOST_PACKED, is_packed, why_not_opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_ROWS = 1000
MOST_COLUMNS = 300
"""What a table of answers may have; a group of hundreds fits in."""
_BOOK = "xl/workbook.xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_DELIMITERS = ",;\t"


class TableRow(NamedTuple):
    """One row: its number, as a spreadsheet shows it, and the text of its cells."""

    number: int
    cells: tuple[str, ...]
    """Empty ones at the end are left out."""
    fits: bool = True
    """False when it has another number of cells than there are headings."""


class Table(NamedTuple):
    """What a file holds as a table: the headings, and the rows below them that are not empty."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    decoded: bool = True
    """False when the text was only looked at: its letters are not saved as UTF-8 or UTF-16."""


class Unreadable(NamedTuple):
    """A table that cannot be read, and why, in a whole sentence."""

    why: str


class _Broken(Exception):  # it never leaves this module
    """The reason is its text."""


def read_table(content: bytes) -> Table | Unreadable | None:
    """Return the table in a file, why it cannot be read, or None for what is no table."""
    if content.startswith(_OLD_OFFICE):
        return Unreadable(
            _("It is an old Excel or Word file, or has a password. Save it as XLSX or DOCX, without one.")
        )
    try:
        if is_packed(content):
            return _book(content) if _is_book(content) else None
        if len(content) > MOST_PACKED:
            return None
        text = _text(content)
        if text is not None:
            return _from_text(text)
        looked_at = _from_text(content.decode("latin-1"))
    except _Broken as error:
        return Unreadable(str(error))
    return None if looked_at is None else looked_at._replace(decoded=False)


def _text(content: bytes) -> str | None:
    """Return the text of a file, or None where its encoding does not say itself what it is."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _from_text(text: str) -> Table | None:
    """Return the table in a text; the sign between its cells is the one that makes the most headings."""
    old = csv.field_size_limit(MOST_PACKED)
    try:
        by = max(_DELIMITERS, key=lambda sign: len(next(_lines(text, sign), ())))
        return _table(_lines(text, by), exact=True) if len(next(_lines(text, by), ())) > 1 else None
    except csv.Error:
        return None
    finally:
        csv.field_size_limit(old)


def _lines(text: str, delimiter: str) -> Iterator[list[str]]:
    # csv ends a line where it should, because no line end is changed before
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _is_book(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _BOOK in file.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def _book(content: bytes) -> Table | None:
    why = why_not_opened(content)
    if why:
        raise _Broken(why)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not show is no matter here
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            if not book.worksheets:
                return None
            sheet: Any = book.worksheets[0]
            sheet.reset_dimensions()  # what a file says of its own size may be wrong
            return _table([_shown(value) for value in row] for row in sheet.iter_rows(values_only=True))
    except _Broken:
        raise
    except Exception as error:  # a workbook can be broken in more ways than openpyxl names
        raise _Broken(_("It is broken, and cannot be read as a workbook.")) from error


def _shown(value: object) -> str:
    """Return a cell as text; a number that is whole has no point, and a time stays as it stands."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _table(lines: Iterable[Sequence[str]], *, exact: bool = False) -> Table | None:
    """Return the lines as a table; where they are to be exact, each has the cells of the heading line."""
    found = _numbered(lines)
    _number, first, width = next(found, (0, (), 0))
    if not first:
        return None
    headings = tuple(" ".join(each.replace("\u00a0", " ").split()) for each in first)
    rows = (
        TableRow(number, cells, fits=wide == width if exact else len(cells) <= len(headings))
        for number, cells, wide in found
    )
    return Table(headings, tuple(rows))


def _numbered(lines: Iterable[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...], int]]:
    """Yield the lines that are not empty, with their number and width; they may not be more than any group has."""
    for number, line in enumerate(lines, start=1):
        if number > MOST_ROWS + 1:
            message = _("It has more than {count} rows. Take them in several files, with the headings in each.")
            raise _Broken(message.format(count=MOST_ROWS))
        cells = [each.replace("\r\n", "\n").replace("\r", "\n").strip() for each in line]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            message = _("It has more than {count} columns, which no table of answers has.")
            raise _Broken(message.format(count=MOST_COLUMNS))
        if cells:
            yield number, tuple(cells), len(line)
