"""The columns of a result in every machine format: what each holds, and the cells of a row."""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter

from nki.model.release import COLUMNS, Row, empty_columns

Cell = str | int | float | None

_INTEGERS = {"measure", "numerator", "denominator", "invited", "responded", "answered", "not_applicable"}
_NUMBERS = {"value", "lower", "upper", "design_effect"}
_PLAIN = (str, int)


def type_of(column: str) -> str:
    """Return what a column holds: text, integer or number."""
    if column in _INTEGERS:
        return "integer"
    return "number" if column in _NUMBERS else "text"


_get = attrgetter(*COLUMNS)


def cells(row: Row) -> tuple[Cell, ...]:
    """Return the cells of a row in full precision. A value that is not there, or hidden, is None, never 0."""
    kind = row.kind
    found = tuple(
        # enums leave as the plain text they stand for
        (None if cell == "" else cell)
        if cell is None or type(cell) in _PLAIN
        else _number(cell, kind)
        if type(cell) is Fraction
        else str(cell)
        for cell in _get(row)
    )
    if not (empty := empty_columns(row.status)):
        return found
    return tuple(None if name in empty else cell for name, cell in zip(COLUMNS, found, strict=True))


def _number(value: Fraction, kind: str) -> int | float:
    if kind == "count" and value.denominator == 1:
        return value.numerator
    return value.numerator / value.denominator  # correctly rounded, unlike a quotient of floats
