"""Rules on what bounds what: limits between columns, and the numerator inside its denominator."""

from __future__ import annotations

from collections.abc import Iterator

from nki.model.spec import Aggregate, Column, Indicator, Kind, Source
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import end_of, measures_of


def limits_do_not_go_in_circles(indicator: Indicator) -> Iterator[Finding]:
    """Check that no column limits itself by way of others, and that a limit leaves room."""
    for s, source in enumerate(indicator.sources):
        by_name = {column.name: column for column in source.columns}
        for c, column in enumerate(source.columns):
            at = ("sources", s, "columns", c, "at_most")
            trail = _trail(column, by_name)
            if len(trail) > 1 and trail[-1] == column.name and trail[1] != column.name:
                shown = trail if len(trail) <= 8 else [*trail[:4], "…", *trail[-2:]]
                yield finding("S221", *at, column=column.name, circle=" → ".join(shown))
            limit = by_name.get(column.at_most or "")
            if limit is None or column.minimum is None or limit.maximum is None:
                continue
            if column.minimum > limit.maximum:
                problem = f'is {column.minimum} or more, while "{limit.name}" is {limit.maximum} or less'
                advice = "correct one of the two ranges, or remove `at_most`"
                yield finding(
                    "S220", *at, column=column.name, type=column.type, problem=problem, advice=advice
                )


def _trail(column: Column, by_name: dict[str, Column]) -> list[str]:
    """Return the columns that limit one another from here on, until the end or one seen before."""
    trail = dict.fromkeys([column.name])
    while column.at_most in by_name:
        column = by_name[column.at_most]
        if column.name in trail:
            return [*trail, column.name]
        trail[column.name] = None
    return list(trail)


def numerators_lie_inside_their_denominators(indicator: Indicator) -> Iterator[Finding]:
    """Find proportions of which nothing says that the numerator is never the larger one."""
    for path, measure in measures_of(indicator):
        if measure.kind is not Kind.PROPORTION or measure.denominator is None:
            continue
        upper, lower = end_of(indicator, measure.numerator), end_of(indicator, measure.denominator)
        if upper is None or lower is None or upper.source != lower.source:
            continue
        source = _source(indicator, upper)
        if source is None or not upper.sum or not lower.sum:
            continue
        by_name = {column.name: column for column in source.columns}
        column = by_name.get(upper.sum)
        if column is not None and lower.sum in by_name and lower.sum not in _trail(column, by_name):
            yield finding("S260", *path, measure=measure.number, column=column.name, limit=lower.sum)


def _source(indicator: Indicator, aggregate: Aggregate) -> Source | None:
    if aggregate.source is None:
        return indicator.sources[0] if len(indicator.sources) == 1 else None
    return next((source for source in indicator.sources if source.id == aggregate.source), None)
