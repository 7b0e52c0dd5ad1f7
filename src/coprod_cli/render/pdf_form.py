"""A form as a PDF: a sheet to print and write on with a pen, which programs can read aloud too."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from coprod_cli import resources
from coprod_cli.render import lettering
from coprod_cli.render.form import line
from coprod_cli.render.paper import load_matplotlib
from coprod_cli.render.word import from_the_right
from coprod_cli.words.form_sheet import page_line, sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.words.form import Form, Text
    from coprod_cli.words.form_sheet import Block

_STANDARDS: Any = ["ua-1", "a-2a"]
"""PDF that everyone can use, and that is still readable after years."""
_END = b"startxref"


def pdf_form(form: Form, size: int, mark: bytes) -> bytes:
    """Return a form as the bytes of a PDF, in letters of a size in points, with a mark near its end."""
    import typst

    load_matplotlib()  # which knows our fonts, and else obeys whatever lies in the current folder
    data = {
        "title": _drawn(form.title.words),
        "language": form.language,
        "size": size,
        "fonts": list(lettering.OWN_FAMILIES),
        "foot": _drawn(page_line()).replace("{code}", form.code),
        "groups": [list(_lists(group)) for group in _groups(sheet(form, "pen"))],
    }
    made: bytes = typst.compile(
        resources.templates() / "form" / "sheet.typ",
        format="pdf",
        font_paths=lettering.font_folders(),
        ignore_system_fonts=True,
        pdf_standards=_STANDARDS,
        timestamp=int(datetime(int(form.month[:4]), int(form.month[5:]), 1, tzinfo=UTC).timestamp()),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    before, end, place = made.rpartition(_END)
    return before + b"% " + mark + b"\n" + end + place


def _groups(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Yield what should stay on one page: a question with its boxes, and each thing to write about with its lines."""
    group: list[Block] = []
    for block in blocks:
        kinds = {each.kind for each in group}
        full = {"heading": group, "part": kinds & {"choice", "room"}, "text": not kinds & {"heading", "part"}}
        if group and full.get(block.kind):
            yield group
            group = []
        group.append(block)
    yield group


def _lists(group: list[Block]) -> Iterator[dict[str, Any]]:
    """Yield blocks as data, choices that follow each other as one list."""
    choices: list[dict[str, Any]] = []
    for block in group:
        if block.kind == "choice":
            choices.append({"texts": _texts(block)})
            continue
        if choices:
            yield {"kind": "choices", "choices": choices}
            choices = []
        yield {"kind": block.kind, "texts": _texts(block), "lines": block.lines}
    if choices:
        yield {"kind": "choices", "choices": choices}


def _texts(block: Block) -> list[dict[str, Any]]:
    return [_text(text) for text in block.texts]


def _text(text: Text) -> dict[str, Any]:
    words = _drawn(text.words)
    return {"words": words, "language": text.language, "from_the_right": from_the_right(words)}


def _drawn(words: str) -> str:
    return lettering.drawable(line(words))
