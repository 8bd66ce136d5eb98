"""The second way to who reports and where they count: as slow and obvious as the rest of the oracle.

Everything comes as plain tables: the register's two files, and the tables of municipalities, counties,
health regions, health trusts, the municipalities that trusts serve, and RegSim regions. Nothing is imported
from nki.
"""

from datetime import date

SERVED_ON = date(2024, 12, 31)
"""A day on which the municipalities are those of the table of who serves whom."""

LEVELS = [
    "national",
    "health_region",
    "health_trust",
    "regsim_region",
    "county",
    "municipality",
    "er_unit",
]


class Refused(Exception):  # noqa: N818
    """The rows or the register contradict the indicator, so that no figure is right."""


def reporting(level, places, er_units, coverage, day):
    """Return those who report on a level, by id: name, whether open, and the areas that each counts in."""
    if level == "er_unit":
        return open_units(er_units, coverage, places, day)
    units = {}
    for code, name in areas_on(level, places, day):
        units[code] = {"name": name, "open": True, "areas": areas_around(level, code, places, day)}
    return units


def areas_of(levels, unit_level, units, places, day):
    """Return level, code, name and the open units of every published area above the units."""
    areas = []
    serving_whole = trusts_serving(places, day) if "health_trust" in levels else set()
    for level in levels:
        if level == unit_level:
            continue
        for code, name in areas_on(level, places, day):
            if level == "health_trust" and code not in serving_whole:
                continue
            members = [
                unit for unit in units if units[unit]["open"] and (level, code) in units[unit]["areas"]
            ]
            areas.append((level, code, name, members))
    return areas


def id_meant(level, text, units, places, day):
    """Return who is meant by a cell: by id, for public places also by name or by a number of another day."""
    if text in units:
        return text
    if level == "er_unit":
        raise Refused(f"no unit {text}")
    named = [code for code in units if units[code]["name"] == text]
    if len(named) == 1:
        return named[0]
    if level == "county" and f"0{text}" in units:
        return f"0{text}"
    if level == "municipality":
        return code_on(text, day, places["municipalities"], places["changes"])
    raise Refused(f"no {level} {text}")


# Areas on a day


def areas_on(level, places, day):
    """Return code and name of every area of a level."""
    if level == "national":
        return [("0", "Norge")]
    if level in ("county", "municipality"):
        table = places["counties" if level == "county" else "municipalities"]
        return [(row["code"], row["name"]) for row in table if valid(row, day)]
    return [(row["code"], row["name"]) for row in places[f"{level}s"]]


def areas_around(level, code, places, day):
    """Return the areas that a place counts in, itself among them."""
    areas = {("national", "0"), (level, code)}
    if level == "municipality":
        areas |= areas_of_municipality(code, places, day)
    if level == "health_trust":
        (region,) = [row["health_region"] for row in places["health_trusts"] if row["code"] == code]
        areas |= health_region_and_regsim(region, places)
    return areas


def areas_of_municipality(code, places, day):
    """Return what a municipality lies in: its county, and what all of it belongs to in the health service."""
    areas = {("county", code[:2])}
    served = serving(code, places, day)
    trusts = {trust for trust, _ in served}
    regions = {region for _, region in served}
    if len(trusts) == 1 and trusts != {""}:
        areas.add(("health_trust", trusts.pop()))
    if len(regions) == 1:
        areas |= health_region_and_regsim(regions.pop(), places)
    return areas


def health_region_and_regsim(region, places):
    """Return a health region and the RegSim region in it."""
    (regsim,) = [row["code"] for row in places["regsim_regions"] if row["health_region"] == region]
    return {("health_region", region), ("regsim_region", regsim)}


def serving(code, places, day):
    """Return the pairs of trust and region that any of a municipality's territory belongs to in 2024."""
    table = {row["municipality"]: row for row in places["health_trust_municipalities"]}
    now = parts(code, day, places)
    return {(table[part]["health_trust"], table[part]["health_region"]) for part in now}


def parts(code, day, places):
    """Return the municipalities of 2024 that hold any of a municipality of an earlier day."""
    ends = [row["valid_to"] for row in places["municipalities"] if row["code"] == code and valid(row, day)]
    (end,) = ends
    if not end or date.fromisoformat(end) > SERVED_ON:
        return {code}
    changed = [row for row in places["changes"] if row["day"] == end and row["old_code"] == code]
    found = set()
    # a new name and no change begins a new row
    for new in [row["new_code"] for row in changed] or [code]:
        found |= parts(new, date.fromisoformat(end), places)
    return found


def trusts_serving(places, day):
    """Return the trusts that have a municipality of their own on a day."""
    of_municipalities = [serving(code, places, day) for code, _ in areas_on("municipality", places, day)]
    return {trust for found in of_municipalities for trust, _ in found if len({one for one, _ in found}) == 1}


# The register on the last day of the period


def valid(row, day):
    """Say whether a row is valid on a day. The day of valid_to is the first one that is not."""
    if date.fromisoformat(row["valid_from"]) > day:
        return False
    return not row["valid_to"] or date.fromisoformat(row["valid_to"]) > day


def days_away(row, day):
    """Return how far a row's validity lies from a day, to name a unit that is not open on it."""
    if date.fromisoformat(row["valid_from"]) > day:
        return (date.fromisoformat(row["valid_from"]) - day).days
    return (day - date.fromisoformat(row["valid_to"])).days + 1


def open_units(er_units, coverage, places, day):
    """Return every unit that the register knows, by id."""
    municipalities, changes = places["municipalities"], places["changes"]
    units = {}
    for unit_id in sorted({row["unit_id"] for row in er_units}):
        of_unit = [row for row in er_units if row["unit_id"] == unit_id]
        now = [row for row in of_unit if valid(row, day)]
        if now:
            host = code_on(now[0]["host_municipality"], day, municipalities, changes)
            rows = [row for row in coverage if row["unit_id"] == unit_id and valid(row, day)]
            served = {code_on(row["municipality"], day, municipalities, changes) for row in rows}
            areas = {("national", "0"), ("er_unit", unit_id)} | areas_of_municipality(host, places, day)
            areas |= {("municipality", code) for code in served}
            units[unit_id] = {"name": now[0]["name"], "open": True, "areas": areas}
        else:
            nearest = min(of_unit, key=lambda row: days_away(row, day))
            units[unit_id] = {"name": nearest["name"], "open": False, "areas": set()}
    return units


def code_on(code, day, municipalities, changes):
    """Return the code that a municipality has on a day, through renumberings and mergers."""
    periods = [row for row in municipalities if row["code"] == code]
    if not periods:
        raise Refused(f"no municipality {code}")
    if any(valid(row, day) for row in periods):
        return code
    if all(date.fromisoformat(row["valid_from"]) > day for row in periods):
        first = min(row["valid_from"] for row in periods)
        before = {row["old_code"] for row in changes if row["day"] == first and row["new_code"] == code}
        if len(before) != 1:
            raise Refused(f"{code} was not one municipality before {first}")
        old = before.pop()
        if len({row["new_code"] for row in changes if row["day"] == first and row["old_code"] == old}) != 1:
            raise Refused(f"{old} was divided on {first}")
        return code_on(old, day, municipalities, changes)
    ended = [row["valid_to"] for row in periods if row["valid_to"]]
    last = max(end for end in ended if date.fromisoformat(end) <= day)
    after = {row["new_code"] for row in changes if row["day"] == last and row["old_code"] == code}
    if len(after) != 1:
        raise Refused(f"{code} was divided on {last}")
    return code_on(after.pop(), day, municipalities, changes)
