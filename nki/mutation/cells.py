"""A definition → rows that try it out: values at which conditions turn, and every way not to answer."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, islice, product
from math import prod

from nki.model.plan import MeasurePlan
from nki.model.spec import Column, ColumnReference, ColumnType, Condition, Source
from nki.steps.validate import can_have

MOST_ROWS = 4_000

Row = tuple[str, ...]


def columns_of(source: Source, measures: Iterable[MeasurePlan]) -> tuple[Column, ...]:
    """Return the columns that are counted or compared, the limits of these, and the unit."""
    names = {source.unit_column.name}.union(*(measure.columns for measure in measures))
    names |= {limit for name in names if (limit := source.column(name).at_most) is not None}
    return tuple(column for column in source.columns if column.name in names)


def rows_for(columns: Sequence[Column], measures: Iterable[MeasurePlan]) -> tuple[Row, ...]:
    """Return rows with all combinations of values, or a good part of them where there are too many.

    The unit of a row is its number. Plain rows come first.
    """
    compared = list(_comparisons(measures))
    values = [
        ("",) if column.type is ColumnType.UNIT else _values(column, i, compared)
        for i, column in enumerate(columns)
    ]
    unit = next(i for i, column in enumerate(columns) if column.type is ColumnType.UNIT)
    chosen = product(*values) if prod(map(len, values)) <= MOST_ROWS else _some(values)
    return tuple(
        (*row[:unit], f"{number}", *row[unit + 1 :])
        for number, row in enumerate(islice(dict.fromkeys(chosen), MOST_ROWS))
    )


def _some(values: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Yield rows in which every two columns take all their values, and then rows by the same chance."""
    plain = [one[0] for one in values]
    for first, second in combinations(range(len(values)), 2):
        for one, two in product(values[first], values[second]):
            row = list(plain)
            row[first], row[second] = one, two
            yield tuple(row)
    chance = random.Random(0)  # noqa: S311  (nothing secret)
    for _ in range(2 * MOST_ROWS):
        yield tuple(chance.choice(one) for one in values)


def _comparisons(measures: Iterable[MeasurePlan]) -> Iterator[Condition]:
    for measure in measures:
        for part in (one for side in measure.sides for one in (*side.terms, *side.over_area)):
            if part.where is not None:
                yield from _leaves(part.where)


def _leaves(condition: Condition) -> Iterator[Condition]:
    if condition.column is not None:
        yield condition
    for part in condition.parts:
        yield from _leaves(part)


def _values(column: Column, position: int, compared: Iterable[Condition]) -> tuple[str, ...]:
    """Return what a column can hold: plain values, those compared with and their neighbours, no answer."""
    literals = [text for one in compared if one.column == column.name for text in _literals(one)]
    tried = [*_usual(column, position), *(near for text in literals for near in _near(column, text))]
    possible = [value for value in tried if can_have(column, value)]
    return tuple(dict.fromkeys([*possible, "", *column.missing, *column.not_applicable]))


def _literals(condition: Condition) -> tuple[str, ...]:
    operand = getattr(condition, condition.comparison or "")
    if isinstance(operand, ColumnReference | bool):
        return ()
    return operand if isinstance(operand, tuple) else (operand,)


def _usual(column: Column, position: int) -> tuple[str, ...]:
    """Return plain values, one of them shared by all columns of the type and one by no other."""
    if column.type is ColumnType.COUNT:
        low = int(column.minimum or 0)
        return (f"{low + 4}", f"{low + 5 + position}", f"{low}")
    if column.type is ColumnType.NUMBER:
        return ("4", f"{5 + position}.5", format((column.minimum or Decimal(0)).normalize(), "f"))
    if column.type is ColumnType.DATE:
        return ("2021-06-15", (date(2021, 7, 1) + timedelta(days=position)).isoformat())
    if column.type is ColumnType.CHOICE:
        return column.values or ()
    return ("x", f"y{position}")


def _near(column: Column, literal: str) -> tuple[str, ...]:
    if column.type is ColumnType.COUNT:
        return tuple(str(int(literal) + step) for step in (0, -1, 1) if int(literal) + step >= 0)
    if column.type is ColumnType.NUMBER:
        number = Decimal(literal)
        step = Decimal(1).scaleb(min(int(number.as_tuple().exponent), 0))
        return tuple(format(number + step * one, "f") for one in (0, -1, 1))
    if column.type is ColumnType.DATE:
        day = date.fromisoformat(literal)
        return tuple((day + timedelta(days=step)).isoformat() for step in (0, -1, 1))
    return (literal, f"{literal}x", literal[:-1])
