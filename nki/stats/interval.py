"""An interval around a figure, and the little that all methods share: levels, roots, one rounding."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor, isqrt, log10
from statistics import NormalDist

Exact = int | Fraction
Level = int | float | Fraction
"""How many per cent of such intervals hold the true value: 95, 99.8."""

_DIGITS = 12
_BITS = 100


@dataclass(frozen=True, slots=True)
class Interval:
    """The lower and the upper limit, each rounded once to twelve significant digits.

    Normal deviates and quantiles come from logarithms and series, whose last bits differ from one machine and
    one version of a library to the next, and results are compared byte by byte. Twelve digits leave these
    bits behind, and are still far finer than anything that is shown. Only a limit that lies within them of
    the middle between two such numbers, one in some hundreds, could yet be another one elsewhere.
    """

    lower: Fraction
    upper: Fraction

    def times(self, factor: Exact) -> Interval:
        """Return the interval of a multiple, such as the percentage of a share."""
        return Interval(self.lower * factor, self.upper * factor)


def around(estimate: Fraction, lower: Fraction, upper: Fraction) -> Interval:
    """Round the limits, each of them once, without leaving the estimate outside or moving away from it."""
    return Interval(
        min(rounded(lower), estimate) if lower < estimate else estimate,
        max(rounded(upper), estimate) if upper > estimate else estimate,
    )


def rounded(value: Fraction) -> Fraction:
    """Round to twelve significant digits, halves to the even digit."""
    if not value:
        return value
    # a logarithm of numbers with many digits is near enough to be a power of ten off
    power = floor(log10(abs(value.numerator)) - log10(value.denominator)) + 1
    while abs(value) < Fraction(10) ** power:
        power -= 1
    return round(value, _DIGITS - 1 - power)


def root(value: Fraction) -> Fraction:
    """Return the square root to at least thirty digits, without floats; that of a square is exact."""
    if not value:
        return value
    # n/d is n·d/d², and the root of an integer of 200 bits has 100 of them
    square = value.numerator * value.denominator
    shift = 2 ** max(0, _BITS - square.bit_length() // 2)
    return Fraction(isqrt(square * shift**2), value.denominator * shift)


def tail(level: Level) -> Fraction:
    """Return the share that each side of an interval leaves outside: 1/40 at 95 per cent."""
    # through the text: 99.8 means 998/1000, and not the binary number nearest to it
    part = Fraction(str(level)) / 100
    if not 0 < part < 1:
        raise ValueError(f"no level of confidence: {level}")
    return (1 - part) / 2


def normal_deviate(level: Level) -> Fraction:
    """Return the z of a level: 1.96 at 95 per cent."""
    # from the lower tail, where the number is held more precisely
    return Fraction(-NormalDist().inv_cdf(float(tail(level))))
