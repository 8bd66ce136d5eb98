"""Intervals of a share, from 0 to 1."""

from __future__ import annotations

from fractions import Fraction

from nki.stats.interval import Exact, Interval, Level, around, normal_deviate, root, tail


def wilson(numerator: int, denominator: int, level: Level = 95) -> Interval:
    """Return the score interval of Wilson (1927), without correction for continuity.

    The method of record for proportions (Newcombe 1998, method 3):
    (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n).
    """
    return _score(_share(numerator, denominator), Fraction(denominator), level)


def wilson_effective(share: Exact, n: int, design_effect: Exact, level: Level = 95) -> Interval:
    """Return Wilson's interval of a weighted share, for as many answers as the weights leave.

    They count as n / design effect independent ones (Kish 1965).
    """
    if not 0 <= share <= 1:
        raise ValueError(f"no share: {share}")
    if n <= 0 or design_effect <= 0:
        raise ValueError(f"no size: {n} answers, design effect {design_effect}")
    return _score(Fraction(share), n / Fraction(design_effect), level)


def clopper_pearson(numerator: int, denominator: int, level: Level = 95) -> Interval:
    """Return the exact interval of Clopper and Pearson (1934), by quantiles of the beta distribution."""
    from scipy.special import betainccinv, betaincinv

    share, outside = _share(numerator, denominator), float(tail(level))
    misses = denominator - numerator
    # each limit by the tail that it is small in, for 1 - x would lose the digits of a small x
    lower = Fraction(float(betaincinv(numerator, misses + 1, outside))) if numerator else Fraction(0)
    upper = Fraction(float(betainccinv(numerator + 1, misses, outside))) if misses else Fraction(1)
    return around(share, lower, upper)


def _share(numerator: int, denominator: int) -> Fraction:
    if denominator <= 0 or not 0 <= numerator <= denominator:
        raise ValueError(f"no share: {numerator} of {denominator}")
    return Fraction(numerator, denominator)


def _score(share: Fraction, n: Fraction, level: Level) -> Interval:
    z = normal_deviate(level)
    scale = 1 + z**2 / n
    middle = (share + z**2 / (2 * n)) / scale
    reach = z * root(share * (1 - share) / n + z**2 / (4 * n**2)) / scale
    # at 0 and 1 the root is that of a square, which is exact, so that these limits are 0 and 1
    return around(share, middle - reach, middle + reach)
