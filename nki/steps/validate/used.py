"""Rules on what is declared: somebody should use it."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.spec import Aggregate, ColumnType, Indicator, Measure, Source
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import end_of, measures_of, own_source


def columns_are_used(indicator: Indicator) -> Iterator[Finding]:
    """Find sources that no measure reads, and columns that nothing looks at."""
    read, looked_at = _used(indicator)
    for s, source in enumerate(indicator.sources):
        if source.id not in read:
            yield finding("S250", "sources", s, "id", what="source", name=source.id)
            continue
        used = looked_at[source.id]
        used |= {column.at_most for column in source.columns if column.at_most}
        for c, column in enumerate(source.columns):
            known = column.name in used or column.name == indicator.period.answered_on
            if not known and column.type not in (ColumnType.UNIT, ColumnType.UNIT_NAME):
                yield finding("S250", "sources", s, "columns", c, "name", what="column", name=column.name)


def _used(indicator: Indicator) -> tuple[set[str], dict[str, set[str]]]:
    """Return the sources that are read, and for each source the columns that anything looks at."""
    looked_at: dict[str, set[str]] = {source.id: set() for source in indicator.sources}
    read: set[str] = set()
    for _, measure in measures_of(indicator):
        own = own_source(indicator, measure)
        sources = [own.id] if own is not None else []
        for _, aggregate in measure.aggregates:
            end = end_of(indicator, aggregate)
            if end is None or end.units is not None:
                continue
            name = end.source or indicator.sources[0].id
            sources.append(name)
            looked_at.setdefault(name, set()).update(_of_aggregate(end))
        for name in sources:
            read.add(name)
            looked_at.setdefault(name, set()).update(_of_recipe(measure))
    for stratum in indicator.strata:
        for used in looked_at.values():
            used.add(stratum.column)
    for source in indicator.sources:
        _of_rows(source, read, looked_at)
    return read, looked_at


def _of_aggregate(aggregate: Aggregate) -> set[str]:
    used = {aggregate.column} if aggregate.column else set()
    return used | (set(aggregate.where.columns()) if aggregate.where else set())


def _of_recipe(measure: Measure) -> set[str]:
    used = {measure.weight} if measure.weight else set()
    if measure.standard is not None:
        used.add(measure.standard.by)
    if measure.values is not None:
        used.add(measure.values.column)
    if measure.index is not None:
        used |= {item.column for item in measure.index.items}
    if measure.estimate is not None:
        one = measure.estimate
        used |= {name for name in (one.value, one.lower, one.upper, one.observations) if name}
    for recipe in (measure.values, measure.index):
        if recipe is not None and recipe.where is not None:
            used |= recipe.where.columns()
    return used


def _of_rows(source: Source, read: set[str], looked_at: dict[str, set[str]]) -> None:
    """Add what decides about the rows of a source, and what it looks up in others."""
    used = looked_at[source.id]
    used |= {column for exclusion in source.exclude for column in exclusion.where.columns()}
    if source.dated is not None:
        used.add(source.dated)
    if source.first is not None:
        used |= {source.first.per, source.first.by}
    for derived in source.derived:
        used |= set(derived.inputs)
    for join in source.joins:
        used |= set(join.on)
        read.add(join.source)
        looked_at.setdefault(join.source, set()).update((*join.columns, *join.on.values()))
