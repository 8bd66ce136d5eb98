"""A measure → what it needs of its sources, and how its value is made of that."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nki.model.level import Level
from nki.model.plan import (
    Aggregation,
    Distinct,
    MeasurePlan,
    Quantile,
    RowCount,
    ScoreTerm,
    Side,
    SourcePlan,
    StandardWeights,
    Sum,
    Term,
    UnitCount,
)
from nki.model.spec import SECONDS, Aggregate, Condition, Indicator, Kind, Measure

SUITS = {
    "wilson": (Kind.PROPORTION,),
    "exact": (Kind.PROPORTION,),
    "byar": (Kind.RATE,),
    "dobson": (Kind.STANDARDISED_RATE,),
    "wilson_effective": (Kind.WEIGHTED_PROPORTION,),
    "student": (Kind.MEAN, Kind.INDEX),
    "order_statistics": (Kind.MEDIAN, Kind.PERCENTILE),
    "source": (Kind.ESTIMATE,),
}
"""The kinds that each method of an interval is for."""

_MEDIAN = Fraction(50)


def planned_measure(
    indicator: Indicator, measure: Measure, sources: Sequence[SourcePlan], levels: Sequence[Level]
) -> MeasurePlan:
    """Return the plan of a measure. The indicator is without errors."""
    numerator = _end(indicator, measure.numerator)
    denominator = _end(indicator, measure.denominator)
    sides = _sides(indicator, measure, numerator, denominator)
    source = sides[0].source if sides else ""
    given = measure.factor or 1
    return MeasurePlan(
        number=measure.number,
        kind=measure.kind.value,
        unit=measure.shown_unit.value,
        decimals=measure.shown_decimals,
        text=measure.text,
        source=source,
        numerator=_aggregation(numerator),
        denominator=_aggregation(denominator),
        levels=tuple(level for level in levels if measure.levels is None or level in measure.levels),
        denominator_source="" if len(sides) < 2 else sides[1].source,
        factor=Fraction(100) if measure.kind.is_share else Fraction(given),
        scale=_scale(sources, source, measure),
        sides=sides,
        percent=_percent(measure),
        standard=_standard(measure),
        parts=tuple((part.measure, Fraction(part.weight)) for part in measure.parts or ()),
        interval=_interval(indicator, measure),
        confidence=Fraction(95 if indicator.interval is None else indicator.interval.level),
        phrases=_phrases(measure),
        index_span=_index_span(measure),
        estimate_places=_estimate_places(measure),
    )


def _end(indicator: Indicator, aggregate: Aggregate | None) -> Aggregate | None:
    """Follow ``same_as`` to the aggregate that says what is counted; validation knows that it ends."""
    numerators = {measure.number: measure.numerator for measure in indicator.measures}
    while aggregate is not None and aggregate.same_as is not None:
        aggregate = numerators[aggregate.same_as]
    return aggregate


def _aggregation(aggregate: Aggregate | None) -> Aggregation | None:
    if aggregate is None:
        return None
    if aggregate.units is not None:
        limits = (aggregate.units.at_least, aggregate.units.at_most)
        least, most = (None if limit is None else Fraction(limit) for limit in limits)
        return UnitCount(aggregate.units.measure, least, most)
    if aggregate.sum is not None:
        return Sum(aggregate.sum, aggregate.where)
    if aggregate.distinct is not None:
        return Distinct(aggregate.distinct, aggregate.where)
    return RowCount(aggregate.where)


def _sides(
    indicator: Indicator, measure: Measure, numerator: Aggregate | None, denominator: Aggregate | None
) -> tuple[Side, ...]:
    """Return what the measure needs of its own source, and of a second one where it has one."""
    only = indicator.sources[0].id
    if measure.index is not None:
        return (Side(measure.index.source or only, _score_terms(measure)),)
    if measure.estimate is not None:
        one = measure.estimate
        optional = [name for name in (one.lower, one.upper, one.observations) if name is not None]
        terms = (Term((one.value,)), *(Term((name,), optional=True) for name in optional))
        return (Side(one.source or only, terms),)
    if measure.values is not None:
        return (_values_side(measure, measure.values.source or only),)
    if numerator is None or numerator.units is not None:
        return ()
    source = numerator.source or only
    if denominator is None:
        return (_side(source, (numerator,), measure),)
    if (denominator.source or only) == source:
        return (_side(source, (numerator, denominator), measure),)
    return (
        _side(source, (numerator,), measure),
        _side(denominator.source or only, (denominator,), measure),
    )


def _side(source: str, aggregates: Sequence[Aggregate], measure: Measure) -> Side:
    parts = [_aggregation(aggregate) for aggregate in aggregates]
    if any(isinstance(part, Distinct) for part in parts):
        return Side(source, over_area=tuple(p if isinstance(p, Distinct) else _term(p) for p in parts))
    terms = [_term(part) for part in parts]
    if measure.standard is not None:
        by = measure.standard.by
        return Side(
            source,
            tuple(
                Term(term.columns, term.where, (by, one.group))
                for term in terms
                for one in measure.standard.groups
            ),
        )
    if measure.weight is not None:
        weighted = [Term((measure.weight, *term.columns), term.where) for term in terms]
        squared = Term((measure.weight, measure.weight), terms[-1].where)
        terms = [*terms, *weighted, squared]
    return Side(source, tuple(terms))


def _term(part: Aggregation | None) -> Term:
    assert isinstance(part, Sum | RowCount)
    return Term((part.column,) if isinstance(part, Sum) else (), part.where)


def _values_side(measure: Measure, source: str) -> Side:
    values = measure.values
    assert values is not None
    column, where = values.column, values.where
    percent = _percent(measure)
    if percent is not None:
        return Side(source, over_area=(Quantile(column, percent, where),))
    if measure.weight is not None:
        weight = measure.weight
        return Side(
            source,
            (
                Term((weight, column), where),
                Term((), where),
                Term((weight,), where),
                Term((weight, weight), where),
            ),
        )
    return Side(source, (Term((column,), where), Term((), where), Term((column, column), where)))


def _score_terms(measure: Measure) -> tuple[ScoreTerm, ...]:
    index = measure.index
    assert index is not None
    items = tuple((item.column, item.reversed) for item in index.items)
    where: Condition | None = index.where
    sums: list[tuple[int, tuple[str, ...]]] = [(0, ()), (1, ()), (2, ())]
    if (weight := measure.weight) is not None:
        sums = [(0, ()), (1, (weight,)), (0, (weight,)), (0, (weight, weight))]
    return tuple(
        ScoreTerm(items, index.lowest, index.highest, index.minimum_answered, answered, power, where, weights)
        for answered in range(index.minimum_answered, len(items) + 1)
        for power, weights in sums
    )


def _index_span(measure: Measure) -> tuple[int, int, int] | None:
    index = measure.index
    return None if index is None else (index.highest - index.lowest, index.minimum_answered, len(index.items))


def _estimate_places(measure: Measure) -> tuple[tuple[str, int], ...]:
    if measure.estimate is None:
        return ()
    given = [name for name in ("value", "lower", "upper", "observations") if getattr(measure.estimate, name)]
    return tuple((name, place) for place, name in enumerate(given))


def _percent(measure: Measure) -> Fraction | None:
    if measure.kind is Kind.MEDIAN:
        return _MEDIAN
    return None if measure.percentile is None else Fraction(measure.percentile)


def _standard(measure: Measure) -> StandardWeights | None:
    if measure.standard is None:
        return None
    groups = tuple((one.group, Fraction(one.weight)) for one in measure.standard.groups)
    return StandardWeights(measure.standard.by, groups)


def _scale(sources: Sequence[SourcePlan], source: str, measure: Measure) -> Fraction:
    """Return the seconds of the unit in which a duration is shown, 1 for all else."""
    if measure.values is None:
        return Fraction(1)
    whole = next(one.whole for one in sources if one.source.id == source)
    for derived in whole.derived:
        if derived.name == measure.values.column and derived.duration is not None:
            return Fraction(SECONDS[derived.duration.unit])
    return Fraction(1)


def _interval(indicator: Indicator, measure: Measure) -> str:
    if measure.interval is not None:
        return measure.interval
    method = "none" if indicator.interval is None else indicator.interval.method
    if measure.kind is Kind.INDEX and measure.weight is not None:
        # Student's limits are for rows that weigh the same
        return "none"
    return method if measure.kind in SUITS.get(method, ()) else "none"


def _phrases(measure: Measure) -> tuple[tuple[str, str], ...]:
    if measure.phrases is None:
        return ()
    given = ((lang, getattr(measure.phrases, lang)) for lang in ("nb", "nn", "en"))
    return tuple((lang, text) for lang, text in given if text)
