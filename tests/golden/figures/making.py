"""Figures out of rows: for every area and group those rows that are known, and what they come to."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tests.golden.figures import limits

UNKNOWN = "Ukjent"


@dataclass(frozen=True)
class Made:
    """What some rows come to. No value means that there is nothing to divide by."""

    value: Fraction | None
    numerator: int | None = None
    denominator: int | None = None
    limits: tuple | None = None
    design_effect: Fraction | None = None
    people: tuple = ()
    """Which numbers are of persons, and may be too small to show: numerator, rest, denominator."""


@dataclass(frozen=True)
class Figure:
    """One figure that the result must have."""

    period: str
    measure: int
    level: str
    code: str
    stratum: str
    group: str
    made: Made

    @property
    def place(self):
        return self.period, self.measure, self.level, self.code, self.stratum, self.group


@dataclass(frozen=True)
class Stratum:
    """A breakdown: its name, its groups in order, and the group of a row."""

    id: str
    groups: tuple
    of: object


def figures(period, measure, areas, rows, unit, known, make, strata=()):
    """Return the figures of a measure wherever at least one row is known.

    ``unit`` gives the unit of a row, ``known`` says whether the row is in the measure at all, ``make`` turns
    rows into what they come to.
    """
    counted = [row for row in rows if known(row)]
    found = []
    for level, code, units in areas:
        inside = [row for row in counted if unit(row) in units]
        if not inside:
            continue
        found.append(Figure(period, measure, level, code, "", "", make(inside)))
        for stratum in strata:
            for group in stratum.groups:
                of_group = [row for row in inside if stratum.of(row) == (None if group == UNKNOWN else group)]
                found.append(Figure(period, measure, level, code, stratum.id, group, make(of_group)))
    return found


def every(row):
    """Say of any row that it counts."""
    return True


def stratum(name, groups, of, rows):
    """Return a breakdown, with a group for those of whom it is not known if any row that counts lacks it."""
    lacking = any(of(row) is None for row in rows)
    return Stratum(name, (*groups, UNKNOWN) if lacking else tuple(groups), of)


def count(number, people=()):
    """Return a number as it is."""
    return Made(Fraction(number), number, None, people=people)


def share(numerator, denominator, people=()):
    """Return a share in per cent."""
    value = Fraction(100 * numerator, denominator) if denominator else None
    return Made(value, numerator, denominator, people=people)


def median(values, people=()):
    """Return the middle of some values, or the mean of the two in the middle."""
    if not values:
        return Made(None, None, 0)
    ordered = sorted(values)
    half, odd = divmod(len(ordered), 2)
    value = Fraction(ordered[half]) if odd else Fraction(ordered[half - 1] + ordered[half], 2)
    return Made(value, None, len(ordered), people=people)


def weighted_mean(pairs, people=()):
    """Return the mean of values with weights, and how much more uncertain the weights make it (Kish)."""
    weights = [Fraction(weight) for weight, _ in pairs]
    if not sum(weights):
        return Made(None, None, len(pairs))
    value = sum(Fraction(weight) * value for weight, value in pairs) / sum(weights)
    effect = len(pairs) * sum(weight**2 for weight in weights) / sum(weights) ** 2
    return Made(value, None, len(pairs), design_effect=effect, people=people)


def weighted_share(pairs, people=()):
    """Return the share of the weights, with the limits for as many answers as the weights leave (Kish).

    ``pairs`` are the weight of each answer, and whether it counts.
    """
    weights = [Fraction(weight) for weight, _ in pairs]
    share = sum(weight for weight, (_, counts) in zip(weights, pairs, strict=True) if counts) / sum(weights)
    left = sum(weights) ** 2 / sum(weight**2 for weight in weights)
    return Made(
        100 * share,
        sum(counts for _, counts in pairs),
        len(pairs),
        limits.wilson(float(share * left), float(left)),
        len(pairs) / left,
        people,
    )


def is_small(made, numerator_at_most=0, rest_at_most=0, denominator_at_most=0):
    """Say whether a rule hides a figure: its numerator, the rest or its base is small, and not nobody."""
    numbers = {"numerator": made.numerator, "denominator": made.denominator}
    if "rest" in made.people:
        numbers["rest"] = made.denominator - made.numerator
    limits = {"numerator": numerator_at_most, "rest": rest_at_most, "denominator": denominator_at_most}
    return any(numbers[name] is not None and 0 < numbers[name] <= limits[name] for name in made.people)


def first_of_each(rows, person, when):
    """Return the earliest row of each person. Between two of one day the first in the file stands."""
    kept = {}
    for row in rows:
        key = person(row)
        if key not in kept or when(row) < when(kept[key]):
            kept[key] = row
    return list(kept.values())


def band(number, starts):
    """Return the last of some groups that a number reaches, None where it is not known or in none of them.

    ``starts`` are the smallest number of each group with its name, in order.
    """
    if number is None or number < starts[0][0]:
        return None
    for (_, name), (following, _) in pairwise([*starts, (None, None)]):
        if following is None or number < following:
            return name
    raise AssertionError
