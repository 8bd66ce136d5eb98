"""How a CSV file is written: encoding, delimiter, header and line ends, found and said, never assumed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.steps.read.delivery import AS_FOUND, Choices
from nki.steps.read.encodings import HEAD, Encoding, chunks, encoding_of
from nki.steps.read.headers import same_header
from nki.steps.read.records import Record, split_records

_DELIMITERS = (";", ",", "\t", "|")
_NEWLINES = {"\r\n": "CRLF", "\n": "LF", "\r": "CR"}
_ABOVE = 30
"""How many records may stand above the header: titles, dates, who made the export."""
_LOOKED_AT = 100
_DIRECTIVE = "sep="
"""What Excel writes, and reads, in the first line to name the delimiter."""


@dataclass(frozen=True, slots=True)
class Sniffed:
    """How a file is written. ``place`` is that of the header; ``above`` the records before it.

    ``sure`` is what people are told of it where something is less than certain.
    """

    encoding: str
    delimiter: str
    newline: str
    header: tuple[str, ...]
    place: Place
    said_encoding: str
    above: int = 0
    sure: tuple[str, ...] = ()
    directive: bool = False

    @property
    def said(self) -> tuple[str, str]:
        """Return encoding and dialect as people say them."""
        return self.said_encoding, f"{said_delimiter(self.delimiter)}, {_NEWLINES[self.newline]}"

    @property
    def engine_encoding(self) -> str | None:
        """Return the engine's name for the encoding, or None where only the careful reader knows it.

        The engine's Latin-1 refuses the bytes in which it differs from Windows-1252, so what it does
        accept is right in both.
        """
        known = {"utf-8": "utf-8", "utf-8-sig": "utf-8", "cp1252": "latin-1", "iso8859-1": "latin-1"}
        return known.get(self.encoding) if self.above == 0 else None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What a file would be with one delimiter."""

    delimiter: str
    header: Record
    above: int
    known: int
    consistent: float

    @property
    def likeness(self) -> tuple[int, bool, float, int]:
        """Return how much it looks like the right one: by declared headers, quotes, even rows and width."""
        return self.known, not self.header.broken, self.consistent, len(self.header.cells)


def said_delimiter(delimiter: str) -> str:
    """Return a delimiter as people say it."""
    return "tab" if delimiter == "\t" else f'"{delimiter}"'


def sniff(
    path: Path, wanted: Iterable[str], *, shown: str = "", choices: Choices = AS_FOUND, whole: bool = False
) -> Sniffed:
    """Look at the beginning of a file, or check all of its encoding, and find out how it is written.

    ``wanted`` are the headers that the specification declares: the delimiter that makes them appear
    is the right one, which no count of characters can tell so surely. Raises ``NkiError`` where there
    is no text (D301, D302), no header (D306, D307, D308), or more than one way to read the file
    (D371, D374).
    """
    file = shown or str(path)
    encoding = encoding_of(path, file=file, given=choices.encoding, whole=whole)
    text = "".join(chunks(path, encoding.name, at_most=HEAD))
    if not text.strip("".join(_DELIMITERS) + " \r\n\ufeff"):
        raise NkiError(Issue.of("D302", Place(file), found="nothing"))
    known = {same_header(header) for header in wanted}
    found, how = _dialect(text, file, known, choices.delimiter)
    if found is None:
        raise NkiError(Issue.of("D302", Place(file), found="nothing"))
    header = found.header
    if header.broken:
        place = Place(file, header.broken_line, header.broken_column, row=header.number)
        raise NkiError(Issue.of(header.broken, place))
    place = Place(file, header.line, row=header.number)
    if len(header.cells) < 2 and not found.known:
        said = "one cell only, with none of semicolon, comma, tab and bar between cells"
        raise NkiError(Issue.of("D308", place, found=said))
    cells = tuple(cell or "" for cell in header.cells)
    return Sniffed(
        encoding.name,
        found.delimiter,
        header.ending or "\n",
        cells,
        place,
        encoding.said,
        found.above,
        tuple(part for part in (_sure(encoding, cells, known), how) if part),
        bool(_directive(text)),
    )


def has_content(record: Record) -> bool:
    """Say whether anything but white space stands in a record. Excel writes empty rows as ``;;;``."""
    # a loop, for this is asked of every record
    for cell in record.cells:
        if cell and not cell.isspace():
            return True
    return bool(record.broken)


def _directive(text: str) -> str:
    """Return the delimiter that the first line names, if that is what it does."""
    first = text.lstrip("\ufeff").lstrip('"')[: len(_DIRECTIVE) + 1]
    named = first[len(_DIRECTIVE) :] if first.casefold().startswith(_DIRECTIVE) else ""
    return named if named in _DELIMITERS else ""


def _dialect(text: str, file: str, known: Collection[str], given: str) -> tuple[_Candidate | None, str]:
    """Return the dialect that fits, None where nothing stands in the file, and how it was decided."""
    named = _directive(text)
    if given:
        return _candidate(text, given, known, skip=bool(named)), f"{said_delimiter(given)} as given"
    if named:
        return _candidate(text, named, known, skip=True), ""
    candidates = [one for mark in _DELIMITERS if (one := _candidate(text, mark, known)) is not None]
    if len(candidates) < len(_DELIMITERS):
        return None, ""
    best, second = sorted(candidates, key=lambda one: one.likeness, reverse=True)[:2]
    rivals = best.known and second.known == best.known and len(second.header.cells) > 1
    if rivals and second.consistent >= best.consistent and not second.header.broken:
        raise NkiError(Issue.of("D371", Place(file, 1), one=_reading(best), two=_reading(second)))
    return best, ""


def _reading(one: _Candidate) -> str:
    return f"{len(one.header.cells)} columns with {said_delimiter(one.delimiter)}"


def _candidate(text: str, delimiter: str, known: Collection[str], *, skip: bool = False) -> _Candidate | None:
    """Find the header among the first records: the one in which most declared headers stand.

    Returns None where no record holds anything.
    """
    records = list(islice(filter(has_content, split_records(text, delimiter)), _LOOKED_AT + skip))[skip:]
    counts = [sum(same_header(cell or "") in known for cell in one.cells) for one in records[:_ABOVE]]
    if not records:
        return None
    most = max(counts)
    at = counts.index(most)
    # one cell above the header that happens to read like one is a title, and a header alone stays one
    header = records[at]
    below = records[at + 1 :]
    width = len(header.cells)
    even = sum(len(one.cells) == width for one in below) / len(below) if below else 1.0
    return _Candidate(delimiter, header, at + skip, most, even if width > 1 else 0.0)


def _sure(encoding: Encoding, header: Sequence[str], known: Collection[str]) -> str:
    """Say how sure the encoding is; declared headers with letters beyond ASCII prove a reading."""
    if encoding.sure != "likely":
        return f"{encoding.said} as given" if encoding.sure == "given" else ""
    proven = any(not cell.isascii() and same_header(cell) in known for cell in header)
    return "" if proven else f"{encoding.said} is likely, not certain"
