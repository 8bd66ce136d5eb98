"""What one cell proves about the sign before the decimals of its file."""

from __future__ import annotations

import re

from nki.steps.read.cell import Cell, Exact
from nki.steps.read.numerals import Sign, numeral
from nki.steps.read.repairs import trimmed, without_percent, without_quotes

_MANTISSA = re.compile("(.+)[eE][+\\-\u2212]?[0-9]+")


def evidence(cell: Cell) -> Sign:
    """Return the decimal sign that a cell proves by itself, "" where it could be written by anybody.

    A cell that cannot be taken may still prove one: ``1,2E+05`` was written with a decimal comma.
    ``1.234.567`` proves the comma, for where a point parts thousands it cannot part decimals too.
    """
    if not cell or ("," not in cell and "." not in cell) or isinstance(cell, Exact):
        return ""
    text = trimmed(cell)
    text = without_percent(without_quotes(text) or text)
    if found := _MANTISSA.fullmatch(text):
        text = found[1]
    written = numeral(text)
    return written.proves if written else ""
