"""Intake: the fast road where every cell is plain, the careful one where anything is in doubt."""

from __future__ import annotations

from collections import ChainMap, Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nki.engine import Engine, Lookup, Rows, SourceTally, UnitTally, union
from nki.errors import NkiError, is_error
from nki.errors.called import CALLED
from nki.model.issue import Issue, Place
from nki.model.plan import MeasurePlan, Plan, SourcePlan, StratumPlan
from nki.model.register import Membership, Memberships
from nki.model.spec import Column, ColumnType, Indicator, Source
from nki.model.spec import Rows as HowMany
from nki.model.tally import Tables
from nki.steps.read.cell import shown_cell
from nki.steps.read.confirmed import NOTHING, Confirmed
from nki.steps.read.delivery import Delivery
from nki.steps.read.lookups import in_order, key_faults, needed_columns
from nki.steps.read.opening import Opened, open_inputs, shared_columns
from nki.steps.read.tables import SourceResult, with_source

if TYPE_CHECKING:
    from nki.steps.read.units import UnitFinder


def read(
    plan: Plan, memberships: Memberships, delivery: Delivery, given: Engine | None = None
) -> tuple[Tables, tuple[Issue, ...]]:
    """Read a delivery into tallies. Raises ``NkiError`` with every finding in every source.

    Returns warnings beside the tallies. Whoever reads many deliveries may give one engine for all of them.
    """
    known = ChainMap(*(membership.names for membership in memberships.values()))
    mapping = _confirmed(delivery, plan.sources, known)
    tables = Tables({}, {}, {})
    issues: list[Issue] = []
    prepared: dict[str, Rows] = {}
    failed: set[str] = set()
    with Engine() if given is None else nullcontext(given) as engine:
        for source in in_order(plan):
            if failed.intersection(source.lookups):
                # what is wrong there is told; here nothing could be looked up
                failed.add(source.source.id)
                continue
            membership = memberships[source.source.unit_level]
            lookups = tuple(Lookup(join, prepared[join.source]) for join in source.source.joins)
            asked = _Asked(engine, plan, source, lookups, delivery, membership.names, mapping)
            try:
                result = _read_source(asked)
                prepared[source.source.id] = result.rows
                tables = with_source(tables, engine, plan, source.source.id, result, membership)
            except NkiError as error:
                failed.add(source.source.id)
                issues.extend(error.issues)
                continue
            issues.extend(result.remarks)
            issues.extend(_warnings(asked, membership, result))
    if any(is_error(issue) for issue in issues):
        raise NkiError(*issues)
    return tables, tuple(sorted(issues))


def answered_years(indicator: Indicator, delivery: Delivery) -> tuple[int, ...]:
    """Return the years in which the delivery was answered, as far as the specification says where to look."""
    name = indicator.period.answered_on
    years: set[int] = set()
    with Engine() as engine:
        for source in indicator.sources:
            if name is None or name not in {column.name for column in source.columns}:
                continue
            headers = _confirmed(delivery).headers
            opened = open_inputs(engine, source, delivery.inputs[source.id], (), delivery.choices, headers)
            if any(name not in one.positions for one in opened):
                continue
            found = None
            if all(one.relation for one in opened):
                relation = union([one.relation for one in opened if one.relation], [name])
                found = engine.years(relation, source.column(name))
            if found is None:
                from nki.steps.read.careful import read_carefully  # noqa: PLC0415  (as in _read_source)

                careful = read_carefully(engine, _bare(source), opened, (), None, delivery.choices)
                found = engine.years(careful.relation, source.column(name))
            years.update(found or ())
    return tuple(sorted(years))


def faults(plan: Plan, delivery: Delivery) -> tuple[Issue, ...]:
    """Return what is wrong with a delivery by itself, where the register or the period cannot be had.

    The period of the plan is not looked at.
    """
    from nki.steps.read.careful import read_carefully  # noqa: PLC0415  (as in _read_source)

    issues: list[Issue] = []
    with Engine() as engine:
        for one in in_order(plan):
            source, measures = one.source, plan.measures_of(one.source.id)
            headers = _confirmed(delivery).headers
            try:
                inputs, needed = delivery.inputs[source.id], needed_columns(plan, one)
                opened = open_inputs(engine, source, inputs, needed, delivery.choices, headers)
                # what is looked up is not there to be held against anything
                held = () if source.joins else measures
                frame = _bare(source) if source.joins else Rows(one.whole, "", ())
                careful = read_carefully(engine, frame, opened, held, None, delivery.choices)
            except NkiError as error:
                issues.extend(error.issues)
            else:
                issues.extend(careful.issues)
    return tuple(issues)


def _bare(source: Source) -> Rows:
    """Return the rows of a source with nothing asked of them but their own cells."""
    alone = {"exclude": (), "first": None, "dated": None, "derived": ()}
    return Rows(source.model_copy(update=alone), "", ())


def _confirmed(
    delivery: Delivery, sources: Sequence[Source] | None = None, known: Mapping[str, str] | None = None
) -> Confirmed:
    """Return what is confirmed about a delivery, where there is a mapping."""
    if delivery.choices.mapping is None:
        return NOTHING
    from nki.steps.read.mapping import read_mapping  # noqa: PLC0415  (few deliveries have one)

    return read_mapping(delivery.choices.mapping, sources, known)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of one source."""

    engine: Engine
    plan: Plan
    planned: SourcePlan
    lookups: tuple[Lookup, ...]
    delivery: Delivery
    known: Mapping[str, str]
    mapping: Confirmed

    @property
    def source(self) -> Source:
        return self.planned.source

    @property
    def measures(self) -> tuple[MeasurePlan, ...]:
        return self.plan.measures_of(self.source.id)

    @property
    def strata(self) -> tuple[StratumPlan, ...]:
        return self.plan.strata_of(self.source.id)

    def rows(self, relation: str, columns: tuple[Column, ...]) -> Rows:
        """Return the rows of a relation with all that is asked of them."""
        return Rows(self.planned.whole, relation, columns, self.lookups, self.plan.period)

    @property
    def finder(self) -> UnitFinder:
        from nki.steps.read.naming import naming_of  # noqa: PLC0415  (plain ids never need it)
        from nki.steps.read.units import UnitFinder  # noqa: PLC0415

        naming = naming_of(self.source.unit_level, self.plan.period.last_day)
        return UnitFinder(self.known, self.mapping.units, personal=self.source.personal, naming=naming)


def _read_source(asked: _Asked) -> SourceResult:
    engine, source, choices = asked.engine, asked.source, asked.delivery.choices
    inputs = asked.delivery.inputs[source.id]
    needed = needed_columns(asked.plan, asked.planned)
    opened = open_inputs(engine, source, inputs, needed, choices, asked.mapping.headers)
    fast = _fast(asked, opened)
    if fast is not None:
        return replace(fast, remarks=_remarks(opened))
    from nki.steps.read.careful import read_carefully  # noqa: PLC0415  (clean deliveries never need it)

    answered_on = asked.plan.answered_on
    finder = asked.finder
    watch = asked.delivery.watch
    frame = asked.rows("", ())
    careful = read_carefully(engine, frame, opened, asked.measures, finder, choices, answered_on, watch)
    if careful.issues:
        raise NkiError(*careful.issues)
    _not_empty(careful.opened, careful.rows)
    rows = asked.rows(careful.relation, shared_columns(opened))
    tally = engine.tally(rows, asked.measures, asked.strata)
    if tally is None:
        raise NkiError(Issue.of("C403", source=source.id))
    if tally.doubtful:
        raise AssertionError("the careful reader let a cell through that the engine does not take")
    repeated = key_faults(engine, asked.plan, rows, opened)
    if repeated:
        raise NkiError(*repeated)
    aside = careful.set_aside
    remarks = [*_remarks(careful.opened), *careful.remarks]
    if aside:
        count, read_rows = len(aside), sum(careful.rows)
        place = Place(opened[0].input.shown)
        are = "is" if count == 1 else "are"
        remarks.append(Issue.of("D383", place, rows=_rows(count), read=read_rows, are=are))
    return SourceResult(
        rows,
        tally.units,
        tuple(one.reading(count) for one, count in zip(careful.opened, careful.rows, strict=True)),
        tally.fates,
        tuple(remarks),
        aside,
        careful.superseded,
        finder.proposals,
    )


def _remarks(opened: Sequence[Opened]) -> tuple[Issue, ...]:
    return tuple(remark for one in opened for remark in one.remarks)


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _fast(asked: _Asked, opened: Sequence[Opened]) -> SourceResult | None:
    """Let the engine read the files; None where anything at all is in doubt."""
    engine, source, units = asked.engine, asked.source, asked.known
    columns = shared_columns(opened)
    results: list[SourceTally] = []
    for one in opened:
        if one.relation is None:
            return None
        tally = engine.tally(asked.rows(one.relation, columns), asked.measures, asked.strata)
        if tally is None or tally.doubtful or tally.rejected or not tally.rows:
            return None
        if not one.holds_just(tally.rows, engine):
            return None
        results.append(tally)
    relation = union([one.relation for one in opened if one.relation], [column.name for column in columns])
    rows = asked.rows(relation, columns)
    readings = tuple(one.reading(result.rows) for one, result in zip(opened, results, strict=True))
    if source.first is not None and len(results) > 1:
        # a person's first event may stand in any of the files
        together = engine.tally(rows, asked.measures, asked.strata)
        if together is None:
            return None
        results = [together]
    merged = _merged(unit for result in results for unit in result.units)
    if any(unit.unit not in units for unit in merged):
        return None
    if source.rows is HowMany.ONE_PER_UNIT and any(unit.rows > 1 for unit in merged):
        return None
    if key_faults(engine, asked.plan, rows, None):
        return None
    fates = sum((Counter(result.fates) for result in results), Counter())
    return SourceResult(rows, tuple(merged), readings, dict(fates))


def _merged(tallies: Iterable[UnitTally]) -> list[UnitTally]:
    """Add up the tallies of units that have rows in several files."""
    by_unit: dict[str, UnitTally] = {}
    for tally in tallies:
        before = by_unit.get(tally.unit)
        by_unit[tally.unit] = tally if before is None else before.plus(tally)
    return [by_unit[unit] for unit in sorted(by_unit)]


def _not_empty(opened: Sequence[Opened], rows: Sequence[int]) -> None:
    """Refuse files without rows, also beside others that have some: the export may not have finished."""
    empty = [
        Issue.of("D302", Place(one.input.shown), found="a header and no rows")
        for one, count in zip(opened, rows, strict=True)
        if not count
    ]
    if empty:
        raise NkiError(*empty)


def _warnings(asked: _Asked, membership: Membership, result: SourceResult) -> Iterable[Issue]:
    plan, engine = asked.plan, asked.engine
    place = Place(result.readings[0].file)
    closed = {area.code for area in membership.closed}
    for tally in result.tallies:
        if tally.unit in closed and any(one.counted for one in tally.tallies):
            who, day = CALLED[asked.source.unit_level], plan.period.last_day.isoformat()
            yield Issue.of("D330", place, who=who, unit=tally.unit, day=day)
    yield from _misnamed(asked, place, result)
    if plan.answered_on is None or plan.survey_year_offset is None:
        return
    for column in result.rows.columns:
        if column.name == plan.answered_on:
            years = engine.years(result.rows.relation, column) or ()
            offset = plan.survey_year_offset
            if not {year - offset for year in years} <= set(plan.period.calendar_years):
                facts = {
                    "period": plan.period,
                    "years": ", ".join(map(str, years)),
                    "offset": f"{offset} year{'' if offset == 1 else 's'}",
                }
                yield Issue.of("D331", place, column.name, **facts)


def _misnamed(asked: _Asked, place: Place, result: SourceResult) -> Iterable[Issue]:
    """Find units whose names in the delivery are those of other units, as when columns are sorted apart."""
    named = next((column for column in result.rows.columns if column.type is ColumnType.UNIT_NAME), None)
    if named is None:
        return
    finder = asked.finder
    names = asked.engine.names(result.rows.relation, asked.source.unit_column.name, named.name)
    for unit, given in sorted(names.items()):
        for name in given:
            if finder.names_fit(name, unit) is False:
                shown = "(not shown)" if asked.source.personal else shown_cell(name)
                who, known = CALLED[asked.source.unit_level], asked.known.get(unit, "")
                yield Issue.of("D366", place, named.name, who=who, unit=unit, name=known, given=shown)
