"""One aggregate → the aggregates that somebody might have written by mistake instead."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from nki.model.places import Path
from nki.model.spec import Aggregate, ColumnType, Indicator, Measure, Source, UnitsThat, whole_source
from nki.mutation.columns import columns_instead
from nki.mutation.conditions import opposite, variants

LEAST = Decimal("0.000000001")
"""The least step between two numbers of a specification: what is more than 50 is at least this above it."""


def aggregates(
    indicator: Indicator, aggregate: Aggregate, measure: Measure
) -> Iterator[tuple[Path, str, Aggregate]]:
    """Yield the path to what was changed, the change in words, and the other aggregate."""
    if aggregate.same_as is not None:
        for number in _others(indicator, measure, aggregate.same_as):
            said = f"`same_as: {aggregate.same_as}` becomes `same_as: {number}`"
            yield ("same_as",), said, aggregate.model_copy(update={"same_as": number})
        return
    if aggregate.units is not None:
        for path, change, units in _units(indicator, aggregate.units, measure):
            yield ("units", *path), change, aggregate.model_copy(update={"units": units})
        return
    source = whole_source(indicator, indicator.source(aggregate.source or indicator.sources[0].id))
    yield from _function(aggregate, source)
    if aggregate.where is None:
        return
    bare = aggregate.model_copy(update={"where": None})
    yield ("where",), "`where` is left out", bare
    turned = aggregate.model_copy(update={"where": opposite(aggregate.where)})
    yield ("where",), "`where` becomes its opposite", turned
    for variant in variants(aggregate.where, source):
        changed = aggregate.model_copy(update={"where": variant.condition})
        yield ("where", *variant.path), variant.change, changed


def _others(indicator: Indicator, measure: Measure, number: int) -> Iterator[int]:
    for other in indicator.measures:
        if other.number not in (measure.number, number):
            yield other.number


def _function(aggregate: Aggregate, source: Source) -> Iterator[tuple[Path, str, Aggregate]]:
    """Yield another column, rows instead of a column, or a column instead of rows."""
    none = {"sum": None, "distinct": None, "rows": None}
    name = "sum" if aggregate.sum else "distinct" if aggregate.distinct else "rows"
    said = f"`{name}: {aggregate.column or 'true'}`"
    kinds = None if aggregate.column else (ColumnType.COUNT,)
    for other in columns_instead(source, aggregate.column, kinds):
        key = "sum" if name == "rows" else name
        changed = aggregate.model_copy(update={**none, key: other})
        yield (name,), f"{said} becomes `{key}: {other}`", changed
    if name != "rows":
        rows = aggregate.model_copy(update={**none, "rows": True})
        yield (name,), f"{said} becomes `rows: true`", rows
        return
    for other in columns_instead(source, None, (ColumnType.TEXT,), most=1):
        changed = aggregate.model_copy(update={**none, "distinct": other})
        yield (name,), f"{said} becomes `distinct: {other}`", changed


def _units(indicator: Indicator, units: UnitsThat, measure: Measure) -> Iterator[tuple[Path, str, UnitsThat]]:
    """Yield units told by another measure, and limits left out, moved, and turned round."""
    for number in _others(indicator, measure, units.measure):
        said = f"`measure: {units.measure}` becomes `measure: {number}`"
        yield ("measure",), said, units.model_copy(update={"measure": number})
    for key, other, step, word in (
        ("at_least", "at_most", LEAST, "more"),
        ("at_most", "at_least", -LEAST, "less"),
    ):
        limit: Decimal | None = getattr(units, key)
        if limit is None:
            continue
        said = f"`{key}: {limit}`"
        yield (key,), f"{said} is left out", units.model_copy(update={key: None})
        changed = units.model_copy(update={key: limit + step})
        yield (key,), f"{said} becomes {word} than {limit}", changed
        if getattr(units, other) is None:
            turned = units.model_copy(update={key: None, other: limit})
            yield (key,), f"{said} becomes `{other}: {limit}`", turned
        wider = limit / 2 if key == "at_least" else limit * 2
        changed = units.model_copy(update={key: wider})
        yield (key,), f"{said} becomes `{key}: {wider:f}`", changed
