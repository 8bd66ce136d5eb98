"""What values say of themselves, sentence by sentence in three languages."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from nki.model.level import Level
from nki.model.status import Status
from nki.words import LANGUAGES, words_for
from tests.unit.releases import ABOUT, COUNTS, PROPORTION, PROPORTIONS, row

NATION, COUNTY, UNIT = Level.NATIONAL, Level.COUNTY, Level.ER_UNIT
SAYS = "Andel leger som har deltatt i samtrening siste år"


def said(row, about=ABOUT):
    return [words_for(lang).sentence(row, about) for lang in LANGUAGES]


def test_a_value_says_itself():
    assert said(PROPORTIONS[0]) == [
        f"{SAYS}: 13,3 prosent (Norge, 2021).",
        f"{SAYS}: 13,3 prosent (Noreg, 2021).",
        f"{SAYS}: 13.3 per cent (Norway, 2021).",
    ]


def test_a_count_says_what_it_counts():
    assert said(COUNTS[0]) == [
        "Antall leger som har deltatt i samtrening siste år: 644 personer (Norge, 2021).",
        "Antall leger som har deltatt i samtrening siste år: 644 personar (Noreg, 2021).",
        "Antall leger som har deltatt i samtrening siste år: 644 persons (Norway, 2021).",
    ]


def test_a_county_has_its_norwegian_name_in_prose_and_a_unit_its_own():
    troms, unit = PROPORTIONS[3], PROPORTIONS[10]
    assert said(troms)[0] == f"{SAYS}: 19,5 prosent (Troms og Finnmark, 2021)."
    assert said(unit)[0] == f"{SAYS}: 0,0 prosent (Oslo legevakt, 2021)."


@pytest.mark.parametrize(
    ("status", "nb", "nn", "en"),
    [
        (
            Status.ZERO_DENOMINATOR,
            "Tallet for Åmot legevakt i 2021 kan ikke regnes ut fordi nevneren er 0.",
            "Talet for Åmot legevakt i 2021 kan ikkje reknast ut fordi nemnaren er 0.",
            "The figure for Åmot legevakt in 2021 cannot be worked out because the denominator is 0.",
        ),
        (
            Status.BELOW_RESPONSE_THRESHOLD,
            "For få har svart til at tallet for Åmot legevakt i 2021 kan vises.",
            "For få har svart til at talet for Åmot legevakt i 2021 kan visast.",
            "Too few have answered for the figure for Åmot legevakt in 2021 to be shown.",
        ),
        (
            Status.NO_ANSWER,
            "Det finnes ikke noe tall for Åmot legevakt i 2021 fordi ingen har svart på spørsmålet.",
            "Det finst ikkje noko tal for Åmot legevakt i 2021 fordi ingen har svart på spørsmålet.",
            "There is no figure for Åmot legevakt in 2021 because nobody has answered the question.",
        ),
        (
            Status.NOT_APPLICABLE,
            "Spørsmålet var ikke aktuelt for Åmot legevakt i 2021.",
            "Spørsmålet var ikkje aktuelt for Åmot legevakt i 2021.",
            "The question did not apply to Åmot legevakt in 2021.",
        ),
        (
            Status.NOT_OPEN,
            "Åmot legevakt var ikke i drift ved utgangen av 2021.",
            "Åmot legevakt var ikkje i drift ved utgangen av 2021.",
            "Åmot legevakt was not open at the end of 2021.",
        ),
        (
            Status.SUPPRESSED,
            "Tallet for Åmot legevakt i 2021 vises ikke av hensyn til personvernet.",
            "Talet for Åmot legevakt i 2021 blir ikkje vist av omsyn til personvernet.",
            "The figure for Åmot legevakt in 2021 is not shown, to protect people.",
        ),
        (
            Status.SUPPRESSED_SECONDARY,
            "Tallet for Åmot legevakt i 2021 vises ikke, for da kunne andre skjulte tall regnes ut.",
            "Talet for Åmot legevakt i 2021 blir ikkje vist, for då kunne andre skjulte tal reknast ut.",
            (
                "The figure for Åmot legevakt in 2021 is not shown, "
                "for other hidden figures could be worked out from it."
            ),
        ),
    ],
)
def test_where_there_is_no_value_a_sentence_says_why(status, nb, nn, en):
    assert said(row(UNIT, "LV9", "Åmot legevakt", None, None, status)) == [
        f"{SAYS}: {told}" for told in (nb, nn, en)
    ]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.OK])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_hidden_is_in_no_sentence(lang, status):
    hidden = replace(
        row(UNIT, "LV9", "Åmot legevakt", 17, 64, status), lower=Fraction(11), upper=Fraction(42)
    )
    told = words_for(lang).sentence(hidden, ABOUT)
    assert set(re.findall(r"\d+", told)) <= {"2021", "0"}


def test_an_interval_is_told_as_what_it_is():
    estimate = replace(row(NATION, "0", "Norge", 131, 1000), lower=Fraction(119, 10), upper=Fraction(145, 10))
    assert said(estimate) == [
        f"{SAYS}: 13,1 prosent (Norge, 2021). Usikkerhetsintervallet går fra 11,9 til 14,5 prosent.",
        f"{SAYS}: 13,1 prosent (Noreg, 2021). Uvisseintervallet går frå 11,9 til 14,5 prosent.",
        f"{SAYS}: 13.1 per cent (Norway, 2021). The uncertainty interval runs from 11.9 to 14.5 per cent.",
    ]


def test_a_period_is_told_in_words():
    told = said(replace(PROPORTIONS[0], period="2024-M03R12"))
    assert told[0] == f"{SAYS}: 13,3 prosent (Norge, 12 måneder til og med mars 2024)."
    hidden = replace(row(COUNTY, "11", "Rogaland", None, None, Status.SUPPRESSED), period="2024-M03R12")
    assert said(hidden)[1] == (
        f"{SAYS}: Talet for Rogaland i dei 12 månadene til og med mars 2024 "
        "blir ikkje vist av omsyn til personvernet."
    )


PHRASES = (
    ("nb", "I {period} hadde {value} av legene ved legevaktene i {area} deltatt i samtrening."),
    ("nn", "I {period} hadde {value} av legane {where} teke del i samtrening."),
    (
        "en",
        "In {period}, {numerator} of {denominator} doctors {where} ({value}) had trained jointly.",
    ),
)


def phrased(*phrases):
    return replace(ABOUT, measures=(replace(PROPORTION, phrases=phrases),))


def test_a_measure_says_itself_in_its_own_words():
    assert said(PROPORTIONS[0], phrased(*PHRASES)) == [
        "I 2021 hadde 13,3 prosent av legene ved legevaktene i Norge deltatt i samtrening.",
        "I 2021 hadde 13,3 prosent av legane ved legevaktene i Noreg teke del i samtrening.",
        "In 2021, 644 of 4,854 doctors at the ER units in Norway (13.3 per cent) had trained jointly.",
    ]


def test_a_phrase_about_areas_is_not_said_of_a_unit():
    unit = PROPORTIONS[10]
    assert said(unit, phrased(*PHRASES)) == [
        f"{SAYS}: 0,0 prosent (Oslo legevakt, 2021).",
        "I 2021 hadde 0,0 prosent av legane ved Oslo legevakt teke del i samtrening.",
        "In 2021, 0 of 612 doctors at Oslo legevakt (0.0 per cent) had trained jointly.",
    ]


def test_units_that_serve_a_municipality_are_not_said_to_lie_in_it():
    assert said(PROPORTIONS[5], phrased(*PHRASES))[:2] == [
        f"{SAYS}: 15,6 prosent (Fredrikstad, 2021).",
        (
            "I 2021 hadde 15,6 prosent av legane ved legevaktene som dekkjer Fredrikstad kommune "
            "teke del i samtrening."
        ),
    ]


def test_a_language_without_a_phrase_has_the_plain_sentence():
    assert said(PROPORTIONS[0], phrased(PHRASES[0]))[2] == f"{SAYS}: 13.3 per cent (Norway, 2021)."


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.OK])
def test_a_phrase_is_not_said_of_a_value_that_is_not_there(status):
    hidden = row(COUNTY, "11", "Rogaland", 17, 64, status)
    about = phrased(("nb", "{numerator} av {denominator} i {area}: {value}."))
    assert words_for("nb").sentence(hidden, about) == words_for("nb").sentence(hidden, ABOUT)


@pytest.mark.parametrize("phrase", ["{value} {name}", "{numerator} av {denominator}: {value}"])
def test_a_phrase_with_a_place_that_nothing_fills_is_not_said(phrase):
    without = replace(PROPORTIONS[0], numerator=None)
    assert said(without, phrased(("nb", phrase)))[0] == f"{SAYS}: 13,3 prosent (Norge, 2021)."


def test_names_are_not_read_as_phrases():
    hostile = replace(PROPORTIONS[3], name="{value} {period.__class__} <b>")
    about = phrased(("nb", "{area}: {value}."))
    assert said(hostile, about)[0] == "{value} {period.__class__} <b>: 19,5 prosent."


def test_a_group_is_named_and_the_phrase_for_everybody_is_not_said_of_it():
    women = replace(PROPORTIONS[0], stratum="sex", group="kvinner")
    assert said(women, phrased(*PHRASES))[0] == f"{SAYS}: 13,3 prosent (Norge, kvinner, 2021)."
    hidden = replace(
        row(COUNTY, "11", "Rogaland", None, None, Status.SUPPRESSED), stratum="sex", group="kvinner"
    )
    assert "for Rogaland (kvinner) i 2021" in said(hidden)[0]


def test_provisional_figures_say_that_they_are():
    nation = replace(PROPORTIONS[0], provisional="provisional")
    assert [told.rpartition(". ")[2] for told in said(nation)] == [
        "Tallet er foreløpig.",
        "Talet er førebels.",
        "The figure is provisional.",
    ]


def test_a_figure_says_how_many_answers_it_is_based_on():
    nation = replace(PROPORTIONS[0], invited=1167, answered=1161)
    assert [words_for(lang).basis(nation, ABOUT) for lang in LANGUAGES] == [
        "Bygger på svar fra 1\u202f161 av 1\u202f167 legevakter.",
        "Byggjer på svar frå 1\u202f161 av 1\u202f167 legevakter.",
        "Based on answers from 1,161 of 1,167 ER units.",
    ]
    assert words_for("nb").basis(PROPORTIONS[10], ABOUT) == "Bygger på svar fra 1 av 1 legevakt."
    assert words_for("nb").basis(PROPORTIONS[6], ABOUT) == ""


def test_labels_inside_a_sentence_keep_the_capitals_of_names():
    nb, nn, en = map(words_for, LANGUAGES)
    assert nb.counted(1, Level.REGSIM_REGION) == "1 RegSim-region"
    assert nn.counted(15, COUNTY) == "15 fylke"
    assert en.counted(2, UNIT) == "2 ER units"
    assert nb.inside("Måleperiode") == "måleperiode"
    assert nb.inside("") == ""


def test_places_are_told_with_their_preposition():
    nb, nn, en = map(words_for, LANGUAGES)
    assert nb.area("Norge", NATION) == "i Norge"
    assert nn.area("Norge", NATION) == "i Noreg"
    assert en.area("Norge", NATION) == "in Norway"
    assert nb.area("Troms og Finnmark - Romsa ja Finnmárku", COUNTY) == "i Troms og Finnmark"
    assert nb.area("Hábmer - Hamarøy", Level.MUNICIPALITY) == "i Hábmer - Hamarøy kommune"
    assert nn.area("Fedje legevakt", UNIT) == "ved Fedje legevakt"
    assert en.area("Fedje legevakt", UNIT) == "at Fedje legevakt"


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_level_has_its_preposition(lang, level):
    assert words_for(lang).area("Sted", level).partition(" ")[2]


def test_lists_are_joined_as_they_are_spoken():
    nb, nn, en = map(words_for, LANGUAGES)
    assert nb.join(["a", "b", "c"]) == nn.join(["a", "b", "c"]) == "a, b og c"
    assert en.join(["a", "b", "c"]) == "a, b and c"
    assert [nb.join([]), nb.join(["a"]), nb.join(["a", "b"])] == ["", "a", "a og b"]


def test_a_language_without_words_is_refused():
    with pytest.raises(ValueError, match="sv"):
        words_for("sv")
