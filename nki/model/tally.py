"""Tallies: what the engine counted, per unit or per area. Aggregates only, but small ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from nki.model.account import Reading, SetAside
from nki.model.level import Level

Number = int | Fraction
"""A sum: whole for counts, exact for numbers with decimals."""

Group = tuple[str, str]
"""A breakdown's id and one of its groups, ("", "") for the whole. A group that is not known is ""."""

WHOLE: Group = ("", "")


@dataclass(frozen=True, slots=True)
class Tally:
    """What one unit's rows come to, for one measure.

    ``counted`` rows are in the figure, ``missing`` rows gave no answer, ``not_applicable`` rows said
    that the question does not apply. ``numerator`` and ``denominator`` are the first two sums over counted
    rows, and ``more`` the others that the measure's kind needs; None where nothing was counted, and where
    there is no such sum.
    """

    counted: int
    missing: int
    not_applicable: int
    numerator: Number | None = field(repr=False)
    denominator: Number | None = field(repr=False)
    more: tuple[Number | None, ...] = field(default=(), repr=False)

    @property
    def sums(self) -> tuple[Number | None, ...]:
        """Return all sums in their order."""
        return (self.numerator, self.denominator, *self.more)

    def plus(self, other: Tally) -> Tally:
        """Return the tally of the same unit's rows in two files together."""
        return Tally(
            self.counted + other.counted,
            self.missing + other.missing,
            self.not_applicable + other.not_applicable,
            _sum(self.numerator, other.numerator),
            _sum(self.denominator, other.denominator),
            tuple(_sum(one, two) for one, two in zip(self.more, other.more, strict=True)),
        )


def _sum(one: Number | None, other: Number | None) -> Number | None:
    return one if other is None else other if one is None else one + other


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows of one source that are in no tally, by the reasons of an account."""

    outside_period: int = 0
    later_event: int = 0
    excluded: tuple[tuple[str, int], ...] = ()
    undated: int = 0
    unnamed: int = 0
    unmatched: int = 0
    followed: int = 0

    @property
    def rows(self) -> int:
        """Return how many rows that are."""
        named = self.outside_period + self.later_event + self.undated + self.unnamed
        return named + self.unmatched + self.followed + sum(rows for _, rows in self.excluded)


@dataclass(frozen=True, slots=True)
class Tables:
    """What reading gives: tallies of every unit that has rows, and how the files were understood.

    ``tallies`` maps ``(measure number, unit id)`` to a tally, for every unit with at least one row.
    ``groups`` has the same for each group of a breakdown, ``denominators`` for denominators that are read in
    a source of their own, with their groups. ``area_tallies`` maps ``(measure number, level, code, group)``
    to the numbers of measures that do not add up. ``rows`` is the number of rows read, by source;
    ``set_aside``, ``superseded`` and ``left_out`` say how many of them are in no tally, and ``aside`` holds
    the rows that were set aside. ``matched`` says how many rows of a source were looked up by another.
    ``to_confirm`` maps names that are no unit's to the letter to the ids they may mean.
    """

    rows: dict[str, int]
    tallies: dict[tuple[int, str], Tally] = field(repr=False)
    area_tallies: dict[tuple[int, Level, str, Group], tuple[Number | None, ...]] = field(repr=False)
    readings: tuple[Reading, ...] = ()
    set_aside: dict[str, int] = field(default_factory=dict)
    superseded: dict[str, int] = field(default_factory=dict)
    aside: tuple[SetAside, ...] = field(default=(), repr=False)
    to_confirm: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    groups: Mapping[tuple[int, str, Group], Tally] = field(default_factory=dict, repr=False)
    denominators: Mapping[tuple[int, str, Group], Tally] = field(default_factory=dict, repr=False)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    matched: Mapping[str, int] = field(default_factory=dict)
