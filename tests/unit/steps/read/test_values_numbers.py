"""Numbers as people and spreadsheets write them: one reading, or none."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.model.spec import Column
from nki.steps.read.cell import Bad, Exact
from nki.steps.read.decimals import evidence
from nki.steps.read.values import plain
from tests.unit.steps.read.test_values import column, said, taken

BLANK = [" ", "\u00a0", "\u202f", "\u2009"]


def each(**expected):
    """Return pairs of cell and what becomes of it, from what becomes of several cells."""
    return [(cell, code) for code, cells in expected.items() for cell in cells]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(("0", "0"), ("12", "12"), ("007", "7"), ("+5", "5"), ("000", "0"), (" 12 ", "12")),
        *(("\u00a012\u202f", "12"), ("\u200b12", "12"), ("9" * 18, "9" * 18), ("0" * 30 + "7", "7")),
        *((f"1{blank}234", "1234") for blank in BLANK),
        *(("12 345 678", "12345678"), ("1'234", "1234"), ("1’234’567", "1234567")),
        *(("1.234.567", "1234567"), ("1,234,567", "1234567")),
        *(("12.0", taken("12")), ("12,0", taken("12")), ("12,00", taken("12")), ("12,0000", taken("12"))),
        *(("0,000", taken("0")), ("1234.000", taken("1234")), ("1 234,00", taken("1234"))),
        *(("1.234,0", taken("1234")), ('"12"', taken("12")), ("'12", taken("12")), ('="12"', taken("12"))),
        *(("12\n", taken("12")), ("vet ikke", taken("")), ("VET\u00a0IKKE.", taken(""))),
        *(("ikke aktuelt!", taken("Ikke aktuelt")), ('"Vet ikke"', taken("")), ("99,0", taken(""))),
        ("099", taken("")),
    ],
)
def test_counts_are_read_where_there_is_one_reading(cell, expected):
    assert said("count", cell) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    each(
        D320=[
            *("0x10", "1_000", "12 34", "1 2345", "0 123", "1.5.5", "1.23.456", "1.234.56", "01.234.567"),
            *("1 234.567.890", "1 234'567", "12 stk", "ca. 12", "12?", "12%", "45 %", "nan", "inf", "NA"),
            *("N/A", "NULL", "-", "?", "１２", "١٢", "²", "½", "=1+1", "1\n2", "5.", "--5", "(5)", "åtte"),
            *('"', "'", '""', "100,-", "12:05", "1–2", "99.13.2022", "12.ma", "1,2,3"),
        ],
        D321=["1.5", "1,5", "12,5", "1 234,5", "1.234,5", ".5", "-1.5", '"1,5"', "0,123", "1234.567"],
        D322=["-1", "-0", "−3", "–3", "-12,0", "-1 234"],
        D326=["1" * 19, "9" * 4000],
        D360=["1.234", "1,234", "12.000", "999.999", "+1.234", "-1.234", '"1.234"'],
        D362=[
            *("12.mai", "mai.12", "12. mai", "jan.22", "01.feb", "12.05.2022", "2022-05-12", "12-May"),
            *("May-12", "1. des", "12.mai.2022", "okt 12", "12/05/2022", "05/31/2022", "DES.45"),
            *("2022-05-12 00:00", "12.05.22", "mars 2022"),
        ],
        D363=["1e3", "1,2E+05", "1E+05", "1.2e5", "-1E-3", "1,234E+10"],
        D364=["#UKJENT!", "##"],
    ),
)
def test_counts_are_refused_with_what_is_wrong(cell, code):
    assert said("count", cell) == code


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(("0", "0"), ("1.5", "1.5"), ("1,5", "1.5"), ("-3.25", "-3.25"), ("−3,25", "-3.25"), ("+5", "5")),
        *(("007.50", "7.50"), (" 2.0 ", "2.0"), ("-0", "-0"), ("0.123456789", "0.123456789")),
        *(("9" * 18, "9" * 18), ("1 234,5", "1234.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5")),
        *(("1 234,567", "1234.567"), ("1234.567", "1234.567"), ("0,123", "0.123"), ("1.234.567", "1234567")),
        *(("45 %", taken("45")), ("45%", taken("45")), ("45,5\u00a0%", taken("45.5")), ("–5", taken("-5"))),
        *((",5", taken("0.5")), ('"7,5"', taken("7.5")), ("99.0", taken("")), ("99 %", taken(""))),
    ],
)
def test_numbers_are_read_where_there_is_one_reading(cell, expected):
    assert said("number", cell) == expected


@pytest.mark.parametrize(
    ("cell", "code"),
    each(
        D320=["5.", "nan", "inf", "0x10", "1_000.5", "12 34,5", "--5", "45 %%", "%", "1.5.5", "4,5 ‰"],
        D326=["0.1234567890", "1" * 19],
        D360=["1.234", "-1,234", "1.234 %"],
        D362=["12.mai", "2022-05-12"],
        D363=["1e3", "1,2E+05"],
        D364=["#OVERLØP!"],
    ),
)
def test_numbers_are_refused_with_what_is_wrong(cell, code):
    assert said("number", cell) == code


@pytest.mark.parametrize(
    ("cell", "comma", "point"),
    [
        ("1.234", "1234", "1.234"),
        ("1,234", "1.234", "1234"),
        ("1.234.567", "1234567", "D361"),
        ("1,234,567", "D361", "1234567"),
        ("1.234,5", "1234.5", "D361"),
        ("1,234.5", "D361", "1234.5"),
        ("12.5", "D361", "12.5"),
        ("12,5", "12.5", "D361"),
        ("0.123", "D361", "0.123"),
        ("1234,567", "1234.567", "D361"),
        ("1 234,567", "1234.567", "D361"),
        ("12", "12", "12"),
        ("1 234", "1234", "1234"),
    ],
)
def test_the_sign_of_the_file_decides_and_refuses_the_other(cell, comma, point):
    assert said("number", cell, ",") == comma
    assert said("number", cell, ".") == point


def test_the_sign_of_the_file_decides_about_counts_too():
    assert [said("count", "1.234", sign) for sign in ("", ",", ".")] == ["D360", "1234", "D321"]
    assert [said("count", "12,000", sign) for sign in ("", ",", ".")] == ["D360", taken("12"), "12000"]
    assert [said("count", "12.0", sign) for sign in ("", ",", ".")] == [taken("12"), "D361", taken("12")]


def test_both_readings_are_told():
    assert dict(plain(column("number"), "-1,234").facts) == {"readings": "1234 or 1.234"}
    assert dict(plain(column("number"), "12.5", ",").facts) == {"sign": "comma"}
    assert dict(plain(column("number"), "12,5", ".").facts) == {"sign": "point"}


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("12.mai", "; was it 12.5 or 5.12?"),
        ("12.05.2022", "; was it 12.5 or 5.12?"),
        ("jan.45", "; was it 1.45?"),
        ("01.feb", "; was it 1.2 or 2.1?"),
        ("2022-01-01", "; was it 1.1 or 1.22?"),
        ("05/31/2022", "; was it 31.5 or 5.31?"),
    ],
)
def test_a_date_in_the_place_of_a_number_is_told_with_what_it_may_have_been(cell, meant):
    assert plain(column("count"), cell) == Bad("D362", (("meant", meant),))
    assert plain(column("number"), Exact(cell)).code == "D362"


@pytest.mark.parametrize("decimal", ["", ",", "."])
@pytest.mark.parametrize(
    ("kind", "cell", "expected"),
    [
        *(
            ("count", "12", "12"),
            ("count", "12.0", "12"),
            ("count", "1.234", "D321"),
            ("count", "1,0", "D320"),
        ),
        *(("count", "true", "D320"), ("count", "-1", "D322"), ("count", "2022-05-12", "D362")),
        *(("count", "1e+16", "D363"), ("count", "1e+14", "1" + "0" * 14), ("count", "1 234", "D320")),
        *(("number", "1.234", "1.234"), ("number", "-0.5", "-0.5"), ("number", "1e-05", "0.00001")),
        *(("number", "1,5", "D320"), ("number", "45%", "D320"), ("number", "1e-12", "D326")),
        *(("count", "99.0", taken("")), ("number", "nan", "D320")),
    ],
)
def test_what_a_program_wrote_is_read_to_the_letter_whatever_the_sign(kind, cell, expected, decimal):
    assert said(kind, Exact(cell), decimal) == expected


@pytest.mark.parametrize(
    ("kind", "cell", "limits", "expected"),
    [
        ("count", "5", {"minimum": 5, "maximum": 5}, "5"),
        ("count", "4", {"minimum": 5}, "a number of at least 5"),
        ("count", "6", {"maximum": 5}, "a number of at most 5"),
        ("count", "6", {"minimum": 1, "maximum": 5}, "a number of at least 1 and at most 5"),
        ("count", "1 006", {"maximum": 1005}, "a number of at most 1005"),
        ("number", "0.1", {"maximum": Decimal("0.1")}, "0.1"),
        ("number", "0,11", {"maximum": Decimal("0.1")}, "a number of at most 0.1"),
        ("number", "-6", {"minimum": -5}, "a number of at least -5"),
        ("number", "101 %", {"maximum": 100}, "a number of at most 100"),
        ("count", "1" * 19, {}, "a number of at most 18 digits"),
        ("number", "1" * 19, {}, "a number of at most eighteen digits and nine decimals"),
    ],
)
def test_numbers_lie_in_the_declared_range(kind, cell, limits, expected):
    found = plain(column(kind, **limits), cell)
    if isinstance(found, Bad):
        assert (found.code, dict(found.facts)["range"]) == ("D326", expected)
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("cell", "sign"),
    [
        *(
            ("12,5", ","),
            ("1.234,5", ","),
            ("1 234,50", ","),
            ("1.234.567", ","),
            ("-12,5", ","),
            (",5", ","),
        ),
        *(("12.5", "."), ("1,234.5", "."), ("1,234,567", "."), ("0.123", "."), ("0,123", ","), ("12.0", ".")),
        *(("1,2E+05", ","), ("1.2E+05", "."), ("45,5 %", ","), ('"12,5"', ","), ("\u200b12,5 ", ",")),
        *(("1.234", ""), ("1,234", ""), ("1.234 %", ""), ("12", ""), ("1 234", ""), ("", ""), (None, "")),
        *(("12.05.2022", ""), ("12.mai", ""), ("ca. 12,5", ""), ("1.5.5", ""), ("1.234,56,7", "")),
        *((Exact("12.5"), ""), ("Vet ikke, kanskje", "")),
    ],
)
def test_a_cell_proves_a_sign_only_where_it_has_one_reading(cell, sign):
    assert evidence(cell) == sign


# an independent, slow reader: every way to take the signs out, kept where the groups are right

NUMBER_TEXT = st.text("0123456789.,' \u00a0", min_size=1, max_size=12)


def slow_readings(text):
    """Return every number that a text can be, with the decimal signs under which it is."""
    text = text.strip(" \u00a0").replace("\u00a0", " ")
    found = set()
    for decimal, thousands in itertools.product(",.", ["", " ", "'", ",", "."]):
        if decimal == thousands or text.count(decimal) > 1:
            continue
        whole, mark, fraction = text.partition(decimal)
        if mark and not (fraction.isascii() and fraction.isdigit()):
            continue
        groups = whole.split(thousands) if thousands else [whole]
        if thousands and len(groups) > 1 and (groups[0][:1] == "0" or len(groups[0]) > 3):
            continue
        wrong = any(len(group) != 3 for group in groups[1:]) or not all(map(str.isdigit, groups))
        if wrong and not (whole == "" and mark):
            continue
        found.add((Decimal(f"{''.join(groups) or '0'}.{fraction or '0'}"), decimal))
    return found


@given(NUMBER_TEXT, st.sampled_from(["", ",", "."]))
def test_numbers_are_what_a_slow_reader_finds_too(text, decimal):
    found = plain(Column(name="x", type="number"), text, decimal)
    possible = {value for value, sign in slow_readings(text) if decimal in ("", sign)}
    if isinstance(found, Bad):
        assert len(possible) != 1 or found.code in ("D326", "D362") or "'" in text
    elif found == "":
        assert text.strip(" \u00a0") == ""
    elif "'" not in text:
        assert {Decimal(found if isinstance(found, str) else found.text)} == possible


@given(NUMBER_TEXT)
def test_what_can_be_two_numbers_is_none(text):
    values = {value for value, _ in slow_readings(text)}
    if len(values) > 1:
        assert isinstance(plain(Column(name="x", type="number"), text), Bad)
        assert isinstance(plain(Column(name="x", type="count"), text), Bad)


@given(NUMBER_TEXT)
def test_a_sign_is_proven_exactly_where_the_other_is_refused(text):
    one = Column(name="x", type="number")
    refused = {
        sign
        for sign in ",."
        if (bad := plain(one, text, sign)) and isinstance(bad, Bad) and bad.code == "D361"
    }
    assert refused == {",": {"."}, ".": {","}, "": set()}[evidence(text)]


DECIMALS = st.decimals(-(10**12), 10**12, places=3).map(lambda value: value.normalize())
FORMS = st.tuples(st.sampled_from(["", *BLANK, "'", "’", "."]), st.just(",")) | st.tuples(
    st.sampled_from(["", *BLANK, "'", "’", ","]), st.just(".")
)


@given(DECIMALS, FORMS, st.sampled_from("-−"), st.sampled_from(["", " ", "\u00a0\u200b"]), st.booleans())
def test_every_number_comes_back_from_every_form(value, form, minus, around, known):
    thousands, decimal = form
    text = format(abs(value), ",f").replace(",", "t").replace(".", decimal).replace("t", thousands)
    written = f"{around}{minus if value < 0 else ''}{text}{around}"
    found = plain(Column(name="x", type="number"), written, decimal if known else "")
    if isinstance(found, Bad):
        assert (found.code, known) == ("D360", False)
    else:
        assert Decimal(found if isinstance(found, str) else found.text) == value


@given(
    st.integers(0, 10**18 - 1),
    st.integers(0, 3),
    st.sampled_from(["", "+"]),
    st.text(" \t\u00a0\u202f", max_size=2),
)
def test_every_count_comes_back_however_it_is_padded(number, zeros, sign, blanks):
    written = f"{blanks}{sign}{'0' * zeros}{number}{blanks}"
    assert plain(Column(name="x", type="count"), written) == str(number)


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?", fullmatch=True), st.sampled_from(["", "."]))
def test_plain_text_stays_as_it_is_to_the_letter(text, decimal):
    found = plain(Column(name="x", type="number"), text, decimal)
    assert found == text or (isinstance(found, Bad) and found.code == "D360" and not decimal)
    assert plain(Column(name="x", type="number"), Exact(text), ",") == text
