"""The commands and their options. Bodies import when they run, so that help stays quick."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nki.cli.format import Format

app = typer.Typer(
    name="nki",
    help="Official health-quality indicators: from the national form to figures per level.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    # pretty tracebacks can print local variables, and ours may hold rows about people
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from nki.cli.overview import show_version

        show_version()
        raise typer.Exit


@app.callback()
def nki(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Official health-quality indicators: from the national form to figures per level."""


@app.command()
def compute(
    indicators: Annotated[
        list[str],
        typer.Argument(metavar="INDICATOR", help="Indicator files, or ids that `nki list` shows."),
    ],
    data: Annotated[
        list[str],
        typer.Option(
            "--data",
            metavar="FILE",
            help="A delivery: CSV or Parquet. Repeats; takes a quoted pattern; SOURCE=FILE where an "
            "indicator has several sources.",
        ),
    ],
    register: Annotated[
        str | None,
        typer.Option(
            metavar="DIR", help="The register of ER units. Looked for beside the delivery if left out."
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="YEAR", help="The measure period, which is not the survey year.")
    ] = None,
    level: Annotated[
        list[str] | None,
        typer.Option(
            metavar="LEVEL", help="Only this level: national, county, municipality, er_unit. Repeats."
        ),
    ] = None,
    format: Annotated[  # noqa: A002  (the option's name)
        Format | None,
        typer.Option(
            help="csv-nb is what Norwegian Excel opens. If left out: a table on a terminal, csv in a pipe."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="Write to this file; its suffix chooses the format: .csv, .json, .parquet."
        ),
    ] = None,
) -> None:
    """Compute indicators from survey exports.

    Figures come for every level that an indicator is published on.

    The result goes to standard output, everything else that is said to standard error.

    \b
    Example:
      nki compute legevakt-samtrening-leger --data survey_export.csv --register register --period 2021
      nki compute legevakt-triage --data survey_export.csv --period 2024 --output triage.csv
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.computing import run

    run(indicators, data, register, period, level or [], format, output)


@app.command(name="list")
def list_indicators() -> None:
    """List the indicators of the catalogue.

    \b
    Example:
      nki list
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.overview import run

    run()


@app.command()
def show(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="A file, or an id that `nki list` shows.")
    ],
) -> None:
    """Show the form of an indicator.

    The 25 fields of the national template, and what the computation needs besides.

    \b
    Example:
      nki show legevakt-samtrening-leger
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.sheet import run

    run(indicator)


@app.command()
def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE", help="Codes of messages. All of them if left out."),
    ] = None,
) -> None:
    """Explain the codes of messages.

    \b
    Example:
      nki explain D310
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.explaining import run

    run(codes or [])
