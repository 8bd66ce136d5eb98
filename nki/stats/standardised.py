"""Directly standardised rates: what the rate would be, had the population the groups of a standard one."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from nki.stats.counts import count_limits
from nki.stats.interval import Exact, Interval, Level, around, root

Group = tuple[int, Exact, Exact]
"""Events and population of a group, such as an age band, and how large it is in the standard population."""


def direct_standardised_rate(groups: Sequence[Group], factor: Exact) -> Fraction:
    """Return the rate: the rates of the groups, weighted by the standard population. It is exact."""
    return factor * sum((events * weight for events, weight in _weighted(groups)), Fraction(0))


def dsr_interval(groups: Sequence[Group], factor: Exact, level: Level = 95) -> Interval | None:
    """Return the interval of a directly standardised rate, None where nothing has happened.

    The variance is Σ w²·O, with the weight w that an event has in the rate. Without any event nobody knows
    which weight the first one would have. A group that the standard population does not have is left out, its
    events too. Public health bodies publish no such rate below ten events; that is for the caller to decide.
    """
    weighted = [(events, factor * weight) for events, weight in _weighted(groups) if weight]
    total = sum(events for events, _ in weighted)
    if not total:
        return None
    variance = sum((events * weight**2 for events, weight in weighted), Fraction(0))
    return dobson(direct_standardised_rate(groups, factor), variance, total, level)


def dobson(rate: Exact, variance: Exact, events: int, level: Level = 95) -> Interval:
    """Return the limits of a weighted sum of Poisson counts, of Dobson et al. (1991).

    The limits of the total count (see ``byar``), moved to the rate and stretched: T + √(V/O)·(limit - O).
    A rate has no limit below 0, which uneven weights would lead to.
    """
    if events <= 0 or rate < 0 or variance < 0:
        raise ValueError(f"no rate: {rate}, variance {variance}, {events} events")
    stretch = root(Fraction(variance) / events)
    lower, upper = (rate + stretch * (limit - events) for limit in count_limits(events, level))
    return around(Fraction(rate), max(lower, Fraction(0)), upper)


def _weighted(groups: Sequence[Group]) -> list[tuple[int, Fraction]]:
    """Return the events of each group, and the weight that each of them has in the rate."""
    standard = sum((Fraction(size) for _, _, size in groups), Fraction(0))
    if standard <= 0 or any(events < 0 or size < 0 for events, _, size in groups):
        raise ValueError(
            "events and standard populations are at least 0, and some standard population is more"
        )
    if any(population <= 0 < size for _, population, size in groups):
        raise ValueError("a group of the standard population is empty here, so that it has no rate")
    return [
        (events, Fraction(size) / (population * standard) if size else Fraction(0))
        for events, population, size in groups
    ]
