"""Limits of counts and rates, against published tables, other programs and the sums that define them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, norm, poisson

from nki.stats import byar, rate_interval
from tests.unit.stats.published import AREAS
from tests.unit.stats.test_shares import LEVELS, as_floats

EXACT = {0: (0, 3.689), 1: (0.025, 5.572), 2: (0.242, 7.225), 3: (0.619, 8.767), 5: (1.623, 11.668)}
"""Garwood (1936), Fiducial limits for the Poisson distribution, Biometrika 28: 437-442."""


@pytest.mark.parametrize(("events", "limits"), EXACT.items())
def test_few_events_have_garwoods_limits(events, limits):
    assert as_floats(byar(events)) == pytest.approx(limits, abs=5e-4)


@pytest.mark.parametrize("area", AREAS)
def test_rates_have_the_limits_of_public_health_england(area):
    assert as_floats(rate_interval(area.events, area.population, 100)) == pytest.approx(area.rate, rel=1e-6)
    limits = rate_interval(area.events, area.population, 100, 99.8)
    assert as_floats(limits) == pytest.approx(area.rate_998, rel=1e-6)


def test_a_hundred_events_have_the_lower_limit_of_the_tests_of_phstatsmethods():
    # the upper one of those first tests, 121.6246, lies beside Byar's formula, and is another today
    assert float(byar(100).lower) == pytest.approx(81.36210549052788, rel=1e-11)


@given(st.integers(10, 100_000))
def test_byar_is_as_near_to_the_exact_limits_as_its_publishers_say(events):
    # Public Health England, Technical Guide Confidence Intervals (2018): within 0.2 % from ten events on
    lower, upper = chi2.ppf(0.025, 2 * events) / 2, chi2.ppf(0.975, 2 * events + 2) / 2
    assert as_floats(byar(events)) == pytest.approx((lower, upper), rel=0.002)


@given(st.integers(10, 10**9), st.sampled_from(LEVELS))
def test_byar_is_the_formula_in_floats(events, level):
    z = norm.ppf(0.5 + float(level) / 200)
    lower = events * (1 - 1 / (9 * events) - z / (3 * events**0.5)) ** 3
    more = events + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * more**0.5)) ** 3
    assert as_floats(byar(events, level)) == pytest.approx((lower, upper), rel=1e-11)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("events", range(10))
def test_below_ten_the_poisson_sums_are_what_the_level_leaves_outside(events, level):
    lower, upper = as_floats(byar(events, level))
    outside = (1 - float(level) / 100) / 2
    assert poisson.cdf(events, upper) == pytest.approx(outside, rel=1e-9)
    if events:
        assert poisson.sf(events - 1, lower) == pytest.approx(outside, rel=1e-9)
    else:
        assert lower == 0
    assert upper == pytest.approx(chi2.isf(outside, 2 * events + 2) / 2, rel=1e-11)


def test_exact_limits_end_with_nine_events():
    assert float(byar(9).upper) == pytest.approx(chi2.ppf(0.975, 20) / 2, rel=1e-10)
    assert float(byar(10).upper) != pytest.approx(chi2.ppf(0.975, 22) / 2, rel=1e-5)


@given(st.integers(0, 10**7))
def test_limits_hold_the_count_and_move_apart_with_the_level(events):
    intervals = [byar(events, level) for level in LEVELS]
    for interval in intervals:
        assert 0 <= interval.lower <= events < interval.upper
        assert (interval.lower == 0) is (events == 0)
    assert [one.lower for one in intervals] == sorted((one.lower for one in intervals), reverse=True)
    assert [one.upper for one in intervals] == sorted(one.upper for one in intervals)


@given(st.integers(0, 10**6))
def test_more_events_have_higher_limits(events):
    one, more = byar(events), byar(events + 1)
    assert one.lower < more.lower
    assert one.upper < more.upper


@given(
    st.integers(0, 10**6), st.fractions(min_value=1, max_value=10**9), st.sampled_from([1, 100, 1000, 10**5])
)
def test_a_rate_has_the_limits_of_its_count_per_population(events, population, factor):
    limits, rate = byar(events), rate_interval(events, population, factor)
    assert rate.lower <= Fraction(events * factor) / population <= rate.upper
    expected = limits.times(Fraction(factor) / population)
    assert as_floats(rate) == pytest.approx(as_floats(expected), rel=1e-11)


def test_a_rate_is_rounded_once():
    # 10/3 events per 1 000: no limit has more than twelve digits, whatever the population
    for limit in as_floats(rate_interval(10, 3000, 1000)):
        assert limit == float(f"{limit:.12g}")


@pytest.mark.parametrize(("events", "population", "factor"), [(-1, 5, 1), (1, 0, 1), (1, -5, 1), (1, 5, 0)])
def test_what_is_no_rate_has_no_limits(events, population, factor):
    with pytest.raises(ValueError, match=r"no rate|no count"):
        rate_interval(events, population, factor)
    if events < 0:
        with pytest.raises(ValueError, match="no count"):
            byar(events)
