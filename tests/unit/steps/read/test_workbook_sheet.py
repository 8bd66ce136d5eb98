"""A cell of a workbook is the value that it stands for, and nothing that a locale could turn."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nki.steps.read.cell import Exact
from tests.unit.steps.read.workbooks import (
    HEADER_ROW,
    by_hand,
    by_openpyxl,
    by_xlsxwriter,
    cells,
    text_cells,
    with_part,
)

ONE = ["Legevakt-ID"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "x.xlsx"


def one(path, xml, **how):
    """Return the only cell, given as XML."""
    by_hand(path, f"{HEADER_ROW}<row>{xml}{text_cells('')}{text_cells('x')}</row>", **how)
    return cells(path)[0][0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5", "5"),
        ("-5", "-5"),
        ("0", "0"),
        ("-0", "0"),
        ("12.0", "12"),
        ("12.50", "12.5"),
        ("0.1", "0.1"),
        ("0.30000000000000004", "0.3"),
        ("12.300000000000001", "12.3"),
        ("1.2E+5", "120000"),
        ("1E-5", "0.00001"),
        ("1.5E-07", "0.00000015"),
        ("123456789012345", "123456789012345"),
        ("12345678901234567890", "12345678901234567890"),
        ("1.2345678901234567E+19", "12345678901234600000"),
        (".5", "0.5"),
        ("+5", "5"),
        ("007", "7"),
        (" 5 ", "5"),
    ],
)
def test_a_number_is_plain_digits_with_a_point_and_no_exponent(path, written, read):
    found = one(path, f"<c><v>{written}</v></c>")
    assert found == read
    assert isinstance(found, Exact)


@pytest.mark.parametrize("written", ["12,5", "1_000", "NaN", "INF", "1e999", "0x10", "١٢", "1 000"])
def test_what_is_no_number_in_a_number_cell_is_judged_as_any_text(path, written):
    found = one(path, f"<c><v>{written}</v></c>")
    assert found == written
    assert not isinstance(found, Exact)


FORMATS = """<numFmts><numFmt numFmtId="200" formatCode="{}"/></numFmts>
<cellStyleXfs><xf numFmtId="9"/><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="9"/>
<xf numFmtId="14"/><xf numFmtId="46"/></cellXfs>"""


@pytest.mark.parametrize(
    ("code", "written", "read"),
    [
        ("0%", "0.45", "45"),
        ("0.0%", "0.455", "45.5"),
        ("0%", "0.07", "7"),
        ("0%", "0.28999999999999998", "29"),
        ("0 %;-0 %", "-0.5", "-50"),
        ("0%", "1", "100"),
        ("0%", "1E-3", "0.1"),
        ("0&quot;%&quot;", "45", "45"),
        ("0\\%", "45", "45"),
        ("[Red]0%", "0.1", "10"),
        ("0.00E+00", "45", "45"),
        ("#,##0", "1234", "1234"),
        ("0 &quot;dager&quot;", "12", "12"),
        ("_-* #,##0_-", "12", "12"),
        ("General", "12", "12"),
        ("dd.mm.yyyy", "44619", "2022-02-27"),
        ("d. mmmm yyyy", "44619.424444444441", "2022-02-27T10:11:12"),
        ("[$-414]d. mmmm yyyy;@", "44619", "2022-02-27"),
        ("hh:mm", "0.5", "12:00:00"),
        ("[h]:mm", "1.5", "36:00:00"),
        ("dd.mm.yyyy", "1", "1900-01-01"),
        ("dd.mm.yyyy", "61", "1900-03-01"),
        ("dd.mm.yyyy", "-1", "########"),
        ("dd.mm.yyyy", "99999999", "########"),
    ],
)
def test_the_format_tells_shares_and_days_from_numbers(path, code, written, read):
    assert one(path, f"<c s='1'><v>{written}</v></c>", styles=FORMATS.format(code)) == read


def test_built_in_formats_are_known(path):
    assert one(path, "<c s='2'><v>0.45</v></c>", styles=FORMATS.format("0")) == "45"
    assert one(path, "<c s='3'><v>44619</v></c>", styles=FORMATS.format("0")) == "2022-02-27"
    assert one(path, "<c s='4'><v>0.25</v></c>", styles=FORMATS.format("0")) == "6:00:00"
    assert one(path, "<c s='99'><v>44619</v></c>", styles=FORMATS.format("0")) == "44619"


def test_days_of_a_workbook_from_an_old_mac_are_counted_from_1904(path):
    book = "<workbookPr date1904='1'/>"
    assert one(path, "<c s='3'><v>43157</v></c>", styles=FORMATS.format("0"), book=book) == "2022-02-27"


@pytest.mark.parametrize(
    ("xml", "read"),
    [
        ("<c t='b'><v>1</v></c>", Exact("true")),
        ("<c t='b'><v>0</v></c>", Exact("false")),
        ("<c t='e'><v>#REF!</v></c>", "#REF!"),
        ("<c t='d'><v>2022-02-27</v></c>", Exact("2022-02-27")),
        ("<c t='d'><v>2022-02-27T00:00:00</v></c>", Exact("2022-02-27")),
        ("<c t='d'><v>2022-02-27T10:11:12.900Z</v></c>", Exact("2022-02-27T10:11:12")),
        ("<c t='d'><v>i fjor</v></c>", "i fjor"),
        ("<c t='s'><v>0</v></c>", "Ja"),
        ("<c t='s'><v>1</v></c>", None),
        ("<c t='str'><v> 12 </v></c>", " 12 "),
        ("<c t='inlineStr'><is><r><t>1</t></r><r><rPr><b/></rPr><t>2</t></r></is></c>", "12"),
        ("<c t='inlineStr'><is><t>漢</t><rPh sb='0' eb='1'><t>kan</t></rPh></is></c>", "漢"),
        ("<c t='inlineStr'><is/></c>", None),
        ("<c t='inlineStr'><is><t>a_x000D__x000a_b_x0041__x005F_x000D_</t></is></c>", "a\r\nb_x0041__x000D_"),
        ("<c/>", None),
        ("<c><v/></c>", None),
        ("<c t='s'><v/></c>", None),
    ],
)
def test_every_kind_of_cell_is_the_value_it_stands_for(path, xml, read):
    found = one(path, xml, texts=["Ja", ""])
    assert found == read
    assert type(found) is type(read)


def test_shared_texts_are_put_together_without_how_they_sound(path):
    by_hand(path, f"{HEADER_ROW}<row><c t='s'><v>0</v></c></row>", texts=["x"])
    rich = "<si><r><t>Vet </t></r><r><rPr><i/></rPr><t>ikke</t></r><rPh><t>!</t></rPh></si>"
    with_part(path, "xl/sharedStrings.xml", lambda xml: xml.replace("<si><t>x</t></si>", rich))
    assert cells(path)[0][0] == "Vet ikke"


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    # XlsxWriter rounds to sixteen digits, so that more than fifteen would be rounded twice
    st.floats(-1e300, 1e300).map(lambda number: float(f"{number:.14e}")),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001
        lambda day: day.replace(microsecond=0)
    ),
)


def expected(value):
    """Return what a value is as a cell, worked out apart from nki."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat() if value.time() != time() else value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return Decimal(f"{value:.14e}")
    return str(value)


def same(found, value):
    want = expected(value)
    if isinstance(want, Decimal):
        assert "e" not in found.lower()
        return Decimal(found) == want
    return found == want


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(VALUES, min_size=1, max_size=5), program=st.sampled_from(["openpyxl", "XlsxWriter"]))
def test_what_a_program_writes_comes_back_as_the_same_value(path, values, program):
    if program == "openpyxl":

        def as_they_are(book):
            for at, value in enumerate(values):
                cell = book["Svar"].cell(2 + at, 2, value)
                if isinstance(value, str):
                    cell.data_type = "s"

        by_openpyxl(path, {"Svar": [["Legevakt-ID", "Leger"], *[["x"]] * len(values)]}, as_they_are)
    else:

        def fill(book, sheet):
            day = book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"})
            sheet.write_row(0, 0, ["Legevakt-ID", "Leger"])
            for at, value in enumerate(values, start=1):
                sheet.write_string(at, 0, "x")
                if isinstance(value, str):
                    sheet.write_string(at, 1, value)
                elif isinstance(value, date):
                    sheet.write_datetime(at, 1, value, day)
                elif value is not None:
                    sheet.write(at, 1, value)

        by_xlsxwriter(path, fill)
    found = [row[1] for row in cells(path)]
    assert len(found) == len(values)
    for cell, value in zip(found, values, strict=True):
        assert same(cell, value), (cell, value)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    hundredths=st.lists(st.integers(-100_000, 100_000), min_size=1, max_size=5), decimals=st.integers(0, 3)
)
def test_a_share_is_a_hundred_times_its_value_exactly(path, hundredths, decimals):
    def fill(book, sheet):
        share = book.add_format({"num_format": "0%"})
        sheet.write_string(0, 0, "Legevakt-ID")
        for at, number in enumerate(hundredths, start=1):
            sheet.write_number(at, 0, number / 10 ** (decimals + 2), share)

    found = [Decimal(row[0]) for row in cells(by_xlsxwriter(path, fill))]
    assert found == [Decimal(number).scaleb(-decimals) for number in hundredths]


def test_a_duration_is_hours_minutes_and_seconds(path):
    def set_format(book):
        book["Svar"]["A2"].number_format = "[h]:mm:ss"

    by_openpyxl(path, {"Svar": [ONE, [timedelta(hours=30, minutes=5, seconds=7)]]}, set_format)
    assert cells(path)[0][0] == Exact("30:05:07")


def test_openpyxl_reads_the_same_of_its_own_workbook(path):
    day = datetime.fromisoformat("2022-02-27")
    rows = [["LV1", 20, 0.25], ["LV2", day, True], ["LV3", "Vet ikke", None]]
    by_openpyxl(path, {"Svar": [["Legevakt-ID", "a", "b"], *rows]})
    theirs = [
        list(row) for row in openpyxl.load_workbook(path)["Svar"].iter_rows(min_row=2, values_only=True)
    ]
    assert [[expected(cell) for cell in row] for row in theirs] == [
        [Decimal(cell) if cell == "0.25" else cell for cell in row] for row in cells(path)
    ]
