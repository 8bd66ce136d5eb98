"""The interval of a mean."""

from __future__ import annotations

from fractions import Fraction

from nki.stats.interval import Exact, Interval, Level, around, root, tail


def mean_interval(total: Exact, squares: Exact, n: int, level: Level = 95) -> Interval | None:
    """Return the interval by Student's t, from the sum of the values and of their squares.

    None for a single value, of which nobody knows how it varies. The sums are exact, so that the difference
    between them loses no digits: s² = (Σx² - (Σx)²/n) / (n - 1).
    """
    if n <= 0:
        raise ValueError("a mean of nothing")
    deviations = squares - Fraction(total) ** 2 / n
    if deviations < 0:
        raise ValueError(f"no sums of {n} values: {total}, squared {squares}")
    if n == 1:
        return None
    from scipy.special import stdtrit

    mean = Fraction(total) / n
    reach = -Fraction(float(stdtrit(n - 1, float(tail(level))))) * root(deviations / (n - 1) / n)
    return around(mean, mean - reach, mean + reach)
