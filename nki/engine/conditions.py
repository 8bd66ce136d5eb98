"""Conditions as SQL in three values: NULL where a cell that is compared has no value."""

from __future__ import annotations

from nki.engine.cells import not_applicable, value_name
from nki.engine.quoting import text
from nki.model.spec import SECONDS, Column, ColumnReference, ColumnType, Condition, Source

_OPERATOR = {"equals": "=", "at_least": ">=", "at_most": "<="}


def condition_sql(condition: Condition, source: Source) -> str:
    """Return the condition as an SQL expression over typed cells. SQL's own logic is Kleene's."""
    if condition.not_ is not None:
        return f"(NOT {condition_sql(condition.not_, source)})"
    if condition.parts:
        word = " AND " if condition.all_ else " OR "
        return "(" + word.join(condition_sql(part, source) for part in condition.parts) + ")"
    assert condition.column is not None
    column = source.column(condition.column)
    value = value_name(condition.column)
    comparison = condition.comparison
    if comparison == "is_missing":
        missing = f"({value} IS NULL AND NOT {not_applicable(column)})"
        return missing if condition.is_missing else f"(NOT {missing})"
    if comparison == "starts_with":
        assert condition.starts_with is not None
        return f"starts_with({value}, {text(condition.starts_with)})"
    if comparison == "one_of":
        assert condition.one_of is not None
        return f"({value} IN ({', '.join(_literal(source, column, one) for one in condition.one_of)}))"
    if comparison == "between":
        assert condition.between is not None
        low, high = (_literal(source, column, one) for one in condition.between)
        return f"({value} BETWEEN {low} AND {high})"
    assert comparison is not None
    operand = getattr(condition, comparison)
    is_column = isinstance(operand, ColumnReference)
    other = value_name(operand.column) if is_column else _literal(source, column, operand)
    return f"({value} {_OPERATOR[comparison]} {other})"


def _literal(source: Source, column: Column, value: str) -> str:
    kind = column.type
    if kind is ColumnType.DURATION:
        # durations are whole seconds, and are compared in the unit that they are declared in
        unit = next(one.duration.unit for one in source.derived if one.name == column.name and one.duration)
        return f"(CAST({text(value)} AS DECIMAL(38, 9)) * {SECONDS[unit]})"
    if kind is ColumnType.COUNT:
        return f"CAST({text(value)} AS BIGINT)"
    if kind is ColumnType.NUMBER:
        return f"CAST({text(value)} AS DECIMAL(38, 9))"
    if kind is ColumnType.DATE:
        return f"CAST({text(value)} AS DATE)"
    return text(value)
