"""Two definitions → a row that they count differently, or nothing where no row was found.

The engine counts each row for itself, for both definitions; nothing here knows what a condition means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nki.engine import Engine, Rows, SourceTally
from nki.model.level import NATIONAL_CODE, Level
from nki.model.plan import MeasurePlan, Plan, Quantile
from nki.model.spec import Column, ColumnType, Source
from nki.model.tally import Tally
from nki.mutation.cells import Row, columns_of, rows_for

_NATION = (Level.NATIONAL, NATIONAL_CODE)


@dataclass(frozen=True, slots=True)
class Difference:
    """Definitions that differ, and a row that shows it; no row where it takes several of them."""

    row: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows that the first definition takes, and how to read them."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    relation: str


class Probe:
    """One definition, to hold others against. Tables that serve for several of them are made once."""

    def __init__(self, engine: Engine, plan: Plan) -> None:
        """Take the definition."""
        self._engine = engine
        self._plan = plan
        self._tables: dict[tuple[str, tuple[Column, ...], tuple[Row, ...]], _Table] = {}

    def difference(self, other: Plan) -> Difference | None:
        """Return how another definition of the same indicator counts otherwise, None if it does not."""
        if self._plan.response_threshold != other.response_threshold:
            # that is about several units
            return Difference()
        for source, changed in zip(self._plan.sources, other.sources, strict=True):
            ours, theirs = self._plan.measures_of(source.id), other.measures_of(source.id)
            if [one.number for one in ours] != [one.number for one in theirs]:
                return Difference()
            if any(source.unit_column.name in one.columns for one in (*ours, *theirs)):
                # what is asked of ids cannot be shown with made-up ones
                return Difference()
            if not _is_plain(self._plan, other, source.id):
                return Difference()
            found = self._difference(source, ours, changed, theirs) if ours else None
            if found is not None:
                return found
        return None

    def _difference(
        self, source: Source, ours: Sequence[MeasurePlan], changed: Source, theirs: Sequence[MeasurePlan]
    ) -> Difference | None:
        table = self._table(source, ours, theirs)
        others = tuple(changed.column(column.name) for column in table.columns)
        mine = Rows(source, table.relation, table.columns)
        other = Rows(changed, table.relation, others)
        one, two = self._engine.tally(mine, ours), self._engine.tally(other, theirs)
        if one is None or two is None or one.doubtful:
            raise AssertionError("rows made for a definition are not what it takes")
        add_up = [
            first.is_additive and second.is_additive for first, second in zip(ours, theirs, strict=True)
        ]
        refused = self._engine.findings(other, theirs)
        told = sorted(
            {
                *(finding.record for finding in refused),
                *_told_apart(one, two, add_up),
                *_refused_answers(table, others),
            }
        )
        if told:
            return Difference(_shown(table, told[0]))
        is_other = two.doubtful > 0 or self._differ_together(mine, other, len(table.rows), ours, theirs)
        return Difference() if is_other else None

    def _table(self, source: Source, ours: Sequence[MeasurePlan], theirs: Sequence[MeasurePlan]) -> _Table:
        columns = columns_of(source, (*ours, *theirs))
        rows = rows_for(columns, (*ours, *theirs))
        key = (source.id, columns, rows)
        if key not in self._tables:
            everything = self._load(columns, rows)
            refused = {
                finding.record for finding in self._engine.findings(Rows(source, everything, columns), ours)
            }
            kept = tuple(row for number, row in enumerate(rows) if number not in refused)
            self._tables[key] = _Table(columns, kept, self._load(columns, kept))
        return self._tables[key]

    def _load(self, columns: Sequence[Column], rows: Sequence[Row]) -> str:
        """Load rows so that both their record and their unit is their number."""
        numbers = list(range(len(rows)))
        unit = next(i for i, column in enumerate(columns) if column.type is ColumnType.UNIT)
        cells: list[list[object]] = [list(column) for column in zip(*rows, strict=True)]
        cells[unit] = [str(number) for number in numbers]
        batch: list[list[object]] = [[0] * len(rows), [*numbers], [*numbers], *cells]
        return self._engine.load_text([column.name for column in columns], [batch])

    def _differ_together(
        self, mine: Rows, other: Rows, rows: int, ours: Sequence[MeasurePlan], theirs: Sequence[MeasurePlan]
    ) -> bool:
        """Say whether all rows together are counted differently, where figures do not add up."""
        members = {_NATION: [str(number) for number in range(rows)]}
        return any(
            self._engine.over_areas(mine, one, members) != self._engine.over_areas(other, two, members)
            for one, two in zip(ours, theirs, strict=True)
            if not (one.is_additive and two.is_additive)
        )


def _is_plain(plan: Plan, other: Plan, source: str) -> bool:
    """Say whether made-up rows of one source alone can show what is counted in it."""
    for one in (plan, other):
        given = one.source(source)
        if given.joins or given.derived or given.dated or given.exclude or given.first:
            return False
        if any(
            isinstance(part, Quantile)
            or measure.kind not in ("count", "proportion")
            or len(measure.sides) != 1
            for measure in one.measures_of(source)
            for part in (None, *measure.sides[0].over_area)
        ):
            return False
    return True


def _told_apart(one: SourceTally, two: SourceTally, add_up: Sequence[bool]) -> Iterator[int]:
    """Yield the numbers of the rows that two tallies count differently.

    Where the figures of a measure do not add up, its tallies say only which rows are in them.
    """
    theirs = {unit.unit: unit.tallies for unit in two.units}
    for unit in one.units:
        pairs = zip(unit.tallies, theirs[unit.unit], add_up, strict=True)
        if any(mine != other if whole else _fate(mine) != _fate(other) for mine, other, whole in pairs):
            yield int(unit.unit)


def _fate(tally: Tally) -> tuple[int, int, int]:
    return tally.counted, tally.missing, tally.not_applicable


def _refused_answers(table: _Table, others: Sequence[Column]) -> Iterator[int]:
    """Yield the numbers of the rows with an answer that the other definition refuses.

    In a column of texts it would be a text like any other.
    """
    gone = [
        {*column.missing, *column.not_applicable} - {*other.missing, *other.not_applicable}
        if column.type not in (ColumnType.TEXT, ColumnType.UNIT_NAME)
        else set()
        for column, other in zip(table.columns, others, strict=True)
    ]
    for number, row in enumerate(table.rows):
        if any(cell in one for cell, one in zip(row, gone, strict=True)):
            yield number


def _shown(table: _Table, number: int) -> tuple[tuple[str, str], ...]:
    return tuple(
        (column.name, cell)
        for column, cell in zip(table.columns, table.rows[number], strict=True)
        if column.type is not ColumnType.UNIT
    )
