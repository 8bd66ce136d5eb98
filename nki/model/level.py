"""The levels a figure is published on, from the top down."""

from __future__ import annotations

from enum import StrEnum

NATIONAL_CODE = "0"


class Level(StrEnum):
    """A level of publication. The order here is the order of rows in a result."""

    NATIONAL = "national"
    COUNTY = "county"
    MUNICIPALITY = "municipality"
    ER_UNIT = "er_unit"

    @property
    def rank(self) -> int:
        """Return the place of the level from the top, 0 for the nation."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}
