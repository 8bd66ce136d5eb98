"""Terms in running text: whole words in the forms of Norwegian endings, and nothing inside other words."""

import pytest

from nki.inflections import forms_of


def found(term, text):
    return [match[0] for match in forms_of(term).finditer(text)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("svartid", "Svartid svartiden svartider svartidene svartidens svartids"),
        ("pasientskade", "pasientskade Pasientskader pasientskaden pasientskadene pasientskadens"),
        ("responsprogram", "responsprogram responsprogrammet responsprogrammer responsprogrammene"),
        ("AMK", "AMK AMK-en AMKs"),
        ("AMK-sentral", "AMK-sentral AMK-sentralen AMK-sentralene AMK-sentralenes"),
        ("pasientforløp", "pasientforløp pasientforløpet pasientforløpene"),
    ],
)
def test_a_noun_is_found_with_every_ordinary_ending(term, text):
    assert found(term, text) == text.split()


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("uønsket hendelse", ["uønsket hendelse", "Uønskede hendelser", "uønskede hendelsene"]),
        ("akuttmedisinsk samtrening", ["akuttmedisinsk samtrening", "akuttmedisinske samtreninger"]),
    ],
)
def test_the_words_of_a_longer_term_bend_each_for_itself(term, forms):
    assert found(term, "; ".join(forms)) == forms


def test_a_term_may_run_over_the_end_of_a_line():
    assert found("uønsket hendelse", "meldte uønskede\n  hendelser") == ["uønskede\n  hendelser"]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("pasientskade", "pasientskadeerstatning"),
        ("pasientskade", "Norsk pasientskade-erstatning"),
        ("tid", "svartid"),
        ("AMK", "AMK-sentral"),
        ("GTT", "gtt"),
        ("meldeordning", "varselordning"),
    ],
)
def test_a_compound_is_another_word(term, text):
    assert found(term, text) == []


def test_what_stands_in_a_term_is_no_pattern():
    assert found("HLR (norm.)", "HLR (norm.)") == ["HLR (norm.)"]
    assert found("a.c", "abc") == []
