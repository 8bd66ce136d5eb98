"""The letters on the pages of a PDF, with their places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.zipped import FORM, damaged

MOST_PAGES = 200
MOST_LETTERS = 400_000
_DIVIDED = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen that ends a line."""

_LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter, in points from the lower left corner; ``y`` is its base line.

    A space that is not ``real`` stands for a distance between words, and is not in the file.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    real: bool


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A part of a page that leads to a web address."""

    url: str
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, glyph: Glyph) -> bool:
        """Say whether a letter stands in it."""
        middle = (glyph.left + glyph.right) / 2
        return self.left <= middle <= self.right and self.bottom - 1 <= glyph.y <= self.top


@dataclass(frozen=True, slots=True)
class PageText:
    """The letters of a page in the order in which the file has them, and its links.

    ``keeps_spaces``: the program that made it is known to leave in the space at which it breaks a line.
    """

    number: int
    glyphs: tuple[Glyph, ...]
    links: tuple[LinkArea, ...]
    height: float
    keeps_spaces: bool


def pages_of(path: Path) -> list[PageText]:
    """Return the text of every page. Raises ``NkiError`` (S302, S303, S305)."""
    shown = str(path)
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as failure:
        found, do = "the PDF is damaged or was not copied whole", "get the form anew"
        if failure.err_code in _LOCKED:
            found, do = "the PDF is locked with a password", "save it without one"
        raise damaged(shown, found, do=do, codes=FORM) from None
    try:
        if len(document) > MOST_PAGES:
            facts = {"found": f"a PDF of {len(document)} pages, which no form has"}
            raise NkiError(Issue.of("S302", Place(shown), **facts, do="give the pages of the form alone"))
        keeps = document.get_metadata_value("Creator").startswith("Typst")
        pages = [_page(document, number, keeps=keeps) for number in range(len(document))]
        if sum(len(page.glyphs) for page in pages) > MOST_LETTERS:
            facts = {"found": "a PDF with more text than any form has"}
            raise NkiError(Issue.of("S302", Place(shown), **facts, do="give the pages of the form alone"))
    except pypdfium2.PdfiumError:
        raise damaged(shown, "a page of the PDF is damaged", do="get the form anew", codes=FORM) from None
    finally:
        document.close()
    if not any(glyph.text.strip() for page in pages for glyph in page.glyphs):
        raise NkiError(Issue.of("S305", Place(shown), pages=len(pages)))
    return pages


def _page(document: pypdfium2.PdfDocument, number: int, *, keeps: bool) -> PageText:
    page = document[number]
    text = page.get_textpage()
    try:
        glyphs = tuple(_glyphs(text.raw))
        return PageText(number, glyphs, tuple(_link_areas(document.raw, page.raw)), page.get_height(), keeps)
    finally:
        text.close()
        page.close()


def _glyphs(text: pdfium.FPDF_TEXTPAGE) -> Iterator[Glyph]:
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    for number in range(min(pdfium.FPDFText_CountChars(text), MOST_LETTERS + 1)):
        code = pdfium.FPDFText_GetUnicode(text, number)
        generated = pdfium.FPDFText_IsGenerated(text, number) == 1
        if code in (0, 10, 13) or (generated and code != 32):
            continue
        if not pdfium.FPDFText_GetMatrix(text, number, matrix) and not generated:
            continue
        if abs(matrix.b) > abs(matrix.a) / 10:
            continue  # text that stands upright on the page is a stamp or a water mark
        pdfium.FPDFText_GetCharOrigin(text, number, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, number, box)
        size = pdfium.FPDFText_GetFontSize(text, number) * abs(matrix.d or 1)
        letter = "-" if code in _DIVIDED else chr(code)
        yield Glyph(letter, x.value, max(box.right, x.value), y.value, size, not generated)


def _link_areas(document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE) -> Iterator[LinkArea]:
    place, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        action = pdfium.FPDFLink_GetAction(link)
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if length < 2 or not pdfium.FPDFLink_GetAnnotRect(link, area):
            continue
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
        url = buffer.value.decode("utf-8", "replace")
        if url.startswith(("http://", "https://")) and url.isprintable() and " " not in url:
            yield LinkArea(url, area.left, area.bottom, area.right, area.top)
