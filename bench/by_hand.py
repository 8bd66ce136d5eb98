"""What an analyst who knows DuckDB, or pandas, would write for one proportion on all levels.

The values are read as typed numbers: nothing is checked, and ``1.234`` would be read as 1.
"""

from __future__ import annotations

import sys

UNITS = """
    SELECT unit_id AS unit, host_municipality AS municipality, left(host_municipality, 2) AS county
    FROM read_csv('examples/register/er_units.csv', all_varchar=true)
    WHERE valid_from <= '2021-12-31' AND (valid_to IS NULL OR valid_to > '2021-12-31')
"""
COVERAGE = """
    SELECT unit_id AS unit, municipality
    FROM read_csv('examples/register/er_unit_coverage.csv', all_varchar=true)
    WHERE valid_from <= '2021-12-31' AND (valid_to IS NULL OR valid_to > '2021-12-31')
"""
ROLL_UP = f"""
    WITH tallies AS (
        SELECT unit_id AS unit, sum(doctors_trained) AS n, sum(doctors) AS d
        FROM {{rows}} WHERE doctors IS NOT NULL AND doctors_trained IS NOT NULL GROUP BY unit_id
    ),
    units AS ({UNITS}), coverage AS ({COVERAGE}),
    inside AS (SELECT * FROM tallies JOIN units USING (unit))
    SELECT 'national', '0', sum(n), sum(d), 100.0 * sum(n) / sum(d) FROM inside
    UNION ALL SELECT 'county', county, sum(n), sum(d), 100.0 * sum(n) / sum(d) FROM inside GROUP BY county
    UNION ALL
    SELECT 'municipality', coverage.municipality, sum(n), sum(d), 100.0 * sum(n) / sum(d)
    FROM inside JOIN coverage USING (unit) GROUP BY coverage.municipality
    UNION ALL SELECT 'er_unit', unit, n, d, 100.0 * n / d FROM inside
"""


def duck(path: str, delimiter: str) -> None:
    import duckdb

    rows = f"read_parquet('{path}')"
    if not path.endswith(".parquet"):
        columns = "{unit_id: VARCHAR, doctors: BIGINT, doctors_trained: BIGINT}"
        rows = f"read_csv('{path}', delim='{delimiter}', header=true, auto_detect=false, columns={columns})"
    print(len(duckdb.sql(ROLL_UP.format(rows=rows)).fetchall()))


def pandas(path: str, delimiter: str) -> None:
    import pandas as pd

    rows = pd.read_parquet(path) if path.endswith(".parquet") else pd.read_csv(path, sep=delimiter)
    rows = rows.dropna()
    register = pd.read_csv("examples/register/er_units.csv", dtype=str)
    coverage = pd.read_csv("examples/register/er_unit_coverage.csv", dtype=str)
    day = "2021-12-31"
    register = register[(register.valid_from <= day) & (register.valid_to.isna() | (register.valid_to > day))]
    coverage = coverage[(coverage.valid_from <= day) & (coverage.valid_to.isna() | (coverage.valid_to > day))]
    rows = rows.merge(register, on="unit_id")
    rows["county"] = rows.host_municipality.str[:2]
    counts = ["doctors_trained", "doctors"]
    national = rows[counts].sum()
    units = rows.groupby("unit_id")[counts].sum()
    counties = rows.groupby("county")[counts].sum()
    served = units.reset_index().merge(coverage, on="unit_id").groupby("municipality")[counts].sum()
    print(len(national), len(units), len(counties), len(served))


if __name__ == "__main__":
    {"duckdb": duck, "pandas": pandas}[sys.argv[1]](sys.argv[2], sys.argv[3])
