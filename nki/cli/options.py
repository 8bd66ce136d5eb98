"""Options that several commands take."""

from __future__ import annotations

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
