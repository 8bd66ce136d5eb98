"""Medians and other percentiles: where they stand among sorted values, and between which their interval lies.

Positions count from 1, as order statistics do: 1 is the smallest value, n the largest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import floor

from nki.stats.interval import Exact, Level, tail


def percentile_of(sorted_values: Sequence[Exact], percent: Exact) -> Fraction:
    """Return a percentile of sorted values, exact, between two of them where it falls between.

    Type 7 of Hyndman and Fan (1996): PERCENTILE.INC of Excel, the default of R, NumPy and pandas.
    """
    low, high, between = positions_of(len(sorted_values), percent)
    below, above = Fraction(sorted_values[low - 1]), Fraction(sorted_values[high - 1])
    return below + between * (above - below)


def positions_of(n: int, percent: Exact) -> tuple[int, int, Fraction]:
    """Return the positions of the two values that a percentile lies between, and how far beyond the first.

    Where it falls on a value the two are the same, and it is 0 beyond.
    """
    if n <= 0 or not 0 <= percent <= 100:
        raise ValueError(f"no percentile: {percent} of {n}")
    along = (n - 1) * Fraction(percent) / 100
    low = floor(along)
    between = along - low
    return low + 1, low + 1 + bool(between), between


def quantile_interval(n: int, percent: Exact, level: Level = 95) -> tuple[int, int] | None:
    """Return the positions of the values that are a percentile's limits, None where n is too small.

    Distribution-free: how many values lie below the true percentile is binomial, whatever they measure
    (Conover 1999, 3.2). Each limit leaves at most half of what the level leaves outside, so that the interval
    is at least as sure as it says; values that are equal make it surer. Smallest and largest value have none.
    """
    if n <= 0 or not 0 <= percent <= 100:
        raise ValueError(f"no percentile: {percent} of {n}")
    from scipy.special import betainc

    below, outside = float(Fraction(percent) / 100), float(tail(level))
    # a tail that is the half exactly belongs to it, also where its last bits say otherwise
    outside *= 1 + 1e-12
    # at most r - 1 values lie below the true percentile, and at least s
    lower = _last(n, lambda r: betainc(n - r + 1, r, 1 - below) <= outside)
    upper = _last(n, lambda m: betainc(n + 1 - m, m, below) <= outside)
    return (lower, n + 1 - upper) if lower and upper else None


def _last(n: int, holds: Callable[[int], bool]) -> int:
    """Return the last of 1 to n for which something holds that holds up to some place, or 0."""
    low, high = 0, n
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
