"""The workbook: what stands in it, what it refuses, and that it is the same wherever it is made."""

import io
import os
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from nki.model.period import Period
from nki.steps.form.guide import guide
from nki.steps.form.questions import Form
from nki.steps.load import load
from tests.indicator import indicator, written
from tests.unit.steps.form.filling import UNITS, made, place

ROOT = Path(__file__).parents[4]
REGISTER = ROOT / "examples" / "register"
LONG = "Hvor mange leger har tatt vakter ved legevakten siste år, også de som bare har tatt én vakt? " * 6

ASKED = [
    {"name": "er_unit", "type": "unit", "header": "Legevakt-ID"},
    {"name": "doctors", "type": "count", "header": "Hvor mange leger?", "maximum": "40"},
    {"name": "trained", "type": "count", "header": "Hvor mange trente?", "at_most": "doctors"},
    {"name": "hours", "type": "number", "header": "Timer", "minimum": "0.5", "missing": ["Vet ikke"]},
    {"name": "open", "type": "choice", "header": "Åpen?", "values": ["Ja, alltid", "Nei"], "missing": ["-"]},
    {"name": "day", "type": "date", "header": "Levert"},
    {"name": "note", "type": "text", "header": "=Kommentar", "missing": ["Ingen"]},
]


def workbook(folder, asked=ASKED, **changes):
    path, register = place(folder, asked, **changes)
    return load_workbook(io.BytesIO(made(path, register, "xlsx")))


def rules(book):
    """Return the rule of each column by its letter."""
    return {
        str(rule.sqref).rstrip("0123456789").partition("2:")[0]: rule
        for rule in book["Svar"].data_validations.dataValidation
    }


def test_the_header_is_what_the_source_declares_with_the_unit_and_its_name_first(tmp_path):
    sheet = workbook(tmp_path, ASKED[1:3] + ASKED[:1] + ASKED[3:])["Svar"]
    assert [cell.value for cell in sheet[1]] == [
        *("Legevakt-ID", "Legevakt", "Hvor mange leger?", "Hvor mange trente?"),
        *("Timer", "Åpen?", "Levert", "=Kommentar"),
    ]
    assert sheet.freeze_panes == "C2"
    assert all(cell.alignment.wrap_text for cell in sheet[1])


def test_every_unit_that_is_open_has_a_row_with_its_id_as_text(tmp_path):
    there = (*UNITS, ("LV005", "internal:Svar!A1", "0301"))
    units = (*there, ("LV900", "Nedlagt legevakt", "0301"))
    path, register = place(tmp_path, ASKED, units)
    file = register / "er_units.csv"
    file.write_text(
        file.read_text("utf-8").replace(
            "LV900,Nedlagt legevakt,0301,2020-01-01,", "LV900,Nedlagt legevakt,0301,2020-01-01,2021-12-31"
        ),
        "utf-8",
    )
    sheet = load_workbook(io.BytesIO(made(path, register, "xlsx")))["Svar"]
    rows = [(row[0].value, row[1].value) for row in sheet.iter_rows(min_row=2)]
    assert rows == [(id_, name) for id_, name, _ in sorted(there)]
    assert {cell.number_format for row in sheet.iter_rows(min_row=2, max_col=2) for cell in row} == {"@"}
    assert all(cell.value is None for row in sheet.iter_rows(min_row=2, min_col=3) for cell in row)


def test_nothing_in_the_workbook_is_a_formula(tmp_path):
    asked = [{**column, "header": f"={column['name']}"} for column in ASKED]
    asked[4] = {**asked[4], "values": ["=1+1", "+2", "@a"]}
    book = workbook(
        tmp_path, asked, title="=HYPERLINK(1)", definition="+1", terms=[{"term": "-a", "meaning": "@b"}]
    )
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert types == {"s", "n"}
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} == {
        "s"
    }


def test_each_kind_of_question_has_its_rule(tmp_path):
    book = workbook(tmp_path, [*ASKED[:1], {**ASKED[1]}, *ASKED[3:]])
    rule = rules(book)
    assert (rule["C"].type, rule["C"].operator, rule["C"].formula1, rule["C"].formula2) == (
        *("whole", None, "0", "40"),
    )
    assert rule["D"].type == "custom"
    assert rule["D"].formula1 == (
        'OR($D2="",SUMPRODUCT(--EXACT(Svaralternativer!$A$2:$A$2,$D2))>0,IFERROR(AND(ISNUMBER($D2),$D2>=0.5),FALSE))'
    )
    assert (rule["E"].type, rule["E"].formula1) == ("list", "Svaralternativer!$B$2:$B$4")
    assert [cell.value for cell in book["Svaralternativer"]["B"]] == [
        "Svar i kolonne E",
        "Ja, alltid",
        "Nei",
        "-",
    ]
    assert (rule["F"].type, rule["F"].operator) == ("date", None)
    assert rule["G"].type is None
    for one in rule.values():
        assert str(one.sqref).endswith("5")
        assert one.errorStyle in (None, "stop")
        assert one.showInputMessage


def test_an_answer_that_is_at_most_another_is_checked_from_both_sides(tmp_path):
    rule = rules(workbook(tmp_path))
    assert rule["C"].formula1 == (
        'OR($C2="",IFERROR(AND(ISNUMBER($C2),INT($C2)=$C2,$C2>=0,$C2<=40,OR(NOT(ISNUMBER($D2)),$C2>=$D2)),FALSE))'
    )
    assert rule["D"].formula1 == (
        'OR($D2="",IFERROR(AND(ISNUMBER($D2),INT($D2)=$D2,$D2>=0,OR(NOT(ISNUMBER($C2)),$D2<=$C2)),FALSE))'
    )
    # a rule that ignores blanks takes anything while the other cell is blank
    assert not rule["C"].allowBlank
    assert not rule["D"].allowBlank


def test_rules_and_messages_stay_within_what_excel_opens(tmp_path):
    many = [
        {
            "name": f"q{n}",
            "type": "count",
            "header": f"{n} {LONG} 😀",
            "at_most": "doctors",
            "maximum": "9" * 18,
        }
        for n in range(30)
    ]
    answers = [f"{n}. {LONG[:60]}, eller" for n in range(9)]
    choice = {"name": "long", "type": "choice", "header": "😀" * 300, "values": answers}
    asked = [ASKED[0], {**ASKED[1], "question": "😀" * 300, "missing": answers}, *many, choice]
    book = workbook(tmp_path, asked)
    assert len(book["Svar"].data_validations.dataValidation) == len(asked)
    for rule in book["Svar"].data_validations.dataValidation:
        for text, room in (
            (rule.promptTitle, 32),
            (rule.prompt, 255),
            (rule.errorTitle, 32),
            (rule.error, 224),
        ):
            assert len(text.encode("utf-16-le")) // 2 <= room
        assert len(rule.formula1 or "") <= 255


def test_a_survey_that_lies_behind_its_period_is_dated_in_its_own_year(tmp_path):
    period = {"kind": "year", "survey_year_offset": "1", "answered_on": "day"}
    rule = rules(workbook(tmp_path, period=period))
    assert (rule["G"].formula1, rule["G"].formula2) == ("44562", "44926")  # 1.1.2022 and 31.12.2022


def test_the_form_of_a_part_of_a_year_has_its_days(tmp_path):
    period = {"kind": "year", "survey_year_offset": "1", "answered_on": "day"}
    path, _ = place(tmp_path, ASKED, period=period)
    spec = load(path).indicator
    form = Form(spec, spec.sources[0], Period.parse("2021-M03R12"), (), False)
    assert form.questions[-2].days == (date(2021, 1, 1), date(2022, 12, 31))
    assert ("Måleperiode", "01.04.2020–31.03.2021") in [(line.about, line.text) for line in guide(form)]


def test_the_guide_has_the_questions_the_terms_and_the_marks(tmp_path):
    terms = [{"term": "Leger", "meaning": "alle som har tatt vakter"}]
    path, register = place(tmp_path, ASKED, terms=terms)
    (register / "about.yaml").write_text("synthetic: true\n", "utf-8")
    book = load_workbook(io.BytesIO(made(path, register, "xlsx")))
    lines = [tuple(cell.value or "" for cell in row[:2]) for row in book["Veiledning"].iter_rows()]
    assert lines[0] == ("Prøveindikator", "")
    assert lines[1] == ("Forslag – ikke en nasjonal kvalitetsindikator", "")
    assert lines[2][0].startswith("Syntetiske data")
    said = dict(lines)
    assert said["Indikator"] == "prove, versjon 1.0"
    assert said["Måleperiode"] == "01.01.2021–31.12.2021"
    assert said["Kolonne C"] == "Hvor mange leger?\nEt helt tall fra 0 til 40. Tom celle: ikke besvart."
    assert said["Kolonne D"].endswith(
        "Et helt tall fra 0, ikke større enn svaret på «Hvor mange leger?». Tom celle: ikke besvart."
    )
    assert said["Kolonne E"] == "Timer\nEt tall fra 0,5. Tom celle, «Vet ikke»: ikke besvart."
    assert "Ett av svarene: «Ja, alltid» eller «Nei»." in said["Kolonne F"]
    assert said["Leger"] == "alle som har tatt vakter"
    assert "Personvern" not in said
    assert book.properties.title == "Prøveindikator: skjema for 2021"
    assert book.properties.category == "Forslag – ikke en nasjonal kvalitetsindikator, Syntetiske data"


def test_a_source_about_persons_has_empty_rows_a_list_of_units_and_a_warning(tmp_path):
    spec = indicator(
        {
            "main_measure": {"kind": "count", "numerator": {"rows": "true"}},
            "other_measures": [],
            "sources": [{"columns": ASKED, "rows": "many_per_unit", "personal": "true"}],
        }
    )
    path, register = place(tmp_path, ASKED)
    written(spec, tmp_path)
    book = load_workbook(io.BytesIO(made(path, register, "xlsx")))
    assert [cell.value for cell in book["Svar"][1]][:2] == ["Legevakt-ID", "Hvor mange leger?"]
    assert [row for row in book["Svar"].iter_rows(min_row=2, values_only=True) if any(row)] == []
    rule = rules(book)["A"]
    assert rule.type == "list"
    sheet, _, cells = rule.formula1.partition("!")
    assert [cell.value for (cell,) in book[sheet][cells.replace("$", "")]] == [
        id_ for id_, _, _ in sorted(UNITS)
    ]
    names = [cell.value for cell in book[sheet]["B"]][1:]
    assert names == [name for _, name, _ in sorted(UNITS)]
    said = dict(tuple(cell.value for cell in row[:2]) for row in book["Veiledning"].iter_rows())
    assert "personopplysninger" in said["Personvern"]


def test_the_name_has_a_header_that_is_no_declared_one(tmp_path):
    asked = [{**ASKED[0], "header": "legevakt"}, *ASKED[1:]]
    header = [cell.value for cell in workbook(tmp_path, asked)["Svar"][1]]
    assert header[:2] == ["legevakt", "Legevaktens navn"]


PROGRAM = """
import sys, hashlib
from nki.forming import form
for format in ("xlsx", "csv", "xlsform"):
    data = form("legevakt-samtrening-leger", format, register=sys.argv[1], period=2021).data
    print(hashlib.sha256(data).hexdigest())
"""


def test_the_same_form_is_the_same_bytes_in_every_time_zone_and_process():
    seen = set()
    for zone, seed in (("UTC", "1"), ("Pacific/Kiritimati", "2"), ("America/Anchorage", "3")):
        surroundings = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", PROGRAM, str(REGISTER)]
        seen.add(subprocess.run(command, env=surroundings, capture_output=True, check=True).stdout)
    assert len(seen) == 1
    assert len(set(seen.pop().split())) == 3


def test_no_part_of_a_workbook_tells_when_it_was_made():
    with zipfile.ZipFile(io.BytesIO(made("legevakt-triage", REGISTER, "xlsx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")
