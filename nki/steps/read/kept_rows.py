"""The rows of a kept result: exact values, and what nki would not have written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from nki.model.release import COLUMNS, About, Row, empty_columns

_QUOTIENTS = ("proportion", "ratio", "rate")
"""Kinds whose value is the numerator over the denominator, times a factor."""

_LARGEST_DIVISOR = 10**6
"""No factor of a rate that people give has more than six decimals."""

Factors = Mapping[int, Fraction]
"""What the quotient of a measure is multiplied by."""

Found = tuple[int, str]
"""The place of a row, and what is wrong with it."""


def with_exact_values(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows with their values as they were computed, and limits that touch a value equal to it."""
    factors = _factors_of(rows)
    for row in rows:
        value = _exact(row, factors)
        if value is None or row.value is None:
            yield row
            continue
        lower, upper = (value if limit == row.value else limit for limit in (row.lower, row.upper))
        yield replace(row, value=value, lower=lower, upper=upper)


def contradictions(about: About, rows: Sequence[Row]) -> Iterator[Found]:
    """Yield what cannot be, row by row. No number is told: it may be one that was to be hidden."""
    measures = {one.number: one for one in about.measures}
    groups = {(one.id, group) for one in about.strata for group in one.groups}
    factors = _factors_of(rows)
    seen: set[tuple[object, ...]] = set()
    for at, row in enumerate(rows):
        key = (row.measure, row.level, row.code, row.stratum, row.group)
        if key in seen:
            yield at, "the figure stands there twice"
        seen.add(key)
        ours = (about.indicator, about.version, about.period)
        if (row.indicator, row.version, row.period) != ours:
            yield at, "the row is of another indicator, version or period than the result"
        measure = measures.get(row.measure)
        if measure is None or (measure.kind, measure.unit) != (row.kind, row.unit):
            yield at, "the result has no such measure, or calls its kind or unit otherwise"
        if (row.stratum or row.group) and (row.stratum, row.group) not in groups:
            yield at, "the result has no such breakdown, or no such group in it"
        yield from ((at, found) for found in _of_numbers(row, factors))


def _of_numbers(row: Row, factors: Factors) -> Iterator[str]:
    if min(row.invited, row.responded, row.answered, row.not_applicable) < 0:
        yield "a number of units is below 0"
    empty = empty_columns(row.status)
    if beside := [name for name in COLUMNS if name in empty and getattr(row, name) is not None]:
        yield f"{' and '.join(beside)} cannot stand beside the status {row.status.value}"
    if empty:
        return
    value = _exact(row, factors)
    if row.value is None:
        yield "the status is ok, and there is no value"
    elif value is None and row.kind in (*_QUOTIENTS, "count"):
        yield "there is a value, and not what it was computed from"
    elif value is not None and _as_written(value) != _as_written(row.value):
        yield "the value is not what numerator and denominator give"
    if (row.lower is None) != (row.upper is None):
        yield "one limit of the interval is missing"
    elif row.lower is not None and row.upper is not None and row.lower > row.upper:
        yield "the lower limit is above the upper one"


def _exact(row: Row, factors: Factors) -> Fraction | None:
    """Return the value as it was computed, None where a row does not tell."""
    if row.value is None or row.numerator is None:
        return None
    if row.kind == "count":
        return Fraction(row.numerator)
    quotient = _quotient(row)
    return None if quotient is None else factors.get(row.measure, Fraction(1)) * quotient


def _factors_of(rows: Sequence[Row]) -> Factors:
    """Return what the quotient of each measure is multiplied by.

    A rate tells it in its unit, but for those whose factor has no name: what most of the rows say, holds.
    """
    said: dict[int, Counter[Fraction]] = {}
    for row in rows:
        quotient = _quotient(row)
        if not quotient or row.value is None:
            continue
        if row.unit == "percent":
            factor = Fraction(100)
        elif row.unit.startswith("per_"):
            factor = Fraction(int(row.unit.removeprefix("per_")))
        else:
            factor = (row.value / quotient).limit_denominator(_LARGEST_DIVISOR)
        said.setdefault(row.measure, Counter())[factor] += 1
    return {measure: counted.most_common(1)[0][0] for measure, counted in said.items()}


def _quotient(row: Row) -> Fraction | None:
    if row.kind not in _QUOTIENTS or row.numerator is None or not row.denominator:
        return None
    return Fraction(row.numerator, row.denominator)


def _as_written(value: Fraction) -> float:
    return value.numerator / value.denominator
