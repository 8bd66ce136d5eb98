"""Which sheet and which row, what is hidden, and what is wrong with a workbook."""

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from nki.errors import words
from nki.steps.read.cell import UNCALCULATED, Exact
from tests.unit.steps.read.workbooks import (
    HEADER,
    HEADER_ROW,
    MAIN,
    ROWS,
    SHEET,
    by_hand,
    by_openpyxl,
    by_xlsxwriter,
    cells,
    opened,
    refused,
    text_cells,
    with_part,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.xlsx"


# Rows


def test_a_plain_sheet_is_read_with_row_numbers_as_excel_shows_them(path):
    sheet = opened(by_openpyxl(path, {"Svar": [HEADER, ROWS[0], [], ["", " ", None], ROWS[1]]}))
    assert (sheet.name, sheet.header, sheet.header_row, sheet.above) == ("Svar", tuple(HEADER), 1, 0)
    assert (sheet.others, sheet.hidden, sheet.remarks()) == ((), (), ())
    assert [(row.number, row.cells) for row in sheet.rows()] == [
        (2, ("LV1", "20", "5")),
        (5, ("LV2", "8", "8")),
    ]


def test_rows_can_be_read_as_often_as_one_likes(path):
    sheet = opened(by_openpyxl(path, {"Svar": [HEADER, *ROWS]}))
    assert list(sheet.rows()) == list(sheet.rows()) != []


def test_rows_are_as_wide_as_the_header_unless_something_stands_to_the_right(path):
    by_openpyxl(
        path, {"Svar": [[*HEADER, " ", None], ["LV1"], ["LV2", 1, 2, None, None, "x"], ["LV3", 1, 2, " "]]}
    )
    assert cells(path) == [["LV1", None, None], ["LV2", "1", "2", None, None, "x"], ["LV3", "1", "2"]]


def test_the_original_of_a_row_is_its_cells_with_tabs_between(path):
    (row,) = opened(by_openpyxl(path, {"Svar": [HEADER, ["LV1", None, "ti"]]})).rows()
    assert row.original == "LV1\t\tti"


def test_what_a_sheet_says_of_its_own_size_is_not_believed(path):
    by_openpyxl(path, {"Svar": [HEADER, *ROWS]})
    with_part(path, SHEET, lambda xml: xml.replace('ref="A1:C3"', 'ref="A1"'))
    assert len(cells(path)) == 2


def test_cells_and_rows_that_do_not_say_where_they_are_follow_each_other(path):
    by_hand(
        path, f"{HEADER_ROW}<row><c><v>1</v></c><c r='C2'><v>3</v></c></row><row r='7'><c><v>7</v></c></row>"
    )
    assert [(row.number, row.cells) for row in opened(path).rows()] == [
        (2, ("1", None, "3")),
        (7, ("7", None, None)),
    ]


# Header


def test_the_header_may_stand_below_titles(path):
    rows = [["Legevakter 2022"], [], ["Leger i alt", "hentet", "2022"], HEADER, *ROWS]
    sheet = opened(by_openpyxl(path, {"Svar": rows}))
    assert (sheet.header, sheet.header_row, sheet.above) == (tuple(HEADER), 4, 2)
    assert [row.number for row in sheet.rows()] == [5, 6]


def test_of_two_rows_that_are_equally_likely_the_first_is_the_header(path):
    sheet = opened(by_openpyxl(path, {"Svar": [HEADER, HEADER, *ROWS]}))
    assert sheet.header_row == 1
    assert next(sheet.rows()).cells == tuple(HEADER)


def test_headers_are_compared_with_white_space_folded(path):
    sheet = opened(
        by_openpyxl(path, {"Svar": [["om"], ["Legevakt-ID", "  Leger\n", "Har\u00a0trent_x000D_"], *ROWS]})
    )
    assert sheet.header_row == 2
    assert sheet.header[2] == "Har\u00a0trent\r"


def test_headers_that_differ_in_case_and_marks_only_are_found_too(path):
    sheet = opened(
        by_openpyxl(path, {"Om": [["x"]], "Svar": [["Svar"], ["LEGEVAKT ID", "leger?", "har trent"], *ROWS]})
    )
    assert (sheet.name, sheet.header_row) == ("Svar", 2)


def merged(book):
    sheet = book["Svar"]
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")


def test_a_header_in_two_rows_of_merged_cells_is_put_together(path):
    wanted = ["Legevakt-ID", "Leger i alt", "Leger som har trent", "År"]
    rows = [
        ["Legevakt-ID", "Leger", None, "Svar"],
        [None, "i alt", "som har trent", "År"],
        ["LV1", 20, 5, 2022],
    ]
    sheet = opened(by_openpyxl(path, {"Svar": rows}, merged), wanted)
    assert (sheet.header, sheet.header_row, sheet.above) == (tuple(wanted), 2, 0)
    assert [row.cells for row in sheet.rows()] == [("LV1", "20", "5", "2022")]


def test_nothing_is_put_together_that_the_specification_does_not_declare(path):
    rows = [["Legevakt-ID", "Leger", None, "x"], [None, "i alt", "Har trent", None], ["LV1", 20, 5]]
    sheet = opened(by_openpyxl(path, {"Svar": rows}, merged), ["Legevakt-ID", "Har trent", "Leger Har trent"])
    assert sheet.header == ("Legevakt-ID", "i alt", "Har trent")


def test_a_row_with_few_answers_is_no_second_row_of_the_header(path):
    sheet = opened(
        by_openpyxl(path, {"Svar": [[*HEADER, "Merknad"], [None, None, None, "x"], ["LV2", 8, 8]]})
    )
    assert sheet.header_row == 1
    assert len(list(sheet.rows())) == 2


def test_without_any_declared_header_the_first_row_of_several_cells_is_shown_to_the_matcher(path):
    sheet = opened(by_openpyxl(path, {"Svar": [["Tittel"], ["Enhet", "Antall"], ["LV1", 1]]}))
    assert (sheet.header, sheet.header_row) == (("Enhet", "Antall"), 2)


def test_a_header_beyond_the_first_thirty_rows_is_not_looked_for(path):
    sheet = opened(by_openpyxl(path, {"Svar": [*[["x", "y"]] * 30, HEADER, *ROWS]}))
    assert sheet.header == ("x", "y")


# Sheets


def test_the_only_visible_sheet_with_the_headers_is_chosen(path):
    sheets = {"Om": [["Leger"], ["betyr alle leger"]], "Svar": [HEADER, *ROWS], "Lister": [["Ja"], ["Nei"]]}
    sheet = opened(by_openpyxl(path, sheets))
    assert (sheet.name, sheet.others) == ("Svar", ("Om", "Lister"))


def test_two_sheets_with_the_headers_are_a_question(path):
    by_openpyxl(path, {"2021": [HEADER, *ROWS], "2022": [HEADER, *ROWS]})
    code, _, said = refused(path)
    assert code == "D372"
    assert '"2021" and "2022"' in said
    assert opened(path, sheet="2022").name == "2022"
    assert opened(path, sheet="2022").others == ("2021",)


def test_a_sheet_is_named_as_excel_compares_names(path):
    by_openpyxl(path, {"Svar": [HEADER], "Mer": [HEADER]})
    assert opened(path, sheet="svar ").name == "Svar"


def test_a_sheet_that_is_not_there_is_answered_with_those_that_are(path):
    code, _, said = refused(by_openpyxl(path, {"Svar": [HEADER], "Om": [["x"]]}), sheet="Svaar")
    assert (code, said) == ("D372", 'the workbook has no sheet "Svaar"; did you mean "Svar"?')


def hide(name, state="hidden"):
    def change(book):
        book[name].sheet_state = state

    return change


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_never_chosen_by_itself(path, state):
    by_openpyxl(path, {"Svar": [HEADER, *ROWS], "Gammel": [HEADER, *ROWS]}, hide("Gammel", state))
    sheet = opened(path)
    assert (sheet.name, sheet.hidden, sheet.others) == ("Svar", ("Gammel",), ())
    (remark,) = sheet.remarks()
    assert remark.code == "D378"
    assert words(remark).found == 'the hidden sheet "Gammel" has the declared headers too, and is not read'
    assert opened(path, sheet="Gammel").name == "Gammel"


def test_a_hidden_sheet_of_lists_is_nothing_to_remark(path):
    by_openpyxl(path, {"Svar": [HEADER, *ROWS], "Lister": [["Ja"], ["Leger"]]}, hide("Lister"))
    assert opened(path).hidden == ("Lister",)
    assert opened(path).remarks() == ()


def test_where_only_a_hidden_sheet_has_the_headers_it_has_to_be_named(path):
    by_openpyxl(path, {"Om": [["x", "y"]], "Svar": [HEADER, *ROWS]}, hide("Svar"))
    code, _, said = refused(path)
    assert code == "D373"
    assert 'the hidden sheet "Svar"' in said


def test_where_no_sheet_has_the_headers_all_are_named(path):
    code, _, said = refused(by_openpyxl(path, {"A": [["x", "y"]], "B": [["z"]]}))
    assert code == "D373"
    assert '"A", "B"' in said


def test_an_empty_workbook_has_no_rows(path):
    assert refused(by_openpyxl(path, {"Svar": []}))[0] == "D302"
    assert refused(by_openpyxl(path, {"Svar": [], "Mer": [HEADER]}), sheet="Svar")[0] == "D302"


def test_a_chart_is_no_sheet_with_answers(path):
    def chart(book):
        book.create_chartsheet("Figur", 0)

    assert opened(by_openpyxl(path, {"Svar": [HEADER, *ROWS]}, chart)).name == "Svar"


# What is hidden in the sheet


def test_rows_that_a_filter_hides_are_read_and_said(path):
    def filtered(book):
        sheet = book["Svar"]
        sheet.auto_filter.ref = "A1:C4"
        for row in (1, 3, 4):
            sheet.row_dimensions[row].hidden = True

    sheet = opened(by_openpyxl(path, {"Svar": [HEADER, *ROWS, ["LV3", 1, 1], []]}, filtered))
    assert [row.number for row in sheet.rows()] == [2, 3, 4]
    (remark,) = sheet.remarks()
    assert (
        words(remark).found == "2 rows, the first of them row 3, are hidden, by a filter or by hand, and read"
    )


def test_columns_that_are_hidden_are_read_and_said(path):
    def hidden(book):
        for letter in "BCZ":
            book["Svar"].column_dimensions[letter].hidden = True

    sheet = opened(by_openpyxl(path, {"Svar": [HEADER, *ROWS]}, hidden))
    assert [words(one).found for one in sheet.remarks()] == ["columns B, C are hidden and read"]


# Whole packages


def test_strict_open_xml_is_read_too(path):
    by_openpyxl(path, {"Svar": [HEADER, *ROWS]})
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for part in ("xl/workbook.xml", SHEET, "_rels/.rels", "xl/_rels/workbook.xml.rels"):
        with_part(path, part, lambda xml: xml.replace(MAIN, strict).replace(transitional, office))
    assert cells(path) == [["LV1", "20", "5"], ["LV2", "8", "8"]]


def test_a_workbook_without_styles_and_shared_texts_is_read(path):
    assert cells(by_hand(path, HEADER_ROW + "<row><c s='7'><v>1</v></c></row>")) == [["1", None, None]]


def test_styles_that_other_readers_refuse_do_no_harm(path):
    by_openpyxl(path, {"Svar": [HEADER, *ROWS]})
    with_part(path, "xl/styles.xml", lambda xml: xml.replace("<fills", "<fills><fill/></fills><fills"))
    with_part(path, "docProps/core.xml", str.upper)
    assert len(cells(path)) == 2


def plain(book, sheet):
    for number, row in enumerate([HEADER, *ROWS]):
        sheet.write_row(number, 0, row)


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET, "xl/sharedStrings.xml"]
)
def test_a_workbook_that_lacks_a_part_is_damaged(path, part):
    assert refused(with_part(by_xlsxwriter(path, plain), part, None))[0] == "D377"


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
def test_a_part_that_is_cut_off_is_damage_and_no_row_is_lost_in_silence(path, part):
    by_xlsxwriter(path, plain)
    code, _, said = refused(with_part(path, part, lambda xml: xml[:-20]))
    assert code == "D377"
    assert part in said


def test_a_text_that_the_workbook_lacks_is_damage_with_its_row(path):
    by_hand(path, HEADER_ROW + "<row><c t='s'><v>5</v></c></row>", texts=["a"])
    assert refused(path)[:2] == ("D377", 2)


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='3'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>",
        "<row r='2'><c><v>1</v></c></row><row r='2'><c><v>2</v></c></row>",
        "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>",
        "<row r='2'><c r='A3'><v>1</v></c></row>",
        "<row r='2'><c r='XFE2'><v>1</v></c></row>",
        "<row r='1048577'><c><v>1</v></c></row>",
        "<row r='x'><c><v>1</v></c></row>",
        "<row r='2'><c r='2A'><v>1</v></c></row>",
    ],
)
def test_rows_and_cells_out_of_order_are_damage_and_never_dropped(path, rows):
    assert refused(by_hand(path, HEADER_ROW + rows))[0] == "D377"


def test_columns_are_counted_as_excel_letters_them(path):
    from nki.steps.read.workbook_sheet import column_letters, column_number

    for number in (1, 26, 27, 52, 53, 702, 703, 16_384):
        assert column_letters(number) == get_column_letter(number)
        assert column_number(column_letters(number)) == number


# Formulas


def computed(formula, tail=""):
    return by_hand_row(f"<c><f>{formula}</f>{tail}</c>")


def by_hand_row(xml):
    return f"{HEADER_ROW}<row>{text_cells('LV1')}{xml}</row>"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c><f>1+1</f><v>2</v></c>", Exact("2")),
        ("<c t='str'><f>A1</f><v>Vet ikke</v></c>", "Vet ikke"),
        ("<c t='str'><f>A1</f><v></v></c>", None),
        ("<c t='e'><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!"),
        ("<c t='b'><f>TRUE</f><v>1</v></c>", Exact("true")),
        ("<c><f>1+1</f><v></v></c>", UNCALCULATED),
        ("<c><f>1+1</f></c>", UNCALCULATED),
        ("<c><f t='shared' si='0'/></c>", UNCALCULATED),
        ("<c><f t='shared' si='0'/><v>3</v></c>", Exact("3")),
    ],
)
def test_a_formula_is_the_value_that_was_worked_out_or_none(path, cell, value):
    assert cells(by_hand(path, by_hand_row(cell))) == [["LV1", value, None]]


@pytest.mark.parametrize("ask", ['fullCalcOnLoad="1"', 'fullCalcOnLoad="true"', 'calcCompleted="0"'])
def test_results_that_the_workbook_itself_wants_anew_are_none(path, ask):
    array = "<c><f t='array' ref='B2:C2'>x</f><v>0</v></c><c><v>0</v></c>"
    by_hand(path, by_hand_row(array) + "<row><c r='B3'><v>0</v></c></row>", book=f"<calcPr {ask}/>")
    assert cells(path) == [["LV1", UNCALCULATED, UNCALCULATED], [None, "0", None]]


def test_what_openpyxl_and_xlsxwriter_write_for_formulas_is_never_taken_for_zero(path, tmp_path):
    def fill(book, sheet):
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["LV1", "=1+1"])
        sheet.write_array_formula("B3:C4", "{=TRANSPOSE(A1:B2)}")

    assert cells(by_xlsxwriter(path, fill)) == [
        ["LV1", UNCALCULATED, None],
        [None, UNCALCULATED, UNCALCULATED],
        [None, UNCALCULATED, UNCALCULATED],
    ]
    other = by_openpyxl(tmp_path / "y.xlsx", {"Svar": [HEADER, ["LV1", "=1+1", 3]]})
    assert cells(other) == [["LV1", UNCALCULATED, "3"]]


def test_openpyxl_is_loaded_only_for_workbooks():
    import subprocess
    import sys

    code = "import nki.steps.read.filekind, nki.steps.read.workbook, sys; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert openpyxl.__name__ in sys.modules
    assert done.stdout.strip() in ("False", "")


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET])
def test_a_document_type_is_refused_also_where_it_declares_nothing(path, part):
    by_openpyxl(path, {"Svar": [HEADER, *ROWS]})
    root = "worksheet" if part == SHEET else "workbook"
    code, _, said = refused(with_part(path, part, lambda xml: f"<!DOCTYPE {root}>{xml}"))
    assert code == "D377"
    assert "document type" in said
