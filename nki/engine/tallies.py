"""One pass over the rows: tallies per unit for every measure, and a count of everything in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from nki.engine import rowlogic
from nki.engine.cells import DOUBT, typed_cells, value_name
from nki.engine.quoting import name, text
from nki.model.plan import Distinct, MeasurePlan
from nki.model.spec import Column, Source
from nki.model.tally import Tally

PLACE_COLUMNS = ("file number", "record number", "line number")
"""Columns that a loaded text table has before its own: which file, and which record and line of it."""


@dataclass(frozen=True, slots=True)
class UnitTally:
    """What one unit's rows come to: a tally for each measure, in the order of the measures."""

    unit: str
    rows: int
    tallies: tuple[Tally, ...] = field(repr=False)

    def plus(self, other: UnitTally) -> UnitTally:
        """Return the tally of the same unit's rows in two files together."""
        tallies = tuple(one.plus(two) for one, two in zip(self.tallies, other.tallies, strict=True))
        return UnitTally(self.unit, self.rows + other.rows, tallies)


@dataclass(frozen=True, slots=True)
class SourceTally:
    """What one pass over a source found.

    ``doubtful`` units have rows with a cell that could be read in more than one way or not at all, or
    that break a relation between columns; ``rejected`` lines could not be parsed. Figures are to be
    used only where both are 0.
    """

    units: tuple[UnitTally, ...]
    rows: int
    doubtful: int
    rejected: int


@dataclass(frozen=True, slots=True)
class RowFinding:
    """A row that breaks a relation: where it stands, which relation, and the two values compared.

    ``subject`` is the column that exceeds its limit, or the number of the measure that counts the
    row in its numerator only; then there are no values.
    """

    file: int
    record: int
    line: int
    broken: str
    subject: str
    value: str = field(repr=False)
    limit: str = field(repr=False)


class TallyQuery:
    """The query that tallies every measure per unit in one scan, and how to read what it returns.

    The measures of an indicator count much the same things; what is the same is counted once.
    """

    def __init__(
        self,
        source: Source,
        relation: str,
        columns: Sequence[Column],
        measures: Sequence[MeasurePlan],
        whole: Collection[str] = (),
    ) -> None:
        """Write the query. The columns must all be in the relation; those in ``whole`` are integers."""
        self._selected: dict[str, int] = {}
        self._rows = self._select("count(*)")
        self._doubts = self._select(
            # whether there is any costs less than how many, and nobody asks how many
            f"coalesce(bool_or({DOUBT} OR {rowlogic.broken(source, columns, measures)}), false)"
        )
        self._places = [self._measure(source, measure) for measure in measures]
        unit = name(source.unit_column.name)
        selected = ", ".join([unit, *self._selected])
        self.sql = f"SELECT {selected} FROM ({typed_cells(relation, columns, whole)}) GROUP BY {unit}"

    def read(self, rows: Iterable[Sequence[Any]], rejected: int) -> SourceTally:
        """Turn what the engine fetched into tallies by unit."""
        ordered = sorted(rows, key=lambda row: row[0] or "")
        units = tuple(
            UnitTally(
                row[0] or "", row[self._rows], tuple(self._tally(row, places) for places in self._places)
            )
            for row in ordered
        )
        doubtful = sum(row[self._doubts] for row in ordered)
        return SourceTally(units, sum(unit.rows for unit in units), doubtful, rejected)

    def _select(self, expression: str) -> int:
        """Ask for an aggregate, unless it is asked for already, and return its place in the row."""
        return self._selected.setdefault(expression, len(self._selected) + 1)

    def _measure(self, source: Source, measure: MeasurePlan) -> tuple[int | None, ...]:
        """Return the places of counted and not applicable rows, numerator and denominator."""
        counted, not_applicable = rowlogic.counted(source, measure), rowlogic.applies_not(source, measure)
        parts = [
            None if part is None or isinstance(part, Distinct) else rowlogic.contribution(source, part)
            for part in (measure.numerator, measure.denominator)
        ]
        # a column that decides alone whether a row counts leaves count and sum by itself
        alone = next((part for part in parts if counted == f"({part} IS NOT NULL)"), None)
        places = [
            self._select(f"count({alone})" if alone else f"count_if({counted})"),
            None
            if not_applicable == "false"
            else self._select(f"count_if(NOT ({counted}) AND ({not_applicable}))"),
        ]
        for part in parts:
            among = part if part == alone else f"CASE WHEN {counted} THEN {part} END"
            places.append(None if part is None else self._select(f"sum({among})"))
        return tuple(places)

    def _tally(self, row: Sequence[Any], places: Sequence[int | None]) -> Tally:
        counted, not_applicable, numerator, denominator = (
            None if place is None or row[place] is None else int(row[place]) for place in places
        )
        missing = row[self._rows] - (counted or 0) - (not_applicable or 0)
        return Tally(counted or 0, missing, not_applicable or 0, numerator, denominator)


def distinct_sql(
    source: Source,
    relation: str,
    columns: Sequence[Column],
    measure: MeasurePlan,
    whole: Collection[str] = (),
) -> str:
    """Return the query for a measure that does not add up: once more over the rows, for each area.

    It expects a table ``membership(unit, level, code)``.
    """
    unit = name(source.unit_column.name)
    cells = typed_cells(relation, columns, whole)
    numbers = ", ".join(rowlogic.over_area(source, part) for part in measure.aggregations)
    return (
        f"SELECT membership.level, membership.code, {numbers} "
        f"FROM ({cells}) AS cells JOIN membership ON membership.unit = cells.{unit} "
        f"WHERE {rowlogic.counted(source, measure)} GROUP BY membership.level, membership.code"
    )


def findings_sql(
    source: Source, relation: str, columns: Sequence[Column], measures: Sequence[MeasurePlan]
) -> list[str]:
    """Return queries over a loaded text table that name the rows breaking a relation."""
    cells = typed_cells(relation, columns)
    place = ", ".join(name(column) for column in PLACE_COLUMNS)
    queries = [
        f"SELECT {place}, 'at_most', {text(column.name)}, CAST({value_name(column.name)} AS VARCHAR), "
        f"CAST({value_name(column.at_most or '')} AS VARCHAR) FROM ({cells}) WHERE {test}"
        for column, test in rowlogic.relations(columns)
    ]
    queries += [
        f"SELECT {place}, 'outside', '{measure.number}', '', '' FROM ({cells}) WHERE {test}"
        for measure, test in rowlogic.outside(source, measures)
    ]
    return queries
