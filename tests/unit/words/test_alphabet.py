"""Names stand in the order of the Norwegian alphabet."""

import csv
import random
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nki.words import LANGUAGES, words_for

sort_key = words_for("nb").sort_key

IN_ORDER = [
    "Áfjord",
    "Alta",
    "Asker",
    "Bømlo",
    "Đeanu",
    "Dønna",
    "Eigersund",
    "Hábmer - Hamarøy",
    "Hamar",
    "Kárášjohka - Karasjok",
    "Karlsøy",
    "Legevakt 2",
    "Legevakt 10",
    "Mysen",
    "Müsli",
    "Ná",
    "Ŋállu",
    "Nes",
    "Šibit",
    "Sikkilsdalen",
    "Snåase - Snåsa",
    "Unjárga - Nesseby",
    "Vest Torpa",
    "Vestre Slidre",
    "Ähtäri",
    "Ærø",
    "Øksnes",
    "Ørsta",
    "Östersund",
    "Øygarden",
    "Åfjord",
    "Aalesund",
    "Ålesund",
    "Ås",
]


@pytest.mark.parametrize("seed", range(5))
def test_names_stand_in_the_order_of_the_norwegian_alphabet(seed):
    mixed = IN_ORDER.copy()
    random.Random(seed).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == IN_ORDER


def test_small_and_capital_letters_stand_together():
    assert sorted(["ås", "Ås", "ASKER", "asker", "Bø"], key=sort_key) == ["ASKER", "asker", "Bø", "Ås", "ås"]


def test_a_mark_decides_only_between_equal_letters():
    assert sorted(["Sára", "Sarb", "Sara"], key=sort_key) == ["Sara", "Sára", "Sarb"]


def test_hyphens_and_brackets_part_words_as_spaces_do():
    assert sort_key("Nord-Aurdal")[0] == sort_key("Nord Aurdal")[0]
    assert sorted(["Våler (Østfold)", "Våler (Innlandet)", "Våle"], key=sort_key) == [
        "Våle",
        "Våler (Innlandet)",
        "Våler (Østfold)",
    ]


def test_every_language_has_the_same_order():
    assert len({tuple(sorted(IN_ORDER, key=words_for(lang).sort_key)) for lang in LANGUAGES}) == 1


@given(st.text())
def test_every_text_has_a_place(text):
    assert sort_key(text) == sort_key(text)
    assert sorted([text, "Ås", "12", "Øst"], key=sort_key)


@given(st.text(st.characters(categories=["L", "M", "Zs", "Nd"])))
def test_letters_taken_apart_stand_where_whole_letters_stand(text):
    whole, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert sort_key(whole)[0] == sort_key(apart)[0]


@given(st.text(), st.text())
def test_different_names_never_share_a_place(one, other):
    assert (sort_key(one) == sort_key(other)) is (one == other)


def test_the_municipalities_are_listed_as_an_atlas_lists_them():
    table = files("nki.geography").joinpath("data", "municipalities.csv").read_text("utf-8")
    names = {line["name"] for line in csv.DictReader(table.splitlines())}
    initials = [name[0] for name in sorted(names, key=sort_key)]
    assert "".join(dict.fromkeys(initials)) == "ABDEFGHIJKLMNOPRSTUVØÅ"
