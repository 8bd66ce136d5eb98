"""Which column of a file is which declared column."""

import unicodedata

import pytest

from nki.errors import words
from nki.model.issue import Place
from nki.model.spec import Source
from nki.steps.read.headers import match_headers, same_header

SOURCE = Source.model_validate(
    {
        "id": "survey",
        "text": "Prøve",
        "columns": [
            {"name": "unit", "header": "Legevakt-ID", "type": "unit"},
            {"name": "doctors", "header": ["Hvor mange leger er på vakt?", "Leger"], "type": "count"},
            {"name": "note", "type": "text"},
        ],
    }
)
NEEDED = {"unit", "doctors"}


def match(*header, needed=NEEDED):
    found = match_headers(Place("x.csv", 3, row=2), header, SOURCE, needed)
    return found.positions, [(issue.code, issue.field, words(issue).found) for issue in found.issues]


@pytest.mark.parametrize("doctors", ["Hvor mange leger er på vakt?", "Leger", "doctors"])
def test_a_column_is_found_under_any_of_its_headers_and_its_name_wherever_it_stands(doctors):
    assert match("x", doctors, "Legevakt-ID") == ({"unit": 2, "doctors": 1}, [])


@pytest.mark.parametrize(
    "written",
    [
        " Hvor mange leger er på vakt? ",
        "Hvor mange  leger\ner på\u00a0vakt?",
        "Hvor mange leger er på\u202fvakt?",
        unicodedata.normalize("NFD", "Hvor mange leger er på vakt?"),
        "\ufeffHvor mange leger er på vakt?",
    ],
)
def test_white_space_and_composition_make_no_other_header(written):
    assert match("Legevakt-ID", written)[0]["doctors"] == 1


@pytest.mark.parametrize("other", ["leger", "LEGER", "Lege", "Leger?", "Hvor mange leger er på vakt"])
def test_other_words_are_another_header(other):
    positions, issues = match("Legevakt-ID", other)
    assert "doctors" not in positions
    assert [code for code, *_ in issues] == ["D303"]


def test_a_missing_column_is_named_with_the_header_that_comes_near():
    assert match("Legevakt ID", "Leger") == (
        {"doctors": 1},
        [("D303", "unit", 'no column "unit" with the header "Legevakt-ID"; did you mean "Legevakt ID"?')],
    )
    assert match("unit", "")[1][0][2] == 'no column "doctors" with the header "Hvor mange leger er på vakt?"'


def test_every_missing_column_is_named_at_once_at_the_place_of_the_header():
    issues = match_headers(Place("x.csv", 3, row=2), ("a", "b"), SOURCE, NEEDED).issues
    assert [(issue.field, issue.place.line, issue.place.row) for issue in issues] == [
        ("unit", 3, 2),
        ("doctors", 3, 2),
    ]


def test_a_column_that_nothing_needs_may_be_missing():
    assert match("unit", "doctors")[1] == []
    assert match("unit", needed={"unit"})[1] == []


def test_two_columns_for_one_question_are_not_chosen_between():
    assert match("unit", "Leger", "x", "doctors")[1] == [
        ("D304", "doctors", 'the headers in columns 2 and 4 both mean "doctors"')
    ]
    assert match("unit", "Leger", " Leger")[1][0][0] == "D304"


def test_headers_that_nothing_declares_are_said_to_be_ignored():
    found = match_headers(Place("x.csv"), ("unit", "Kommentar", "", "doctors", " "), SOURCE, NEEDED)
    assert found.ignored == ("Kommentar",)


def test_the_form_in_which_headers_are_compared_keeps_everything_but_blanks():
    assert same_header("\ufeff a\n b\t") == "a b"
    assert same_header("Å") == same_header("A\u030a") == "Å"
