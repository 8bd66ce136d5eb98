"""Rules on what decides about rows: derived columns, periods, exclusions, first events, lookups, groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from nki.errors.meant import meant
from nki.model.period import PeriodKind
from nki.model.places import Path
from nki.model.spec import (
    Band,
    Column,
    ColumnType,
    Derived,
    Grouping,
    Indicator,
    Rows,
    Source,
    whole_source,
)
from nki.steps.validate.finding import Finding, finding

_MOMENTS = (ColumnType.DATE, ColumnType.DATETIME)
_NUMBERS = (ColumnType.COUNT, ColumnType.NUMBER, ColumnType.DURATION)


def rows_are_decided_by_declared_columns(indicator: Indicator) -> Iterator[Finding]:
    """Check every column that decides about rows, before a measure looks at them."""
    for s, source in enumerate(indicator.sources):
        at: Path = ("sources", s)
        yield from _joins(indicator, source, at)
        whole = whole_source(indicator, source)
        yield from _derived(source, whole, at)
        if source.dated is not None:
            types = (*_MOMENTS, ColumnType.COUNT)
            yield from _of_type(whole, source.dated, types, (*at, "dated"), "a date, a datetime or a year")
        if source.first is not None:
            yield from _of_type(
                whole, source.first.by, _MOMENTS, (*at, "first", "by"), "a date or a datetime"
            )
            yield from _of_type(whole, source.first.per, tuple(ColumnType), (*at, "first", "per"), "a person")
        decided = (source.dated, source.first, source.exclude or None)
        if source.rows is Rows.ONE_PER_UNIT and any(one is not None for one in decided):
            problem = "rows are left out, and a unit has one row only"
            yield _wrong((*at, "rows"), problem, "write `rows: many_per_unit`")
        if source.units == "area" and source.rows is Rows.MANY_PER_UNIT:
            yield _wrong((*at, "rows"), "an area has several rows", "write `rows: one_per_unit`")


def breakdowns_have_groups(indicator: Indicator) -> Iterator[Finding]:
    """Check that each breakdown is by a column whose groups are known, and stands once."""
    wholes = [whole_source(indicator, source) for source in indicator.sources]
    seen: set[str] = set()
    for i, stratum in enumerate(indicator.strata):
        if stratum.id in seen:
            yield finding("S211", "strata", i, "id", what="breakdown", name=stratum.id)
        seen.add(stratum.id)
        columns = [column for whole in wholes for column in whole.columns if column.name == stratum.column]
        if not columns:
            names = sorted({column.name for whole in wholes for column in whole.columns})
            sources = ", ".join(whole.id for whole in wholes)
            hint = meant(stratum.column, names)
            yield finding("S203", "strata", i, "column", source=sources, column=stratum.column, meant=hint)
        elif any(column.type is not ColumnType.CHOICE for column in columns):
            problem = f'"{stratum.column}" has no declared groups'
            advice = "break down by a choice, or by derived bands or groups"
            yield _wrong(("strata", i, "column"), problem, advice)
        elif len({column.values for column in columns}) > 1:
            problem = f'"{stratum.column}" has other groups in another source'
            yield _wrong(("strata", i, "column"), problem, "declare the same groups in the same order")


def rolling_periods_have_a_length(indicator: Indicator) -> Iterator[Finding]:
    """Check that rolling periods, and no others, say how many months they have."""
    rule = indicator.period
    if (rule.kind is PeriodKind.ROLLING) != (rule.months is not None):
        advice = "add `months`" if rule.months is None else "remove `months`, or write `kind: rolling`"
        yield _wrong(
            ("period", "kind"), f"a period of the kind {rule.kind} and its months do not fit", advice
        )


def _joins(indicator: Indicator, source: Source, at: Path) -> Iterator[Finding]:
    own = [column.name for column in source.columns]
    others = [one.id for one in indicator.sources if one.id != source.id]
    taken = {*own, *(derived.name for derived in source.derived)}
    for j, join in enumerate(source.joins):
        here: Path = (*at, "joins", j)
        other = next((one for one in indicator.sources if one.id == join.source), None)
        if other is None or other is source:
            yield finding("S204", *here, "source", source=join.source, meant=meant(join.source, others))
            continue
        if other.joins:
            problem = f'"{other.id}" looks up in another source itself'
            yield _wrong((*here, "source"), problem, "look up in that source instead")
        there = {column.name: column for column in whole_source(indicator, other).columns}
        for key, value in join.on.items():
            mine = next((column for column in source.columns if column.name == key), None)
            if mine is None:
                yield finding("S203", *here, "on", key, source=source.id, column=key, meant=meant(key, own))
            if value not in there:
                hint = meant(value, there)
                yield finding("S203", *here, "on", key, source=other.id, column=value, meant=hint)
            elif mine is not None and mine.type is not there[value].type:
                problem = f'"{key}" holds {mine.type}, and "{value}" {there[value].type}'
                yield _wrong((*here, "on", key), problem, "compare columns of one type")
        for c, name in enumerate(join.columns):
            if name not in there:
                hint = meant(name, there)
                yield finding("S203", *here, "columns", c, source=other.id, column=name, meant=hint)
            elif name in taken:
                yield finding("S211", *here, "columns", c, what="column", name=name)
            taken.add(name)


def _derived(source: Source, whole: Source, at: Path) -> Iterator[Finding]:
    later = {derived.name for derived in source.derived}
    columns = {column.name: column for column in whole.columns if column.name not in later}
    for d, derived in enumerate(source.derived):
        here: Path = (*at, "derived", d)
        if derived.name in columns:
            yield finding("S211", *here, "name", what="column", name=derived.name)
        missing = [name for name in derived.inputs if name not in columns]
        for name in missing:
            yield finding("S203", *here, source=source.id, column=name, meant=meant(name, columns))
        if not missing:
            yield from _way(derived, columns, here)
        found = next(column for column in whole.columns if column.name == derived.name)
        columns[derived.name] = found


def _way(derived: Derived, columns: dict[str, Column], here: Path) -> Iterator[Finding]:
    if derived.duration is not None:
        types = {columns[name].type for name in derived.inputs}
        if len(types) != 1 or not types <= set(_MOMENTS):
            problem = "a duration runs from one date to another, or from one datetime to another"
            yield _wrong((*here, "duration"), problem, "use two dates, or two datetimes")
    elif derived.bands is not None:
        if columns[derived.bands.of].type not in _NUMBERS:
            kind = columns[derived.bands.of].type
            facts = {"operation": "a band", "column": derived.bands.of, "type": kind}
            yield finding("S207", *here, "bands", "of", **facts)
        yield from _in_order(derived.bands.groups, (*here, "bands", "groups"))
    elif derived.groups is not None:
        column = columns[derived.groups.of]
        yield from _apart(derived.groups.groups, column, (*here, "groups", "groups"))


def _in_order(bands: Sequence[Band], here: Path) -> Iterator[Finding]:
    for i, (before, band) in enumerate(pairwise(bands), start=1):
        if before.to is None or band.from_ is None or band.from_ <= before.to:
            problem = f'"{before.group}" and "{band.group}" overlap, or are not in order'
            yield _wrong((*here, i), problem, "let each band begin above the one before")


def _apart(groups: Sequence[Grouping], column: Column, here: Path) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for i, group in enumerate(groups):
        for v, value in enumerate(group.values):
            if column.values is not None and value not in column.values:
                facts = {"column": column.name, "type": column.type, "value": value}
                yield finding("S205", *here, i, "values", v, **facts, meant=meant(value, column.values))
            if value in seen:
                problem = f'"{value}" is in "{seen[value]}" already'
                yield _wrong((*here, i, "values", v), problem, "put each answer into one group")
            seen[value] = group.group


def _of_type(
    source: Source, name: str, types: Sequence[ColumnType], path: Path, wanted: str
) -> Iterator[Finding]:
    column = next((one for one in source.columns if one.name == name), None)
    if column is None:
        hint = meant(name, [one.name for one in source.columns])
        yield finding("S203", *path, source=source.id, column=name, meant=hint)
    elif column.type not in types:
        yield _wrong(path, f'"{name}" holds {column.type}, and this needs {wanted}', "use another column")


def _wrong(path: Path, problem: str, advice: str) -> Finding:
    return finding("S241", *path, problem=problem, advice=advice)
