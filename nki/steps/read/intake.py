"""Intake: the fast road where every cell is plain, the careful one where anything is in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext

from nki.engine import Engine, SourceTally, UnitTally, union
from nki.errors import NkiError, is_error
from nki.model.account import Reading
from nki.model.issue import Issue, Place
from nki.model.level import Level
from nki.model.plan import MeasurePlan, Plan
from nki.model.register import Membership
from nki.model.spec import Indicator, Rows, Source
from nki.model.tally import Tables, Tally
from nki.steps.read.careful import read_carefully, shared_columns
from nki.steps.read.delivery import Delivery
from nki.steps.read.opening import Opened, open_inputs


def read(
    plan: Plan, membership: Membership, delivery: Delivery, given: Engine | None = None
) -> tuple[Tables, tuple[Issue, ...]]:
    """Read a delivery into tallies. Raises ``NkiError`` with every finding in every source.

    Returns warnings beside the tallies. Whoever reads many deliveries may give one engine for all of them.
    """
    units = frozenset(area.code for area in (*membership.units, *membership.closed))
    rows: dict[str, int] = {}
    tallies: dict[tuple[int, str], Tally] = {}
    by_area: dict[tuple[int, Level, str], tuple[int, int | None]] = {}
    readings: list[Reading] = []
    issues: list[Issue] = []
    with Engine() if given is None else nullcontext(given) as engine:
        for source in plan.sources:
            measures = plan.measures_of(source.id)
            if not measures:
                continue
            try:
                result = _read_source(engine, source, measures, delivery, units)
            except NkiError as error:
                issues.extend(error.issues)
                continue
            # as counted while reading, so that the account would tell if the tallies had lost one
            rows[source.id] = sum(reading.rows for reading in result.readings)
            readings.extend(result.readings)
            for tally in result.tallies:
                for measure, one in zip(measures, tally.tallies, strict=True):
                    tallies[measure.number, tally.unit] = one
            for measure in measures:
                if not measure.is_additive:
                    counted = engine.distinct(
                        source, result.relation, result.columns, measure, membership.members
                    )
                    by_area.update({(measure.number, *area): numbers for area, numbers in counted.items()})
            issues.extend(_warnings(engine, plan, membership, result))
    if any(is_error(issue) for issue in issues):
        raise NkiError(*issues)
    return Tables(rows, tallies, by_area, tuple(readings)), tuple(sorted(issues))


def answered_years(indicator: Indicator, delivery: Delivery) -> tuple[int, ...]:
    """Return the years in which the delivery was answered, as far as the specification says where to look."""
    name = indicator.period.answered_on
    years: set[int] = set()
    with Engine() as engine:
        for source in indicator.sources:
            if name is None or name not in {column.name for column in source.columns}:
                continue
            opened = open_inputs(engine, source, delivery.inputs[source.id], ())
            if any(name not in one.positions for one in opened):
                continue
            found = None
            if all(one.relation for one in opened):
                relation = union([one.relation for one in opened if one.relation], [name])
                found = engine.years(relation, source.column(name))
            if found is None:
                found = engine.years(
                    read_carefully(engine, source, opened, (), None).relation, source.column(name)
                )
            years.update(found or ())
    return tuple(sorted(years))


class _SourceResult:
    """What reading one source gave; the relation can be asked again."""

    __slots__ = ("columns", "readings", "relation", "tallies")

    def __init__(
        self, opened: Sequence[Opened], relation: str, tallies: Iterable[UnitTally], rows: Iterable[int]
    ) -> None:
        self.columns = shared_columns(opened)
        self.relation = relation
        self.tallies = tuple(tallies)
        self.readings = tuple(one.reading(count) for one, count in zip(opened, rows, strict=True))


def _read_source(
    engine: Engine,
    source: Source,
    measures: Sequence[MeasurePlan],
    delivery: Delivery,
    units: Collection[str],
) -> _SourceResult:
    opened = open_inputs(engine, source, delivery.inputs[source.id], _needed(source, measures))
    fast = _fast(engine, source, measures, opened, units)
    if fast is not None:
        return fast
    careful = read_carefully(engine, source, opened, measures, units)
    if careful.issues:
        raise NkiError(*careful.issues)
    _not_empty(careful.opened, careful.rows)
    tally = engine.tally(source, careful.relation, shared_columns(opened), measures)
    if tally is None or tally.doubtful:
        raise AssertionError("the careful reader let a cell through that the engine does not take")
    return _SourceResult(careful.opened, careful.relation, tally.units, careful.rows)


def _fast(
    engine: Engine,
    source: Source,
    measures: Sequence[MeasurePlan],
    opened: Sequence[Opened],
    units: Collection[str],
) -> _SourceResult | None:
    """Let the engine read the files; None where anything at all is in doubt."""
    columns = shared_columns(opened)
    results: list[SourceTally] = []
    for one in opened:
        tally = None if one.relation is None else engine.tally(source, one.relation, columns, measures)
        if tally is None or tally.doubtful or tally.rejected or not tally.rows:
            return None
        results.append(tally)
    merged = _merged(unit for result in results for unit in result.units)
    if any(unit.unit not in units for unit in merged):
        return None
    if source.rows is Rows.ONE_PER_UNIT and any(unit.rows > 1 for unit in merged):
        return None
    relation = union([one.relation for one in opened if one.relation], [column.name for column in columns])
    return _SourceResult(opened, relation, merged, [result.rows for result in results])


def _merged(tallies: Iterable[UnitTally]) -> list[UnitTally]:
    """Add up the tallies of units that have rows in several files."""
    by_unit: dict[str, UnitTally] = {}
    for tally in tallies:
        before = by_unit.get(tally.unit)
        by_unit[tally.unit] = tally if before is None else before.plus(tally)
    return [by_unit[unit] for unit in sorted(by_unit)]


def _needed(source: Source, measures: Sequence[MeasurePlan]) -> set[str]:
    """Return the columns without which the measures cannot be computed or checked."""
    names = {source.unit_column.name}.union(*(measure.columns for measure in measures))
    return names | {limit for name in names if (limit := source.column(name).at_most) is not None}


def _not_empty(opened: Sequence[Opened], rows: Sequence[int]) -> None:
    """Refuse files without rows, also beside others that have some: the export may not have finished."""
    empty = [
        Issue.of("D302", Place(one.input.shown), found="a header and no rows")
        for one, count in zip(opened, rows, strict=True)
        if not count
    ]
    if empty:
        raise NkiError(*empty)


def _warnings(engine: Engine, plan: Plan, membership: Membership, result: _SourceResult) -> Iterable[Issue]:
    place = Place(result.readings[0].file)
    closed = {area.code for area in membership.closed}
    for tally in result.tallies:
        if tally.unit in closed and any(one.counted for one in tally.tallies):
            yield Issue.of("D330", place, unit=tally.unit, day=plan.period.last_day.isoformat())
    if plan.answered_on is None or plan.survey_year_offset is None:
        return
    for column in result.columns:
        if column.name == plan.answered_on:
            years = engine.years(result.relation, column) or ()
            if years and set(years) != {plan.period.year + plan.survey_year_offset}:
                offset = plan.survey_year_offset
                facts = {
                    "period": plan.period,
                    "years": ", ".join(map(str, years)),
                    "offset": f"{offset} year{'' if offset == 1 else 's'}",
                }
                yield Issue.of("D331", place, column.name, **facts)
