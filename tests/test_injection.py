"""Nothing that somebody wrote into a delivery or a register becomes a formula in a file that nki writes."""

import csv
import io
import shutil
from dataclasses import replace

import openpyxl
import pytest

import nki
from nki.errors import NkiError
from nki.guarding import guarded, unguarded
from nki.model.level import Level
from nki.quarantine import quarantine_bytes
from nki.result import Result
from nki.steps.read import Choices
from nki.steps.read.mapping import mapping_bytes, read_mapping
from nki.steps.render import render
from tests.inputs import REGISTER
from tests.unit.releases import release, row
from tests.zoo import clean, taking
from tests.zoo.animals import Dialect, written

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "'=1+1",
    "''-1",
]
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def cells_of(data, delimiter):
    text = data.decode("utf-8-sig")
    return [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in line]


def harmless(cells):
    # a spreadsheet shows what stands behind an apostrophe as text
    return not [cell for cell in cells if cell.startswith(STARTS)]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_guarded_text_is_no_formula_and_comes_back_as_it_was(formula):
    assert not guarded(formula).startswith(STARTS)
    assert unguarded(guarded(formula)) == formula


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("csv-nb", ";")])
def test_names_of_areas_are_no_formulas_in_results(formula, form, delimiter):
    data = render(release((row(Level.ER_UNIT, "LV001", formula, 1, 2),)), form)
    assert harmless(cells_of(data, delimiter))


@pytest.mark.parametrize("formula", FORMULAS)
def test_rows_that_are_set_aside_hold_no_formulas(formula, tmp_path):
    survey = clean.answers()
    grid = [list(one) for one in survey.grid]
    for row_at, column in ((2, "unit"), (3, "doctors"), (4, "tool"), (5, "answered")):
        grid[row_at - 1][survey.at(column)] = formula
    path = tmp_path / "=svar.csv"
    path.write_bytes(written(grid, Dialect()).encode())
    taken = taking.take(survey, path, Choices(set_aside=True))
    data = quarantine_bytes(taken.aside)
    assert len(taken.aside) == 4
    assert harmless(cells_of(data, ";"))
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    originals = {one["row"]: unguarded(one["original"]) for one in lines}
    assert originals["2"] == written([grid[1]], Dialect()).removesuffix("\r\n")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_mapping_to_confirm_holds_no_formulas_and_is_read_back(formula, tmp_path):
    known = {"LV001": "=Oslo"}
    data = mapping_bytes((), [(formula, "doctors")], {f"{formula}x": ("LV001",)}, known)
    assert harmless(cells_of(data, ";"))
    path = tmp_path / "mapping.csv"
    path.write_bytes(data.replace(b";\r\n", b";ja\r\n"))
    assert {one.strip() for one in read_mapping(path).headers} == {formula.strip()}


@pytest.mark.parametrize("formula", ["=1+1", "+x", "-x", "@x"])
def test_a_register_with_formulas_for_names_is_refused_or_made_harmless(formula, tmp_path):
    survey = clean.counts()
    register = tmp_path / "register"
    shutil.copytree(REGISTER, register)
    units = register / "er_units.csv"
    units.write_text(units.read_text(encoding="utf-8").replace("Oslo legevakt", formula), encoding="utf-8")
    path = tmp_path / "svar.csv"
    path.write_bytes(written(survey.grid, Dialect()).encode())
    try:
        result = nki.compute(survey.path, path, register=register, period=clean.YEAR)
    except NkiError as stop:
        refused = {one.code[:3] for one in stop.issues}
    else:
        refused = set()
        assert harmless(cells_of(render((result.release,), "csv"), ","))
    assert refused in (set(), {"D34"})


@pytest.mark.parametrize("formula", FORMULAS[:5])
def test_comments_and_headers_with_formulas_change_no_figure_and_are_in_no_result(formula, tmp_path):
    survey = clean.counts()
    grid = [[*one, formula] for one in survey.grid]
    path = tmp_path / "svar.csv"
    path.write_bytes(written(grid, Dialect()).encode())
    result = nki.compute(survey.path, path, register=REGISTER, period=clean.YEAR)
    for form in ("csv", "csv-nb"):
        assert formula not in render((result.release,), form).decode("utf-8-sig")
    assert taking.take(survey, path).figures == taking.clean_result(survey).figures


@pytest.mark.parametrize("formula", FORMULAS)
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("csv-nb", ";")])
def test_names_of_areas_and_groups_are_no_formulas_in_wide_tables(formula, form, delimiter):
    one = row(Level.ER_UNIT, "LV001", formula, 1, 2)
    made = release((one, replace(one, stratum=formula, group=formula)))
    data = nki.export(Result(made, ()), form, shape="wide")
    assert harmless(cells_of(data, delimiter))


@pytest.mark.parametrize("formula", FORMULAS)
def test_names_of_areas_are_texts_in_workbooks(formula):
    made = release((row(Level.ER_UNIT, "LV001", formula, 1, 2),))
    book = openpyxl.load_workbook(io.BytesIO(nki.export(Result(made, ()), "xlsx")))
    cells = [cell for sheet in book.worksheets for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
