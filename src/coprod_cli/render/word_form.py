"""A form as a Word file: to click and write in, to send back, or to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_cli.render import word
from coprod_cli.render.form import line
from coprod_cli.words.form_identity import identity, tag
from coprod_cli.words.form_sheet import page_line, sheet

if TYPE_CHECKING:
    from docx.document import Document

    from coprod_cli.words.form import Form, Text
    from coprod_cli.words.form_sheet import Block

UNTICKED = "\u2610"
TICKED = "\u2612"
_BOX_FONT = "MS Gothic"
"""Where Word itself takes its boxes from."""
_STYLES = {"title": "Title", "text": "Normal", "label": "Normal", "heading": "Heading 1", "part": "Heading 2"}
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def word_form(form: Form, size: int, mark: bytes) -> bytes:
    """Return a form as the bytes of a Word file, in letters of a size in points, with a mark at its end."""
    made = word.new_document(line(form.title.words), form.language, form.month, size)
    asked: tuple[Text, ...] = ()
    for number, block in enumerate(sheet(form, "word"), 1):
        if block.kind == "choice":
            _add_choice(made, block, number)
        elif block.kind == "room":
            _add_room(made, block, number, asked)
        else:
            asked = block.texts if block.kind in {"part", "label"} else asked
            _add_words(made, block)
    _add_foot(made, form.code)
    fixed: Any = made.element.xpath(".//w:t[not(ancestor::w:sdt)]")
    word.add_properties(made, identity(form, "".join(each.text for each in fixed)))
    return word.packed(made, mark)


def _add_words(made: Document, block: Block) -> None:
    paragraph = made.add_paragraph(style=_STYLES[block.kind])
    paragraph.paragraph_format.keep_with_next = True if block.kind == "label" else None
    word.turn(paragraph, block.texts[-1].words)
    for place, text in enumerate(block.texts):
        end = ". " if place + 1 < len(block.texts) else ""
        word.add_run(paragraph, line(text.words) + end, language=text.language)


def _add_choice(made: Document, block: Block, number: int) -> None:
    from docx.oxml.parser import parse_xml

    name, *more = block.texts
    paragraph = made.add_paragraph(style="List")
    word.turn(paragraph, name.words)
    paragraph._p.append(parse_xml(  # noqa: SLF001  # python-docx makes no boxes to tick
        f'<w:sdt {_W} {_W14}><w:sdtPr>{_known(block, name, number)}<w14:checkbox><w14:checked w14:val="0"/>'
        f'<w14:checkedState w14:val="{ord(TICKED):04X}" w14:font="{_BOX_FONT}"/>'
        f'<w14:uncheckedState w14:val="{ord(UNTICKED):04X}" w14:font="{_BOX_FONT}"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{_BOX_FONT}" w:eastAsia="{_BOX_FONT}"'
        f' w:hAnsi="{_BOX_FONT}" w:hint="eastAsia"/></w:rPr><w:t>{UNTICKED}</w:t></w:r></w:sdtContent></w:sdt>'
    ))  # fmt: skip
    paragraph.add_run("\t")
    word.add_run(paragraph, line(name.words), language=name.language, strong=True)
    for text in more:
        paragraph.add_run(": ")
        word.add_run(paragraph, line(text.words), language=text.language)


def _add_room(made: Document, block: Block, number: int, asked: tuple[Text, ...]) -> None:
    from docx.oxml.parser import parse_xml

    last = '<w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr></w:p>'
    together = last.replace("</w:pPr>", "<w:keepNext/></w:pPr>")
    body: Any = made.element.body
    body.insert_element_before(parse_xml(
        f"<w:sdt {_W}><w:sdtPr>{_known(block, asked[0], number)}</w:sdtPr>"
        f"<w:sdtContent>{together * (block.lines - 1)}{last}</w:sdtContent></w:sdt>"
    ), "w:sectPr")  # fmt: skip


def _known(block: Block, name: Text, number: int) -> str:
    """Return by what a place is known: its name, which is read aloud, and its mark; nobody deletes it by mistake."""
    from xml.sax.saxutils import quoteattr

    said = quoteattr(line(name.words)[: word.LONGEST_NAME])
    return (
        f'<w:alias w:val={said}/><w:tag w:val="{tag(*block.place)}"/><w:id w:val="{number}"/>'
        '<w:lock w:val="sdtLocked"/>'
    )


def _add_foot(made: Document, code: str) -> None:
    paragraph = made.sections[0].footer.paragraphs[0]
    before, _page, rest = page_line().format(code=code, page="\0", pages="\1").partition("\0")
    between, _pages, after = rest.partition("\1")
    word.add_run(paragraph, before)
    word.add_field(paragraph, "PAGE")
    word.add_run(paragraph, between)
    word.add_field(paragraph, "NUMPAGES")
    word.add_run(paragraph, after)
