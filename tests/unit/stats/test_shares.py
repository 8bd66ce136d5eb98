"""Intervals of shares, against published tables, other programs and the sums that define them."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from nki.stats import clopper_pearson, wilson, wilson_effective
from nki.stats.interval import normal_deviate
from tests.unit.stats.published import AREAS

NEWCOMBE = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0.0000, 0.1611), (0.0000, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]
"""Newcombe (1998), Statistics in Medicine 17: 857-872, table I, methods 3 (score) and 5 (exact)."""

LEVELS = [90, 95, 99, 99.8, 99.9]
COUNTS = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def as_floats(interval):
    return float(interval.lower), float(interval.upper)


@pytest.mark.parametrize(("numerator", "denominator", "score", "exact"), NEWCOMBE)
def test_both_intervals_are_those_of_newcombe(numerator, denominator, score, exact):
    assert as_floats(wilson(numerator, denominator)) == pytest.approx(score, abs=5e-5)
    assert as_floats(clopper_pearson(numerator, denominator)) == pytest.approx(exact, abs=5e-5)


@pytest.mark.parametrize("area", AREAS)
def test_wilson_is_that_of_public_health_england(area):
    assert as_floats(wilson(area.events, area.population)) == pytest.approx(area.share, rel=1e-6)
    assert as_floats(wilson(area.events, area.population, 99.8)) == pytest.approx(area.share_998, rel=1e-6)


def test_clopper_pearson_is_that_of_the_documentation_of_genbinomapps():
    # Lewitschnig and Lenzi, R package GenBinomApps, clopper.pearson.ci(5, 100000, CI = "two.sided")
    assert as_floats(clopper_pearson(5, 100_000, 90)) == pytest.approx((1.97017e-05, 0.0001051275), rel=5e-7)


@given(COUNTS, st.sampled_from(LEVELS))
def test_both_intervals_are_those_of_another_program(counts, level):
    test = binomtest(*counts)
    for ours, theirs in ((wilson, "wilson"), (clopper_pearson, "exact")):
        expected = test.proportion_ci(float(level) / 100, theirs)
        assert as_floats(ours(*counts, level)) == pytest.approx(tuple(expected), abs=1e-9)


@given(COUNTS, st.sampled_from(LEVELS))
def test_wilsons_limits_are_the_shares_that_the_observed_one_is_z_deviations_from(counts, level):
    numerator, denominator = counts
    interval, share = wilson(*counts, level), Fraction(*counts)
    z = float(normal_deviate(level))
    for limit, reached in ((interval.lower, numerator > 0), (interval.upper, numerator < denominator)):
        if reached:
            deviation = float(limit * (1 - limit) / denominator) ** 0.5
            assert abs(float(share - limit)) / deviation == pytest.approx(z, rel=1e-8)


@given(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.sampled_from(LEVELS)
)
def test_clopper_pearson_leaves_outside_what_the_binomial_sums_say(counts, level):
    numerator, n = counts
    interval, outside = clopper_pearson(*counts, level), (1 - Fraction(str(level)) / 100) / 2
    # the twelfth digit of a limit near 1 is the seventh of what is left to 1

    def chance(p, counts):
        return sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in counts)

    if numerator > 0:
        assert float(chance(interval.lower, range(numerator, n + 1)) / outside) == pytest.approx(1, rel=1e-6)
    if numerator < n:
        assert float(chance(interval.upper, range(numerator + 1)) / outside) == pytest.approx(1, rel=1e-6)


@pytest.mark.parametrize("method", [wilson, clopper_pearson])
@given(counts=COUNTS)
def test_an_interval_holds_its_estimate_and_grows_with_the_level(method, counts):
    share = Fraction(*counts)
    intervals = [method(*counts, level) for level in LEVELS]
    for interval in intervals:
        assert 0 <= interval.lower <= share <= interval.upper <= 1
        assert interval.lower < interval.upper
        assert (interval.lower == 0) is (share == 0)
        assert (interval.upper == 1) is (share == 1)
    assert [one.lower for one in intervals] == sorted((one.lower for one in intervals), reverse=True)
    assert [one.upper for one in intervals] == sorted(one.upper for one in intervals)


@pytest.mark.parametrize("method", [wilson, clopper_pearson])
@given(counts=COUNTS, level=st.sampled_from(LEVELS))
def test_an_interval_is_the_mirror_of_that_of_the_complement(method, counts, level):
    numerator, denominator = counts
    one, other = method(*counts, level), method(denominator - numerator, denominator, level)
    # each limit is rounded once, at most by half of the twelfth digit
    assert abs(one.lower - (1 - other.upper)) <= Fraction(2, 10**12)
    assert abs(one.upper - (1 - other.lower)) <= Fraction(2, 10**12)


@given(COUNTS, st.sampled_from(LEVELS))
def test_without_a_design_effect_the_effective_interval_is_the_plain_one(counts, level):
    assert wilson_effective(Fraction(*counts), counts[1], 1, level) == wilson(*counts, level)


@given(COUNTS, st.integers(1, 20), st.sampled_from(LEVELS))
def test_a_design_effect_counts_as_fewer_answers(counts, effect, level):
    numerator, denominator = counts
    effective = wilson_effective(Fraction(*counts), denominator * effect, effect, level)
    assert effective == wilson(numerator, denominator, level)
    wider = wilson_effective(Fraction(*counts), denominator, 1 + Fraction(1, effect), level)
    assert wider.upper - wider.lower > wilson(*counts, level).upper - wilson(*counts, level).lower


def test_a_fraction_of_an_answer_is_one_of_the_effective_size():
    # by hand: p = 1/4, n = 30/1.5 = 20, z = 1.96 → (0.25 + 0.09604 ± 1.96·√(0.009375 + 0.002401)) / 1.19208
    assert as_floats(wilson_effective(Fraction(1, 4), 30, Fraction(3, 2))) == pytest.approx(
        (0.1119, 0.4687), abs=5e-5
    )


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 0), (1, 0), (-1, 5), (6, 5), (0, -1)])
def test_what_is_no_share_has_no_interval(numerator, denominator):
    for method in (wilson, clopper_pearson):
        with pytest.raises(ValueError, match="no share"):
            method(numerator, denominator)


@pytest.mark.parametrize(
    ("share", "n", "effect"), [(Fraction(3, 2), 9, 1), (-1, 9, 1), (0, 0, 1), (0, 9, 0), (1, 9, -1)]
)
def test_what_is_no_weighted_share_has_no_interval(share, n, effect):
    with pytest.raises(ValueError, match=r"no share|no size"):
        wilson_effective(share, n, effect)


def test_a_tiny_share_of_many_keeps_its_digits():
    # 1 - (1 - x) would have lost eight of them: -ln(1/40) / 10⁹
    assert float(clopper_pearson(0, 10**9).upper) == pytest.approx(3.68887945e-9, rel=1e-8)
    assert float(wilson(1, 10**15).lower) == pytest.approx(1.765263e-16, rel=1e-6)
