"""A form as an XLSForm: the workbook that Kobo and ODK make a survey of."""

from __future__ import annotations

import datetime
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from coprod_cli.words.survey import options, rows
from coprod_cli.yamltext.guard import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coprod_cli.words.form import Form

_LONG_AGO = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  # a workbook knows no time zones
_ZIP_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The same form is the same bytes on every day."""
_LANGUAGES = {"en": "English", "cy": "Cymraeg"}
_MARKDOWN = re.compile(r"([\\*_#])")


def workbook(form: Form, language: str, mark: bytes) -> bytes:
    """Return a form as an XLSForm, in the language of the project; its last bytes are the mark of coprod's pages."""
    from openpyxl import Workbook

    label = f"label::{_LANGUAGES.get(language, language)} ({language})"
    hint = label.replace("label", "hint", 1)
    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, "survey", ("type", "name", label, hint, "appearance", "relevant", "calculation"), (
        (row.type, row.name, _label(row.label), _label(row.hint),
         "field-list" if row.type == "begin_group" else "multiline" if row.type == "text" else "",
         row.relevant, row.calculation)
        for row in rows(form)
    ))  # fmt: skip
    _sheet(book, "choices", ("list_name", "name", label), (
        (option.list, option.name, _label(option.label)) for option in options(form)
    ))  # fmt: skip
    title = _plain(f"{form.title.words}. {form.subject}")
    _sheet(book, "settings", ("form_title", "form_id", "version", "default_language"), (
        (title, f"coprod_{form.code}", form.wording, label.partition("::")[2]),
    ))  # fmt: skip
    return _same_bytes(book, mark)


def _sheet(book: Any, name: str, heading: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    sheet = book.create_sheet(name)
    for line, values in enumerate((heading, *lines), start=1):
        for place, value in enumerate(values, start=1):
            if value:
                cell = sheet.cell(line, place)
                cell.value = value
                cell.data_type = "s"  # a text that begins like a formula stays a text


def _label(text: str) -> str:
    """Return people's words as a survey shows them: it reads a little Markdown, and none of it is theirs."""
    return _plain(_MARKDOWN.sub(r"\\\1", text))


def _plain(text: str) -> str:
    """Return a text in which nothing is hidden, and no `${}` asks for what was answered elsewhere."""
    return "\n".join(printable(line) for line in text.split("\n")).replace("${", "$ {")


def _same_bytes(book: Any, mark: bytes) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = _LONG_AGO
    book.properties.creator = "coprod"
    first = BytesIO()
    ExcelWriter(book, zipfile.ZipFile(first, "w")).save()
    packed = BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, _ZIP_LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same from every system
            new.writestr(info, old.read(part))
        new.comment = mark
    return packed.getvalue()
