"""What was taken though it was written otherwise is said, each case once, and never in hundreds of notes."""

from hypothesis import given
from hypothesis import strategies as st

from nki.errors import words
from nki.model.issue import Place
from nki.steps.read.cell import Taken
from nki.steps.read.remarks import SHOWN, Remarks


def read_as(value, code="D382"):
    return Taken(value, code, (("value", f'"{value},0"'), ("read", value)))


def told(cases, *, personal=False, column="doctors"):
    remarks = Remarks()
    for row, taken in enumerate(cases, start=2):
        remarks.add(Place("x.csv", row, row=row), column, taken, personal=personal)
    return [(issue.place.row, words(issue).found) for issue in remarks.issues()]


def test_a_case_is_said_once_at_its_first_row_with_the_number_of_its_rows():
    assert told([read_as("8"), read_as("9"), read_as("8")]) == [
        (2, '"8,0" is read as 8, in 2 rows'),
        (3, '"9,0" is read as 9, in 1 row'),
    ]


def test_columns_files_and_kinds_are_told_apart():
    remarks = Remarks()
    for file, column in (("x.csv", "doctors"), ("y.csv", "doctors"), ("x.csv", "trained")):
        remarks.add(Place(file, 2, row=2), column, read_as("8"), personal=False)
    assert len(remarks.issues()) == 3


def test_of_many_cases_the_first_are_shown_and_the_others_counted():
    cases = [read_as(str(number)) for number in range(30)] * 2
    said = told(cases)
    assert len(said) == SHOWN
    assert said[0] == (2, '"0,0" is read as 0, in 2 rows')
    assert said[-1] == (11, '"9,0" is read as 9, in 2 rows, and so are others in 40 rows')


def test_what_is_confirmed_line_by_line_is_told_line_by_line():
    cases = [Taken("LV1", "D386", (("column", "LV1"), ("header", f"vakt {number}"))) for number in range(30)]
    assert len(told(cases)) == 30


def test_values_of_rows_about_persons_are_not_told_apart():
    assert told([read_as("8"), read_as("9")], personal=True) == [
        (2, "(not shown) is read as (not shown), in 2 rows")
    ]


@given(st.lists(st.integers(0, 25).map(str), max_size=80))
def test_every_row_is_counted_in_some_note(values):
    remarks = Remarks()
    for row, value in enumerate(values, start=2):
        remarks.add(Place("x.csv", row, row=row), "doctors", read_as(value), personal=False)
    counted = sum(
        int(word)
        for issue in remarks.issues()
        for word in dict(issue.facts)["rows"].replace(",", " ").split()
        if word.isdigit()
    )
    assert counted == len(values)
    assert len(remarks.issues()) == min(SHOWN, len(set(values)))
