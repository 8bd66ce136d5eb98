"""An organisation's theme and templates in the place of nki's own."""

import pytest

from nki.errors import NkiError
from nki.pages import shipped_template
from tests.unit.steps.tables import readers
from tests.unit.steps.tables.made import exported, small

THEME = 'colours:\n  accent: "#7a003c"\n  highlight: "#ffe0ec"\n'


def test_a_theme_colours_pages_workbooks_and_documents(tmp_path):
    (tmp_path / "theme.yaml").write_text(THEME, "utf-8")
    assert b"#7a003c" in exported([small()], "html", templates=tmp_path)
    sheet = readers.workbook(exported([small()], "xlsx", templates=tmp_path)).worksheets[0]
    assert sheet["A1"].font.color.rgb == "FF7A003C"
    assert sheet["A2"].fill.fgColor.rgb == "FFFFE0EC"
    title = readers.word(exported([small()], "docx", templates=tmp_path)).styles["Title"]
    assert str(title.font.color.rgb) == "7A003C"


def test_a_page_can_have_a_template_of_its_own(tmp_path):
    text = shipped_template("nki.steps.tables", "tables.html.j2").decode()
    own = text.replace("<footer>", "<footer><p>Helse Eksempel</p>")
    (tmp_path / "tables.html.j2").write_text(own, "utf-8")
    data = exported([small()], "html", templates=tmp_path)
    assert b"Helse Eksempel" in data
    assert readers.html(data) == readers.html(exported([small()], "html"))


def test_a_fault_in_a_template_is_told_with_its_line(tmp_path):
    (tmp_path / "tables.html.j2").write_text("{{ document.title }}\n{{ document.headline }}\n", "utf-8")
    with pytest.raises(NkiError) as stop:
        exported([small()], "html", templates=tmp_path)
    (issue,) = stop.value.issues
    assert (issue.code, issue.place.line) == ("R617", 2)


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_a_folder_that_is_not_there_is_told(form, tmp_path):
    with pytest.raises(NkiError) as stop:
        exported([small()], form, templates=tmp_path / "borte")
    assert [issue.code for issue in stop.value.issues] == ["R610"]
