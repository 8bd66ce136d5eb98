"""One cell → one plain text, or the code of what is wrong with it. Nothing is guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.errors import CATALOGUE, words
from nki.model.issue import Issue, Place
from nki.model.spec import Column, ColumnType
from nki.steps.read.cell import UNCALCULATED, Bad, Exact, Taken
from nki.steps.read.values import plain

NO_ANSWER = {"missing": ("Vet ikke", "99"), "not_applicable": ("Ikke aktuelt",)}
ERRORS = [
    *("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
    *("#VERDI!", "#NAVN?", "#I/T", "#TALL!", "Err:502", "####", "########"),
]


def column(kind, **more):
    return Column(name="x", type=kind, **{**NO_ANSWER, **more})


def said(kind, cell, decimal="", **more):
    """Return the text, the code of what is wrong, or a pair for what was taken with a remark."""
    found = plain(column(kind, **more), cell, decimal)
    if isinstance(found, Taken):
        assert found.code == "D382"
        return ("taken", found.text)
    return found.code if isinstance(found, Bad) else found


def taken(text):
    return ("taken", text)


DECLARED = [kind for kind in ColumnType if kind is not ColumnType.DURATION]


@pytest.mark.parametrize("kind", DECLARED)
@pytest.mark.parametrize(
    "cell",
    [
        *(None, "", " ", "\t", "\u00a0", "\u202f", "\u2009", "\ufeff", "\u200b", "\u00ad \u200b"),
        *("Vet ikke", " Vet ikke\u00a0", "99", "\u200b99\u00ad"),
    ],
)
def test_empty_cells_and_declared_answers_mean_no_answer_in_every_type(kind, cell):
    assert said(kind, cell, values=("a",)) == ""


@pytest.mark.parametrize("kind", DECLARED)
def test_a_question_that_does_not_apply_is_kept_apart(kind):
    assert said(kind, " Ikke aktuelt ", values=("a",)) == "Ikke aktuelt"


@pytest.mark.parametrize("kind", DECLARED)
@pytest.mark.parametrize("cell", ERRORS)
def test_an_error_of_a_spreadsheet_is_no_answer_in_any_type(kind, cell):
    assert said(kind, f" {cell}", values=("a",)) == "D364"


@pytest.mark.parametrize("kind", DECLARED)
def test_a_formula_without_a_value_is_told_from_a_text_that_reads_the_same(kind):
    assert said(kind, UNCALCULATED, values=("a",)) == "D365"
    assert said(kind, str(UNCALCULATED), values=("a",)) != "D365"


def test_an_error_that_the_specification_declares_as_no_answer_is_one():
    assert said("count", "#N/A", missing=("#N/A",)) == ""


@pytest.mark.parametrize("kind", ["text", "unit"])
@pytest.mark.parametrize(
    "cell",
    [
        *("0301", "007", "NA", "N/A", "NULL", "None", "nan", "no", "1e3", "a b", "Åre", "12.mai", "1.234"),
        *('"12"', "'12", "#1", "E", "vet ikke", "ikke aktuelt.", "99,0"),
    ],
)
def test_text_and_units_are_what_stands_there(kind, cell):
    assert said(kind, cell) == cell
    assert said(kind, f" {cell}\u202f\u200b") == cell


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


def test_what_was_taken_is_told_with_what_stood_there():
    found = plain(column("count"), "\u200b12,0 ")
    assert found == Taken("12", "D382", (("value", '"12,0"'), ("read", "12")))
    assert dict(plain(column("count"), "VET  IKKE").facts)["read"] == "no answer"


ANY = st.one_of(
    st.text(),
    st.text("0123456789.,'’ \u00a0-−–+%eE\"#:/", max_size=12),
    st.sampled_from(ERRORS),
    st.from_regex(r"[0-9]{1,5}[./ -][0-9a-z]{1,4}[./ -]?[0-9]{0,4}", fullmatch=True),
    st.builds(Exact, st.text("0123456789.-eE", max_size=8)),
)
KINDS = st.sampled_from(DECLARED)
SIGNS = st.sampled_from(["", ",", "."])


@given(KINDS, ANY, SIGNS)
def test_any_cell_is_a_text_or_taken_or_bad_and_can_be_put_into_words(kind, cell, decimal):
    found = plain(column(kind, values=("a", "Ja", "Nei")), cell, decimal)
    assert isinstance(found, str | Taken | Bad)
    if not isinstance(found, str):
        facts = {"value": '"x"', "rows": "1 row", **dict(found.facts)}
        assert found.code in CATALOGUE
        assert words(Issue.of(found.code, Place("a.csv"), "x", **facts)).found


@given(KINDS, ANY, SIGNS)
def test_what_was_read_reads_the_same_once_more(kind, cell, decimal):
    one = column(kind, values=("a", "Ja", "Nei"))
    found = plain(one, cell, decimal)
    if not isinstance(found, Bad):
        text = found if isinstance(found, str) else found.text
        assert plain(one, Exact(text)) == text


@given(KINDS, ANY)
def test_knowing_the_sign_never_changes_what_was_read_without_it(kind, cell):
    one = Column(name="x", type=kind, values=("a", "Ja", "Nei"))
    without = plain(one, cell)
    for sign in (",", "."):
        found = plain(one, cell, sign)
        if isinstance(without, Bad):
            # only a number with two readings is decided by the sign
            assert isinstance(found, Bad) or without.code == "D360"
        else:
            assert found == without or (isinstance(found, Bad) and found.code == "D361")
