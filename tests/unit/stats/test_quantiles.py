"""Percentiles and their limits, against published tables, other programs and the sums that define them."""

import statistics
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nki.stats import percentile_of, positions_of, quantile_interval

NAIR = {
    6: (1, None),
    7: (1, None),
    8: (1, 1),
    9: (2, 1),
    10: (2, 1),
    12: (3, 2),
    15: (4, 3),
    17: (5, 3),
    20: (6, 4),
    25: (8, 6),
    30: (10, 8),
    35: (12, 10),
    41: (14, 12),
    50: (18, 16),
    51: (19, 16),
    58: (22, 19),
    61: (23, 21),
    65: (25, 22),
}
"""Which value from either end limits a median at 95 and 99 %: Nair (1940), by Dixon and Massey (1969)."""

PERCENTS = st.fractions(0, 100, max_denominator=40)


def test_the_percentiles_of_calcipedia_are_those_of_excel():
    # their example of PERCENTILE.INC: 1 + 0.3·4 is the second value and a fifth of the way to the next
    values = [15, 20, 35, 40, 50]
    assert percentile_of(values, 25) == 20
    assert percentile_of(values, 30) == 23


def test_the_quartiles_of_scipy_are_ours():
    # Strangman, scipy.stats.scoreatpercentile
    values = sorted([6, 47, 49, 15, 42, 41, 7, 39, 43, 40, 36])
    assert [percentile_of(values, percent) for percent in (25, 50, 75)] == [25.5, 40, 42.5]


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=50), PERCENTS)
def test_a_percentile_is_that_of_numpy(values, percent):
    values.sort()
    expected = np.percentile(values, float(percent))
    assert float(percentile_of(values, percent)) == pytest.approx(expected, abs=1e-7)


@given(st.lists(st.fractions(), min_size=1))
def test_the_median_is_that_of_the_standard_library_and_exact(values):
    values.sort()
    assert percentile_of(values, 50) == statistics.median(values)
    assert (percentile_of(values, 0), percentile_of(values, 100)) == (values[0], values[-1])


@given(st.lists(st.integers(), min_size=2), st.integers(1, 99))
def test_percentiles_are_those_of_the_standard_library(values, percent):
    cuts = statistics.quantiles([Fraction(value) for value in values], n=100, method="inclusive")
    assert percentile_of(sorted(values), percent) == cuts[percent - 1]


@given(st.lists(st.integers(), min_size=1), PERCENTS)
def test_an_engine_that_fetches_two_values_finds_the_percentile(values, percent):
    values.sort()
    low, high, between = positions_of(len(values), percent)
    assert 1 <= low <= high <= len(values)
    assert high - low == bool(between)
    assert 0 <= between < 1
    found = values[low - 1] + between * (values[high - 1] - values[low - 1])
    assert found == percentile_of(values, percent)


@given(st.lists(st.integers(), min_size=1), PERCENTS, PERCENTS)
def test_a_higher_percentile_is_no_smaller_value(values, one, other):
    values.sort()
    low, high = sorted((one, other))
    assert values[0] <= percentile_of(values, low) <= percentile_of(values, high) <= values[-1]


def test_ninety_per_cent_of_a_fraction_is_exact():
    assert positions_of(10, 90) == (9, 10, Fraction(1, 10))
    assert percentile_of(range(1, 11), 90) == Fraction(91, 10)
    assert positions_of(10**9, Fraction("97.5")) == (975_000_000, 975_000_001, Fraction(1, 40))


@pytest.mark.parametrize(("n", "depths"), NAIR.items())
def test_the_limits_of_a_median_are_those_of_nair(n, depths):
    for level, depth in zip((95, 99), depths, strict=True):
        assert quantile_interval(n, 50, level) == (None if depth is None else (depth, n + 1 - depth))


@pytest.mark.parametrize(
    ("n", "level", "positions"),
    # table A.7, "Confidence Intervals for the Population Median", of a textbook: the narrowest sure enough
    [
        (10, 95, (2, 9)),
        (13, 95, (3, 11)),
        (14, 98, (3, 12)),
        (17, 95, (5, 13)),
        (20, 98, (5, 16)),
        (5, 95, None),
    ],
)
def test_the_limits_of_a_median_are_those_of_the_table(n, level, positions):
    assert quantile_interval(n, 50, level) == positions


def test_the_limits_of_bonetts_example_are_its_values():
    # Bonett, R package statpsych, ci.median after Snedecor and Cochran (1989): 10.8 and 30.9
    values = [30.2, 20.4, 15.1, 10.2, 10.5, 60.8, 20.8, 25.0, 20.7, 30.9, 10.8, 5.1, 50.9, 40.0, 20.9, 10.8]
    values = sorted([*values, 0, 20.5, 50.8])
    low, high = quantile_interval(len(values), 50)
    assert (values[low - 1], values[high - 1]) == (10.8, 30.9)


def brute(n, percent, level):
    """Return the limits by adding up whole numbers."""
    p, outside = Fraction(percent) / 100, (1 - Fraction(str(level)) / 100) / 2
    chances = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    low = [r for r in range(1, n + 1) if sum(chances[:r]) <= outside]
    high = [s for s in range(1, n + 1) if sum(chances[s:]) <= outside]
    return (max(low), min(high)) if low and high else None


@given(st.integers(1, 60), PERCENTS, st.sampled_from([50, 80, 90, 93.75, 95, 99, 99.8]))
@example(5, Fraction(50), 93.75)
@example(30, Fraction(50), 100 * (1 - 2 * Fraction(sum(comb(30, k) for k in range(10)), 2**30)))
@example(1, Fraction(50), 95)
def test_limits_are_those_of_the_binomial_sums(n, percent, level):
    assert quantile_interval(n, percent, level) == brute(n, percent, level)


@given(st.integers(1, 10**7), st.integers(1, 99))
def test_limits_lie_around_the_percentile_and_move_apart_with_the_level(n, percent):
    low, high, _ = positions_of(n, percent)
    found = [quantile_interval(n, percent, level) for level in (90, 95, 99, 99.8)]
    known = [one for one in found if one is not None]
    # who is sure at one level is sure at all below
    assert found == [*known, *[None] * (len(found) - len(known))]
    assert all(1 <= one[0] <= high and low <= one[1] <= n for one in known)
    assert [one[0] for one in known] == sorted((one[0] for one in known), reverse=True)
    assert [one[1] for one in known] == sorted(one[1] for one in known)


@given(st.integers(1, 10**6), st.integers(1, 99))
def test_limits_are_the_mirror_of_those_of_the_complement(n, percent):
    one, other = quantile_interval(n, percent), quantile_interval(n, 100 - percent)
    assert one == (other and (n + 1 - other[1], n + 1 - other[0]))


@pytest.mark.parametrize("percent", [0, 100])
def test_the_smallest_and_the_largest_value_have_no_limits(percent):
    assert quantile_interval(1000, percent) is None


@pytest.mark.parametrize(("n", "percent"), [(0, 50), (-1, 50), (5, -1), (5, 101), (5, Fraction(1001, 10))])
def test_what_is_no_percentile_is_refused(n, percent):
    for function in (positions_of, quantile_interval):
        with pytest.raises(ValueError, match="no percentile"):
            function(n, percent)
    if n <= 0:
        with pytest.raises(ValueError, match="no percentile"):
            percentile_of([], percent)
