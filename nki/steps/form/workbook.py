"""The form as a workbook: answers, a guide, and the lists that drop down."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from nki.labels import first_upper
from nki.model.spec import ColumnType
from nki.steps.form.book import new_book
from nki.steps.form.guide import Line, Look, guide, letter
from nki.steps.form.layout import SheetColumn, columns_of
from nki.steps.form.questions import Form
from nki.steps.form.validation import Cells, validation

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ANSWERS, GUIDE, LISTS = "Svar", "Veiledning", "Svaralternativer"
_EMPTY_ROWS = 5_000
"""How many rows are ready where a unit may have many. Below them no list drops down, and intake checks."""

_LINE, _HIGHEST = 15.0, 400.0
_GUIDE_WIDTHS = (24, 92)
_HEIGHTS = {Look.TITLE: 26.0, Look.MARK: 18.0, Look.HEADING: 34.0}
_HEADER = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#DCE6F1"}
_CELL = {"border": 1, "border_color": "#BFBFBF", "valign": "top"}
_GIVEN = {**_CELL, "num_format": "@", "bg_color": "#F2F2F2"}
_NUMBER_FORMATS = {ColumnType.COUNT: "0", ColumnType.NUMBER: "General", ColumnType.DATE: "dd.mm.yyyy"}
_WIDTHS = {ColumnType.UNIT: 14, ColumnType.DATE: 14, ColumnType.TEXT: 44}


def write_workbook(form: Form) -> bytes:
    """Return the workbook's bytes, the same for the same form wherever and whenever it is made."""
    book, stream = new_book(form)
    answers, words = book.add_worksheet(ANSWERS), book.add_worksheet(GUIDE)
    lists = _lists(book, form)
    _answers(book, answers, form, lists)
    _guide(book, words, form)
    book.close()
    return stream.getvalue()


def _answers(book: Workbook, sheet: Worksheet, form: Form, lists: dict[str, str]) -> None:
    columns = columns_of(form)
    cells = Cells(
        {column.question.column.name: letter(at) for at, column in enumerate(columns) if column.question},
        2,
        lists,
    )
    last = len(form.units) if form.has_row_per_unit else _EMPTY_ROWS
    header, given = book.add_format(_HEADER), book.add_format(_GIVEN)
    looks = [book.add_format({**_CELL, "num_format": _number_format(column)}) for column in columns]
    for at, (column, look) in enumerate(zip(columns, looks, strict=True)):
        # rows that are there have their looks; those that come to be keep at least what is typed
        sheet.set_column(at, at, _width(column), None if form.has_row_per_unit else look)
        sheet.write_string(0, at, column.header, header)
        if column.question is not None:
            sheet.data_validation(1, at, last, at, validation(form, column.question, cells))
    sheet.set_row(0, max(_height(column.header, _width(column)) for column in columns))
    if form.has_row_per_unit:
        for row, unit in enumerate(form.units, start=1):
            for at, (column, look) in enumerate(zip(columns, looks, strict=True)):
                if text := column.given(unit):
                    sheet.write_string(row, at, text, given)
                else:
                    sheet.write_blank(row, at, None, look)
    sheet.freeze_panes(1, sum(column.is_id or column.is_name for column in columns))
    _paper(sheet, form)
    sheet.repeat_rows(0)


def _number_format(column: SheetColumn) -> str:
    # "@" keeps what is typed: a code its zeros, an answer from being read as a date
    return "@" if column.question is None else _NUMBER_FORMATS.get(column.question.column.type, "@")


def _width(column: SheetColumn) -> int:
    if column.is_name:
        return 38
    assert column.question is not None
    longest = max(map(len, column.question.answers), default=0)
    return _WIDTHS.get(column.question.column.type, min(max(26, longest + 4), 44))


def _height(text: str, width: int) -> float:
    lines = sum(math.ceil(max(len(line), 1) * 1.08 / width) for line in text.split("\n"))
    return min(lines * _LINE + 3, _HIGHEST)


def _lists(book: Workbook, form: Form) -> dict[str, str]:
    """Write what drops down to a sheet of its own, and return the range of each column's list.

    A list inside a rule would end at 255 characters, and a comma in an answer would part it in two.
    """
    lists: dict[str, tuple[str, tuple[str, ...]]] = {}
    if not form.has_row_per_unit:
        ids, names = (_named(form, of) for of in (ColumnType.UNIT, ColumnType.UNIT_NAME))
        lists[ids] = (
            f"{first_upper(form.who.the_many)}s {form.who.code}",
            tuple(unit.code for unit in form.units),
        )
        # beside the ids, so that people find theirs
        lists[names] = (f"{first_upper(form.who.the_many)}s navn", tuple(unit.name for unit in form.units))
    letters = _letters(form)
    for question in form.questions:
        if question.answers:
            name = question.column.name
            lists[name] = (f"Svar i kolonne {letters[name]}", question.answers)
    if not lists:
        return {}
    sheet = book.add_worksheet(LISTS)
    header, text = book.add_format(_HEADER), book.add_format({"num_format": "@", "valign": "top"})
    ranges: dict[str, str] = {}
    for at, (name, (head, entries)) in enumerate(lists.items()):
        sheet.set_column(at, at, min(max(20, *(len(entry) + 2 for entry in entries)), 60), text)
        sheet.write_string(0, at, head, header)
        for row, entry in enumerate(entries, start=1):
            sheet.write_string(row, at, entry, text)
        ranges[name] = f"{LISTS}!${letter(at)}$2:${letter(at)}${len(entries) + 1}"
    sheet.freeze_panes(1, 0)
    _paper(sheet, form)
    return ranges


def _named(form: Form, type_: ColumnType) -> str:
    """Return the name of the column of a type; empty if there is none."""
    return next((column.name for column in form.source.columns if column.type is type_), "")


def _letters(form: Form) -> dict[str, str]:
    columns = enumerate(columns_of(form))
    return {column.question.column.name: letter(at) for at, column in columns if column.question}


def _guide(book: Workbook, sheet: Worksheet, form: Form) -> None:
    bold: dict[str, Any] = {"bold": True, "valign": "top"}
    looks = {
        Look.TITLE: book.add_format({**bold, "font_size": 16}),
        Look.MARK: book.add_format({"italic": True, "valign": "top"}),
        Look.HEADING: book.add_format({**bold, "font_size": 13, "valign": "bottom"}),
        Look.PLAIN: book.add_format({**bold, "text_wrap": True}),
    }
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for at, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(at, at, width)
    for row, line in enumerate(guide(form)):
        _line(sheet, row, line, looks[line.look], text)
    sheet.hide_gridlines(2)
    _paper(sheet, form)


def _line(sheet: Worksheet, row: int, line: Line, look: Format, text: Format) -> None:
    sheet.write_string(row, 0, line.about, look)
    if line.look is Look.PLAIN:
        sheet.write_string(row, 1, line.text, text)
        heights = (
            _height(one, width) for one, width in zip((line.about, line.text), _GUIDE_WIDTHS, strict=True)
        )
        sheet.set_row(row, max(heights))
    else:
        sheet.set_row(row, _HEIGHTS[line.look])


def _paper(sheet: Worksheet, form: Form) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    # & is the sign that commands begin with in a footer
    sheet.set_footer(f"&L{form.id.replace('&', '&&')} {form.indicator.version}&R&P / &N")
