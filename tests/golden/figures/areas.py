"""Which trusts and municipalities belong where, from the tables that the project keeps."""

import csv
from pathlib import Path

ROOT = Path(__file__).parents[3]
GEOGRAPHY = ROOT / "nki" / "geography" / "data"

NORD, VEST, MIDT, SOR_OST = "883658752", "983658725", "983658776", "991324968"
REGSIM = {NORD: "regsim-nord", VEST: "regsim-vest", MIDT: "regsim-midt", SOR_OST: "regsim-sor-ost"}


def _table(name, folder=GEOGRAPHY):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def areas_of_er_units(indicator):
    """Return level, code and units of the nation, counties and units, by the register beside a delivery.

    For registers of units that are open all the time.
    """
    rows = _table("er_units.csv", ROOT / "examples" / indicator / "register")
    units = {row["unit_id"]: row["host_municipality"][:2] for row in rows}
    counties = sorted(set(units.values()))
    return [
        ("national", "0", set(units)),
        *(("county", county, {unit for unit in units if units[unit] == county}) for county in counties),
        *(("er_unit", unit, {unit}) for unit in units),
    ]


def areas_of_trusts(*levels):
    """Return level, code and trusts of every area on the levels."""
    trusts = {row["code"]: row["health_region"] for row in _table("health_trusts.csv")}
    found = []
    if "national" in levels:
        found.append(("national", "0", set(trusts)))
    for region, regsim in REGSIM.items():
        inside = {code for code, of in trusts.items() if of == region}
        if "health_region" in levels:
            found.append(("health_region", region, inside))
        if "regsim_region" in levels:
            found.append(("regsim_region", regsim, inside))
    if "health_trust" in levels:
        found += [("health_trust", code, {code}) for code in trusts]
    return found


def municipalities_of_region(region):
    """Return code and name of the municipalities that a health region serves, of those that exist in 2024."""
    names = {row["code"]: row["name"] for row in _table("municipalities.csv") if not row["valid_to"]}
    rows = _table("health_trust_municipalities.csv")
    return [
        (row["municipality"], names[row["municipality"]]) for row in rows if row["health_region"] == region
    ]


def municipalities_of_counties():
    """Return the municipalities that exist in 2024 by their county, in order."""
    codes = [row["code"] for row in _table("municipalities.csv") if not row["valid_to"]]
    found = {}
    for code in sorted(codes):
        found.setdefault(code[:2], []).append(code)
    return found


def areas_of_municipalities():
    """Return level, code and municipalities of health regions, health trusts and municipalities."""
    rows = _table("health_trust_municipalities.csv")
    found = []
    for level, column in (("health_region", "health_region"), ("health_trust", "health_trust")):
        codes = sorted({row[column] for row in rows if row[column]})
        found += [
            (level, code, {row["municipality"] for row in rows if row[column] == code}) for code in codes
        ]
    return found + [("municipality", row["municipality"], {row["municipality"]}) for row in rows]
