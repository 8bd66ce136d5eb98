"""Specifications as they really are, with everything in them, are compared too."""

from itertools import permutations

import pytest

from nki import catalogue
from nki.model.change import Effect
from nki.steps.compare import compare
from nki.steps.load import load


@pytest.mark.parametrize(
    ("old", "new"), list(permutations(catalogue.indicators(), 2)), ids=lambda path: path.stem
)
def test_any_two_indicators_of_the_catalogue_can_be_compared(old, new):
    before, after = load(old), load(new)
    comparison = compare(before.indicator, before.places, after.indicator, after.places)
    assert comparison.with_effect(Effect.CALCULATION)


@pytest.mark.parametrize("path", catalogue.indicators(), ids=lambda path: path.stem)
def test_rows_of_an_example_in_another_order_calculate_nothing_else(path):
    before = load(path)
    example = before.indicator.examples[1]
    turned = example.model_copy(update={"rows": tuple(reversed(example.rows))})
    examples = (before.indicator.examples[0], turned, *before.indicator.examples[2:])
    after = before.indicator.model_copy(update={"examples": examples})
    changes = compare(before.indicator, before.places, after, before.places).changes
    assert [(change.field, change.effect) for change in changes] == [("examples.2.rows", Effect.WORDING)]
