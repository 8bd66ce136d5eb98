"""Rows that are no answers are told from those that are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.errors import words
from nki.model.issue import Place
from nki.steps.read.records import Record, split_records
from nki.steps.read.rowchecks import row_faults, unpadded, usual_width

HEADER = ("Legevakt-ID", "Leger", "Kommentar")
UNITS = {"LV1", "LV2", "LV3"}


def faults(*cells, header=HEADER, unit_at=0, delimiter=";", is_unit=UNITS.__contains__):
    record = Record(4, 5, cells)
    return [
        (issue.code, words(issue).found)
        for issue in row_faults(record, Place("x.csv", 5, row=4), header, unit_at, delimiter, is_unit)
    ]


def codes(*cells, **how):
    return [code for code, _ in faults(*cells, **how)]


@pytest.mark.parametrize(
    "cells",
    [
        ("LV1", "9", ""),
        ("LV1", "", None),
        ("", "9", "sum av alt"),
        ("LV9", "Sum", "Totalt"),
        ("LV1", "9", "Leger"),
        ("LV1", "9", "to\nlinjer"),
        ("LV1", "9", "a;b\nc;d"),
    ],
)
def test_an_answer_has_no_fault_as_a_row(cells):
    assert codes(*cells) == []


@pytest.mark.parametrize(
    "word", ["Sum", "SUM", "Sum:", "Totalt", " i alt ", "Gjennomsnitt", "Snitt", "Til sammen"]
)
@pytest.mark.parametrize("cells", [("{}", "18", ""), ("", "", "{}"), ("", "{}", "18")])
def test_a_total_is_known_by_its_word_where_the_unit_stands_or_first(word, cells):
    ((code, said),) = faults(*[cell.format(word) for cell in cells])
    assert (code, word.strip() in said) == ("D314", True)


def test_a_total_may_have_fewer_cells_than_the_header():
    assert codes("Sum", "18") == ["D314"]


def test_a_unit_that_is_called_like_a_total_is_a_unit():
    assert codes("Landet", "18", "", is_unit={"Landet"}.__contains__) == []
    assert codes("Landet", "18", "") == ["D314"]
    # without a register any text may be a unit
    assert codes("Landet", "18", "", is_unit=bool) == ["D314"]


def test_the_header_once_more_is_no_answer_whatever_its_blanks_and_however_little_of_it_is_filled():
    assert codes(*HEADER) == ["D315"]
    assert codes(" Legevakt-ID", "Leger\u00a0", "") == ["D315"]
    assert codes("Legevakt-ID", "9", "") == []
    assert codes("", "Leger", "") == []


@pytest.mark.parametrize(("cells", "found"), [(("LV1", "9"), 2), (("LV1", "9", "", "x"), 4), (("LV1",), 1)])
def test_a_row_has_as_many_cells_as_the_header(cells, found):
    assert faults(*cells) == [("D305", f"the row has {found} cells and the header 3")]


def test_a_broken_quote_is_said_at_its_own_place():
    record = Record(4, 5, ("a",), "a", "\n", "D306", 6, 3)
    (issue,) = row_faults(record, Place("x.csv", 5, row=4), HEADER, 0, ";", UNITS.__contains__)
    assert (issue.code, issue.place) == ("D306", Place("x.csv", 6, 3, row=4))


# Rows that a quotation mark swallowed

ROWS = ["LV1;9;ja", "LV2;8;nei", "LV3;7;kanskje"]


def swallowed(text, **how):
    found = [codes(*record.cells, **how) for record in split_records(text, ";")]
    return found, [len(record.cells) for record in split_records(text, ";")]


@pytest.mark.parametrize(
    "text",
    [
        'LV1;9;"ja\nLV2;8;nei\nLV3;7;kanskje"',
        'LV1;9;"ja\nLV2;8;nei"',
        'LV1;"9;ja\nLV2;8;nei\nLV3;7";kanskje',
        'LV1;9;"ja\r\nLV2;8;nei\r\nLV3;7;kanskje"',
        'LV1;9;"\nLV2;8;nei"',
    ],
)
def test_rows_inside_a_cell_are_found(text):
    found, _ = swallowed(text)
    assert found == [["D316"]]


@pytest.mark.parametrize(
    "text",
    [
        'LV1;9;"adresse; postnummer\ntelefon; epost"',
        'LV1;9;"LV2;8;nei"',
        'LV1;9;"ja\nLV9;8;nei"',
        'LV1;9;"a;b;c\nd;e;f"',
    ],
)
def test_a_comment_with_delimiters_and_line_breaks_is_a_comment(text):
    assert swallowed(text)[0] == [[]]


@given(st.integers(0, 2), st.integers(1, 2), st.sampled_from(["\n", "\r\n", "\r"]))
def test_two_stray_quotes_never_hide_a_whole_row(first, between, end):
    rows = [row.split(";") for row in ROWS]
    rows[0][first] = f'"{rows[0][first]}'
    rows[between][2] += '"'
    text = end.join(";".join(row) for row in rows)
    found = [codes(*record.cells) for record in split_records(text, ";")]
    assert len(found) == 3 or any(found)


def test_without_a_delimiter_nothing_is_swallowed_for_a_sheet_has_none():
    assert codes("LV1", "9", "ja\nLV2;8;nei", delimiter="") == []
    assert codes("LV1", "9", "ja\nLV2;8;nei") == ["D316"]


def records(*rows):
    return [Record(number, number, tuple(row)) for number, row in enumerate(rows, start=2)]


def test_empty_cells_behind_every_row_are_no_cells():
    rows = records(["LV1", "9", ""], ["LV2", "8", ""])
    assert usual_width(rows, 2, ";") == 3
    assert [unpadded(row, 3, 2).cells for row in rows] == [("LV1", "9"), ("LV2", "8")]


@pytest.mark.parametrize(
    ("rows", "delimiter"),
    [
        ([["LV1", "9", ""]], ";"),  # one row proves nothing
        ([["LV1", "9", ""], ["LV2", "8"]], ";"),
        ([["LV1", "9", ""], ["LV2", "8", "x"]], ";"),
        ([["LV1", "7", ""], ["LV2", "7", ""]], ","),  # 7,5 in every row would look like this
    ],
)
def test_what_not_every_row_has_is_a_cell_too_many(rows, delimiter):
    assert usual_width(records(*rows), 2, delimiter) == 2
    assert unpadded(records(["LV1", "9", ""])[0], 2, 2).cells == ("LV1", "9", "")
