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
from nki.model.plan import DisclosureRule, Limits, Plan, SourcePlan, StratumPlan
from nki.model.spec import ColumnType, Disclosure, Indicator, Plausibility
from nki.steps.plan.measures import planned_measure
from nki.steps.plan.sources import planned_sources

__all__ = ["plan"]


def plan(indicator: Indicator, period: Period, levels: Sequence[str] = ()) -> Plan:
    """Resolve references and defaults. Raises ``NkiError`` (U008) for a level that is not published."""
    threshold = indicator.response_threshold
    asked = _levels(indicator, levels)
    rule = _rule(indicator.disclosure)
    # what is hidden depends on all that is ever published, and not on what somebody asks for today
    computed = asked if rule.name == "none" else tuple(indicator.levels.publish)
    sources = planned_sources(indicator)
    return Plan(
        indicator=indicator.id,
        version=indicator.version,
        title=indicator.title,
        status=indicator.status.value,
        period=period,
        levels=computed,
        sources=indicator.sources,
        measures=tuple(
            planned_measure(indicator, measure, sources, computed) for measure in indicator.measures
        ),
        response_threshold=None if threshold is None else Fraction(threshold),
        disclosure=indicator.disclosure.rule,
        survey_year_offset=indicator.period.survey_year_offset,
        answered_on=indicator.period.answered_on,
        limits=_limits(indicator.plausibility or Plausibility()),
        whole=sources,
        strata=_strata(indicator, sources),
        rule=rule,
        unasked=frozenset(computed) - frozenset(asked),
        target=None if indicator.goal.target is None else Fraction(indicator.goal.target),
        direction=indicator.goal.direction or "",
        within=indicator.levels.within or "",
    )


def _limits(declared: Plausibility) -> Limits:
    given = {name: getattr(declared, name) for name in Plausibility.model_fields}
    return Limits(**{name: None if limit == "none" else limit for name, limit in given.items()})


def _rule(declared: Disclosure) -> DisclosureRule:
    return DisclosureRule(
        declared.rule, declared.numerator_at_most, declared.rest_at_most, declared.denominator_at_most
    )


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


def _strata(indicator: Indicator, sources: Sequence[SourcePlan]) -> tuple[StratumPlan, ...]:
    """Return the breakdowns with their groups, as the first source that has the column declares them."""
    found: list[StratumPlan] = []
    for stratum in indicator.strata:
        columns = (
            column
            for one in sources
            for column in one.whole.columns
            if column.name == stratum.column and column.type is ColumnType.CHOICE
        )
        column = next(columns, None)
        if column is not None:
            found.append(StratumPlan(stratum.id, stratum.text, stratum.column, column.values or ()))
    return tuple(found)
