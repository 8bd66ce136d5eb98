"""What values say of themselves, sentence by sentence in three languages."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest

from nki.model.level import Level
from nki.model.release import Release
from nki.model.status import Status
from nki.words import LANGUAGES, sentences, words_for
from tests.unit.releases import ABOUT, COUNT, COUNTS, PROPORTION, PROPORTIONS, row

NATION, COUNTY, UNIT = Level.NATIONAL, Level.COUNTY, Level.ER_UNIT
SAYS = "Andel leger som har deltatt i samtrening siste år"


def said(row, about=ABOUT):
    return [words_for(lang).sentence(row, about) for lang in LANGUAGES]


def headline(*rows, about=ABOUT, lang="nb"):
    return words_for(lang).headline(Release(about, rows, (), ()))


def county(name, value, status=Status.OK, limits=(None, None)):
    """Make a county with a value in tenths of a per cent, so that ties are easy to see."""
    made = row(COUNTY, name[:2], name, value, 1000, status)
    return replace(made, lower=limits[0], upper=limits[1])


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


def test_a_headline_names_the_nation_and_the_highest_and_lowest_county():
    rows = PROPORTIONS[:4]
    assert headline(*rows) == (
        f"{SAYS}: 13,3 prosent (Norge, 2021). "
        "Andelen var høyest i Troms og Finnmark (19,5 prosent) og lavest i Oslo (0,0 prosent)."
    )
    assert headline(*rows, lang="nn") == (
        f"{SAYS}: 13,3 prosent (Noreg, 2021). "
        "Andelen var høgast i Troms og Finnmark (19,5 prosent) og lågast i Oslo (0,0 prosent)."
    )
    assert headline(*rows, lang="en") == (
        f"{SAYS}: 13.3 per cent (Norway, 2021). "
        "The share was highest in Troms og Finnmark (19.5 per cent) and lowest in Oslo (0.0 per cent)."
    )


def test_nothing_is_claimed_of_counties_that_are_not_shown():
    rows = [county("Agder", 100), county("Oslo", 300), county("Vestland", None, Status.SUPPRESSED)]
    assert [headline(*rows, lang=lang) for lang in LANGUAGES] == [
        "Blant fylkene med tall var andelen høyest i Oslo (30,0 prosent) og lavest i Agder (10,0 prosent).",
        "Blant fylka med tal var andelen høgast i Oslo (30,0 prosent) og lågast i Agder (10,0 prosent).",
        (
            "Among the counties with figures, the share was highest in Oslo (30.0 per cent) "
            "and lowest in Agder (10.0 per cent)."
        ),
    ]


def test_two_counties_at_an_end_are_both_named_and_more_are_counted():
    lowest = [county(name, 100) for name in ("Østfold", "Vestland", "Innlandet")]
    told = headline(*lowest, county("Troms", 300), county("Ålesund", 300))
    assert told == (
        "Andelen var høyest i Troms og Ålesund (30,0 prosent) og lavest i tre fylker (10,0 prosent)."
    )


def test_many_counties_are_counted_in_figures():
    lowest = [county(f"Fylke {number}", 100) for number in range(13)]
    assert "lavest i 13 fylker (10,0 prosent)" in headline(*lowest, county("Troms", 300))


def test_counties_that_look_equal_are_called_equal():
    # 29.96 and 30.04 are both 30,0 in the table beside the sentence
    close = replace(county("Agder", 300), value=Fraction(2996, 100))
    told = headline(close, replace(county("Oslo", 300), value=Fraction(3004, 100)), county("Troms", 100))
    assert "høyest i Agder og Oslo (30,0 prosent)" in told


def test_where_all_counties_are_equal_none_is_highest():
    same = [county("Agder", 300), county("Oslo", 300)]
    assert headline(*same) == "I alle fylkene var andelen 30,0 prosent."
    assert headline(*same, county("Troms", None, Status.NO_ANSWER)) == (
        "I alle fylkene med tall var andelen 30,0 prosent."
    )


def test_one_county_alone_is_neither_highest_nor_lowest():
    nation = PROPORTIONS[0]
    alone = headline(nation, county("Oslo", 300), county("Troms", None, Status.SUPPRESSED))
    assert alone == f"{SAYS}: 13,3 prosent (Norge, 2021)."


def test_a_count_has_no_highest_county():
    # the largest county has most of everything
    about = replace(ABOUT, measures=(COUNT,))
    assert "høyest" not in headline(*COUNTS, about=about)


def test_an_estimate_has_no_highest_county():
    about = replace(ABOUT, measures=(replace(PROPORTION, kind="estimate"),))
    rows = [replace(one, kind="estimate") for one in PROPORTIONS[:4]]
    assert headline(*rows, about=about) == f"{SAYS}: 13,3 prosent (Norge, 2021)."


def test_overlapping_intervals_are_told_of():
    rows = [
        county("Agder", 300, limits=(Fraction(20), Fraction(40))),
        county("Oslo", 200, limits=(Fraction(10), Fraction(30))),
    ]
    assert headline(*rows).endswith(
        "lavest i Oslo (20,0 prosent). Usikkerhetsintervallene overlapper, så forskjellen kan være tilfeldig."
    )
    apart = [rows[0], replace(rows[1], upper=Fraction(19))]
    assert headline(*apart).endswith("lavest i Oslo (20,0 prosent).")


def test_a_nation_without_a_figure_says_so_in_the_headline():
    nation = row(NATION, "0", "Norge", None, None, Status.BELOW_RESPONSE_THRESHOLD)
    assert headline(nation) == f"{SAYS}: For få har svart til at tallet for Norge i 2021 kan vises."


def test_the_headline_is_that_of_the_main_measure():
    about = replace(ABOUT, measures=(COUNT, PROPORTION))
    assert headline(*COUNTS, *PROPORTIONS, about=about).startswith(f"{SAYS}: 13,3 prosent")


@pytest.mark.parametrize("kind", sorted(sentences.COMPARED))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_that_is_compared_has_a_name_in_sentences(lang, kind):
    about = replace(ABOUT, measures=(replace(PROPORTION, kind=kind),))
    told = headline(county("Agder", 100), county("Oslo", 300), about=about, lang=lang)
    assert told[0].isupper()


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
