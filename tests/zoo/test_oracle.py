"""The clean deliveries of the zoo give what the oracle gives, damaged ones too through the whole program."""

from fractions import Fraction

import pytest
import yaml

import nki
from tests import inputs, oracle
from tests.inputs import REGISTER
from tests.zoo import clean
from tests.zoo.animals import file_of
from tests.zoo.damages import DAMAGES

THROUGH = (
    "UTF-16 with BOM, little end first",
    "everything in quotes",
    "zip of a Mac",
    "XLSX by openpyxl, counts",
    "Parquet with types, answers",
    "empty rows between",
    "thousands with U+202F and decimals",
)


def by_oracle(survey):
    spec = yaml.load(survey.path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    rows = [dict(zip(survey.columns, row, strict=True)) for row in survey.grid[1:]]
    return oracle.compute(spec, rows, **inputs.register(), **inputs.geography(), year=clean.YEAR)


def by_nki(survey, data, suffix, folder):
    path = folder / f"svar{suffix}"
    path.write_bytes(data)
    return nki.compute(survey.path, path, register=REGISTER, period=clean.YEAR)


def same(result, expected):
    rows, accounts = expected
    shown = [
        (one.measure, str(one.level), one.code, one.numerator, one.denominator, str(one.status), one.answered)
        for one in result.rows
    ]
    wanted = [
        (
            one["measure"],
            one["level"],
            one["code"],
            whole(one["numerator"]),
            whole(one["denominator"]),
            one["status"],
            one["answered"],
        )
        for one in rows
    ]
    assert shown == wanted
    told = [(one.measure, one.read, one.answered, one.not_answered, one.not_open) for one in result.accounts]
    assert told == [
        (one["measure"], one["read"], one["answered"], one["not_answered"], one["not_open"])
        for one in accounts
    ]


def whole(number):
    return None if number is None else int(Fraction(number))


@pytest.mark.parametrize("survey", [clean.counts(), clean.answers()], ids=lambda one: one.name)
def test_the_clean_delivery_gives_the_figures_of_the_oracle(survey, tmp_path):
    same(by_nki(survey, *file_of(survey), tmp_path), by_oracle(survey))


@pytest.mark.parametrize("name", THROUGH)
def test_a_harmless_damage_gives_figures_and_account_of_the_oracle(name, tmp_path):
    (damage,) = (one for one in DAMAGES if one.name == name)
    survey = damage.survey()
    same(by_nki(survey, *file_of(survey, [damage]), tmp_path), by_oracle(survey))
