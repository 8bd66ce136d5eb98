"""Text cells → typed cells, in SQL: value, missing, not applicable, or in doubt.

``TRY_CAST`` alone reads ``1.234`` as 1 and ``1.5`` as 2, so a number counts only where its own text
comes back from it. What is in doubt goes to the careful reader, which knows how people write.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from nki.engine.quoting import name, text, texts
from nki.model.spec import Column, ColumnType

BLANKS = " \t\u00a0\u202f\u2009\ufeff"
"""What people leave around a cell without meaning anything by it."""

DOUBT = name("in doubt")
"""The name of the column that says whether any cell of the row is in doubt."""

_MOST = 10**18 - 1


def value_name(column: str) -> str:
    """Return the name of a column's typed value, NULL where there is none."""
    # a declared column can never have a space in its name, and so never this one
    return name(f"value of {column}")


def not_applicable(column: Column) -> str:
    """Return whether a cell says that the question does not apply. Never unknown."""
    if not column.not_applicable:
        return "false"
    return f"coalesce({name(column.name)} IN {texts(column.not_applicable)}, false)"


def typed_cells(relation: str, columns: Iterable[Column]) -> str:
    """Return a query that adds a typed value for each column, and a doubt, to a relation of text columns.

    The unit is not looked at: it is what rows are grouped by, and whoever groups sees every one.
    """
    # two steps, so that a value is cast once and its doubt looks at the result
    values = [f"{_value(column)} AS {value_name(column.name)}" for column in columns]
    doubts = [_doubt(column) for column in columns if column.type is not ColumnType.UNIT]
    return (
        f"SELECT *, ({' OR '.join(doubts) or 'false'}) AS {DOUBT} "
        f"FROM (SELECT *, {', '.join(values)} FROM ({relation}))"
    )


def _value(column: Column) -> str:
    raw = name(column.name)
    answers = (*column.missing, *column.not_applicable)
    if column.type in (ColumnType.UNIT, ColumnType.CHOICE, ColumnType.TEXT):
        return f"CASE WHEN {raw} NOT IN {texts(('', *answers))} THEN {raw} END"
    cast = {
        ColumnType.COUNT: f"TRY_CAST({raw} AS BIGINT)",
        ColumnType.NUMBER: f"TRY_CAST({raw} AS DECIMAL(38, 9))",
        ColumnType.DATE: f"CAST(try_strptime({raw}, ['%Y-%m-%d', '%d.%m.%Y']) AS DATE)",
    }[column.type]
    # what is empty casts to nothing; an answer such as 99 for unknown would not
    return f"CASE WHEN {raw} NOT IN {texts(answers)} THEN {cast} END" if answers else cast


def _doubt(column: Column) -> str:
    """Return whether a cell holds something that is neither an answer for no value nor plainly a value."""
    raw, value = name(column.name), value_name(column.name)
    answers = (*column.missing, *column.not_applicable)
    has_answer = f"{raw} NOT IN {texts(('', *answers))}" if answers else f"{raw} <> ''"
    return f"({raw} IS NOT NULL AND {has_answer} AND ({' OR '.join(_oddities(column, raw, value))}))"


def _oddities(column: Column, raw: str, value: str) -> list[str]:
    """Return what can be odd about a cell that is not empty; that it gives no value comes first."""
    if column.type is ColumnType.CHOICE:
        return [f"{raw} NOT IN {texts(column.values or ('',))}"]
    if column.type in (ColumnType.TEXT, ColumnType.UNIT):
        return [f"{raw} <> trim({raw}, {text(BLANKS)})"]
    odd = [f"{value} IS NULL"]
    low, high = column.minimum, column.maximum
    if column.type is ColumnType.COUNT:
        # the round trip stops 007, +5 and 1.5, all of which the cast takes
        odd.append(f"CAST({value} AS VARCHAR) <> {raw}")
        low = max(low or Decimal(0), Decimal(0))
        high = Decimal(_MOST) if high is None else high
    elif column.type is ColumnType.NUMBER:
        odd.append(rf"NOT regexp_full_match({raw}, '-?(0|[1-9][0-9]{{0,17}})(\.[0-9]{{1,9}})?')")
    else:
        odd.append(f"length({raw}) <> 10 OR {raw} <> trim({raw})")
    if low is not None:
        odd.append(f"{value} < {low}")
    if high is not None:
        odd.append(f"{value} > {high}")
    return odd
