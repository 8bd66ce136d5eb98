"""Ten million rows through every level, each value checked, beside hand-written DuckDB and pandas.

``python -m bench.rows 1000000`` takes fewer rows. The data are synthetic and stay in bench/data.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from bench.paired import paired, table

DATA = Path("bench/data")
SPEC = "bench/mange-rader.yaml"


def make(rows: int) -> dict[str, Path]:
    """Write the same synthetic rows with a comma, with a semicolon, and as Parquet."""
    DATA.mkdir(exist_ok=True)
    files = {
        "comma": DATA / f"rows-{rows}-comma.csv",
        "semicolon": DATA / f"rows-{rows}-semicolon.csv",
        "parquet": DATA / f"rows-{rows}.parquet",
    }
    query = f"""
        SELECT printf('LV%03d', 1 + (hash(i) % 168)::INTEGER) AS unit_id,
               CASE WHEN hash(i + 1) % 50 = 0 THEN NULL ELSE (hash(i + 2) % 60)::BIGINT END AS doctors,
               CASE WHEN doctors IS NULL THEN NULL ELSE (hash(i + 3) % (doctors + 1))::BIGINT END
                   AS doctors_trained
        FROM range({rows}) numbers(i)
    """
    options = {
        "comma": "HEADER, DELIMITER ','",
        "semicolon": "HEADER, DELIMITER ';'",
        "parquet": "FORMAT parquet",
    }
    for name, path in files.items():
        if not path.exists():
            duckdb.sql(f"COPY ({query}) TO '{path}' ({options[name]})")
    return files


def main(rows: int, rounds: int = 3) -> None:
    files = make(rows)
    delimiters = {"comma": ",", "semicolon": ";", "parquet": ","}
    for name, path in files.items():
        hand = [sys.executable, "-m", "bench.by_hand"]
        commands = {
            "DuckDB by hand": [*hand, "duckdb", str(path), delimiters[name]],
            "nki compute": [
                sys.executable, "-m", "nki", "compute", SPEC, "--data", str(path),
                "--register", "examples/register", "--period", "2021", "--format", "csv",
            ],
            "pandas by hand": [*hand, "pandas", str(path), delimiters[name]],
        }  # fmt: skip
        goals = {"nki compute": 1.15 if name == "parquet" else 1.3}
        table(f"{rows:,} rows, {name}", paired(commands, rounds), "DuckDB by hand", goals)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
