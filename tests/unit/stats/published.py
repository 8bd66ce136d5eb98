"""Figures that others have published with their intervals."""

from typing import NamedTuple


class Area(NamedTuple):
    """Events and population of an area, and the limits of its share and rate, per 100, at 95 and 99.8 %."""

    events: int
    population: int
    share: tuple[float, float]
    share_998: tuple[float, float]
    rate: tuple[float, float]
    rate_998: tuple[float, float]


AREAS = [
    Area(
        24,
        162,
        (0.10162049, 0.2109760),
        (0.08166047, 0.2538084),
        (9.489334, 22.04421),
        (7.1693910, 26.77154),
    ),
    Area(
        6, 120, (0.02311436, 0.1048029), (0.01533517, 0.1510069), (1.834912, 10.88290), (0.9225872, 15.05136)
    ),
    Area(
        68,
        173,
        (0.32336123, 0.4674118),
        (0.28680466, 0.5105106),
        (30.521553, 49.83092),
        (26.1925701, 56.39516),
    ),
    Area(
        95,
        146,
        (0.57038874, 0.7232550),
        (0.52294492, 0.7599232),
        (52.642965, 79.54366),
        (46.3595418, 88.46988),
    ),
    Area(
        46,
        143,
        (0.25064630, 0.4020403),
        (0.21543623, 0.4502461),
        (23.548788, 42.90837),
        (19.4573177, 49.71192),
    ),
    Area(
        56,
        132,
        (0.34324611, 0.5095234),
        (0.30088158, 0.5578251),
        (32.044793, 55.09243),
        (27.0186592, 63.05222),
    ),
    Area(
        76,
        183,
        (0.34636288, 0.4877211),
        (0.30968023, 0.5293222),
        (32.719746, 51.98174),
        (28.3382512, 58.47473),
    ),
    Area(
        18,
        149,
        (0.07779726, 0.1828745),
        (0.06046514, 0.2268239),
        (7.156037, 19.09345),
        (5.1176169, 23.75627),
    ),
]
"""Public Health England, "Introduction to PHEindicatormethods" (Anderson 2019), the tables of phe_proportion
and phe_rate: Wilson, and Byar from ten events on, exact below."""
