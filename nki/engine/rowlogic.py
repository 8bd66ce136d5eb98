"""What one row is to a measure, in SQL over typed cells: counted, not applicable, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nki.engine.cells import not_applicable, value_name
from nki.engine.conditions import condition_sql
from nki.engine.quoting import text
from nki.model.plan import Distinct, MeasurePlan, Quantile, RowCount, ScoreTerm, Side, Sum, Term, UnitCount
from nki.model.spec import Column, Condition, Source

Part = Term | ScoreTerm | Distinct | Quantile


def counted(source: Source, side: Side) -> str:
    """Return whether a row is in the figure: all that it adds is known. Never unknown."""
    parts = (part for part in (*side.terms, *side.over_area) if not getattr(part, "optional", False))
    return " AND ".join(dict.fromkeys(_determined(part, source) for part in parts))


def applies_not(source: Source, side: Side) -> str:
    """Return whether a row says that the measure's questions do not apply. Never unknown.

    Nothing can be worked out of what does not apply, so a column that is worked out does not apply either.
    """
    flags = (not_applicable(source.column(column)) for column in sorted(_with_inputs(source, side.columns)))
    return " OR ".join(flag for flag in flags if flag != "false") or "false"


def _with_inputs(source: Source, names: frozenset[str]) -> set[str]:
    """Return columns with those that they are worked out from, as far as the source has them."""
    found = set(names)
    # backwards, for what is derived may be derived from what is derived before
    for one in reversed(source.derived):
        if one.name in found:
            found.update(one.inputs)
    return found & {column.name for column in source.columns}


def contribution(source: Source, part: Part) -> str:
    """Return what a counted row adds to a sum; for distinct values, whether it adds any."""
    if isinstance(part, ScoreTerm):
        return _score(source, part)
    columns = part.columns if isinstance(part, Term) else ()
    amount = " * ".join(value_name(column) for column in columns) or "1"
    tests = [] if part.where is None else [condition_sql(part.where, source)]
    if isinstance(part, Term) and part.group is not None:
        column, group = part.group
        tests.append(f"{value_name(column)} = {text(group)}")
    return f"CASE WHEN {' AND '.join(tests)} THEN {amount} ELSE 0 END" if tests else amount


def relations(columns: Sequence[Column]) -> list[tuple[Column, str]]:
    """Return for each declared relation whether a row breaks it; unknown where one of the values lacks."""
    present = {column.name for column in columns}
    return [
        (column, f"{value_name(column.name)} > {value_name(column.at_most)}")
        for column in columns
        if column.at_most is not None and column.at_most in present
    ]


def outside(source: Source, measures: Iterable[MeasurePlan]) -> list[tuple[MeasurePlan, str]]:
    """Return for each share whether a counted row is more in the numerator than in the denominator."""
    tests = []
    for measure in measures:
        if measure.kind not in ("proportion", "weighted_proportion") or len(measure.sides) != 1:
            continue
        if _is_declared(source, measure):
            continue
        inner, outer = (_amount(source, part) for part in measure.aggregations)
        tests.append((measure, f"({counted(source, measure.sides[0])} AND {inner} > {outer})"))
    return tests


def _is_declared(source: Source, measure: MeasurePlan) -> bool:
    """Say whether a declared relation between two columns already keeps the numerator inside."""
    inner, outer = measure.numerator, measure.denominator
    if not (isinstance(inner, Sum) and isinstance(outer, Sum)) or inner.where or outer.where:
        return False
    return source.column(inner.column).at_most == outer.column


def _amount(source: Source, part: Sum | RowCount | Distinct | UnitCount) -> str:
    assert not isinstance(part, UnitCount)
    columns = (part.column,) if isinstance(part, Sum) else ()
    return contribution(source, Term(columns, part.where))


def _determined(part: Part, source: Source) -> str:
    """Return whether a row's part in a sum is known: in with a value, or out."""
    if isinstance(part, ScoreTerm):
        weighed = (f"{value_name(column)} IS NOT NULL" for column in dict.fromkeys(part.weights))
        return _where_or(part.where, source, " AND ".join([f"{_answered(part)} >= {part.least}", *weighed]))
    columns = part.columns if isinstance(part, Term) else (part.column,)
    if isinstance(part, Term) and part.group is not None:
        columns = (*columns, part.group[0])
    known = " AND ".join(f"{value_name(column)} IS NOT NULL" for column in columns) or "true"
    return _where_or(part.where, source, known)


def _where_or(condition: Condition | None, source: Source, known: str) -> str:
    if condition is None:
        return f"({known})"
    where = condition_sql(condition, source)
    return f"coalesce({where} IS FALSE OR ({where} AND {known}), false)"


def _score(source: Source, part: ScoreTerm) -> str:
    """Return what a row adds to the sums of an index, among rows with so many answers."""
    tests = [f"{_answered(part)} = {part.answered}"]
    if part.where is not None:
        tests.append(condition_sql(part.where, source))
    points = " + ".join(
        f"coalesce({part.highest} - {value_name(item)}, 0)"
        if is_reversed
        else f"coalesce({value_name(item)} - {part.lowest}, 0)"
        for item, is_reversed in part.items
    )
    factors = [*(f"({points})" for _ in range(part.power)), *map(value_name, part.weights)]
    amount = " * ".join(factors) or "1"
    return f"CASE WHEN {' AND '.join(tests)} THEN {amount} ELSE 0 END"


def _answered(part: ScoreTerm) -> str:
    return (
        "(" + " + ".join(f"CAST({value_name(item)} IS NOT NULL AS INTEGER)" for item, _ in part.items) + ")"
    )
