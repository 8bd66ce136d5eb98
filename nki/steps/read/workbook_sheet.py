"""A sheet of a workbook → its rows, one after the other, each cell with the value it stands for."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from xml.sax.xmlreader import AttributesImpl

from nki.errors import NkiError
from nki.steps.read.cell import UNCALCULATED, Cell, Exact
from nki.steps.read.workbook_parts import Format, Handler, Parts, is_true, parsed, unescaped
from nki.zipped import damaged

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
_MOST_ARRAYS = 1_000

_COORDINATE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,4})?")
_BEYOND_THE_CALENDAR = "########"
"""What Excel shows in the place of a day that it has not."""

_EXACTLY = Context(prec=1_000)


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row that holds something: its number as Excel shows it, and its cells by column, from 1."""

    number: int
    cells: dict[int, Cell]
    hidden: bool


def sheet_rows(
    archive: zipfile.ZipFile,
    part: str,
    parts: Parts,
    shown: str,
    hidden_columns: list[tuple[int, int]] | None = None,
) -> Iterator[PlainRow]:
    """Yield the rows of a sheet that hold anything but blanks; note which columns are hidden.

    Raises ``NkiError`` (D377), with the row, where the sheet is damaged.
    """
    handler = _Sheet(parts, shown, [] if hidden_columns is None else hidden_columns)
    for _ in parsed(archive, part, shown, handler):
        yield from handler.rows
        handler.rows.clear()


def column_number(letters: str) -> int:
    """Return the number of a column, from 1, that Excel calls by letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters by which Excel calls a column."""
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(65 + last) + letters
    return letters


class _Sheet(Handler):
    """Collects rows as their elements go by."""

    def __init__(self, parts: Parts, shown: str, hidden_columns: list[tuple[int, int]]) -> None:
        super().__init__()
        self.rows: list[PlainRow] = []
        self._parts, self._shown, self._hidden_columns = parts, shown, hidden_columns
        self._row = self._column = 0
        self._hidden = self._in_row = False
        self._cells: dict[int, Cell] = {}
        self._cell: AttributesImpl | None = None
        self._formula = self._collecting = self._sounding = False
        self._value: str | None = None
        self._text: list[str] = []
        self._arrays: list[tuple[int, int, int, int]] = []

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        if name == "row":
            self._begin_row(attrs)
        elif name == "c" and self._in_row:
            self._begin_cell(attrs)
        elif name == "col":
            if is_true(attrs.get("hidden")):
                first, last = self._int(attrs.get("min", "")), self._int(attrs.get("max", ""))
                self._hidden_columns.append((first, last))
        elif self._cell is None:
            return
        elif name == "f":
            self._formula = True
            self._array(attrs)
        elif name == "v":
            self._collecting, self._text = True, []
        elif name == "rPh":
            self._sounding = True
        elif name == "t" and not self._sounding:
            self._collecting = True

    def characters(self, content: str) -> None:
        if self._collecting:
            self._text.append(content)

    def end(self, name: str) -> None:
        if self._cell is not None:
            if name in ("v", "t"):
                if self._collecting:
                    self._value = "".join(self._text)
                self._collecting = False
            elif name == "rPh":
                self._sounding = False
            elif name == "c":
                self._end_cell(self._cell)
        if name == "row" and self._in_row:
            self._in_row = False
            if any(cell and cell.strip() for cell in self._cells.values()):
                self.rows.append(PlainRow(self._row, self._cells, self._hidden))

    def _begin_row(self, attrs: AttributesImpl) -> None:
        number = self._int(attrs["r"]) if "r" in attrs else self._row + 1
        if not self._row < number <= MOST_ROWS:
            raise self._damaged(f"behind row {self._row} comes row {number}")
        self._row, self._column, self._cells = number, 0, {}
        self._hidden, self._in_row = is_true(attrs.get("hidden")), True
        self._arrays = [area for area in self._arrays if area[1] >= number]

    def _begin_cell(self, attrs: AttributesImpl) -> None:
        self._column += 1
        if "r" in attrs:
            found = _COORDINATE.fullmatch(attrs["r"])
            if found is None or int(found[2]) != self._row:
                raise self._damaged(f'a cell called "{attrs["r"][:12]}"')
            self._column = column_number(found[1])
        if self._column in self._cells or self._column > MOST_COLUMNS:
            raise self._damaged(f"two cells in column {self._column}, or more columns than Excel has")
        self._cell, self._value, self._text = attrs, None, []
        self._formula = self._collecting = self._sounding = False

    def _array(self, attrs: AttributesImpl) -> None:
        """Remember an array formula: its other cells hold results without saying that they do."""
        found = _AREA.fullmatch(attrs.get("ref", "")) if attrs.get("t") in ("array", "dataTable") else None
        if found and self._parts.recalculates:
            left, right = column_number(found[1]), column_number(found[3])
            self._arrays.append((int(found[2]), int(found[4]), left, right))
            if len(self._arrays) > _MOST_ARRAYS:
                raise self._damaged("more array formulas than nki can follow")

    def _in_array(self) -> bool:
        return any(
            first <= self._row <= last and left <= self._column <= right
            for first, last, left, right in self._arrays
        )

    def _end_cell(self, attrs: AttributesImpl) -> None:
        self._cell = None
        cell = self._read(attrs.get("t", "n"), attrs.get("s"))
        if cell is not None or self._formula:
            self._cells[self._column] = cell

    def _read(self, kind: str, style: str | None) -> Cell:
        value = self._value
        computed = self._formula or self._in_array()
        if computed and (self._parts.recalculates or value is None or (value == "" and kind != "str")):
            return UNCALCULATED
        if value is None or value == "":
            return None
        if kind == "s":
            if not value.isdecimal() or int(value) >= len(self._parts.texts):
                raise self._damaged("a cell refers to a text that the workbook lacks")
            return self._parts.texts[int(value)] or None
        if kind in ("str", "inlineStr"):
            return unescaped(value)
        if kind == "b":
            return Exact("true" if is_true(value) else "false")
        if kind == "e":
            return value
        if kind == "d":
            return _dated(value)
        return _numbered(value, self._format(style), since_1904=self._parts.since_1904)

    def _format(self, style: str | None) -> Format:
        at = int(style) if style is not None and style.isdecimal() else 0
        formats = self._parts.formats
        return formats[at] if at < len(formats) else Format.NUMBER

    def _int(self, text: str) -> int:
        if not text.isdecimal() or len(text) > 7:
            raise self._damaged(f'"{text[:12]}" where a number of a row or column belongs')
        return int(text)

    def _damaged(self, what: str) -> NkiError:
        return damaged(self._shown, f"the sheet is damaged: {what}", row=self._row)


def _numbered(text: str, format_: Format, *, since_1904: bool) -> Cell:
    """Return a number as plain text, without an exponent; or the day, time or share that it stands for."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return text  # what no spreadsheet writes; it is judged as any text is
    if format_ in (Format.DATE, Format.DURATION):
        return _day(float(text), duration=format_ is Format.DURATION, since_1904=since_1904)
    number = Decimal(text) if _WHOLE.fullmatch(text) else _shortest(text)
    if number is None:
        return text
    if format_ is Format.PERCENT:
        number = _EXACTLY.multiply(number, Decimal(100))
    plain = format(number, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return Exact("0" if plain == "-0" else plain)


def _shortest(text: str) -> Decimal | None:
    """Return the number that Excel shows: of what it computes in binary, fifteen digits hold."""
    number = format(float(text), ".15g")
    return None if number in ("inf", "-inf") else Decimal(number)


def _day(number: float, *, duration: bool, since_1904: bool) -> Cell:
    from openpyxl.utils.datetime import (  # noqa: PLC0415  (only workbooks need it)
        CALENDAR_MAC_1904,
        CALENDAR_WINDOWS_1900,
        from_excel,
    )

    epoch = CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900
    if number < 0:
        return _BEYOND_THE_CALENDAR
    try:
        return Exact(_iso(from_excel(number, epoch, timedelta=duration)))
    except (OverflowError, ValueError):
        return _BEYOND_THE_CALENDAR


def _dated(text: str) -> Cell:
    """Return a date that stands as text in the workbook, as strict Open XML has it."""
    from openpyxl.utils.datetime import from_ISO8601  # noqa: PLC0415  (only workbooks need it)

    try:
        return Exact(_iso(from_ISO8601(text.strip())))  # type: ignore[no-untyped-call]
    except (OverflowError, ValueError, TypeError):
        return text


def _iso(value: date | time | timedelta | None) -> str:
    """Return a day, or a day with its time where it has one, to the second."""
    if isinstance(value, timedelta):
        seconds = value.days * 86_400 + value.seconds
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime | time):
        value = value.replace(microsecond=0)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    assert value is not None
    return value.isoformat()
