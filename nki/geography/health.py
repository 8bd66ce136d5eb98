"""The health service on the map: regions, trusts, and which of them a municipality belongs to.

Who serves whom is known of one day, ``tables.SERVED_ON``. A municipality of another day belongs where all
of its territory does on that one, and nowhere where that differs: nothing here is a guess.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from nki.geography import tables
from nki.model.level import Level


class InRegion(NamedTuple):
    """A health trust or a RegSim region: its name, and the code of its health region."""

    name: str
    region: str


def health_regions() -> dict[str, str]:
    """Return code and name of every health region. The code is its authority's organisation number."""
    return dict(tables.health_regions())


def health_trusts() -> dict[str, InRegion]:
    """Return every health trust by its organisation number."""
    return {code: InRegion(*trust) for code, trust in tables.health_trusts().items()}


def regsim_regions() -> dict[str, InRegion]:
    """Return every RegSim region by a code that is ours. There is one in each health region."""
    return {code: InRegion(*regsim) for code, regsim in tables.regsim_regions().items()}


def part_called(code: str) -> tuple[Level, str] | None:
    """Return level and name of a health region, trust or RegSim region by its code; None for another code."""
    if code in (regions := health_regions()):
        return Level.HEALTH_REGION, regions[code]
    if code in (trusts := health_trusts()):
        return Level.HEALTH_TRUST, trusts[code].name
    regsim = regsim_regions().get(code)
    return None if regsim is None else (Level.REGSIM_REGION, regsim.name)


def trust_of(municipality: str, day: date) -> str | None:
    """Return the organisation number of the trust that serves the whole municipality of that day.

    None for Oslo, whose city districts belong to several, and for a municipality of another day whose
    territory is divided between trusts now. Raises ``KeyError`` for a code that was not valid on the day.
    """
    return _only({trust for trust, _ in _serving(municipality, day)})


def region_of(municipality: str, day: date) -> str | None:
    """Return the code of the health region that the whole municipality of that day lies in.

    It is known for Oslo too. None where its territory is divided between regions now. Raises ``KeyError``
    for a code that was not valid on the day.
    """
    return _only({region for _, region in _serving(municipality, day)})


def regsim_of(region: str) -> str:
    """Return the code of the RegSim region that works in a health region. Raises ``KeyError`` for another."""
    return {own: code for code, (_, own) in tables.regsim_regions().items()}[region]


@lru_cache(maxsize=4096)
def _serving(municipality: str, day: date) -> frozenset[tuple[str, str]]:
    now = tables.municipalities().became(municipality, day, tables.SERVED_ON)
    return frozenset(tables.served_by()[code] for code in now)


def _only(found: set[str]) -> str | None:
    """Return the one that was found, if it is one; an empty code stands for several."""
    return (found.pop() or None) if len(found) == 1 else None
