"""The sheet with the answers is found by its headers, read row by row, and nothing of it is lost."""

import warnings
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from nki.errors import words
from tests.unit.steps.read.handmade import (
    HEADER,
    by_hand,
    cells,
    inline,
    opened,
    packed,
    refused,
)
from tests.unit.steps.read.workbooks import by_openpyxl

ROOT = Path(__file__).parents[4]
PROGRAMS = ROOT / "tests" / "programs"
ROW = ["LV001", "2022-02-14", "12", "7", "RETTS", None]


def remarks(sheet):
    return [words(one).found for one in sheet.remarks()]


def test_rows_come_with_the_numbers_that_excel_shows(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ROW, [], ["  "], ["LV002"], [None] * 6, ROW]})
    assert cells(path) == [(2, tuple(ROW)), (5, ("LV002", *[None] * 5)), (7, tuple(ROW))]


def test_cells_to_the_right_of_the_header_are_kept_and_blank_ones_are_not(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, [*ROW, None, "x"], [*ROW, " ", None]]})
    assert [row for _, row in cells(path)] == [(*ROW, None, "x"), tuple(ROW)]


def test_the_text_of_a_row_is_kept_for_whoever_sets_it_aside(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ["LV001", None, 12]]})
    assert [row.original for row in opened(path).rows()] == ["LV001\t\t12\t\t\t"]


def test_the_header_may_stand_below_titles_and_to_the_right(tmp_path):
    rows = [["Undersøkelsen"], [], ["Laget", "i dag"], [None, None, *HEADER], [None, None, *ROW]]
    sheet = opened(by_openpyxl(tmp_path / "a.xlsx", {"Svar": rows}))
    assert (sheet.header, sheet.header_row, sheet.above) == (("", "", *HEADER), 4, 2)
    assert [row.cells for row in sheet.rows()] == [(None, None, *ROW)]


def test_a_header_is_the_row_with_most_declared_headers(tmp_path):
    rows = [["Leger"], HEADER, ROW, ["LV002", "Leger", "Verktøy"]]
    assert opened(by_openpyxl(tmp_path / "a.xlsx", {"Svar": rows})).header_row == 2


def test_line_breaks_and_spaces_in_a_header_do_not_matter(tmp_path):
    rows = [["Legevakt-ID ", "Har\ntrent", "Har\u00a0 trent?"], ["LV001", 1, 2]]
    assert opened(by_openpyxl(tmp_path / "a.xlsx", {"Svar": rows})).header_row == 1


def test_a_header_of_two_rows_is_read_as_one(tmp_path):
    above = ["Legevakt-ID", "Dato", "Leger", None, None, "Verktøy"]
    below = [None, None, "I alt", "Har trent", "Vikarer", None]
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [["Tittel"], above, below, ROW]})
    sheet = opened(path, wanted=["Legevakt-ID", "Leger I alt", "Leger Har trent", "Verktøy"])
    read = ("Legevakt-ID", "Dato", "Leger I alt", "Leger Har trent", "Vikarer", "Verktøy")
    assert (sheet.header, sheet.header_row, sheet.above) == (read, 3, 1)
    assert [row.number for row in sheet.rows()] == [4]


def test_a_first_row_with_few_answers_is_never_taken_for_a_part_of_the_header(tmp_path):
    for row in ([None] * 5 + ["x"], ["LV001", None, None, None, None, None], [None, "LV001"]):
        sheet = opened(by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, row]}))
        assert (sheet.header, sheet.header_row) == (tuple(HEADER), 1)
        assert len(list(sheet.rows())) == 1


def test_a_sheet_without_any_declared_header_is_read_from_its_first_full_row(tmp_path):
    sheet = opened(
        by_openpyxl(tmp_path / "a.xlsx", {"Svar": [["Tittel"], ["Enhet", "Antall"], ["LV001", 3]]})
    )
    assert (sheet.header, sheet.header_row) == (("Enhet", "Antall"), 2)


def test_the_only_visible_sheet_with_the_headers_is_chosen(tmp_path):
    sheets = {"Forside": [["Velkommen"]], "Tom": [], "Svar": [HEADER, ROW], "Hjelp": [["Leger"], ["Levert"]]}
    sheet = opened(by_openpyxl(tmp_path / "a.xlsx", sheets))
    assert (sheet.name, sheet.others) == ("Svar", ("Forside", "Tom", "Hjelp"))
    assert remarks(sheet) == []


def test_of_several_sheets_with_the_headers_the_user_chooses(tmp_path):
    path = by_openpyxl(
        tmp_path / "a.xlsx", {"2021": [HEADER, ROW], "2022": [HEADER[:4], ROW], "Hjelp": [["x"]]}
    )
    ((code, _, found, do),) = refused(path)
    assert code == "D372"
    assert '"2021" and "2022"' in found
    assert "--sheet" in do
    assert opened(path, "2022").name == "2022"
    assert opened(path, " 2021 ").name == "2021"


def test_a_sheet_that_shares_some_headers_is_said(tmp_path):
    sheet = opened(by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ROW], "Pivot": [["Leger", "Verktøy"]]}))
    assert sheet.name == "Svar"
    assert remarks(sheet) == ['the sheet "Pivot" has some of the declared headers too, and is not read']


def test_a_name_that_no_sheet_has_is_answered_with_those_there_are(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ROW], "Gammel": [HEADER]}, hidden=["Gammel"])
    ((code, _, found, do),) = refused(path, "Svarr")
    assert (code, found) == ("D372", 'the workbook has no sheet "Svarr"; did you mean "Svar"?')
    assert '"Svar", "Gammel"' in do


def test_hidden_sheets_are_read_only_when_they_are_named(tmp_path):
    sheets = {"Svar": [HEADER, ROW], "Gammel": [HEADER, ROW, ROW]}
    path = by_openpyxl(tmp_path / "a.xlsx", sheets, hidden=["Gammel"])
    sheet = opened(path)
    assert (sheet.name, sheet.hidden) == ("Svar", ("Gammel",))
    assert remarks(sheet) == ['the hidden sheet "Gammel" has the declared headers too, and is not read']
    assert len(cells(path, "gammel")) == 2


def test_where_only_a_hidden_sheet_has_the_headers_it_is_said(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Forside": [["Hei", "du"]], "Svar": [HEADER]}, hidden=["Svar"])
    ((code, _, found, _),) = refused(path)
    assert code == "D373"
    assert 'hidden sheet "Svar"' in found
    assert '"Forside"' in found


def test_several_sheets_without_the_headers_are_named(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"En": [["a", "b"]], "To": [["c", "d"]]})
    ((code, _, found, _),) = refused(path)
    assert code == "D373"
    assert '"En", "To"' in found


def test_an_empty_workbook_is_never_a_survey_that_nobody_answered(tmp_path):
    assert [one[0] for one in refused(by_openpyxl(tmp_path / "a.xlsx", {"Svar": []}))] == ["D302"]
    assert [one[0] for one in refused(by_openpyxl(tmp_path / "a.xlsx", {"Svar": [[" "]]}), "Svar")] == [
        "D302"
    ]


def test_filtered_rows_and_hidden_columns_are_read_and_said(tmp_path):
    book = Workbook()
    for row in (HEADER, ROW, ROW, ROW):
        book.active.append(row)
    book.active.auto_filter.ref = "A1:F4"
    for number in (3, 4):
        book.active.row_dimensions[number].hidden = True
    book.active.column_dimensions["C"].hidden = True
    book.active.column_dimensions["J"].hidden = True
    book.save(tmp_path / "a.xlsx")
    sheet = opened(tmp_path / "a.xlsx")
    said = [
        "2 rows, the first of them row 3, are hidden, by a filter or by hand, and read",
        "column C is hidden and read",
    ]
    assert remarks(sheet) == said
    assert [row.cells for row in sheet.rows()] == [tuple(ROW)] * 3
    assert remarks(sheet) == said


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path):
    rows = "".join(f'<row r="{n}">{inline(f"A{n}", f"LV{n}")}</row>' for n in range(2, 9))
    assert len(cells(by_hand(tmp_path, rows, before='<dimension ref="A1"/>'))) == 7


def test_rows_and_cells_without_coordinates_are_counted(tmp_path):
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"
    assert [(n, row[:2]) for n, row in cells(by_hand(tmp_path, rows))] == [(2, ("1", "2")), (4, ("3", None))]


STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def rewritten(path, change):
    """Change every part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    path.write_bytes(packed(dict(change(name, text) for name, text in held.items())))
    return path


def test_a_strict_workbook_is_read_like_others(tmp_path):
    def strictly(name, text):
        for one, other in STRICT.items():
            text = text.replace(one, other)
        return name, text

    path = rewritten(by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ROW]}), strictly)
    assert cells(path) == [(2, tuple(ROW))]


def test_parts_with_prefixes_backslashes_and_other_case_are_found(tmp_path):
    def otherwise(name, text):
        if name.startswith("xl/worksheets/sheet"):
            text = text.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
        return name.replace("/", "\\").replace("workbook", "Workbook"), text

    path = by_hand(tmp_path, f'<row r="2">{inline("A2", "LV001")}</row>')
    assert cells(rewritten(path, otherwise)) == [(2, ("LV001", *[None] * 5))]


def test_styles_that_make_no_sense_change_no_figure(tmp_path):
    styles = '<fonts><font><family val="99"/></font></fonts><cellXfs><xf numFmtId="nei"/></cellXfs>'
    found = cells(by_hand(tmp_path, '<row r="2"><c r="C2" s="0"><v>12</v></c></row>', styles=styles))
    assert found == [(2, (None, None, "12", None, None, None))]


def test_what_openpyxl_would_warn_of_is_read_without_a_word(tmp_path, capfd):
    after = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(cells(by_hand(tmp_path, f'<row r="2">{inline("A2", "x")}</row>', after=after))) == 1
    assert capfd.readouterr() == ("", "")


def test_rules_and_filters_that_openpyxl_writes_do_not_disturb(tmp_path):
    path = by_openpyxl(tmp_path / "a.xlsx", {"Svar": [HEADER, ROW]})
    book = load_workbook(path)
    rule = DataValidation(type="whole", operator="between", formula1=0, formula2=500)
    book.active.add_data_validation(rule)
    rule.add("C2:C100")
    book.active.freeze_panes = "A2"
    book.save(path)
    assert cells(path) == [(2, tuple(ROW))]


def test_a_workbook_of_libreoffice_from_csv_is_read():
    sheet = opened(PROGRAMS / "libreoffice-from-csv.xlsx")
    assert sheet.header == tuple(HEADER[:5])
    assert [row.cells for row in sheet.rows()] == [
        ("LV001", "2022-02-14", "12", "7", "RETTS"),
        ("LV002", "2022-02-15", "1250", "0", None),
        ("LV003", "2022-02-16", "3", "3", "Ikke aktuelt"),
    ]
    assert remarks(sheet) == []


def test_a_workbook_of_libreoffice_with_everything_in_it_is_read():
    sheet = opened(PROGRAMS / "libreoffice-two-row-header.xlsx", wanted=[*HEADER, "Leger I alt"])
    assert sheet.header == ("Legevakt-ID", "Levert", "Leger I alt", "Har trent", "Andel", "Verktøy")
    assert (sheet.header_row, sheet.above) == (3, 1)
    assert [(row.number, *row.cells) for row in sheet.rows()] == [
        (4, "LV001", "2022-02-14", "12", "7", "58.3333333333333", "RETTS"),
        (5, "LV002", "2022-02-15", "40", "18", "45", "METTS"),
        (6, "LV003", "2022-02-16", "3", "0", "0", None),
        (7, "LV004", "2022-02-17", "8", "8", "100", "Ikke aktuelt"),
        (8, "Sum", "2022-02-15T10:30:00", "63", None, None, "#DIV/0!"),
    ]
    assert remarks(sheet) == [
        "row 6 is hidden, by a filter or by hand, and read",
        "column F is hidden and read",
        'the hidden sheet "Gamle svar" has some of the declared headers too, and is not read',
    ]
