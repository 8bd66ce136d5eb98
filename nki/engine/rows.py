"""Rows on their way to be counted: typed, with what is looked up and worked out, and what leaves them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from nki.engine import clock
from nki.engine.cells import DOUBT, not_applicable, not_applicable_name, typed_cells, value_name
from nki.engine.conditions import condition_sql
from nki.engine.quoting import name, text
from nki.model.period import Period
from nki.model.spec import Column, ColumnType, Derived, Join, Source

FATE = name("fate of the row")
"""The name of the column that says why a row is left out; NULL where it counts."""

OUTSIDE, LATER, UNDATED, UNNAMED, EXCLUDED = "outside", "later", "undated", "unnamed", "excluded "
UNMATCHED, FOLLOWED = "unmatched", "followed"
"""Rows that take their date from another row: there is none, or it is left out itself."""

_MATCHED = "matched in"
_GONE = name("fate of the row that gives the date")


@dataclass(frozen=True, slots=True)
class Lookup:
    """A source that rows look up in, and by which keys."""

    join: Join
    rows: Rows


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one source: a relation of text cells, and all that decides what they are.

    ``source`` has also the columns that are looked up or worked out, ``columns`` are those that the relation
    has itself; those in ``whole`` are integers. With ``period`` None rows of all periods count.
    """

    source: Source
    relation: str = field(repr=False)
    columns: tuple[Column, ...]
    lookups: tuple[Lookup, ...] = ()
    period: Period | None = None
    whole: frozenset[str] = frozenset()

    @property
    def unit(self) -> str:
        """Return the name of the column with the unit's id."""
        return name(self.source.unit_column.name)

    @property
    def has_fates(self) -> bool:
        """Say whether a row can be left out."""
        source = self.source
        is_dated = source.dated is not None and self.period is not None
        return is_dated or bool(source.exclude) or source.first is not None

    @property
    def dating(self) -> Lookup | None:
        """Return the lookup that gives a row its date, where it has none of its own."""
        if self.period is None:
            return None
        return next((one for one in self.lookups if self.source.dated in one.join.columns), None)

    @property
    def derived(self) -> tuple[Derived, ...]:
        """Return the derived columns whose inputs are all there."""
        present = {column.name for column in self.columns}.union(*(one.join.columns for one in self.lookups))
        found: list[Derived] = []
        for one in self.source.derived:
            if present.issuperset(one.inputs):
                found.append(one)
                present.add(one.name)
        return tuple(found)

    def sql(self) -> str:
        """Return the query for typed rows, with a fate where rows can be left out."""
        query = typed_cells(self.relation, self.columns, self.whole)
        for lookup in self.lookups:
            query = _looked_up(query, lookup)
            if lookup is self.dating:
                query = _with_their_fate(query, lookup)
        for one in self.derived:
            query = _with_derived(query, self.source, one)
        return _with_fates(query, self) if self.has_fates else query


def matched_name(source: str) -> str:
    """Return the name of the column that says whether a row was found in a source that it looks up in."""
    return name(f"{_MATCHED} {source}")


def negative(rows: Rows) -> list[tuple[Derived, str]]:
    """Return for each duration whether it ends before it begins; unknown where one end is."""
    return [(one, f"{value_name(one.name)} < 0") for one in rows.derived if one.duration is not None]


def keys_of(rows: Rows, keys: Sequence[str]) -> str:
    """Return the query that finds keys which stand more than once, among rows that count."""
    columns = ", ".join(value_name(key) for key in keys)
    return f"SELECT {columns} FROM ({counting(rows)}) GROUP BY {columns} HAVING count(*) > 1"


def counting(rows: Rows) -> str:
    """Return the query for the rows that are not left out."""
    query = rows.sql()
    return f"SELECT * FROM ({query}) WHERE {FATE} IS NULL" if rows.has_fates else query


def _looked_up(query: str, lookup: Lookup) -> str:
    join, other = lookup.join, lookup.rows
    there = {column.name: column for column in other.source.columns}
    taken = [value_name(column) for column in join.columns]
    flags = [not_applicable_name(column) for column in join.columns if there[column].not_applicable]
    on = " AND ".join(f"here.{value_name(own)} = there.{value_name(key)}" for own, key in join.on.items())
    first = value_name(next(iter(join.on.values())))
    picked = ", ".join(
        [*(f"there.{one}" for one in taken), *(f"coalesce(there.{one}, false) AS {one}" for one in flags)]
    )
    keys = [value_name(key) for key in dict.fromkeys(join.on.values())]
    columns = ", ".join(dict.fromkeys([*keys, *taken, *flags]))
    return (
        f"SELECT here.*, {picked}, (there.{first} IS NOT NULL) AS {matched_name(join.source)} "
        f"FROM ({query}) AS here LEFT JOIN (SELECT {columns} FROM ({counting(other)})) AS there ON {on}"
    )


def _with_their_fate(query: str, lookup: Lookup) -> str:
    """Add why the row that gives the date is left out, if it is. Among left out ones keys may repeat."""
    other = lookup.rows
    if not other.has_fates:
        return f"SELECT *, CAST(NULL AS VARCHAR) AS {_GONE} FROM ({query})"
    keys = list(dict.fromkeys(lookup.join.on.values()))
    columns = ", ".join(f"{value_name(key)} AS {name(f'key {n}')}" for n, key in enumerate(keys))
    on = " AND ".join(
        f"here.{value_name(own)} = gone.{name(f'key {keys.index(key)}')}"
        for own, key in lookup.join.on.items()
    )
    gone = (
        f"SELECT {columns}, min({FATE}) AS {_GONE} FROM ({other.sql()}) "
        f"WHERE {FATE} IS NOT NULL GROUP BY {', '.join(map(value_name, keys))}"
    )
    return f"SELECT here.*, gone.{_GONE} FROM ({query}) AS here LEFT JOIN ({gone}) AS gone ON {on}"


def _with_derived(query: str, source: Source, one: Derived) -> str:
    added = [f"{_worked_out(source, one)} AS {value_name(one.name)}"]
    return f"SELECT *, {', '.join(added)} FROM ({query})"


def _worked_out(source: Source, one: Derived) -> str:
    if one.duration is not None:
        start, end = value_name(one.duration.start), value_name(one.duration.end)
        if source.column(one.duration.start).type is ColumnType.DATE:
            return f"(CAST({end} - {start} AS BIGINT) * 86400)"
        return f"({clock.not_before(name(one.duration.end), end, start)} - {start})"
    if one.bands is not None:
        value = value_name(one.bands.of)
        scale = _scale(source, one.bands.of)
        cases = [
            f"WHEN {_within(value, band.from_, band.to, scale)} THEN {text(band.group)}"
            for band in one.bands.groups
        ]
        return f"CASE {' '.join(cases)} END"
    assert one.groups is not None
    value = value_name(one.groups.of)
    cases = [
        f"WHEN {value} IN ({', '.join(text(answer) for answer in group.values)}) THEN {text(group.group)}"
        for group in one.groups.groups
    ]
    return f"CASE {' '.join(cases)} END"


def _within(value: str, low: Decimal | None, high: Decimal | None, scale: int) -> str:
    tests = [
        f"{value} {sign} {limit * scale}" for sign, limit in ((">=", low), ("<=", high)) if limit is not None
    ]
    return " AND ".join(tests) or f"{value} IS NOT NULL"


def _scale(source: Source, column: str) -> int:
    from nki.model.spec import SECONDS

    units = (one.duration.unit for one in source.derived if one.name == column and one.duration)
    return SECONDS[unit] if (unit := next(units, None)) else 1


def _with_fates(query: str, rows: Rows) -> str:
    source = rows.source
    cases: list[str] = []
    if source.dated is not None and rows.period is not None:
        value = value_name(source.dated)
        if rows.dating is not None:
            cases.append(
                f"WHEN NOT {matched_name(rows.dating.join.source)} THEN CASE WHEN {_GONE} IS NULL "
                f"THEN '{UNMATCHED}' WHEN {_GONE} = '{OUTSIDE}' THEN '{OUTSIDE}' ELSE '{FOLLOWED}' END"
            )
        cases.append(f"WHEN {value} IS NULL THEN '{UNDATED}'")
        cases.append(f"WHEN NOT ({_in_period(source, rows.period)}) THEN '{OUTSIDE}'")
    for number, exclusion in enumerate(source.exclude):
        cases.append(f"WHEN {condition_sql(exclusion.where, source)} THEN '{EXCLUDED}{number}'")
    if source.first is not None:
        person, by = value_name(source.first.per), value_name(source.first.by)
        cases.append(f"WHEN {person} IS NULL OR {by} IS NULL THEN '{UNNAMED}'")
    fate = f"CASE {' '.join(cases)} END" if cases else "CAST(NULL AS VARCHAR)"
    query = f"SELECT *, {fate} AS {FATE} FROM ({query})"
    if source.first is None:
        return query
    # what stands in the row decides between equal times, so that the order of rows never does
    order = ", ".join([value_name(source.first.by), rows.unit, *(name(one.name) for one in rows.columns)])
    place = (
        f"row_number() OVER (PARTITION BY {value_name(source.first.per)}, {FATE} IS NULL ORDER BY {order})"
    )
    kept = f"CASE WHEN {FATE} IS NULL AND {place} > 1 THEN '{LATER}' ELSE {FATE} END"
    return f"SELECT * REPLACE ({kept} AS {FATE}) FROM ({query})"


def _in_period(source: Source, period: Period) -> str:
    assert source.dated is not None
    value, kind = value_name(source.dated), source.column(source.dated).type
    if kind is ColumnType.COUNT:
        years = ", ".join(str(year) for year in period.calendar_years)
        return f"{value} IN ({years})"
    day = clock.local_day(value) if kind is ColumnType.DATETIME else value
    return f"{day} BETWEEN DATE '{period.first_day}' AND DATE '{period.last_day}'"


__all__ = ["DOUBT", "FATE", "Lookup", "Rows", "not_applicable"]
