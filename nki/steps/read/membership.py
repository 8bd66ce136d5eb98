"""Who belongs where: units and the areas above them, on the last day of a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from nki import geography
from nki.errors import NkiError
from nki.model.issue import Issue
from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.register import NATION, Area, Membership

Within = tuple[tuple[Level, str], ...]
"""The areas that a unit counts in, by level and code."""


def membership_of(level: Level, period: Period) -> Membership:
    """Return all municipalities, counties, health trusts, health regions or RegSim regions as units.

    They are those of the last day of the period, and every one of them is asked. Raises ``NkiError`` (D353)
    for a day before the tables begin. ER units are not among them: they stand in a register.
    """
    day, units = period.last_day, places_of([level], period)
    return gathered(level, ((unit, _within(unit, day)) for unit in units), (), day)


def places_of(levels: Sequence[Level], period: Period) -> tuple[Area, ...]:
    """Return all areas of some levels on the last day of the period, but for ER units. Raises as above."""
    day = period.last_day
    if day < geography.FIRST_DAY:
        raise NkiError(Issue.of("D353", day=day, first=geography.FIRST_DAY))
    return tuple(area for level in levels if level in _AREAS for area in areas_of(level, day))


def gathered(
    unit_level: Level, placed: Iterable[tuple[Area, Within]], closed: tuple[Area, ...], day: date
) -> Membership:
    """Gather units under every area of the day that they may count in."""
    areas = tuple(area for level in unit_level.above for area in areas_of(level, day, made_of=unit_level))
    members: dict[tuple[Level, str], set[str]] = {(area.level, area.code): set() for area in areas}
    units: list[Area] = []
    for unit, within in placed:
        units.append(unit)
        for area in within:
            members[area].add(unit.code)
        members[unit_level, unit.code] = {unit.code}
    in_order = {area: tuple(sorted(codes)) for area, codes in members.items()}
    return Membership(unit_level, areas, tuple(sorted(units)), closed, in_order)


def inside(membership: Membership, code: str) -> Membership:
    """Return those of a membership who are in the area with this code, and the areas that lie in it.

    An area that lies there in part is left out, for its figure would be of that part only.
    """
    area = next(((level, one) for level, one in membership.members if one == code), None)
    kept = set(membership.members[area]) if area is not None else set()
    members = {
        one: units
        for one, units in membership.members.items()
        if one == area or (units and kept.issuperset(units) and one[0] is not Level.NATIONAL)
    }
    return Membership(
        membership.unit_level,
        tuple(one for one in membership.areas if (one.level, one.code) in members),
        tuple(unit for unit in membership.units if unit.code in kept),
        membership.closed,
        members,
        tuple(unit for unit in membership.units if unit.code not in kept),
    )


def within_of_municipality(municipality: str, day: date) -> Within:
    """Return what a municipality lies in: the nation, its county, and parts of the health service.

    Where no single trust serves it, as in Oslo, it is in none.
    """
    trust, region = geography.trust_of(municipality, day), geography.region_of(municipality, day)
    found = [(Level.NATIONAL, NATIONAL_CODE), (Level.COUNTY, geography.county_of(municipality, day))]
    found += [(Level.HEALTH_TRUST, trust)] if trust else []
    found += _of_region(region) if region else []
    return tuple(found)


def in_no_area(membership: Membership, level: Level) -> tuple[Area, ...]:
    """Return the units that count in no area of a level."""
    placed: set[str] = set()
    for area in membership.areas:
        if area.level is level:
            placed.update(membership.members[area.level, area.code])
    return tuple(unit for unit in membership.units if unit.code not in placed)


def areas_of(level: Level, day: date, *, made_of: Level | None = None) -> tuple[Area, ...]:
    """Return the areas of a level on a day, by code.

    Where they are to be made of municipalities or of what lies in them, a trust that serves none as a whole
    is left out: it would look as if it did not exist.
    """
    found = tuple(_AREAS[level](day))
    if level is Level.HEALTH_TRUST and made_of in (Level.MUNICIPALITY, Level.ER_UNIT):
        serving = {geography.trust_of(code, day) for code in geography.municipalities_on(day)}
        return tuple(area for area in found if area.code in serving)
    return found


def _within(unit: Area, day: date) -> Within:
    """Return the areas that a unit counts in which is itself an area."""
    if unit.level is Level.MUNICIPALITY:
        return within_of_municipality(unit.code, day)
    nation = (Level.NATIONAL, NATIONAL_CODE)
    return (nation, *_of_region(unit.region)) if unit.level is Level.HEALTH_TRUST else (nation,)


def _of_region(region: str) -> list[tuple[Level, str]]:
    return [(Level.HEALTH_REGION, region), (Level.REGSIM_REGION, geography.regsim_of(region))]


def _nation(_: date) -> Iterator[Area]:
    yield NATION


def _regions(_: date) -> Iterator[Area]:
    for code, name in geography.health_regions().items():
        yield Area(Level.HEALTH_REGION, code, name)


def _trusts(_: date) -> Iterator[Area]:
    for code, trust in geography.health_trusts().items():
        yield Area(Level.HEALTH_TRUST, code, trust.name, region=trust.region)


def _regsim(_: date) -> Iterator[Area]:
    for code, regsim in geography.regsim_regions().items():
        yield Area(Level.REGSIM_REGION, code, regsim.name)


def _counties(day: date) -> Iterator[Area]:
    for code, name in geography.counties_on(day).items():
        yield Area(Level.COUNTY, code, name)


def _municipalities(day: date) -> Iterator[Area]:
    for code, name in geography.municipalities_on(day).items():
        county, region = geography.county_of(code, day), geography.region_of(code, day) or ""
        yield Area(Level.MUNICIPALITY, code, name, county, region)


_AREAS: dict[Level, Callable[[date], Iterator[Area]]] = {
    Level.NATIONAL: _nation,
    Level.HEALTH_REGION: _regions,
    Level.HEALTH_TRUST: _trusts,
    Level.REGSIM_REGION: _regsim,
    Level.COUNTY: _counties,
    Level.MUNICIPALITY: _municipalities,
}
