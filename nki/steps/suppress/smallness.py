"""Which numbers are small: what the rule of a specification says of each kind of measure."""

from __future__ import annotations

from collections.abc import Mapping

from nki.model.draft import Side
from nki.model.plan import DisclosureRule, MeasurePlan

REST = "rest"
"""What a denominator has more than its numerator."""

Numbers = Mapping[str, int]
"""The numbers behind a figure, by side; ``REST`` is worked out from two of them."""

INSIDE = frozenset({"proportion", "weighted_proportion"})
"""Kinds whose numerator is part of their denominator."""

_COUNTED = INSIDE | {"count", "ratio", "rate", "standardised_rate"}


def limits_of(rule: DisclosureRule, measure: MeasurePlan) -> dict[str, int]:
    """Return up to what each number of a measure is small.

    A figure without a numerator has its observations as base. They are persons as much as a count is, so
    that they are held against both limits, and so are the rows behind a sum.
    """
    both = max(rule.numerator_at_most or 0, rule.denominator_at_most or 0)
    found = {Side.ROWS: both}
    if measure.kind in _COUNTED:
        found[Side.NUMERATOR] = rule.numerator_at_most or 0
        found[Side.DENOMINATOR] = rule.denominator_at_most or 0
    else:
        found[Side.DENOMINATOR] = both
    limits = {side.value: limit for side, limit in found.items() if limit}
    if measure.kind in INSIDE and rule.rest_at_most:
        limits[REST] = rule.rest_at_most
    return limits


def with_rest(numbers: Numbers) -> dict[str, int]:
    """Add what is left of the denominator."""
    found = dict(numbers)
    if Side.NUMERATOR in found and Side.DENOMINATOR in found:
        found[REST] = found[Side.DENOMINATOR] - found[Side.NUMERATOR]
    return found


def small_ones(limits: Mapping[str, int], numbers: Numbers) -> frozenset[str]:
    """Return which numbers behind a figure are small. 0 is nobody, and not small."""
    found = with_rest(numbers)
    return frozenset(name for name, limit in limits.items() if 1 <= found.get(name, 0) <= limit)


def to_protect(small: frozenset[str]) -> frozenset[str]:
    """Return which numbers must not be known where some are small.

    Behind a small base nothing may be known. Otherwise a share is secret as long as its small part is.
    """
    if small & {Side.DENOMINATOR, Side.ROWS}:
        return frozenset({Side.NUMERATOR, Side.DENOMINATOR, REST})
    return small
