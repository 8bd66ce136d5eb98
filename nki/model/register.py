"""The register on one day: which units were open, where, and whom they served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nki.model.level import NATIONAL_CODE, Level


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A place that figures are shown for.

    ``county`` and ``region`` are the codes of the county and the health region that it is listed under.
    """

    level: Level
    code: str
    name: str
    county: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """Units and areas on the last day of a period.

    ``unit_level`` is the level of those who report. ``areas`` holds every area of every level above it that
    they can be added up to, in result order, also those that no unit belongs to. ``units`` holds the units
    open on the day. ``closed`` holds the units that are known and were not open, by id, with the name
    nearest in time; ``elsewhere`` those outside the area that an indicator is about. ``members`` maps
    ``(level, code)`` to the ids of the units that the area's figure is made of, a unit's own too.
    """

    unit_level: Level
    areas: tuple[Area, ...]
    units: tuple[Area, ...]
    closed: tuple[Area, ...]
    members: dict[tuple[Level, str], tuple[str, ...]]
    elsewhere: tuple[Area, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """Return the names of all units that are known, by id."""
        return {area.code: area.name for area in (*self.units, *self.closed, *self.elsewhere)}


Memberships = Mapping[Level, Membership]
"""A membership for each level that reports."""

NATION = Area(Level.NATIONAL, NATIONAL_CODE, "Norge")
