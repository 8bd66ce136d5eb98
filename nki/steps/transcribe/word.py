"""A form as a Word document → its pieces.

The document is read as the XML that it is: nothing in it is run, fetched or unpacked to a file. What was
deleted while changes were tracked is left out, what was added is read.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.steps.transcribe.pieces import Piece
from nki.steps.transcribe.wordtext import WordText
from nki.zipped import FORM, damaged, opened_zip

_BODY = "word/document.xml"
_PARTS = {
    "numbering": "word/numbering.xml",
    "styles": "word/styles.xml",
    "links": "word/_rels/document.xml.rels",
    "footnotes": "word/footnotes.xml",
}
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|officeDocument/relationships)")
_NAMES = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
"""Documents that are strictly after the standard use other names for the same things."""


def read_word(path: Path) -> list[Piece]:
    """Return the pieces of a Word document. Raises ``NkiError`` (S302, S303, S306)."""
    shown = str(path)
    with opened_zip(path, shown, FORM) as archive:
        body = _parsed(archive, _BODY, shown)
        parts = {key: _parsed(archive, name, shown) for key, name in _PARTS.items()}
    if body is None:
        facts = {"found": "a Word document of another kind", "do": "save it as Word Document (.docx)"}
        raise NkiError(Issue.of("S302", Place(shown), **facts))
    try:
        return list(WordText(**parts).pieces(body))
    except RecursionError:
        found = "the parts of the document lie too deep inside one another"
        raise damaged(shown, found, codes=FORM) from None


def _parsed(archive: zipfile.ZipFile, name: str, shown: str) -> Element | None:
    """Return a part of the document, None where it has none of that name."""
    if name not in archive.namelist():
        return None
    data = _STRICT.sub(lambda found: _NAMES[found[1]], archive.read(name))
    try:
        root: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise damaged(shown, f"the part {name} of the document is damaged", codes=FORM) from None
    return root
