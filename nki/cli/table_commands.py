"""The command that makes tables out of results."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nki.cli.format import Format, Language, Shape, Sort
from nki.cli.main import app
from nki.cli.options import (
    DATA_OR_KEPT,
    DECIMAL,
    DELIMITER,
    DUPLICATES,
    ENCODING,
    MAPPING,
    PERIOD,
    PREVIOUS,
    PROVISIONAL,
    QUARANTINE,
    REGISTER,
    SHEET,
)


@app.command()
def export(
    given: Annotated[
        list[str],
        typer.Argument(
            metavar="RESULT",
            help="Results kept as JSON, or indicators to compute: files or ids, with --data.",
        ),
    ],
    format: Annotated[  # noqa: A002  (the option's name)
        Format | None,
        typer.Option(help="If left out, what the suffix of --output says; csv in a pipe."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Write to this file; its suffix chooses the format: .xlsx, .docx, .html, .tex, .md, .csv …",
        ),
    ] = None,
    shape: Annotated[
        Shape | None,
        typer.Option(
            help="long is a row for each figure, wide one for each area. If left out: wide for readers, "
            "long for programs."
        ),
    ] = None,
    level: Annotated[
        list[str] | None,
        typer.Option(metavar="LEVEL", help="Only this level: national, county, er_unit … Repeats."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAMES",
            help="Only these columns of a result, in this order, with commas between. Readers can also get "
            "county, interval (both limits) and response (how many of how many have answered).",
        ),
    ] = None,
    sort: Annotated[
        Sort | None,
        typer.Option(
            help="name (the Norwegian alphabet), code, value (of the main measure, the highest first), or "
            "lowest. Areas without a figure stand last."
        ),
    ] = None,
    top: Annotated[
        int | None,
        typer.Option(
            min=1, help="Only the first so many areas of each level; by value if --sort is left out."
        ),
    ] = None,
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
    """Write results as tables: for a report, a workbook, a page, or the next program.

    Several periods of an indicator, and several indicators, stand side by side in one table for each level.
    Below each table stands what its signs mean, and what has to be said of the figures.

    \b
    Example:
      nki export result.json --output result.xlsx
      nki export 2022.json 2023.json 2024.json --level county --output counties.md
      nki export result.json --level er_unit --top 10 --columns name,value,response --output top.html
    """  # noqa: D301  (\b keeps the lines of an example apart)
    from nki.cli.asked import Asked
    from nki.cli.exporting import Wish, run
    from nki.cli.reading import Reading

    how = Reading(encoding, delimiter, decimal, sheet, duplicates, mapping)
    wish = Wish(shape, level or [], columns or [], sort, top, lang, templates)
    asked = Asked(data or (), register, period or (), (), how, quarantine, previous, provisional)
    run(given, asked, format, output, wish)
