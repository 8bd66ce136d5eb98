"""One cell → the one text that the engine understands, or the code of what is wrong with it."""

from __future__ import annotations

from nki.model.spec import Column, ColumnType
from nki.steps.read.answers import choice_in, no_value_in
from nki.steps.read.cell import UNCALCULATED, Bad, Cell, Exact, Taken
from nki.steps.read.damage import is_error
from nki.steps.read.dates import date_in
from nki.steps.read.numbers import MAX_DIGITS, in_range, number_in
from nki.steps.read.repairs import read_as, trimmed, without_quotes
from nki.steps.read.times import time_in

__all__ = ["Bad", "plain"]

_NOT_UNDERSTOOD = frozenset(("D320", "D324", "D325", "D368"))


def plain(column: Column, cell: Cell, decimal: str = "") -> str | Taken | Bad:
    """Return a cell as plain text: empty for no answer; digits, ISO dates and answers as they are.

    ``decimal`` is the sign before the decimals of the cell's file, "" where nothing shows it.
    """
    text = trimmed(cell) if cell else ""
    if text == "" or text in column.missing:
        return ""
    if (
        column.type is ColumnType.COUNT
        and text.isdecimal()
        and text.isascii()
        and len(text) <= MAX_DIGITS
        and (text[0] != "0" or text == "0")
        and text not in column.not_applicable
    ):
        return in_range(column, text)
    if text in column.not_applicable:
        return text
    if cell is UNCALCULATED:
        return Bad("D365")
    if is_error(text):
        return Bad("D364")
    found = _value(column, text, decimal, exact=isinstance(cell, Exact))
    if not isinstance(found, Bad) or found.code not in _NOT_UNDERSTOOD:
        return found
    return no_value_in(column, text) or _repaired(column, text, decimal) or found


def _value(column: Column, text: str, decimal: str, *, exact: bool) -> str | Taken | Bad:
    if column.type.is_numeric:
        return number_in(column, text, decimal, exact=exact)
    if column.type is ColumnType.DATE:
        return date_in(text)
    if column.type is ColumnType.DATETIME:
        return time_in(text)
    if column.type is ColumnType.CHOICE:
        return choice_in(column, text, exact=exact)
    return text


def _repaired(column: Column, text: str, decimal: str) -> Taken | Bad | None:
    """Return the value inside stray quotation marks, None where there are none."""
    inner = without_quotes(text)
    if not inner:
        return None
    found: str | Taken | Bad | None = plain(column, inner, decimal) if not without_quotes(inner) else None
    if isinstance(found, Taken):
        found = found.text
    return read_as(text, found) if isinstance(found, str) else found
