"""A session with DuckDB: embedded, without network, spilling only into a folder of its own."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

import duckdb

from nki.engine.areas import AreaNumbers, area_numbers, area_sql, group_key, ordered_sql, sizes_sql
from nki.engine.cells import DOUBT, typed_cells, value_name
from nki.engine.quoting import name, text
from nki.engine.relations import CsvDialect, InsideCells, inside_cells_sql
from nki.engine.rows import Rows, counting, keys_of
from nki.engine.tallies import (
    PLACE_COLUMNS,
    RowFinding,
    SourceTally,
    TallyQuery,
    exact,
    findings_sql,
    matched_sql,
)
from nki.model.level import Level
from nki.model.plan import MeasurePlan, StratumPlan
from nki.model.spec import Column, ColumnType
from nki.model.tally import Group, Number

Members = Mapping[tuple[Level, str], Sequence[str]]
"""The units whose rows each area's figure is made of."""

_SLICE = 100_000
_OURS = (
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.InternalException,
    duckdb.InterruptException,
    duckdb.OutOfMemoryException,
    duckdb.ParserException,
)


class Engine:
    """The data engine. Use it as a context: leaving it forgets every row.

    Queries return aggregates, or places of rows, never the rows of people. The one exception is
    ``text_rows``, which hands a typed table to the careful reader.
    """

    def __init__(self, threads: int | None = None) -> None:
        """Open it, with a thread for each core unless told; few rows are counted sooner by one."""
        self._spill = tempfile.TemporaryDirectory(prefix="nki-")
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "preserve_insertion_order": "false",
                "temp_directory": self._spill.name,
                **({} if threads is None else {"threads": str(threads)}),
            },
        )
        self._tables = 0
        self._rejects = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._connection.close()
        self._spill.cleanup()

    def scan_of(self, table: object) -> str:
        """Make a pandas DataFrame or an Arrow table readable, and return the name to read it by.

        Raises ``ValueError`` for what is no table.
        """
        scan = self._next_name()
        # a stream can be read once only, and an empty second reading would pass for no rows
        read_all = getattr(type(table), "read_all", None)
        table = table if read_all is None else read_all(table)
        try:
            self._connection.register(scan, table)
        except (duckdb.InvalidInputException, TypeError, RuntimeError):
            raise ValueError(f"it is of the type {type(table).__name__}") from None
        return scan

    @staticmethod
    def scan_of_parquet(path: str) -> str:
        """Return the expression that reads a Parquet file."""
        return f"read_parquet({text(path)})"

    def duplicate_columns(self, path: str) -> tuple[str, ...]:
        """Return the names that several columns of a Parquet file share, also but for upper and lower case.

        The reader itself renames all but the first. Raises ``ValueError`` where the file cannot be read.
        """
        # a level of the schema holds groups and columns in the order of the file; the first row is the root
        query = f"SELECT name, num_children FROM parquet_schema({text(path)})"
        try:
            rows = self._connection.execute(query).fetchall()
        except duckdb.Error as error:
            _if_ours(error)
            raise ValueError("its columns cannot be read") from None
        names = _top_level(rows)
        seen = Counter(one.casefold() for one in names)
        return tuple(dict.fromkeys(one for one in names if seen[one.casefold()] > 1))

    def types_of(self, scan: str) -> dict[str, str]:
        """Return the columns of a typed relation with their types.

        Raises ``ValueError`` where the engine cannot read it as a table.
        """
        try:
            rows = self._connection.execute(f"DESCRIBE SELECT * FROM {scan}").fetchall()
        except duckdb.Error as error:
            _if_ours(error)
            # the engine's own words may quote a value
            raise ValueError("its columns cannot be read") from None
        return {row[0]: row[1] for row in rows}

    def text_rows(self, relation: str) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows of a relation of text columns. Raises ``ValueError`` where it cannot be read."""
        # a copy in order: the engine may hand out rows in any, and forgets what it has not handed out
        # yet when it is asked something else, such as to take in the rows that were read
        table = self._next_name()
        self._connection.execute("SET preserve_insertion_order = true")
        try:
            self._connection.execute(f"CREATE TEMP TABLE {table} AS {relation}")
        except duckdb.Error as error:
            _if_ours(error)
            raise ValueError("its rows cannot be read") from None
        finally:
            self._connection.execute("SET preserve_insertion_order = false")
        first = 0
        while rows := self._connection.execute(
            f"SELECT * FROM {table} WHERE rowid BETWEEN {first} AND {first + _SLICE - 1} ORDER BY rowid"
        ).fetchall():
            yield from rows
            first += _SLICE

    def load_text(self, columns: Sequence[str], batches: Iterable[Sequence[Sequence[object]]]) -> str:
        """Load columns of text, batch by batch, into a table; return a relation over it.

        Each batch holds first the numbers of file, record and line, then one list per column.
        """
        table = self._next_name()
        names = [*PLACE_COLUMNS, *columns]
        types = ["INTEGER", "BIGINT", "BIGINT", *("VARCHAR" for _ in columns)]
        declared = ", ".join(f"{name(column)} {kind}" for column, kind in zip(names, types, strict=True))
        self._connection.execute(f"CREATE TEMP TABLE {table} ({declared})")
        unnested = ", ".join(f"unnest(CAST(? AS {kind}[]))" for kind in types)
        for batch in batches:
            self._connection.execute(f"INSERT INTO {table} SELECT {unnested}", list(batch))
        return f"SELECT * FROM {table}"

    def remove(self, relation: str, places: Iterable[tuple[int, int]]) -> None:
        """Delete rows of a table that ``load_text`` made, by their numbers of file and record."""
        pairs = list(places)
        if not pairs:
            return
        table = relation.removeprefix("SELECT * FROM ")
        file, record = (name(column) for column in PLACE_COLUMNS[:2])
        self._connection.execute(
            f"DELETE FROM {table} WHERE ({file}, {record}) IN "
            "(SELECT (unnest(CAST(? AS INTEGER[])), unnest(CAST(? AS BIGINT[]))))",
            [[one for one, _ in pairs], [two for _, two in pairs]],
        )

    def names(self, relation: str, unit: str, named: str) -> dict[str, tuple[str, ...]]:
        """Return the names that each unit is given, at most three of them."""
        rows = self._connection.execute(
            f"SELECT {name(unit)}, list(DISTINCT trim({name(named)})) FROM ({relation}) "
            f"WHERE {name(named)} IS NOT NULL AND trim({name(named)}) <> '' GROUP BY {name(unit)}"
        ).fetchall()
        return {unit: tuple(sorted(names)[:3]) for unit, names in rows}

    def tally(
        self, rows: Rows, measures: Sequence[MeasurePlan], strata: Sequence[StratumPlan] = ()
    ) -> SourceTally | None:
        """Tally every measure per unit in one scan; None where the engine's own reader gives up."""
        before = self._rejects
        try:
            query = TallyQuery(self._with_whole(rows), measures, strata)
            found = self._connection.execute(query.sql).fetchall()
        except duckdb.Error as error:
            _if_ours(error)
            return None
        return query.read(found, self._rejected() - before)

    def matched(self, rows: Rows, source: str) -> int:
        """Return how many rows of a source that is looked up in were found by any row."""
        return int(self._connection.execute(matched_sql(self._with_whole(rows), source)).fetchall()[0][0])

    def repeated(self, rows: Rows, keys: Sequence[str]) -> int:
        """Return how many keys stand in more than one row that counts."""
        query = f"SELECT count(*) FROM ({keys_of(self._with_whole(rows), keys)})"
        return int(self._connection.execute(query).fetchall()[0][0])

    def repeated_places(self, rows: Rows, keys: Sequence[str]) -> list[tuple[int, int, int]]:
        """Return file, record and line of every row of a loaded text table whose key another row has too."""
        columns = ", ".join(value_name(key) for key in keys)
        place = ", ".join(name(column) for column in PLACE_COLUMNS)
        query = f"SELECT {place} FROM ({counting(rows)}) WHERE ({columns}) IN ({keys_of(rows, keys)})"
        return sorted(
            (file, record, line) for file, record, line in self._connection.execute(query).fetchall()
        )

    def over_areas(
        self,
        rows: Rows,
        measure: MeasurePlan,
        members: Members,
        strata: Sequence[StratumPlan] = (),
    ) -> AreaNumbers:
        """Count a measure that does not add up, for each area over the rows of its units."""
        self._load_members(members)
        rows, side = self._with_whole(rows), measure.side(rows.source.id)
        found: AreaNumbers = {}
        for stratum in (None, *strata):
            fetched = self._connection.execute(area_sql(rows, side, stratum)).fetchall()
            found.update(area_numbers(fetched, stratum))
        return found

    def ordered_values(
        self,
        rows: Rows,
        measure: MeasurePlan,
        members: Members,
        strata: Sequence[StratumPlan],
        places: Callable[[int], Sequence[int]],
    ) -> dict[tuple[Level, str, Group], tuple[int, dict[int, Number]]]:
        """Return for each area how many values there are, and those at the places asked for of so many.

        Places count from 1, the smallest value.
        """
        self._load_members(members)
        rows, side = self._with_whole(rows), measure.side(rows.source.id)
        found: dict[tuple[Level, str, Group], tuple[int, dict[int, Number]]] = {}
        for stratum in (None, *strata):
            sizes = self._connection.execute(sizes_sql(rows, side, stratum)).fetchall()
            wanted = [(level, code, group, at) for level, code, group, n in sizes for at in places(n)]
            self._load(
                "wanted",
                {"level": "VARCHAR", "code": "VARCHAR", "grouped": "VARCHAR", "place": "BIGINT"},
                wanted,
            )
            for level, code, group, n in sizes:
                found[Level(level), code, group_key(stratum, group)] = (n, {})
            fetched = self._connection.execute(ordered_sql(rows, side, stratum)).fetchall()
            for level, code, group, at, value in fetched:
                found[Level(level), code, group_key(stratum, group)][1][at] = exact(value)
        return found

    def years(self, relation: str, column: Column) -> tuple[int, ...] | None:
        """Return the years that a date column holds; None where the engine's own reader is in doubt."""
        years = f"year({value_name(column.name)})"
        query = f"SELECT DISTINCT {years}, {DOUBT} FROM ({typed_cells(relation, [column])})"
        before = self._rejects
        try:
            rows = self._connection.execute(query).fetchall()
        except duckdb.Error as error:
            _if_ours(error)
            return None
        if self._rejected() != before or any(doubt for _, doubt in rows):
            return None
        return tuple(sorted(year for year, _ in rows if year is not None))

    def findings(self, rows: Rows, measures: Sequence[MeasurePlan]) -> list[RowFinding]:
        """Name the rows of a loaded text table that break a relation, in order."""
        found = [
            RowFinding(*row)
            for query in findings_sql(rows, measures)
            for row in self._connection.execute(query).fetchall()
        ]
        return sorted(
            found, key=lambda finding: (finding.file, finding.record, finding.broken, finding.subject)
        )

    def inside_cells(self, path: str, dialect: CsvDialect, width: int) -> InsideCells:
        """Count the line breaks and delimiters inside cells, also in columns that nobody declared.

        Where the reader gives up, everything is suspicious.
        """
        try:
            found = self._connection.execute(inside_cells_sql(path, dialect, width)).fetchall()
        except duckdb.Error as error:
            _if_ours(error)
            return InsideCells(0, 0, 1)
        return InsideCells(*(int(number or 0) for number in found[0]))

    def _load_members(self, members: Members) -> None:
        pairs = [(unit, level.value, code) for (level, code), units in members.items() for unit in units]
        self._load("membership", {"unit": "VARCHAR", "level": "VARCHAR", "code": "VARCHAR"}, pairs)

    def _load(self, table: str, columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> None:
        """Make a small table of our own, in place of one of that name."""
        declared = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({declared})")
        if rows:
            unnested = ", ".join(f"unnest(CAST(? AS {kind}[]))" for kind in columns.values())
            values = [list(column) for column in zip(*rows, strict=True)]
            self._connection.execute(f"INSERT INTO {table} SELECT {unnested}", values)

    def _with_whole(self, rows: Rows) -> Rows:
        """Return rows that know which of their columns are integers, also in the sources looked up in."""
        lookups = tuple(replace(one, rows=self._with_whole(one.rows)) for one in rows.lookups)
        return replace(rows, lookups=lookups, whole=self._whole(rows.relation, rows.columns))

    def _whole(self, relation: str, columns: Iterable[Column]) -> frozenset[str]:
        """Return the count columns that a relation holds as integers and not as text."""
        counts = {column.name for column in columns if column.type is ColumnType.COUNT}
        if not counts or "AS BIGINT" not in relation:
            return frozenset()  # a CSV file or a loaded table: do not keep a small survey waiting
        described = self._connection.execute(f"DESCRIBE {relation}").fetchall()
        return frozenset(row[0] for row in described if row[1] == "BIGINT" and row[0] in counts)

    def _rejected(self) -> int:
        """Return how many lines the engine's CSV reader has put aside so far."""
        try:
            counted = self._connection.execute("SELECT count(*) FROM reject_errors").fetchall()
        except duckdb.CatalogException:
            return 0  # no CSV file has been read yet
        self._rejects = int(counted[0][0])
        return self._rejects

    def _next_name(self) -> str:
        self._tables += 1
        return f"table_{self._tables}"


def _if_ours(error: duckdb.Error) -> None:
    """Raise again what the query or the machine is to blame for. A damaged file may raise anything else."""
    if isinstance(error, _OURS):
        raise error


def _top_level(schema: Sequence[tuple[str, int | None]]) -> list[str]:
    """Return the names of a Parquet schema's own columns, without what is nested in them."""
    names: list[str] = []
    nested = 0
    for one, children in schema[1:]:
        if nested:
            nested -= 1
        else:
            names.append(one)
        nested += children or 0
    return names
