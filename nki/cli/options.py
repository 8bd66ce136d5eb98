"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ENCODING = Annotated[
    str,
    typer.Option(metavar="NAME", help="How letters are written: utf-8, windows-1252 … Found if left out."),
]
DELIMITER = Annotated[
    str, typer.Option(metavar="WORD", help="semicolon, comma, tab, bar, or a character. Found if left out.")
]
DECIMAL = Annotated[
    str, typer.Option(metavar="WORD", help="The sign of decimals: comma or point. Found if left out.")
]
SHEET = Annotated[str, typer.Option(metavar="NAME", help="The sheet of a workbook. Found if left out.")]

DATA = typer.Option(
    "--data",
    metavar="FILE",
    help="A delivery: CSV, Excel or Parquet, also packed with zip or gzip; - is standard input. "
    "Repeats; takes a quoted pattern; SOURCE=FILE where an indicator has several sources.",
)
DATA_OR_KEPT = Annotated[
    list[str] | None,
    typer.Option(
        "--data",
        metavar="FILE",
        help="The delivery that indicators are computed from, as for compute. Repeats.",
    ),
]
REGISTER = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        help="The register of ER units, where these report. Looked for beside the delivery if left out.",
    ),
]
PERIOD = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PERIOD",
        help="The measure period, which is not the survey year: 2021, 2021-T1 … Repeats; "
        "2021-T1..2021-T3 are all from the first to the last.",
    ),
]
PROVISIONAL = Annotated[
    bool,
    typer.Option("--provisional", help="Mark the figures as ones that may still change."),
]
LEVEL = Annotated[
    list[str] | None,
    typer.Option(
        metavar="LEVEL",
        help="Only this level, one of those that the indicator is published on: national, county, "
        "municipality, er_unit, health_region, health_trust, regsim_region. Repeats.",
    ),
]
QUARANTINE = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Set rows with errors aside in this file (CSV), and compute the rest."),
]
DUPLICATES = Annotated[
    str,
    typer.Option(metavar="WHICH", help="Of several answers from one unit, by date: latest or first counts."),
]
MAPPING = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Headers and units that are confirmed. mapping.csv beside the delivery if left out.",
    ),
]
PREVIOUS = Annotated[
    Path | None,
    typer.Option(metavar="RESULT", help="An earlier result, to warn of changes that are hard to believe."),
]
