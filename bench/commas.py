"""Decimal commas and line breaks inside quotes: the engine beside pandas, every value checked.

``python -m bench.commas 10000000`` takes more rows. The data are synthetic and stay in bench/data.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from bench.paired import paired, table

DATA = Path("bench/data")


def make(rows: int) -> Path:
    """Write rows with hours such as 12,25 and notes of two lines in quotation marks."""
    DATA.mkdir(exist_ok=True)
    path = DATA / f"commas-{rows}.csv"
    if not path.exists():
        query = f"""
            SELECT printf('LV%03d', 1 + (hash(i) % 168)::INTEGER) AS unit_id,
                   (hash(i + 2) % 60)::VARCHAR || ',' || (10 + hash(i + 3) % 90)::VARCHAR AS hours,
                   'en linje' || chr(10) || 'og en til' AS note
            FROM range({rows}) numbers(i)
        """
        duckdb.sql(f"COPY ({query}) TO '{path}' (HEADER, DELIMITER ';')")
    return path


def ours(path: str) -> None:
    """Tally the hours as intake does."""
    from nki.engine import CsvDialect, Engine, csv_relation
    from nki.engine.cells import DOUBT, typed_cells, value_name
    from nki.model.spec import Column, ColumnType

    columns = (Column(name="unit_id", type=ColumnType.UNIT), Column(name="hours", type=ColumnType.NUMBER))
    dialect = CsvDialect(";", "\n", "utf-8")
    relation = csv_relation(path, dialect, 3, {"unit_id": 0, "hours": 1}, swapped=["hours"])
    cells = typed_cells(relation, columns)
    query = f"SELECT unit_id, sum({value_name('hours')}), bool_or({DOUBT}) FROM ({cells}) GROUP BY unit_id"
    with Engine() as engine:
        found = list(engine.text_rows(query))
        assert not any(doubt for _, _, doubt in found)
        assert not engine.inside_cells(path, dialect, 3).suspicious
    print(len(found))


def theirs(path: str) -> None:
    """Sum the hours as one does with pandas."""
    import pandas as pd

    print(len(pd.read_csv(path, sep=";", decimal=",").groupby("unit_id")["hours"].sum()))


def main(rows: int, rounds: int = 3) -> None:
    path = make(rows)
    this = [sys.executable, "-m", "bench.commas"]
    commands = {"engine": [*this, "ours", str(path)], "pandas by hand": [*this, "theirs", str(path)]}
    table(f"{rows:,} rows with decimal commas and line breaks", paired(commands, rounds), "engine", {})


if __name__ == "__main__":
    if sys.argv[1:2] == ["ours"]:
        ours(sys.argv[2])
    elif sys.argv[1:2] == ["theirs"]:
        theirs(sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
