"""Sums → a figure: what each kind of measure makes of the sums over an area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from nki import stats
from nki.model.plan import MeasurePlan
from nki.model.tally import Number

Sums = Sequence[Number | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure. ``value`` is None where the denominator is 0; then there is nothing else either."""

    numerator: int | None = field(default=None, repr=False)
    denominator: int | None = field(default=None, repr=False)
    value: Fraction | None = field(default=None, repr=False)
    lower: Fraction | None = field(default=None, repr=False)
    upper: Fraction | None = field(default=None, repr=False)
    design_effect: Fraction | None = field(default=None, repr=False)


def figure(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:
    """Return the figure of an area: ``own`` are the sums over its units, ``other`` a second source's."""
    return _KINDS[measure.kind](measure, own, other)


def _count(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:  # noqa: ARG001
    number = _int(own, 0)
    return Figure(number, None, Fraction(number))


def _quotient(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:
    numerator = _int(own, 0)
    denominator = _int(other, 0) if measure.denominator_source else _int(own, 1)
    if denominator == 0:
        return Figure(numerator, denominator)
    value = measure.factor * numerator / denominator
    limits: stats.Interval | None = None
    if measure.interval == "wilson":
        limits = stats.wilson(numerator, denominator, measure.confidence).times(100)
    elif measure.interval == "exact":
        limits = stats.clopper_pearson(numerator, denominator, measure.confidence).times(100)
    elif measure.interval == "byar":
        limits = stats.rate_interval(numerator, denominator, measure.factor, measure.confidence)
    return _limited(Figure(numerator, denominator, value), limits)


def _mean(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:  # noqa: ARG001
    total, n, squares = _number(own, 0), _int(own, 1), _number(own, 2)
    if n == 0:
        return Figure(denominator=0)
    limits = None
    if measure.interval == "student":
        limits = stats.mean_interval(
            Fraction(total) / measure.scale, Fraction(squares) / measure.scale**2, n, measure.confidence
        )
    return _limited(Figure(None, n, Fraction(total) / n / measure.scale), limits)


def _quantile(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:  # noqa: ARG001
    n, value, lower, upper = (*own, None, None, None, None)[:4]
    if not n or value is None:
        return Figure(denominator=0)
    low, high = (None if limit is None else Fraction(limit) / measure.scale for limit in (lower, upper))
    return Figure(None, int(n), Fraction(value) / measure.scale, low, high)


def _index(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:  # noqa: ARG001
    assert measure.index_span is not None
    if measure.is_weighted:
        return _weighted_index(measure, own)
    span, least, items = measure.index_span
    rows, total, squares = 0, Fraction(0), Fraction(0)
    for place, answered in enumerate(range(least, items + 1)):
        rows += _int(own, 3 * place)
        # the score of a row is its answers above the lowest, as a share of what they could be
        total += Fraction(100 * _int(own, 3 * place + 1), span * answered)
        squares += Fraction(100**2 * _int(own, 3 * place + 2), (span * answered) ** 2)
    if rows == 0:
        return Figure(denominator=0)
    limits = None
    if measure.interval == "student":
        limits = stats.mean_interval(total, squares, rows, measure.confidence)
    return _limited(Figure(None, rows, total / rows), limits)


def _weighted_index(measure: MeasurePlan, own: Sums) -> Figure:
    assert measure.index_span is not None
    span, least, items = measure.index_span
    rows, total, weights, squares = 0, Fraction(0), Fraction(0), Fraction(0)
    for place, answered in enumerate(range(least, items + 1)):
        rows += _int(own, 4 * place)
        total += 100 * Fraction(_number(own, 4 * place + 1)) / (span * answered)
        weights += Fraction(_number(own, 4 * place + 2))
        squares += Fraction(_number(own, 4 * place + 3))
    if rows == 0 or weights == 0:
        return Figure(denominator=rows)
    effect = stats.design_effect(weights, squares, rows)
    return Figure(None, rows, total / weights, design_effect=effect)


def _weighted_proportion(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:  # noqa: ARG001
    numerator, n = _int(own, 0), _int(own, 1)
    above, weights, squares = (Fraction(_number(own, place)) for place in (2, 3, 4))
    if n == 0 or weights == 0:
        return Figure(numerator, n)
    share, effect = above / weights, stats.design_effect(weights, squares, n)
    limits = None
    if measure.interval == "wilson_effective":
        limits = stats.wilson_effective(share, n, effect, measure.confidence).times(100)
    return _limited(Figure(numerator, n, 100 * share, design_effect=effect), limits)


def _weighted_mean(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:  # noqa: ARG001
    total, n = Fraction(_number(own, 0)), _int(own, 1)
    weights, squares = (Fraction(_number(own, place)) for place in (2, 3))
    if n == 0 or weights == 0:
        return Figure(denominator=n)
    effect = stats.design_effect(weights, squares, n)
    return Figure(None, n, total / weights / measure.scale, design_effect=effect)


def _standardised(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:
    assert measure.standard is not None
    groups = measure.standard.groups
    if measure.denominator_source:
        events = [_int(own, place) for place in range(len(groups))]
        populations = [_int(other, place) for place in range(len(groups))]
    else:
        events = [_int(own, place) for place in range(len(groups))]
        populations = [_int(own, len(groups) + place) for place in range(len(groups))]
    numerator, denominator = sum(events), sum(populations)
    if not all(populations):
        return Figure(numerator, denominator)
    weighted = [(e, p, w) for e, p, (_, w) in zip(events, populations, groups, strict=True)]
    value = stats.direct_standardised_rate(weighted, measure.factor)
    limits = None
    if measure.interval == "dobson":
        limits = stats.dsr_interval(weighted, measure.factor, measure.confidence)
    return _limited(Figure(numerator, denominator, value), limits)


def _estimate(measure: MeasurePlan, own: Sums, other: Sums) -> Figure:  # noqa: ARG001
    places = measure.estimate_places
    found = {name: own[place] if place < len(own) else None for name, place in places}
    n, value = found.get("observations"), found["value"]
    limits = (found.get("lower"), found.get("upper"))
    lower, upper = (None if limit is None else Fraction(limit) for limit in limits)
    count = None if n is None else int(n)
    return Figure(None, count, None if value is None else Fraction(value), lower, upper)


def _limited(made: Figure, limits: stats.Interval | None) -> Figure:
    if limits is None:
        return made
    return Figure(
        made.numerator, made.denominator, made.value, limits.lower, limits.upper, made.design_effect
    )


def _number(sums: Sums, place: int) -> Number:
    """Return a sum; over no counted row it is 0."""
    return (sums[place] if place < len(sums) else None) or 0


def _int(sums: Sums, place: int) -> int:
    number = _number(sums, place)
    if number != int(number):
        raise AssertionError("a count came out with a fraction")
    return int(number)


_KINDS: dict[str, Callable[[MeasurePlan, Sums, Sums], Figure]] = {
    "count": _count,
    "proportion": _quotient,
    "ratio": _quotient,
    "rate": _quotient,
    "mean": _mean,
    "median": _quantile,
    "percentile": _quantile,
    "index": _index,
    "weighted_proportion": _weighted_proportion,
    "weighted_mean": _weighted_mean,
    "standardised_rate": _standardised,
    "estimate": _estimate,
}
