"""Columns → cells that try a definition out: values at which it turns, and every way not to answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import combinations, islice, product
from math import prod
from random import Random

from nki.model.plan import MeasurePlan, Plan, UnitCount
from nki.model.spec import SECONDS, Column, ColumnReference, ColumnType, Condition, Derived, Source
from nki.mutation.columns import least_step
from nki.steps.validate import can_have

Row = tuple[str, ...]

_NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Tried:
    """What is worth trying of one source: literals by column, lengths of time by the column at their end."""

    literals: dict[str, list[str]]
    offsets: dict[str, list[timedelta]]


def tried(plans: Sequence[Plan], source: str) -> Tried:
    """Gather the values at which any of some plans turns."""
    found = Tried({}, {})
    for plan in plans:
        planned = plan.source_plan(source)
        whole = planned.whole
        conditions = [exclusion.where for exclusion in planned.source.exclude]
        for measure in plan.measures_of(source):
            conditions += _conditions(measure)
            for name, text in _of_measure(plan, measure):
                found.literals.setdefault(name, []).append(text)
        for condition in conditions:
            for leaf in _leaves(condition):
                found.literals.setdefault(leaf.column or "", []).extend(_literals(leaf))
        # a band of a duration turns where the duration does, and so do the conditions on it
        for derived in reversed(whole.derived):
            _turns_of(whole, derived, found)
    return found


def _turns_of(whole: Source, derived: Derived, found: Tried) -> None:
    if derived.bands is not None:
        for band in derived.bands.groups:
            edges = [format(edge, "f") for edge in (band.from_, band.to) if edge is not None]
            found.literals.setdefault(derived.bands.of, []).extend(edges)
    elif derived.groups is not None:
        values = [value for group in derived.groups.groups for value in group.values]
        found.literals.setdefault(derived.groups.of, []).extend(values)
    elif derived.duration is not None:
        second = timedelta(seconds=1)
        is_date = whole.column(derived.duration.start).type is ColumnType.DATE
        unit = SECONDS[derived.duration.unit] * second
        least = timedelta(days=1) if is_date else second
        lengths = [timedelta(0), unit, 2 * unit, 5 * unit, 90 * unit]
        for text in found.literals.get(derived.name, ()):
            number = Decimal(text)
            step = least_step(number)
            for one in (number - step, number, number + step):
                exact = timedelta(seconds=int(one * SECONDS[derived.duration.unit]))
                lengths += [exact, exact + least]
        found.offsets.setdefault(derived.duration.end, []).extend(one for one in lengths if one >= 0 * second)


def _conditions(measure: MeasurePlan) -> list[Condition]:
    parts = (part for side in measure.sides for part in (*side.terms, *side.over_area))
    return list(dict.fromkeys(part.where for part in parts if part.where is not None))


def _of_measure(plan: Plan, measure: MeasurePlan) -> Iterator[tuple[str, str]]:
    """Yield what columns have to hold for units to have the value by which they are counted."""
    limits = [
        limit
        for one in plan.measures
        for part in one.aggregations
        if isinstance(part, UnitCount) and part.measure == measure.number
        for limit in (part.at_least, part.at_most)
        if limit is not None
    ]
    if not limits:
        return
    for limit in limits:
        share = limit / measure.factor
        for part, number in zip(measure.aggregations, (share.numerator, share.denominator), strict=False):
            column = getattr(part, "column", None)
            if column is not None:
                yield column, str(number)
        for side in measure.sides:
            for over in side.over_area:
                yield getattr(over, "column", ""), format(Decimal(limit.numerator) / limit.denominator, "f")


def _leaves(condition: Condition) -> Iterator[Condition]:
    if condition.column is not None:
        yield condition
    for part in condition.parts:
        yield from _leaves(part)


def _literals(condition: Condition) -> tuple[str, ...]:
    operand = getattr(condition, condition.comparison or "")
    if isinstance(operand, ColumnReference | bool):
        return ()
    return operand if isinstance(operand, tuple) else (operand,)


def values_of(plan: Plan, column: Column, position: int, at: Tried) -> tuple[str, ...]:
    """Return what a column can hold: plain values, those compared with and their neighbours, no answer."""
    literals = dict.fromkeys(at.literals.get(column.name, ()))
    near = [value for text in literals for value in _near(column, text)]
    if column.type in (ColumnType.DATE, ColumnType.DATETIME):
        usual = _moments(plan, column, position, at.offsets.get(column.name, ()))
    else:
        usual = _usual(plan, column, position)
    possible = [value for value in (*usual, *near) if can_have(column, value)]
    return tuple(dict.fromkeys([*possible, "", *column.missing, *column.not_applicable]))


def _usual(plan: Plan, column: Column, position: int) -> tuple[str, ...]:
    """Return plain values, one of them shared by all columns of the type and one by no other."""
    if column.type is ColumnType.COUNT:
        least = int(column.minimum or 0)
        year = str(plan.period.last_day.year)
        dated = any(one.dated == column.name for one in plan.sources)
        years = (year, str(int(year) - 1), str(int(year) + 1)) if dated else ()
        most = column.maximum
        high = () if most is None else (str(int(most)), str(int(most) - 1))
        return (*years, f"{least + 4}", f"{least + 5 + position}", f"{least}", *high, f"{least + 1}")
    if column.type is ColumnType.NUMBER:
        low = column.minimum or Decimal(0)
        most = column.maximum
        top = () if most is None else (format(most.normalize(), "f"),)
        return (format(low + 4, "f"), format(low + 5 + position + Decimal("0.5"), "f"), f"{low:f}", *top)
    if column.type is ColumnType.CHOICE:
        return column.values or ()
    return ("x", f"y{position}")


def _moments(plan: Plan, column: Column, position: int, lengths: Iterable[timedelta]) -> tuple[str, ...]:
    """Return a day in the period, its first and last day and those outside, and times after each."""
    first, last = plan.period.first_day, plan.period.last_day
    middle = first + (last - first) / 2
    one = timedelta(days=1)
    write: Callable[[datetime], str] = _written if column.type is ColumnType.DATETIME else _written_day
    days = [middle, first, last, first - one, last + one]
    moments = [datetime.combine(day, datetime.min.time()) + _NOON for day in days]
    later = [moment + length for moment in moments[:1] for length in dict.fromkeys(lengths)]
    own = [moments[0] + (position + 1) * one]
    past = [moment + one for moment in moments[2:]]
    edges = []
    if column.type is ColumnType.DATETIME:
        edges = [datetime.combine(first, datetime.min.time()), datetime.combine(last, datetime.max.time())]
    return tuple(
        dict.fromkeys(write(one) for one in (*(later or moments[:1]), *own, *moments, *past, *edges))
    )


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def _written_day(moment: datetime) -> str:
    return moment.date().isoformat()


def _near(column: Column, literal: str) -> tuple[str, ...]:
    if column.type is ColumnType.COUNT:
        whole = int(Decimal(literal))
        return tuple(str(whole + step) for step in (0, -1, 1) if whole + step >= 0)
    if column.type is ColumnType.NUMBER:
        number = Decimal(literal)
        step = least_step(number)
        return tuple(format(number + step * one, "f") for one in (0, -1, 1))
    if column.type is ColumnType.DATE:
        day = date.fromisoformat(literal)
        return tuple((day + timedelta(days=step)).isoformat() for step in (0, -1, 1))
    if column.type is ColumnType.CHOICE:
        return (literal,)
    return (literal, f"{literal}x", literal[:-1])


def combined(values: Sequence[Sequence[str]], chance: Random, most: int) -> tuple[Row, ...]:
    """Return rows with all combinations of values, or a good part of them where there are too many.

    Plain rows come first.
    """
    chosen = product(*values) if prod(map(len, values)) <= most else _some(values, chance, most)
    return tuple(islice(dict.fromkeys(chosen), most))


def _some(values: Sequence[Sequence[str]], chance: Random, most: int) -> Iterator[Row]:
    """Yield rows in which one column, or two, are other than plain, and then rows by chance."""
    plain = [one[0] for one in values]
    for i, one in enumerate(values):
        for value in one:
            yield (*plain[:i], value, *plain[i + 1 :])
    pairs = [
        (first, one, second, two)
        for first, second in combinations(range(len(values)), 2)
        for one, two in product(values[first], values[second])
    ]
    chance.shuffle(pairs)
    for first, one, second, two in pairs[: most // 2]:
        row = list(plain)
        row[first], row[second] = one, two
        yield tuple(row)
    for _ in range(2 * most):
        yield tuple(chance.choice(one) for one in values)
