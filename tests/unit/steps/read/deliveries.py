"""Small deliveries: a plan over a column of every type, and files as people write them."""

import copy
import csv
import io
from dataclasses import dataclass

from nki.engine import Engine, Rows
from nki.errors import NkiError, words
from nki.model.level import NATIONAL_CODE, Level
from nki.model.period import Period
from nki.model.register import NATION, Area, Membership
from nki.steps.load import load
from nki.steps.plan import plan
from nki.steps.read import read
from nki.steps.read.careful import read_carefully
from nki.steps.read.confirmed import NOTHING
from nki.steps.read.delivery import Delivery, Input
from nki.steps.read.intake import _Asked, _fast
from nki.steps.read.lookups import needed_columns
from nki.steps.read.opening import open_inputs, shared_columns
from nki.steps.read.units import UnitFinder
from tests.indicator import indicator, written

NO_ANSWER = {"missing": ["Vet ikke", "-"], "not_applicable": ["Ikke aktuelt"]}
COLUMNS = [
    {"name": "unit", "header": "Legevakt-ID", "type": "unit"},
    {"name": "doctors", "header": "Hvor mange leger, i alt?", "type": "count", **NO_ANSWER},
    {"name": "trained", "type": "count", "at_most": "doctors", **NO_ANSWER},
    {"name": "hours", "type": "number", "minimum": "-10", "maximum": "500", **NO_ANSWER},
    {"name": "tool", "type": "choice", "values": ["RETTS", "METTS", "Blåbær"], **NO_ANSWER},
    {"name": "since", "type": "date", **NO_ANSWER},
    {"name": "note", "type": "text", **NO_ANSWER},
]
NAMES = [column["name"] for column in COLUMNS]
HEADER = [column.get("header", column["name"]) for column in COLUMNS]
GOOD = ["LV1", "9", "3", "7.5", "RETTS", "2022-02-14", "x"]

UNITS = tuple(Area(Level.ER_UNIT, f"LV{i}", f"Legevakt {i}") for i in range(1, 7))
CLOSED = (Area(Level.ER_UNIT, "LV9", "Legevakt 9"),)
MEMBERS = Membership(
    Level.ER_UNIT,
    (NATION,),
    UNITS,
    CLOSED,
    {
        (Level.NATIONAL, NATIONAL_CODE): tuple(unit.code for unit in UNITS),
        **{(Level.ER_UNIT, unit.code): (unit.code,) for unit in UNITS},
    },
)
KNOWN = {unit.code: unit.name for unit in (*UNITS, *CLOSED)}

PROPORTION = {"kind": "proportion", "numerator": {"sum": "trained"}, "denominator": {"sum": "doctors"}}
COUNTS = [
    {"kind": "count", "numerator": {"rows": "true", "where": {"column": "tool", "equals": "RETTS"}}},
    {"kind": "count", "numerator": {"rows": "true", "where": {"column": "hours", "at_least": "7.5"}}},
    {"kind": "count", "numerator": {"rows": "true", "where": {"column": "since", "at_least": "2022-01-01"}}},
    {"kind": "count", "numerator": {"distinct": "note"}},
]


@dataclass(frozen=True)
class Contract:
    """A plan and its only source."""

    plan: object
    source: object
    spec: object


def contract(
    folder,
    columns=COLUMNS,
    *,
    rows="many_per_unit",
    personal="false",
    main=PROPORTION,
    others=COUNTS,
    period=None,
):
    """Return what a delivery is read against."""
    spec = indicator(
        {
            "sources": [{"rows": rows, "personal": personal, "columns": copy.deepcopy(list(columns))}],
            "main_measure": main,
            "other_measures": copy.deepcopy(list(others)),
            "period": period or {"kind": "year"},
        }
    )
    loaded = load(written(spec, folder)).indicator
    return Contract(plan(loaded, Period(2021)), loaded.sources[0], loaded)


def csv_text(rows, header=HEADER, *, delimiter=";", end="\n", quoting=csv.QUOTE_MINIMAL):
    """Return rows as the text of a CSV file."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue()


def as_input(thing, folder, name="delivery.csv"):
    """Return a table as it is, a path, or text or bytes written to a file."""
    if isinstance(thing, str | bytes):
        path = folder / name
        path.write_bytes(thing if isinstance(thing, bytes) else thing.encode())
        return Input(path)
    return Input(table=thing) if not hasattr(thing, "parent") else Input(thing)


def inputs(things, folder):
    """Return several inputs."""
    return tuple(as_input(one, folder, f"{i}.csv") for i, one in enumerate(things))


def take_in(terms, folder, *things):
    """Read a delivery; return the tables and the warnings."""
    return read(terms.plan, {Level.ER_UNIT: MEMBERS}, Delivery({terms.source.id: inputs(things, folder)}))


def findings(terms, folder, *things):
    """Read a delivery that is refused; return code, row, line and column of all findings, and their words."""
    try:
        take_in(terms, folder, *things)
    except NkiError as stop:
        return [(one.code, one.place.row, one.place.line, one.field, words(one).found) for one in stop.issues]
    raise AssertionError("nothing was found")


@dataclass(frozen=True)
class Road:
    """What came of reading on one of the two roads."""

    units: tuple
    rows: tuple
    distinct: dict
    years: tuple


def _needed(terms):
    return needed_columns(terms.plan, terms.plan.source_plan(terms.source.id))


def fast_road(terms, things):
    """Read as the engine reads, or return None where it is in doubt."""
    with Engine() as engine:
        opened = open_inputs(engine, terms.source, things, _needed(terms))
        planned = terms.plan.source_plan(terms.source.id)
        asked = _Asked(engine, terms.plan, planned, (), Delivery({}), KNOWN, NOTHING)
        result = _fast(asked, opened)
        if result is None:
            return None
        rows = tuple(reading.rows for reading in result.readings)
        return _road(engine, terms, result.rows.relation, result.rows.columns, result.tallies, rows)


def careful_road(terms, things):
    """Read record by record, whether there is doubt or not; return the findings too."""
    with Engine() as engine:
        opened = open_inputs(engine, terms.source, things, _needed(terms))
        finder = UnitFinder(KNOWN, {}, personal=terms.source.personal)
        table = read_carefully(engine, Rows(terms.source, "", ()), opened, terms.plan.measures, finder)
        columns = shared_columns(opened)
        tally = engine.tally(Rows(terms.source, table.relation, columns), terms.plan.measures)
        assert tally is not None
        assert not (tally.doubtful and not table.issues)
        return _road(engine, terms, table.relation, columns, tally.units, table.rows), table.issues


def _road(engine, terms, relation, columns, units, rows):
    distinct = {
        measure.number: engine.over_areas(Rows(terms.source, relation, columns), measure, MEMBERS.members)
        for measure in terms.plan.measures
        if not measure.is_additive
    }
    dated = [column for column in columns if column.name == "since"]
    return Road(tuple(units), tuple(rows), distinct, engine.years(relation, dated[0]) if dated else ())


def row(**cells):
    """Return a good row with other cells in it."""
    return [cells.get(name, good) for name, good in zip(NAMES, GOOD, strict=True)]


def tallied(terms, folder, *things):
    """Return rows read, and for each unit the numerator and denominator of the proportion."""
    tables, _ = take_in(terms, folder, *things)
    return {
        unit: (one.numerator, one.denominator)
        for (measure, unit), one in tables.tallies.items()
        if measure == 1
    }
