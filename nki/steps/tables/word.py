"""Tables as a Word document, in nki's template or an organisation's own, with styles that can be changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from typing import cast
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, RGBColor
from lxml.etree import _Element

from nki.model.issue import Place
from nki.packed import packed
from nki.pages import faulty, own_template, shipped_template
from nki.steps.tables.document import Document, Head, Table
from nki.steps.tables.paper import ON_ITS_SIDE, UPRIGHT, needs, parts_of
from nki.steps.tables.wordfile import (
    CAPTION,
    CELL,
    GROUP,
    HEAD,
    LONG_AGO,
    MARK,
    NOTE,
    NUMBER,
    TABLE,
    paragraph_style,
)
from nki.theme import GENERIC_FONTS, Theme

NAME = "tables.docx"
LONGEST = 255
"""The characters that a property of a document takes."""

_LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_NOT_WORD = "it is no Word document (.docx)"
_TABLE_WORD = {"nb": "Tabell", "nn": "Tabell", "en": "Table"}


def write_word(document: Document, theme: Theme, templates: Path | None) -> bytes:
    """Return the document. Raises ``NkiError`` (R617) for a template that is not ours and cannot be used."""
    own = own_template(templates, NAME)
    if own is None:
        word = docx.Document(BytesIO(shipped_template("nki.steps.tables", NAME)))
        _dress(word, theme)
    else:
        word = _opened(own)
    for name in (MARK, CAPTION, NOTE, CELL, NUMBER, GROUP, HEAD, TABLE, "Title", "Subtitle"):
        if name not in word.styles:
            raise faulty(Place(str(own)), f"it has no style called {name}")
    _tell_language(word, document.lang)
    is_wide = any(sum(needs(table)) > UPRIGHT for table in document.tables)
    if is_wide:
        _lay_on_its_side(word)
    _mark_pages(word, document.notices)
    room = ON_ITS_SIDE if is_wide else UPRIGHT
    _write(word, document, [part for table in document.tables for part in parts_of(table, room)])
    _describe(word, document)
    stream = BytesIO()
    word.save(stream)
    return packed(stream.getvalue(), LONG_AGO)


def _opened(path: Path) -> WordDocument:
    try:
        return docx.Document(BytesIO(path.read_bytes()))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError):
        raise faulty(Place(str(path)), _NOT_WORD) from None
    except OSError as failure:
        raise faulty(Place(str(path)), f"it cannot be read: {failure.strerror}") from None


def _mark_pages(word: WordDocument, notices: Sequence[str]) -> None:
    """Say on every page what must not be overlooked, unless an organisation's head stands there."""
    head = word.sections[-1].header
    if notices and not head._element.xpath(".//w:t | .//w:drawing | .//w:pict"):
        head.paragraphs[0].text = " · ".join(notices)


def _write(word: WordDocument, document: Document, tables: Sequence[Table]) -> None:
    word.add_paragraph(document.title, "Title")
    word.add_paragraph(" · ".join(document.facts), "Subtitle")
    for number, table in enumerate(tables, start=1):
        _caption(word, document.lang, number, table)
        for notice in table.notices:
            word.add_paragraph(notice, MARK)
        word.element.body.insert(len(word.element.body) - 1, _table(word, table))
        for note in (*table.legend, *table.notes):
            word.add_paragraph(note, NOTE)
    if document.notes:
        word.add_paragraph("", NOTE)
        for note in document.notes:
            word.add_paragraph(note, NOTE)
    word.add_paragraph(document.made_with, NOTE)


def _caption(word: WordDocument, lang: str, number: int, table: Table) -> None:
    """Add a caption that Word counts, and can list and refer to."""
    paragraph = word.add_paragraph(f"{_TABLE_WORD[lang]} ", CAPTION)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" SEQ {_TABLE_WORD[lang]} \\* ARABIC ")
    paragraph._p.append(field)
    field.append(paragraph.add_run(str(number))._r)
    paragraph.add_run(f". {table.caption}")


def _table(word: WordDocument, table: Table) -> _Element:
    """Return a table as Word's own elements; python-docx would look for each cell from the beginning."""
    style = {name: paragraph_style(word, name).style_id for name in (CELL, NUMBER, GROUP, HEAD)}
    widths = _widths(word, table)
    element = _made("w:tbl")
    properties = _made("w:tblPr", element)
    _made("w:tblStyle", properties, val=cast(str, word.styles[TABLE].style_id))
    _made("w:tblW", properties, w=str(sum(widths)), type="dxa")
    _made("w:tblLayout", properties, type="fixed")
    _made("w:tblLook", properties, val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0",
          noHBand="1", noVBand="1")  # fmt: skip
    _made("w:tblCaption", properties, val=table.caption)
    _made("w:tblDescription", properties, val=table.alt)
    grid = _made("w:tblGrid", element)
    for width in widths:
        _made("w:gridCol", grid, w=str(width))
    for at in range(len(table.heads)):
        row = _row(element, is_head=True)
        for head, first, is_begun in _heads(table, at):
            cell = _cell(row, sum(widths[first : first + head.span]), head.span)
            if head.depth > 1:
                _made("w:vMerge", cell[0], **({} if is_begun else {"val": "restart"}))
            _made("w:vAlign", cell[0], val="bottom")
            text = "" if is_begun else head.text
            side = "center" if head.span > 1 else "right" if head.is_number else "left"
            _paragraph(cell, text, style[HEAD], side)
    for section in table.sections:
        if section.head:
            _paragraph(_cell(_row(element), sum(widths), len(widths)), section.head, style[GROUP])
        for line in section.lines:
            row = _row(element)
            for one, column, width in zip(line, table.columns, widths, strict=True):
                name = NUMBER if column.is_number else CELL
                _paragraph(_cell(row, width), one.text, style[name], "right" if column.is_number else "")
    return element


def _heads(table: Table, at: int) -> Iterator[tuple[Head, int, bool]]:
    """Yield the headings of a line with their first columns; one from above that reaches down is begun."""
    first = 0
    if at == 0:
        for head in table.heads[0]:
            yield head, first, False
            first += head.span
        return
    below = iter(table.heads[at])
    while first < len(table.columns):
        column = table.columns[first]
        alone = not any(column.path[:-1])
        head = Head(column.head, depth=len(column.path)) if alone else next(below)
        yield head, first, alone
        first += head.span


def _widths(word: WordDocument, table: Table) -> list[int]:
    """Return the widths of columns in twentieths of a point, as their texts need them."""
    section = word.sections[-1]
    room = Length(
        int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    ).twips
    widths = needs(table)
    # a narrow table leaves the rest of the page free
    return [room * width // max(sum(widths), UPRIGHT) for width in widths]


def _row(table: _Element, *, is_head: bool = False) -> _Element:
    row = _made("w:tr", table)
    properties = _made("w:trPr", row)
    _made("w:cantSplit", properties)
    if is_head:
        _made("w:tblHeader", properties)
    return row


def _cell(row: _Element, width: int, span: int = 1) -> _Element:
    cell = _made("w:tc", row)
    properties = _made("w:tcPr", cell)
    _made("w:tcW", properties, w=str(width), type="dxa")
    if span > 1:
        _made("w:gridSpan", properties, val=str(span))
    return cell


def _paragraph(cell: _Element, text: str, style: str, side: str = "") -> None:
    paragraph = _made("w:p", cell)
    properties = _made("w:pPr", paragraph)
    _made("w:pStyle", properties, val=style)
    if side:
        _made("w:jc", properties, val=side)
    if text:
        written = _made("w:t", _made("w:r", paragraph))
        written.text = text
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _made(tag: str, parent: _Element | None = None, **attributes: str) -> _Element:
    element = cast(_Element, OxmlElement(tag))
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    if parent is not None:
        parent.append(element)
    return element


def _dress(word: WordDocument, theme: Theme) -> None:
    """Give our own template the colours and fonts of a theme."""
    palette = theme.light
    for name, colour in (
        ("Normal", palette.text),
        ("Title", palette.accent),
        ("Subtitle", palette.muted),
        (CAPTION, palette.text),
        (NOTE, palette.muted),
        ("Header", palette.muted),
        ("Footer", palette.muted),
    ):
        paragraph_style(word, name).font.color.rgb = RGBColor.from_string(colour[1:].upper())
    for name, fonts in (("Normal", theme.fonts.text), ("Title", theme.fonts.headings)):
        if fonts[0] not in GENERIC_FONTS:
            paragraph_style(word, name).font.name = fonts[0]
    properties = cast(_Element, paragraph_style(word, MARK).element.get_or_add_pPr())
    shade = _made("w:shd", val="clear", color="auto", fill=palette.highlight[1:].upper())
    after = [qn(f"w:{tag}") for tag in ("spacing", "ind", "jc")]
    place = next((at for at, one in enumerate(properties) if one.tag in after), len(properties))
    properties.insert(place, shade)


def _tell_language(word: WordDocument, lang: str) -> None:
    properties = cast(_Element, paragraph_style(word, "Normal").element.get_or_add_rPr())
    for one in properties.findall(qn("w:lang")):
        properties.remove(one)
    _made("w:lang", properties, val=_LANGUAGES[lang], eastAsia=_LANGUAGES[lang])


def _lay_on_its_side(word: WordDocument) -> None:
    section = word.sections[-1]
    width, height = section.page_width, section.page_height
    if width is not None and height is not None and width < height:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = height, width


def _describe(word: WordDocument, document: Document) -> None:
    """Set the document's properties, none of which may be about the day or the machine."""
    about, moment = word.core_properties, datetime.combine(LONG_AGO, time(), UTC).replace(tzinfo=None)
    about.title, about.subject = document.title[:LONGEST], document.subject[:LONGEST]
    about.category, about.language = _short(document.notices), document.lang
    about.author = about.last_modified_by = about.keywords = about.identifier = about.version = ""
    about.comments = document.made_with[:LONGEST]
    about.created = about.modified = about.last_printed = moment
    about.revision = 1


def _short(notices: Sequence[str]) -> str:
    return "; ".join(notices)[:LONGEST]
