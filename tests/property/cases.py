"""Cases that nobody would think of: indicators, registers and deliveries that fit each other."""

import pprint
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from tests import inputs
from tests.indicator import indicator
from tests.oracle_areas import code_on, id_meant
from tests.oracle_areas import reporting as reporting_on

GEOGRAPHY = inputs.geography()
EVERYWHERE = ["national", "health_region", "health_trust", "regsim_region", "county", "municipality"]
PUBLISHED = {
    "er_unit": [*EVERYWHERE, "er_unit"],
    "municipality": EVERYWHERE,
    "health_trust": ["national", "health_region", "health_trust", "regsim_region"],
    "county": ["national", "county"],
    "health_region": ["national", "health_region"],
    "regsim_region": ["national", "regsim_region"],
}
"""The levels that figures can be published on, by the level of those who report."""

REPORTING = ["er_unit", "er_unit", "municipality", "municipality", "health_trust", "county"]
REPORTING += ["health_region", "regsim_region"]
UNITS = ["U1", "U2", "U3", "U4", "U5", "U6"]
NO_ANSWER = ["", "", "Vet ikke", "Ikke aktuelt"]
CODES = {"missing": ["Vet ikke"], "not_applicable": ["Ikke aktuelt"]}

COLUMNS = [
    {"name": "unit", "type": "unit"},
    {"name": "people", "type": "count", **CODES},
    {"name": "trained", "type": "count", "at_most": "people", **CODES},
    {"name": "rooms", "type": "count", **CODES},
    {"name": "hours", "type": "number", **CODES},
    {"name": "tool", "type": "choice", "values": ["RETTS", "METTS", "SATS", "Ingen"], **CODES},
    {"name": "since", "type": "date", **CODES},
    {"name": "note", "type": "text", **CODES},
]

TEXTS = ["x", "X", "x y", "Åre", "50_%", "a;b", 'han sa "hei"', "to\nlinjer", "'", "0301", "null", "nan"]
DATES = ["2020-12-31", "2021-01-01", "2021-06-15", "2024-02-29"]

HOSTS = {
    2019: ["1201", "0301", "1567", "5001", "1601", "1903"],
    2021: ["4601", "4633", "0301", "5059", "1566", "3005", "1507", "0602", "3301"],
    2024: ["4601", "0301", "5059", "1566", "1508", "1580", "3005", "0602", "5501"],
}
"""Municipalities for each year, some of them under a number from before or after it."""


PLACES = {
    "county": {
        2019: ["12", "3", "03", "50", "Nordland"],
        2021: ["46", "03", "Oslo", "50", "30"],
        2024: ["46", "03", "33", "55"],
    },
    "health_trust": ["983974724", "Helse Bergen HF", "883971752", "993467049", "883974832", "983974929"],
    "health_region": ["883658752", "Helse Vest RHF", "983658725", "991324968"],
    "regsim_region": ["regsim-nord", "RegSim Nord", "regsim-sor-ost", "RegSim Vest"],
}
"""What deliveries call those who report: by code, by name, or by a code that has lost its zero."""


@dataclass(frozen=True)
class Case:
    """Something to compute, in plain dictionaries."""

    spec: dict
    rows: list
    er_units: list
    coverage: list
    year: int

    def __repr__(self):
        keys = ("main_measure", "other_measures", "levels", "response_threshold")
        source = {key: self.spec["sources"][0][key] for key in ("units", "rows")}
        spec = {key: self.spec[key] for key in keys} | source
        parts = {"spec": spec, "rows": self.rows, "er_units": self.er_units, "coverage": self.coverage}
        return (
            "".join(f"\n{name} = {pprint.pformat(part, width=120)}" for name, part in parts.items())
            + f"\nyear = {self.year}"
        )


@st.composite
def cases(draw, reporting=REPORTING):
    """Draw a case without errors in it."""
    year = draw(st.sampled_from(sorted(HOSTS)))
    who = draw(st.sampled_from(reporting))
    er_units, coverage = draw(registers(year)) if who == "er_unit" else ([], [])
    many = draw(st.booleans())
    answering = st.sampled_from(callable_by(who, er_units, year))
    ids = draw(st.lists(answering, min_size=1, max_size=12))
    if not many:
        ids = once_each(who, ids, er_units, year)
    tidy = draw(st.booleans())
    rows = [draw(rows_of(unit, tidy)) for unit in ids]
    return Case(draw(specs(many, who)), rows, er_units, coverage, year)


def callable_by(who, er_units, year):
    """Return what rows may call those who report."""
    if who == "er_unit":
        return sorted({row["unit_id"] for row in er_units})
    if who == "municipality":
        return [*HOSTS[year], "Oslo", "Bergen"]
    return PLACES[who][year] if who == "county" else PLACES[who]


def once_each(who, ids, er_units, year):
    """Leave out what means somebody who is in the list already."""
    day = date(year, 12, 31)
    known = reporting_on(who, GEOGRAPHY, er_units, [], day)
    seen = {}
    for one in ids:
        seen.setdefault(id_meant(who, one, known, GEOGRAPHY, day), one)
    return list(seen.values())


@st.composite
def registers(draw, year):
    """Draw units that were open all along, or opened, closed, moved or changed names at some time.

    The first was always open, since a register without open units is refused.
    """
    er_units, coverage = [], []
    hosts = st.sampled_from(HOSTS[year])
    for unit in UNITS[: draw(st.integers(1, len(UNITS)))]:
        possible = histories(year)[:1] if unit == UNITS[0] else histories(year)
        for i, validity in enumerate(draw(st.sampled_from(possible))):
            name = f"Legevakt {unit}" + " ny" * i
            er_units.append({"unit_id": unit, "name": name, "host_municipality": draw(hosts), **validity})
            served = draw(st.lists(hosts, max_size=3, unique=True))
            coverage += [
                {"unit_id": unit, "municipality": code, **validity} for code in without_twins(served, year)
            ]
    return er_units, coverage


def without_twins(codes, year):
    """Leave out codes that are the same municipality as another one in the list."""
    seen = {}
    for code in codes:
        day = date(year, 12, 31)
        seen.setdefault(code_on(code, day, GEOGRAPHY["municipalities"], GEOGRAPHY["changes"]), code)
    return list(seen.values())


def histories(year):
    """Return periods of validity, in order, as seen from a year."""

    def since(start, end=""):
        return {"valid_from": start, "valid_to": end}

    middle, last, after = f"{year}-07-01", f"{year}-12-31", f"{year + 1}-01-01"
    return [
        [since("2018-01-01")],
        [since("2018-01-01")],
        [since("2018-01-01", middle), since(middle)],
        [since(middle)],
        [since(last)],
        [since("2018-01-01", after)],
        [since("2018-01-01", last)],
        [since("2018-01-01", middle)],
        [since(after)],
        [since("2018-01-01", middle), since(f"{year + 2}-01-01")],
    ]


def counts(tidy, most=10**15):
    """Draw counts, many of them 0: as a machine writes them, or as people do."""
    numbers = st.one_of(st.just(0), st.integers(0, 5), st.integers(0, most))
    if tidy:
        return st.builds(str, numbers)
    before, after = st.sampled_from(["", "", "", " ", "0", "+"]), st.sampled_from(["", " "])
    return st.builds("{}{}{}".format, before, numbers, after)


def answers(tidy, values):
    """Draw a value most of the time, and now and then no answer."""
    return st.one_of(values, values, values, st.sampled_from(NO_ANSWER if tidy else [*NO_ANSWER, " "]))


@st.composite
def rows_of(draw, unit, tidy):
    """Draw a row in which the trained are some of the people.

    A delivery of tidy rows is read fast; one cell that people wrote in another way, and it is read
    with care. Both ways have to come to the same.
    """
    people = draw(answers(tidy, counts(tidy)))
    most = int(people) if people.strip().lstrip("+").isdigit() else 10**15
    hours = ["0", "7.5", "24", "24.0", "-3.25", "0.1", "123456789.5"]
    dates = DATES if tidy else [*DATES, "31.12.2020", "1.1.2021"]
    return {
        "unit": unit,
        "people": people,
        "trained": draw(answers(tidy, counts(tidy, most).filter(lambda text: int(text) <= most))),
        "rooms": draw(answers(tidy, counts(tidy, 20))),
        "hours": draw(answers(tidy, st.sampled_from(hours))),
        "tool": draw(answers(tidy, st.sampled_from(["RETTS", "METTS", "SATS", "Ingen"]))),
        "since": draw(answers(tidy, st.sampled_from(dates))),
        "note": draw(answers(tidy, st.sampled_from(TEXTS))),
    }


@st.composite
def specs(draw, many, who="er_unit"):
    """Draw an indicator over the columns: a main measure and two counts."""
    source = {"units": who, "rows": "many_per_unit" if many else "one_per_unit", "columns": COLUMNS}
    levels = PUBLISHED[who]
    counts_ = [{"kind": "count", "numerator": draw(aggregates())} for _ in range(2)]
    main = draw(
        st.sampled_from(
            [draw(proportions()), draw(proportions()), {"kind": "count", "numerator": {"same_as": "2"}}]
        )
    )
    if draw(st.booleans()):
        main = {"kind": "proportion", "numerator": {"same_as": "2"}, "denominator": {"same_as": "3"}}
        counts_ = [
            {"kind": "count", "numerator": {"sum": "trained"}},
            {"kind": "count", "numerator": {"sum": "people"}},
        ]
    publish = draw(st.lists(st.sampled_from(levels), min_size=1, unique=True))
    return indicator(
        {
            "main_measure": main,
            "other_measures": counts_,
            "levels": {"publish": sorted(publish, key=levels.index)},
            "sources": [source],
            "response_threshold": draw(st.sampled_from(["", "", "0", "25", "50", "66.67", "100"])),
        }
    )


@st.composite
def aggregates(draw):
    """Draw what a count counts."""
    aggregate = draw(
        st.sampled_from(
            [
                {"rows": "true"},
                {"sum": "people"},
                {"sum": "trained"},
                {"distinct": "note"},
                {"distinct": "people"},
            ]
        )
    )
    return {**aggregate, **({"where": draw(conditions())} if draw(st.booleans()) else {})}


@st.composite
def proportions(draw):
    """Draw a proportion whose numerator is some of its denominator, row by row."""
    outer, inner = draw(conditions()), draw(conditions())
    shape = draw(st.sampled_from(["rows", "sum", "distinct", "plain"]))
    if shape == "plain":
        return {"kind": "proportion", "numerator": {"sum": "trained"}, "denominator": {"sum": "people"}}
    above, below = {
        "rows": ({"rows": "true"}, {"rows": "true"}),
        "sum": ({"sum": "trained"}, {"sum": "people"}),
        "distinct": ({"distinct": "note"}, {"distinct": "note"}),
    }[shape]
    both = {"all": [outer, inner]}
    return {
        "kind": "proportion",
        "numerator": {**above, "where": both},
        "denominator": {**below, "where": outer},
    }


def conditions():
    """Draw conditions of every operator, joined in every way."""
    return st.recursive(comparisons(), joined, max_leaves=4)


def joined(parts):
    several = st.lists(parts, min_size=1, max_size=3)
    return st.one_of(
        st.builds(lambda found: {"all": found}, several),
        st.builds(lambda found: {"any": found}, several),
        st.builds(lambda found: {"not": found}, parts),
    )


@st.composite
def comparisons(draw):
    """Draw one comparison that the column can make."""
    column = draw(st.sampled_from(COLUMNS[1:]))
    name, kind = column["name"], column["type"]
    values = {
        "count": st.sampled_from(["0", "1", "3", "20", "1000"]),
        "number": st.sampled_from(["0", "7.5", "24", "-3.25", "0.10"]),
        "choice": st.sampled_from(["RETTS", "METTS", "SATS", "Ingen"]),
        "date": st.sampled_from(DATES),
        "text": st.sampled_from(TEXTS),
    }[kind]
    operators = ["equals", "one_of", "is_missing"]
    if kind in ("count", "number", "date"):
        operators += ["at_least", "at_most", "between"]
    if kind == "count":
        operators += ["equals column", "at_least column", "at_most column"]
    if kind in ("text", "choice"):
        operators += ["starts_with"]
    operator = draw(st.sampled_from(operators))
    if operator == "is_missing":
        return {"column": name, "is_missing": draw(st.sampled_from(["true", "false"]))}
    if operator == "one_of":
        return {"column": name, "one_of": draw(st.lists(values, min_size=1, max_size=3, unique=True))}
    if operator == "between":
        low, high = draw(values), draw(values)
        low, high = sorted([low, high], key=float if kind != "date" else str)
        return {"column": name, "between": [low, high]}
    if operator == "starts_with":
        return {"column": name, "starts_with": draw(values)[: draw(st.integers(1, 3))]}
    if operator.endswith(" column"):
        other = draw(st.sampled_from(["people", "trained", "rooms"]))
        return {"column": name, operator.removesuffix(" column"): {"column": other}}
    return {"column": name, operator: draw(values)}


def asked(case):
    """Return the ids of those who are asked: units open when the year ended, or all places of that day."""
    who = case.spec["sources"][0]["units"]
    known = reporting_on(who, GEOGRAPHY, case.er_units, case.coverage, date(case.year, 12, 31))
    return {one for one in known if known[one]["open"]}
