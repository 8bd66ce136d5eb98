"""An indicator → the indicators that somebody might have written by mistake instead."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from nki.errors import is_error
from nki.model.period import Period
from nki.model.places import Path, Places
from nki.model.plan import Plan
from nki.model.spec import Aggregate, ColumnType, Indicator, Kind, Measure, Source, whole_source
from nki.mutation.conditions import opposite, variants
from nki.mutation.mutant import Mutant, replaced
from nki.steps.plan import plan
from nki.steps.validate import validate

MOST = 500
"""No more changes are tried of one indicator; one that a person has written has some dozens."""

_MOST_COLUMNS = 4
_FEW_UNITS = 20
_LEAST = Decimal("0.000000001")
_ANY_PERIOD = Period(2021)


def mutants(indicator: Indicator) -> Iterator[Mutant]:
    """Yield the indicator with one small change, in every way that changes what is computed.

    Changes that validation refuses are left out, and so are those that plan the same computation as the
    indicator or as an earlier change: nobody could notice them.
    """
    plans: list[Plan] = [plan(indicator, _ANY_PERIOD)]
    yield from islice(_new(indicator, plans), MOST)


def _new(indicator: Indicator, plans: list[Plan]) -> Iterator[Mutant]:
    nowhere = Places(f"{indicator.id}.yaml")
    # what is refused takes time as well
    for mutant in islice(_all(indicator), 2 * MOST):
        if any(is_error(issue) for issue in validate(mutant.indicator, nowhere)):
            continue
        planned = plan(mutant.indicator, _ANY_PERIOD)
        if planned not in plans:
            plans.append(planned)
            yield mutant


def _all(indicator: Indicator) -> Iterator[Mutant]:
    for path, measure in _measures(indicator):
        yield from _measure(indicator, measure, path)
    yield from _answers(indicator)
    yield from _threshold(indicator)


def _measures(indicator: Indicator) -> Iterator[tuple[Path, Measure]]:
    yield ("main_measure",), indicator.main_measure
    for i, measure in enumerate(indicator.other_measures):
        yield ("other_measures", i), measure


def _measure(indicator: Indicator, measure: Measure, path: Path) -> Iterator[Mutant]:
    if measure.kind is Kind.PROPORTION and measure.denominator is not None:
        ends = {"numerator": measure.denominator, "denominator": measure.numerator}
        swapped = replaced(indicator, path, measure.model_copy(update=ends))
        yield Mutant((*path, "numerator"), "numerator and denominator change places", swapped)
    for part in ("numerator", "denominator"):
        aggregate: Aggregate | None = getattr(measure, part)
        if aggregate is None:
            continue
        for inner, change, changed in _aggregate(indicator, aggregate, measure):
            mutant = replaced(indicator, (*path, part), changed)
            yield Mutant((*path, part, *inner), change, mutant)


def _aggregate(
    indicator: Indicator, aggregate: Aggregate, measure: Measure
) -> Iterator[tuple[Path, str, Aggregate]]:
    """Yield path, words and the other aggregate."""
    if aggregate.same_as is not None:
        for other in indicator.measures:
            if other.number not in (measure.number, aggregate.same_as):
                said = f"`same_as: {aggregate.same_as}` becomes `same_as: {other.number}`"
                yield ("same_as",), said, aggregate.model_copy(update={"same_as": other.number})
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


def _function(aggregate: Aggregate, source: Source) -> Iterator[tuple[Path, str, Aggregate]]:
    """Yield another column, rows instead of a column, or a column instead of rows."""
    none = {"sum": None, "distinct": None, "rows": None}
    name = "sum" if aggregate.sum else "distinct" if aggregate.distinct else "rows"
    said = f"`{name}: {aggregate.column or 'true'}`"
    for other in _columns_instead(aggregate, source):
        key = "sum" if name == "rows" else name
        changed = aggregate.model_copy(update={**none, key: other})
        yield (name,), f"{said} becomes `{key}: {other}`", changed
    if name != "rows":
        rows = aggregate.model_copy(update={**none, "rows": True})
        yield (name,), f"{said} becomes `rows: true`", rows


def _columns_instead(aggregate: Aggregate, source: Source) -> tuple[str, ...]:
    """Return columns that could stand there instead, the nearest in the file first."""
    names = [column.name for column in source.columns]
    own = names.index(aggregate.column) if aggregate.column else 0
    kind = source.columns[own].type if aggregate.column else ColumnType.COUNT
    fitting = [i for i, column in enumerate(source.columns) if column.type is kind and i != own]
    nearest = sorted(fitting, key=lambda i: (abs(i - own), i))
    return tuple(names[i] for i in nearest[:_MOST_COLUMNS])


def _answers(indicator: Indicator) -> Iterator[Mutant]:
    """Yield answers that are declared in another way, or not at all."""
    other = {"missing": "not_applicable", "not_applicable": "missing"}
    for s, source in enumerate(indicator.sources):
        used = frozenset().union(
            *(measure.columns for measure in plan(indicator, _ANY_PERIOD).measures_of(source.id))
        )
        for c, column in enumerate(source.columns):
            at = ("sources", s, "columns", c)
            for key in other if column.name in used else ():
                answers: tuple[str, ...] = getattr(column, key)
                for i, answer in enumerate(answers):
                    fewer = (*answers[:i], *answers[i + 1 :])
                    without = column.model_copy(update={key: fewer})
                    change = f"`{answer}` is taken out of `{key}`"
                    yield Mutant((*at, key, i), change, replaced(indicator, at, without))
                    more = (*getattr(column, other[key]), answer)
                    moved = column.model_copy(update={key: fewer, other[key]: more})
                    change = f"`{answer}` moves from `{key}` to `{other[key]}`"
                    yield Mutant((*at, key, i), change, replaced(indicator, at, moved))


def _threshold(indicator: Indicator) -> Iterator[Mutant]:
    """Yield the response threshold left out, lower, and higher: by a hair where examples can show it."""
    threshold = indicator.response_threshold
    if not threshold or indicator.unit_levels.issuperset(indicator.levels.publish):
        return
    path = ("response_threshold",)
    said = f"`response_threshold: {threshold}`"
    yield Mutant(path, f"{said} is left out", replaced(indicator, path, None))
    lower = threshold / 2
    yield Mutant(path, f"{said} becomes {lower:f}", replaced(indicator, path, lower))
    if threshold < 100:
        # a share of few units that is exactly the threshold can stand in an example
        is_reached = (Fraction(threshold) / 100).denominator <= _FEW_UNITS
        higher = threshold + _LEAST if is_reached else (threshold + 100) / 2
        words = f"more than {threshold}" if is_reached else f"{higher:f}"
        yield Mutant(path, f"{said} becomes {words}", replaced(indicator, path, higher))
