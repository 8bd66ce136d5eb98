"""One pass over the rows: tallies per unit for every measure, and a count of everything in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from nki.engine import rowlogic
from nki.engine.cells import DOUBT, value_name
from nki.engine.quoting import name, text
from nki.engine.rows import FATE, Rows, matched_name, negative
from nki.model.plan import MeasurePlan, Side, StratumPlan
from nki.model.tally import WHOLE, Group, Number, Tally

PLACE_COLUMNS = ("file number", "record number", "line number")
"""Columns that a loaded text table has before its own: which file, and which record and line of it."""


@dataclass(frozen=True, slots=True)
class UnitTally:
    """What one unit's rows come to: a tally for each measure, in the order of the measures.

    ``rows`` are those that count; ``groups`` has the tallies of each group of each breakdown.
    """

    unit: str
    rows: int
    tallies: tuple[Tally, ...] = field(repr=False)
    groups: dict[Group, tuple[Tally, ...]] = field(default_factory=dict, repr=False)

    def plus(self, other: UnitTally) -> UnitTally:
        """Return the tally of the same unit's rows in two files together."""
        groups = dict(self.groups)
        for group, tallies in other.groups.items():
            groups[group] = _together(groups[group], tallies) if group in groups else tallies
        together = _together(self.tallies, other.tallies)
        return UnitTally(self.unit, self.rows + other.rows, together, groups)


def _together(one: tuple[Tally, ...], two: tuple[Tally, ...]) -> tuple[Tally, ...]:
    return tuple(first.plus(second) for first, second in zip(one, two, strict=True))


@dataclass(frozen=True, slots=True)
class SourceTally:
    """What one pass over a source found.

    ``doubtful`` units have rows with a cell that could be read in more than one way or not at all, or
    that break a relation between columns; ``rejected`` lines could not be parsed. Figures are to be
    used only where both are 0. ``rows`` are all rows, ``fates`` says how many of them are left out and why,
    and ``matched`` how many were found in each source that is looked up in.
    """

    units: tuple[UnitTally, ...]
    rows: int
    doubtful: int
    rejected: int
    fates: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowFinding:
    """A row that breaks a relation: where it stands, which relation, and the two values compared.

    ``subject`` is the column that exceeds its limit, the duration that ends before it begins, or the number
    of the measure that counts the row in its numerator only; then there are no values.
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
        self, rows: Rows, measures: Sequence[MeasurePlan], strata: Sequence[StratumPlan] = ()
    ) -> None:
        """Write the query. ``measures`` are those that read the source."""
        self._strata = tuple(strata)
        self._selected: dict[str, int] = {}
        # the unit, whether the row is left out, and for each breakdown whether it is grouped by it
        self._first = 1 + int(rows.has_fates) + 2 * len(self._strata)
        self._has_fates = rows.has_fates
        self._rows = self._select("count(*)")
        self._doubts = self._select(
            # whether there is any costs less than how many, and nobody asks how many
            f"coalesce(bool_or({DOUBT} OR {broken(rows, measures)}), false)"
        )
        source = rows.source
        self._places = [self._measure(rows, measure.side(source.id)) for measure in measures]
        keys = [rows.unit, *([FATE] if rows.has_fates else [])]
        groups = [value_name(stratum.column) for stratum in self._strata]
        asked = [part for group in groups for part in (f"grouping({group})", group)]
        selected = ", ".join([*keys, *asked, *self._selected])
        sets = [keys, *([*keys, group] for group in groups)]
        grouped = ", ".join(f"({', '.join(one)})" for one in sets)
        by = f"GROUPING SETS ({grouped})" if groups else ", ".join(keys)
        self.sql = f"SELECT {selected} FROM ({rows.sql()}) GROUP BY {by}"

    def read(self, rows: Iterable[Sequence[Any]], rejected: int) -> SourceTally:
        """Turn what the engine fetched into tallies by unit."""
        whole: dict[str, UnitTally] = {}
        groups: dict[str, dict[Group, tuple[Tally, ...]]] = defaultdict(dict)
        fates: dict[str, int] = defaultdict(int)
        doubtful = total = 0
        for row in rows:
            unit = row[0] or ""
            fate = row[1] if self._has_fates else None
            group = self._group(row)
            if group == WHOLE:
                total += row[self._rows]
                doubtful += row[self._doubts]
            if fate is not None:
                fates[fate] += row[self._rows] if group == WHOLE else 0
                continue
            tallies = tuple(self._tally(row, places) for places in self._places)
            if group == WHOLE:
                whole[unit] = UnitTally(unit, row[self._rows], tallies, groups[unit])
            else:
                groups[unit][group] = tallies
        units = tuple(whole[unit] for unit in sorted(whole))
        return SourceTally(units, total, doubtful, rejected, dict(fates))

    def _group(self, row: Sequence[Any]) -> Group:
        at = 1 + int(self._has_fates)
        for number, stratum in enumerate(self._strata):
            if not row[at + 2 * number]:
                return stratum.id, row[at + 2 * number + 1] or ""
        return WHOLE

    def _select(self, expression: str) -> int:
        """Ask for an aggregate, unless it is asked for already, and return its place in the row."""
        return self._selected.setdefault(expression, len(self._selected) + self._first)

    def _measure(self, rows: Rows, side: Side) -> tuple[int | None, ...]:
        """Return the places of counted and not applicable rows, and of the sums."""
        source = rows.source
        is_counted, not_applicable = rowlogic.counted(source, side), rowlogic.applies_not(source, side)
        parts = [rowlogic.contribution(source, term) for term in side.terms]
        # a column that decides alone whether a row counts leaves count and sum by itself
        alone = next((part for part in parts if is_counted == f"({part} IS NOT NULL)"), None)
        places = [
            self._select(f"count({alone})" if alone else f"count_if({is_counted})"),
            None
            if not_applicable == "false"
            else self._select(f"count_if(NOT ({is_counted}) AND ({not_applicable}))"),
        ]
        for part in parts:
            among = part if part == alone else f"CASE WHEN {is_counted} THEN {part} END"
            places.append(self._select(f"sum({among})"))
        return tuple(places)

    def _tally(self, row: Sequence[Any], places: Sequence[int | None]) -> Tally:
        counted, not_applicable, *sums = (
            None if place is None or row[place] is None else exact(row[place]) for place in places
        )
        applied, missed = int(counted or 0), int(not_applicable or 0)
        first, second, *more = [*sums, None, None][: max(2, len(sums))]
        return Tally(applied, row[self._rows] - applied - missed, missed, first, second, tuple(more))


def exact(value: int | Decimal | float) -> Number:
    """Return a number that the engine fetched, whole where it can be."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else Fraction(value)
    return int(value)


def broken(rows: Rows, measures: Sequence[MeasurePlan]) -> str:
    """Return whether a row breaks any relation."""
    source = rows.source
    tests = [test for _, test in rowlogic.relations(rows.columns)]
    tests += [test for _, test in rowlogic.outside(source, measures)]
    tests += [test for _, test in negative(rows)]
    return " OR ".join(tests) or "false"


def findings_sql(rows: Rows, measures: Sequence[MeasurePlan]) -> list[str]:
    """Return queries over a loaded text table that name the rows breaking a relation."""
    cells = rows.sql()
    place = ", ".join(name(column) for column in PLACE_COLUMNS)
    queries = [
        f"SELECT {place}, 'at_most', {text(column.name)}, CAST({value_name(column.name)} AS VARCHAR), "
        f"CAST({value_name(column.at_most or '')} AS VARCHAR) FROM ({cells}) WHERE {test}"
        for column, test in rowlogic.relations(rows.columns)
    ]
    queries += [
        f"SELECT {place}, 'outside', '{measure.number}', '', '' FROM ({cells}) WHERE {test}"
        for measure, test in rowlogic.outside(rows.source, measures)
    ]
    queries += [
        f"SELECT {place}, 'negative', {text(derived.name)}, {name(derived.duration.start)}, "
        f"{name(derived.duration.end)} FROM ({cells}) WHERE {test}"
        for derived, test in negative(rows)
        if derived.duration is not None
    ]
    return queries


def matched_sql(rows: Rows, source: str) -> str:
    """Return the query for how many rows of a source that is looked up in were found."""
    lookup = next(one for one in rows.lookups if one.join.source == source)
    keys = ", ".join(value_name(own) for own in lookup.join.on)
    return f"SELECT count(*) FROM (SELECT DISTINCT {keys} FROM ({rows.sql()}) WHERE {matched_name(source)})"
