"""The measures and aggregates of an indicator with the way to each of them."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.places import Path
from nki.model.spec import Aggregate, Indicator, Measure


def measures_of(indicator: Indicator) -> Iterator[tuple[Path, Measure]]:
    """Yield every measure, the main one first."""
    yield ("main_measure",), indicator.main_measure
    for i, measure in enumerate(indicator.other_measures):
        yield ("other_measures", i), measure


def aggregates_of(indicator: Indicator) -> Iterator[tuple[Path, int, Aggregate]]:
    """Yield every numerator and denominator with the number of its measure."""
    for path, measure in measures_of(indicator):
        yield (*path, "numerator"), measure.number, measure.numerator
        if measure.denominator is not None:
            yield (*path, "denominator"), measure.number, measure.denominator


def end_of(indicator: Indicator, aggregate: Aggregate) -> Aggregate | None:
    """Return the aggregate in which a chain of ``same_as`` ends, or None where it does not."""
    numerators = {measure.number: measure.numerator for measure in indicator.measures}
    for _ in range(len(numerators) + 1):
        if aggregate.same_as is None:
            return aggregate
        following = numerators.get(aggregate.same_as)
        if following is None:
            return None
        aggregate = following
    return None
