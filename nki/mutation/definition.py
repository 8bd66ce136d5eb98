"""An indicator → the indicators that somebody might have written by mistake instead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from nki.errors import is_error
from nki.model.period import Period, PeriodKind
from nki.model.places import Path, Places
from nki.model.plan import Plan
from nki.model.spec import Aggregate, Indicator, Measure
from nki.mutation.aggregates import aggregates
from nki.mutation.fields import fields
from nki.mutation.mutant import Mutant, replaced
from nki.mutation.recipes import recipes
from nki.mutation.rowrules import row_rules
from nki.steps.plan import plan
from nki.steps.plan.measures import SUITS
from nki.steps.read.lookups import needed_columns
from nki.steps.validate import validate

MOST = 500
"""No more changes are tried of one indicator; one that a person has written has some dozens."""


def a_period(indicator: Indicator) -> Period:
    """Return a period of the kind that the indicator is computed for."""
    rule = indicator.period
    kind = PeriodKind(rule.kind)
    # of rolling months the last, so that all lie in one year where they are twelve
    number = 12 if kind is PeriodKind.ROLLING else 1
    return Period(2021, kind, number, rule.months or 0)


def mutants(indicator: Indicator) -> Iterator[Mutant]:
    """Yield the indicator with one small change, in every way that changes what is computed.

    Changes that validation refuses are left out, and so are those that plan the same computation as the
    indicator or as an earlier change: nobody could notice them.
    """
    plans: list[Plan] = [plan(indicator, a_period(indicator))]
    yield from islice(_new(indicator, plans), MOST)


def _new(indicator: Indicator, plans: list[Plan]) -> Iterator[Mutant]:
    nowhere = Places(f"{indicator.id}.yaml")
    # what is refused takes time as well
    for mutant in islice(_all(indicator), 2 * MOST):
        if any(is_error(issue) for issue in validate(mutant.indicator, nowhere)):
            continue
        planned = plan(mutant.indicator, a_period(indicator))
        if planned not in plans:
            plans.append(planned)
            yield mutant


def _all(indicator: Indicator) -> Iterator[Mutant]:
    for path, measure in _measures(indicator):
        yield from _measure(indicator, measure, path)
    planned = plan(indicator, a_period(indicator))
    for s, source in enumerate(indicator.sources):
        if not planned.is_read(source.id):
            continue
        used = needed_columns(planned, planned.source_plan(source.id))
        for path, change, keys in row_rules(indicator, source, used):
            at: Path = ("sources", s)
            changed = replaced(indicator, at, source.model_copy(update=keys))
            yield Mutant((*at, *path), change, changed)
    for path, change, keys in fields(indicator):
        yield Mutant(path, change, indicator.model_copy(update=keys))


def _measures(indicator: Indicator) -> Iterator[tuple[Path, Measure]]:
    yield ("main_measure",), indicator.main_measure
    for i, measure in enumerate(indicator.other_measures):
        yield ("other_measures", i), measure


def _measure(indicator: Indicator, measure: Measure, path: Path) -> Iterator[Mutant]:
    if measure.numerator is not None and measure.denominator is not None:
        ends = {"numerator": measure.denominator, "denominator": measure.numerator}
        swapped = replaced(indicator, path, measure.model_copy(update=ends))
        yield Mutant((*path, "numerator"), "numerator and denominator change places", swapped)
    for part in ("numerator", "denominator"):
        aggregate: Aggregate | None = getattr(measure, part)
        if aggregate is None:
            continue
        for inner, change, changed in aggregates(indicator, aggregate, measure):
            mutant = replaced(indicator, (*path, part), changed)
            yield Mutant((*path, part, *inner), change, mutant)
    for inner, change, keys in recipes(indicator, measure):
        mutant = replaced(indicator, path, measure.model_copy(update=keys))
        yield Mutant((*path, *inner), change, _with_intervals_that_suit(mutant) if "kind" in keys else mutant)


def _with_intervals_that_suit(indicator: Indicator) -> Indicator:
    """Return an indicator without the method of an interval that is for none of its measures now."""
    interval = indicator.interval
    if interval is None or any(one.kind in SUITS.get(interval.method, ()) for one in indicator.measures):
        return indicator
    return indicator.model_copy(update={"interval": None})
