"""Which column of a file is which declared column."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.errors import words
from nki.model.issue import Place
from nki.model.spec import Source
from nki.steps.read.headers import column_letter, header_words, match_headers, same_header

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


@pytest.mark.parametrize(
    "written",
    [
        "leger",
        "LEGER",
        "Leger?",
        "Leger *",
        "3. Leger",
        "Q12: Leger (obligatorisk)",
        "<b>Leger</b>",
        "Hvor mange leger er på vakt",
        "Hvor mange leger er paa vakt ?",
        "2b) Hvor mange leger er på&nbsp;vakt?",
    ],
)
def test_the_same_words_are_the_same_header_and_that_is_said(written):
    found = match_headers(Place("x.csv", 3, row=2), ("Legevakt-ID", written), SOURCE, NEEDED)
    assert found.positions == {"unit": 0, "doctors": 1}
    assert [(one.code, one.field) for one in found.remarks] == [("D380", "doctors")]


@pytest.mark.parametrize("other", ["Lege", "Legene", "Hvor mange leger var på vakt?", "Antall leger"])
def test_other_words_are_another_header(other):
    positions, issues = match("Legevakt-ID", other)
    assert "doctors" not in positions
    assert [code for code, *_ in issues] == ["D303"]


def test_a_missing_column_is_named_with_the_header_that_comes_near():
    assert match("Legevakt-IDen", "Leger") == (
        {"doctors": 1},
        [("D303", "unit", 'no column "unit" with the header "Legevakt-ID"; did you mean "Legevakt-IDen"?')],
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
        ("D304", "doctors", 'the headers in columns 2 (B) and 4 (D) both mean "doctors"')
    ]
    assert match("unit", "Leger", " Leger")[1][0][0] == "D304"


def test_headers_that_nothing_declares_are_said_to_be_ignored():
    found = match_headers(Place("x.csv"), ("unit", "Kommentar", "", "doctors", " "), SOURCE, NEEDED)
    assert found.ignored == ("Kommentar",)


def test_the_form_in_which_headers_are_compared_keeps_everything_but_blanks():
    assert same_header("\ufeff a\n b\t") == "a b"
    assert same_header("Å") == same_header("A\u030a") == "Å"


def source(**headers):
    columns = [{"name": "unit", "type": "unit"}]
    columns += [{"name": name, "header": header, "type": "count"} for name, header in headers.items()]
    return Source.model_validate({"id": "survey", "text": "Prøve", "columns": columns})


def matched(declared, *header, needed=("unit",), confirmed=None):
    found = match_headers(Place("x.csv", 1, row=1), ("unit", *header), declared, needed, confirmed)
    return found.positions, [issue.code for issue in found.issues], [issue.code for issue in found.remarks]


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ("12-24 timer", "0-24 timer"),
        ("Ventetid < 5 min", "Ventetid > 5 min"),
        ("Andel over 5 %", "Andel over 5"),
        ("1.1 Leger", "2.1 Leger"),
        ("Fra < 5 til > 3 år", "Fra < 7 til > 3 år"),
        ("Leger 1", "Leger 2"),
        ("5-åringer", "6-åringer"),
        ("Leger", "3. Leger 2"),
    ],
)
def test_numbers_and_signs_that_mean_something_are_words(declared, found):
    assert matched(source(a=declared), found) == ({"unit": 0}, [], [])


@pytest.mark.parametrize(
    "written", ["3. Leger", "3) Leger", "Q3 Leger", "Spm. 3: Leger", "3a. Leger", "3 - Leger", "q3. leger"]
)
def test_the_number_of_a_question_is_none_of_its_words(written):
    assert matched(source(a="Leger"), written) == ({"unit": 0, "a": 1}, [], ["D380"])


def test_what_is_declared_to_the_letter_for_one_column_is_not_taken_for_another():
    declared = source(a="3. Leger", b="7. Leger")
    assert matched(declared, "3. Leger", "7. Leger") == ({"unit": 0, "a": 1, "b": 2}, [], [])
    assert matched(declared, "7. Leger") == ({"unit": 0, "b": 1}, [], [])
    assert matched(declared, "7. Leger", needed=("unit", "a")) == ({"unit": 0, "b": 1}, ["D303"], [])


def test_one_column_by_its_words_for_two_questions_is_an_error():
    assert matched(source(a="3. Leger", b="7. Leger"), "Leger")[1] == ["D388"]


def test_what_somebody_confirmed_wins_and_is_said():
    declared = source(a="Leger", b="Sykepleiere")
    confirmed = {"Antall  hvite frakker": "a"}
    assert matched(declared, "Antall hvite frakker", "Leger", confirmed=confirmed) == (
        {"unit": 0, "a": 1},
        [],
        ["D386"],
    )
    # a header that is confirmed to be one column is no other, whatever it reads like
    assert matched(declared, "Sykepleiere", confirmed={"Sykepleiere": "a"}) == (
        {"unit": 0, "a": 1},
        [],
        ["D386"],
    )
    assert matched(declared, "x", "x", confirmed={"x": "a"})[1] == ["D304"]
    assert matched(declared, "Leger", confirmed={"y": "a"}) == ({"unit": 0, "a": 1}, [], [])


def test_a_header_that_comes_near_is_proposed_and_never_taken():
    found = match_headers(Place("x.csv"), ("unit", "Antall legr"), source(a="Antall leger"), ("unit",))
    assert found.positions == {"unit": 0}
    assert found.proposals == (("Antall legr", "a"),)
    cut = "Hvor mange leger har hatt vakt ved legevakten siste året, medregnet de som"
    assert matched(source(a=f"{cut} var vikarer?"), cut)[0] == {"unit": 0}


@pytest.mark.parametrize(
    ("position", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_have_the_letters_that_excel_shows(position, letters):
    assert column_letter(position) == letters


@given(st.text(max_size=30))
def test_the_words_of_a_header_are_the_same_however_it_is_dressed(text):
    plain = header_words(text)
    assert header_words(f" {text}\u00a0") == plain
    assert header_words(unicodedata.normalize("NFD", text)) == plain
    assert plain == " ".join(plain.split())


NAMES = st.text(st.sampled_from("abcdeå 12.-<>?*"), min_size=1, max_size=6)


@given(st.lists(NAMES, min_size=1, max_size=4, unique_by=same_header), st.data())
def test_no_column_of_a_file_is_ever_two_and_declared_headers_are_found_in_any_order(headers, data):
    headers = [one for one in headers if one.strip()]
    declared = source(**{f"c{i}": header for i, header in enumerate(headers)})
    order = data.draw(st.permutations(list(enumerate(headers))))
    positions, issues, remarks = matched(declared, *[header for _, header in order])
    assert (issues, remarks) == ([], [])
    assert positions == {"unit": 0, **{f"c{i}": at for at, (i, _) in enumerate(order, start=1)}}
    fewer = [header for _, header in order][1:]
    positions, issues, _ = matched(declared, *fewer)
    assert len(set(positions.values())) == len(positions) or "D388" in issues
