"""What reading one source gives, put into the tables that figures are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nki.engine import (
    EXCLUDED,
    FOLLOWED,
    LATER,
    OUTSIDE,
    UNDATED,
    UNMATCHED,
    UNNAMED,
    Engine,
    Rows,
    UnitTally,
)
from nki.model.account import Reading, SetAside
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.plan import MeasurePlan, Plan, Quantile, UnitCount
from nki.model.register import Membership
from nki.model.spec import Source
from nki.model.tally import WHOLE, Group, LeftOut, Number, Tables
from nki.stats import positions_of, quantile_interval


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What reading one source gave; its rows can be asked again."""

    rows: Rows
    tallies: tuple[UnitTally, ...]
    readings: tuple[Reading, ...]
    fates: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[Issue, ...] = ()
    set_aside: tuple[SetAside, ...] = field(default=(), repr=False)
    superseded: int = 0
    to_confirm: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)


def with_source(
    tables: Tables, engine: Engine, plan: Plan, source: str, result: SourceResult, membership: Membership
) -> Tables:
    """Add what one source gave to the tables."""
    measures = plan.measures_of(source)
    tallies, groups, denominators = dict(tables.tallies), dict(tables.groups), dict(tables.denominators)
    for unit in result.tallies:
        for group, own in ((WHOLE, unit.tallies), *unit.groups.items()):
            for measure, tally in zip(measures, own, strict=True):
                if measure.source != source:
                    denominators[measure.number, unit.unit, group] = tally
                elif group == WHOLE:
                    tallies[measure.number, unit.unit] = tally
                else:
                    groups[measure.number, unit.unit, group] = tally
    by_area = dict(tables.area_tallies)
    for measure in measures:
        if measure.side(source).over_area:
            found = _over_areas(engine, plan, result.rows, measure, membership)
            by_area.update({(measure.number, *area): numbers for area, numbers in found.items()})
    matched = {one.join.source: engine.matched(result.rows, one.join.source) for one in result.rows.lookups}
    # rows as counted while reading, so that the account would tell if the tallies had lost one
    rows = sum(reading.rows or 0 for reading in result.readings)
    return Tables(
        {**tables.rows, source: rows},
        tallies,
        by_area,
        (*tables.readings, *result.readings),
        {**tables.set_aside, source: len(result.set_aside)},
        {**tables.superseded, source: result.superseded},
        (*tables.aside, *result.set_aside),
        {**tables.to_confirm, **result.to_confirm},
        groups,
        denominators,
        {**tables.left_out, source: _left_out(result.rows.source, result.fates)},
        {**tables.matched, **matched},
    )


def _left_out(source: Source, fates: Mapping[str, int]) -> LeftOut:
    """Return why rows are left out, in the words of the specification."""
    excluded = tuple(
        (exclusion.reason, fates.get(f"{EXCLUDED}{number}", 0))
        for number, exclusion in enumerate(source.exclude)
    )
    return LeftOut(
        outside_period=fates.get(OUTSIDE, 0),
        later_event=fates.get(LATER, 0),
        excluded=excluded,
        undated=fates.get(UNDATED, 0),
        unnamed=fates.get(UNNAMED, 0),
        unmatched=fates.get(UNMATCHED, 0),
        followed=fates.get(FOLLOWED, 0),
    )


def _is_looked_at(plan: Plan, measure: MeasurePlan) -> bool:
    """Say whether units are counted by their values of a measure."""
    return any(
        isinstance(part, UnitCount) and part.measure == measure.number
        for one in plan.measures
        for part in one.aggregations
    )


def _over_areas(
    engine: Engine, plan: Plan, rows: Rows, measure: MeasurePlan, membership: Membership
) -> dict[tuple[Level, str, Group], tuple[Number | None, ...]]:
    """Return the numbers of a measure that does not add up, for every area and group."""
    strata = plan.strata_of(rows.source.id)
    # a disclosure rule, and whoever counts units, ask what every unit's number is, published or not
    is_asked = plan.rule.name != "none" or _is_looked_at(plan, measure)
    levels = {*measure.levels} | ({membership.unit_level} if is_asked else set())
    members = {area: units for area, units in membership.members.items() if area[0] in levels}
    quantile = next(
        (one for one in measure.side(rows.source.id).over_area if isinstance(one, Quantile)), None
    )
    if quantile is None:
        return engine.over_areas(rows, measure, members, strata)

    def places(size: int) -> tuple[int, ...]:
        low, high, _ = positions_of(size, quantile.percent)
        return tuple(dict.fromkeys((low, high, *(_limits(measure, size) or ()))))

    found = engine.ordered_values(rows, measure, members, strata, places)
    return {area: _quantile(measure, size, at) for area, (size, at) in found.items()}


def _quantile(measure: MeasurePlan, size: int, at: Mapping[int, Number]) -> tuple[Number | None, ...]:
    """Return how many values there are, the percentile, and its limits where there are any."""
    assert measure.percent is not None
    low, high, part = positions_of(size, measure.percent)
    value = at[low] + part * (at[high] - at[low])
    limits = _limits(measure, size)
    return (size, value, None, None) if limits is None else (size, value, at[limits[0]], at[limits[1]])


def _limits(measure: MeasurePlan, size: int) -> tuple[int, int] | None:
    assert measure.percent is not None
    if measure.interval != "order_statistics":
        return None
    return quantile_interval(size, measure.percent, measure.confidence)
