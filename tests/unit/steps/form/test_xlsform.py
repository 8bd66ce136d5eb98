"""XLSForm: what the reader of the open tools makes of it."""

import io
import shutil
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from nki.errors import NkiError
from tests.indicator import indicator, written
from tests.unit.steps.form.filling import UNITS, columns, made, place

REGISTER = Path(__file__).parents[4] / "examples" / "register"
XFORMS = "{http://www.w3.org/2002/xforms}"

ASKED = [
    {"name": "er_unit", "type": "unit", "header": "Legevakt-ID", "question": "Hvilken legevakt?"},
    {"name": "doctors", "type": "count", "header": "Leger ${x}?", "maximum": "40", "missing": ["Vet ikke"]},
    {
        "name": "trained",
        "type": "count",
        "header": "Trente?",
        "at_most": "doctors",
        "not_applicable": ["Nei"],
    },
    {"name": "hours", "type": "number", "header": "Timer?", "minimum": "0.5"},
    {"name": "open", "type": "choice", "header": "Åpen?", "values": ["Ja", "Nei"]},
    {"name": "tool", "type": "choice", "header": "Verktøy?", "values": ["RETTS", "Et annet"]},
    {"name": "data", "type": "date", "header": "Levert?"},
    {"name": "veiledning", "type": "text", "header": "Kommentar?"},
]

TOP = "root"


def read(data, validate=False):
    """Return the warnings and the web form that a workbook gives."""
    with warnings.catch_warnings():
        # the reader leaves files open
        warnings.simplefilter("ignore", ResourceWarning)
        result = convert(io.BytesIO(data), file_type=".xlsx", validate=validate)
    return result.warnings, ElementTree.fromstring(result.xform)


def sheet(data, name):
    header, *rows = load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True)
    return [{key: value for key, value in zip(header, row, strict=True) if value is not None} for row in rows]


@pytest.fixture
def form(tmp_path):
    period = {"kind": "year", "survey_year_offset": "1", "answered_on": "data"}
    path, register = place(tmp_path, ASKED, period=period)
    return made(path, register, "xlsform")


def survey(form):
    return {row["name"]: row for row in sheet(form, "survey")}


@settings(max_examples=25)
@given(columns())
def test_any_form_is_read_without_a_warning_and_hands_over_every_column(asked):
    with TemporaryDirectory() as folder:
        path, register = place(Path(folder), asked)
        found, form = read(made(path, register, "xlsform"))
    assert found == []
    root = form.find(f".//{XFORMS}instance")[0]
    names = [element.tag.rpartition("}")[2] for element in root]
    assert len(names) == len(set(names))
    assert {column["name"] for column in asked if column["type"] != "unit_name"} <= set(names)


@pytest.mark.skipif(shutil.which("java") is None, reason="ODK's own validation runs on Java")
def test_odk_takes_the_form(form):
    assert read(form, validate=True)[0] == []


@pytest.mark.parametrize("name", ["legevakt-samtrening-leger", "legevakt-triage"])
def test_forms_of_the_catalogue_are_read_without_a_warning(name):
    assert read(made(name, REGISTER, "xlsform"))[0] == []


def test_the_unit_is_chosen_by_name_and_handed_over_as_its_id(tmp_path):
    units = [unit for unit in UNITS if " " not in unit[0]]
    path, register = place(tmp_path, ASKED, units)
    form = made(path, register, "xlsform")
    row = survey(form)["er_unit"]
    assert (row["type"], row["required"]) == ("select_one er_unit", "yes")
    assert row["label::Norsk bokmål (nb)"] == "Hvilken legevakt?"
    choices = [(one["name"], one["label::Norsk bokmål (nb)"]) for one in sheet(form, "choices")][:3]
    assert choices == [(id_, f"{name} ({id_})") for id_, name, _ in sorted(units, key=lambda unit: unit[1])]


def test_an_id_that_cannot_name_a_choice_is_fetched_by_a_calculation(form):
    assert survey(form)["er_unit_valg"]["type"] == "select_one er_unit_valg"
    assert survey(form)["er_unit"] == {
        "type": "calculate",
        "name": "er_unit",
        "calculation": f"instance('er_unit_valg')/{TOP}/item[name = ${{er_unit_valg}}]/answer",
    }
    chosen = {
        one["answer"]: one["name"] for one in sheet(form, "choices") if one["list_name"] == "er_unit_valg"
    }
    assert set(chosen) == {id_ for id_, _, _ in UNITS}
    assert chosen["LV001"] == "LV001"
    assert " " not in chosen["LV 3"]


def test_numbers_have_their_ranges_and_relations_and_may_be_left_blank(form):
    rows = survey(form)
    assert rows["doctors"]["type"] == "integer"
    assert rows["doctors"]["constraint"] == (
        ". >= 0 and . <= 40 and (${trained_verdi} = '' or . >= ${trained_verdi})"
    )
    assert rows["doctors"]["constraint_message::Norsk bokmål (nb)"] == (
        "Svaret passer ikke her. Skriv et helt tall fra 0 til 40."
    )
    assert "required" not in rows["doctors"]
    assert (rows["hours"]["type"], rows["hours"]["constraint"]) == ("decimal", ". >= 0.5")
    assert rows["open"]["type"] == "select_one open"
    assert rows["tool_valg"]["type"] == "select_one tool_valg"


def test_a_number_that_may_not_apply_is_asked_for_in_two_steps(form):
    rows = survey(form)
    assert rows["trained_valg"]["type"] == "select_one trained_valg"
    assert rows["trained_verdi"]["relevant"] == "${trained_valg} = 'verdi'"
    assert rows["trained_verdi"]["constraint"] == ". >= 0 and (${doctors} = '' or . <= ${doctors})"
    assert rows["trained"]["type"] == "calculate"


def test_the_date_of_the_answer_is_required_and_lies_in_the_survey_year(form):
    row = survey(form)["data"]
    assert row["constraint"] == ". >= date('2022-01-01') and . <= date('2022-12-31')"
    assert row["required"] == "yes"


def test_a_text_is_never_a_reference_and_no_name_is_taken_twice(form):
    rows = survey(form)
    assert rows["doctors"]["label::Norsk bokmål (nb)"] == "Leger $ {x}?"
    assert rows["veiledning"]["type"] == "text"
    assert rows["veiledning_"]["type"] == "note"
    (settings_,) = sheet(form, "settings")
    assert settings_ == {
        "form_title": "Prøveindikator – 2021",
        "form_id": "prove-2021",
        "version": "1.0",
        "default_language": "Norsk bokmål (nb)",
        "name": "skjema",
    }


def test_nothing_of_the_workbook_is_a_formula(tmp_path):
    asked = [{**column, "header": f"={column['name']}"} for column in ASKED]
    path, register = place(tmp_path, asked, title="=HYPERLINK(1)", definition="+1")
    book = load_workbook(io.BytesIO(made(path, register, "xlsform")))
    assert {cell.data_type for one in book for row in one.iter_rows() for cell in row if cell.value} == {"s"}


def test_a_name_that_every_web_form_has_already_is_refused(tmp_path):
    path, register = place(tmp_path, [*ASKED, {"name": "meta", "type": "text"}])
    with pytest.raises(NkiError) as stopped:
        made(path, register, "xlsform")
    assert [issue.code for issue in stopped.value.issues] == ["U034"]


def test_each_source_has_a_form_of_its_own(tmp_path):
    sources = [{"columns": ASKED}, {"columns": ASKED[:2]}]
    spec = indicator(
        {
            "main_measure": {"kind": "count", "numerator": {"rows": "true", "source": "survey"}},
            "other_measures": [],
            "sources": sources,
        }
    )
    path, register = place(tmp_path, ASKED)
    written(spec, tmp_path)
    form = made(path, register, "xlsform", source="survey_2")
    assert sheet(form, "settings")[0]["form_id"] == "prove-survey_2-2021"
    assert "trained" not in survey(form)
