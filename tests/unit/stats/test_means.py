"""The interval of a mean, against published ones and another program."""

from fractions import Fraction
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from nki.stats import mean_interval
from tests.unit.stats.published import AREAS
from tests.unit.stats.test_shares import LEVELS, as_floats

PRESSURES = [
    128,
    127,
    118,
    115,
    144,
    142,
    133,
    140,
    132,
    131,
    111,
    132,
    149,
    122,
    139,
    119,
    136,
    129,
    126,
    128,
]
VALUES = st.lists(st.fractions(-1000, 1000, max_denominator=100), min_size=2, max_size=30)


def interval_of(values, level=95):
    return mean_interval(sum(values), sum(value**2 for value in values), len(values), level)


def test_blood_pressures_have_the_interval_of_statsdirect():
    # Buchan, StatsDirect, single sample t test, systolic BP: 120 mm Hg and 5.388429 to 14.711571
    assert as_floats(interval_of(PRESSURES)) == pytest.approx((125.388429, 134.711571), abs=5e-7)


def test_the_mean_of_public_health_england_has_its_interval():
    # Anderson (2019), "Introduction to PHEindicatormethods", phe_mean
    assert as_floats(interval_of([area.events for area in AREAS])) == pytest.approx(
        (22.76452, 74.48548), abs=5e-6
    )
    assert as_floats(interval_of([area.events for area in AREAS[4:]], 99.8)) == pytest.approx(
        (-74.3, 172), abs=0.5
    )


@given(VALUES, st.sampled_from(LEVELS))
def test_the_interval_is_students(values, level):
    reach = t.ppf(0.5 + float(level) / 200, len(values) - 1) * float(stdev(values)) / len(values) ** 0.5
    middle = float(mean(values))
    expected = (middle - reach, middle + reach)
    assert as_floats(interval_of(values, level)) == pytest.approx(expected, rel=1e-9, abs=1e-7)


@given(VALUES)
def test_the_interval_holds_the_mean_and_grows_with_the_level(values):
    intervals = [interval_of(values, level) for level in LEVELS]
    assert all(one.lower <= Fraction(sum(values)) / len(values) <= one.upper for one in intervals)
    assert [one.lower for one in intervals] == sorted((one.lower for one in intervals), reverse=True)
    assert [one.upper for one in intervals] == sorted(one.upper for one in intervals)


@given(VALUES)
def test_the_interval_is_the_mirror_of_that_of_the_negative_values(values):
    one, other = interval_of(values), interval_of([-value for value in values])
    assert (one.lower, one.upper) == (-other.upper, -other.lower)


@given(st.fractions(-1000, 1000), st.integers(2, 50))
def test_equal_values_have_an_interval_without_width(value, n):
    interval = interval_of([value] * n)
    assert interval.lower == interval.upper == value


def test_large_values_close_together_lose_no_digits():
    values = [10**12, 10**12 + 1, 10**12 + 2]
    near, far = interval_of([0, 1, 2]), interval_of(values)
    assert far.lower - 10**12 == pytest.approx(near.lower, abs=1)
    assert far.lower < 10**12 < far.upper


def test_a_single_value_says_nothing_of_its_uncertainty():
    assert mean_interval(5, 25, 1) is None


@pytest.mark.parametrize(("total", "squares", "n"), [(0, 0, 0), (5, 25, -1), (5, 24, 1), (6, 11, 3)])
def test_sums_that_no_values_have_are_refused(total, squares, n):
    with pytest.raises(ValueError, match=r"a mean of nothing|no sums"):
        mean_interval(total, squares, n)
