"""Intervals of a count of events, and of a rate with a denominator that is known."""

from __future__ import annotations

from fractions import Fraction

from nki.stats.interval import Exact, Interval, Level, around, normal_deviate, root, tail

_ENOUGH = 10
"""From so many events on Byar's approximation is as good as exact; below it is not."""


def byar(events: int, level: Level = 95) -> Interval:
    """Return the limits of a count: Byar's approximation from ten events on, exact ones below.

    As in technical briefing 3 of the Association of Public Health Observatories (2008) and its successors.
    Byar (Breslow and Day 1987): O·(1 - 1/9O - z/3√O)³ and P·(1 - 1/9P + z/3√P)³ with P = O + 1. Exact
    (Garwood 1936): half the chi-square quantiles with 2·O and 2·O + 2 degrees of freedom.
    """
    return around(Fraction(events), *count_limits(events, level))


def rate_interval(events: int, denominator: Exact, factor: Exact, level: Level = 95) -> Interval:
    """Return the limits of a rate, such as events per 1 000 inhabitants with the factor 1 000."""
    if denominator <= 0 or factor <= 0:
        raise ValueError(f"no rate: per {factor} of {denominator}")
    per = Fraction(factor) / denominator
    lower, upper = count_limits(events, level)
    return around(events * per, lower * per, upper * per)


def count_limits(events: int, level: Level) -> tuple[Fraction, Fraction]:
    """Return the limits of a count before they are rounded, for those who scale them first."""
    if events < 0:
        raise ValueError(f"no count: {events}")
    if events < _ENOUGH:
        return _exact(events, level)
    z = normal_deviate(level)
    return _cubed(events, -z), _cubed(events + 1, z)


def _cubed(count: int, z: Fraction) -> Fraction:
    return count * (1 - Fraction(1, 9 * count) + z / (3 * root(Fraction(count)))) ** 3


def _exact(events: int, level: Level) -> tuple[Fraction, Fraction]:
    from scipy.special import gammainccinv, gammaincinv

    # half a chi-square with 2·k degrees of freedom is a gamma of shape k
    outside = float(tail(level))
    lower = Fraction(float(gammaincinv(events, outside))) if events else Fraction(0)
    return lower, Fraction(float(gammainccinv(events + 1, outside)))
