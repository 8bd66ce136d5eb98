"""CSV text → records, each with the line it starts on; broken quotes end a record and not the file.

The standard library's reader gives no line for a record, joins or drops rows around a broken quote,
and stops at the first error. Here a record whose quotes are broken is reported where its quote opens,
and reading goes on with the line below it. Text comes in chunks, and no record has more than
``LONGEST`` characters, so that memory stays flat whatever the file holds. How the text is cut into
chunks makes no difference to its records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

QUOTE = '"'
LONGEST = 1024 * 1024
"""The longest record, in characters. What opens a quotation mark and goes on for longer was never closed."""

_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Record:
    """One record. ``number`` is the row as Excel shows it, from 1; ``text`` what stands in the file.

    ``ending`` is the line end behind it. ``broken`` is the code of what is wrong with it, at
    ``broken_line`` and ``broken_column``.
    """

    number: int
    line: int
    cells: tuple[str | None, ...]
    text: str = ""
    ending: str = ""
    broken: str = ""
    broken_line: int = 0
    broken_column: int = 0


def split_records(text: str | Iterable[str], delimiter: str) -> Iterator[Record]:
    """Yield the records of a text, or of its chunks.

    Blank lines are no records, but rows of a spreadsheet, and numbered.
    """
    window = _Window(iter([text] if isinstance(text, str) else text))
    line, number = 1, 0
    while window.has_more():
        rows, ending = window.plain_lines()
        for row in rows:
            number += 1
            if row:
                yield Record(number, line, tuple(row.split(delimiter)), row, ending)
            line += 1
        if rows:
            continue
        number += 1
        record, lines = _record(window, delimiter, number, line)
        if record.text or record.broken:
            yield record
        line += lines


class _Window:
    """The part of the text that is looked at, growing on demand and forgetting what has been read."""

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self.text = ""
        self.position = 0
        self.final = False

    def has_more(self) -> bool:
        while self.position >= len(self.text) and not self.final:
            self.grow()
        return self.position < len(self.text)

    def grow(self) -> bool:
        """Take in one chunk more; say whether that changed anything, the end of the text included."""
        if self.final:
            return False
        chunk = next(self._chunks, None)
        if chunk is None:
            self.final = True
        else:
            self.text = self.text[self.position :] + chunk
            self.position = 0
        return True

    def line_end(self, start: int) -> re.Match[str] | None:
        """Find the line end behind an offset; None where it is not in the window, or not all of it."""
        found = _LINE_END.search(self.text, start)
        if found and found.group() == "\r" and found.end() == len(self.text) and not self.final:
            return None  # a line feed may follow
        return found

    def plain_lines(self) -> tuple[list[str], str]:
        """Take the whole lines before the next quotation mark, if they all end in one way.

        Most of a file is such lines, and taking them together takes half the time. Returns no lines
        where they have to be looked at one by one.
        """
        text, start = self.text, self.position
        quote = text.find(QUOTE, start)
        last = text.rfind("\n", start, len(text) if quote == -1 else quote)
        if last == -1:
            return [], ""
        lines = text[start:last]
        returns = lines.count("\r")
        ending = "\r\n" if lines.endswith("\r") else "\n"
        if ending == "\n" and returns:
            return [], ""
        if ending == "\r\n" and not returns - 1 == lines.count("\n") == lines.count("\r\n"):
            return [], ""
        rows = lines.removesuffix("\r").split(ending)
        if len(lines) > LONGEST and max(map(len, rows)) > LONGEST:
            return [], ""
        self.position = last + 1
        return rows, ending

    def is_long(self) -> bool:
        # one more, for a carriage return at the very end may be half a line end
        return len(self.text) - self.position > LONGEST + 1


def _record(window: _Window, delimiter: str, number: int, line: int) -> tuple[Record, int]:
    """Read the record that starts at the window's position; return it and the lines that it takes."""
    while True:
        ending = window.line_end(window.position)
        if ending is None and window.is_long():
            return _too_long(window, number, line)
        if ending is None and window.grow():
            continue
        start = window.position
        stop = ending.start() if ending else len(window.text)
        if stop - start > LONGEST:
            return _too_long(window, number, line)
        row = window.text[start:stop]
        if QUOTE not in row:
            window.position = ending.end() if ending else stop
            said = ending.group() if ending else ""
            return Record(number, line, tuple(row.split(delimiter)), row, said), 1
        found = _quoted_record(window, delimiter, number, line)
        if found is not None:
            return found
        if window.is_long():
            return _too_long(window, number, line)
        window.grow()


def _too_long(window: _Window, number: int, line: int) -> tuple[Record, int]:
    """Give up a line that has no end, and go on behind it without keeping it."""
    while (ending := window.line_end(window.position)) is None:
        # a carriage return at the very end may be half a line end
        window.position = len(window.text) - (1 if window.text.endswith("\r") else 0)
        if not window.grow():
            break
    window.position = ending.end() if ending else len(window.text)
    said = ending.group() if ending else ""
    return Record(number, line, (), "", said, "D309", line, 1), 1


def _quoted_record(window: _Window, delimiter: str, number: int, line: int) -> tuple[Record, int] | None:
    """Read a record that holds a quotation mark; None where more of the text has to be seen."""
    text, start = window.text, window.position
    cells: list[str] = []
    position, here, line_start = start, line, start
    length = len(text)
    while True:
        if text.startswith(QUOTE, position):
            place = (here, position - line_start + 1)
            close = _closing_quote(text, position + 1, final=window.final)
            if close is None and not (window.final or window.is_long()):
                return None
            if close is None or close - start > LONGEST:
                return _broken("D306", window, position, delimiter, number, line, place)
            inside = text[position + 1 : close]
            for ending in _LINE_END.finditer(inside):
                here += 1
                line_start = position + 1 + ending.end()
            cells.append(inside.replace('""', QUOTE))
            opened, position = position, close + 1
            if position < length and text[position] not in (delimiter, "\n", "\r"):
                return _broken("D307", window, opened, delimiter, number, line, place)
        else:
            stop = _cell_end(text, position, delimiter)
            if stop - start > LONGEST:
                return _too_long(window, number, line)
            if stop == length and not window.final:
                return None
            cells.append(text[position:stop])
            position = stop
        if position < length and text[position] == delimiter:
            position += 1
            continue
        if position - start > LONGEST:
            return _too_long(window, number, line)
        line_end = window.line_end(position)
        if line_end is None and not window.final:
            return None
        window.position = line_end.end() if line_end else length
        said = line_end.group() if line_end else ""
        return Record(number, line, tuple(cells), text[start:position], said), here - line + 1


def _closing_quote(text: str, position: int, *, final: bool) -> int | None:
    """Return the offset of the quotation mark that closes a cell, stepping over doubled ones."""
    while (found := text.find(QUOTE, position)) != -1:
        if found + 1 == len(text) and not final:
            return None  # a second one may follow
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
    window: _Window,
    opened: int,
    delimiter: str,
    number: int,
    line: int,
    place: tuple[int, int],
) -> tuple[Record, int] | None:
    """Give up a record at the end of the line with the bad quote, so that the rows below are still seen."""
    text, start = window.text, window.position
    ending = window.line_end(opened)
    if ending is None and not window.final:
        return None
    stop = ending.start() if ending else len(text)
    if stop - start > LONGEST:
        return _too_long(window, number, line)
    row = text[start:stop]
    window.position = ending.end() if ending else len(text)
    said = ending.group() if ending else ""
    return Record(number, line, tuple(row.split(delimiter)), row, said, code, *place), place[0] - line + 1
