"""CSV: ``csv`` for programs, ``csv-nb`` for Norwegian Excel.

``csv`` is comma, decimal point, UTF-8 and LF. ``csv-nb`` is what a Norwegian Excel opens without
asking: semicolon, decimal comma, UTF-8 with BOM and CRLF. Both quote as RFC 4180 says. Excel takes
the leading zero of a code whatever a CSV file says; a program that needs the codes reads ``csv``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from nki.guarding import guarded
from nki.model.release import Release
from nki.steps.render.columns import Cell
from nki.steps.render.grid import Grid, long_grid


def render_csv(releases: Sequence[Release]) -> bytes:
    """Return the rows with comma and decimal point."""
    return csv_of(long_grid(releases))


def render_csv_nb(releases: Sequence[Release]) -> bytes:
    """Return the rows with semicolon and decimal comma, as Norwegian Excel opens them."""
    return csv_nb_of(long_grid(releases))


def csv_of(grid: Grid) -> bytes:
    """Return any rows with comma and decimal point."""
    return _table(grid, delimiter=",", decimal_sign=".", line_end="\n").encode()


def csv_nb_of(grid: Grid) -> bytes:
    """Return any rows with semicolon and decimal comma."""
    return _table(grid, delimiter=";", decimal_sign=",", line_end="\r\n").encode("utf-8-sig")


def _table(grid: Grid, delimiter: str, decimal_sign: str, line_end: str) -> str:
    # the csv module leaves a lone CR unquoted where lines end with LF, and readers break the row there
    needs_quotes = re.compile(f'[{delimiter}"\\r\\n]').search
    lines = []
    # headings can hold the names of groups
    for row in chain([tuple(name for name, _ in grid.columns)], grid.rows):
        texts = [_text(cell, decimal_sign) for cell in row]
        if needs_quotes("".join(texts)):
            texts = [_quoted(text) if needs_quotes(text) else text for text in texts]
        lines.append(delimiter.join(texts))
    return "".join(line + line_end for line in lines)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _text(cell: Cell, decimal_sign: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        # the shortest digits that give the same float again, never with an exponent
        plain = repr(cell)
        return (format(Decimal(plain), "f") if "e" in plain else plain).replace(".", decimal_sign)
    # the register refuses such names; a spreadsheet shows the apostrophe's cell as text
    return guarded(cell) if isinstance(cell, str) else str(cell)
