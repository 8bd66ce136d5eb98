"""Limits of uncertainty, worked out by search and with plain floats: another way than the project's own.

Good to some ten digits, which is far more than anybody shows.
"""

import math
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.975)


def student(values):
    """Return the 95 per cent limits of a mean: Student's t, found by halving its distribution function."""
    n = len(values)
    if n < 2:
        return None
    mean = sum(values) / n
    variance = sum((value - mean) ** 2 for value in values) / (n - 1)
    half = t_quantile(n - 1) * math.sqrt(variance / n)
    return float(mean) - half, float(mean) + half


def t_quantile(freedom):
    """Return the number that Student's t stays below in 97.5 of 100."""
    low, high = 0.0, 1000.0
    for _ in range(200):
        middle = (low + high) / 2
        if _t_below(middle, freedom) < 0.975:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _t_below(t, freedom):
    """Integrate the density after t = tan(x) * sqrt(freedom), where it is a power of the cosine."""
    end = math.atan(t / math.sqrt(freedom))
    steps = 2000
    width = end / steps
    heights = [math.cos(step * width) ** (freedom - 1) for step in range(steps + 1)]
    area = width / 3 * (heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2]))
    constant = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)
    return 0.5 + constant * area


def events(number):
    """Return the 95 per cent limits of a count: Byar's from ten events on, exact Poisson limits below."""
    if number >= 10:
        low = number * (1 - 1 / (9 * number) - Z95 / (3 * math.sqrt(number))) ** 3
        more = number + 1
        return low, more * (1 - 1 / (9 * more) + Z95 / (3 * math.sqrt(more))) ** 3
    low = 0.0 if number == 0 else _halved(lambda mean: 1 - _poisson(number - 1, mean) < 0.025, number)
    return low, _halved(lambda mean: _poisson(number, mean) > 0.025, 60)


def _halved(is_too_low, high):
    low = 0.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if is_too_low(middle) else (low, middle)
    return (low + high) / 2


def _poisson(most, mean):
    """Return how likely at most so many events are."""
    return sum(math.exp(-mean + k * math.log(mean) - math.lgamma(k + 1)) for k in range(most + 1))


def dobson(groups, factor):
    """Return the 95 per cent limits of a standardised rate (Dobson et al. 1991).

    ``groups`` are events, people and weight of each.
    """
    total = sum(cases for cases, _, _ in groups)
    if not total:
        return None
    weights = sum(weight for _, _, weight in groups)
    rate = sum(weight * cases / people for cases, people, weight in groups) / weights
    variance = sum((weight / weights) ** 2 * cases / people**2 for cases, people, weight in groups)
    low, high = events(total)
    stretch = math.sqrt(variance / total)
    return factor * (rate + stretch * (low - total)), factor * (rate + stretch * (high - total))


def wilson(number, out_of):
    """Return the 95 per cent limits of a share in per cent: the two shares that lie just so far from it."""
    p = number / out_of
    middle = (p + Z95**2 / (2 * out_of)) / (1 + Z95**2 / out_of)
    half = Z95 / (1 + Z95**2 / out_of) * math.sqrt(p * (1 - p) / out_of + Z95**2 / (4 * out_of**2))
    # rounding must not lead out of what a share can be
    low = 100 * (middle - half) if number else 0.0
    high = 100 * (middle + half) if number < out_of else 100.0
    return low, high


def of_percentile(ordered, share):
    """Return the values that are a percentile's 95 per cent limits, None where there are too few values.

    So many of them lie below the percentile as heads fall among coins that fall on heads so often. Added up
    one by one, in whole numbers.
    """
    n, heads, all_sides = len(ordered), share.numerator, share.denominator
    chances = [math.comb(n, k) * heads**k * (all_sides - heads) ** (n - k) for k in range(n + 1)]
    most = all_sides**n
    lower = [r for r in range(1, n + 1) if 40 * sum(chances[:r]) <= most]
    upper = [s for s in range(1, n + 1) if 40 * sum(chances[s:]) <= most]
    return (ordered[lower[-1] - 1], ordered[upper[0] - 1]) if lower and upper else None


def weighted_share(share, number):
    """Return the 95 per cent limits of a share out of so many that need not be whole: found by halving."""
    share, number = float(share), float(number)

    def is_too_far(other):
        return abs(share - other) > Z95 * math.sqrt(other * (1 - other) / number)

    return _turn(is_too_far, 0.0, share), _turn(is_too_far, 1.0, share)


def _turn(is_too_far, far, near):
    for _ in range(200):
        middle = (far + near) / 2
        far, near = (middle, near) if is_too_far(middle) else (far, middle)
    return near
