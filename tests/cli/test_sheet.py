"""``nki sheet``: a document in a file, a page in a pipe, text on a terminal."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nki.cli.app import app
from nki.errors import NkiError
from tests.terminal import all_shown

HERE = Path(__file__).parents[2]
LEGER = "legevakt-samtrening-leger"


def run(*arguments):
    return CliRunner().invoke(app, ["sheet", *map(str, arguments)])


def at_a_terminal(*arguments):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "nki", *arguments],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(HERE), "TERM": "dumb"},
    )
    os.close(theirs)
    shown = all_shown(ours)
    assert process.wait() == 0
    return shown


def stopped(*arguments):
    result = run(*arguments)
    assert isinstance(result.exception, NkiError)
    assert result.stdout == ""
    return [issue.code for issue in result.exception.issues]


@pytest.mark.parametrize(
    ("name", "start"), [("ark.html", b"<!doctype html>"), ("ark.DOCX", b"PK"), ("ark.pdf", b"%PDF-")]
)
def test_the_suffix_chooses_the_format_and_what_was_written_is_told(name, start, tmp_path):
    result = run(LEGER, "--output", tmp_path / name)
    assert result.exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert result.stdout == ""
    assert result.stderr == f"{tmp_path / name}: {name.lower()[4:]}, {LEGER} version 1.0\n"


def test_the_format_may_be_said_and_the_name_be_any(tmp_path):
    assert run(LEGER, "--format", "pdf", "--output", tmp_path / "ark").exit_code == 0
    assert (tmp_path / "ark").read_bytes().startswith(b"%PDF-")


def test_in_a_pipe_it_is_a_page_and_nothing_is_said():
    result = run(LEGER)
    assert result.stdout.startswith("<!doctype html>")
    assert result.stderr == ""


def test_on_a_terminal_it_is_the_text_that_show_shows():
    shown = at_a_terminal("sheet", LEGER)
    assert shown == at_a_terminal("show", LEGER)
    assert "Teller: Samme som måltall 2." in shown.decode()


@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_document_goes_to_a_file_and_not_through_a_pipe(format_):
    assert stopped(LEGER, "--format", format_) == ["U033"]


def test_an_unknown_suffix_is_refused(tmp_path):
    assert stopped(LEGER, "--output", tmp_path / "ark.odt") == ["R602"]


def test_an_unknown_indicator_is_refused_before_anything_is_written(tmp_path):
    assert stopped("borte", "--output", tmp_path / "ark.html") == ["U001"]
    assert list(tmp_path.iterdir()) == []


def test_what_is_read_is_never_written_over(tmp_path):
    spec = tmp_path / "prove.yaml"
    spec.write_bytes((HERE / "tests" / "bad" / "prove.yaml").read_bytes())
    template = tmp_path / "sheet.html.j2"
    template.write_text("x", "utf-8")
    before = spec.read_bytes()
    assert stopped(spec, "--format", "html", "--output", spec) == ["R604"]
    assert stopped(spec, "--format", "html", "--output", template, "--templates", tmp_path) == ["R604"]
    assert spec.read_bytes() == before
    assert template.read_text("utf-8") == "x"


def test_a_sheet_takes_the_place_of_an_older_one(tmp_path):
    output = tmp_path / "ark.html"
    output.write_text("gammelt", "utf-8")
    assert run(LEGER, "--output", output).exit_code == 0
    assert output.read_text("utf-8").startswith("<!doctype html>")


def test_the_language_is_one_of_three():
    assert '<html lang="nn">' in run(LEGER, "--lang", "nn").stdout
    assert run(LEGER, "--lang", "se").exit_code == 2


def test_a_theme_dresses_the_page_and_what_is_doubtful_about_it_is_told(tmp_path):
    (tmp_path / "theme.yaml").write_text('colours: {accent: "#aaaaaa"}', "utf-8")
    result = run(LEGER, "--templates", tmp_path)
    assert "--accent:#aaaaaa;" in result.stdout
    assert "R616" in result.stderr
    assert stopped(LEGER, "--templates", tmp_path / "borte") == ["R610"]


def test_a_proposal_is_marked_on_the_terminal(tmp_path):
    spec = tmp_path / "prove.yaml"
    spec.write_bytes((HERE / "tests" / "bad" / "prove.yaml").read_bytes())
    assert "status: proposal" in spec.read_text("utf-8")
    shown = subprocess.run(
        [sys.executable, "-m", "nki", "show", spec], cwd=HERE, capture_output=True, check=True
    ).stdout.decode()
    assert "*** Forslag – ikke en nasjonal kvalitetsindikator ***" in shown
