"""Deliveries as relations in which every declared column is text under its declared name.

The conversions to types happen in ``cells``, the same for every kind of file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nki.engine.quoting import name, text

_QUOTE = '"'
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
_NO_COUNT = -(10**18)


@dataclass(frozen=True, slots=True)
class CsvDialect:
    """How a CSV file is written. ``encoding`` is one that the engine knows; ``newline`` is the real one."""

    delimiter: str
    newline: str
    encoding: str


def csv_relation(
    path: str,
    dialect: CsvDialect,
    width: int,
    chosen: Mapping[str, int],
    swapped: Collection[str] = (),
    whole_only: Collection[str] = (),
) -> str:
    """Read a CSV file of ``width`` columns, all as text; ``chosen`` maps names to positions.

    In ``swapped`` columns comma and point change places: a decimal comma becomes a point, and a point
    a comma, which is no number and so a doubt. In ``whole_only`` columns either sign is a doubt.

    The header is skipped, not looked at: the caller has read it. Rows that the reader cannot parse
    go to the reject tables, and nothing is guessed.
    """
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(width))
    newline = dialect.newline.replace("\r", "\\r").replace("\n", "\\n")
    written = {column: f"translate(c{chosen[column]}, ',.', '.,')" for column in swapped}
    written |= {column: f"replace(c{chosen[column]}, '.', ',')" for column in whole_only}
    picked = ", ".join(
        f"{written.get(column, f'c{position}')} AS {name(column)}" for column, position in chosen.items()
    )
    return (
        f"SELECT {picked} FROM read_csv({text(path)}, columns={{{columns}}}, header=true, auto_detect=false, "
        f"delim={text(dialect.delimiter)}, quote={text(_QUOTE)}, escape={text(_QUOTE)}, "
        f"new_line={text(newline)}, encoding={text(dialect.encoding)}, store_rejects=true, "
        f"rejects_limit=1000)"
    )


@dataclass(frozen=True, slots=True)
class InsideCells:
    """What a CSV file holds inside its cells: line breaks, delimiters, and rows where both stand together."""

    breaks: int
    delimiters: int
    suspicious: int


def inside_cells_sql(path: str, dialect: CsvDialect, width: int) -> str:
    """Return the query for what stands inside the cells of all columns, in the order of ``InsideCells``."""
    every = {f"c{i}": i for i in range(width)}
    newline = "chr(13)" if dialect.newline == "\r" else "chr(10)"
    delimiter = text(dialect.delimiter)
    # column by column: putting all cells under each other would take several times as long
    together = [f"contains({one}, {newline}) AND contains({one}, {delimiter})" for one in every]
    return (
        f"SELECT sum({_counted(every, newline)}), sum({_counted(every, delimiter)}), "
        f"count_if(coalesce({' OR '.join(together)}, false)) "
        f"FROM ({csv_relation(path, dialect, width, every)})"
    )


def _counted(columns: Iterable[str], sign: str) -> str:
    """Return how often a sign stands in a row. Most cells have none, and are not taken apart."""
    return " + ".join(
        f"CASE WHEN contains({one}, {sign}) "
        f"THEN length({one}) - length(replace({one}, {sign}, '')) ELSE 0 END"
        for one in columns
    )


def typed_relation(
    scan: str, types: Mapping[str, str], chosen: Mapping[str, str], whole: Collection[str] = ()
) -> str:
    """Read a relation that has types of its own, each value as the text a person would write.

    ``types`` maps the relation's columns to engine types, ``chosen`` maps names to its columns.
    Whole numbers held as floats, as pandas holds counts with blanks, come out without a decimal sign.
    The count columns named in ``whole`` stay integers where they are held as numbers.
    """
    picked = ", ".join(
        f"{_as_whole(name(held), types[held]) if column in whole else _as_text(name(held), types[held])} "
        f"AS {name(column)}"
        for column, held in chosen.items()
    )
    return f"SELECT {picked} FROM {scan}"


def _as_whole(column: str, kind: str) -> str:
    if kind in _INTEGERS:
        return f"CAST({column} AS BIGINT)"
    if kind in ("FLOAT", "DOUBLE"):
        # what is no whole number becomes one that is smaller than any count, and so a doubt
        is_whole = f"{column} = trunc({column}) AND abs({column}) < 1e15"
        return (
            f"CASE WHEN isnan({column}) THEN NULL WHEN {is_whole} THEN CAST({column} AS BIGINT) "
            f"WHEN {column} IS NOT NULL THEN {_NO_COUNT} END"
        )
    return _as_text(column, kind)


def _as_text(column: str, kind: str) -> str:
    if kind in ("FLOAT", "DOUBLE"):
        is_whole = f"{column} = trunc({column}) AND abs({column}) < 1e15"
        return (
            f"CASE WHEN isnan({column}) THEN NULL WHEN {is_whole} "
            f"THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
        )
    if kind.startswith("DECIMAL"):
        return f"CASE WHEN {column} = trunc({column}) THEN CAST(CAST({column} AS HUGEINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"  # noqa: E501
    if kind.startswith("TIMESTAMP"):
        return f"CASE WHEN {column} = date_trunc('day', {column}) THEN strftime({column}, '%Y-%m-%d') ELSE CAST({column} AS VARCHAR) END"  # noqa: E501
    return f"CAST({column} AS VARCHAR)"


def union(relations: Sequence[str], columns: Sequence[str]) -> str:
    """Put several files of one delivery under each other, with the columns that they share."""
    picked = ", ".join(name(column) for column in columns)
    return " UNION ALL ".join(f"SELECT {picked} FROM ({relation})" for relation in relations)
