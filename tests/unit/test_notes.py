"""How the figures are made is told in words, in every language."""

from dataclasses import replace
from typing import get_args

import pytest

from nki import notes
from nki.model.spec.measures import IntervalMethod
from nki.words import LANGUAGES, words_for
from tests.unit.releases import ABOUT, COUNT, PROPORTION, release

METHODS = [one for one in get_args(IntervalMethod) if one != "none"]


def method(*measures, lang="nb"):
    made = release(about=replace(ABOUT, measures=measures))
    return list(notes.method(words_for(lang), made))


def test_medians_and_percentiles_are_said_to_be_taken_of_all_rows():
    told = "Gjennomsnitt, medianer og persentiler er regnet av verdiene i alle radene fra området"
    assert not any(one.startswith(told) for one in method(PROPORTION, COUNT))
    for kind in ("mean", "median", "percentile"):
        assert any(one.startswith(told) for one in method(PROPORTION, replace(COUNT, kind=kind)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("interval", METHODS)
def test_every_method_of_an_interval_is_told_in_words(interval, lang):
    told = method(replace(PROPORTION, interval=interval), lang=lang)[-1]
    assert not told.removesuffix(".").endswith(f": {interval}")
    assert told.endswith(".")


def test_a_method_that_is_not_known_is_shown_as_a_result_has_it():
    assert method(replace(PROPORTION, interval="bootstrap\u202e"))[-1].startswith(
        "Intervallet for måltall 1: bootstrap"
    )
    assert "\u202e" not in method(replace(PROPORTION, interval="bootstrap\u202e"))[-1]


def test_measures_with_one_method_are_told_of_together():
    measures = [
        replace(PROPORTION, number=number, interval=interval)
        for number, interval in enumerate(("wilson", "byar", "wilson"), 1)
    ]
    assert method(*measures)[-2:] == [
        "Intervallet for måltall 1 og måltall 3: Wilsons metode.",
        "Intervallet for måltall 2: Byars metode.",
    ]
