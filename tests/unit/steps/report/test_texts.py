"""Texts from outside are harmless, and places in a page have names of their own."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nki.findings.harmless import seen
from nki.steps.report.texts import anchor


@given(st.lists(st.text(), min_size=1, max_size=3), st.lists(st.text(), min_size=1, max_size=3))
def test_different_places_have_different_names_that_addresses_take(one, other):
    assert (anchor(*one) == anchor(*other)) is (one == other)
    assert re.fullmatch(r"[A-Za-z0-9_.~-]*", anchor(*one))


@given(st.text())
def test_a_text_is_one_line_without_anything_that_cannot_be_seen(text):
    assert not re.search(
        "[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", seen(text)
    )


def test_what_turns_a_line_round_is_written_out():
    assert seen("abc\u202edef\r\n\tghi") == "abc<U+202E>def ghi"


def test_a_soft_hyphen_and_a_narrow_space_stay():
    assert seen("legevakt\u00adsentral 13\u202f%") == "legevakt\u00adsentral 13\u202f%"
