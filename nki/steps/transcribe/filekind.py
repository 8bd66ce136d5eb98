"""What kind of file a form comes in, by its first bytes; its name may say anything."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.zipped import FORM, opened_zip

LARGEST = 64 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD = "open it in Word, and save it as Word Document (.docx)"
_OTHER = "give the form as a Word document (.docx), a PDF with text in it, or plain text"


class Kind(Enum):
    """The kinds of file that forms are read from."""

    WORD = "Word"
    PDF = "PDF"
    TEXT = "text"


def kind_of(path: Path) -> Kind:
    """Return what a file is. Raises ``NkiError`` (S301-S303, S306) where no form is read from it."""
    data = _beginning(path)
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith(b"PK"):
        return _packed(path)
    if data.startswith(_OLE):
        if _LOCKED in data:
            found = "the document is locked with a password"
            raise NkiError(Issue.of("S303", Place(str(path)), found=found, do="save it without one"))
        raise _refused(path, "a document in an old format of Office", _WORD)
    for start, found, do in (
        (b"{\\rtf", "a text document (RTF)", _WORD),
        (b"\x89PNG", "a picture", _OTHER),
        (b"\xff\xd8\xff", "a picture", _OTHER),
        (
            b"<",
            "a web page or another document with tags",
            "save the form as a PDF, or copy its text into a file",
        ),
    ):
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(start):
            raise _refused(path, found, do)
    if not data.strip():
        raise _refused(path, "empty", _OTHER)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(path, "of a kind that nki does not know", _OTHER)
    return Kind.TEXT


def _beginning(path: Path) -> bytes:
    place = Place(str(path))
    try:
        if path.is_dir():
            raise NkiError(Issue.of("S301", place, found="a folder"))
        if path.stat().st_size > LARGEST:
            raise _refused(path, f"larger than {LARGEST >> 20} MiB, which no form is", _OTHER)
        with path.open("rb") as stream:
            # the directory of an old Office file may lie anywhere
            return stream.read(LARGEST)
    except FileNotFoundError:
        raise NkiError(Issue.of("S301", place, found="not there")) from None
    except OSError as failure:
        found = f"there, but cannot be opened: {failure.strerror}"
        raise NkiError(Issue.of("S301", place, found=found)) from None


def _packed(path: Path) -> Kind:
    with opened_zip(path, str(path), FORM) as archive:
        names = set(archive.namelist())
    if any(name.startswith("word/") for name in names):
        return Kind.WORD
    if "content.xml" in names:
        raise _refused(path, "an OpenDocument file", "save it as Word Document (.docx)")
    if any(name.startswith("xl/") for name in names):
        raise _refused(path, "an Excel workbook", _OTHER)
    raise _refused(path, "a packed file", "unpack it, and give the form inside")


def _refused(path: Path, found: str, do: str) -> NkiError:
    return NkiError(Issue.of("S302", Place(str(path)), found=found, do=do))
