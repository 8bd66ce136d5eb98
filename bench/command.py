"""The whole command on a survey of 168 rows, and help, beside importing what they cannot do without."""

from __future__ import annotations

import sys

from bench.paired import paired, table

EXAMPLE = [
    "compute", "legevakt-samtrening-leger",
    "--data", "examples/samtrening-2021/survey_export.csv",
    "--register", "examples/register",
    "--period", "2021",
]  # fmt: skip


def main(rounds: int = 15) -> None:
    nki = [sys.executable, "-m", "nki"]
    base = "import typer, duckdb"
    timed = paired(
        {
            base: [sys.executable, "-c", base],
            "nki compute, csv": [*nki, *EXAMPLE, "--format", "csv"],
            "nki compute, table": [*nki, *EXAMPLE, "--format", "table"],
            "nki --help": [*nki, "--help"],
        },
        rounds,
    )
    goals = {"nki compute, csv": 2.2, "nki compute, table": 2.7, "nki --help": 1.2}
    table("A survey of 168 rows, the whole command", timed, base, goals)


if __name__ == "__main__":
    main()
