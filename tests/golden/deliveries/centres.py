"""Call centres of municipalities that deliver: made up, in municipalities and beside trusts that are real."""

from dataclasses import dataclass

from tests.golden.deliveries.trusts import (
    BERGEN,
    FINNMARK,
    FOERDE,
    FONNA,
    INNLANDET,
    MOERE_OG_ROMSDAL,
    NORD_NORGE,
    NORDLAND,
    OSLO,
    SOERLANDET,
    ST_OLAV,
    STAVANGER,
)
from tests.golden.figures.areas import municipalities_of_counties


@dataclass(frozen=True)
class Centre:
    """A centre, its host municipality, the trust of its area, and how it is given to work here.

    ``calls`` is how many calls it has, ``waiting`` how many seconds a caller waits in the mean.
    """

    id: str
    name: str
    host: str
    trust: str
    calls: int
    waiting: int

    @property
    def full_name(self):
        return f"{self.name} legevaktsentral"


CENTRES = (
    Centre("LS01", "Oslo", "0301", OSLO, 110, 190),
    Centre("LS02", "Stavanger", "1103", STAVANGER, 70, 120),
    Centre("LS03", "Haugesund", "1106", FONNA, 45, 60),
    Centre("LS04", "Ålesund", "1508", MOERE_OG_ROMSDAL, 40, 70),
    Centre("LS05", "Bodø", "1804", NORDLAND, 35, 65),
    Centre("LS06", "Rana", "1833", NORDLAND, 20, 45),
    Centre("LS07", "Sarpsborg", "3105", OSLO, 40, 110),
    Centre("LS08", "Lillestrøm", "3205", OSLO, 65, 140),
    Centre("LS09", "Drammen", "3301", OSLO, 50, 130),
    Centre("LS10", "Hamar", "3403", INNLANDET, 35, 75),
    # has delivered nothing
    Centre("LS11", "Valdres", "3451", INNLANDET, 0, 0),
    Centre("LS12", "Tønsberg", "3905", OSLO, 40, 90),
    Centre("LS13", "Skien", "4003", SOERLANDET, 30, 80),
    Centre("LS14", "Kristiansand", "4204", SOERLANDET, 45, 95),
    Centre("LS15", "Bergen", "4601", BERGEN, 85, 105),
    Centre("LS16", "Førde", "4647", FOERDE, 20, 40),
    Centre("LS17", "Trondheim", "5001", ST_OLAV, 75, 150),
    Centre("LS18", "Orkdal", "5059", ST_OLAV, 15, 50),
    Centre("LS19", "Tromsø", "5501", NORD_NORGE, 35, 85),
    Centre("LS20", "Karasjok", "5610", FINNMARK, 12, 25),
)

ACROSS = {"4611": "LS03", "4612": "LS03", "1566": "LS18"}
"""Municipalities whose centre is in another county."""


def served_by(centre):
    """Return the municipalities that a centre answers for: a part of its county, and some of another one."""
    return [code for code, of in _served() if of == centre.id]


def _served():
    found = []
    for county, codes in municipalities_of_counties().items():
        centres = [one for one in CENTRES if one.host.startswith(county)]
        hosts = {one.host: one.id for one in centres}
        for number, code in enumerate(codes):
            nearest = centres[number * len(centres) // len(codes)].id
            found.append((code, ACROSS.get(code) or hosts.get(code) or nearest))
    return found
