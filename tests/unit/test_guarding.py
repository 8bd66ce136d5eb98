"""No text that nki writes for a spreadsheet is a formula, and every text comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.guarding import guarded, unguarded

DANGEROUS = "=+-@\t\r\n"
TEXTS = st.text() | st.text(st.sampled_from([*"'=+-@\t\r\n a1"]), max_size=6)


@given(TEXTS)
def test_what_was_guarded_comes_back_and_never_starts_a_formula(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple(DANGEROUS))


@given(TEXTS, TEXTS)
def test_two_texts_are_never_guarded_into_one(one, two):
    assert one == two or guarded(one) != guarded(two)


@given(st.text(st.characters(exclude_characters=DANGEROUS + "'"), max_size=1), st.text())
def test_what_starts_with_neither_an_apostrophe_nor_a_sign_of_a_formula_stays_as_it_is(first, rest):
    if first:
        assert guarded(first + rest) == unguarded(first + rest) == first + rest


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("-5", "'-5"),
        ("'-5", "''-5"),
        ("'hei'", "'hei'"),
        ("", ""),
        ("'", "'"),
        ("a=b", "a=b"),
    ],
)
def test_an_apostrophe_is_added_only_where_it_is_needed(text, written):
    assert guarded(text) == written
