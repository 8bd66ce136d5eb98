"""``nki form``: what is written where, and what is left alone."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from nki.cli.app import app
from nki.errors import NkiError, words
from tests.terminal import all_shown
from tests.unit.steps.form.filling import place

ROOT = Path(__file__).parents[2]
REGISTER = str(ROOT / "examples" / "register")
ASKED = [
    {"name": "er_unit", "type": "unit", "header": "Legevakt-ID"},
    {"name": "doctors", "type": "count", "header": "Leger"},
]


def run(*arguments):
    return CliRunner().invoke(app, ["form", *map(str, arguments)])


def codes(result):
    assert isinstance(result.exception, NkiError), result.exception
    return [issue.code for issue in result.exception.issues]


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_a_workbook_goes_to_the_file_and_people_are_told_what_it_is():
    result = run("legevakt-triage", "--register", REGISTER, "--period", "2024", "--output", "form.xlsx")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == ("form.xlsx: xlsx, 1 question, 167 ER units open on 2024-12-31; synthetic data\n")
    assert load_workbook("form.xlsx").sheetnames == ["Svar", "Veiledning", "Svaralternativer"]


def test_in_a_pipe_a_form_is_csv_as_norwegian_excel_opens_it(tmp_path):
    path, register = place(tmp_path, ASKED)
    result = run(path, "--register", register, "--period", "2021")
    assert result.stdout_bytes.decode() == (
        "\ufeffLegevakt-ID;Legevakt;Leger\r\n"
        "0301;Hábmer – Hamarøy «nord»;\r\n"
        'LV 3;"Tromsø; ""sentrum""";\r\n'
        "LV001;Oslo legevakt;\r\n"
        "LV004;Kautokeino-legevakten;\r\n"
    )


def test_a_csv_has_no_cell_that_a_spreadsheet_takes_for_a_formula(tmp_path):
    header = ["=Leger", "- leger", "+leger", "@leger"]
    path, register = place(tmp_path, [ASKED[0], {**ASKED[1], "header": header}])
    run(path, "--register", register, "--period", "2021", "--output", "form.csv")
    assert Path("form.csv").read_text("utf-8-sig").splitlines()[0] == "Legevakt-ID;Legevakt;doctors"


def test_the_suffix_chooses_the_format_and_the_option_wins():
    run("legevakt-triage", "--register", REGISTER, "--period", "2024", "--output", "a.XLSX")
    assert "Svar" in load_workbook(io.BytesIO(Path("a.XLSX").read_bytes())).sheetnames
    options = ["--register", REGISTER, "--period", "2024", "--format", "xlsform"]
    run("legevakt-triage", *options, "--output", "b.xlsx")
    assert load_workbook("b.xlsx").sheetnames == ["survey", "choices", "settings"]


def test_a_form_that_exists_is_left_alone():
    Path("form.xlsx").write_bytes(b"filled in")
    result = run("legevakt-triage", "--register", REGISTER, "--period", "2024", "--output", "form.xlsx")
    assert codes(result) == ["R603"]
    assert Path("form.xlsx").read_bytes() == b"filled in"


def test_a_link_that_leads_nowhere_is_left_alone_too():
    Path("form.xlsx").symlink_to("gone")
    result = run("legevakt-triage", "--register", REGISTER, "--period", "2024", "--output", "form.xlsx")
    assert codes(result) == ["R603"]
    assert not Path("gone").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["legevakt-triag", "--period", "2024", "--output", "a.xlsx"], "U001"),
        (["legevakt-triage", "--register", REGISTER, "--period", "24", "--output", "a.xlsx"], "U003"),
        (["legevakt-triage", "--register", REGISTER, "--output", "a.xlsx"], "U031"),
        (["legevakt-triage", "--period", "2024", "--output", "a.xlsx"], "U032"),
        (["legevakt-triage", "--register", REGISTER, "--format", "xlsform", "--period", "2024"], "U033"),
        (["legevakt-triage", "--register", REGISTER, "--period", "2024", "--output", "a.ods"], "R602"),
        (["legevakt-triage", "--register", REGISTER, "--period", "2024", "--output", "."], "R602"),
        (["legevakt-triage", "--register", REGISTER, "--period", "2024", "--output", "no/a.csv"], "R601"),
        (["legevakt-triage", "--register", "no", "--period", "2024", "--output", "a.csv"], "D340"),
    ],
)
def test_a_wrong_call_says_what_is_wrong_and_writes_nothing(arguments, code):
    result = run(*arguments)
    assert set(codes(result)) == {code}
    assert list(Path().iterdir()) == []


def test_everything_that_is_missing_is_said_at_once(tmp_path):
    result = run(ROOT / "tests" / "bad" / "prove-to.yaml", "--source", "survy", "--output", "a.xlsx")
    assert codes(result) == ["U030", "U031", "U032"]
    said = words(result.exception.issues[0])
    assert said.found == 'the indicator has no source "survy"; did you mean "survey"?'
    assert said.do == "name one of its sources: --source with one of survey, patients"


def test_rows_of_another_source_have_a_form_of_their_own():
    options = ["--register", REGISTER, "--period", "2021", "--source", "patients", "--output", "a.xlsx"]
    assert run(ROOT / "tests" / "bad" / "prove-to.yaml", *options).exit_code == 0
    assert [cell.value for cell in load_workbook("a.xlsx")["Svar"][1]] == ["Legevakt-ID", "Alder"]


def test_a_register_beside_the_form_is_found_and_said(tmp_path):
    place(tmp_path, ASKED)
    result = run("prove.yaml", "--period", "2021", "--output", "form.csv")
    assert result.exit_code == 0
    assert "D333" in result.stderr
    assert len(Path("form.csv").read_text("utf-8-sig").splitlines()) == 5


def test_warnings_about_the_specification_are_told_and_the_form_is_written(tmp_path):
    _, register = place(tmp_path, [*ASKED, {"name": "unused", "type": "count"}])
    result = run("prove.yaml", "--register", register, "--period", "2021", "--output", "form.csv")
    assert "warning S250" in result.stderr
    assert Path("form.csv").is_file()


def test_a_terminal_is_asked_where_the_form_goes():
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "nki", "form", "legevakt-triage", "--register", REGISTER, "--period", "2024"],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb", "COLUMNS": "100"},
    )
    os.close(theirs)
    shown = all_shown(ours).decode()
    assert process.wait(timeout=60) == 2
    assert "U033" in shown
    assert "nothing says where the form goes" in shown
