"""Tables before they are written: every text, number and sign as all formats show it.

Made from releases alone, once for every format. Where there is no number a cell has the sign that stands for
it and the reason, and no number anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from nki.notes import Account, FormPart, Sign


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    ``text`` is what is shown. ``numbers`` are those behind it, two for limits and for shares of units, and
    none where there is no number: ``reason`` then says why, "" where the cell has only a text. A workbook
    writes them with so many ``decimals`` and with ``suffix`` behind them. ``is_absent`` says that the area
    is not in the result that the column is of.
    """

    text: str
    reason: str = ""
    numbers: tuple[Fraction | int, ...] = ()
    decimals: int = 0
    suffix: str = ""
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its headings from the outermost to its own, of which the outer ones may be empty.

    ``parts`` are the headings of the two numbers in its cells, where a format gives each a column of its own.
    """

    path: tuple[str, ...]
    is_number: bool = False
    parts: tuple[str, ...] = ()

    @property
    def head(self) -> str:
        """Return the column's own heading."""
        return self.path[-1]

    @property
    def joined(self) -> str:
        """Return all its headings in one line, for formats with one line of them."""
        return ", ".join(filter(None, self.path))


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over ``span`` columns and ``depth`` lines of headings."""

    text: str
    span: int = 1
    depth: int = 1
    is_number: bool = False


Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that stand under one heading, "" where they stand under none."""

    head: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the areas of a level.

    ``title`` names the level, ``section_head`` what areas are grouped by, ``alt`` says what the table
    holds to those who do not see it. ``notices`` must not be overlooked, ``notes`` stand below it.
    """

    id: str
    title: str
    caption: str
    alt: str
    notices: tuple[str, ...]
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    section_head: str
    signs: tuple[Sign, ...]
    notes: tuple[str, ...]

    @property
    def lines(self) -> Iterator[Line]:
        """Yield all lines, without the headings that they stand under."""
        return (line for section in self.sections for line in section.lines)

    @property
    def is_grouped(self) -> bool:
        """Say whether lines stand under headings."""
        return any(section.head for section in self.sections)

    @property
    def heads(self) -> tuple[tuple[Head, ...], ...]:
        """Return the lines of headings: equal neighbours are one, one with nothing above it stands alone."""
        depth = len(self.columns[0].path)
        return tuple(tuple(_heads(self.columns, at, depth)) for at in range(depth))

    @property
    def legend(self) -> tuple[str, ...]:
        """Return each sign with what it means, as it stands below the table."""
        return tuple(f"{sign.sign}  {sign.meaning} ({'; '.join(sign.reasons)})." for sign in self.signs)


def _heads(columns: tuple[Column, ...], at: int, depth: int) -> Iterator[Head]:
    before: tuple[str, ...] | None = None
    found: list[Head] = []
    for column in columns:
        own = column.path[-1]
        alone = not any(column.path[:-1])
        if alone:
            if at == 0:
                found.append(Head(own, 1, depth, column.is_number))
            before = None
            continue
        path = column.path[: at + 1]
        if path == before and path[-1] and at < depth - 1:
            found[-1] = replace(found[-1], span=found[-1].span + 1)
        else:
            found.append(Head(path[-1], is_number=column.is_number))
        before = path
    return iter(found)


@dataclass(frozen=True, slots=True)
class Definition:
    """What a workbook says of one indicator in one period besides its figures."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[FormPart, ...]
    account: Account


@dataclass(frozen=True, slots=True)
class Document:
    """Tables and what has to be said of all of them. ``lang`` is the language of everything but content."""

    lang: str
    title: str
    subject: str
    facts: tuple[str, ...]
    notices: tuple[str, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    definitions: tuple[Definition, ...]
    made_with: str
