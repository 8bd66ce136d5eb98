"""What one row is to a measure, in SQL over typed cells: counted, not applicable, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nki.engine.cells import not_applicable, value_name
from nki.engine.conditions import condition_sql
from nki.model.plan import Aggregation, Distinct, MeasurePlan, RowCount, Sum
from nki.model.spec import Column, Source


def counted(source: Source, measure: MeasurePlan) -> str:
    """Return whether a row is in the figure: numerator and denominator are both known. Never unknown."""
    return " AND ".join(dict.fromkeys(_determined(part, source) for part in measure.aggregations))


def applies_not(source: Source, measure: MeasurePlan) -> str:
    """Return whether a row says that the measure's questions do not apply. Never unknown."""
    flags = (not_applicable(source.column(column)) for column in sorted(measure.columns))
    return " OR ".join(flag for flag in flags if flag != "false") or "false"


def contribution(source: Source, part: Aggregation) -> str:
    """Return what a counted row adds to an aggregate; for distinct values, whether it adds any."""
    where = _where(part, source)
    amount = value_name(part.column) if isinstance(part, Sum) else "1"
    return amount if where is None else f"CASE WHEN {where} THEN {amount} ELSE 0 END"


def over_area(source: Source, part: Aggregation) -> str:
    """Return the aggregate over the counted rows of an area."""
    if not isinstance(part, Distinct):
        return f"sum({contribution(source, part)})"
    where = _where(part, source)
    return f"count(DISTINCT {value_name(part.column)})" + ("" if where is None else f" FILTER ({where})")


def relations(columns: Sequence[Column]) -> list[tuple[Column, str]]:
    """Return for each declared relation whether a row breaks it; unknown where one of the values lacks."""
    present = {column.name for column in columns}
    return [
        (column, f"{value_name(column.name)} > {value_name(column.at_most)}")
        for column in columns
        if column.at_most is not None and column.at_most in present
    ]


def outside(source: Source, measures: Iterable[MeasurePlan]) -> list[tuple[MeasurePlan, str]]:
    """Return for each proportion whether a counted row is more in the numerator than in the denominator."""
    tests = []
    for measure in measures:
        if measure.denominator is None or _is_declared(source, measure):
            continue
        inner, outer = (contribution(source, part) for part in measure.aggregations)
        tests.append((measure, f"({counted(source, measure)} AND {inner} > {outer})"))
    return tests


def broken(source: Source, columns: Sequence[Column], measures: Sequence[MeasurePlan]) -> str:
    """Return whether a row breaks any relation."""
    tests = [test for _, test in relations(columns)] + [test for _, test in outside(source, measures)]
    return " OR ".join(tests) or "false"


def _is_declared(source: Source, measure: MeasurePlan) -> bool:
    """Say whether a declared relation between two columns already keeps the numerator inside."""
    inner, outer = measure.numerator, measure.denominator
    if not (isinstance(inner, Sum) and isinstance(outer, Sum)) or inner.where or outer.where:
        return False
    return source.column(inner.column).at_most == outer.column


def _where(part: Aggregation, source: Source) -> str | None:
    return None if part.where is None else condition_sql(part.where, source)


def _determined(part: Aggregation, source: Source) -> str:
    """Return whether a row's part in an aggregate is known: in with a value, or out."""
    where = _where(part, source)
    has_value = "true" if isinstance(part, RowCount) else f"{value_name(part.column)} IS NOT NULL"
    if where is None:
        return f"({has_value})"
    return f"coalesce({where} IS FALSE OR ({where} AND {has_value}), false)"
