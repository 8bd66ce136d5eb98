"""The second way to what decides about rows: persons' first events, lookups, groups, exclusions, periods.

One indicator with all of them and an estimate that is passed through, computed row by row without a line of
nki. Periods are written out as the calendar has them.
"""

from datetime import date, timedelta
from fractions import Fraction
from statistics import median

COUNTIES = {"0301": "03", "1103": "11", "1106": "11", "4601": "46"}
KINDS = {"Planlagt": "Ventet", "Øyeblikkelig": "Haster", "Ambulanse": "Haster", "Annet": None}
"""The group of each answer; one has none."""

STAYS = {
    "id": "stays",
    "units": "municipality",
    "rows": "many_per_unit",
    "columns": [
        {"name": "municipality", "type": "unit"},
        {"name": "person", "type": "text", "missing": ["?"]},
        {"name": "admitted", "type": "date"},
        {"name": "left", "type": "date"},
        {"name": "kind", "type": "choice", "values": [*KINDS], "missing": ["Vet ikke"]},
        {"name": "ward", "type": "text"},
        {"name": "died", "type": "choice", "values": ["Ja", "Nei"], "not_applicable": ["Gjelder ikke"]},
        {"name": "code", "type": "text"},
    ],
    "derived": [
        {"name": "days", "duration": {"start": "admitted", "end": "left", "unit": "days"}},
        {
            "name": "urgency",
            "groups": {
                "of": "kind",
                "groups": [
                    {"group": "Ventet", "values": ["Planlagt"]},
                    {"group": "Haster", "values": ["Øyeblikkelig", "Ambulanse"]},
                ],
            },
        },
    ],
    "dated": "admitted",
    "exclude": [
        {"reason": "Feilkode", "where": {"column": "code", "starts_with": "X"}},
        {
            "reason": "Kort opphold",
            "where": {"all": [{"column": "days", "at_most": "0"}, {"column": "size", "equals": "Liten"}]},
        },
    ],
    "first": {"per": "person", "by": "admitted"},
    "joins": [{"source": "wards", "on": {"ward": "ward"}, "columns": ["size", "beds"]}],
}
WARDS = {
    "id": "wards",
    "units": "municipality",
    "rows": "many_per_unit",
    "columns": [
        {"name": "municipality", "type": "unit"},
        {"name": "ward", "type": "text"},
        {"name": "size", "type": "choice", "values": ["Liten", "Stor"]},
        {"name": "beds", "type": "count", "missing": ["-"]},
    ],
}
ESTIMATES = {
    "id": "estimates",
    "units": "area",
    "columns": [
        {"name": "area", "type": "unit"},
        {"name": "harm", "type": "number"},
        {"name": "low", "type": "number"},
        {"name": "high", "type": "number"},
        {"name": "reviewed", "type": "count"},
    ],
}
EVERY = {"rows": "true", "source": "stays"}
DIED = {**EVERY, "where": {"column": "died", "equals": "Ja"}}
MEASURES = [
    {"kind": "proportion", "numerator": DIED, "denominator": EVERY},
    {"kind": "count", "numerator": {"distinct": "ward", "source": "stays"}},
    {"kind": "median", "unit": "days", "values": {"column": "days", "source": "stays"}},
    {"kind": "ratio", "numerator": {"sum": "beds", "source": "stays"}, "denominator": EVERY},
    {
        "kind": "count",
        "numerator": {
            **EVERY,
            "where": {
                "any": [{"column": "size", "equals": "Stor"}, {"column": "urgency", "equals": "Haster"}]
            },
        },
    },
    {
        "kind": "proportion",
        "numerator": {"units": {"measure": "3", "at_least": "2", "at_most": "5"}},
        "denominator": {"units": {"measure": "3"}},
    },
    {
        "kind": "estimate",
        "interval": "source",
        "estimate": {
            "value": "harm",
            "lower": "low",
            "upper": "high",
            "observations": "reviewed",
            "source": "estimates",
        },
    },
]
CHANGES = {
    "levels": {"publish": ["national", "county"]},
    "sources": [STAYS, WARDS, ESTIMATES],
    "main_measure": MEASURES[0],
    "other_measures": MEASURES[1:],
    "strata": [{"id": "urgency", "text": "Hastegrad", "column": "urgency"}],
}
NEEDED = {1: ("died",), 2: ("ward",), 3: ("days",), 4: ("beds",), 5: ()}


class Refused(Exception):  # noqa: N818
    """Rows contradict themselves, so that no figure is right."""


def rule_of(period):
    """Return the rule by which an indicator has such a period."""
    letter = period[5:6]
    if "R" in period:
        return {"kind": "rolling", "months": period.split("R")[1]}
    names = {"": "year", "H": "half_year", "T": "tertial", "Q": "quarter", "M": "month", "W": "week"}
    return {"kind": names[letter]}


def days_of(period):
    """Return the first and the last day of a period, as its name writes them."""
    year, letter, rest = int(period[:4]), period[5:6], period[6:]
    if letter == "W":
        # the week of ISO 8601 that has 4 January is the first
        fourth = date(year, 1, 4)
        monday = fourth - timedelta(days=fourth.weekday()) + timedelta(weeks=int(rest) - 1)
        return monday, monday + timedelta(days=6)
    if "R" in rest:
        last, length = (int(part) for part in rest.split("R"))
    else:
        length = {"": 12, "H": 6, "T": 4, "Q": 3, "M": 1}[letter]
        last = length * int(rest or 1)
    after = date(year, last + 1, 1) if last < 12 else date(year + 1, 1, 1)
    first = date(year, last, 1)
    for _ in range(length - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first, after - timedelta(days=1)


def figures(stays, wards, estimates, period):
    """Return ``(measure, level, code, group)`` → numerator, denominator, value, lower, upper."""
    rows = those_that_count([understood(row, wards) for row in stays], *days_of(period))
    found = {}
    for level, code in [("national", "0"), ("county", "03"), ("county", "11"), ("county", "46")]:
        here = [row for row in rows if level == "national" or COUNTIES[row["municipality"]] == code]
        for number in range(1, 6):
            answered = [row for row in here if answers(number, row)]
            if not answered:
                continue
            for group in ("", "Ventet", "Haster", "Ukjent"):
                some = [row for row in answered if not group or (row["urgency"] or "Ukjent") == group]
                found[number, level, code, group] = (*figure(number, some), None, None)
        if any(answers(3, row) for row in here):
            found[6, level, code, ""] = (*units(here), None, None)
    for row in estimates:
        level = "national" if row["area"] == "0" else "county"
        if row["harm"]:
            value, low, high = (
                None if not row[key] else Fraction(row[key]) for key in ("harm", "low", "high")
            )
            reviewed = int(row["reviewed"]) if row["reviewed"] else None
            found[7, level, row["area"], ""] = (None, reviewed, value, low, high)
    return found


def understood(row, wards):
    """Return a row with what is worked out of it and looked up for it."""
    there = next((ward for ward in wards if row["ward"] and ward["ward"] == row["ward"]), {})
    admitted, left = (date.fromisoformat(row[key]) if row[key] else None for key in ("admitted", "left"))
    days = (left - admitted).days if left and admitted else None
    if days is not None and days < 0:
        raise Refused("somebody left before being admitted")
    beds = there.get("beds")
    return {
        **row,
        "day": admitted,
        "days": days,
        "person": None if row["person"] in ("", "?") else row["person"],
        "urgency": KINDS.get(row["kind"]),
        "size": there.get("size"),
        "beds": None if beds in (None, "", "-") else int(beds),
    }


def those_that_count(rows, first, last):
    """Return the rows of the period that no rule leaves out: of each person the first."""
    rows = [row for row in rows if row["day"] is not None and first <= row["day"] <= last]
    rows = [row for row in rows if not row["code"].startswith("X")]
    rows = [row for row in rows if not (row["days"] == 0 and row["size"] == "Liten")]
    earliest = {}
    for row in rows:
        if row["person"] is None:
            continue
        before = earliest.get(row["person"])
        # of two on one day that counts whose cells come first, blank ones last
        if before is None or order(row) < order(before):
            earliest[row["person"]] = row
    return list(earliest.values())


def order(row):
    cells = [row[column["name"]] for column in STAYS["columns"]]
    return row["day"], *((cell == "", cell) for cell in [row["municipality"], *cells[2:]])


def answers(number, row):
    if number == 5:
        # one true part is enough, and otherwise both have to be known
        return (
            row["size"] == "Stor" or row["urgency"] == "Haster" or None not in (row["size"], row["urgency"])
        )
    if number == 1:
        return row["died"] in ("Ja", "Nei")
    if number == 2:
        return row["ward"] != ""
    return row[NEEDED[number][0]] is not None


def figure(number, rows):
    n = len(rows)
    if number == 1:
        died = sum(row["died"] == "Ja" for row in rows)
        return died, n, Fraction(100 * died, n) if n else None
    if number == 2:
        wards = len({row["ward"] for row in rows})
        return wards, None, Fraction(wards)
    if number == 3:
        return None, n, Fraction(median(Fraction(row["days"]) for row in rows)) if n else None
    if number == 4:
        beds = sum(row["beds"] for row in rows)
        return beds, n, Fraction(beds, n) if n else None
    many = sum(row["size"] == "Stor" or row["urgency"] == "Haster" for row in rows)
    return many, None, Fraction(many)


def units(rows):
    """Return how many municipalities have a median from 2 to 5 days, and how many have one at all."""
    medians = []
    for municipality in {row["municipality"] for row in rows}:
        days = [
            Fraction(row["days"])
            for row in rows
            if row["municipality"] == municipality and row["days"] is not None
        ]
        if days:
            medians.append(median(days))
    good = sum(2 <= one <= 5 for one in medians)
    return good, len(medians), Fraction(100 * good, len(medians)) if medians else None
