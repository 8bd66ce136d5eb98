"""The columns of a result in every machine format: what each holds, and the cells of a row."""

from __future__ import annotations

from fractions import Fraction

from nki.model.release import COLUMNS, Row

Cell = str | int | float | None

_INTEGERS = {"measure", "numerator", "denominator", "invited", "responded", "answered", "not_applicable"}
_NUMBERS = {"value", "lower", "upper"}


def type_of(column: str) -> str:
    """Return what a column holds: text, integer or number."""
    if column in _INTEGERS:
        return "integer"
    return "number" if column in _NUMBERS else "text"


def cells(row: Row) -> tuple[Cell, ...]:
    """Return the cells of a row in full precision. A value that is not there is None, never 0."""
    return tuple(_cell(getattr(row, name), row.kind) for name in COLUMNS)


def _cell(value: str | int | Fraction | None, kind: str) -> Cell:
    if isinstance(value, Fraction):
        if kind == "count" and value.denominator == 1:
            return value.numerator
        return value.numerator / value.denominator  # correctly rounded, unlike a quotient of floats
    # enums leave as the plain text they stand for
    return value if value is None or isinstance(value, int) else str(value)
