"""Inputs of every kind as records below a header, for the careful road and for a look at the columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from nki.engine import Engine
from nki.errors import NkiError
from nki.model.issue import Issue, Place
from nki.steps.read.cell import Exact
from nki.steps.read.delivery import Choices
from nki.steps.read.encodings import chunks
from nki.steps.read.records import Record, split_records
from nki.steps.read.sniff import Sniffed, has_content, sniff

if TYPE_CHECKING:
    from nki.steps.read.workbook import Sheet


class Reader(Protocol):
    """What can be read record by record, as often as one likes."""

    @property
    def said(self) -> tuple[str, str]:
        """Return how the input is written, as people say it: the encoding or kind, and the dialect."""
        ...

    @property
    def sure(self) -> tuple[str, ...]:
        """Return what is less than certain about that, or was decided by somebody."""
        ...

    @property
    def above(self) -> int:
        """Return how many rows with content stand above the header."""
        ...

    def records(self) -> Iterator[Record]:
        """Yield the records below the header. Raises ``NkiError`` (D301) where the input is damaged."""
        ...

    def whole(self) -> Reader:
        """Return a reader that has seen all of the input, and not only how it begins."""
        ...


@dataclass(frozen=True, slots=True)
class TextReader:
    """A CSV file."""

    path: Path
    shown: str
    sniffed: Sniffed
    wanted: tuple[str, ...]
    choices: Choices

    @property
    def said(self) -> tuple[str, str]:
        """Return encoding and dialect."""
        return self.sniffed.said

    @property
    def sure(self) -> tuple[str, ...]:
        """Return what is less than certain."""
        return self.sniffed.sure

    @property
    def above(self) -> int:
        """Return how many records stand above the header; the line that names the delimiter is none."""
        return self.sniffed.above - (1 if self.sniffed.directive else 0)

    def whole(self) -> TextReader:
        """Return the file with the encoding that all of it has."""
        sniffed = sniff(self.path, self.wanted, shown=self.shown, choices=self.choices, whole=True)
        return replace(self, sniffed=sniffed)

    def records(self) -> Iterator[Record]:
        """Yield the records below the header; those without content are spreadsheets' empty rows."""
        records = split_records(chunks(self.path, self.sniffed.encoding), self.sniffed.delimiter)
        return islice(filter(has_content, records), self.sniffed.above + 1, None)


@dataclass(frozen=True, slots=True)
class SheetReader:
    """A sheet of a workbook."""

    sheet: Sheet

    @property
    def said(self) -> tuple[str, str]:
        """Return the kind and the sheet."""
        return "Excel", f'sheet "{self.sheet.name}"'

    @property
    def sure(self) -> tuple[str, ...]:
        """Return what was passed over to find the sheet."""
        hidden = ", ".join(self.sheet.hidden)
        return (f"hidden sheets not read: {hidden}",) if hidden else ()

    @property
    def above(self) -> int:
        """Return how many rows stand above the header."""
        return self.sheet.above

    def whole(self) -> SheetReader:
        """Return the sheet; nothing of it was assumed."""
        return self

    def records(self) -> Iterator[Record]:
        """Yield the rows below the header that hold anything."""
        for row in self.sheet.rows():
            yield Record(row.number, 0, row.cells, row.original)


@dataclass(frozen=True, slots=True)
class TableReader:
    """A Parquet file, a DataFrame or an Arrow table; ``typed`` are the columns that are no text."""

    engine: Engine = field(repr=False)
    relation: str = field(repr=False)
    kind: str
    shown: str
    typed: Collection[int]

    @property
    def said(self) -> tuple[str, str]:
        """Return the kind of table."""
        return self.kind, ""

    @property
    def sure(self) -> tuple[str, ...]:
        """Return nothing: a typed table leaves nothing open."""
        return ()

    @property
    def above(self) -> int:
        """Return 0: a table's header is no row."""
        return 0

    def whole(self) -> TableReader:
        """Return the table."""
        return self

    def records(self) -> Iterator[Record]:
        """Yield the rows, numbered from 1, for a table has no header row."""
        try:
            for number, row in enumerate(self.engine.text_rows(self.relation), start=1):
                cells = tuple(
                    Exact(cell) if cell is not None and at in self.typed else cell
                    for at, cell in enumerate(row)
                )
                yield Record(number, 0, cells, "\t".join(cell or "" for cell in row))
        except ValueError as error:
            raise NkiError(Issue.of("D301", Place(self.shown), found=f"damaged: {error}")) from None
