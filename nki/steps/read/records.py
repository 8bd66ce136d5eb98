"""CSV text → records, each with the line it starts on; broken quotes end a record and not the file.

The standard library's reader gives no line for a record, joins or drops rows around a broken quote,
and stops at the first error. Here a record whose quotes are broken is reported where its quote opens,
and reading goes on with the line below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

QUOTE = '"'
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Record:
    """One record. ``end`` is the offset of its line end, ``number`` is the row as Excel shows it, from 1.

    ``broken`` is the code of what is wrong with its quotes, at ``broken_line`` and ``broken_column``.
    """

    number: int
    line: int
    cells: tuple[str, ...]
    end: int
    broken: str = ""
    broken_line: int = 0
    broken_column: int = 0


def split_records(text: str, delimiter: str) -> Iterator[Record]:
    """Yield the records of a text. Blank lines are no records, but rows of a spreadsheet, and numbered."""
    position, line, number = 0, 1, 0
    length = len(text)
    while position < length:
        ending = _LINE_END.search(text, position)
        stop = ending.start() if ending else length
        row = text[position:stop]
        if QUOTE in row:
            record, after, lines = _quoted_record(text, position, delimiter, number + 1, line)
        else:
            record = Record(number + 1, line, tuple(row.split(delimiter)), stop)
            after, lines = (ending.end() if ending else length), 1
        number += 1
        if row or record.broken:
            yield record
        position, line = after, line + lines


def _quoted_record(text: str, start: int, delimiter: str, number: int, line: int) -> tuple[Record, int, int]:
    """Read a record that holds a quotation mark; return it, where the next begins, and its lines."""
    cells: list[str] = []
    position, here = start, line
    line_start = start
    length = len(text)
    while True:
        if text.startswith(QUOTE, position):
            opened, opened_line, opened_column = position, here, position - line_start + 1
            close = _closing_quote(text, position + 1)
            if close is None:
                place = (opened_line, opened_column)
                return _broken("D306", text, start, opened, delimiter, number, line, place)
            inside = text[opened + 1 : close]
            for ending in _LINE_END.finditer(inside):
                here += 1
                line_start = opened + 1 + ending.end()
            cells.append(inside.replace('""', QUOTE))
            position = close + 1
            if position < length and text[position] not in (delimiter, "\n", "\r"):
                place = (opened_line, opened_column)
                return _broken("D307", text, start, opened, delimiter, number, line, place)
        else:
            stop = _cell_end(text, position, delimiter)
            cells.append(text[position:stop])
            position = stop
        if position < length and text[position] == delimiter:
            position += 1
            continue
        line_end = _LINE_END.match(text, position)
        after = line_end.end() if line_end else length
        return Record(number, line, tuple(cells), position), after, here - line + 1


def _closing_quote(text: str, position: int) -> int | None:
    """Return the offset of the quotation mark that closes a cell, stepping over doubled ones."""
    while (found := text.find(QUOTE, position)) != -1:
        if not text.startswith(QUOTE, found + 1):
            return found
        position = found + 2
    return None


def _cell_end(text: str, position: int, delimiter: str) -> int:
    stop = len(text)
    for mark in (delimiter, "\n", "\r"):
        found = text.find(mark, position, stop)
        if found != -1:
            stop = found
    return stop


def _broken(
    code: str,
    text: str,
    start: int,
    opened: int,
    delimiter: str,
    number: int,
    line: int,
    place: tuple[int, int],
) -> tuple[Record, int, int]:
    """Give up a record at the end of the line with the bad quote, so that the rows below are still seen."""
    ending = _LINE_END.search(text, opened)
    stop = ending.start() if ending else len(text)
    cells = tuple(text[start:stop].split(delimiter))
    after = ending.end() if ending else len(text)
    return Record(number, line, cells, stop, code, *place), after, place[0] - line + 1
