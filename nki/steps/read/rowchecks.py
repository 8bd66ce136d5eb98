"""Rows that are no answers: totals, headers once more, and rows that a stray quotation mark swallowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from nki.model.issue import Issue, Place
from nki.steps.read.headers import same_header
from nki.steps.read.records import Record

_TOTALS = frozenset(
    {
        *("sum", "totalt", "total", "i alt", "tilsammen", "til sammen", "snitt", "gjennomsnitt", "totalsum"),
        *("delsum", "antall", "grand total", "hele landet", "landet", "average", "mean"),
    }
)
_NOBODY = "\0"
"""What no file of text holds, and no unit is called."""
LOOKED_AT = 20
"""How many rows tell how wide the rows of a file are."""

_LINE_END = re.compile("\r\n|\n|\r")


def row_faults(
    record: Record,
    place: Place,
    header: Sequence[str],
    unit_at: int | None,
    delimiter: str,
    is_unit: Callable[[str], bool],
) -> Iterator[Issue]:
    """Yield what is wrong with a row as a whole. One fault is enough to say that it is no answer."""
    if record.broken:
        at = Place(place.file, record.broken_line, record.broken_column, row=record.number)
        yield Issue.of(record.broken, at)
        return
    swallowed = _swallowed(record.cells, len(header), unit_at, delimiter, is_unit) if delimiter else ""
    if swallowed:
        yield Issue.of("D316", place, lines=swallowed)
        return
    total = _total_word(record.cells, unit_at, is_unit)
    if total:
        yield Issue.of("D314", place, word=total)
        return
    if len(record.cells) != len(header):
        yield Issue.of("D305", place, found=len(record.cells), expected=len(header))
        return
    if _is_header(record.cells, header):
        yield Issue.of("D315", place)


def usual_width(first: Sequence[Record], width: int, delimiter: str) -> int:
    """Return how many cells the rows of a file have: more than its header if all of the first agree on it.

    Some programs end every row with a delimiter. A single row with an empty cell too many is another
    matter: a delimiter inside a number may have moved what stands behind it. A comma may do so in every
    row, where numbers have decimals, and is never trusted.
    """
    widths = {len(record.cells) for record in first}
    if len(first) < 2 or len(widths) != 1 or delimiter == ",":
        return width
    usual = widths.pop()
    blank = all(unpadded(record, usual, width) is not record for record in first)
    return usual if usual > width and blank else width


def unpadded(record: Record, usual: int, width: int) -> Record:
    """Return a record of the usual width without the empty cells behind those of the header."""
    cells = record.cells
    if record.broken or len(cells) != usual or usual == width:
        return record
    if any(cell and not cell.isspace() for cell in cells[width:]):
        return record
    return replace(record, cells=cells[:width])


def _is_header(cells: Sequence[str | None], header: Sequence[str]) -> bool:
    """Say whether several cells, and nothing else, are headers.

    In any order: the rows below a header in another order would stand in the wrong columns.
    """
    names = _names(tuple(header))
    filled = 0
    for cell in cells:
        if cell and not cell.isspace():
            if same_header(cell) not in names:
                return False
            filled += 1
    return filled > 1


@lru_cache(maxsize=8)
def _names(header: tuple[str, ...]) -> frozenset[str]:
    return frozenset(same_header(name) for name in header)


def _total_word(cells: Sequence[str | None], unit_at: int | None, is_unit: Callable[[str], bool]) -> str:
    """Return the word by which a row is a total: in the unit's cell, or the first where that is empty."""
    unit = (cells[unit_at] or "").strip() if unit_at is not None and unit_at < len(cells) else ""
    first = unit or next((cell.strip() for cell in cells if cell and cell.strip()), "")
    if first.casefold().rstrip(": ") not in _TOTALS:
        return ""
    # where no unit is known, any text may be one
    is_known = not is_unit(_NOBODY) and is_unit(unit)
    return "" if is_known else first


def _swallowed(
    cells: Sequence[str | None],
    width: int,
    unit_at: int | None,
    delimiter: str,
    is_unit: Callable[[str], bool],
) -> str:
    """Return over how many lines a cell goes that reads as rows, or nothing.

    A cell that swallowed the end of its own row, whole rows, and the beginning of another has as many
    delimiters in its first, middle and last lines as those pieces of rows have.
    """
    for at, cell in enumerate(cells):
        if not cell or delimiter not in cell:
            continue
        lines = [line.split(delimiter) for line in _LINE_END.split(cell)]
        if len(lines) < 2:
            continue
        whole = [line for line in lines[1:] if len(line) == width]
        joined = at + len(lines[0]) == width and len(lines[-1]) == at + 1 and len(cells) == width
        suspects = [*whole, *([lines[-1]] if joined else [])]
        units = [line[unit_at].strip() for line in suspects if unit_at is not None and unit_at < len(line)]
        if suspects and (not units or any(is_unit(unit) for unit in units)):
            return f"{len(lines) - 1} line{'s' if len(lines) > 2 else ''}"
    return ""
