"""The commands about deliveries: look at one, compute from one, make the form for one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nki.cli.format import Format, FormFormat, InspectFormat
from nki.cli.main import app
from nki.cli.options import (
    DATA,
    DECIMAL,
    DELIMITER,
    DUPLICATES,
    ENCODING,
    LEVEL,
    MAPPING,
    PERIOD,
    PREVIOUS,
    PROVISIONAL,
    QUARANTINE,
    REGISTER,
    SHEET,
)


@app.command()
def compute(
    indicators: Annotated[
        list[str],
        typer.Argument(metavar="INDICATOR", help="Indicator files, or ids that `nki list` shows."),
    ],
    data: Annotated[list[str], DATA],
    register: REGISTER = None,
    period: PERIOD = None,
    level: LEVEL = None,
    format: Annotated[  # noqa: A002  (the option's name)
        Format | None,
        typer.Option(
            help="csv-nb is what Norwegian Excel opens. If left out: a table on a terminal, csv in a pipe."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Write to this file; its suffix chooses the format: .csv, .json, .parquet, .xlsx, .docx …",
        ),
    ] = None,
    quarantine: QUARANTINE = None,
    duplicates: DUPLICATES = "",
    mapping: MAPPING = None,
    previous: PREVIOUS = None,
    provisional: PROVISIONAL = False,
    encoding: ENCODING = "",
    delimiter: DELIMITER = "",
    decimal: DECIMAL = "",
    sheet: SHEET = "",
) -> None:
    """Compute indicators from survey exports.

    Figures come for every level that an indicator is published on.

    The result goes to standard output, everything else that is said to standard error.

    \b
    Example:
      nki compute legevakt-samtrening-leger --data survey_export.csv --register register --period 2021
      nki compute legevakt-triage --data survey_export.csv --period 2024 --output triage.csv
      nki compute studio-digitale-kurs --data kurs.csv --period 2021-Q1..2021-Q4 --provisional
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.asked import Asked
    from nki.cli.computing import run
    from nki.cli.reading import Reading

    how = Reading(encoding, delimiter, decimal, sheet, duplicates, mapping)
    asked = Asked(data, register, period or (), level or (), how, quarantine, previous, provisional)
    run(indicators, asked, format, output)


@app.command()
def inspect(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help="A delivery, as --data of compute; a quoted pattern; - is standard input."
        ),
    ],
    indicator: Annotated[
        str | None,
        typer.Option(metavar="INDICATOR", help="Read it for this indicator: a file, or an id."),
    ] = None,
    register: Annotated[
        str | None, typer.Option(metavar="DIR", help="The register of ER units. As for compute.")
    ] = None,
    period: Annotated[str | None, typer.Option(metavar="YEAR", help="The measure period.")] = None,
    show_values: Annotated[
        bool,
        typer.Option(
            "--show-values", help="Show cells as they stand, where otherwise only their shapes are shown."
        ),
    ] = False,
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Add what has to be confirmed to this file."),
    ] = None,
    duplicates: Annotated[str, typer.Option(metavar="WHICH", help="latest or first, as for compute.")] = "",
    encoding: ENCODING = "",
    delimiter: DELIMITER = "",
    decimal: DECIMAL = "",
    sheet: SHEET = "",
    format: Annotated[  # noqa: A002
        InspectFormat | None, typer.Option(help="html is one page that opens offline.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Write to this file; its suffix chooses: .json, .html."),
    ] = None,
) -> None:
    """Look at a delivery before computing.

    How each file is written, its columns, which question each of them is, all that would be refused,
    and what would become of the rows. No value is shown unless asked for, and no figure is computed.

    \b
    Example:
      nki inspect survey_export.csv
      nki inspect survey_export.xlsx --indicator legevakt-triage --period 2024 --output inspection.html
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.inspecting import run
    from nki.cli.reading import Reading

    how = Reading(encoding, delimiter, decimal, sheet, duplicates, mapping)
    code = run(files, indicator, register, period, format, output, how, show_values=show_values)
    if code:
        raise typer.Exit(code)


@app.command()
def form(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="A file, or an id that `nki list` shows.")
    ],
    register: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="The register of ER units, where these are asked. Looked for beside the form if left out.",
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="YEAR", help="The measure period, which is not the survey year.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(metavar="SOURCE", help="Whose questions, where an indicator has several sources."),
    ] = None,
    format: Annotated[  # noqa: A002
        FormFormat | None,
        typer.Option(
            help="xlsx is a workbook to fill in; csv opens in Norwegian Excel; xlsform is what ODK and KoBo "
            "make web forms from."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Write to this file; its suffix chooses the format: .xlsx, .csv."),
    ] = None,
) -> None:
    """Write the empty survey form of an indicator.

    One row for each ER unit that was open on the last day of the period, or for each municipality or
    health trust where these are asked; one column for each question; and rules for what may be written.
    Filled in, it is read without a finding. A file that exists is never replaced.

    \b
    Example:
      nki form legevakt-samtrening-leger --register register --period 2021 --output form.xlsx
      nki form legevakt-triage --register register --period 2024 --format xlsform --output web.xlsx
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.forms import run

    run(indicator, register, period, source, format, output)
