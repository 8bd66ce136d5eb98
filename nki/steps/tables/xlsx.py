"""Tables as a workbook: a sheet for each level, one for each definition, one for the account of the rows.

Numbers are numbers, in full precision, shown with the decimals of the specification. Where a table has a sign
there is a text in the cell and no number anywhere. No text is taken for a formula or an address.
"""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from nki.steps.tables.document import Cell, Column, Definition, Document, Table
from nki.theme import GENERIC_FONTS, Theme
from nki.words import words_for

LONGEST = 32_767
"""The characters that a cell takes."""

_LONGEST_PROPERTY = 255
# no table was made on this day: the same table is the same bytes whenever it is made
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_NARROWEST, _WIDEST = 9, 48
_LINE = 15.0
_MOST_LINES = 26
_DEFINITION_WIDTHS = (5, 34, 100)
_A4 = 9


def write_xlsx(document: Document, theme: Theme, templates: Path | None) -> bytes:  # noqa: ARG001
    """Return the workbook's bytes."""
    stream = io.BytesIO()
    book = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {
            "title": document.title[:_LONGEST_PROPERTY],
            "subject": document.subject[:_LONGEST_PROPERTY],
            "category": "; ".join(document.notices)[:_LONGEST_PROPERTY],
            "comments": document.made_with,
            "created": _CREATED,
        }
    )
    looks = _Looks(book, theme)
    for table in document.tables:
        sheet = book.add_worksheet(table.title)
        _Sheet(sheet, looks, document).table(table)
        _paper(sheet, document)
    words = words_for(document.lang)
    several = len(document.definitions) > 1
    for at, one in enumerate(document.definitions, start=1):
        number = f" {at}" if several else ""
        if one.parts:
            sheet = book.add_worksheet(words.text("tables.sheet_definition") + number)
            _definition(sheet, looks, document, one)
        _account(book.add_worksheet(words.text("tables.sheet_account") + number), looks, document, one)
    book.close()
    return stream.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook, theme: Theme) -> None:
        self._book, self._made = book, dict[str, Format]()
        palette = theme.light
        font = theme.fonts.text[0]
        self._base = {} if font in GENERIC_FONTS else {"font_name": font}
        self.title = self.look("title", bold=True, font_size=14, font_color=palette.accent)
        self.mark = self.look("mark", bold=True, bg_color=palette.highlight)
        head = {"bold": True, "text_wrap": True, "valign": "bottom", "bg_color": palette.surface, "bottom": 1}
        self.head = self.look("head", **head)
        self.head_number = self.look("head_number", **head, align="right")
        self.text = self.look("text", num_format="@", valign="top")
        self.sign = self.look("sign", num_format="@", align="right", valign="top")
        self.note = self.look("note", font_color=palette.muted, valign="top")
        self.wrapped = self.look("wrapped", num_format="@", text_wrap=True, valign="top")
        self.bold = self.look("bold", bold=True, text_wrap=True, valign="top")

    def look(self, name: str, **how: Any) -> Format:
        """Return the format of that name."""
        if name not in self._made:
            self._made[name] = self._book.add_format({**self._base, **how})
        return self._made[name]

    def number(self, decimals: int, suffix: str) -> Format:
        """Return the format of numbers with so many decimals and a suffix behind them."""
        shown = "#,##0" + ("." + "0" * decimals if decimals else "")
        # quotation marks keep % from being a factor of a hundred
        shown += f'"{suffix.replace(chr(34), "")}"' if suffix else ""
        return self.look(shown, num_format=shown, valign="top")


class _Sheet:
    """A sheet while it is written."""

    def __init__(self, sheet: Worksheet, looks: _Looks, document: Document) -> None:
        self._sheet, self._looks, self._document = sheet, looks, document
        self._row = 0

    def line(self, text: str, look: Format, across: int = 1) -> None:
        """Write a text on a line of its own, with its look across so many columns."""
        _text(self._sheet, self._row, 0, text, look)
        for at in range(1, across):
            self._sheet.write_blank(self._row, at, None, look)
        self._row += 1

    def table(self, table: Table) -> None:
        """Write a table with what stands above and below it."""
        columns = list(_spread(table))
        self.line(table.caption, self._looks.title)
        for notice in table.notices:
            self.line(notice, self._looks.mark, across=len(columns))
        self.line(" · ".join(self._document.facts), self._looks.note)
        first = self._row
        for at, (head, is_number) in enumerate(columns):
            _text(self._sheet, first, at, head, self._looks.head_number if is_number else self._looks.head)
        rows = [
            [*([Cell(section.head)] if table.is_grouped else []), *line]
            for section in table.sections
            for line in section.lines
        ]
        spread = [table.columns[0], *table.columns] if table.is_grouped else list(table.columns)
        widths = [0] * len(columns)
        for row, line in enumerate(rows, start=first + 1):
            at = 0
            for cell, column in zip(line, spread, strict=True):
                for text, number in _numbers(cell, column):
                    self._cell(row, at, cell, text, number, column)
                    widths[at] = max(widths[at], len(text))
                    at += 1
        self._widths(first, columns, widths)
        last = first + len(rows)
        if rows:
            self._sheet.autofilter(first, 0, last, len(columns) - 1)
        self._sheet.freeze_panes(first + 1, 1 + table.is_grouped)
        self._sheet.repeat_rows(first)
        self._row = last + 2
        for note in (*table.legend, *table.notes, *self._document.notes):
            self.line(note, self._looks.note)

    def _cell(
        self, row: int, at: int, cell: Cell, text: str, number: Fraction | int | None, column: Column
    ) -> None:
        if number is None:
            _text(self._sheet, row, at, text, self._looks.sign if column.is_number else self._looks.text)
        else:
            self._sheet.write_number(row, at, _float(number), self._looks.number(cell.decimals, cell.suffix))

    def _widths(self, first: int, columns: Sequence[tuple[str, bool]], widths: Sequence[int]) -> None:
        """Make columns as wide as what stands in them, and the line of headings as high as they need."""
        lines = 1
        for at, ((head, _), width) in enumerate(zip(columns, widths, strict=True)):
            # room for the arrow of the filter
            longest = max((len(word) + 3 for word in head.split()), default=0)
            wide = min(max(_NARROWEST, longest, width + 2), _WIDEST)
            self._sheet.set_column(at, at, wide)
            lines = max(lines, len(textwrap.wrap(head, wide - 3)))
        self._sheet.set_row(first, min(lines, _MOST_LINES) * _LINE + 3)


def _spread(table: Table) -> Iterator[tuple[str, bool]]:
    """Yield the headings of a sheet: what lines are grouped by has a column, and so has each number."""
    if table.is_grouped:
        yield table.section_head, False
    for column in table.columns:
        above = ", ".join(filter(None, column.path[:-1]))
        for head in column.parts or (column.head,):
            yield ", ".join(filter(None, (above, head))), column.is_number


def _numbers(cell: Cell, column: Column) -> Iterator[tuple[str, Fraction | int | None]]:
    """Yield what stands in each of the columns of a cell, as text and as number."""
    many = max(len(column.parts), 1)
    if cell.numbers and not cell.reason:
        yield from ((cell.text, number) for number in cell.numbers)
    else:
        yield from ((cell.text, None) for _ in range(many))


def _float(number: Fraction | int) -> float:
    return number.numerator / number.denominator


def _text(sheet: Worksheet, row: int, at: int, text: str, look: Format) -> None:
    if text:
        sheet.write_string(row, at, text if len(text) <= LONGEST else text[: LONGEST - 1] + "…", look)
    else:
        sheet.write_blank(row, at, None, look)


def _definition(sheet: Worksheet, looks: _Looks, document: Document, one: Definition) -> None:
    """Write the form, field by field."""
    row = _top(sheet, looks, document, one)
    for at, width in enumerate(_DEFINITION_WIDTHS):
        sheet.set_column(at, at, width)
    for part in one.parts:
        if part.heading:
            _text(sheet, row, 0, part.heading, looks.look("part", bold=True, font_size=12))
            row += 1
        for number, label, paragraphs in part.fields:
            for at, paragraph in enumerate(paragraphs):
                if at == 0:
                    sheet.write_number(row, 0, number, looks.bold)
                    _text(sheet, row, 1, label, looks.bold)
                _text(sheet, row, 2, paragraph, looks.wrapped)
                lines = math.ceil(max(len(paragraph), 1) * 1.08 / _DEFINITION_WIDTHS[2])
                sheet.set_row(row, min(lines, _MOST_LINES) * _LINE)
                row += 1
    _paper(sheet, document)


def _account(sheet: Worksheet, looks: _Looks, document: Document, one: Definition) -> None:
    """Write what became of the rows that were read."""
    row = _top(sheet, looks, document, one)
    account = one.account
    for at, head in enumerate(account.heads):
        _text(sheet, row, at, head, looks.head if at < 2 else looks.head_number)
        sheet.set_column(at, at, min(max(12, len(head) + 2), 30))
    for line, counts in zip(account.lines, account.counts, strict=True):
        row += 1
        for at, text in enumerate(line[:2]):
            _text(sheet, row, at, text, looks.text)
        for at, count in enumerate(counts, start=2):
            sheet.write_number(row, at, count, looks.number(0, ""))
    row += 2
    for text in account.files:
        _text(sheet, row, 0, text, looks.note)
        row += 1
    _paper(sheet, document)


def _top(sheet: Worksheet, looks: _Looks, document: Document, one: Definition) -> int:
    _text(sheet, 0, 0, one.title, looks.title)
    lines = [(notice, looks.mark) for notice in document.notices]
    for row, (text, look) in enumerate([*lines, (" · ".join(one.facts), looks.note)], start=1):
        _text(sheet, row, 0, text, look)
    return len(lines) + 3


def _paper(sheet: Worksheet, document: Document) -> None:
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # & is the sign that commands begin with in a footer, which takes 255 characters
    marks = " · ".join((document.title[:80], *document.notices)).replace("&", "&&")
    sheet.set_footer(f"&L&8{marks[:200].rstrip('&')}&R&8&P / &N")
