from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki import labels
from nki.labels import kind_label, shown, shown_cell, shown_with_unit
from nki.model.level import Level
from nki.model.release import COLUMNS
from nki.model.spec import Kind, Unit
from nki.model.spec.fields import Status as IndicatorStatus
from nki.model.status import Status

NARROW = "\u202f"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(125, 8), 2, "15,63"),
        (Fraction(64400, 4854), 1, "13,3"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "−3"),
        (Fraction(-1, 25), 1, "0,0"),
        (Fraction(-1, 20), 1, "−0,1"),
        (0, 1, "0,0"),
        (Fraction(100), 1, "100,0"),
        (4854, 0, f"4{NARROW}854"),
        (999_999, 0, f"999{NARROW}999"),
        (Fraction(1_999_999_999, 2000), 1, f"1{NARROW}000{NARROW}000,0"),
        (10**18 + 1, 0, NARROW.join(["1", "000", "000", "000", "000", "000", "001"])),
        (Fraction(1, 100), 2, "0,01"),
    ],
)
def test_numbers_are_written_as_norwegians_write_them(value, decimals, text):
    assert shown(value, decimals) == text


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=9),
    st.integers(0, 6),
)
def test_rounding_is_half_away_from_zero_and_exact(value, decimals):
    expected = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    plain = shown(Fraction(value), decimals).replace(NARROW, "").replace(",", ".").replace("−", "-")
    assert Decimal(plain) == expected
    assert len(plain.partition(".")[2]) == decimals


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_value_never_passes_through_a_float(numerator, denominator):
    halves = (Fraction(numerator, denominator) * 200 + 1) // 2
    assert shown(Fraction(100 * numerator, denominator), 0) == f"{int(halves):,}".replace(",", NARROW)


def test_a_percentage_carries_its_sign_behind_a_narrow_space():
    assert shown_with_unit(Fraction(64400, 4854), 1, "percent") == f"13,3{NARROW}%"
    assert shown_with_unit(4854, 0, "persons") == f"4{NARROW}854"


def test_a_value_that_is_not_there_is_a_sign_and_never_a_number():
    for status in Status:
        if status is not Status.OK:
            assert shown_cell(None, 1, "percent", status) in {".", "..", ":"}


def test_only_hidden_figures_carry_the_sign_of_confidentiality():
    hidden = {status for status, sign in labels.SIGNS.items() if sign == ":"}
    assert hidden == {Status.SUPPRESSED, Status.SUPPRESSED_SECONDARY}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (labels.LEVELS, Level),
        (labels.LEVELS_PLURAL, Level),
        (labels.COLUMNS, COLUMNS),
        (labels.STATUSES, Status),
        (labels.KINDS, Kind),
        (labels.UNITS, Unit),
        (labels.INDICATOR_STATUSES, IndicatorStatus),
        (labels.SIGNS, [status for status in Status if status is not Status.OK]),
    ],
)
def test_every_word_of_a_result_has_its_labels(table, words):
    assert {str(word) for word in words} <= set(table)
    assert all(all(label) for label in table.values())


def test_a_rate_carries_its_factor():
    assert shown_with_unit(Fraction(123, 10), 1, "per_1000") == f"12,3 per 1{NARROW}000"


@pytest.mark.parametrize(
    ("percent", "nb", "en"),
    [
        (Fraction(90), "90-persentil", "90th percentile"),
        (Fraction(22), "22-persentil", "22nd percentile"),
        (Fraction(12), "12-persentil", "12th percentile"),
        (Fraction(25, 2), "12,5-persentil", "12.5th percentile"),
        (None, "Persentil", "Percentile"),
    ],
)
def test_a_percentile_says_which_it_is(percent, nb, en):
    assert (kind_label("percentile", percent).nb, kind_label("percentile", percent).en) == (nb, en)


def test_other_kinds_are_called_by_their_names():
    assert kind_label("median", Fraction(50)).nb == "Median"
