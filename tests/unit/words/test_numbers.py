"""Numbers are rounded once, half away from zero, and written as the language writes them."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from nki import labels
from nki.words import LANGUAGES, words_for
from nki.words.numbers import exact

NARROW = "\u202f"
MINUS = "\u2212"
NB, NN, EN = map(words_for, LANGUAGES)

FRACTIONS = st.fractions(min_value=-(10**15), max_value=10**15, max_denominator=10**6)
HALVES = st.builds(
    lambda n, d: Fraction(2 * n + 1, 2 * 10**d), st.integers(-(10**9), 10**9), st.integers(0, 6)
)
HUGE = st.integers(-(10**60), 10**60).map(Fraction)
VALUES = st.one_of(FRACTIONS, HALVES, HUGE)
DECIMALS = st.integers(0, 6)


@pytest.mark.parametrize(
    ("value", "decimals", "norwegian", "english"),
    [
        (4854, 0, f"4{NARROW}854", "4,854"),
        (Fraction(64400, 4854), 1, "13,3", "13.3"),
        (Fraction(125, 8), 2, "15,63", "15.63"),
        (Fraction(1, 2), 0, "1", "1"),
        (Fraction(-5, 2), 0, f"{MINUS}3", f"{MINUS}3"),
        (Fraction(-1, 25), 1, "0,0", "0.0"),
        (-1234567, 2, f"{MINUS}1{NARROW}234{NARROW}567,00", f"{MINUS}1,234,567.00"),
        (0, 0, "0", "0"),
        (1000, 0, f"1{NARROW}000", "1,000"),
        (999, 0, "999", "999"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(value, decimals, norwegian, english):
    assert NB.number(value, decimals) == NN.number(value, decimals) == norwegian
    assert EN.number(value, decimals) == english


@given(VALUES, DECIMALS)
def test_documents_write_the_numbers_of_terminals(value, decimals):
    assert NB.number(value, decimals) == NN.number(value, decimals) == labels.shown(value, decimals)


@given(VALUES, DECIMALS)
def test_what_is_written_in_english_is_the_same_number(value, decimals):
    assert EN.number(value, decimals) == labels.shown(value, decimals).translate(
        str.maketrans({NARROW: ",", ",": "."})
    )


@given(VALUES, DECIMALS)
def test_rounding_agrees_with_exact_decimal_arithmetic(value, decimals):
    with localcontext(prec=200):
        # a quotient cut off at two hundred digits rounds as the value does: the halves end long before
        expected = (Decimal(value.numerator) / value.denominator).quantize(
            Decimal(1).scaleb(-decimals), ROUND_HALF_UP
        )
        found = exact(value, decimals)
        assert found == expected
    assert found.as_tuple().exponent == -decimals


@given(VALUES, DECIMALS)
def test_a_rounded_number_is_at_most_half_a_step_away(value, decimals):
    distance = abs(Fraction(exact(value, decimals)) - value)
    assert distance <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("words", "table", "prose"),
    [
        (NB, f"13,3{NARROW}%", "13,3 prosent"),
        (NN, f"13,3{NARROW}%", "13,3 prosent"),
        (EN, "13.3%", "13.3 per cent"),
    ],
)
def test_a_percentage_is_a_sign_in_tables_and_a_word_in_prose(words, table, prose):
    assert words.percent(Fraction(64400, 4854)) == table
    assert words.percent_prose(Fraction(64400, 4854)) == prose


@pytest.mark.parametrize("unit", labels.UNITS)
@given(VALUES, DECIMALS)
def test_values_in_tables_are_those_of_terminals(unit, value, decimals):
    assert NB.value(value, decimals, unit) == labels.shown_with_unit(value, decimals, unit)


@pytest.mark.parametrize("status", labels.SIGNS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_there_is_no_value_its_sign_stands(lang, status):
    assert words_for(lang).value(None, 1, "percent", status) == labels.SIGNS[status]


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "nb", "nn", "en"),
    [
        (1, 0, "persons", "1 person", "1 person", "1 person"),
        (2, 0, "persons", "2 personer", "2 personar", "2 persons"),
        (0, 0, "persons", "0 personer", "0 personar", "0 persons"),
        (-1, 0, "days", f"{MINUS}1 dag", f"{MINUS}1 dag", f"{MINUS}1 day"),
        (1, 0, "hours", "1 time", "1 time", "1 hour"),
        (12, 0, "er_units", "12 legevakter", "12 legevakter", "12 ER units"),
        (Fraction(25, 2), 1, "minutes", "12,5 minutter", "12,5 minutt", "12.5 minutes"),
        (Fraction(999, 1000), 1, "minutes", "1,0 minutt", "1,0 minutt", "1.0 minutes"),
        (1, 1, "percent", "1,0 prosent", "1,0 prosent", "1.0 per cent"),
        (Fraction(3, 2), 1, "per_1000", f"1,5 per 1{NARROW}000", f"1,5 per 1{NARROW}000", "1.5 per 1,000"),
        (4854, 0, "number", f"4{NARROW}854", f"4{NARROW}854", "4,854"),
    ],
)
def test_a_value_in_prose_has_its_unit_in_the_right_number(value, decimals, unit, nb, nn, en):
    found = [words.value_prose(value, decimals, unit) for words in (NB, NN, EN)]
    assert found == [nb, nn, en]


@pytest.mark.parametrize("unit", labels.UNITS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_unit_can_stand_in_prose(lang, unit):
    for value in (0, 1, 2, Fraction(3, 2)):
        assert words_for(lang).value_prose(value, 1, unit)


def test_whole_numbers_among_facts_are_written_and_texts_left_alone():
    told = words_for("nb").text("numbers.percent_in_prose", number=12345)
    assert told == f"12{NARROW}345 prosent"
    assert words_for("nb").text("numbers.percent_in_prose", number="2024") == "2024 prosent"


def test_terminals_and_documents_name_the_months_alike():
    months = Locale.parse("nb_NO").months["format"]["wide"]
    assert tuple(months[number] for number in range(1, 13)) == labels.MONTHS
