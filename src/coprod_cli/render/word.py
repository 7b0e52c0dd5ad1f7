"""A Word file as coprod makes it: its styles, its language, and the same bytes from the same words."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional
from xml.sax.saxutils import escape, quoteattr

from coprod_cli import resources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

LONGEST_NAME = 64
"""Of a place to fill in, as Word shows and reads it aloud."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a packed file can name: the real one would change its bytes."""
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""How Word knows properties that are not its own."""
_PROPERTIES = f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">{{}}</Properties>'
_KEPT = ("/styles", "/settings", "/fontTable")
_PAPER = {
    "page_width": 210, "page_height": 297, "left_margin": 20, "right_margin": 20, "top_margin": 20,
    "bottom_margin": 28, "footer_distance": 13,
}  # fmt: skip
"""A4, in millimetres."""


def new_document(title: str, language: str, month: str, size: int) -> Document:
    """Return an empty document with our styles, in letters of a size in points."""
    import docx
    from docx.shared import Mm

    made: Document = docx.Document()
    for holder in (made.part, made.part.package):
        for key, relation in list(holder.rels.items()):
            if not relation.reltype.endswith((*_KEPT, "/officeDocument", "/core-properties", "/extended-properties")):
                del holder.rels[key]
    _set_styles(made, language, size)
    for name, length in _PAPER.items():
        setattr(made.sections[0], name, Mm(length))
    known = made.core_properties
    known.title, known.language, known.author, known.last_modified_by = title[:255], language, "coprod", "coprod"
    known.comments, known.keywords, known.revision = "", "", 1
    known.created = known.modified = datetime(int(month[:4]), int(month[5:]), 1, tzinfo=UTC)
    return made


def _set_styles(made: Document, language: str, size: int) -> None:
    import jinja2
    from docx.oxml.parser import parse_xml

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates()), undefined=jinja2.StrictUndefined, autoescape=True
    )
    written = environment.get_template("form/word-styles.xml.j2").render(size=size, language=language)
    held: Any = made.styles.element
    held[:] = list(parse_xml(written.strip()))


def add_properties(made: Document, said: Mapping[str, str]) -> None:
    """Write what a file says of itself where Word keeps it and shows it under its properties."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    written = "".join(
        f'<property fmtid="{_CUSTOM}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(said.items(), 2)
    )
    content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{_PROPERTIES.format(written)}'.encode()
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    package = made.part.package
    package.relate_to(
        Part(PackURI("/docProps/custom.xml"), kind, content, package), RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
    )


def packed(made: Document, mark: bytes) -> bytes:
    """Return the file's bytes, which depend on nothing but its content, with a mark as the comment at its end."""
    held, again = BytesIO(), BytesIO()
    made.save(held)
    with zipfile.ZipFile(held) as file, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in file.infolist():
            copy.writestr(zipfile.ZipInfo(part.filename, _EARLIEST), file.read(part), zipfile.ZIP_DEFLATED)
        copy.comment = mark
    return again.getvalue()


def add_run(paragraph: Any, text: str, *, language: str = "", strong: bool = False) -> None:
    """Write text into a paragraph, with its language where that is another than the file's."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    run = paragraph.add_run(text, "Strong" if strong else None)
    marks = run._r.get_or_add_rPr()  # noqa: SLF001  # python-docx has no language of its own
    if from_the_right(text):
        marks.append(OxmlElement("w:rtl"))
    if language:
        each = OxmlElement("w:lang")
        for script in ("w:val", "w:eastAsia", "w:bidi"):
            each.set(qn(script), language)
        marks.append(each)


def add_field(paragraph: Any, name: str) -> None:
    """Write what Word fills in itself, such as PAGE."""
    from docx.oxml.parser import parse_xml

    paragraph._p.append(parse_xml(  # noqa: SLF001  # python-docx has no fields
        f'<w:fldSimple xmlns:w="{_NAMESPACE}" w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    ))  # fmt: skip


def turn(paragraph: Any, text: str) -> None:
    """Let a paragraph begin at the right, if its text is read from there."""
    from docx.oxml.parser import OxmlElement

    if from_the_right(text):
        marks = paragraph._p.get_or_add_pPr()  # noqa: SLF001  # python-docx knows no direction of paragraphs
        marks.insert_element_before(OxmlElement("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr")


def from_the_right(text: str) -> bool:
    """Return whether the first letter of a text is one of a script that is read from the right."""
    kinds = (bidirectional(character) for character in text)
    return next((kind in {"R", "AL"} for kind in kinds if kind in {"L", "R", "AL"}), False)
