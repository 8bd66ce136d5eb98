"""``nki new``: options, a terminal that asks, and files that are left alone."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nki.cli.app import app
from nki.errors import NkiError
from nki.steps.load import load
from tests.terminal import all_shown

HERE = Path(__file__).parents[2]


def run(*arguments):
    return CliRunner().invoke(app, ["new", *arguments])


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_the_file_is_called_after_the_id_and_what_is_left_is_told_with_lines():
    result = run("prove-ny", "--title", "Prøve")
    assert result.exit_code == 0
    lines = Path("prove-ny.yaml").read_text("utf-8").splitlines()
    told = result.stderr.splitlines()
    assert told[0].startswith("prove-ny.yaml: ")
    assert told[-1] == "then: nki validate prove-ny.yaml"
    number = next(int(line.split()[1]) for line in told if line.endswith("(legal_basis)"))
    assert lines[number - 1] == "legal_basis:"
    assert "title: Prøve" in lines
    assert not any("(title)" in line for line in told)
    assert int(told[0].split()[1]) == len(told) - 2


def test_a_dash_is_standard_output_and_nothing_is_written():
    result = run("prove-ny", "--output", "-")
    assert result.stdout.startswith("# Et forslag")
    assert "format: nki/1\n" in result.stdout
    assert "left to fill in" in result.stderr
    assert list(Path().iterdir()) == []


def test_a_folder_takes_the_file_under_its_id():
    Path("legevakt").mkdir()
    assert run("prove-ny", "--output", "legevakt").exit_code == 0
    assert Path("legevakt/prove-ny.yaml").is_file()


@pytest.mark.parametrize(
    "make", [lambda path: path.write_text("mitt"), lambda path: path.symlink_to("borte")]
)
def test_what_exists_is_left_alone(make):
    path = Path("prove-ny.yaml")
    make(path)
    before = path.readlink() if path.is_symlink() else path.read_text()
    result = run("prove-ny")
    assert isinstance(result.exception, NkiError)
    assert [issue.code for issue in result.exception.issues] == ["R603"]
    assert (path.readlink() if path.is_symlink() else path.read_text()) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Legevakt Ventetid på Ås"], "legevakt-ventetid-pa-as"),
        (["legevakt-triage"], "already"),
        (["prove-ny", "--output", "annet.yaml"], "prove-ny.yaml"),
        (["prove-ny", "--type", "prosses"], 'did you mean "prosess"'),
        (["prove-ny", "--dimension", "T"], "Trygge og sikre"),
        (["prove-ny", "--kind", "mean"], "proportion"),
        (["prove-ny", "--survey-year-offset", "9"], "--survey-year-offset"),
        ([], "ID"),
    ],
)
def test_a_wrong_call_says_what_was_meant_and_writes_nothing(arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert list(Path().iterdir()) == []


def test_words_may_be_cut_short():
    result = run(
        "prove-ny", "--type", "STRUKT", "--dimension", "trygge", "--dimension", "virk", "--kind", "count"
    )
    assert result.exit_code == 0
    text = Path("prove-ny.yaml").read_text("utf-8")
    assert "indicator_type: struktur\n" in text
    assert "quality_dimension:\n  - Trygge og sikre\n  - Virkningsfulle\n" in text
    assert "other_measures: []\n" in text


def at_a_terminal(answers, *arguments):
    """Run with keyboard and screen on a terminal; return what was shown and the exit code."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "nki", "new", *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(HERE), "TERM": "dumb", "COLUMNS": "100"},
    )
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    shown = all_shown(ours)
    return shown.decode(), process.wait(timeout=60)


def test_a_terminal_is_asked_for_what_no_option_gave():
    answers = ["Ventetid", "Andel som ventet.", "Legevakt", "4", "pros", "2", "", "1", "", "y"]
    shown, code = at_a_terminal(answers, "prove-ny", "--survey-year-offset", "0")
    assert code == 0
    assert '"4" is none of them' in shown
    assert "5 Dimensjon av kvalitet" in shown
    text = Path("prove-ny.yaml").read_text("utf-8")
    assert "title: Ventetid\n" in text
    assert "clinical_area: Legevakt\n" in text
    assert "indicator_type: prosess\n" in text
    assert "  - Trygge og sikre\n" in text
    assert "    personal: true\n" in text
    assert "survey_year_offset: 0\n" in text
    assert "measurement_area:\n" in text


def test_a_terminal_is_not_asked_where_nobody_wants_it():
    shown, code = at_a_terminal([], "prove-ny", "--no-ask")
    assert code == 0
    assert "Press Enter" not in shown
    assert Path("prove-ny.yaml").is_file()


def test_what_is_written_passes_once_a_person_has_filled_it_in():
    run("prove-ny", "--title", "Prøve", "--type", "prosess", "--dimension", "Trygge og sikre")
    path = Path("prove-ny.yaml")
    with_blanks = path.read_text("utf-8").split("\n")
    with pytest.raises(NkiError) as stopped:
        load(path)
    for issue in stopped.value.issues:
        line = with_blanks[issue.place.line - 1].removesuffix(' ""')
        with_blanks[issue.place.line - 1] = f"{line} Tekst {issue.place.line}"
    path.write_text("\n".join(with_blanks), "utf-8")
    result = CliRunner().invoke(app, ["validate", "prove-ny.yaml"])
    assert result.exit_code == 0, result.stderr


FORM = HERE / "tests" / "forms" / "leger-samtrening.docx"


def test_a_form_becomes_a_file_and_what_is_left_is_told():
    result = run("prove-ny", "--from", str(FORM))
    assert result.exit_code == 0
    assert "title: Leger som har deltatt i samtrening\n" in Path("prove-ny.yaml").read_text("utf-8")
    assert result.stdout == ""
    assert result.stderr.splitlines()[0] == "prove-ny.yaml: 3 fields left to fill in, the rest validates"


def test_what_a_form_says_without_a_place_is_told_and_kept():
    from nki.describing import sheet

    Path("ark.docx").write_bytes(sheet("legevakt-triage", "docx").data)
    result = run("prove-ny", "--from", "ark.docx", "--output", "-")
    assert result.exit_code == 0
    assert 'note S310: under Ut over skjemaet, no field takes: "' in result.stderr
    assert "# Skjemaet: Svargrense: Tall vises der minst 50 prosent" in result.stdout


def test_an_answer_on_the_command_line_comes_before_the_form():
    result = run(
        "prove-ny", "--from", str(FORM), "--title", "Min tittel", "--type", "resultat", "--output", "-"
    )
    assert "title: Min tittel\n" in result.stdout
    assert "indicator_type: resultat\n" in result.stdout


def test_the_kind_is_said_by_the_form():
    result = run("prove-ny", "--from", str(FORM), "--kind", "count")
    assert result.exit_code == 2
    assert not Path("prove-ny.yaml").exists()


def test_a_form_that_cannot_be_read_leaves_no_file():
    Path("skjema.pdf").write_bytes(b"%PDF-1.7")
    result = run("prove-ny", "--from", "skjema.pdf")
    assert [issue.code for issue in result.exception.issues] == ["S303"]
    assert not Path("prove-ny.yaml").exists()


def test_nothing_is_asked_where_a_form_answers():
    shown, code = at_a_terminal([], "prove-ny", "--from", str(FORM))
    assert code == 0
    assert "Press Enter" not in shown
