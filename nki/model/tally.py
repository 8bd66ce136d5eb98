"""Tallies: what the engine counted, per unit or per area. Aggregates only, but small ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from nki.model.account import Reading, SetAside
from nki.model.level import Level


@dataclass(frozen=True, slots=True)
class Tally:
    """What one unit's rows come to, for one measure.

    ``counted`` rows are in the figure, ``missing`` rows gave no answer, ``not_applicable`` rows said
    that the question does not apply. ``numerator`` and ``denominator`` are sums over counted rows,
    None where nothing was counted (``denominator`` also for counts).
    """

    counted: int
    missing: int
    not_applicable: int
    numerator: int | None = field(repr=False)
    denominator: int | None = field(repr=False)

    def plus(self, other: Tally) -> Tally:
        """Return the tally of the same unit's rows in two files together."""
        return Tally(
            self.counted + other.counted,
            self.missing + other.missing,
            self.not_applicable + other.not_applicable,
            _sum(self.numerator, other.numerator),
            _sum(self.denominator, other.denominator),
        )


def _sum(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other


@dataclass(frozen=True, slots=True)
class Tables:
    """What reading gives: tallies of every unit that has rows, and how the files were understood.

    ``tallies`` maps ``(measure number, unit id)`` to a tally, for every unit with at least one row.
    ``area_tallies`` maps ``(measure number, level, code)`` to numerator and denominator for measures
    that do not add up. ``rows`` is the number of rows read, by source; ``set_aside`` and ``superseded``
    say how many of them are in no tally, and ``aside`` holds the rows that were set aside. ``to_confirm``
    maps names that are no unit's to the letter to the ids they may mean.
    """

    rows: dict[str, int]
    tallies: dict[tuple[int, str], Tally] = field(repr=False)
    area_tallies: dict[tuple[int, Level, str], tuple[int, int | None]] = field(repr=False)
    readings: tuple[Reading, ...] = ()
    set_aside: dict[str, int] = field(default_factory=dict)
    superseded: dict[str, int] = field(default_factory=dict)
    aside: tuple[SetAside, ...] = field(default=(), repr=False)
    to_confirm: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
