"""What an aggregate counts, whichever way it is written.

Two aggregates with the same meaning give the same figures from the same rows. The other way round
need not hold: where it takes more than order, names and brackets to see it, they are different.
"""

from __future__ import annotations

from collections.abc import Hashable

from nki.model.spec import Aggregate, ColumnReference, Condition, Indicator, Measure
from nki.steps.compare.pairing import Names


def measure_meaning(measure: Measure, indicator: Indicator, names: Names) -> Hashable:
    """Return what a measure computes, with references to other measures followed."""
    parts = (measure.numerator, measure.denominator)
    return (measure.kind, *(part and aggregate_meaning(part, indicator, names) for part in parts))


def aggregate_meaning(aggregate: Aggregate, indicator: Indicator, names: Names) -> Hashable:
    """Return what an aggregate counts. A reference that leads nowhere means itself."""
    found = counted(aggregate, indicator)
    if found is None:
        return ("same_as", aggregate.same_as)
    source = source_of(found, indicator)
    column = found.column and names.column(source, found.column)
    where = found.where and condition_meaning(found.where, source, names)
    function = "sum" if found.sum else "distinct" if found.distinct else "rows"
    return (function, names.source(source), column, where)


def counted(aggregate: Aggregate, indicator: Indicator) -> Aggregate | None:
    """Follow ``same_as`` to the aggregate that says what is counted; None if there is none.

    The numerator of the measure referred to is meant, whichever part refers to it.
    """
    numerators = {measure.number: measure.numerator for measure in reversed(indicator.measures)}
    seen: set[int] = set()
    here: Aggregate | None = aggregate
    while here is not None and here.same_as is not None:
        if here.same_as in seen:
            return None
        seen.add(here.same_as)
        here = numerators.get(here.same_as)
    return here


def source_of(aggregate: Aggregate, indicator: Indicator) -> str:
    """Return the source that is read: the one named, or the only one."""
    return aggregate.source or indicator.sources[0].id


def condition_meaning(condition: Condition, source: str, names: Names) -> Hashable:
    """Return what a condition says. Order, doubled brackets and lists of one say nothing."""
    if condition.not_ is not None:
        return ("not", condition_meaning(condition.not_, source, names))
    if condition.parts:
        junction = "all" if condition.all_ else "any"
        joined: set[Hashable] = set()
        for part in (condition_meaning(part, source, names) for part in condition.parts):
            if isinstance(part, tuple) and part[0] == junction:
                joined |= part[1]
            else:
                joined.add(part)
        return next(iter(joined)) if len(joined) == 1 else (junction, frozenset(joined))
    column = names.column(source, condition.column or "")
    comparison = condition.comparison or ""
    value = getattr(condition, comparison)
    if isinstance(value, ColumnReference):
        return (comparison, column, ("column", names.column(source, value.column)))
    if comparison == "one_of" or (comparison == "equals" and isinstance(value, str)):
        values = (value,) if isinstance(value, str) else value
        return ("one_of", column, frozenset(values))
    return (comparison, column, value)
