"""Read indicators, deliveries, registers and geography as plain dictionaries, for the oracle."""

import csv
import io
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
GEOGRAPHY = ROOT / "nki" / "geography" / "data"
HEALTH_SERVICE = ("health_regions", "health_trusts", "health_trust_municipalities", "regsim_regions")
REGISTER = ROOT / "examples" / "register"


def table(path, encoding="utf-8-sig", delimiter=","):
    """Return the rows of a CSV file as dictionaries of text."""
    text = path.read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def indicator(name):
    """Return an indicator of the catalogue, every scalar as text."""
    (path,) = (ROOT / "indicators").rglob(f"{name}.yaml")
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def delivery(source, path, encoding):
    """Return the rows of a survey export, keyed by the names that the source gives its columns."""
    rows = table(path, encoding, ";")
    return [{column["name"]: row[header_of(column, row)] for column in source["columns"]} for row in rows]


def header_of(column, row):
    """Return the header under which an export holds a column."""
    headers = column.get("header") or []
    declared = [headers] if isinstance(headers, str) else headers
    return next(header for header in [*declared, column["name"]] if header in row)


def register(folder=REGISTER):
    """Return the units and their coverage."""
    return {"er_units": table(folder / "er_units.csv"), "coverage": table(folder / "er_unit_coverage.csv")}


def geography():
    """Return municipalities, counties, the changes between them, and the health service over them."""
    return {
        "municipalities": table(GEOGRAPHY / "municipalities.csv"),
        "counties": table(GEOGRAPHY / "counties.csv"),
        "changes": table(GEOGRAPHY / "changes.csv"),
        **{name: table(GEOGRAPHY / f"{name}.csv") for name in HEALTH_SERVICE},
    }
