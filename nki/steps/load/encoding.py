"""The bytes of a file → its text. Specifications are UTF-8; what else people save is named for what it is."""

from __future__ import annotations

from nki.errors import NkiError
from nki.model.issue import Issue, Place

_AS_TEXT = "copy its text into a plain text editor, and save it as UTF-8"
_SAVE = "open it in an editor that shows the letters right, and save it as UTF-8"

_OTHER_FILES = (
    (b"PK\x03\x04", "a document of Word or Excel, or another packed file, and no text"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Word or Excel, and no text"),
    (b"%PDF-", "a PDF, and no text"),
    (b"{\\rtf", "a document in Rich Text Format, and no plain text"),
)
"""What the first bytes of other kinds of files are; such files arrive with their suffix changed."""


def text_of(raw: bytes, file: str) -> str:
    """Decode the bytes of a specification. Raises ``NkiError`` with what they are instead."""
    for start, kind in _OTHER_FILES:
        if raw.startswith(start):
            raise _refused(Place(file, 1, 1), f"the file is {kind}", _AS_TEXT)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = f'the file is UTF-16, which Notepad calls "Unicode", as its first byte 0x{raw[0]:02X} says'
        raise _refused(Place(file, 1, 1), problem, "choose UTF-8 where the editor asks for the encoding")
    if raw[1:64:2].count(0) > 8 or raw[:64:2].count(0) > 8:
        problem = "the file is UTF-16: every other byte is zero"
        raise _refused(Place(file, 1, 1), problem, "choose UTF-8 where the editor asks for the encoding")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].removeprefix(b"\xef\xbb\xbf")
        line_start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        raise _refused(Place(file, line, column), _foreign(raw[error.start]), _SAVE) from None


def _foreign(byte: int) -> str:
    try:
        letter = bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return f"the file is not UTF-8: byte 0x{byte:02X} cannot be read"
    return f'the file is not UTF-8: byte 0x{byte:02X} is "{letter}" in Windows-1252, and no letter in UTF-8'


def _refused(place: Place, problem: str, advice: str) -> NkiError:
    return NkiError(Issue.of("S101", place, problem=problem, advice=advice))
