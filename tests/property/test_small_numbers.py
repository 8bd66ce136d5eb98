"""Nothing small is shown, and nothing hidden can be worked out, whatever the country looks like."""

import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.property.small_worlds import (
    COUNTED,
    HIDDEN,
    Attacker,
    another_number,
    group_of,
    release_of,
    small_parts,
    worlds,
)

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large]}


def numbers_of(world, row):
    return world.count(world.members()[row.level.value, row.code], group_of(row))


def measures_of(world):
    return (1, 2, 3, 4, 5) if world.mean else (1, 2, 3)


@given(worlds())
@settings(**SLOW)
def test_no_figure_that_is_small_is_shown(world):
    _, release = release_of(world)
    for row in release.rows:
        if small_parts(world, row.measure, numbers_of(world, row)):
            # that it is small is said only where that tells no more
            assert row.status.value in HIDDEN
        else:
            assert row.status.value != "suppressed"
        if row.status.value in HIDDEN:
            assert (row.numerator, row.denominator, row.value, row.lower, row.upper) == (None,) * 5


@given(worlds())
@settings(**SLOW)
def test_nothing_hidden_can_be_worked_out(world):
    _, release = release_of(world)
    attacker = Attacker(world, release.rows)
    for row in release.rows:
        parts = attacker.sides((row.level.value, row.code), group_of(row))
        small = small_parts(world, row.measure, numbers_of(world, row))
        for part in small:
            assert not attacker.knows(parts[part]), (row, part)
        if row.status.value in HIDDEN and not small:
            # nothing is hidden in vain
            assert not all(attacker.knows(vector) for vector in attacker.told(row)), row


@given(worlds())
@settings(**SLOW)
def test_no_small_number_of_a_unit_can_be_worked_out_though_units_are_not_published(world):
    _, release = release_of(world)
    attacker = Attacker(world, release.rows)
    for unit in world.units:
        for group in [None, *world.groups()]:
            parts = attacker.sides(("er_unit", unit), group)
            for measure in measures_of(world):
                for part in small_parts(world, measure, world.count([unit], group)):
                    assert not attacker.knows(parts[part]), (unit, group, part)


@given(worlds())
@settings(**SLOW)
def test_what_is_shown_is_what_was_computed_and_where_nothing_is_small_all_of_it(world):
    draft, release = release_of(world)
    for cell, row in zip(draft.cells, release.rows, strict=True):
        if row.status.value in COUNTED:
            assert (row.numerator, row.denominator, row.value) == (
                cell.numerator,
                cell.denominator,
                cell.value,
            )
    places = world.members().values()
    counts = [world.count(units, group) for units in places for group in [None, *world.groups()]]
    if not any(small_parts(world, measure, one) for one in counts for measure in measures_of(world)):
        assert not HIDDEN & {row.status.value for row in release.rows}


@given(worlds(), st.randoms(use_true_random=False))
@settings(**SLOW, max_examples=25)
def test_the_order_of_rows_decides_nothing(world, chance):
    def shuffled(items):
        return random.Random(chance.random()).sample(items, len(items))

    assert release_of(world)[1].rows == release_of(world, shuffled)[1].rows


@given(worlds(), st.sampled_from([2, 3, 4]))
@settings(**SLOW, max_examples=40)
def test_that_a_figure_is_called_small_does_not_tell_its_number(world, limit):
    world = replace(world, rule={"numerator_at_most": limit})
    _, release = release_of(world)
    attacker = Attacker(world, release.rows)
    for row in release.rows:
        if row.status.value in HIDDEN:
            parts = attacker.sides((row.level.value, row.code), group_of(row))
            for part in small_parts(world, row.measure, numbers_of(world, row)):
                assert another_number(attacker, world, release.rows, parts[part]), (row, part)
