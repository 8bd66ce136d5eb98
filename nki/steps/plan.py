"""Plan: an indicator, a period and the levels asked for → a plan with nothing left open.

In: a specification without errors. Out: ``Plan``. May not look at data.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.period import Period
from nki.model.plan import Aggregation, Distinct, Limits, MeasurePlan, Plan, RowCount, Sum
from nki.model.spec import Aggregate, Indicator, Measure, Plausibility


def plan(indicator: Indicator, period: Period, levels: Sequence[str] = ()) -> Plan:
    """Resolve references and defaults. Raises ``NkiError`` (U008) for a level that is not published."""
    threshold = indicator.response_threshold
    return Plan(
        indicator=indicator.id,
        version=indicator.version,
        title=indicator.title,
        status=indicator.status.value,
        period=period,
        levels=_levels(indicator, levels),
        sources=indicator.sources,
        measures=tuple(_measure(indicator, measure) for measure in indicator.measures),
        response_threshold=None if threshold is None else Fraction(threshold),
        disclosure=indicator.disclosure.rule,
        survey_year_offset=indicator.period.survey_year_offset,
        answered_on=indicator.period.answered_on,
        limits=_limits(indicator.plausibility or Plausibility()),
    )


def _limits(declared: Plausibility) -> Limits:
    given = {name: getattr(declared, name) for name in Plausibility.model_fields}
    return Limits(**{name: None if limit == "none" else limit for name, limit in given.items()})


def _levels(indicator: Indicator, asked: Sequence[str]) -> tuple[Level, ...]:
    published = indicator.levels.publish
    unknown = [
        Issue.of("U008", given=given, meant=meant(given, published), levels=", ".join(published))
        for given in asked
        if given not in published
    ]
    if unknown:
        raise NkiError(*unknown)
    return tuple(level for level in published if not asked or level in asked)


def _measure(indicator: Indicator, measure: Measure) -> MeasurePlan:
    numerator = _end(indicator, measure.numerator)
    return MeasurePlan(
        number=measure.number,
        kind=measure.kind.value,
        unit=measure.shown_unit.value,
        decimals=measure.shown_decimals,
        text=measure.text,
        source=numerator.source or indicator.sources[0].id,
        numerator=_aggregation(numerator),
        denominator=None
        if measure.denominator is None
        else _aggregation(_end(indicator, measure.denominator)),
    )


def _end(indicator: Indicator, aggregate: Aggregate) -> Aggregate:
    """Follow ``same_as`` to the aggregate that says what is counted; validation knows that it ends."""
    numerators = {measure.number: measure.numerator for measure in indicator.measures}
    while aggregate.same_as is not None:
        aggregate = numerators[aggregate.same_as]
    return aggregate


def _aggregation(aggregate: Aggregate) -> Aggregation:
    if aggregate.sum is not None:
        return Sum(aggregate.sum, aggregate.where)
    if aggregate.distinct is not None:
        return Distinct(aggregate.distinct, aggregate.where)
    return RowCount(aggregate.where)
