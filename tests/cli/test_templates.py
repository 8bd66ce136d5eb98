"""``nki templates``: a folder to begin with, that changes nothing until somebody changes it."""

import pytest
from typer.testing import CliRunner

from nki.cli.app import app
from nki.describing import sheet
from nki.errors import NkiError
from nki.steps.sheet import WRITERS
from nki.theme import DEFAULT, read_theme

LEGER = "legevakt-samtrening-leger"


def run(folder):
    return CliRunner().invoke(app, ["templates", str(folder)])


def test_the_folder_has_all_that_can_be_changed(tmp_path):
    result = run(tmp_path / "maler")
    assert result.exit_code == 0
    assert result.stdout == ""
    names = {path.name for path in (tmp_path / "maler").iterdir()}
    assert {"theme.yaml", "sheet.html.j2", "sheet.docx", "sheet.typ", "report.html.j2", "report.typ"} <= names
    assert {"tables.html.j2", "tables.docx"} <= names
    assert all(name in result.stderr for name in names)


def test_the_theme_is_the_one_that_is_used_without_it(tmp_path):
    run(tmp_path)
    assert read_theme(tmp_path) == (DEFAULT, ())


@pytest.mark.parametrize("as_", sorted(WRITERS))
def test_a_sheet_is_the_same_with_the_templates_as_without(as_, tmp_path):
    run(tmp_path)
    found, expected = sheet(LEGER, as_, templates=tmp_path).data, sheet(LEGER, as_).data
    # a Word template of one's own looks as its styles say, and the theme is not laid over it
    assert len(found) == pytest.approx(len(expected), rel=0.05) if as_ == "docx" else found == expected


def test_nothing_is_written_where_something_stands_already(tmp_path):
    (tmp_path / "sheet.typ").write_text("mitt", "utf-8")
    result = run(tmp_path)
    assert isinstance(result.exception, NkiError)
    assert [issue.code for issue in result.exception.issues] == ["R603"]
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.typ"]
    assert (tmp_path / "sheet.typ").read_text("utf-8") == "mitt"


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    result = run(tmp_path / "borte" / "maler")
    assert [issue.code for issue in result.exception.issues] == ["R601"]
