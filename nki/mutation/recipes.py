"""One measure → the measures that somebody might have written by mistake: what only some kinds have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from nki.model.places import Path
from nki.model.spec import (
    ColumnType,
    Estimate,
    Index,
    Indicator,
    Kind,
    Measure,
    Source,
    Unit,
    Values,
    whole_source,
)
from nki.mutation.columns import columns_instead
from nki.mutation.conditions import opposite, variants

Changes = Iterator[tuple[Path, str, dict[str, Any]]]
"""The path inside the measure, the change in words, and the keys that it has instead."""

_PER = {Decimal(1000): Unit.PER_1000, Decimal(10_000): Unit.PER_10000, Decimal(100_000): Unit.PER_100000}
_NUMBERS = (ColumnType.COUNT, ColumnType.NUMBER)
_KINDS = {Kind.MEAN: Kind.MEDIAN, Kind.MEDIAN: Kind.MEAN}
_UNWEIGHTED = {Kind.WEIGHTED_PROPORTION: Kind.PROPORTION, Kind.WEIGHTED_MEAN: Kind.MEAN}


def recipes(indicator: Indicator, measure: Measure) -> Changes:
    """Yield changes of the kind and of what belongs to it, but for numerator and denominator."""
    yield from _kind(measure)
    yield from _factor(measure)
    if measure.weight is not None:
        yield from _weight(_source(indicator, measure), measure)
    if measure.values is not None:
        yield from _values(_source(indicator, measure), measure.values)
    if measure.index is not None:
        yield from _index(_source(indicator, measure), measure.index)
    if measure.estimate is not None:
        yield from _estimate(_source(indicator, measure), measure.estimate)
    yield from _standard(measure)
    yield from _parts(indicator, measure)
    yield from _looked_at(indicator, measure)


def _source(indicator: Indicator, measure: Measure) -> Source:
    """Return the source that a measure with a weight, values, an index or an estimate reads."""
    recipe = measure.values or measure.index or measure.estimate or measure.numerator
    # a numerator may be the same as another measure's, which names the source
    while recipe is not None and getattr(recipe, "same_as", None) is not None:
        number = recipe.same_as  # type: ignore[union-attr]
        recipe = next(one.numerator for one in indicator.measures if one.number == number)
    name = None if recipe is None else recipe.source
    return whole_source(indicator, indicator.source(name or indicator.sources[0].id))


def _kind(measure: Measure) -> Changes:
    other = _KINDS.get(measure.kind)
    if other is not None:
        said = f"`kind: {measure.kind}` becomes `kind: {other}`"
        yield ("kind",), said, {"kind": other, "interval": None}
    if measure.percentile is not None:
        percent = measure.percentile
        for changed in dict.fromkeys((100 - percent, percent - 10 if percent > 50 else percent + 10)):
            if changed != percent:
                said = f"`percentile: {percent}` becomes `percentile: {changed:f}`"
                yield ("percentile",), said, {"percentile": changed}


def _factor(measure: Measure) -> Changes:
    """Yield a factor ten times as large; where there is no unit for that, one ten times smaller."""
    if measure.kind not in (Kind.RATE, Kind.RATIO, Kind.STANDARDISED_RATE):
        return
    factor = measure.factor or Decimal(1)
    changed, unit = factor * 10, measure.unit
    if factor in _PER and measure.unit in _PER.values():
        changed = changed if changed in _PER else factor / 10
        unit = _PER[changed]
    said = f"`factor: {factor}` becomes `factor: {changed:f}`"
    yield ("factor",), said, {"factor": changed, "unit": unit}


def _weight(source: Source, measure: Measure) -> Changes:
    said = f"`weight: {measure.weight}`"
    keys = {"weight": None, "kind": _UNWEIGHTED.get(measure.kind, measure.kind), "interval": None}
    yield ("weight",), f"{said} is left out", keys
    for other in columns_instead(source, measure.weight, _NUMBERS):
        yield ("weight",), f"{said} becomes `weight: {other}`", {"weight": other}


def _values(source: Source, values: Values) -> Changes:
    kinds = (*_NUMBERS, ColumnType.DURATION)
    for other in columns_instead(source, values.column, kinds):
        said = f"`column: {values.column}` becomes `column: {other}`"
        yield ("values", "column"), said, {"values": values.model_copy(update={"column": other})}
    yield from _where(source, values, "values")


def _index(source: Source, index: Index) -> Changes:
    names = {item.column for item in index.items}
    for i, item in enumerate(index.items):
        at: Path = ("index", "items", i)
        before, after = index.items[:i], index.items[i + 1 :]
        turned = item.model_copy(update={"reversed": not item.reversed})
        said = f"`{item.column}` {'is no longer' if item.reversed else 'becomes'} reversed"
        yield at, said, _with_items(index, (*before, turned, *after))
        if len(index.items) > 1:
            least = min(index.minimum_answered, len(index.items) - 1)
            fewer = index.model_copy(update={"items": (*before, *after), "minimum_answered": least})
            yield at, f"`{item.column}` is left out of the index", {"index": fewer}
        others = (one for one in columns_instead(source, item.column) if one not in names)
        for other in list(others)[:1]:
            said = f"`column: {item.column}` becomes `column: {other}`"
            swapped = item.model_copy(update={"column": other})
            yield (*at, "column"), said, _with_items(index, (*before, swapped, *after))
    for least in (index.minimum_answered - 1, index.minimum_answered + 1):
        if 1 <= least <= len(index.items):
            said = f"`minimum_answered: {index.minimum_answered}` becomes `minimum_answered: {least}`"
            changed = index.model_copy(update={"minimum_answered": least})
            yield ("index", "minimum_answered"), said, {"index": changed}
    yield from _where(source, index, "index")


def _with_items(index: Index, items: tuple[Any, ...]) -> dict[str, Any]:
    return {"index": index.model_copy(update={"items": items})}


def _where(source: Source, recipe: Values | Index, key: str) -> Changes:
    if recipe.where is None:
        return
    at: Path = (key, "where")
    yield at, "`where` is left out", {key: recipe.model_copy(update={"where": None})}
    turned = recipe.model_copy(update={"where": opposite(recipe.where)})
    yield at, "`where` becomes its opposite", {key: turned}
    for variant in variants(recipe.where, source):
        changed = recipe.model_copy(update={"where": variant.condition})
        yield (*at, *variant.path), variant.change, {key: changed}


def _estimate(source: Source, estimate: Estimate) -> Changes:
    given = [key for key in ("value", "lower", "upper", "observations") if getattr(estimate, key)]
    for first, second in pairwise(given):
        ends = {first: getattr(estimate, second), second: getattr(estimate, first)}
        said = f"`{first}` and `{second}` change places"
        yield ("estimate", first), said, {"estimate": estimate.model_copy(update=ends)}
    for key in given:
        if key != "value":
            less = estimate.model_copy(update={key: None})
            yield ("estimate", key), f"`{key}` is left out", {"estimate": less}
    used = {getattr(estimate, key) for key in given}
    others = (one for one in columns_instead(source, estimate.value, _NUMBERS) if one not in used)
    for other in list(others)[:1]:
        said = f"`value: {estimate.value}` becomes `value: {other}`"
        yield ("estimate", "value"), said, {"estimate": estimate.model_copy(update={"value": other})}


def _standard(measure: Measure) -> Changes:
    if measure.standard is None:
        return
    groups = measure.standard.groups
    for i, group in enumerate(groups):
        heavier = group.model_copy(update={"weight": 2 * group.weight})
        said = f"the weight of `{group.group}` becomes {heavier.weight:f}"
        standard = measure.standard.model_copy(update={"groups": (*groups[:i], heavier, *groups[i + 1 :])})
        yield ("standard", "groups", i, "weight"), said, {"standard": standard}


def _parts(indicator: Indicator, measure: Measure) -> Changes:
    parts = measure.parts or ()
    taken = {part.measure for part in parts}
    for i, part in enumerate(parts):
        at: Path = ("parts", i)
        heavier = part.model_copy(update={"weight": 2 * part.weight})
        said = f"the weight of measure {part.measure} becomes {heavier.weight:f}"
        yield (*at, "weight"), said, {"parts": (*parts[:i], heavier, *parts[i + 1 :])}
        if i and parts[i - 1].weight != part.weight:
            first, second = parts[i - 1], part
            ends = (
                first.model_copy(update={"weight": second.weight}),
                second.model_copy(update={"weight": first.weight}),
            )
            said = f"the weights of measures {first.measure} and {second.measure} change places"
            yield (*at, "weight"), said, {"parts": (*parts[: i - 1], *ends, *parts[i + 1 :])}
        if len(parts) > 2:
            said = f"measure {part.measure} is left out"
            yield at, said, {"parts": (*parts[:i], *parts[i + 1 :])}
        others = (one.number for one in indicator.measures if one.number not in {*taken, measure.number})
        for other in list(others)[:1]:
            said = f"`measure: {part.measure}` becomes `measure: {other}`"
            swapped = part.model_copy(update={"measure": other})
            yield (*at, "measure"), said, {"parts": (*parts[:i], swapped, *parts[i + 1 :])}


def _looked_at(indicator: Indicator, measure: Measure) -> Changes:
    """Yield units counted by another measure in both ends, for each end alone would be refused."""
    above, below = measure.numerator, measure.denominator
    if above is None or below is None or above.units is None or below.units is None:
        return
    own = above.units.measure
    for other in indicator.measures:
        if other.number not in (own, measure.number) and other.kind is not Kind.COMPOSITE:
            ends = {
                key: end.model_copy(update={"units": units.model_copy(update={"measure": other.number})})
                for key, end, units in (
                    ("numerator", above, above.units),
                    ("denominator", below, below.units),
                )
            }
            said = f"`measure: {own}` becomes `measure: {other.number}` in both ends"
            yield ("numerator", "units", "measure"), said, ends
