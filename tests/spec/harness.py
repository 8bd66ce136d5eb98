"""Tables as people draw them, turned into deliveries and registers and compared with results."""

from fractions import Fraction

import pytest
import yaml

from tests import engine, inputs, oracle
from tests.indicator import indicator

REGISTER = """
    unit | host | serves | from       | to
    A    | 4601 | 4601   | 2020-01-01 |
    B    | 4602 | 4602   | 2020-01-01 |
    C    | 0301 | 0301   | 2020-01-01 |
"""

NUMBERS = ("numerator", "denominator", "value")
GEOGRAPHY = inputs.geography()


def table(text):
    """Read a drawn table: a header, then one line for each row, cells between upright lines."""
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def register_of(text):
    """Read a drawn register: one line for each period of a unit, municipalities served with spaces
    between."""
    er_units, coverage = [], []
    for row in table(text):
        validity = {"valid_from": row["from"], "valid_to": row["to"]}
        name = f"Legevakt {row['unit']}"
        er_units.append({"unit_id": row["unit"], "name": name, "host_municipality": row["host"], **validity})
        coverage += [
            {"unit_id": row["unit"], "municipality": code, **validity} for code in row["serves"].split()
        ]
    return {"er_units": er_units, "coverage": coverage}


def changes_of(*texts):
    """Read the parts of an indicator that a section and a paragraph give, the later ones first in
    rank."""
    changes = {}
    for text in texts:
        changes.update(yaml.load(text, Loader=yaml.BaseLoader) or {})
    return changes


class Check:
    """Compute a paragraph's rows in one way and compare with what the paragraph says."""

    def __init__(self, way, folder, section):
        self.way = way
        self.folder = folder
        self.section_indicator = getattr(section, "INDICATOR", "")
        self.section_register = getattr(section, "REGISTER", REGISTER)

    def __call__(self, rows, expect="", *, indicator="", register=None, year=2021, accounts="", refused=""):
        spec = self.spec(indicator)
        units = register_of(register or self.section_register)
        if refused:
            self.is_refused(spec, table(rows), units, year, refused)
            return
        figures, account_rows = self.compute(spec, table(rows), units, year)
        for line in table(expect):
            agree(figures, line)
        for line in table(accounts) if accounts else []:
            (found,) = [
                account for account in account_rows if str(account["measure"]) == line.get("measure", "1")
            ]
            assert {key: str(found[key]) for key in line} == line

    def spec(self, changes):
        return indicator(changes_of(self.section_indicator, changes))

    def compute(self, spec, rows, units, year):
        by_oracle = oracle.compute(spec, rows, **units, **GEOGRAPHY, year=year)
        if self.way == "oracle":
            return by_oracle
        path, data, folder = engine.write_case(self.folder, spec, rows, **units)
        by_engine = engine.by_engine(path, data, folder, year)
        assert by_engine == by_oracle
        return by_engine

    def is_refused(self, spec, rows, units, year, code):
        if self.way == "oracle":
            with pytest.raises(oracle.Refused):
                oracle.compute(spec, rows, **units, **GEOGRAPHY, year=year)
            return
        from nki.errors import NkiError

        path, data, folder = engine.write_case(self.folder, spec, rows, **units)
        with pytest.raises(NkiError) as stop:
            engine.compute(path, data, folder, year)
        assert {issue.code for issue in stop.value.issues} == {code}


def agree(figures, line):
    """Compare one expected line with the one figure that it names."""
    keys = {"measure": line.get("measure", "1"), "name": line["area"]}
    if "level" in line:
        keys["level"] = line["level"]
    if "stratum" in line:
        keys |= {"stratum": line["stratum"], "group": line["group"]}
    found = [row for row in figures if all(str(row[key]) == keys[key] for key in keys)]
    if line.get("status") == "(no row)":
        assert found == []
        return
    assert len(found) == 1, f"{len(found)} figures for {keys}"
    for key in line:
        if key in NUMBERS:
            assert is_number(found[0][key], line[key]), f"{keys}: {key} is {found[0][key]}"
        elif key not in ("area", *keys):
            assert str(found[0][key]) == line[key], f"{keys}: {key} is {found[0][key]}"


def is_number(number, text):
    """Say whether a number is the one written: exactly, or after rounding to the decimals written."""
    if text == "" or number is None:
        return (number is None) == (text == "")
    if "." not in text:
        return number == Fraction(text)
    scale = 10 ** len(text.partition(".")[2])
    return Fraction(int(number * scale + Fraction(1, 2)), scale) == Fraction(text)
