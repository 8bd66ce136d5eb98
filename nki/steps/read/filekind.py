"""What a file is, by its first bytes; its name may say anything."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place

HEAD = 4096


class Kind(Enum):
    """The kinds of file that a delivery may be, and those that hold one."""

    TEXT = "text"
    TABLE = "Parquet"
    WORKBOOK = "Excel"
    GZIP = "gzip"
    ZIP = "zip"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL = "save it as Excel Workbook (.xlsx) or as CSV UTF-8, and deliver that file"
_UNPACK = "unpack it first, and deliver the file inside"
_EXPORT = "export the answers as CSV or Excel (.xlsx) from the program that made it"

_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", _EXPORT),
    (b"7z\xbc\xaf\x27\x1c", "packed with 7-Zip", _UNPACK),
    (b"Rar!\x1a\x07", "packed with RAR", _UNPACK),
    (b"\xfd7zXZ", "packed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"$FL2", "an SPSS file", _EXPORT),
    (b"$FL3", "an SPSS file", _EXPORT),
    (b"<stata_dta>", "a Stata file", _EXPORT),
    (b"SQLite format 3", "an SQLite database", _EXPORT),
    (b"ARROW1", "an Arrow file", "save it as Parquet or CSV"),
    (b"\x89PNG", "a picture", _EXPORT),
    (b"\xff\xd8\xff", "a picture", _EXPORT),
    (b"{\\rtf", "a text document (RTF)", _EXPORT),
)
_BZIP2 = re.compile(rb"BZh[1-9](1AY&SY|\x17rE8P\x90)")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_MARKUP = re.compile(rb"<(\?xml|!doctype|!--|html|head|meta|body|table|workbook)\b|<!--", re.IGNORECASE)
_PAGE = re.compile(rb"<(!doctype html|html|head|meta|body|table)\b", re.IGNORECASE)
_SPREADSHEET_2003 = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|<workbook\b", re.IGNORECASE)
_JSON = re.compile(rb'\{\s*["}]|\[\s*[\[{\]]')


def kind_of(path: Path, shown: str = "") -> Kind:
    """Return what a file is. Raises ``NkiError`` (D375, D377) where it is nothing that nki reads."""
    shown = shown or str(path)
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    if head.startswith(b"PAR1"):
        return Kind.TABLE
    if head.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(path, shown)
    if head.startswith(_OLE):
        raise _other(shown, *_old_office(path, head))
    for start, found, do in _OTHERS:
        if head.startswith(start):
            raise _other(shown, found, do)
    if _BZIP2.match(head):
        raise _other(shown, "packed with bzip2", _UNPACK)
    if head[257:262] == b"ustar":
        raise _other(shown, "packed with tar", _UNPACK)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    _refuse_markup(head.lstrip(_BLANK), shown)
    return Kind.TEXT


def _kind_of_zip(path: Path, shown: str) -> Kind:
    from nki.zipped import part_names  # noqa: PLC0415  (only archives need it)

    names = part_names(path, shown)
    if "mimetype" in names and names["mimetype"].startswith("application/vnd.oasis.opendocument"):
        table = "spreadsheet" in names["mimetype"]
        found = "an OpenDocument spreadsheet (.ods)" if table else "an OpenDocument file"
        raise _other(shown, found, _EXCEL if table else _EXPORT)
    if "[content_types].xml" not in names:
        return Kind.ZIP
    if "xl/workbook.bin" in names:
        raise _other(shown, "a binary Excel workbook (.xlsb)", _EXCEL)
    if any(name.startswith("xl/") for name in names):
        return Kind.WORKBOOK
    if any(name.startswith("word/") for name in names):
        raise _other(shown, "a Word document", _EXPORT)
    raise _other(shown, "an Office file, though no workbook", _EXPORT)


def _old_office(path: Path, head: bytes) -> tuple[str, str]:
    """Tell an encrypted workbook from an old one: the container's directory names what it holds."""
    size = 1 << min(int.from_bytes(head[30:32], "little"), 12)
    with path.open("rb") as stream:
        stream.seek((int.from_bytes(head[48:52], "little") + 1) * size)
        directory = stream.read(HEAD)
    if "EncryptedPackage".encode("utf-16-le") in directory:
        do = "open it with its password, remove the password, and save it as .xlsx"
        return "an Office file locked with a password", do
    if "WordDocument".encode("utf-16-le") in directory:
        return "an old Word document (.doc)", _EXPORT
    return "an Excel workbook in the format of before 2007 (.xls)", _EXCEL


def _refuse_markup(start: bytes, shown: str) -> None:
    if _MARKUP.match(start):
        if _PAGE.search(start):
            raise _other(shown, "a web page (HTML), whatever its name", f"open it in Excel, {_EXCEL}")
        if _SPREADSHEET_2003.search(start):
            raise _other(shown, "an XML spreadsheet of Excel 2003", f"open it in Excel, {_EXCEL}")
        raise _other(shown, "XML", _EXPORT)
    if _JSON.match(start):
        raise _other(shown, "JSON", _EXPORT)


def _other(shown: str, found: str, do: str) -> NkiError:
    return NkiError(Issue.of("D375", Place(shown), found=found, do=do))
