"""The levels a figure is published on, from the top down."""

from __future__ import annotations

from enum import StrEnum

NATIONAL_CODE = "0"


class Level(StrEnum):
    """A level of publication. The order here is the order of rows in a result."""

    NATIONAL = "national"
    HEALTH_REGION = "health_region"
    HEALTH_TRUST = "health_trust"
    REGSIM_REGION = "regsim_region"
    COUNTY = "county"
    MUNICIPALITY = "municipality"
    ER_UNIT = "er_unit"

    @property
    def rank(self) -> int:
        """Return the place of the level from the top, 0 for the nation."""
        return _RANKS[self]

    @property
    def above(self) -> tuple[Level, ...]:
        """Return the levels on which units of this level can be added up, from the top down.

        A level may stand above another in a table without being made of it: no trust is made of counties.
        """
        return _ABOVE[self]

    def reaches(self, level: Level) -> bool:
        """Say whether units of this level give figures on another one: their own, or one above it."""
        return level is self or level in self.above


_RANKS = {level: rank for rank, level in enumerate(Level)}

_ABOVE: dict[Level, tuple[Level, ...]] = {
    Level.NATIONAL: (),
    Level.HEALTH_REGION: (Level.NATIONAL,),
    Level.HEALTH_TRUST: (Level.NATIONAL, Level.HEALTH_REGION, Level.REGSIM_REGION),
    Level.REGSIM_REGION: (Level.NATIONAL,),
    Level.COUNTY: (Level.NATIONAL,),
    Level.MUNICIPALITY: tuple(Level)[: tuple(Level).index(Level.MUNICIPALITY)],
    Level.ER_UNIT: tuple(Level)[: tuple(Level).index(Level.ER_UNIT)],
}
