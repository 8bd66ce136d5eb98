"""Which areas of some releases are shown, and in which order: levels, sorting, and the first so many.

A cell that is hidden has no place among values: its area stands behind all that have one, in the order of the
alphabet, so that no order tells anything of a hidden number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from nki import geography
from nki.errors import NkiError
from nki.errors.meant import meant
from nki.model.issue import Issue
from nki.model.level import Level
from nki.model.period import Period
from nki.model.release import Release, Row
from nki.model.status import SHOWN
from nki.words.alphabet import SortKey, sort_key

Key = tuple[Level, str]
"""An area: its level and code."""


class Shape(StrEnum):
    """How rows are laid out: one for each figure, or one for each area."""

    LONG = "long"
    WIDE = "wide"


class Sort(StrEnum):
    """What areas are sorted by; a value is the main measure's, from the highest down or the lowest up."""

    NAME = "name"
    CODE = "code"
    VALUE = "value"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to see of some results. What is left out is decided by the format."""

    shape: Shape | None = None
    levels: tuple[Level, ...] = ()
    columns: tuple[str, ...] = ()
    sort: Sort | None = None
    top: int | None = None

    @property
    def order(self) -> Sort | None:
        """Return what areas are sorted by; the first so many are those with the highest values."""
        return Sort.VALUE if self.sort is None and self.top is not None else self.sort


@dataclass(frozen=True, slots=True)
class Area:
    """An area as it was called in the last of the periods, and what it is listed under, by code and name."""

    level: Level
    code: str
    name: str
    under: str = ""
    under_name: str = ""

    @property
    def key(self) -> Key:
        """Return level and code."""
        return self.level, self.code


@dataclass(frozen=True, slots=True)
class Listed:
    """The areas of a level in their order.

    ``left_out`` counts those that do not belong to the first so many, ``tied`` those of them with the same
    value as the last that does. ``is_grouped`` says whether they stand in the groups that they are under.
    """

    level: Level
    areas: tuple[Area, ...]
    left_out: int = 0
    tied: int = 0
    is_grouped: bool = False

    @property
    def under_level(self) -> Level:
        """Return the level of what the areas are listed under."""
        trusts = (Level.HEALTH_TRUST, Level.REGSIM_REGION)
        return Level.HEALTH_REGION if self.level in trusts else Level.COUNTY


def in_order(releases: Sequence[Release]) -> tuple[Release, ...]:
    """Return releases with each indicator's periods together, the earliest first, and none of them twice.

    Raises ``NkiError`` (U061) for two different ones of the same indicator and period.
    """
    if len(releases) == 1:
        return tuple(releases)
    once = list(dict.fromkeys(releases))
    kinds = [(release.about.indicator, release.about.period) for release in once]
    twice = dict.fromkeys(one for one in kinds if kinds.count(one) > 1)
    if twice:
        raise NkiError(*(Issue.of("U061", indicator=name, period=period) for name, period in twice))
    indicators = list(dict.fromkeys(name for name, _ in kinds))
    return tuple(
        sorted(once, key=lambda one: (indicators.index(one.about.indicator), _moment(one.about.period)))
    )


def chosen(releases: Sequence[Release], choice: Choice) -> tuple[Release, ...]:
    """Return the releases with the rows of the levels that were asked for.

    Raises ``NkiError`` (U008) for a level that none of them has.
    """
    present = [level for level in Level if any(row.level is level for one in releases for row in one.rows)]
    absent = [level for level in choice.levels if level not in present]
    if absent:
        levels = ", ".join(present)
        issues = [Issue.of("U008", given=one, meant=meant(one, present), levels=levels) for one in absent]
        raise NkiError(*issues)
    if not choice.levels:
        return tuple(releases)
    return tuple(
        replace(one, rows=tuple(row for row in one.rows if row.level in choice.levels)) for one in releases
    )


def arranged(releases: Sequence[Release], choice: Choice) -> tuple[Listed, ...]:
    """Return the areas of each level in the order in which they are shown, from the top level down."""
    areas = {area.key: area for release in releases for area in _areas(release)}
    values = _values(releases)
    levels = [level for level in Level if any(key[0] is level for key in areas)]
    return tuple(
        _listed([one for one in areas.values() if one.level is level], values, choice) for level in levels
    )


def rearranged(releases: Sequence[Release], choice: Choice) -> tuple[Release, ...]:
    """Return the releases with their rows in the order of the areas, without those that are left out."""
    if choice.order is None:
        return tuple(releases)
    areas = (area for listed in arranged(releases, choice) for area in listed.areas)
    places = {area.key: at for at, area in enumerate(areas)}
    return tuple(
        replace(
            release,
            rows=tuple(
                sorted(
                    (row for row in release.rows if (row.level, row.code) in places),
                    # the groups of an area keep their order
                    key=lambda row: (row.measure, places[row.level, row.code]),
                )
            ),
        )
        for release in releases
    )


def _listed(areas: list[Area], values: Mapping[Key, Fraction], choice: Choice) -> Listed:
    order = choice.order
    level = areas[0].level
    if order is None:
        areas.sort(key=lambda one: (sort_key(one.under_name), one.under, *_named(one)))
        return Listed(level, tuple(areas), is_grouped=any(one.under for one in areas))
    if order is Sort.CODE:
        areas.sort(key=lambda one: one.code)
    elif order is Sort.NAME:
        areas.sort(key=_named)
    else:
        sign = -1 if order is Sort.VALUE else 1
        ranked = sorted((one for one in areas if one.key in values), key=_named)
        ranked.sort(key=lambda one: sign * values[one.key])
        areas = [*ranked, *sorted((one for one in areas if one.key not in values), key=_named)]
    if choice.top is None or choice.top >= len(areas):
        return Listed(level, tuple(areas))
    shown, rest = areas[: choice.top], areas[choice.top :]
    last = values.get(shown[-1].key)
    by_value = order in (Sort.VALUE, Sort.LOWEST) and last is not None
    tied = sum(values.get(one.key) == last for one in rest) if by_value else 0
    return Listed(level, tuple(shown), len(rest), tied)


def _named(area: Area) -> tuple[SortKey, str]:
    return sort_key(area.name), area.code


def _values(releases: Sequence[Release]) -> dict[Key, Fraction]:
    """Return the values that areas are sorted by: those of the first main measure in its last period."""
    leading = [one for one in releases if one.about.indicator == releases[0].about.indicator]
    last = max(leading, key=lambda one: _moment(one.about.period))
    main = min(measure.number for measure in last.about.measures)
    return {
        (row.level, row.code): row.value
        for row in last.rows
        if row.measure == main and not row.group and row.status in SHOWN and row.value is not None
    }


def _areas(release: Release) -> Iterator[Area]:
    """Yield the areas of a release; those of later periods take the place of earlier ones."""
    names = _names(release)
    for row in release.rows:
        under = _under(row)
        found = "" if under is None else names.get(under, "")
        yield Area(row.level, row.code, row.name, "" if under is None else under[1], found)


def _under(row: Row) -> Key | None:
    if row.county:
        return Level.COUNTY, row.county
    return (Level.HEALTH_REGION, row.region) if row.region else None


def _names(release: Release) -> dict[Key, str]:
    """Return what areas are called that others are listed under, whether they are in the release or not."""
    last = _last_day(release.about.period)
    names: dict[Key, str] = {}
    if last is not None:
        counties = geography.counties_on(max(last, geography.FIRST_DAY))
        names |= {(Level.COUNTY, code): name for code, name in counties.items()}
    names |= {(Level.HEALTH_REGION, code): name for code, name in geography.health_regions().items()}
    return names | {(row.level, row.code): row.name for row in release.rows}


def _moment(period: str) -> tuple[str, str]:
    last = _last_day(period)
    return ("" if last is None else last.isoformat()), period


def _last_day(period: str) -> date | None:
    try:
        return Period.parse(period).last_day
    except ValueError:
        return None
