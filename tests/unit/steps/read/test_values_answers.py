"""Declared answers, exactly or in a spelling that can mean nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.model.spec import Column
from nki.steps.read.cell import Bad, Exact
from nki.steps.read.values import plain
from tests.unit.steps.read.test_values import said, taken

VALUES = ("Ja", "Nei", "Blåbær og øl", "0301", "0–9", "1")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(("Ja", "Ja"), (" Ja ", "Ja"), ("0301", "0301"), ("1", "1"), ("0–9", "0–9")),
        *(("ja", taken("Ja")), ("JA", taken("Ja")), ("Ja.", taken("Ja")), ("Nei!", taken("Nei"))),
        *(("j", taken("Ja")), ("yes", taken("Ja")), ("Y", taken("Ja")), ("TRUE", taken("Ja"))),
        *(("sann", taken("Ja")), ("n", taken("Nei")), ("no", taken("Nei")), ("usann", taken("Nei"))),
        *(("Bla\u030abær og øl", taken("Blåbær og øl")), ("BLÅBÆR\u00a0 og\nøl", taken("Blåbær og øl"))),
        *(("Bl\u00adåbær og øl", taken("Blåbær og øl")), ("0-9", taken("0–9")), ('"Ja"', taken("Ja"))),
        *(("'0301", taken("0301")), ("vet ikke", taken("")), ("IKKE AKTUELT", taken("Ikke aktuelt"))),
        *((Exact("1.0"), "1"), (Exact("99.0"), ""), (Exact("true"), taken("Ja"))),
        *((cell, "D324") for cell in ("Kanskje", "301", "0", "1.0", "1,0", "Ja nei", "J a", ".", "Jaa")),
    ],
)
def test_choices_are_declared_answers_or_a_spelling_of_one(cell, expected):
    assert said("choice", cell, values=VALUES) == expected


def test_answers_that_fold_alike_are_taken_exactly_or_not_at_all():
    assert said("choice", "JA", values=("Ja", "ja")) == "D324"
    assert said("choice", "ja", values=("Ja", "ja")) == "ja"
    assert said("choice", "vet ikke", values=("VET IKKE", "a")) == "D324"


def test_one_and_zero_are_no_yes_and_no():
    assert said("choice", "1", values=("Ja", "Nei")) == "D324"
    assert said("choice", "0", values=("Ja", "Nei")) == "D324"


def test_a_letter_that_could_begin_two_answers_stands_for_neither():
    assert said("choice", "n", values=("Ja", "Nei", "Noen")) == "D324"
    assert said("choice", "no", values=("Ja", "Nei", "Noen")) == taken("Nei")
    assert said("choice", "yes", values=("Nei", "Noen")) == "D324"


def test_the_signs_of_statistics_are_not_each_other():
    assert said("count", "..", missing=(".",)) == "D320"
    assert said("count", "..", missing=("..", "."), not_applicable=()) == ""


def test_another_spelling_of_an_answer_for_no_value_gives_way_to_a_value():
    assert said("count", "5", missing=("5.",)) == "5"
    assert said("number", "–", missing=("-",)) == taken("")
    assert said("text", "VET IKKE") == "VET IKKE"


def test_a_number_declared_to_be_no_answer_is_none_in_any_notation():
    assert [said("count", cell, missing=("999",)) for cell in ("999,0", "0999", "+999")] == [taken("")] * 3
    assert said("number", "999,00", missing=(), not_applicable=("999",)) == taken("999")


ANSWERS = st.lists(st.text("Jaei.! -–", min_size=1, max_size=4).map(str.strip).filter(bool), min_size=1)


@given(ANSWERS, st.text("JjaAei.! -–", max_size=6))
def test_a_choice_is_never_anything_but_a_declared_answer(answers, cell):
    declared = tuple(dict.fromkeys(answers))
    found = plain(Column(name="x", type="choice", values=declared), cell)
    text = found if isinstance(found, str) else getattr(found, "text", "")
    assert text in ("", *declared)
    assert text or isinstance(found, Bad) or not cell.strip()
