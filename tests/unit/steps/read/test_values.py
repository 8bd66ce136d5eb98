"""One cell → one plain text, or the code of what is wrong with it. Nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.model.spec import Column, ColumnType
from nki.steps.read.values import Bad, plain

NO_ANSWER = {"missing": ("Vet ikke", "99"), "not_applicable": ("Ikke aktuelt",)}


def column(kind, **more):
    return Column(name="x", type=kind, **{**NO_ANSWER, **more})


def said(kind, cell, **more):
    found = plain(column(kind, **more), cell)
    return found.code if isinstance(found, Bad) else found


@pytest.mark.parametrize("kind", ColumnType)
@pytest.mark.parametrize(
    "cell", [None, "", " ", "\t", "\u00a0", "\u202f", "\u2009", "\ufeff", "Vet ikke", " Vet ikke\u00a0", "99"]
)
def test_empty_cells_and_declared_answers_mean_no_answer_in_every_type(kind, cell):
    assert said(kind, cell, values=("a",)) == ""


@pytest.mark.parametrize("kind", ColumnType)
def test_a_question_that_does_not_apply_is_kept_apart(kind):
    assert said(kind, " Ikke aktuelt ", values=("a",)) == "Ikke aktuelt"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(
            ("0", "0"),
            ("12", "12"),
            ("007", "7"),
            ("+5", "5"),
            ("000", "0"),
            (" 12 ", "12"),
            ("\u00a012\u202f", "12"),
        ),
        *(("9" * 18, "9" * 18), ("0" * 30 + "7", "7")),
        *(
            ("1.234", "D321"),
            ("1.5", "D321"),
            ("1,5", "D321"),
            ("1.0", "D321"),
            ("1e3", "D321"),
            ("1,2E+05", "D321"),
        ),
        *((".5", "D321"), ("-1.5", "D321"), ("+1,0", "D321")),
        *(("-1", "D322"), ("-0", "D322"), ("−3", "D322"), ("–3", "D322")),
        *(
            ("0x10", "D320"),
            ("1_000", "D320"),
            ("1 000", "D320"),
            ("1\u00a0000", "D320"),
            ("1.5.5", "D320"),
            ("12 stk", "D320"),
        ),
        *(
            ("nan", "D320"),
            ("inf", "D320"),
            ("NA", "D320"),
            ("N/A", "D320"),
            ("NULL", "D320"),
            ("-", "D320"),
            ("?", "D320"),
        ),
        *(
            ("１２", "D320"),
            ("²", "D320"),
            ("=1+1", "D320"),
            ("1'000", "D320"),
            ("1\n2", "D320"),
            ("12%", "D320"),
            ("jan.12", "D320"),
        ),
        *(("1" * 19, "D326"), ("9" * 4000, "D326")),
    ],
)
def test_counts_are_whole_and_written_in_digits(cell, expected):
    assert said("count", cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(
            ("0", "0"),
            ("1.5", "1.5"),
            ("-3.25", "-3.25"),
            ("+5", "5"),
            ("007.50", "7.50"),
            (" 2.0 ", "2.0"),
            ("-0", "-0"),
        ),
        *(("0.123456789", "0.123456789"), ("9" * 18, "9" * 18)),
        *(
            ("1,5", "D320"),
            (".5", "D320"),
            ("5.", "D320"),
            ("1e3", "D320"),
            ("nan", "D320"),
            ("inf", "D320"),
            ("0x10", "D320"),
        ),
        *(("1_000.5", "D320"), ("1 000.5", "D320"), ("1.234.567", "D320"), ("--5", "D320"), ("−5", "D320")),
        *(("0.1234567890", "D326"), ("1" * 19, "D326")),
    ],
)
def test_numbers_have_a_decimal_point_and_no_more_digits_than_are_exact(cell, expected):
    assert said("number", cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(
            ("2021-12-31", "2021-12-31"),
            ("31.12.2021", "2021-12-31"),
            ("1.2.2021", "2021-02-01"),
            (" 01.02.2021 ", "2021-02-01"),
        ),
        ("29.02.2024", "2024-02-29"),
        *(
            ("31.02.2024", "D325"),
            ("29.02.2023", "D325"),
            ("00.01.2021", "D325"),
            ("01.13.2021", "D325"),
            ("2021-13-01", "D325"),
        ),
        *(
            ("31.12.21", "D325"),
            ("2021-1-1", "D325"),
            ("31/12/2021", "D325"),
            ("12-31-2021", "D325"),
            ("44561", "D325"),
        ),
        *(
            ("2021-12-31 14:03", "D325"),
            ("20211231", "D325"),
            ("2021", "D325"),
            ("i fjor", "D325"),
            ("0000-01-01", "D325"),
        ),
        *(("２０２１-12-31", "D325"), ("31.12.2021.", "D325"), ("31. 12. 2021", "D325")),
    ],
)
def test_dates_are_iso_or_norwegian_and_exist(cell, expected):
    assert said("date", cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Ja", "Ja"),
        (" Ja ", "Ja"),
        ("ja", "D324"),
        ("JA", "D324"),
        ("Kanskje", "D324"),
        ("J", "D324"),
        ("0301", "0301"),
        ("301", "D324"),
    ],
)
def test_choices_are_the_declared_answers_and_nothing_else(cell, expected):
    assert said("choice", cell, values=("Ja", "Nei", "0301")) == expected


@pytest.mark.parametrize("kind", ["text", "unit"])
@pytest.mark.parametrize(
    "cell", ["0301", "007", "NA", "N/A", "NULL", "None", "nan", "no", "1e3", "a b", "Åre"]
)
def test_text_and_units_are_what_stands_there(kind, cell):
    assert said(kind, cell) == cell
    assert said(kind, f" {cell}\u202f") == cell


@pytest.mark.parametrize(
    ("kind", "cell", "limits", "expected"),
    [
        ("count", "5", {"minimum": 5, "maximum": 5}, "5"),
        ("count", "4", {"minimum": 5}, "a number of at least 5"),
        ("count", "6", {"maximum": 5}, "a number of at most 5"),
        ("count", "6", {"minimum": 1, "maximum": 5}, "a number of at least 1 and at most 5"),
        ("number", "0.1", {"maximum": Decimal("0.1")}, "0.1"),
        ("number", "0.11", {"maximum": Decimal("0.1")}, "a number of at most 0.1"),
        ("number", "-6", {"minimum": -5}, "a number of at least -5"),
        ("count", "1" * 19, {}, "a number of at most 18 digits"),
    ],
)
def test_numbers_lie_in_the_declared_range(kind, cell, limits, expected):
    found = plain(column(kind, **limits), cell)
    if isinstance(found, Bad):
        assert (found.code, dict(found.facts)["range"]) == ("D326", expected)
    else:
        assert found == expected


def test_a_bad_cell_is_told_what_belongs_there():
    assert dict(plain(column("choice", values=("RETTS", "METTS")), "RETS").facts) == {
        "meant": '; did you mean "RETTS"?',
        "allowed": "RETTS, METTS, Ikke aktuelt, Vet ikke, 99",
    }
    assert dict(plain(column("count"), "x").facts) == {
        "expected": "a whole number",
        "missing": "Vet ikke, 99",
    }
    assert dict(plain(column("count", missing=()), "x").facts)["missing"] == "the empty cell"


@given(
    st.integers(0, 10**18 - 1),
    st.integers(0, 3),
    st.sampled_from(["", "+"]),
    st.text(" \t\u00a0\u202f", max_size=2),
)
def test_every_count_comes_back_however_it_is_padded(number, zeros, sign, blanks):
    assert plain(Column(name="x", type="count"), f"{blanks}{sign}{'0' * zeros}{number}{blanks}") == str(
        number
    )


@given(st.sampled_from(list(ColumnType)), st.text())
def test_no_cell_at_all_crashes_the_reader(kind, cell):
    found = plain(column(kind, values=("a",)), cell)
    assert isinstance(found, str | Bad)
