"""The bench on which definitions are tried: made-up rows in the engine, and the figures they come to.

A trial is a few rows of one made-up unit, or of a unit each where units have one row, in an area of its own.
Many trials are computed at once, for any definition of the same sources, by the same reading and the same
computation as a delivery.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from nki.engine import Engine, Lookup, Rows
from nki.errors import NkiError
from nki.model.draft import DraftCell
from nki.model.level import Level
from nki.model.plan import Aggregation, MeasurePlan, Plan, UnitCount
from nki.model.register import Area, Membership, Memberships
from nki.model.spec import COMPARED, Column, ColumnType, Source
from nki.model.spec import Rows as HowMany
from nki.model.tally import Tables
from nki.mutation.cells import Row
from nki.steps.compute import draft_cells
from nki.steps.read.lookups import in_order
from nki.steps.read.tables import SourceResult, with_source
from nki.steps.validate import can_have

_TOGETHER = 200
"""So many trials are computed at a time; mostly one of the first tells."""

Columns = Mapping[str, tuple[Column, ...]]
"""The columns of each source that trials have cells for."""

Trial = tuple[tuple[str, Row], ...]
"""Rows, each with the source that it is of."""

Figures = tuple[tuple[object, ...], ...] | None
"""All that an example can expect of a trial's figures; None where there are none to be had."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Trials in the engine: a relation for each source, and to which trial each of its rows belongs."""

    columns: Columns
    trials: tuple[Trial, ...] = field(repr=False)
    relations: Mapping[str, str]
    owners: Mapping[str, tuple[int, ...]] = field(repr=False)
    units: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a definition makes of trials: their tallies, and the trials that it refuses."""

    plan: Plan
    loaded: Loaded
    tables: Tables = field(repr=False)
    refused: frozenset[int]


def load(engine: Engine, plan: Plan, columns: Columns, trials: Sequence[Trial]) -> Loaded:
    """Load trials into the engine. Keys and persons are those of their trial alone."""
    own = _own_columns(plan)
    relations: dict[str, str] = {}
    owners: dict[str, tuple[int, ...]] = {}
    by_row = [[f"{t}.{unit}" for unit in units_of(plan, trial)] for t, trial in enumerate(trials)]
    for source, declared in columns.items():
        rows = [(t, row) for t, trial in enumerate(trials) for name, row in trial if name == source]
        units = [
            unit
            for own_units, trial in zip(by_row, trials, strict=True)
            for unit, (name, _) in zip(own_units, trial, strict=True)
            if name == source
        ]
        cells: list[list[object]] = [
            [*units]
            if column.type is ColumnType.UNIT
            else [_cell(column, row[c], t, is_own=(source, column.name) in own) for t, row in rows]
            for c, column in enumerate(declared)
        ]
        numbers = list(range(len(rows)))
        batch: list[list[object]] = [[0] * len(rows), [*numbers], [*numbers], *cells]
        relations[source] = engine.load_text([column.name for column in declared], [batch])
        owners[source] = tuple(t for t, _ in rows)
    together = tuple(tuple(dict.fromkeys((first_unit(t), *own_units))) for t, own_units in enumerate(by_row))
    return Loaded(columns, tuple(trials), relations, owners, together)


def units_of(plan: Plan, trial: Trial) -> list[int]:
    """Return of which unit each row of a trial is: of the same one, but where units have one row only."""
    one_each = {source.id for source in plan.sources if source.rows is HowMany.ONE_PER_UNIT}
    seen: dict[str, int] = {}
    found: list[int] = []
    for source, _ in trial:
        seen[source] = seen.get(source, -1) + 1
        found.append(seen[source] if source in one_each else 0)
    return found


def first_unit(trial: int) -> str:
    """Return the id of the first unit of a trial, and the only one of a single row."""
    return f"{trial}.0"


def _cell(column: Column, cell: str, trial: int, *, is_own: bool) -> str:
    if not is_own or not cell or cell in (*column.missing, *column.not_applicable):
        return cell
    return f"{cell}-{trial}" if column.type is ColumnType.TEXT else f"{1000 * trial + int(cell)}"


def _own_columns(plan: Plan) -> set[tuple[str, str]]:
    """Return the columns of keys and persons, as far as each trial can have values of its own there."""
    found: set[tuple[str, str]] = set()
    for source in plan.sources:
        pairs = [(source.id, own) for join in source.joins for own in join.on]
        pairs += [(join.source, other) for join in source.joins for other in join.on.values()]
        pairs += [(source.id, source.first.per)] if source.first is not None else []
        found.update((name, column) for name, column in pairs if can_be_own(plan.source(name), column))
    return found


def can_be_own(source: Source, name: str) -> bool:
    """Say whether each trial can have values of its own in a column."""
    column = next((one for one in source.columns if one.name == name), None)
    if column is None or source.dated == name:
        return False
    return column.type is ColumnType.TEXT or (column.type is ColumnType.COUNT and column.maximum is None)


def run(engine: Engine, plan: Plan, loaded: Loaded) -> Outcome:
    """Tally trials under a definition."""
    plan = _for_trials(plan)
    memberships = _memberships(plan, loaded, range(len(loaded.trials)))
    tables = Tables({}, {}, {})
    prepared: dict[str, Rows] = {}
    refused: set[int] = set()
    for planned in in_order(plan):
        source = planned.source
        if source.id not in loaded.columns:
            continue
        columns = tuple(source.column(column.name) for column in loaded.columns[source.id])
        lookups = tuple(Lookup(join, prepared[join.source]) for join in source.joins)
        rows = Rows(planned.whole, loaded.relations[source.id], columns, lookups, plan.period)
        prepared[source.id] = rows
        measures, owners = plan.measures_of(source.id), loaded.owners[source.id]
        refused |= _refused_answers(source, loaded)
        for other in plan.sources:
            for join in other.joins:
                keys = tuple(dict.fromkeys(join.on.values()))
                if join.source == source.id and engine.repeated(rows, keys):
                    refused |= {owners[record] for _, record, _ in engine.repeated_places(rows, keys)}
        tally = engine.tally(rows, measures, plan.strata_of(source.id))
        if tally is None:
            raise AssertionError("rows made for a definition cannot be read")
        if tally.doubtful:
            refused |= {owners[finding.record] for finding in engine.findings(rows, measures)}
        result = SourceResult(rows, tally.units, (), tally.fates)
        tables = with_source(tables, engine, plan, source.id, result, memberships[source.unit_level])
    return Outcome(plan, loaded, tables, frozenset(refused))


def _for_trials(plan: Plan) -> Plan:
    """Return the plan with every measure published for trials, which stand in the place of the nation."""
    levels = (Level.NATIONAL,)
    measures = tuple(replace(measure, levels=levels) for measure in plan.measures)
    return replace(plan, levels=levels, measures=measures)


def _memberships(plan: Plan, loaded: Loaded, trials: Iterable[int]) -> Memberships:
    """Return for each level that reports the units of each trial, which are in the area of that trial."""
    units = {str(t): loaded.units[t] for t in trials}
    areas = tuple(Area(Level.NATIONAL, code, code) for code in units)
    levels = {*plan.unit_levels} - {Level.NATIONAL}
    members = {(Level.NATIONAL, code): inside for code, inside in units.items()}
    members |= {(level, one): (one,) for level in levels for inside in units.values() for one in inside}
    return {
        level: Membership(
            level,
            areas,
            tuple(Area(level, one, one) for inside in units.values() for one in inside),
            (),
            members,
        )
        for level in plan.unit_levels
    }


def _refused_answers(source: Source, loaded: Loaded) -> set[int]:
    """Return the trials with an answer that a source takes for no value any more, and cannot hold as one."""
    found: set[int] = set()
    for c, column in enumerate(loaded.columns[source.id]):
        now = source.column(column.name)
        gone = {*column.missing, *column.not_applicable} - {*now.missing, *now.not_applicable}
        is_time = now.type is ColumnType.DATETIME
        gone = {answer for answer in gone if is_time or not can_have(now, answer)}
        for t, trial in enumerate(loaded.trials) if gone else ():
            if any(name == source.id and row[c] in gone for name, row in trial):
                found.add(t)
    return found


def different(one: Outcome, two: Outcome, most: int | None = None) -> list[int]:
    """Return the first trials that two definitions make something else of, at most so many of them."""
    trials = len(one.loaded.trials)
    most = most or trials
    numbers = {measure.number for measure in two.plan.measures}
    kept = tuple(measure for measure in one.plan.measures if measure.number in numbers)
    one = replace(one, plan=replace(one.plan, measures=kept))
    found = sorted(two.refused - one.refused)[:most]
    taken = [t for t in range(trials) if t not in one.refused and t not in two.refused]
    if _recipes(one.plan) == _recipes(two.plan):
        # the same is made of the same sums
        before, after = _sums(one.tables, numbers), _sums(two.tables, numbers)
        taken = [t for t in taken if before.get(t) != after.get(t)]
    for start in range(0, len(taken), _TOGETHER):
        some = taken[start : start + _TOGETHER]
        mine, theirs = _figures(one, some), _figures(two, some)
        found += [t for t in some if mine[t] is not None and mine[t] != theirs[t]]
        if len(found) >= most:
            break
    return sorted(found)[:most]


def _recipes(plan: Plan) -> list[object]:
    """Return what figures depend on besides sums."""
    bare: list[object] = [
        replace(
            measure,
            sides=tuple(replace(side, terms=(), over_area=()) for side in measure.sides),
            numerator=_units_only(measure.numerator),
            denominator=_units_only(measure.denominator),
        )
        for measure in plan.measures
    ]
    return [*bare, plan.strata, plan.response_threshold]


def _units_only(part: Aggregation | None) -> UnitCount | None:
    return part if isinstance(part, UnitCount) else None


def _sums(tables: Tables, numbers: Collection[int]) -> dict[int, dict[object, object]]:
    """Return all sums of some measures by trial."""
    found: dict[int, dict[object, object]] = {}
    for kind, some in enumerate((tables.tallies, tables.groups, tables.denominators)):
        for key, tally in some.items():  # type: ignore[attr-defined]
            if key[0] in numbers:
                found.setdefault(_trial(str(key[1])), {})[kind, key] = tally
    for area, values in tables.area_tallies.items():
        if area[0] in numbers:
            found.setdefault(_trial(area[2]), {})[area] = values
    return found


def _trial(code: str) -> int:
    """Return the trial of an area or a unit."""
    return int(code.partition(".")[0])


def _figures(outcome: Outcome, trials: Sequence[int]) -> dict[int, Figures]:
    """Return the figures of trials; None for one whose figures contradict each other."""
    try:
        cells = draft_cells(outcome.plan, _memberships(outcome.plan, outcome.loaded, trials), outcome.tables)
    except NkiError:
        if len(trials) == 1:
            return {trials[0]: None}
        return {t: figures for trial in trials for t, figures in _figures(outcome, [trial]).items()}
    by_trial: dict[int, list[DraftCell]] = {t: [] for t in trials}
    for cell in cells:
        by_trial[_trial(cell.code)].append(cell)
    return {t: tuple(sorted(map(_expected, some), key=repr)) for t, some in by_trial.items()}


def _expected(cell: DraftCell) -> tuple[object, ...]:
    """Return all that an example can expect of a figure."""
    return (cell.measure, cell.stratum, cell.group, *(getattr(cell, key) for key in COMPARED))


def signature(outcome: Outcome, trial: int) -> tuple[int, tuple[object, ...]]:
    """Return in how many measures a trial is counted, and all that it adds to any of them."""
    measures: tuple[MeasurePlan, ...] = outcome.plan.measures
    tables, unit, area = outcome.tables, first_unit(trial), str(trial)
    own = [tables.tallies.get((measure.number, unit)) for measure in measures]
    other = [tables.denominators.get((measure.number, unit, ("", ""))) for measure in measures]
    areas = [
        tables.area_tallies.get((measure.number, Level.NATIONAL, area, ("", ""))) for measure in measures
    ]
    counted = sum(one.counted > 0 for one in (*own, *other) if one is not None)
    return counted, (*own, *other, *areas)
