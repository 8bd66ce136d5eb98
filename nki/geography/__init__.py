"""Norway's municipalities and counties on any day since 2002, and the health service's map on top of them.

Codes are text with leading zeros. The tables, their source and how to update them: ``data/README.md``.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from nki.geography.health import (
    InRegion,
    health_regions,
    health_trusts,
    part_called,
    region_of,
    regsim_of,
    regsim_regions,
    trust_of,
)
from nki.geography.history import Divided
from nki.geography.tables import SERVED_ON, counties, municipalities

__all__ = [
    "FIRST_DAY",
    "SERVED_ON",
    "SOURCE",
    "Divided",
    "InRegion",
    "all_municipalities",
    "counties_on",
    "county_of",
    "health_regions",
    "health_trusts",
    "known",
    "municipalities_on",
    "name_of",
    "part_called",
    "region_of",
    "regsim_of",
    "regsim_regions",
    "resolve",
    "trust_of",
]

SOURCE = "Kilde: Statistisk sentralbyrå"
FIRST_DAY = date(2002, 1, 1)


def municipalities_on(day: date) -> dict[str, str]:
    """Return code and name of every municipality on the day, by code.

    Raises ``ValueError`` for a day before ``FIRST_DAY``, which the tables do not cover.
    """
    return dict(_municipalities_on(day))


def counties_on(day: date) -> dict[str, str]:
    """Return code and name of every county on the day, by code.

    Raises ``ValueError`` for a day before ``FIRST_DAY``.
    """
    return dict(_counties_on(day))


def county_of(municipality: str, day: date) -> str:
    """Return the code of the municipality's county on the day.

    Raises ``KeyError`` when the municipality's code was not valid then: resolve it first.
    """
    if municipality not in _municipalities_on(day):
        raise KeyError(municipality)
    return municipality[:2]


def known(code: str) -> bool:
    """Say whether any municipality has had the code since 2002."""
    return code in municipalities()


def name_of(code: str, day: date) -> str:
    """Return the municipality's name on the day. Raises ``KeyError`` when its code was not valid then."""
    return _municipalities_on(day)[code]


def all_municipalities() -> tuple[tuple[str, str], ...]:
    """Return every pair of code and name that a municipality has had since 2002."""
    return municipalities().names()


def resolve(code: str, day: date) -> str:
    """Return the municipality code, valid on the day, that a code stands for then.

    Renumberings and mergers are followed forwards, renumberings backwards, through any number of changes.
    Raises ``Divided`` where somebody who knows has to decide (a division on the way, or a merger that a
    newer code came out of), ``KeyError`` for a code that is not ``known``, and ``ValueError`` before
    ``FIRST_DAY``.
    """
    _covered(day)
    return municipalities().resolve(code, day)


@lru_cache(maxsize=32)
def _municipalities_on(day: date) -> dict[str, str]:
    return municipalities().on(_covered(day))


@lru_cache(maxsize=32)
def _counties_on(day: date) -> dict[str, str]:
    return counties().on(_covered(day))


def _covered(day: date) -> date:
    if day < FIRST_DAY:
        raise ValueError(f"the tables begin on {FIRST_DAY}")
    return day
