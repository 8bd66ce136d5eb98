"""Rules on measures: what they count must be declared, and must be countable."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

from nki.errors.meant import meant
from nki.model.places import Path
from nki.model.spec import (
    Aggregate,
    Column,
    ColumnReference,
    ColumnType,
    Condition,
    Indicator,
    Kind,
    Source,
    whole_source,
)
from nki.steps.validate.finding import Finding, finding
from nki.steps.validate.parts import aggregates_of, measures_of, own_source

T = TypeVar("T")
_Search = Generator[Finding, None, T | None]
"""A search that returns what it found, and yields a finding where there is nothing."""

_TWO_SOURCES = (Kind.PROPORTION, Kind.RATIO, Kind.RATE, Kind.STANDARDISED_RATE)
"""The kinds whose denominator may be read elsewhere."""

_SIZE = ("at_least", "at_most", "between")
_WRITTEN = {
    ColumnType.COUNT: "[0-9]{1,18}",
    ColumnType.NUMBER: r"[+-]?[0-9]{1,18}(\.[0-9]{1,9})?",
    ColumnType.DURATION: r"[0-9]{1,9}(\.[0-9]{1,9})?",
}


def same_as_ends_in_an_aggregate(indicator: Indicator) -> Iterator[Finding]:
    """Check that references between measures lead somewhere, and not back to where they began."""
    parts = {
        number: aggregate for path, number, aggregate in aggregates_of(indicator) if path[-1] == "numerator"
    }
    for path, number, aggregate in aggregates_of(indicator):
        trail = [number]
        here: Aggregate | None = aggregate
        while here is not None and here.same_as is not None:
            following = here.same_as
            if following not in parts:
                if len(trail) == 1:
                    others = ", ".join(str(n) for n in sorted(parts) if n != number) or "it has one only"
                    yield finding("S201", *path, "same_as", number=following, measures=others)
                break
            if following in trail:
                if following == number:
                    circle = " → ".join(str(n) for n in (*trail, following))
                    yield finding("S202", *path, "same_as", number=number, circle=circle)
                break
            trail.append(following)
            here = parts[following]


def aggregates_refer_to_what_is_declared(indicator: Indicator) -> Iterator[Finding]:
    """Check sources, columns, types and conditions of every aggregate, and the parts of every measure."""
    sources: dict[Path, str] = {}
    for path, _, aggregate in aggregates_of(indicator):
        if aggregate.same_as is not None or aggregate.units is not None:
            continue
        source = yield from _source(indicator, aggregate, path)
        if source is None:
            continue
        sources[path] = source.id
        yield from _counted_column(source, aggregate, path)
        if aggregate.where is not None:
            yield from _condition(source, aggregate.where, (*path, "where"))
    for path, source, condition in _other_conditions(indicator):
        yield from _condition(source, condition, path)
    for path, measure in measures_of(indicator):
        if measure.denominator is not None and measure.kind not in _TWO_SOURCES:
            ends = [_end(indicator, (*path, part), sources) for part in ("numerator", "denominator")]
            if None not in ends and ends[0] != ends[1]:
                yield finding("S208", *path, "denominator", numerator=ends[0], denominator=ends[1])


def _other_conditions(indicator: Indicator) -> Iterator[tuple[Path, Source, Condition]]:
    """Yield the conditions that stand outside aggregates, each with the source that it is about."""
    for path, measure in measures_of(indicator):
        source = own_source(indicator, measure)
        for key in ("values", "index"):
            recipe = getattr(measure, key)
            if recipe is not None and recipe.where is not None and source is not None:
                yield (*path, key, "where"), whole_source(indicator, source), recipe.where
    for s, source in enumerate(indicator.sources):
        whole = whole_source(indicator, source)
        for e, exclusion in enumerate(source.exclude):
            yield ("sources", s, "exclude", e, "where"), whole, exclusion.where


def _end(indicator: Indicator, path: Path, sources: dict[Path, str]) -> str | None:
    """Return the source that an aggregate reads in the end, or None where that is not known."""
    numerators = {
        number: (path, a) for path, number, a in aggregates_of(indicator) if path[-1] == "numerator"
    }
    aggregate = {path: a for path, _, a in aggregates_of(indicator)}[path]
    for _ in numerators:
        if aggregate.same_as is None:
            break
        if aggregate.same_as not in numerators:
            return None
        path, aggregate = numerators[aggregate.same_as]
    return sources.get(path)


def _source(indicator: Indicator, aggregate: Aggregate, path: Path) -> _Search[Source]:
    names = [source.id for source in indicator.sources]
    if aggregate.source is None:
        if len(names) == 1:
            return whole_source(indicator, indicator.sources[0])
        yield finding("S219", *path, count=len(names), sources=", ".join(names))
    elif aggregate.source not in names:
        yield finding("S204", *path, "source", source=aggregate.source, meant=meant(aggregate.source, names))
    else:
        return whole_source(indicator, indicator.source(aggregate.source))
    return None


def _column(source: Source, name: str, path: Path) -> _Search[Column]:
    for column in source.columns:
        if column.name == name:
            return column
    names = [column.name for column in source.columns]
    yield finding("S203", *path, source=source.id, column=name, meant=meant(name, names))
    return None


def _counted_column(source: Source, aggregate: Aggregate, path: Path) -> Iterator[Finding]:
    if aggregate.column is None:
        return
    key = "sum" if aggregate.sum else "distinct"
    column = yield from _column(source, aggregate.column, (*path, key))
    if column is not None and aggregate.sum and column.type is not ColumnType.COUNT:
        yield finding("S207", *path, "sum", operation="a sum", column=column.name, type=column.type)


def _condition(source: Source, condition: Condition, path: Path) -> Iterator[Finding]:
    if condition.not_ is not None:
        yield from _condition(source, condition.not_, (*path, "not"))
    for key, parts in (("all", condition.all_), ("any", condition.any_)):
        for i, part in enumerate(parts or ()):
            yield from _condition(source, part, (*path, key, i))
    if condition.column is None or condition.comparison is None:
        return
    column = yield from _column(source, condition.column, (*path, "column"))
    if column is None:
        return
    comparison = condition.comparison
    at = (*path, comparison)
    if comparison in _SIZE and not column.type.is_ordered:
        yield finding("S207", *at, operation=comparison, column=column.name, type=column.type)
    if column.type is ColumnType.DATETIME and comparison != "is_missing":
        advice = "compare a duration that is derived from it, or ask `is_missing`"
        facts = {"column": column.name, "type": column.type, "problem": "is compared", "advice": advice}
        yield finding("S220", *at, **facts)
        return
    if comparison == "starts_with" and column.type in (ColumnType.COUNT, ColumnType.NUMBER, ColumnType.DATE):
        advice = "compare numbers and dates with equals, at_least, at_most or between"
        facts = {
            "column": column.name,
            "type": column.type,
            "problem": "is compared as text",
            "advice": advice,
        }
        yield finding("S220", *at, **facts)
    if comparison == "is_missing":
        return
    operand = getattr(condition, comparison)
    if isinstance(operand, ColumnReference):
        other = yield from _column(source, operand.column, (*at, "column"))
        if other is not None and other.type is not column.type:
            facts = {"operation": comparison, "column": other.name, "type": other.type}
            yield finding("S207", *at, "column", **facts)
        return
    values = operand if isinstance(operand, tuple) else (operand,)
    if comparison == "between" and _runs_backwards(column, values):
        yield finding("S216", *at, problem=f"between goes from {values[0]} down to {values[1]}")
    for i, value in enumerate(values):
        if comparison != "starts_with" and not can_have(column, value):
            where = (*at, i) if isinstance(operand, tuple) else at
            hint = _answer(column, value)
            yield finding("S205", *where, column=column.name, type=column.type, value=value, meant=hint)


def _answer(column: Column, value: str) -> str:
    """Say why a column never has a value, or which one was meant."""
    if value in column.missing:
        return "; it is declared as no answer, which `is_missing: true` asks for"
    if value in column.not_applicable:
        return "; it is declared as not applicable, and such rows are left out beforehand"
    return meant(value, column.values or ())


def can_have(column: Column, value: str) -> bool:
    """Say whether a column can hold a value at all, written as the format writes it."""
    if value in column.missing or value in column.not_applicable:
        return False
    if column.type is ColumnType.CHOICE:
        return value in (column.values or ())
    if column.type is ColumnType.DATE:
        return _is_date(value)
    if column.type.is_numeric or column.type is ColumnType.DURATION:
        if not re.fullmatch(_WRITTEN[column.type], value):
            return False
        number = Decimal(value)
        return (column.minimum is None or number >= column.minimum) and (
            column.maximum is None or number <= column.maximum
        )
    return value == value.strip()


def _is_date(value: str) -> bool:
    # Python would also take 20211231 and 2021-W52-5, which the engine does not
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _runs_backwards(column: Column, values: tuple[str, ...]) -> bool:
    if not all(can_have(column, value) for value in values):
        return False
    low, high = values
    is_number = column.type.is_numeric or column.type is ColumnType.DURATION
    return Decimal(low) > Decimal(high) if is_number else low > high
