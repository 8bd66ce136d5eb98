"""Paragraphs and lists in the texts of a specification."""

import pytest

from nki.formtext import Look
from nki.formtext.prose import paragraphs


def read(text):
    return [(block.lead, block.text) for block in paragraphs(text)]


def test_every_line_is_a_paragraph_and_blank_ones_are_none():
    assert read("Først.\n\n  Så  dette. \n\t\n") == [("", "Først."), ("", "Så dette.")]


def test_spaces_that_hold_words_together_stay():
    assert read("§\u00a04 og 13\u202f%") == [("", "§\u00a04 og 13\u202f%")]


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "·"])
def test_what_is_marked_as_an_item_is_one_whatever_the_mark(mark):
    (block,) = paragraphs(f"{mark} Punkt")
    assert (block.look, block.lead, block.text) == (Look.ITEM, "•", "Punkt")


def test_numbers_in_order_are_a_list():
    assert read("Først:\n1. en\n2) to\n3. tre\nSlutt\n1. en\n2. to") == [
        ("", "Først:"),
        ("1.", "en"),
        ("2.", "to"),
        ("3.", "tre"),
        ("", "Slutt"),
        ("1.", "en"),
        ("2.", "to"),
    ]


@pytest.mark.parametrize(
    "text", ["1. januar 2020 ble dette endret.", "2. linje\n3. linje", "-5 grader", "1.1-31.12."]
)
def test_a_number_or_a_sign_alone_is_no_list(text):
    assert all(not lead for lead, _ in read(text))
