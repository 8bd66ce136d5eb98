"""What all intervals share: levels, roots and one rounding; and that nothing heavy is loaded in vain."""

import subprocess
import sys
from dataclasses import FrozenInstanceError
from decimal import Decimal, localcontext
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.stats import Interval
from nki.stats.interval import around, normal_deviate, root, rounded, tail

POSITIVE = st.fractions(min_value=Fraction(1, 10**12)).filter(bool)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("1/3", "0.333333333333"),
        ("2/3", "0.666666666667"),
        ("-2/3", "-0.666666666667"),
        ("200000/3", "66666.6666667"),
        ("0.0000012345678901234", "0.00000123456789012"),
        ("123456789012345", "123456789012000"),
        ("0.9999999999996", "1"),
        ("999999999999.6", "1000000000000"),
        ("0.1234567890125", "0.123456789012"),
        ("0.1234567890135", "0.123456789014"),
        ("1", "1"),
        ("1000", "1000"),
    ],
)
def test_limits_have_twelve_significant_digits(value, expected):
    assert rounded(Fraction(value)) == Fraction(expected)


@given(POSITIVE, st.integers(-30, 30))
def test_rounding_is_that_of_decimal_numbers(value, power):
    value *= Fraction(10) ** power
    with localcontext() as context:
        # enough digits that the division is not what rounds
        context.prec = 200
        long = Decimal(value.numerator) / Decimal(value.denominator)
        context.prec = 12
        assert rounded(value) == Fraction(+long)


@given(POSITIVE)
def test_a_root_squared_is_the_number_again(value):
    assert abs(root(value) ** 2 / value - 1) < Fraction(1, 10**28)


@given(st.fractions(0, 1), st.integers(1, 300))
def test_numbers_with_thousands_of_digits_have_roots_and_are_rounded(value, power):
    long = value + Fraction(1, 7**power * 10**4400)
    assert float(root(long)) == pytest.approx(sqrt(long))
    assert rounded(long) == pytest.approx(float(long), rel=1e-11)


@given(st.fractions(min_value=0))
def test_the_root_of_a_square_is_exact(value):
    assert root(value**2) == value


@pytest.mark.parametrize(
    ("level", "deviate"),
    # as in every table of the normal distribution
    [(90, "1.644854"), (95, "1.959964"), (99, "2.575829"), (99.8, "3.090232"), (99.9, "3.290527")],
)
def test_the_deviate_of_a_level_is_the_tabulated_one(level, deviate):
    assert round(normal_deviate(level), 6) == Fraction(deviate)


def test_a_level_is_the_number_that_is_written():
    assert tail(95) == tail(95.0) == Fraction(1, 40)
    assert tail(99.8) == tail(Fraction("99.8")) == Fraction(1, 1000)


@pytest.mark.parametrize("level", [0, 100, -95, 950, float("nan"), float("inf")])
def test_what_is_no_level_is_refused(level):
    with pytest.raises((ValueError, OverflowError)):
        tail(level)


def test_the_estimate_is_inside_also_where_rounding_would_leave_it_outside():
    third = Fraction(1, 3)
    assert around(third, third, third) == Interval(third, third)
    # the twelfth digits of a third and of two thirds lie on the other side of them
    hair = Fraction(1, 10**20)
    assert around(third, third - hair, third + hair).upper == third
    assert around(2 * third, 2 * third - hair, 2 * third + hair).lower == 2 * third
    assert around(third, third - Fraction(1, 10), third + 1) == Interval(
        Fraction("0.233333333333"), Fraction("1.33333333333")
    )


def test_an_interval_can_be_multiplied_and_not_changed():
    interval = Interval(Fraction(1, 4), Fraction(1, 3))
    assert interval.times(100) == Interval(Fraction(25), Fraction(100, 3))
    with pytest.raises(FrozenInstanceError):
        interval.lower = Fraction(0)


PROGRAM = """
import sys
from fractions import Fraction
from nki import stats
stats.wilson(3, 7), stats.wilson_effective(Fraction(1, 3), 100, Fraction(3, 2)), stats.byar(10)
stats.rate_interval(70, 900, 1000), stats.dsr_interval([(12, 100, 1), (3, 50, 2)], 1000)
stats.percentile_of([1, 2, 3], 90), stats.design_effect(3, 5, 2), stats.mean_interval(3, 9, 1)
print(sorted(set(sys.modules) & {"scipy", "numpy"}))
stats.quantile_interval(100, 50)
print(sorted(set(sys.modules) & {"scipy", "scipy.stats", "pandas"}))
"""


def test_scipy_is_loaded_only_for_the_quantiles_that_it_has():
    said = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == ["[]", "['scipy']"]
