"""Texts from outside as they are shown, the cells of a row, and names that links can lead to."""

from __future__ import annotations

import re

from nki.findings.harmless import seen
from nki.labels import OBSERVED
from nki.model.release import MeasureTitle, Row
from nki.model.status import COUNTED, SHOWN
from nki.steps.report.report import Cell
from nki.words.words import Words

_ODD = re.compile(r"[^A-Za-z0-9_-]")


def anchor(*parts: str) -> str:
    """Return the name of a place in the page, fit for an address and different for different parts."""
    return ".".join(_ODD.sub(lambda found: f"~{ord(found[0]):x}~", part) for part in parts)


def value(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    """Return the cell with the value of a row, or with the sign and the reason why there is none."""
    if row.status in SHOWN and row.value is not None:
        return Cell(words.value(row.value, measure.decimals, row.unit))
    return hidden(words, row)


def numerator(words: Words, row: Row) -> Cell:
    """Return the cell with the numerator, or with the sign in its place."""
    return _count(words, row, row.numerator)


def denominator(words: Words, row: Row) -> Cell:
    """Return the cell with the denominator, or with the sign in its place."""
    return _count(words, row, row.denominator)


def limits(words: Words, row: Row, measure: MeasureTitle) -> Cell:
    """Return the cell with the interval of a value."""
    if row.status not in SHOWN:
        return hidden(words, row)
    if row.lower is None or row.upper is None:
        return Cell("")
    ends = (words.number(end, measure.decimals) for end in (row.lower, row.upper))
    return Cell("\N{EN DASH}".join(ends))


def hidden(words: Words, row: Row) -> Cell:
    """Return the cell of a row that has no value."""
    return Cell(words.sign(row.status), words.reason(row.status))


def answered(words: Words, row: Row) -> Cell:
    """Return the cell that says how many of an area's units are in the figure."""
    return Cell(words.text("report.of", part=row.answered, whole=row.invited))


def basis(words: Words, row: Row, measure: MeasureTitle) -> str:
    """Say what a value was computed from, "" where it was counted."""
    if row.status not in COUNTED or row.denominator is None:
        return ""
    if row.numerator is None or measure.kind in OBSERVED:
        return words.text("report.observations_in_prose", count=row.denominator)
    if measure.kind != "proportion":
        return words.text("report.parts", numerator=row.numerator, denominator=row.denominator)
    return words.text("report.of", part=row.numerator, whole=row.denominator)


def small(name: str) -> str:
    """Write a name inside a sentence; ``RegSim-region`` and ``ER units`` keep their capitals."""
    return name[:1].lower() + name[1:] if name[1:].islower() else name


def name_of(words: Words, row: Row) -> str:
    """Return the name of a row's area as it is shown."""
    return seen(words.area_name(row.name, row.level))


def _count(words: Words, row: Row, count: int | None) -> Cell:
    if row.status not in COUNTED:
        return hidden(words, row)
    return Cell("" if count is None else words.number(count))
