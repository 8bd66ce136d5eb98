"""Directly standardised rates, against published ones, floats and the cases where they are plain rates."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.stats import byar, direct_standardised_rate, dobson, dsr_interval, rate_interval
from tests.unit.stats.test_shares import LEVELS, as_floats

DOWNS = list(
    zip(
        (0, 8, 63, 112, 262, 295),
        (327, 30666, 123419, 149919, 104088, 34392),
        (319933, 931318, 786511, 488235, 237863, 61313),
        strict=True,
    )
)
"""Down's syndrome among children of mothers with five and more, by age of the mother, and all births:
Michigan 1950-1964, Stark and Mantell (1966) by Fleiss (1981), table 14.4, and by Fay and Feuer (1997)."""

EUROPEAN_1976 = (5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000)
EUROPEAN_2013 = (*EUROPEAN_1976, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000)
EVENTS = (50, 55, 55, 55, 60, 60, 65, 70, 70, 70, 70, 65, 60, 55, 50, 40, 25, 15, 10)
POPULATION = (509, 559, 559, 559, 609, 609, 659, 709, 709, 709, 709, 659, 609, 559, 509, 409, 259, 159, 109)
BANDS = list(zip(EVENTS, POPULATION, EUROPEAN_2013, strict=True))
"""The input of the first tests of PHStatsMethods (Department of Health and Social Care, 2023)."""

GROUPS = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 100_000), st.integers(1, 10_000)), min_size=1, max_size=12
)


def in_floats(groups, factor, limits):
    """Return rate and limits as the formulae of technical briefing 3 say, in floats."""
    standard = sum(size for *_, size in groups)
    total = sum(events for events, *_ in groups)
    rate = sum(events * size / population for events, population, size in groups) / standard
    variance = sum(events * (size / population) ** 2 for events, population, size in groups) / standard**2
    moved = [rate + (variance / total) ** 0.5 * (float(limit) - total) for limit in limits]
    return rate * factor, max(0, moved[0] * factor), moved[1] * factor


def test_the_rate_of_fleiss_is_that_of_the_vignette_of_dsrtest():
    # Nelson (2022), R package dsrTest, "dsrTest - examples": 75.52901 per 100 000
    assert float(direct_standardised_rate(DOWNS, 10**5)) == pytest.approx(75.52901, abs=5e-6)


def test_rate_and_lower_limit_are_those_of_the_tests_of_phstatsmethods():
    assert float(direct_standardised_rate(BANDS, 10**5)) == pytest.approx(9832.763039564017, rel=1e-12)
    interval = dsr_interval(BANDS, 10**5)
    assert float(interval.lower) == pytest.approx(9232.668299548477, rel=1e-11)
    # their upper limit stands beside Byar's formula, see the tests of counts; it is 0.003 from ours
    assert float(interval.upper) == pytest.approx(10461.61759955204, abs=0.005)


@given(GROUPS, st.sampled_from([1, 1000, 100_000]), st.sampled_from(LEVELS))
def test_rate_and_limits_are_the_formulae_in_floats(groups, factor, level):
    total = sum(events for events, *_ in groups)
    if not total:
        assert dsr_interval(groups, factor, level) is None
        assert direct_standardised_rate(groups, factor) == 0
        return
    counted = byar(total, level)
    expected = in_floats(groups, factor, (counted.lower, counted.upper))
    interval = dsr_interval(groups, factor, level)
    rate = direct_standardised_rate(groups, factor)
    assert (float(rate), *as_floats(interval)) == pytest.approx(expected, rel=1e-9, abs=1e-9 * float(rate))


@given(GROUPS, st.sampled_from(LEVELS))
def test_the_interval_holds_the_rate_and_is_never_below_nothing(groups, level):
    interval = dsr_interval(groups, 1000, level)
    if interval is not None:
        assert 0 <= interval.lower <= direct_standardised_rate(groups, 1000) < interval.upper


@given(GROUPS)
def test_the_interval_grows_with_the_level(groups):
    if any(events for events, *_ in groups):
        intervals = [dsr_interval(groups, 1000, level) for level in LEVELS]
        assert [one.lower for one in intervals] == sorted((one.lower for one in intervals), reverse=True)
        assert [one.upper for one in intervals] == sorted(one.upper for one in intervals)


@given(GROUPS, st.sampled_from([1, 1000]), st.sampled_from(LEVELS))
def test_standardised_to_itself_a_population_has_its_crude_rate_and_interval(groups, factor, level):
    own = [(events, population, population) for events, population, _ in groups]
    events, population = (sum(column) for column in list(zip(*own, strict=True))[:2])
    assert direct_standardised_rate(own, factor) == Fraction(events * factor, population)
    if events:
        crude = rate_interval(events, population, factor, level)
        assert as_floats(dsr_interval(own, factor, level)) == pytest.approx(as_floats(crude), rel=1e-11)


@given(st.fractions(0, 5), st.lists(st.integers(1, 1000), min_size=1), st.data())
def test_groups_with_one_rate_have_that_rate_under_any_standard(rate, sizes, data):
    groups = [
        (rate.numerator * size, rate.denominator * size, data.draw(st.integers(1, 1000))) for size in sizes
    ]
    assert direct_standardised_rate(groups, 1) == rate


@given(GROUPS, st.permutations(range(12)), st.integers(1, 9))
def test_neither_order_nor_size_of_the_standard_matters(groups, order, times):
    shuffled = [groups[i] for i in order if i < len(groups)]
    larger = [(events, population, size * times) for events, population, size in shuffled]
    assert direct_standardised_rate(larger, 1000) == direct_standardised_rate(groups, 1000)
    assert dsr_interval(larger, 1000) == dsr_interval(groups, 1000)


def test_a_group_that_the_standard_does_not_have_is_left_out_with_its_events():
    extra = (*DOWNS, (1000, 10, 0), (5, 0, 0))
    assert direct_standardised_rate(extra, 1000) == direct_standardised_rate(DOWNS, 1000)
    assert dsr_interval(extra, 1000) == dsr_interval(DOWNS, 1000)


def test_uneven_weights_lead_to_no_limit_below_nothing():
    groups = [(100, 100_000, 1), (1, 100, 1)]
    assert in_floats(groups, 1, (byar(101).lower - 10, byar(101).upper))[1] == 0
    assert dsr_interval(groups, 1).lower == 0


def test_below_ten_events_the_limits_of_the_total_are_exact():
    groups = [(2, 1000, 3), (4, 2000, 6)]
    # one weight for all, so that the rate is six events per 3 000: Garwood's 2.202 and 13.059
    assert as_floats(dsr_interval(groups, 3000)) == pytest.approx((2.202, 13.059), abs=5e-4)


def test_dobson_takes_a_rate_a_variance_and_a_count():
    # 12 events with the weight 2: rate 24, variance 48
    assert as_floats(dobson(24, 48, 12)) == pytest.approx(as_floats(byar(12).times(2)), rel=1e-11)
    assert dobson(Fraction(24), 0, 12).lower == 24


@pytest.mark.parametrize(
    "groups",
    [
        [],
        [(1, 5, 0)],
        [(-1, 5, 1)],
        [(1, 0, 1)],
        [(1, -5, 1)],
        [(1, 5, -1), (1, 5, 3)],
        [(0, 0, 1), (1, 5, 1)],
    ],
)
def test_what_cannot_be_standardised_is_refused(groups):
    for function in (direct_standardised_rate, dsr_interval):
        with pytest.raises(ValueError, match="standard population"):
            function(groups, 1000)


@pytest.mark.parametrize(("rate", "variance", "events"), [(1, 1, 0), (1, 1, -1), (-1, 1, 1), (1, -1, 1)])
def test_dobson_refuses_what_is_no_rate(rate, variance, events):
    with pytest.raises(ValueError, match="no rate"):
        dobson(rate, variance, events)
