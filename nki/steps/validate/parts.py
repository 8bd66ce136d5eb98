"""The measures and aggregates of an indicator with the way to each of them."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.places import Path
from nki.model.spec import Aggregate, Indicator, Measure, Source


def measures_of(indicator: Indicator) -> Iterator[tuple[Path, Measure]]:
    """Yield every measure, the main one first."""
    yield ("main_measure",), indicator.main_measure
    for i, measure in enumerate(indicator.other_measures):
        yield ("other_measures", i), measure


def aggregates_of(indicator: Indicator) -> Iterator[tuple[Path, int, Aggregate]]:
    """Yield every numerator and denominator with the number of its measure."""
    for path, measure in measures_of(indicator):
        for part, aggregate in measure.aggregates:
            yield (*path, part), measure.number, aggregate


def end_of(indicator: Indicator, aggregate: Aggregate | None) -> Aggregate | None:
    """Return the aggregate in which a chain of ``same_as`` ends, None where it does not or there is none."""
    numerators = {measure.number: measure.numerator for measure in indicator.measures}
    for _ in range(len(numerators) + 1):
        if aggregate is None or aggregate.same_as is None:
            return aggregate
        aggregate = numerators.get(aggregate.same_as)
    return None


def own_source(indicator: Indicator, measure: Measure) -> Source | None:
    """Return the source whose rows decide who has answered; None for a measure of other measures."""
    recipe = measure.values or measure.index or measure.estimate
    if recipe is not None:
        name = recipe.source
    else:
        end = end_of(indicator, measure.numerator)
        if end is None or end.units is not None:
            return None
        name = end.source
    if name is None:
        return indicator.sources[0]
    return next((source for source in indicator.sources if source.id == name), None)
