"""The rule on proportions of different values."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.spec import Aggregate, Indicator, Kind
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import end_of, measures_of


def distinct_values_are_of_one_kind(indicator: Indicator) -> Iterator[Finding]:
    """Check that what a denominator counts once is counted once in its numerator too."""
    for path, measure in measures_of(indicator):
        if measure.kind is not Kind.PROPORTION or measure.denominator is None:
            continue
        inner, outer = (end_of(indicator, part) for part in (measure.numerator, measure.denominator))
        if inner is None or outer is None or outer.distinct is None or inner.distinct == outer.distinct:
            continue
        facts = {"denominator": outer.distinct, "numerator": _said(inner)}
        yield finding("S228", *path, "numerator", **facts)


def _said(aggregate: Aggregate) -> str:
    if aggregate.distinct is not None:
        return f'those of "{aggregate.distinct}"'
    return "rows" if aggregate.rows else f'adds up "{aggregate.sum}"'
