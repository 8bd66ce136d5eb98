"""The commands that make something to read out of results."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nki.cli.format import ChartKind, Language
from nki.cli.main import app
from nki.cli.options import (
    DATA_OR_KEPT,
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
def report(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="RESULT",
            help="Results kept as JSON, or indicators to compute: files or ids, with --data.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            metavar="PATH", help="Write to this file: .html is one page that opens offline, or .pdf."
        ),
    ],
    lang: Annotated[
        Language, typer.Option(help="Bokmål, nynorsk or English. What definitions say stays in bokmål.")
    ] = Language.NB,
    templates: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="A folder with a theme, or with templates in the place of nki's own."
        ),
    ] = None,
    data: DATA_OR_KEPT = None,
    register: REGISTER = None,
    period: PERIOD = None,
    level: LEVEL = None,
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
    """Make a report for readers, on one indicator or several.

    Figures in words, charts, tables that can be searched and sorted, a page for each county and unit, the
    definition, and how the figures were made. The page asks no server for anything.

    \b
    Example:
      nki report result.json --output report.html
      nki report legevakt-samtrening-leger --data survey.csv --period 2021 --output report.pdf --lang nn
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.asked import Asked
    from nki.cli.reading import Reading
    from nki.cli.reporting import run

    how = Reading(encoding, delimiter, decimal, sheet, duplicates, mapping)
    asked = Asked(data or (), register, period or (), level or (), how, quarantine, previous, provisional)
    run(given, asked, output, lang, templates)


@app.command()
def chart(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="RESULT",
            help="A result kept as JSON, or an indicator to compute: a file or id, with --data.",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            metavar="PATH",
            help="Write to this file: .svg, .png for print, .html that opens offline, or .json, the "
            "definition in Vega-Lite. "
            "Its data file is written beside it and ends in .data.csv.",
        ),
    ],
    kind: Annotated[ChartKind, typer.Option(help="What is shown.")] = ChartKind.AREAS,
    measure: Annotated[
        int,
        typer.Option(metavar="NUMBER", help="Which measure; the main one if left out.", show_default=False),
    ] = 0,
    level: Annotated[
        str, typer.Option(metavar="LEVEL", help="The level of the areas: county, health_trust …")
    ] = "",
    area: Annotated[
        str,
        typer.Option(metavar="CODE", help="Whose units are shown: the code of a county or health region."),
    ] = "",
    group: Annotated[
        str, typer.Option(metavar="NAME=GROUP", help="One group of a breakdown in the place of the whole.")
    ] = "",
    lang: Annotated[
        Language, typer.Option(help="Bokmål, nynorsk or English. What definitions say stays in bokmål.")
    ] = Language.NB,
    templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder with a theme: colours and fonts.")
    ] = None,
    data: DATA_OR_KEPT = None,
    register: REGISTER = None,
    period: PERIOD = None,
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
    """Draw a chart of a result, with its data file beside it.

    A figure that is not shown is its sign, and no length, place or colour.

    \b
    Example:
      nki chart result.json --output counties.svg
      nki chart result.json --kind units --area 46 --output vestland.png
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.asked import Asked
    from nki.cli.charting import run
    from nki.cli.reading import Reading
    from nki.steps.chart.choice import Choice

    how = Reading(encoding, delimiter, decimal, sheet, duplicates, mapping)
    asked = Asked(data or (), register, period or (), (), how, quarantine, previous, provisional)
    run(given, asked, output, Choice(kind, measure, level, area, group), lang, templates)
