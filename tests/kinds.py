"""The second way to every kind: one indicator with all of them, computed row by row without a line of nki.

Rows are dictionaries of text. Each figure is taken of the list of the rows that belong to it; weights, scores
and percentiles are written out as a textbook has them.
"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
STANDARD = {"unge": 600, "gamle": 400}
COUNTIES = {"0301": "03", "1103": "11", "1106": "11", "4601": "46"}

CALLS = {
    "id": "calls",
    "units": "municipality",
    "rows": "many_per_unit",
    "columns": [
        {"name": "municipality", "type": "unit"},
        {"name": "person", "type": "text"},
        {"name": "rang", "type": "datetime", "missing": ["-"]},
        {"name": "taken", "type": "datetime"},
        {"name": "weight", "type": "number", "minimum": "0.1"},
        {
            "name": "first_question",
            "type": "count",
            "minimum": "1",
            "maximum": "5",
            "not_applicable": ["Gjelder ikke"],
        },
        {"name": "second_question", "type": "count", "minimum": "1", "maximum": "5"},
        {"name": "sex", "type": "choice", "values": ["Kvinne", "Mann"]},
        {"name": "years", "type": "count"},
        {"name": "test", "type": "choice", "values": ["Ja", "Nei"]},
    ],
    "derived": [
        {"name": "wait", "duration": {"start": "rang", "end": "taken", "unit": "minutes"}},
        {
            "name": "age",
            "bands": {
                "of": "years",
                "groups": [{"group": "unge", "from": "0", "to": "39"}, {"group": "gamle", "from": "40"}],
            },
        },
    ],
    "dated": "rang",
    "exclude": [{"reason": "Prøveanrop", "where": {"column": "test", "equals": "Ja"}}],
}
PEOPLE = {
    "id": "people",
    "units": "municipality",
    "rows": "many_per_unit",
    "columns": [
        {"name": "municipality", "type": "unit"},
        {"name": "year", "type": "count"},
        {"name": "age", "type": "choice", "values": ["unge", "gamle"]},
        {"name": "inhabitants", "type": "count"},
    ],
    "dated": "year",
}
QUICK = {"rows": "true", "source": "calls", "where": {"column": "wait", "at_most": "2"}}
EVERY = {"rows": "true", "source": "calls"}
INHABITANTS = {"sum": "inhabitants", "source": "people"}
WAIT = {"column": "wait", "source": "calls"}
ITEMS = [{"column": "first_question"}, {"column": "second_question", "reversed": "true"}]
GROUPS = [{"group": group, "weight": str(weight)} for group, weight in STANDARD.items()]
MEASURES = [
    {"kind": "proportion", "numerator": QUICK, "denominator": EVERY},
    {"kind": "mean", "unit": "minutes", "values": WAIT},
    {"kind": "median", "unit": "minutes", "values": WAIT},
    {"kind": "percentile", "unit": "minutes", "percentile": "90", "values": WAIT},
    {"kind": "rate", "unit": "per_1000", "factor": "1000", "numerator": EVERY, "denominator": INHABITANTS},
    {
        "kind": "weighted_proportion",
        "unit": "percent",
        "numerator": QUICK,
        "denominator": EVERY,
        "weight": "weight",
    },
    {"kind": "weighted_mean", "unit": "minutes", "values": WAIT, "weight": "weight"},
    {
        "kind": "index",
        "unit": "points",
        "index": {"items": ITEMS, "minimum_answered": "1", "source": "calls"},
    },
    {"kind": "count", "unit": "persons", "numerator": {"distinct": "person", "source": "calls"}},
    {
        "kind": "proportion",
        "numerator": {"units": {"measure": "1", "at_least": "50"}},
        "denominator": {"units": {"measure": "1"}},
    },
    {"kind": "composite", "parts": [{"measure": "1"}, {"measure": "8", "weight": "3"}]},
    {
        "kind": "standardised_rate",
        "unit": "per_1000",
        "factor": "1000",
        "numerator": EVERY,
        "denominator": INHABITANTS,
        "standard": {"by": "age", "text": "Oppdiktet", "groups": GROUPS},
    },
    {"kind": "ratio", "numerator": {"sum": "years", "source": "calls"}, "denominator": EVERY},
    {
        "kind": "index",
        "unit": "points",
        "index": {"items": ITEMS, "minimum_answered": "1", "source": "calls"},
        "weight": "weight",
    },
]
CHANGES = {
    "levels": {"publish": ["national", "county", "municipality"]},
    "sources": [CALLS, PEOPLE],
    "main_measure": MEASURES[0],
    "other_measures": MEASURES[1:],
    "strata": [{"id": "sex", "text": "Kjønn", "column": "sex"}],
}


class Refused(Exception):  # noqa: N818
    """A row contradicts itself, so that no figure is right."""


def figures(calls, people, year):
    """Return ``(measure, level, code, group)`` → numerator, denominator, value, for areas with any answer."""
    kept = [row for row in map(understood, calls) if counts(row, year)]
    inhabitants = [one for one in people if int(one["year"]) == year]
    found = {}
    for level, code in [
        ("national", "0"),
        *(("county", one) for one in {*COUNTIES.values()}),
        *municipalities(),
    ]:
        here = [row for row in kept if inside(row["municipality"], level, code)]
        living = [one for one in inhabitants if inside(one["municipality"], level, code)]
        for group in ("", "Kvinne", "Mann", "Ukjent"):
            rows = [row for row in here if not group or (row["sex"] or "Ukjent") == group]
            for number in range(1, 15):
                if group and number in (5, 10, 12):
                    continue  # the inhabitants have no sex here, and units are not of one
                if has_answer(number, here):
                    found[number, level, code, group] = figure(number, rows, living)
    for (number, *area), (_, _, value) in list(found.items()):
        if number == 1 and (8, *area) in found:
            other = found[8, *area][2]
            both = value is not None and other is not None
            found[11, *area] = (None, None, (value + 3 * other) / 4 if both else None)
    return found


def municipalities():
    return [("municipality", code) for code in COUNTIES]


def inside(municipality, level, code):
    return level == "national" or code in (municipality, COUNTIES[municipality])


def understood(row):
    """Return a row with its values: None where there is none."""
    rang, taken = (clock(row[name]) for name in ("rang", "taken"))
    wait = None
    if rang is not None and taken is not None:
        start = rang[0]
        end = next((one for one in taken if one >= start), None)
        if end is None:
            raise Refused("the call was taken before it rang")
        wait = Fraction(int((end - start).total_seconds()), 60)
    numbers = {name: None if not row[name] else int(row[name]) for name in ("years", "second_question")}
    first = row["first_question"]
    return {
        "municipality": row["municipality"],
        "person": row["person"] or None,
        "day": None if rang is None else rang[0].astimezone(OSLO).date(),
        "wait": wait,
        "weight": None if not row["weight"] else Fraction(Decimal(row["weight"].replace(",", "."))),
        "answers": [
            None if first in ("", "Gjelder ikke") else int(first) - 1,
            None if not row["second_question"] else 5 - numbers["second_question"],
        ],
        "sex": row["sex"],
        "years": numbers["years"],
        "test": row["test"],
    }


def clock(text):
    """Return the instants that a local time can be, the first one first."""
    if not text or text == "-":
        return None
    local = datetime.strptime(text, "%d.%m.%Y %H:%M:%S")  # noqa: DTZ007
    return sorted({local.replace(tzinfo=OSLO, fold=fold).astimezone(UTC) for fold in (0, 1)})


def counts(row, year):
    return row["day"] is not None and row["day"].year == year and row["test"] != "Ja"


NEEDED = {
    1: lambda row: row["wait"] is not None,
    2: lambda row: row["wait"] is not None,
    3: lambda row: row["wait"] is not None,
    4: lambda row: row["wait"] is not None,
    5: lambda _: True,
    6: lambda row: row["wait"] is not None and row["weight"] is not None,
    7: lambda row: row["wait"] is not None and row["weight"] is not None,
    8: lambda row: any(one is not None for one in row["answers"]),
    9: lambda row: row["person"] is not None,
    10: lambda row: row["wait"] is not None,
    12: lambda row: row["years"] is not None,
    13: lambda row: row["years"] is not None,
    14: lambda row: row["weight"] is not None and any(one is not None for one in row["answers"]),
}


def has_answer(number, rows):
    return number != 11 and any(NEEDED[number](row) for row in rows)


def figure(number, rows, living):
    """Return numerator, denominator and value of a figure."""
    rows = [row for row in rows if NEEDED[number](row)]
    quick = [row for row in rows if row["wait"] is not None and row["wait"] <= 2]
    waits = sorted(row["wait"] for row in rows) if number in (2, 3, 4, 7) else []
    n = len(rows)
    if number == 1:
        return len(quick), n, ratio(100 * len(quick), n)
    if number == 2:
        return None, n, ratio(sum(waits), n)
    if number in (3, 4):
        return None, n, percentile(waits, 50 if number == 3 else 90)
    if number == 5:
        people = sum(int(one["inhabitants"]) for one in living)
        return n, people, ratio(1000 * n, people)
    if number == 6:
        above, weights = (sum(row["weight"] for row in some) for some in (quick, rows))
        return len(quick), n, ratio(100 * above, weights)
    if number == 7:
        return (
            None,
            n,
            ratio(sum(row["weight"] * row["wait"] for row in rows), sum(row["weight"] for row in rows)),
        )
    if number == 8:
        return None, n, ratio(sum(score(row) for row in rows), n)
    if number == 14:
        weighted = sum(row["weight"] * score(row) for row in rows)
        return None, n, ratio(weighted, sum(row["weight"] for row in rows))
    if number == 9:
        people = len({row["person"] for row in rows})
        return people, None, Fraction(people)
    if number == 10:
        by_unit = [
            [row for row in rows if row["municipality"] == unit]
            for unit in {row["municipality"] for row in rows}
        ]
        good = sum(2 * sum(row["wait"] <= 2 for row in some) >= len(some) for some in by_unit)
        return good, len(by_unit), ratio(100 * good, len(by_unit))
    if number == 12:
        return standardised(rows, living)
    return sum(row["years"] for row in rows), n, ratio(sum(row["years"] for row in rows), n)


def ratio(above, below):
    return Fraction(above) / below if below else None


def percentile(values, percent):
    if not values:
        return None
    along = Fraction((len(values) - 1) * percent, 100)
    low = int(along)
    high = min(low + 1, len(values) - 1)
    return values[low] + (along - low) * (values[high] - values[low])


def score(row):
    answered = [one for one in row["answers"] if one is not None]
    return Fraction(100 * sum(answered), 4 * len(answered))


def standardised(rows, living):
    events = {
        group: sum(("unge" if row["years"] < 40 else "gamle") == group for row in rows) for group in STANDARD
    }
    people = {
        group: sum(int(one["inhabitants"]) for one in living if one["age"] == group) for group in STANDARD
    }
    total = sum(events.values()), sum(people.values())
    if not all(people.values()):
        return *total, None
    rates = sum(Fraction(STANDARD[group] * events[group], people[group]) for group in STANDARD)
    return *total, 1000 * rates / sum(STANDARD.values())


def later(text, seconds):
    """Return a local time some seconds after another, on the same clock."""
    moment = datetime.strptime(text, "%d.%m.%Y %H:%M:%S") + timedelta(seconds=seconds)  # noqa: DTZ007
    return moment.strftime("%d.%m.%Y %H:%M:%S")
