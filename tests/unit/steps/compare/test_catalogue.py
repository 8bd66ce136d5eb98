"""Specifications as they really are, with everything in them, are compared too."""

from itertools import permutations

import pytest

from nki import catalogue
from nki.model.change import Effect
from nki.steps.compare import compare
from nki.steps.load import examples_beside, load, load_examples


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
    examples = before.indicator.examples or load_examples(*examples_beside(path)).examples
    indicator = before.indicator.model_copy(update={"examples": examples})
    at, example = next((i, one) for i, one in enumerate(examples) if turned(one.rows) != one.rows)
    other = example.model_copy(update={"rows": turned(example.rows)})
    after = indicator.model_copy(update={"examples": (*examples[:at], other, *examples[at + 1 :])})
    changes = compare(indicator, before.places, after, before.places).changes
    assert [(change.field, change.effect) for change in changes] == [
        (f"examples.{at + 1}.rows", Effect.WORDING)
    ]


def turned(rows):
    """Return the rows of an example, or those of each source, from the last to the first."""
    if isinstance(rows, dict):
        return {source: tuple(reversed(of_one)) for source, of_one in rows.items()}
    return tuple(reversed(rows))
