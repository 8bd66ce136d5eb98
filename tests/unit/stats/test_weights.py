"""Design effect and effective size, by hand and by what they are for."""

from fractions import Fraction
from statistics import mean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.stats import design_effect, effective_size

WEIGHTS = st.lists(st.fractions(0, 100).filter(bool), min_size=1, max_size=20)


def sums(weights):
    return sum(weights), sum(weight**2 for weight in weights)


def test_half_of_a_hundred_with_double_weight_count_as_ninety():
    # the example of Kish's formula that is found everywhere: (50·1 + 50·2)² / (50·1 + 50·4) = 22 500 / 250
    weights = [1] * 50 + [2] * 50
    assert effective_size(*sums(weights)) == 90
    assert design_effect(*sums(weights), 100) == Fraction(10, 9)


@given(WEIGHTS)
def test_the_effect_is_one_and_the_relative_variance_of_the_weights(weights):
    # Kish (1992), Weighting for unequal Pi, Journal of Official Statistics 8: 1 + L
    relative = pvariance(weights) / mean(weights) ** 2
    assert design_effect(*sums(weights), len(weights)) == 1 + relative


@given(WEIGHTS, st.fractions(0, 100).filter(bool))
def test_only_the_proportions_between_weights_matter(weights, times):
    scaled = [weight * times for weight in weights]
    assert design_effect(*sums(scaled), len(scaled)) == design_effect(*sums(weights), len(weights))


@given(WEIGHTS)
def test_the_effective_size_is_at_most_the_size(weights):
    size = effective_size(*sums(weights))
    assert 1 <= size <= len(weights)
    assert size == len(weights) / design_effect(*sums(weights), len(weights))
    assert (size == len(weights)) is (len(set(weights)) == 1)


@pytest.mark.parametrize(
    ("total", "squares", "n"), [(0, 0, 0), (0, 0, 3), (3, 3, 0), (3, 0, 3), (3, 2, 3), (-3, 3, 3)]
)
def test_sums_that_no_weights_have_are_refused(total, squares, n):
    with pytest.raises(ValueError, match="weights"):
        design_effect(total, squares, n)
