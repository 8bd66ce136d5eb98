"""The Word template of tables that nki brings along, written with ``python -m nki.steps.tables.wordfile``.

It holds styles, the paper, and the page's foot; tables are written into it. Whoever wants another look opens
it in Word, changes the styles, and puts it as ``tables.docx`` into a folder of templates.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from nki.packed import packed

TABLE, TABLE_ID = "NKI Tabell", "NKITabell"
CELL, NUMBER, GROUP, HEAD = "NKI Celle", "NKI Tall", "NKI Gruppe", "NKI Hode"
MARK, NOTE, CAPTION = "NKI Merke", "NKI Fotnote", "Caption"
LONG_AGO = date(2000, 1, 1)
"""No table was made on this day: the same table is the same bytes whenever it is made."""

MARGIN = Mm(20)
_FONT = "Calibri"
_LINE = "BFC4CA"


def word_template() -> bytes:
    """Return the template, the same bytes each time."""
    document = docx.Document()
    _without_picture(document)
    for name in (CELL, NUMBER, GROUP, HEAD, MARK, NOTE):
        style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style, style.quick_style = document.styles["Normal"], True
    _style(document, "Normal", 10.5, after=4)
    _style(document, "Title", 20, after=2, bold=True)
    _style(document, "Subtitle", 10, after=8)
    _style(document, CAPTION, 10.5, before=14, after=4, bold=True, keeps=True)
    _style(document, MARK, 10, after=4, bold=True, keeps=True)
    for name in (CELL, NUMBER):
        _style(document, name, 9.5, before=1, after=1)
    for name in (GROUP, HEAD):
        _style(document, name, 9.5, before=2, after=1, bold=True, keeps=True)
    _style(document, NOTE, 8.5, before=1, after=1)
    _style(document, "Header", 8.5)
    _style(document, "Footer", 8.5)
    _table_style(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Mm(18)
    section.footer_distance = Mm(9)
    _page_number(section.footer.paragraphs[0])
    stream = BytesIO()
    document.save(stream)
    return packed(stream.getvalue(), LONG_AGO)


def _without_picture(document: Document) -> None:
    """Take out the picture of a page that python-docx's own template carries."""
    relations = document.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]


def paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """Return a style of paragraphs. Raises ``KeyError`` if there is none."""
    return cast(ParagraphStyle, document.styles[name])


def _style(
    document: Document,
    name: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    keeps: bool = False,
) -> None:
    style = paragraph_style(document, name)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.05
    form.keep_with_next = keeps
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:spacing", "w:kern", "w:color"):
        for one in properties.findall(qn(tag)):
            properties.remove(one)
    if name in ("Normal", "Title", "Subtitle"):
        fonts = OxmlElement("w:rFonts")
        for part in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{part}"), _FONT)
        properties.insert(0, fonts)
    # Word's own title has a rule below it
    for one in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(one)


def _table_style(document: Document) -> None:
    """Add the style of tables: thin rules between rows, stronger ones around the head."""
    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style, style.quick_style = document.styles["Normal Table"], True
    properties = _added(style.element, "w:tblPr")
    borders = _added(properties, "w:tblBorders")
    for side, width in (("top", 8), ("bottom", 8), ("insideH", 4)):
        _border(borders, side, width)
    margins = _added(properties, "w:tblCellMar")
    for side in ("left", "right"):
        _added(margins, f"w:{side}", w="80", type="dxa")
    first = _added(style.element, "w:tblStylePr", type="firstRow")
    _border(_added(_added(first, "w:tcPr"), "w:tcBorders"), "bottom", 8)


def _border(parent: _Element, side: str, width: int) -> None:
    _added(parent, f"w:{side}", val="single", sz=str(width), space="0", color=_LINE)


def _added(parent: _Element, tag: str, **attributes: str) -> _Element:
    element = cast(_Element, OxmlElement(tag))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element


def _page_number(paragraph: Paragraph) -> None:
    for kind, text in (("PAGE", ""), ("NUMPAGES", " / ")):
        if text:
            paragraph.add_run(text)
        field = _added(paragraph._p, "w:fldSimple", instr=kind)
        field.append(paragraph.add_run("1")._r)


if __name__ == "__main__":
    (Path(__file__).parent / "templates" / "tables.docx").write_bytes(word_template())
