"""What disclosure control has to know: each number of a measure, unit by unit and group by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nki.model.draft import Side, Strand
from nki.model.level import Level
from nki.model.plan import Aggregation, MeasurePlan, Plan, Quantile, RowCount, StratumPlan, Sum, UnitCount
from nki.model.register import Memberships
from nki.model.spec import Rows
from nki.model.status import Response
from nki.model.tally import WHOLE, Group, Tables
from nki.steps.compute.cells import groups_of, key_of
from nki.steps.compute.figures import figure
from nki.steps.compute.work import Work, work_of


def strands_of(
    plan: Plan,
    measure: MeasurePlan,
    memberships: Memberships,
    tables: Tables,
    strata: Sequence[StratumPlan],
    level: Level | None = None,
) -> Iterator[Strand]:
    """Yield the numbers that the figures of a measure are made of. ``level`` is as for its cells."""
    work = work_of(plan, measure, memberships, tables, level)
    groups = [WHOLE, *groups_of(plan, measure, strata)]
    # limits are of no interest here, and cost much
    bare = replace(work, measure=replace(measure, interval="none"))
    members = {
        key: tuple(unit for unit in units if work.response(unit) is Response.ANSWERED)
        for key, units in work.membership.members.items()
    }
    answered = dict.fromkeys(unit for units in members.values() for unit in units)
    areas = {area.code: area for area in work.membership.units}
    figures = {
        (unit, group): figure(bare.measure, work.sums(areas[unit], (unit,), key_of(group)), ())
        for unit in answered
        for group in groups
    }
    what = _what(measure)
    numerators = {key: made.numerator for key, made in figures.items()}
    if None not in numerators.values():
        yield Strand(measure.number, Side.NUMERATOR, what[Side.NUMERATOR], members, _known(numerators))
    if work.denominators is not None:
        yield _second(bare, what[Side.DENOMINATOR], groups)
    else:
        denominators = {key: made.denominator for key, made in figures.items()}
        if None not in denominators.values():
            yield Strand(
                measure.number, Side.DENOMINATOR, what[Side.DENOMINATOR], members, _known(denominators)
            )
    if _rows_matter(plan, measure):
        rows = {(unit, group): _rows(work, unit, key_of(group)) for unit in answered for group in groups}
        yield Strand(measure.number, Side.ROWS, "", members, rows)


def _second(work: Work, what: str, groups: Sequence[Group]) -> Strand:
    """Return the denominators that are read in a source of their own, by its units."""
    assert work.denominators is not None
    areas = (*work.membership.areas, *work.membership.units)
    members = {(area.level, area.code): tuple(work.denominator_units(area)) for area in areas}
    units = dict.fromkeys(unit for found in members.values() for unit in found)
    found = work.tables.denominators
    parts: dict[tuple[str, Group], int] = {}
    for unit in units:
        for group in groups:
            tally = found.get((work.measure.number, unit, key_of(group)))
            sums = () if tally is None or not tally.counted else tally.sums
            parts[unit, group] = figure(work.measure, (), sums).denominator or 0
    return Strand(work.measure.number, Side.DENOMINATOR, what, members, parts)


def _known(numbers: Mapping[tuple[str, Group], int | None]) -> dict[tuple[str, Group], int]:
    return {key: number for key, number in numbers.items() if number is not None}


def _rows(work: Work, unit: str, group: Group) -> int:
    tally = work.tally(unit, group)
    return 0 if tally is None else tally.counted


def _rows_matter(plan: Plan, measure: MeasurePlan) -> bool:
    """Say whether a number may be large though few persons are behind it: their days are no persons."""
    if not measure.source or measure.unit not in _AMOUNTS:
        return False
    source = plan.source(measure.source)
    is_summed = any(isinstance(part, Sum) for part in measure.aggregations)
    return is_summed and source.personal and source.rows is Rows.MANY_PER_UNIT


_AMOUNTS = frozenset({"seconds", "minutes", "hours", "days", "points"})
"""Units in which persons have something, and are not counted themselves."""


def _what(measure: MeasurePlan) -> dict[Side, str]:
    """Return what is counted, the same for all measures that count the same."""
    source = measure.source
    parts: tuple[Aggregation | None, ...] = (measure.numerator, measure.denominator)
    numerator, denominator = (None if part is None else _said(part, source) for part in parts)
    if measure.denominator_source and measure.denominator is not None:
        denominator = _said(measure.denominator, measure.denominator_source)
    return {Side.NUMERATOR: numerator or "", Side.DENOMINATOR: denominator or _observations(measure)}


def _said(part: Aggregation, source: str) -> str:
    return f"{source}: {part!r}" if not isinstance(part, UnitCount) else f"units: {part!r}"


def _observations(measure: MeasurePlan) -> str:
    """Return what the number of observations counts, for the kinds that have nothing else."""
    side = measure.sides[0] if measure.sides else None
    where = (
        next((part.where for part in side.over_area if isinstance(part, Quantile)), None) if side else None
    )
    return f"{measure.source}: {RowCount(where)!r} with values"
