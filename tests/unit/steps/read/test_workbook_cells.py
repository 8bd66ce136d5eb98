"""What the cells of a workbook stand for: what a person sees in Excel, and never another figure."""

import datetime
import tempfile
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from nki.steps.read.cell import UNCALCULATED, Exact
from tests.unit.steps.read.handmade import HEADER, by_hand, cells, first_cell, inline, opened

STYLES = (
    '<numFmts count="9"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>'
    '<numFmt numFmtId="165" formatCode="0.0\\ %"/>'
    '<numFmt numFmtId="166" formatCode="0 &quot;% av alle&quot;"/>'
    '<numFmt numFmtId="167" formatCode="[h]:mm"/><numFmt numFmtId="168" formatCode="0&quot; dager&quot;"/>'
    '<numFmt numFmtId="169" formatCode="[$-414]d/\\ mmmm\\ yyyy"/>'
    '<numFmt numFmtId="170" formatCode="#,##0\\ \\d\\y\\r"/>'
    '<numFmt numFmtId="171" formatCode="[Red]0;[Blue]0%"/>'
    '<numFmt numFmtId="172" formatCode="0\\%"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>'
    + "".join(f'<xf numFmtId="{one}"/>' for one in (0, 9, 10, 14, 21, 22, *range(164, 173)))
    + "</cellXfs>"
)
GENERAL, PERCENT, PERCENT_00, DAY, TIME, MOMENT = range(6)
DAY_NB, PERCENT_NB, OF_ALL, HOURS, DAYS, LONG_DAY, ANIMALS, COLOURED, LITERAL = range(6, 15)


def number(text, style=GENERAL):
    return f'<c r="C2" s="{style}"><v>{text}</v></c>'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", "12"),
        ("12.0", "12"),
        ("-0", "0"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.3"),
        ("58.333333333333336", "58.3333333333333"),
        ("1.2E+5", "120000"),
        ("1E-7", "0.0000001"),
        ("1e15", "1000000000000000"),
        ("123456789012345678", "123456789012345678"),
        ("-7.50", "-7.5"),
        (" 12 ", "12"),
    ],
)
def test_numbers_are_plain_text_without_an_exponent(written, read, tmp_path):
    cell = first_cell(tmp_path, number(written))
    assert (cell, type(cell)) == (read, Exact)


@pytest.mark.parametrize("written", ["tolv", "1e999", "nan", "inf", "1_000", "0x10", "1,5", "٣"])
def test_what_is_no_number_is_left_to_whoever_judges_values(written, tmp_path):
    cell = first_cell(tmp_path, number(written))
    assert (cell, type(cell)) == (written, str)


@pytest.mark.parametrize(
    ("written", "style", "read"),
    [
        ("0.45", PERCENT, "45"),
        ("0.07", PERCENT_00, "7"),
        ("0.28999999999999998", PERCENT, "29"),
        ("0.1235", PERCENT_NB, "12.35"),
        ("1", PERCENT, "100"),
        ("45", OF_ALL, "45"),
        ("45", LITERAL, "45"),
        ("0.45", COLOURED, "0.45"),
        ("3", DAYS, "3"),
        ("1200", ANIMALS, "1200"),
    ],
)
def test_a_share_shown_in_percent_is_the_number_that_is_shown(written, style, read, tmp_path):
    assert first_cell(tmp_path, number(written, style), styles=STYLES) == read


@pytest.mark.parametrize(
    ("written", "style", "read"),
    [
        ("44606", DAY, "2022-02-14"),
        ("44606", DAY_NB, "2022-02-14"),
        ("44606", LONG_DAY, "2022-02-14"),
        ("44606", MOMENT, "2022-02-14"),
        ("44606.424444444441", MOMENT, "2022-02-14T10:11:12"),
        ("44606.9999999999", MOMENT, "2022-02-15"),
        ("0.5", TIME, "12:00:00"),
        ("1.5", HOURS, "36:00:00"),
        ("-1", DAY, "########"),
        ("99999999", DAY, "########"),
    ],
)
def test_days_and_times_are_iso(written, style, read, tmp_path):
    assert first_cell(tmp_path, number(written, style), styles=STYLES) == read


def test_days_counted_from_1904_are_the_same_days(tmp_path):
    found = first_cell(tmp_path, number("43144", DAY), styles=STYLES, book='<workbookPr date1904="1"/>')
    assert found == "2022-02-14"


@pytest.mark.parametrize(
    ("cell", "read", "kind"),
    [
        ('<c r="C2" t="b"><v>1</v></c>', "true", Exact),
        ('<c r="C2" t="b"><v>0</v></c>', "false", Exact),
        ('<c r="C2" t="e"><v>#REF!</v></c>', "#REF!", str),
        ('<c r="C2" t="str"><f>A2</f><v>LV1</v></c>', "LV1", str),
        ('<c r="C2" t="str"><f>A2</f><v></v></c>', None, type(None)),
        ('<c r="C2" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c>', "a b", str),
        ('<c r="C2" t="inlineStr"><is><t>東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh></is></c>', "東", str),
        ('<c r="C2" t="inlineStr"><is><t>a_x000D_&#10;b_x005F_x000D_</t></is></c>', "a\r\nb_x000D_", str),
        ('<c r="C2" t="s"><v>0</v></c>', " 0301 ", str),
        ('<c r="C2" t="s"><v>1</v></c>', "fet og vanlig", str),
        ('<c r="C2" t="s"><v>2</v></c>', None, type(None)),
        ('<c r="C2" t="d"><v>2022-02-14T00:00:00</v></c>', "2022-02-14", Exact),
        ('<c r="C2"/>', None, type(None)),
        ('<c><v>7</v></c><c r="C2"><v>8</v></c>', "8", Exact),
    ],
)
def test_each_kind_of_cell_is_what_it_says(cell, read, kind, tmp_path):
    texts = (
        '<si><t xml:space="preserve"> 0301 </t></si>'
        "<si><r><rPr><b/></rPr><t>fet</t></r><r><t> og vanlig</t></r><rPh><t>lyd</t></rPh></si><si><t/></si>"
    )
    rows = f'<row r="2">{inline("A2", "LV001")}{cell}</row>'
    (row,) = opened(by_hand(tmp_path, rows, texts=texts)).rows()
    assert (row.cells[2], type(row.cells[2])) == (read, kind)


@pytest.mark.parametrize("cell", ['<c r="C2"><f>1+1</f></c>', '<c r="C2"><f>1+1</f><v></v></c>'])
def test_a_formula_that_was_never_calculated_is_not_empty(cell, tmp_path):
    assert first_cell(tmp_path, cell) is UNCALCULATED


@pytest.mark.parametrize("book", ['<calcPr fullCalcOnLoad="1"/>', '<calcPr calcCompleted="0"/>'])
def test_results_of_a_workbook_that_asks_to_be_calculated_anew_are_none(book, tmp_path):
    assert first_cell(tmp_path, '<c r="C2"><f>1+1</f><v>0</v></c>', book=book) is UNCALCULATED
    assert first_cell(tmp_path, '<c r="C2"><v>0</v></c>', book=book) == "0"
    assert first_cell(tmp_path, '<c r="C2"><f>1+1</f><v>2</v></c>') == "2"


def test_all_cells_of_an_array_formula_wait_for_its_calculation(tmp_path):
    rows = '<row r="2"><c r="B2"><f t="array" ref="B2:C3">x</f><v>0</v></c><c r="C2"><v>0</v></c></row>'
    rows += '<row r="3"><c r="B3"><v>0</v></c><c r="C3"><v>0</v></c><c r="D3"><v>0</v></c></row>'
    rows += '<row r="4"><c r="B4"><v>0</v></c></row>'
    found = cells(by_hand(tmp_path, rows, book='<calcPr fullCalcOnLoad="1"/>'))
    empty, wait = None, UNCALCULATED
    assert found == [
        (2, (empty, wait, wait, empty, empty, empty)),
        (3, (empty, wait, wait, "0", empty, empty)),
        (4, (empty, "0", empty, empty, empty, empty)),
    ]


def test_openpyxl_and_xlsxwriter_leave_formulas_to_be_calculated(tmp_path):
    one = Workbook()
    one.active.append(HEADER)
    one.active.append(["LV001", None, 12, "=C2-5"])
    one.save(tmp_path / "openpyxl.xlsx")
    with xlsxwriter.Workbook(tmp_path / "xlsxwriter.xlsx") as other:
        sheet = other.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["LV001", None, 12])
        sheet.write_formula(1, 3, "=C2-5")
    for name in ("openpyxl.xlsx", "xlsxwriter.xlsx"):
        assert cells(tmp_path / name) == [(2, ("LV001", None, "12", UNCALCULATED, None, None))]


def as_text(value):
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return value.isoformat()
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, int):
        return str(value)
    # openpyxl writes sixteen digits, and of what stands in the file fifteen are read
    plain = format(Decimal(format(float(format(value, ".16g")), ".15g")), "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


TEXTS = st.text(
    st.characters(
        codec="utf-8", min_codepoint=32, exclude_characters="_=\x7f", exclude_categories=["Cs", "Cn"]
    ),
    min_size=1,
    max_size=10,
).filter(lambda text: text.strip() and text.isprintable())
VALUES = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e12, 1e12, allow_nan=False),
    st.datetimes(datetime.datetime(1901, 1, 1), datetime.datetime(2100, 1, 1)).map(  # noqa: DTZ001
        lambda when: when.replace(microsecond=0)
    ),
    st.dates(datetime.date(1901, 1, 1), datetime.date(2100, 1, 1)),
)


@settings(max_examples=80, deadline=None)
@example(rows=[[274877906944.82153, None, None, None, None, None]])
@given(rows=st.lists(st.lists(VALUES, min_size=6, max_size=6), min_size=1, max_size=5))
def test_what_openpyxl_writes_comes_back_as_it_was(rows):
    book = Workbook()
    book.active.append(HEADER)
    for row in rows:
        book.active.append(row)
    with tempfile.TemporaryDirectory() as folder:
        book.save(f"{folder}/svar.xlsx")
        found = cells(f"{folder}/svar.xlsx")
    # an empty row has no cells
    expected = [(at, tuple(map(as_text, row))) for at, row in enumerate(rows, start=2) if row != [None] * 6]
    assert found == expected
