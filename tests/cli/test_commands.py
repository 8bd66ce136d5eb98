import re

import pytest
from typer.testing import CliRunner

from nki import __version__
from nki.cli import overview
from nki.cli.app import app
from nki.cli.format import Format
from nki.errors import CATALOGUE, NkiError
from nki.steps.render import RENDERERS
from nki.steps.tables import WRITERS
from nki.template import template

LEGER = "legevakt-samtrening-leger"


def run(*arguments):
    return CliRunner().invoke(app, list(arguments))


def test_formats_on_the_command_line_are_those_that_exist():
    assert {*Format} == {"table", *RENDERERS, *WRITERS}


def test_the_version_is_printed():
    assert run("--version").stdout == f"nki {__version__}\n"


@pytest.mark.parametrize("command", ["compute", "list", "show", "validate", "explain"])
def test_every_command_shows_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Example:\n +nki {command}\b", result.stdout)


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["compute"], ["compute", "x"], ["show"], ["list", "x"], []]
)
def test_a_wrong_call_exits_with_2(arguments):
    assert run(*arguments).exit_code == 2


def test_the_catalogue_is_listed_in_columns():
    head, *lines = run("list").stdout.splitlines()
    assert head.split() == ["Id", "Tittel", "Type", "Versjon", "Status"]
    leger = next(line for line in lines if line.startswith(f"{LEGER} "))
    assert leger[head.index("Tittel") :].startswith("Leger som har deltatt i samtrening")
    assert leger[head.index("Status") :] == "nasjonal"
    assert {line[head.index("Versjon") :].split()[0] for line in lines} == {"1.0", "0.1"}


def test_a_broken_file_does_not_hide_the_others(tmp_path, monkeypatch):
    (tmp_path / "broken.yaml").write_text("format: nki/1\n", "utf-8")
    files = (tmp_path / "broken.yaml", *overview.catalogue.indicators())
    monkeypatch.setattr(overview.catalogue, "indicators", lambda: files)
    result = run("list")
    assert LEGER in result.stdout
    assert isinstance(result.exception, NkiError)


def test_a_form_shows_all_fields_with_their_numbers():
    text = run("show", LEGER).stdout
    for field in template().fields:
        assert re.search(rf"^ ?{field.number} {re.escape(field.label)}$", text, re.MULTILINE), field.label
    assert "Teller: Samme som måltall 2" in text
    assert "Nevner: Samme som måltall 3" in text
    assert "1.0 - juni 2022: Etablert som nasjonal kvalitetsindikator." in text
    assert "   23.06.2022" in text
    assert "\x1b[" not in text


def test_empty_fields_are_shown_as_empty():
    lines = run("show", LEGER).stdout.splitlines()
    assert lines[lines.index("14 Klassifikasjoner og kodeverk") + 1] == "   (tomt)"


def test_a_misspelt_indicator_is_answered_with_the_nearest():
    result = run("show", "legevakt-samtrening-lege")
    assert isinstance(result.exception, NkiError)
    (issue,) = result.exception.issues
    assert issue.code == "U001"
    assert LEGER in dict(issue.facts)["meant"]


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_can_be_explained(code):
    result = run("explain", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}  {CATALOGUE[code].title}")


def test_codes_may_be_written_in_small_letters():
    assert run("explain", "d310").stdout == run("explain", "D310").stdout


def test_an_unknown_code_is_a_wrong_call():
    result = run("explain", "D999")
    assert result.exit_code == 2
    assert "D999" in result.stderr


def test_all_codes_are_listed_by_family():
    text = run("explain").stdout
    assert all(f"  {code}  {entry.title}" in text for code, entry in CATALOGUE.items())
