"""A form that is filled in as it allows comes back through intake without a single finding."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import nki
from tests.unit.steps.form.filling import (
    UNITS,
    YEAR,
    answers,
    columns,
    figures,
    fill_csv,
    fill_workbook,
    findings,
    made,
    place,
)

TOP = "root"


@st.composite
def filled(draw):
    """Return the columns of a source, and what every unit answers."""
    asked = draw(columns())
    return asked, draw(answers(asked))


def by_header(asked, answered):
    headers = {column["name"]: column["header"] for column in asked}
    return {unit: {headers[name]: one for name, one in row.items()} for unit, row in answered.items()}


def returned(folder, name, data, path, register):
    file = folder / name
    file.write_bytes(data)
    return nki.compute(path, file, register=register, period=YEAR)


def in_csv(folder, asked, answered):
    path, register = place(folder, asked)
    empty = made(path, register, "csv")
    # headers that a spreadsheet would take for formulas are names there
    headers = next(csv.reader(io.StringIO(empty.decode("utf-8-sig"), newline=""), delimiter=";"))
    known = {" ".join(column["header"].split()): column["name"] for column in asked}
    at = {known.get(header, header): header for header in headers}
    given_ = {unit: {at[name]: one for name, one in row.items()} for unit, row in answered.items()}
    return returned(folder, "svar.csv", fill_csv(empty, given_), path, register)


@settings(max_examples=25)
@given(filled())
def test_a_csv_form_comes_back_without_a_finding(case):
    asked, answered = case
    with TemporaryDirectory() as folder:
        result = in_csv(Path(folder), asked, answered)
        assert findings(result) == []
        assert figures(result)[1] == [len(UNITS)]


@settings(max_examples=25)
@given(filled())
def test_a_workbook_comes_back_without_a_finding_and_with_the_same_figures(case):
    asked, answered = case
    with TemporaryDirectory() as place_:
        folder = Path(place_)
        path, register = place(folder, asked)
        data = fill_workbook(made(path, register, "xlsx"), by_header(asked, answered), asked[0]["header"])
        result = returned(folder, "svar.xlsx", data, path, register)
        assert findings(result) == []
        assert figures(result) == figures(in_csv(folder, asked, answered))


@settings(max_examples=25)
@given(filled())
def test_what_a_web_form_hands_over_comes_back_without_a_finding_and_with_the_same_figures(case):
    asked, answered = case
    with TemporaryDirectory() as place_:
        folder = Path(place_)
        path, register = place(folder, asked)
        data = handed_over(made(path, register, "xlsform"), asked, answered)
        result = returned(folder, "web.csv", data, path, register)
        assert findings(result) == []
        assert figures(result) == figures(in_csv(folder, asked, answered))


def handed_over(form, asked, answered):
    """Answer a web form for every unit, and return the CSV of names that ODK writes: commas, points, ISO."""
    book = load_workbook(io.BytesIO(form))
    survey, choices = rows_of(book["survey"]), rows_of(book["choices"])
    stream = io.StringIO(newline="")
    names = [row["name"] for row in survey]
    writer = csv.DictWriter(stream, ["SubmissionDate", *names, "meta-instanceID"])
    writer.writeheader()
    for unit, row in answered.items():
        given_ = {**{column["name"]: None for column in asked}, **row, "er_unit": unit}
        submitted = submission(survey, choices, given_)
        writer.writerow({"SubmissionDate": "2022-03-01T10:00:00Z", **submitted, "meta-instanceID": "uuid:1"})
    return stream.getvalue().encode()


def submission(survey, choices, given_):
    """Return the value of every question: choices by their names, calculations worked out."""
    values = {row["name"]: "" for row in survey}
    for row in survey:
        name, type_ = row["name"], row["type"]
        column = max(
            (one for one in given_ if name == one or name.startswith(f"{one}_")), default=None, key=len
        )
        answer = None if column is None else given_[column]
        if type_.startswith("select_one"):
            list_ = [one for one in choices if one["list_name"] == type_.split()[1]]
            chosen = [one["name"] for one in list_ if one["answer"] == answer]
            if not chosen and answer is not None and not isinstance(answer, str):
                chosen = [one["name"] for one in list_ if one["answer"] is None]
            values[name] = chosen[0] if chosen else ""
        elif type_ == "calculate":
            values[name] = calculated(row["calculation"], values, choices)
        elif type_ != "note" and answer is not None and (type_ == "text" or not isinstance(answer, str)):
            values[name] = str(answer)
    return values


def calculated(calculation, values, choices):
    """Work out a calculation of the form: the answer of a choice, or a value where that was chosen."""
    asked = calculation.partition("instance('")[2].partition("'")[0]
    fetched = f"instance('{asked}')/{TOP}/item[name = ${{{asked}}}]/answer"
    chosen = {one["name"]: one["answer"] for one in choices if one["list_name"] == asked}
    if calculation == fetched:
        return chosen.get(values[asked], "")
    value = calculation.split(", ")[1].strip("${}")
    assert calculation == f"if(${{{asked}}} = 'verdi', ${{{value}}}, {fetched})"
    return values[value] if values[asked] == "verdi" else chosen.get(values[asked], "")


def rows_of(sheet):
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.mark.parametrize("indicator", ["legevakt-samtrening-leger", "legevakt-triage"])
def test_a_form_of_the_catalogue_that_nobody_has_filled_in_counts_every_unit_as_not_answered(
    indicator, tmp_path
):
    register = Path(__file__).parents[4] / "examples" / "register"
    result = returned(tmp_path, "svar.csv", made(indicator, register, "csv"), indicator, register)
    assert findings(result) == []
    account = result.accounts[0]
    assert account.read == account.not_answered > 100


def test_rows_of_a_source_with_many_per_unit_come_back_without_a_finding(tmp_path):
    asked = [
        {"name": "er_unit", "type": "unit", "header": "Legevakt-ID"},
        {"name": "minutes", "type": "number", "header": "Ventetid?", "missing": ["Vet ikke"]},
    ]
    spec = {
        "main_measure": {"kind": "count", "numerator": {"rows": "true"}},
        "sources": [{"id": "survey", "text": "Til prøving", "columns": asked, "rows": "many_per_unit"}],
    }
    path, register = place(tmp_path, asked)
    place(
        tmp_path, asked, **{**spec, "main_measure": {**spec["main_measure"], "number": "1", "text": "Antall"}}
    )
    book = load_workbook(io.BytesIO(made(path, register, "xlsx")))
    for row in (("LV001", 12.5), ("0301", "Vet ikke"), ("LV001", 3), ("LV 3", None)):
        at = next(number for number in range(2, 9) if book["Svar"].cell(number, 1).value is None)
        book["Svar"].cell(at, 1).value, book["Svar"].cell(at, 2).value = row
    stream = io.BytesIO()
    book.save(stream)
    result = returned(tmp_path, "svar.xlsx", stream.getvalue(), path, register)
    assert findings(result) == []
    assert result.accounts[0].read == 4
