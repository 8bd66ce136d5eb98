"""Where the tiles of the counties lie: by hand for each division, so that Norway is recognised."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

COLUMNS, ROWS = 6, 7


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on the grid from the top left, and a name for small screens."""

    column: int
    row: int
    short: str


_NORTH = {
    "18": Tile(3, 1, "Nordl."),
    "50": Tile(2, 2, "Trønd."),
    "15": Tile(1, 3, "Møre"),
}

SINCE_2024: Mapping[str, Tile] = {
    "56": Tile(5, 0, "Finnm."),
    "55": Tile(4, 0, "Troms"),
    **_NORTH,
    "34": Tile(2, 3, "Innl."),
    "46": Tile(0, 4, "Vestl."),
    "33": Tile(1, 4, "Busk."),
    "03": Tile(2, 4, "Oslo"),
    "32": Tile(3, 4, "Akersh."),
    "11": Tile(0, 5, "Rogal."),
    "40": Tile(1, 5, "Telem."),
    "39": Tile(2, 5, "Vestf."),
    "31": Tile(3, 5, "Østf."),
    "42": Tile(1, 6, "Agder"),
}

FROM_2020: Mapping[str, Tile] = {
    "54": Tile(4, 0, "Tr./Fi."),
    **_NORTH,
    "34": Tile(2, 3, "Innl."),
    "46": Tile(0, 4, "Vestl."),
    "30": Tile(1, 4, "Viken"),
    "03": Tile(2, 4, "Oslo"),
    "11": Tile(0, 5, "Rogal."),
    "38": Tile(1, 5, "Ve./Te."),
    "42": Tile(1, 6, "Agder"),
}

FROM_2018: Mapping[str, Tile] = {
    "20": Tile(5, 0, "Finnm."),
    "19": Tile(4, 0, "Troms"),
    **_NORTH,
    "05": Tile(2, 3, "Oppl."),
    "04": Tile(3, 3, "Hedm."),
    "14": Tile(0, 4, "Sogn"),
    "06": Tile(1, 4, "Busk."),
    "03": Tile(2, 4, "Oslo"),
    "02": Tile(3, 4, "Akersh."),
    "12": Tile(0, 5, "Hord."),
    "08": Tile(1, 5, "Telem."),
    "07": Tile(2, 5, "Vestf."),
    "01": Tile(3, 5, "Østf."),
    "11": Tile(0, 6, "Rogal."),
    "10": Tile(1, 6, "V.-Ag."),
    "09": Tile(2, 6, "A.-Ag."),
}

LAYOUTS = (SINCE_2024, FROM_2020, FROM_2018)


def layout_of(codes: Collection[str]) -> Mapping[str, Tile] | None:
    """Return the layout that has a tile for every code, None where there is none."""
    return next((layout for layout in LAYOUTS if set(codes) <= set(layout)), None)
