"""The one clean delivery that every damaged file is made from. All of it is synthetic."""

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nki.model.period import Period
from nki.steps.load import load
from nki.steps.plan import plan
from nki.steps.read import read_register
from tests.indicator import indicator, written
from tests.inputs import REGISTER

YEAR = 2021
DOCTORS = "Hvor mange leger har hatt vakt ved legevakten siste året (1.1-31.12)?"
TRAINED = "Hvor mange av legene har deltatt i samtrening det siste året?"
HOURS = "Hvor mange timer varte øvelsen i snitt?"
TOOL = "Hvilket triageverktøy brukes?"

_DECLARED = {
    "unit": {"name": "unit", "header": "Legevakt-ID", "type": "unit"},
    "named": {"name": "named", "header": "Legevakt", "type": "unit_name"},
    "answered": {"name": "answered", "header": "Levert", "type": "date"},
    "doctors": {"name": "doctors", "header": DOCTORS, "type": "count", "missing": ["Vet ikke"]},
    "trained": {"name": "trained", "header": TRAINED, "type": "count", "at_most": "doctors"},
    "hours": {"name": "hours", "header": HOURS, "type": "number", "minimum": "0", "maximum": "5000"},
    "tool": {"name": "tool", "header": TOOL, "type": "choice", "values": ["RETTS", "Blåbær"]},
    "note": {"name": "note", "header": "Kommentar", "type": "text"},
}
_COMMENTS = {
    2: 'Ambulansen har "egen" øvelse; vi var ikke invitert',
    4: "To linjer:\nog den andre",
    5: "Ærlig talt, både øving og åpne dører",
    7: "Semikolon; komma, og slutt",
    9: '"',
    11: "Siste linje\n\nmed én blank imellom",
}
_NUMBERS = [
    ("39", "25"), ("1234", "567"), ("18", "0"), ("26", "7"), ("12345", "1"), ("9", "4"),
    ("41", "40"), ("", ""), ("7", "2"), ("1010", "111"), ("30", "15"), ("8", "3"),
]  # fmt: skip
_HOURS = ["7,5", "12", "0,25", "3,5", "", "1250,5", "8", "6,75", "100", "2,5", "4", "10"]
_TOOLS = ["RETTS", "Blåbær", "RETTS", "", "Blåbær", "RETTS"]


@dataclass(frozen=True)
class Survey:
    """A specification, and its delivery as a grid of text: the header first."""

    name: str
    path: Path
    plan: object
    columns: tuple[str, ...]
    grid: tuple[tuple[str, ...], ...]

    @property
    def source(self):
        return self.plan.sources[0]

    def at(self, column):
        """Return the position of a column in the clean delivery."""
        return self.columns.index(column)


@cache
def members():
    """Return the units of the register that the delivery's ids are from."""
    return read_register(REGISTER, Period(YEAR))[0]


@cache
def known():
    return {area.code: area.name for area in (*members().units, *members().closed)}


def _rows(columns):
    for at in range(12):
        unit = f"LV{at + 1:03d}"
        doctors, trained = _NUMBERS[at]
        cells = {
            "unit": unit,
            "named": known()[unit],
            "answered": f"{at + 10}.02.2022",
            "doctors": doctors,
            "trained": trained,
            "hours": _HOURS[at],
            "tool": _TOOLS[at % 6],
            "note": _COMMENTS.get(at, ""),
        }
        yield tuple(cells[column] for column in columns)


def _survey(name, columns, declared, others):
    folder = Path(tempfile.mkdtemp(prefix="zoo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    spec = indicator(
        {
            "id": f"dyrehage-{name}",
            "levels": {"publish": ["national", "county", "municipality", "er_unit"]},
            "sources": [{"rows": "one_per_unit", "columns": [_DECLARED[one] for one in declared]}],
            "other_measures": [
                {"kind": "count", "unit": "persons", "numerator": {"sum": "trained"}},
                {"kind": "count", "unit": "persons", "numerator": {"sum": "doctors"}},
                *others,
            ],
        }
    )
    path = written(spec, folder)
    header = tuple(_DECLARED[column]["header"] for column in columns)
    return Survey(name, path, plan(load(path).indicator, Period(YEAR)), columns, (header, *_rows(columns)))


@cache
def counts():
    """Return a survey of ids and counts, whose names and comments nobody declared."""
    columns = ("unit", "named", "answered", "doctors", "trained", "note")
    return _survey("tall", columns, ("unit", "answered", "doctors", "trained"), [])


@cache
def answers():
    """Return a survey with decimals, fixed answers and names beside the counts, all of them declared."""
    columns = ("unit", "named", "answered", "doctors", "trained", "hours", "tool", "note")
    others = [
        {"kind": "count", "numerator": {"rows": "true", "where": {"column": "hours", "at_least": "7.5"}}},
        {"kind": "count", "numerator": {"rows": "true", "where": {"column": "hours", "equals": "1250.5"}}},
        {"kind": "count", "numerator": {"rows": "true", "where": {"column": "tool", "equals": "Blåbær"}}},
        {"kind": "count", "numerator": {"distinct": "answered"}},
    ]
    return _survey("svar", columns, columns, others)
