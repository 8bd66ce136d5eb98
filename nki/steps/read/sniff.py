"""How a CSV file is written: encoding, delimiter and line ends, found and said, never assumed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.steps.read.headers import same_header
from nki.steps.read.records import Record, split_records

HEAD = 256 * 1024
_DELIMITERS = (";", ",", "\t", "|")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAID = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with BOM",
    "utf-16": "UTF-16",
    "cp1252": "Windows-1252",
    "latin-1": "ISO-8859-1",
}
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NEWLINES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}

# 0x81, 0x8D, 0x8F, 0x90 and 0x9D are no characters in Windows-1252; no text has them
_NO_CHARACTER = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """How a file is written. ``encoding`` is Python's name, ``place`` that of the header."""

    encoding: str
    delimiter: str
    newline: str
    header: tuple[str, ...]
    place: Place

    @property
    def said(self) -> tuple[str, str]:
        """Return encoding and dialect as people say them."""
        delimiter = "tab" if self.delimiter == "\t" else f'"{self.delimiter}"'
        return _SAID[self.encoding], f"{delimiter}, {_NEWLINES[self.newline]}"

    @property
    def engine_encoding(self) -> str | None:
        """Return the engine's name for the encoding, or None where only the careful reader knows it.

        The engine's Latin-1 refuses the bytes in which it differs from Windows-1252, so what it does
        accept is right in both.
        """
        return {"utf-8": "utf-8", "utf-8-sig": "utf-8", "cp1252": "latin-1"}.get(self.encoding)


def encoding_of(sample: bytes, *, whole: bool, file: str) -> str:
    """Find the encoding of a sample that starts at the beginning of a file.

    UTF-8 is recognised by its own rules, which text in another encoding practically never follows.
    What is not UTF-8 is Windows-1252, which holds ISO-8859-1 within it. Raises ``NkiError`` (D301)
    where the bytes are no text, or text in two encodings, as when files were put behind each other.
    """
    encoding = next((name for bom, name in _BOMS if sample.startswith(bom)), "utf-8")
    if encoding != "utf-16" and b"\0" in sample:
        packed = sample.startswith(_PACKED)
        found = "a packed file such as an Excel workbook" if packed else "not text: it holds zero bytes"
        raise NkiError(Issue.of("D301", Place(file), found=found))
    try:
        codecs.getincrementaldecoder(encoding)().decode(sample, final=whole)
    except UnicodeDecodeError as error:
        before = sample[: error.start]
        if encoding != "utf-8":
            found = f"marked as {_SAID[encoding]} and is not"
            raise _unreadable(file, before.decode(encoding, "replace"), found) from None
        if not before.isascii():
            raise _unreadable(file, before.decode(), "UTF-8 at first and then something else") from None
        bad = _NO_CHARACTER.search(sample)
        if bad is not None:
            found = f"neither UTF-8 nor Windows-1252: byte 0x{bad.group()[0]:02X} is no character"
            raise _unreadable(file, sample[: bad.start()].decode("cp1252"), found) from None
        return "cp1252"
    return encoding


def _unreadable(file: str, before: str, found: str) -> NkiError:
    line = len(re.findall("\r\n|\n|\r", before)) + 1
    return NkiError(Issue.of("D301", Place(file, line), found=f"{found}, from line {line}"))


def sniff(path: Path, wanted: Iterable[str], *, whole: bool = False) -> Sniffed:
    """Look at the beginning of a file, or at all of it, and find out how it is written.

    ``wanted`` are the headers that the specification declares: the delimiter that makes them appear
    is the right one, which no count of characters can tell so surely. Raises ``NkiError`` where there
    is no text (D301, D302) or no header (D306, D307, D308).
    """
    file = str(path)
    with path.open("rb") as stream:
        sample = stream.read() if whole else stream.read(HEAD)
        ends_here = whole or not stream.read(1)
    encoding = encoding_of(sample, whole=ends_here, file=file)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample[:HEAD], final=False)
    known = {same_header(header) for header in wanted}
    headers = [(delimiter, record) for delimiter in _DELIMITERS if (record := first_record(text, delimiter))]
    if not headers or not text.strip("".join(_DELIMITERS) + " \r\n"):
        raise NkiError(Issue.of("D302", Place(file), found="nothing"))
    delimiter, header = max(headers, key=lambda one: _likeness(one[1], known))
    if header.broken:
        place = Place(file, header.broken_line, header.broken_column, row=header.number)
        raise NkiError(Issue.of(header.broken, place))
    place = Place(file, header.line, row=header.number)
    if len(header.cells) < 2 and not _likeness(header, known)[0]:
        found = "one cell only, with none of semicolon, comma, tab and bar between cells"
        raise NkiError(Issue.of("D308", place, found=found))
    newline = re.match("\r\n|\n|\r", text[header.end : header.end + 2])
    return Sniffed(encoding, delimiter, newline.group() if newline else "\n", header.cells, place)


def first_record(text: str, delimiter: str) -> Record | None:
    """Return the record that is the header: the first with anything in it."""
    return next((record for record in split_records(text, delimiter) if has_content(record)), None)


def has_content(record: Record) -> bool:
    """Say whether anything but white space stands in a record. Excel writes empty rows as ``;;;``."""
    return any(cell.strip() for cell in record.cells)


def _likeness(header: Record, known: Collection[str]) -> tuple[int, bool, int]:
    """Return how much a record looks like the header: by the headers in it, its quotes and its width."""
    return sum(same_header(cell) in known for cell in header.cells), not header.broken, len(header.cells)
